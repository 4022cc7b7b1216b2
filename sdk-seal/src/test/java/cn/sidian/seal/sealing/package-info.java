/** What holds for every seal: the rules of {@link cn.sidian.seal.PdfSealer}, one class for each. */
@NullMarked
package cn.sidian.seal.sealing;

import org.jspecify.annotations.NullMarked;
