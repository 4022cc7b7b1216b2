package cn.sidian.certificate.catalog;

import org.jspecify.annotations.Nullable;

/**
 * Where the state of certificates of a type is published. A status index is a permanent handle:
 * whoever scanned a certificate once can watch its state. A type may choose to answer online only.
 *
 * @param list the URI of its lists, without the issue period; null for online only
 * @param hiddenVolume whether unassigned entries look valid, so that the list does not tell how
 *     many certificates there are
 */
public record StatusPolicy(@Nullable String list, boolean hiddenVolume) {}
