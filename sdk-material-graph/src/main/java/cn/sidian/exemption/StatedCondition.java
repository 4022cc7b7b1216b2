package cn.sidian.exemption;

import cn.sidian.condition.Truth;
import cn.sidian.core.Text;

/**
 * One condition of an answer, by name.
 *
 * @param label what must hold
 * @param truth whether it holds
 */
public record StatedCondition(Text label, Truth truth) {}
