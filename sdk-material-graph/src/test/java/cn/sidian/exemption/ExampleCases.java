package cn.sidian.exemption;

import cn.sidian.condition.FactValue;
import cn.sidian.condition.Facts;
import cn.sidian.core.code.RegionCode;
import java.time.LocalDate;
import java.util.Set;

/** Cases of two regions with everything known, to be varied. */
final class ExampleCases {
  static final LocalDate ACCEPTED = LocalDate.of(2024, 3, 1);
  static final LocalDate TODAY = LocalDate.of(2024, 3, 5);
  static final ExemptionRules ZHONGWEI = ExemptionRules.of(RulePack.shipped("zhongwei"));
  static final ExemptionRules WUHAI = ExemptionRules.of(RulePack.shipped("wuhai"));

  private ExampleCases() {}

  static FactValue set(String... codes) {
    return new FactValue.CodeSet(Set.of(codes), true);
  }

  static Facts.Builder zhongweiMaterial() {
    return Facts.builder()
        .put("material.listed", FactValue.of(true))
        .put("material.bases", set("LAW"))
        .put("material.necessary", FactValue.of(true))
        .put("material.originalBases", set())
        .put("material.sealedCopyHeld", FactValue.of(false))
        .put("material.onAddList", FactValue.of(false))
        .put("material.onCommitmentList", FactValue.of(false))
        .put("material.markedObtainable", FactValue.of(false))
        .put("material.realtimeData", FactValue.of(false))
        .put("material.certificateTypeInUse", FactValue.of(false))
        .put("material.certificateValid", FactValue.of(false))
        .put("material.holderMatches", FactValue.of(true));
  }

  static ServiceCase.Builder zhongwei() {
    return ServiceCase.builder(ACCEPTED)
        .region(RegionCode.parse("640500").orThrow())
        .item("食品经营许可")
        .reading("zhongwei.noBasis", "RULES_COUNT_AS_BASIS")
        .reading("zhongwei.lowBasisNecessary", "STAYS_REQUIRED")
        .reading("zhongwei.commitmentByCircular", "ONLY_BELOW_LAW")
        .fact("item.inUnifiedLibrary", FactValue.of(true))
        .fact("item.constructionProject", FactValue.of(false));
  }

  static CaseMaterial material(String id, String name, Facts.Builder facts) {
    return new CaseMaterial(id, name, facts.build(), null);
  }

  static ServiceCase.Builder wuhai() {
    return ServiceCase.builder(ACCEPTED)
        .region(RegionCode.parse("150300").orThrow())
        .item("示例事项")
        .reading("wuhai.riskHeads", "HEAD_ALONE_EXCLUDES")
        .reading("wuhai.excludesCertificates", "PROOFS_ONLY")
        .reading("wuhai.fallback", "BOTH_SYSTEMS_MUST_FAIL")
        .fact("item.decidedAbove", FactValue.of(false))
        .fact("item.inExemptCatalogue", FactValue.of(true))
        .fact("channel", FactValue.of("WINDOW"));
  }

  static Facts.Builder wuhaiCertificate() {
    return Facts.builder()
        .put("material.kind", FactValue.of("E_CERTIFICATE"))
        .put("material.listed", FactValue.of(true))
        .put("material.bases", set("LAW"))
        .put("material.byGovernment", FactValue.of(true))
        .put("material.certificateValid", FactValue.of(true))
        .put("material.holderMatches", FactValue.of(true))
        .put("material.fetch", FactValue.of("NOT_TRIED"));
  }
}
