package cn.sidian.certificate.internal.quality;

import cn.sidian.certificate.ValidityPeriod;
import cn.sidian.certificate.catalog.CertificateType;
import cn.sidian.certificate.quality.CertificateRecord;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The three days of a record: form, order, placeholders. */
final class RecordDays {
  private static final Set<LocalDate> NO_DAYS =
      Set.of(
          LocalDate.of(1900, 1, 1),
          LocalDate.of(1970, 1, 1),
          LocalDate.of(1, 1, 1),
          LocalDate.of(9999, 12, 31));
  private static final LocalDate FOR_EVER = LocalDate.of(9999, 12, 31);

  private final CertificateRecord record;
  private final Defects defects;
  private @Nullable LocalDate issuedOn;
  private @Nullable LocalDate from;
  private @Nullable LocalDate to;
  private boolean unreadableEnd;
  private boolean forEver;

  RecordDays(CertificateRecord record, Defects defects) {
    this.record = record;
    this.defects = defects;
  }

  void read() {
    issuedOn = day("issuedOn", record.issuedOn(), true);
    from = day("validFrom", record.validFrom(), true);
    String end = record.validTo();
    if (end == null || end.equals("长期")) {
      forEver = true;
    } else if (end.equals(FOR_EVER.toString())) {
      forEver = true;
    } else {
      to = day("validTo", end, false);
      unreadableEnd = to == null;
    }
  }

  private @Nullable LocalDate day(String field, @Nullable String text, boolean required) {
    if (text == null || text.isBlank()) {
      if (required) {
        defects.error("MISSING_ELEMENT", "value", field);
      } else {
        defects.error("PLACEHOLDER", "value", field);
      }
      return null;
    }
    LocalDate day;
    try {
      day = text.length() == 10 ? LocalDate.parse(text) : null;
    } catch (DateTimeException e) {
      day = null;
    }
    if (day == null) {
      defects.error("WRONG_FORM", "day", field);
      return null;
    }
    if (NO_DAYS.contains(day)) {
      defects.error("PLACEHOLDER", "day", field);
      return null;
    }
    return day;
  }

  void judge(@Nullable CertificateType type, LocalDate today) {
    if (issuedOn != null && issuedOn.isAfter(today)) {
      defects.error("DAY_ORDER", "future", "issuedOn");
    }
    if (issuedOn != null && from != null && from.isBefore(issuedOn)) {
      defects.error("DAY_ORDER", "begins", "validFrom");
    }
    if (from != null && to != null && to.isBefore(from)) {
      defects.error("DAY_ORDER", "ends", "validTo");
    }
    if (type == null) {
      return;
    }
    if (forEver && !type.openEnded()) {
      if (record.validTo() == null) {
        defects.error("MISSING_ELEMENT", "end", "validTo");
      } else {
        defects.error("PLACEHOLDER", "forEver", "validTo");
      }
    } else if (forEver && FOR_EVER.toString().equals(record.validTo())) {
      defects.warning("PLACEHOLDER", "readAsForEver", "validTo");
    }
    if (type.maxYears() > 0 && from != null && to != null && tooLong(type, from, to)) {
      defects.error("DAY_ORDER", "long", "validTo", type.maxYears());
    }
  }

  private static boolean tooLong(CertificateType type, LocalDate from, LocalDate to) {
    return to.isAfter(from.plusYears(type.maxYears()));
  }

  @Nullable LocalDate issuedOn() {
    return issuedOn;
  }

  /** Only when nothing is wrong with the days. */
  ValidityPeriod period() {
    if (from == null || unreadableEnd) {
      throw new IllegalStateException("judged to be there");
    }
    return new ValidityPeriod(from, forEver ? null : to);
  }
}
