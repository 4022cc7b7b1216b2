package cn.sidian.exemption.internal.pack;

import cn.sidian.condition.Condition;
import org.jspecify.annotations.Nullable;

/**
 * A duty that goes with a rule.
 *
 * @param code its code
 * @param when when it arises beside the rule's own condition, or null for always
 * @param dueFact the fact that says by which day, or null
 */
public record DutyModel(String code, @Nullable Condition when, @Nullable String dueFact) {}
