/**
 * What a reader sees: fonts and their subsets, the face of a seal as vector paths, and the layout
 * of the note beside it.
 */
@NullMarked
package cn.sidian.seal.internal.appearance;

import org.jspecify.annotations.NullMarked;
