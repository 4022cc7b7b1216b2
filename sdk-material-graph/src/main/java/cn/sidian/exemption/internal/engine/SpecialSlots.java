package cn.sidian.exemption.internal.engine;

/**
 * What the semantics itself asks for, beside the rules.
 *
 * @param listed the leaf: the material is on the list in force
 * @param anyBasis the node: some text in force demands it
 * @param departure the leaf: the reason for a departure is on record
 * @param region the slot of the region
 */
record SpecialSlots(int listed, Node anyBasis, int departure, int region) {}
