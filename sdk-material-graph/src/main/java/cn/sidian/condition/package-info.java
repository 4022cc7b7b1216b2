/**
 * What is true, false or unknown: conditions over facts in an open world, shared by the
 * prerequisite graph and the exemption rules.
 *
 * <ul>
 *   <li>{@link cn.sidian.condition.Truth}: strong Kleene logic.
 *   <li>{@link cn.sidian.condition.Facts}: what is known; what is absent is unknown, never false.
 *   <li>{@link cn.sidian.condition.Condition}: the structured conditions of rule packs and graphs.
 *   <li>{@link cn.sidian.condition.SourceException}: everything that is wrong with a file, with
 *       line and column.
 * </ul>
 *
 * <p>All types are immutable and safe for many threads.
 */
@NullMarked
package cn.sidian.condition;

import org.jspecify.annotations.NullMarked;
