package cn.sidian.exemption;

/**
 * One item of a list, decided.
 *
 * @param item its code or name
 * @param department the department it belongs to
 * @param decided the decisions on its materials
 */
public record ListedDecision(String item, String department, CaseDecision decided) {}
