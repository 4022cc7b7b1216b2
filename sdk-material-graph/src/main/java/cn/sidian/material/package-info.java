/**
 * What exists and what needs what: material lists, and the prerequisite graph (前后置条件关系图谱).
 *
 * <ul>
 *   <li>{@link cn.sidian.material.PrerequisiteGraph}: who needs what, as an AND-OR graph; cycles,
 *       deadlocks, cuts, what to bring, stages;
 *   <li>{@link cn.sidian.material.GraphFile}: graphs in files (JSON, YAML, CSV, edge lists);
 *   <li>{@link cn.sidian.material.GraphCheck}: everything that is wrong with a graph, as findings;
 *   <li>{@link cn.sidian.material.GraphExport}: DOT, GraphML, Mermaid, SVG and HTML.
 * </ul>
 *
 * <p>A graph is immutable and safe for many threads. Conditions are those of {@link
 * cn.sidian.condition}: three-valued, over facts of which some are unknown.
 */
@NullMarked
package cn.sidian.material;

import org.jspecify.annotations.NullMarked;
