package cn.sidian.certificate;

import java.util.Objects;

/**
 * One item of what a certificate says: a short name of GB/T 36903 and its value as text. May be
 * personal data: {@link #toString()} shows the name only.
 *
 * @param name as {@code ZZBH}, {@code CZZT/2} for the second holder, {@code KZ_…} for items of the
 *     type
 * @param value the value as text; days as {@code 2026-01-31}
 */
public record MetadataItem(String name, String value) {
  /**
   * Checks that both are there.
   *
   * @param name the short name
   * @param value the value as text
   */
  public MetadataItem {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(value, "value");
  }

  @Override
  public String toString() {
    return "MetadataItem[" + name + "]";
  }
}
