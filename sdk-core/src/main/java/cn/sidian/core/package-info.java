/**
 * How the SDK reports, and the map of this module.
 *
 * <ul>
 *   <li>{@link cn.sidian.core.Finding}: one fact for people and programs, in Chinese and English,
 *       with a stable code; {@link cn.sidian.core.Verdict}: the bottom line.
 *   <li>{@link cn.sidian.core.audit}: can we prove what happened?
 *   <li>{@link cn.sidian.core.code}: is this social credit code, citizen number or service item
 *       code well formed?
 *   <li>{@link cn.sidian.core.crypto}: who signs, with which algorithms (SM2, RSA, ECDSA)?
 *   <li>{@link cn.sidian.core.law}: which text says so, and which of two prevails?
 *   <li>{@link cn.sidian.core.privacy}: who may see this?
 *   <li>{@link cn.sidian.core.status}: is it in force, as of when?
 *   <li>{@link cn.sidian.core.store}: where is it kept?
 *   <li>{@link cn.sidian.core.trust}: whom do we believe?
 * </ul>
 *
 * <p>Three kinds of trouble are told apart everywhere: a wrong call is an {@link
 * IllegalArgumentException} or {@link NullPointerException}; input that cannot be read is a {@link
 * cn.sidian.core.SidianException}; a "no" or "unknown" is a report, never an exception.
 */
@NullMarked
package cn.sidian.core;

import org.jspecify.annotations.NullMarked;
