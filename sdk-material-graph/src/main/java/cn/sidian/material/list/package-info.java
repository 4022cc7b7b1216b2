/**
 * The unified list of materials (材料统一清单) and what offices do with it.
 *
 * <ul>
 *   <li>{@link cn.sidian.material.list.MaterialList}: items, materials, which item asks for which,
 *       who answers for the data;
 *   <li>{@link cn.sidian.material.list.MaterialListFile}: JSON, YAML and CSV as offices export it;
 *   <li>{@link cn.sidian.material.list.MaterialListCheck}: everything that is wrong, at once;
 *   <li>MaterialRegister: filing of changes, versions, sign-off, publication;
 *   <li>DoubleList: what the office fetches and what the applicant still submits.
 * </ul>
 */
@NullMarked
package cn.sidian.material.list;

import org.jspecify.annotations.NullMarked;
