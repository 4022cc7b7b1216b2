/** Packs compiled for deciding, and the decision of one material. */
@NullMarked
package cn.sidian.exemption.internal.engine;

import org.jspecify.annotations.NullMarked;
