/**
 * Seal a PDF, verify a PDF: the map of this module.
 *
 * <ul>
 *   <li>{@link cn.sidian.seal.PdfSealer}: puts a {@link cn.sidian.seal.Seal} with its {@link
 *       cn.sidian.seal.SealNote} on documents, in memory or file to file.
 *   <li>{@link cn.sidian.seal.image}: what a seal looks like.
 * </ul>
 *
 * <p>A seal is applied under a {@link cn.sidian.seal.SealProfile}; a refusal is a {@link
 * cn.sidian.seal.SealRefusal}, not an exception.
 */
@NullMarked
package cn.sidian.seal;

import org.jspecify.annotations.NullMarked;
