/**
 * Not exported to hosts: signed structures in one envelope for codes, status lists, statements and
 * bundles, and their spelling as text.
 */
@NullMarked
package cn.sidian.core.internal.envelope;

import org.jspecify.annotations.NullMarked;
