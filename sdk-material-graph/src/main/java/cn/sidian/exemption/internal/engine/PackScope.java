package cn.sidian.exemption.internal.engine;

import cn.sidian.condition.FactValue;
import cn.sidian.core.code.RegionCode;
import cn.sidian.exemption.Adoption;
import cn.sidian.exemption.internal.pack.PackModel;
import cn.sidian.exemption.internal.pack.RuleModel;
import cn.sidian.exemption.internal.pack.SourceModel;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Where and when the rules of a pack hold. */
final class PackScope {
  private final PackModel pack;
  private final int regionSlot;

  /** The slot of the day from which an office adopted an undated text, or {@link Leaf#NONE}. */
  final int adoptionSlot;

  PackScope(PackModel pack, int regionSlot, int adoptionSlot) {
    this.pack = pack;
    this.regionSlot = regionSlot;
    this.adoptionSlot = adoptionSlot;
  }

  /** Whether the case lies in the pack's division; unknown while the region is. */
  byte region(Frame frame) {
    RegionCode own = pack.region();
    if (own == null) {
      return Tri.TRUE;
    }
    Object region = frame.value(regionSlot);
    if (region == Frame.OPEN) {
      return Tri.UNKNOWN;
    }
    String code = ((FactValue) region).text();
    return Tri.of(RegionCode.parse(code).value().map(own::covers).orElse(false));
  }

  /** Whether an undated text was adopted by the day of acceptance. */
  byte adoption(Frame frame) {
    if (adoptionSlot == Leaf.NONE) {
      return Tri.TRUE;
    }
    LocalDate from = Leaf.day(frame, adoptionSlot, frame.value(adoptionSlot));
    return from == null ? Tri.UNKNOWN : Tri.of(!frame.acceptedAt().isBefore(from));
  }

  /** Whether a rule of the pack is in force by its days. */
  byte days(Frame frame, RuleModel rule) {
    SourceModel source = pack.source();
    Adoption adopted = source == null ? frame.given().adopted().get(pack.id()) : null;
    if (adopted != null && frame.acceptedAt().isBefore(adopted.from())) {
      return Tri.FALSE;
    }
    LocalDate from = rule.from() != null ? rule.from() : source == null ? null : source.from();
    LocalDate to = rule.to() != null ? rule.to() : source == null ? null : source.to();
    if (within(frame.acceptedAt(), from, to)) {
      return Tri.TRUE;
    }
    boolean reachesPending =
        pack.pending()
            && rule.favoursApplicant()
            && from != null
            && frame.acceptedAt().isBefore(from);
    return Tri.of(reachesPending && within(frame.decidedAt(), from, to));
  }

  private static boolean within(LocalDate day, @Nullable LocalDate from, @Nullable LocalDate to) {
    return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
  }

  /** Whether a rule of the pack holds in this case, before its own condition is asked. */
  byte holds(Frame frame, RuleModel rule) {
    byte days = days(frame, rule);
    if (days == Tri.FALSE) {
      return Tri.FALSE;
    }
    return Tri.and(region(frame), adoption(frame));
  }
}
