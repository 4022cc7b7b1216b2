package cn.sidian.material;

import cn.sidian.core.law.LegalBasis;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What many requirements share: kept once, so that an edge costs four bytes for it. */
record Terms(
    @Nullable LegalBasis basis,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    boolean verified) {
  static final Terms NONE = new Terms(null, null, null, true);

  boolean isInForceOn(LocalDate day) {
    return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
  }
}
