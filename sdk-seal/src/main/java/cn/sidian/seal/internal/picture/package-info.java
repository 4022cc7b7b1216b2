/**
 * Whether a page shows the picture of a seal (WD-42): the page is drawn small, without text, from
 * what the strict reader reads, and its red round marks are looked for.
 */
@NullMarked
package cn.sidian.seal.internal.picture;

import org.jspecify.annotations.NullMarked;
