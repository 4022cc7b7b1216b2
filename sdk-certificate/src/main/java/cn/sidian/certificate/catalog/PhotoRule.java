package cn.sidian.certificate.catalog;

/**
 * The photo of a type.
 *
 * @param required whether it must be there
 * @param minWidth the least width, in pixels
 * @param minHeight the least height, in pixels
 */
public record PhotoRule(boolean required, int minWidth, int minHeight) {}
