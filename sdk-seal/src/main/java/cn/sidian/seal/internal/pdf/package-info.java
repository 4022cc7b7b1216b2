/**
 * The bytes of a PDF (ISO 32000): objects, cross references and revisions as they stand in the
 * file, and the writer of incremental updates. Nothing is repaired here: what does not follow the
 * rules is refused or recorded.
 */
@NullMarked
package cn.sidian.seal.internal.pdf;

import org.jspecify.annotations.NullMarked;
