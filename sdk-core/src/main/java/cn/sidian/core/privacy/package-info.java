/**
 * Who may see this? Masked for eyes, a keyed digest for searching, enciphered at rest (WD-57).
 *
 * <ul>
 *   <li>{@link cn.sidian.core.privacy.Masking}: names, numbers and accounts as others may see them.
 *   <li>{@link cn.sidian.core.privacy.KeyedDigest}: finds a person's rows without storing the
 *       number; a digest without a key would be guessed in seconds.
 *   <li>{@link cn.sidian.core.privacy.FieldCipher}: SM4-GCM for single columns.
 * </ul>
 */
@NullMarked
package cn.sidian.core.privacy;

import org.jspecify.annotations.NullMarked;
