/**
 * Is this code well formed?
 *
 * <p>Each kind of code is a value class with {@code parse(String)} and {@code parse(String,
 * Strictness)}; the answer is a {@link cn.sidian.core.code.CodeParse} that holds the value, or says
 * everything that is wrong with what was written:
 *
 * <ul>
 *   <li>{@link cn.sidian.core.code.UnifiedSocialCreditCode}: GB 32100-2015
 *   <li>{@link cn.sidian.core.code.OrganisationCode}: GB 11714-1997
 *   <li>{@link cn.sidian.core.code.CitizenId}: GB 11643-1999
 *   <li>{@link cn.sidian.core.code.RegionCode}: GB/T 2260 and the statistical codes below it
 *   <li>{@link cn.sidian.core.code.ServiceItemCode}: C 0109-2018
 *   <li>{@link cn.sidian.core.code.CheckCharacter}: the bare check character of GB/T 17710-2008
 * </ul>
 *
 * <p>Only the form is judged: length, characters, check characters, dates. <strong>No list of
 * existing divisions, organisations, persons or items is consulted</strong>, and no clock: a code
 * can be well formed and belong to nobody, and codes of divisions abolished long ago stay readable.
 *
 * <p>A code is never corrected. The value keeps the characters that were written; two values are
 * equal when their {@code normalized()} forms are. Everything here is immutable and safe for many
 * threads.
 */
@NullMarked
package cn.sidian.core.code;

import org.jspecify.annotations.NullMarked;
