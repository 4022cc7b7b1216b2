package cn.sidian.core.law;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.core.code.AdministrativeLevel;
import cn.sidian.core.code.RegionCode;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The order is antisymmetric, and beating can never run in a circle. */
class LegalOrderPropertyTest {
  @Provide
  Arbitrary<LegalBasis> bases() {
    Arbitrary<IssuingOrgan> organs =
        Arbitraries.of("640000", "640500", "640502", "150000", "150300", "")
            .map(
                code -> {
                  if (code.isEmpty()) {
                    return new IssuingOrgan("国务院", AdministrativeLevel.NATION, null);
                  }
                  RegionCode region = RegionCode.parse(code).orThrow();
                  return new IssuingOrgan(code, region.level(), region);
                });
    return Combinators.combine(
            Arbitraries.of(LegalRank.class), organs.injectNull(0.1), Arbitraries.of(true, false))
        .as(
            (rank, organ, mayVary) ->
                new LegalBasis(
                    "某文件",
                    null,
                    organ,
                    "一",
                    null,
                    rank,
                    mayVary && rank == LegalRank.LOCAL_REGULATION,
                    null,
                    null));
  }

  @Property
  void seenFromTheOtherSideItIsReversed(
      @ForAll("bases") LegalBasis a, @ForAll("bases") LegalBasis b) {
    assertThat(a.compareForce(b)).isEqualTo(b.compareForce(a).reversed());
  }

  /** Rank first, then level: a text only prevails over one that is lower in this list. */
  @Property
  void prevailingAlwaysLeadsDownwards(
      @ForAll("bases") LegalBasis a, @ForAll("bases") LegalBasis b) {
    if (a.compareForce(b) == LegalOrder.HIGHER) {
      assertThat(height(a)).isGreaterThan(height(b));
    }
  }

  private static int height(LegalBasis basis) {
    IssuingOrgan issuer = basis.issuer();
    int depth = issuer == null ? 0 : issuer.level().exerciseDigit() - '0';
    return basis.rank().layer() * 10 - depth;
  }
}
