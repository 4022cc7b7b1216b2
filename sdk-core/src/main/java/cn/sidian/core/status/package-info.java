/**
 * Is it in force, as of when, and without a network? Signed lists of a few bits for each thing that
 * an issuer vouches for, neutral of what these things are: certificates and seals use them.
 *
 * <ul>
 *   <li>{@link cn.sidian.core.status.StatusEntries} are filled, {@link
 *       cn.sidian.core.status.StatusListPublisher} signs them into a {@link
 *       cn.sidian.core.status.StatusList}.
 *   <li>{@link cn.sidian.core.status.StatusResolver} answers from a {@link
 *       cn.sidian.core.status.StatusListSource}: is the list the issuer's, whole, fresh enough
 *       ({@link cn.sidian.core.status.StatusFreshness}), and no older than one that was seen before
 *       ({@link cn.sidian.core.status.StatusListMemory})? A list that fails answers nothing.
 * </ul>
 */
@NullMarked
package cn.sidian.core.status;

import org.jspecify.annotations.NullMarked;
