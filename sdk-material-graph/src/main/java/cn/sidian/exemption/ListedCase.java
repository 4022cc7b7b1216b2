package cn.sidian.exemption;

/**
 * One item of a list with what is assumed of a usual case of it.
 *
 * @param item its code or name
 * @param department the department it belongs to
 * @param given what is known or assumed, with the materials of the item
 */
public record ListedCase(String item, String department, ServiceCase given) {}
