package cn.sidian.exemption.internal.engine;

import cn.sidian.exemption.DecisionType;
import cn.sidian.exemption.Question;

/**
 * The outcome rules of one pack that answer one question alike: rank beats them together.
 *
 * @param number its number
 * @param pack the number of the pack
 * @param question the question
 * @param type the answer
 */
record RuleGroup(int number, int pack, Question question, DecisionType type) {}
