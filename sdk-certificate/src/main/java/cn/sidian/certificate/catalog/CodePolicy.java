package cn.sidian.certificate.catalog;

import java.util.List;
import java.util.Objects;

/**
 * What the code printed on certificates of a type carries (OD-23). The symbol and content of GB/T
 * 36905 are not known for certain; a ministry's own string may be carried beside ours.
 *
 * @param content how much
 * @param fields the items in clear, as printed; {@code *} behind a name for the masked form
 */
public record CodePolicy(Content content, List<String> fields) {
  /** How much a printed code carries. */
  public enum Content {
    /** Identifier, status and the fields of the policy. */
    FULL,
    /** Identifier and status: the text on the paper cannot be compared. */
    MINIMAL,
    /** No code. */
    NONE
  }

  /**
   * Copies the list.
   *
   * @param content how much
   * @param fields the items in clear
   */
  public CodePolicy {
    Objects.requireNonNull(content, "content");
    fields = List.copyOf(fields);
  }
}
