/**
 * May the office ask for this material? Rules cite the law, unknowns stay unknown.
 *
 * <ul>
 *   <li>{@link cn.sidian.exemption.RulePack}: the rules of one regulation, as data.
 *   <li>{@link cn.sidian.exemption.ExemptionRules}: packs compiled together; it decides.
 *   <li>{@link cn.sidian.exemption.ServiceCase}: what is known of a case.
 *   <li>{@link cn.sidian.exemption.ExemptionDecision}: the answer, with its reasons.
 * </ul>
 */
@NullMarked
package cn.sidian.exemption;

import org.jspecify.annotations.NullMarked;
