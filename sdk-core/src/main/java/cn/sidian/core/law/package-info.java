/**
 * Which text says so, and which of two texts prevails: legal bases, ranks of law and their partial
 * order after the Legislation Law (立法法, articles 98–106 as amended in 2023, 87–95 before; the
 * numbering is unverified).
 */
@NullMarked
package cn.sidian.core.law;

import org.jspecify.annotations.NullMarked;
