package cn.sidian.certificate.catalog;

import cn.sidian.certificate.internal.catalog.TypeJson;
import cn.sidian.core.SidianException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One edition of a type of certificate (GB/T 36902): everything about it is data. Immutable and
 * safe for many threads.
 *
 * @param code 21 characters: the social credit code of the defining authority and three more
 * @param edition the name of the edition
 * @param name 证照类型名称
 * @param definedBy the name of the defining authority
 * @param from the first day of issue under this edition
 * @param to the last day, or null
 * @param holders who may hold it
 * @param maxYears the longest period; 0 for any
 * @param openEnded whether a certificate may have no end (长期)
 * @param fields its items, and the form of the number
 * @param photo the photo, or null for a type without
 * @param layout how it is drawn
 * @param printedCode what the printed code carries
 * @param status where the state is published
 * @param service the promise of the published list, or null if it is not on it
 * @param simulated whether it is the result of a simulated approval (模拟审批), for trial only: it
 *     never verifies as a certificate in force
 */
public record CertificateType(
    String code,
    String edition,
    String name,
    String definedBy,
    LocalDate from,
    @Nullable LocalDate to,
    HolderRule holders,
    int maxYears,
    boolean openEnded,
    List<FieldRule> fields,
    @Nullable PhotoRule photo,
    LayoutSpec layout,
    CodePolicy printedCode,
    StatusPolicy status,
    @Nullable ServicePromise service,
    boolean simulated) {
  /** The format of its JSON. */
  public static final String FORMAT = "sidian-certificate-type/1";

  /**
   * Checks the parts.
   *
   * @param code 21 characters
   * @param edition the name of the edition
   * @param name 证照类型名称
   * @param definedBy the name of the defining authority
   * @param from the first day of issue under this edition
   * @param to the last day, or null
   * @param holders who may hold it
   * @param maxYears the longest period
   * @param openEnded whether a certificate may have no end
   * @param fields its items
   * @param photo the photo, or null
   * @param layout how it is drawn
   * @param printedCode what the printed code carries
   * @param status where the state is published
   * @param service the promise, or null
   * @param simulated whether it is the result of a simulated approval
   * @throws IllegalArgumentException if the code has another form, or the edition ends before it
   *     begins
   */
  public CertificateType {
    Objects.requireNonNull(holders, "holders");
    Objects.requireNonNull(layout, "layout");
    Objects.requireNonNull(printedCode, "printedCode");
    Objects.requireNonNull(status, "status");
    fields = List.copyOf(fields);
    if (!code.matches("[0-9A-Z]{21}")) {
      throw new IllegalArgumentException("a type code has 21 digits and capital letters");
    }
    if (edition.isBlank() || name.isBlank() || definedBy.isBlank()) {
      throw new IllegalArgumentException("a type needs its edition, name and defining authority");
    }
    if (to != null && to.isBefore(from)) {
      throw new IllegalArgumentException("an edition ends on its first day or later");
    }
  }

  /**
   * Reads a type.
   *
   * @param json UTF-8
   * @return the type
   * @throws SidianException {@code CATALOGUE_MALFORMED} with line and column
   */
  public static CertificateType parse(byte[] json) {
    return TypeJson.read(json);
  }

  /**
   * The one way of writing it (RFC 8785).
   *
   * @return UTF-8
   */
  public byte[] canonicalJson() {
    return TypeJson.write(this);
  }

  /**
   * Whether certificates may be issued under this edition on a day.
   *
   * @param day the day of issue
   * @return true on the first and the last day too
   */
  public boolean isInForce(LocalDate day) {
    return !day.isBefore(from) && (to == null || !day.isAfter(to));
  }

  /**
   * How an item is called on certificates of this type.
   *
   * @param item its short name, as {@code ZZBH} or {@code KZ_XB}
   * @return the Chinese name; the short name itself if nobody gave one
   */
  public String label(String item) {
    for (FieldRule field : fields) {
      if (field.name().equals(item)) {
        return field.zh();
      }
    }
    return TypeJson.standardLabel(item);
  }
}
