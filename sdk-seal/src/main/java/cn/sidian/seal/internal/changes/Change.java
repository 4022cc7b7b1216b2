package cn.sidian.seal.internal.changes;

import org.jspecify.annotations.Nullable;

/**
 * One change after a signature, in human terms.
 *
 * @param rule the rule that justifies it, or the code of the violation
 * @param level how far it goes
 * @param place where: a page, field or part of the document
 * @param before the old value for people, or null
 * @param after the new value for people, or null
 */
public record Change(
    String rule,
    ChangeLevel level,
    String place,
    @Nullable String before,
    @Nullable String after) {}
