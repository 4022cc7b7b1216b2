package cn.sidian.exemption.internal.engine;

import cn.sidian.core.law.IssuingOrgan;
import cn.sidian.core.law.LegalBasis;
import cn.sidian.core.law.LegalOrder;
import cn.sidian.core.law.LegalRank;
import cn.sidian.exemption.internal.pack.PackModel;
import cn.sidian.exemption.internal.pack.SourceModel;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** How the sources of two packs stand to each other. */
final class PackOrder {
  private PackOrder() {}

  /** The source of a pack as a basis; a pack without source ranks lowest, its issuer unknown. */
  static LegalBasis basis(PackModel pack) {
    SourceModel source = pack.source();
    if (source == null) {
      return LegalBasis.of(pack.title().zh(), "-", LegalRank.NORMATIVE_DOCUMENT);
    }
    return new LegalBasis(
        source.document(),
        source.number(),
        source.issuer(),
        "-",
        null,
        source.rank(),
        source.mayVary(),
        source.from(),
        source.to());
  }

  private static boolean same(PackModel a, PackModel b) {
    return a.id().equals(b.id());
  }

  /** Whether rank and level put one text above the other. */
  static boolean ranksHigher(PackModel a, PackModel b) {
    return !same(a, b) && basis(a).compareForce(basis(b)) == LegalOrder.HIGHER;
  }

  /** Whether the rules of one text beat those of the other, leaving speciality aside. */
  static boolean beats(PackModel a, PackModel b) {
    if (same(a, b)) {
      return false;
    }
    if (ranksHigher(a, b)) {
      return true;
    }
    LocalDate dayOfA = date(a);
    LocalDate dayOfB = date(b);
    return sameOrganAndRank(a, b) && dayOfA != null && dayOfB != null && dayOfA.isAfter(dayOfB);
  }

  /** Whether speciality counts between two texts. */
  static boolean sameOrganAndRank(PackModel a, PackModel b) {
    if (same(a, b)) {
      return true;
    }
    SourceModel first = a.source();
    SourceModel second = b.source();
    if (first == null || second == null) {
      return false;
    }
    IssuingOrgan issuer = first.issuer();
    return issuer != null && issuer.equals(second.issuer()) && first.rank() == second.rank();
  }

  /** Whether the special rule is not older than the general one. */
  static boolean notOlder(PackModel special, PackModel general) {
    LocalDate a = date(special);
    LocalDate b = date(general);
    return same(special, general) || (a != null && b != null && !a.isBefore(b));
  }

  private static @Nullable LocalDate date(PackModel pack) {
    SourceModel source = pack.source();
    return source == null ? null : source.date() != null ? source.date() : source.from();
  }
}
