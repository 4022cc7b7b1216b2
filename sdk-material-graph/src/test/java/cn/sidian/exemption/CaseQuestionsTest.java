package cn.sidian.exemption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.sidian.condition.FactValue;
import cn.sidian.condition.Facts;
import cn.sidian.condition.Truth;
import cn.sidian.core.code.RegionCode;
import cn.sidian.core.law.LegalBasis;
import cn.sidian.core.law.LegalRank;
import cn.sidian.material.list.Availability;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What clerks, citizens and supervisors ask (ZW-05…07, ZW-35, ZW-41, WH-03…10, WH-41, WH-42). */
class CaseQuestionsTest {
  private static final LocalDate ACCEPTED = LocalDate.of(2024, 3, 1);
  private static final LocalDate TODAY = LocalDate.of(2024, 3, 5);
  private static final ExemptionRules ZHONGWEI = ExemptionRules.of(RulePack.shipped("zhongwei"));
  private static final ExemptionRules WUHAI = ExemptionRules.of(RulePack.shipped("wuhai"));

  private static FactValue set(String... codes) {
    return new FactValue.CodeSet(Set.of(codes), true);
  }

  private static Facts.Builder zhongweiMaterial() {
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

  private static ServiceCase.Builder zhongwei() {
    return ServiceCase.builder(ACCEPTED)
        .region(RegionCode.parse("640500").orThrow())
        .item("食品经营许可")
        .reading("zhongwei.noBasis", "RULES_COUNT_AS_BASIS")
        .reading("zhongwei.lowBasisNecessary", "STAYS_REQUIRED")
        .reading("zhongwei.commitmentByCircular", "ONLY_BELOW_LAW")
        .fact("item.inUnifiedLibrary", FactValue.of(true))
        .fact("item.constructionProject", FactValue.of(false));
  }

  private static CaseMaterial material(String id, String name, Facts.Builder facts) {
    return new CaseMaterial(id, name, facts.build(), null);
  }

  private static ServiceCase.Builder wuhai() {
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

  private static Facts.Builder wuhaiCertificate() {
    return Facts.builder()
        .put("material.kind", FactValue.of("E_CERTIFICATE"))
        .put("material.listed", FactValue.of(true))
        .put("material.bases", set("LAW"))
        .put("material.byGovernment", FactValue.of(true))
        .put("material.certificateValid", FactValue.of(true))
        .put("material.holderMatches", FactValue.of(true))
        .put("material.fetch", FactValue.of("NOT_TRIED"));
  }

  /** ZW-07: paper beside the sealed electronic copy, with article, violation and a way out. */
  @Test
  void mayDemandNamesArticleAndViolation() {
    ServiceCase given =
        zhongwei()
            .material(
                material(
                    "m1",
                    "社保证明",
                    zhongweiMaterial().put("material.sealedCopyHeld", FactValue.of(true))))
            .build();
    DemandAnswer paper = ZHONGWEI.questions(given, TODAY).mayDemand("m1", DemandForm.COPY);
    assertThat(paper.answer()).isEqualTo(Answer.NO);
    assertThat(paper.articles()).extracting(LegalBasis::article).contains("二（一）");
    assertThat(paper.violations())
        .extracting(Violation::code)
        .containsExactly("PAPER_DEMANDED_AFTER_SEAL");
    assertThat(paper.text().zh()).contains("您可以不提交“社保证明”", "不得在已经获得电子材料的同时");
    assertThat(paper.text().en()).contains("You need not hand in");
  }

  @Test
  void demandsOfTheWholeRequestAreChecked() {
    ServiceCase given =
        zhongwei()
            .material(new CaseMaterial("m1", "甲", zhongweiMaterial().build(), DemandForm.ORIGINAL))
            .material(
                new CaseMaterial(
                    "m2",
                    "乙",
                    zhongweiMaterial().put("material.listed", FactValue.of(false)).build(),
                    DemandForm.ELECTRONIC))
            .material(new CaseMaterial("m3", "丙", zhongweiMaterial().build(), null))
            .build();
    List<DemandAnswer> answers = ZHONGWEI.questions(given, TODAY).checkDemands();
    assertThat(answers).extracting(DemandAnswer::answer).containsExactly(Answer.YES, Answer.NO);
    assertThat(answers.get(0).text().zh()).contains("需要由您提供", "二（二）");
    assertThat(ZHONGWEI.questions(given, TODAY).rightToRefuse("m2").answer()).isEqualTo(Answer.NO);
  }

  @Test
  void anUnknownAnswerNamesWhatToFindOut() {
    ServiceCase given =
        zhongwei()
            .material(
                new CaseMaterial(
                    "m1",
                    "甲",
                    Facts.of(
                        Map.of(
                            "material.bases", set("LAW"), "material.listed", FactValue.of(true))),
                    null))
            .build();
    DemandAnswer answer = ZHONGWEI.questions(given, TODAY).mayDemand("m1", DemandForm.COPY);
    assertThat(answer.answer()).isEqualTo(Answer.UNKNOWN);
    assertThat(answer.text().zh()).contains("查验专用章");
  }

  /** ZW-06: only a law or regulation lets an office refuse a sealed document. */
  @Test
  void aSealedDocumentMustBeAccepted() {
    ServiceCase given =
        zhongwei()
            .material(
                material(
                    "m1",
                    "证明",
                    zhongweiMaterial()
                        .put("material.sealedCopyHeld", FactValue.of(true))
                        .put("material.certificateValid", FactValue.of(true))))
            .build();
    CaseQuestions questions = ZHONGWEI.questions(given, TODAY);
    RefusalAnswer plain = questions.mayRefuse("m1", null);
    assertThat(plain.answer()).isEqualTo(Answer.NO);
    assertThat(plain.provisions()).extracting(LegalBasis::article).contains("二（一）");
    assertThat(plain.contentAnsweredBy())
        .extracting(LegalBasis::quote)
        .anyMatch(quote -> quote.contains("数据真实有效"));

    LegalBasis circular = LegalBasis.of("某局通知", "一", LegalRank.NORMATIVE_DOCUMENT);
    RefusalAnswer low = questions.mayRefuse("m1", circular);
    assertThat(low.answer()).isEqualTo(Answer.NO);
    assertThat(low.objection()).isNotNull();

    LegalBasis law = LegalBasis.of("某法", "第十条", LegalRank.LAW);
    assertThat(questions.mayRefuse("m1", law).answer()).isEqualTo(Answer.YES);
    LegalBasis expired = law.inForce(null, LocalDate.of(2020, 1, 1));
    assertThat(questions.mayRefuse("m1", expired).answer()).isEqualTo(Answer.NO);
  }

  @Test
  void eachUnmetConditionOfARefusalIsNamed() {
    ServiceCase given =
        zhongwei()
            .material(
                material(
                    "m1",
                    "证明",
                    zhongweiMaterial()
                        .put("material.sealVerdict", FactValue.of("REJECTED"))
                        .put("material.holderMatches", FactValue.of(false))))
            .build();
    RefusalAnswer answer = ZHONGWEI.questions(given, TODAY).mayRefuse("m1", null);
    assertThat(answer.answer()).isEqualTo(Answer.YES);
    assertThat(answer.conditions()).extracting(StatedCondition::truth).containsOnly(Truth.FALSE);
    assertThat(answer.text().zh()).contains("印章", "一致", "有效");
  }

  /**
   * WH-41: the window hands nothing over; what the citizen asked for online goes to the citizen.
   */
  @Test
  void releaseDependsOnThePath() {
    ServiceCase window = wuhai().material(material("m1", "证照", wuhaiCertificate())).build();
    CaseQuestions atWindow = WUHAI.questions(window, TODAY);
    assertThat(atWindow.mayRelease("m1", Recipient.APPLICANT).answer()).isEqualTo(Answer.NO);
    assertThat(atWindow.mayRelease("m1", Recipient.THIRD_PARTY).answer()).isEqualTo(Answer.NO);
    assertThat(atWindow.mayRelease("m1", Recipient.HANDLING_OFFICE).answer()).isEqualTo(Answer.YES);
    ServiceCase online =
        wuhai()
            .fact("channel", FactValue.of("ONLINE_BY_CITIZEN"))
            .material(material("m1", "证明", wuhaiCertificate()))
            .build();
    assertThat(WUHAI.questions(online, TODAY).mayRelease("m1", Recipient.APPLICANT).answer())
        .isEqualTo(Answer.YES);
    assertThat(WUHAI.questions(online, TODAY).mayRelease("m1", Recipient.THIRD_PARTY).answer())
        .isEqualTo(Answer.NO);
    ServiceCase elsewhere =
        wuhai()
            .region(RegionCode.parse("640500").orThrow())
            .material(material("m1", "证照", wuhaiCertificate()))
            .build();
    assertThat(WUHAI.questions(elsewhere, TODAY).mayRelease("m1", Recipient.APPLICANT).answer())
        .isEqualTo(Answer.UNKNOWN);
  }

  /** WH-42: only differing items may be asked for. */
  @Test
  void onlyWhatDiffersMayBeAskedFor() {
    FieldComparison comparison =
        FieldComparison.of(
            Map.of("name", "张某", "address", "Ａ路１号", "capital", "100"),
            Map.of("name", "张某 ", "address", "A路1号", "capital", "200", "phone", "1"));
    assertThat(comparison.mayAsk()).containsExactly("capital");
    assertThat(comparison.differs()).isTrue();
    assertThat(comparison.states()).containsEntry("phone", FieldComparison.State.NOT_FETCHED);
    assertThat(comparison.toString()).doesNotContain("张某");
  }

  /** ZW-26, ZW-27. */
  @Test
  void marks() {
    ServiceCase given =
        zhongwei()
            .material(
                material(
                    "a",
                    "a",
                    zhongweiMaterial().put("material.certificateTypeInUse", FactValue.of(true))))
            .material(
                material(
                    "b", "b", zhongweiMaterial().put("material.realtimeData", FactValue.of(true))))
            .material(material("c", "c", zhongweiMaterial()))
            .material(material("d", "d", Facts.builder()))
            .build();
    CaseQuestions questions = ZHONGWEI.questions(given, TODAY);
    assertThat(List.of("a", "b", "c", "d"))
        .extracting(id -> questions.classify(id).availability())
        .containsExactly(
            Availability.E_CERTIFICATE,
            Availability.E_MATERIAL,
            Availability.PAPER_ONLY,
            Availability.UNKNOWN);
    assertThat(questions.classify("a").provisions())
        .extracting(LegalBasis::article)
        .contains("二（五）");
  }

  /** ZW-41: missing element, no; missing document with commitment, yes. */
  @Test
  void simulatedApproval() {
    ServiceCase.Builder given =
        zhongwei()
            .fact("item.constructionProject", FactValue.of(true))
            .fact("simulated.stage", FactValue.of("REQUESTED"))
            .fact("applicant.commits", FactValue.of(true));
    StatedAnswer open = ZHONGWEI.questions(given.build(), TODAY).simulatedApproval();
    assertThat(open.answer()).isEqualTo(Answer.UNKNOWN);
    assertThat(open.text().zh()).contains("申报要素");
    StatedAnswer yes =
        ZHONGWEI
            .questions(given.fact("application.restComplete", FactValue.of(true)).build(), TODAY)
            .simulatedApproval();
    assertThat(yes.answer()).isEqualTo(Answer.YES);
    assertThat(yes.provisions()).extracting(LegalBasis::article).containsExactly("二（八）");
    StatedAnswer no =
        ZHONGWEI
            .questions(given.fact("application.restComplete", FactValue.of(false)).build(), TODAY)
            .simulatedApproval();
    assertThat(no.answer()).isEqualTo(Answer.NO);
  }

  /** OD-07: a gap that may not follow blocks; a missed day ends the case. */
  @Test
  void deferral() {
    ExemptionRules ordos = ExemptionRules.of(RulePack.shipped("ordos"));
    Facts.Builder plain =
        Facts.builder()
            .put("material.listed", FactValue.of(true))
            .put("material.bases", set("LAW"))
            .put("material.byGovernment", FactValue.of(false))
            .put("material.certificateTypeInUse", FactValue.of(false))
            .put("material.realtimeData", FactValue.of(false))
            .put("material.inCombinedLicence", FactValue.of(false))
            .put("material.supplyBy", FactValue.of(LocalDate.of(2024, 3, 20)));
    ServiceCase given =
        ServiceCase.builder(ACCEPTED)
            .region(RegionCode.parse("150600").orThrow())
            .fact("item.inOneThingList", FactValue.of(true))
            .fact("application.restComplete", FactValue.of(true))
            .material(material("may", "可缺", plain.put("material.deferrable", FactValue.of(true))))
            .material(material("no", "不可缺", plain.put("material.deferrable", FactValue.of(false))))
            .build();
    DeferralCheck good = ordos.questions(given, TODAY).deferral(List.of("may"));
    assertThat(good.acceptable()).isEqualTo(Answer.YES);
    assertThat(good.follow().get(0).due()).isEqualTo(LocalDate.of(2024, 3, 20));
    DeferralCheck blocked = ordos.questions(given, TODAY).deferral(List.of("may", "no"));
    assertThat(blocked.acceptable()).isEqualTo(Answer.NO);
    assertThat(blocked.blocking()).containsExactly("no");
    DeferralCheck late = ordos.questions(given, LocalDate.of(2024, 3, 20)).deferral(List.of("may"));
    assertThat(late.acceptable()).isEqualTo(Answer.NO);
    assertThat(late.follow().get(0).missed()).isTrue();
  }

  /** WH-03, WH-04, WH-10. */
  @Test
  void planNamesSourcesConsentAndFallback() {
    ServiceCase given =
        wuhai()
            .fact("consent.onSite", FactValue.of(false))
            .material(material("m1", "营业执照", wuhaiCertificate()))
            .build();
    MaterialPlan plan = WUHAI.questions(given, TODAY).plan().get(0);
    assertThat(plan.sources())
        .extracting(MaterialPlan.Source::outcome)
        .containsOnly(Outcome.EXEMPT_E_CERTIFICATE);
    assertThat(plan.consent()).isEqualTo(Answer.YES);
    assertThat(plan.steps())
        .extracting(Duty::code)
        .contains("OFFER_FETCH_FIRST", "OBTAIN_CONSENT_ON_SITE");
    assertThat(plan.fallbacks())
        .extracting(MaterialPlan.Fallback::rule)
        .contains("wuhai.5.fallback");
  }

  @Test
  void noticeIsReadByACitizen() {
    ServiceCase given =
        zhongwei()
            .material(material("m1", "章程", zhongweiMaterial()))
            .material(
                material(
                    "m2", "社保证明", zhongweiMaterial().put("material.onAddList", FactValue.of(true))))
            .material(
                material(
                    "m3",
                    "其他材料",
                    zhongweiMaterial()
                        .put("material.catchAll", FactValue.of(true))
                        .put("material.bases", set("NORMATIVE_DOCUMENT"))))
            .build();
    Notice notice = ZHONGWEI.questions(given, TODAY).notice();
    assertThat(notice.bring()).extracting(t -> t.zh()).containsExactly("章程");
    assertThat(notice.doNotBring()).hasSize(2);
    String text = notice.toText(Locale.CHINESE);
    assertThat(text).contains("一次性告知单", "食品经营许可", "社保证明", "有权拒绝提交");
    assertThat(notice.toHtml(Locale.CHINESE)).contains("<h2>二、不必带来</h2>").doesNotContain("<script");
    assertThat(notice.toText(Locale.ENGLISH)).contains("Please bring");
  }

  /** WH-35: a violation matures only when told to correct and refused, without justified reason. */
  @Test
  void violationsFromTheRecord() {
    ServiceCase given = wuhai().material(material("m1", "证照", wuhaiCertificate())).build();
    RecordedEvent act =
        new RecordedEvent(RecordedEvent.Kind.ACT, "SERVICE_NOT_OFFERED", ACCEPTED, "检查组");
    RecordedEvent told =
        new RecordedEvent(RecordedEvent.Kind.TOLD_TO_CORRECT, null, ACCEPTED, "检查组");
    RecordedEvent refused =
        new RecordedEvent(RecordedEvent.Kind.REFUSED_TO_CORRECT, null, TODAY, "检查组");
    RecordedEvent unjustified =
        new RecordedEvent(RecordedEvent.Kind.NOT_JUSTIFIED, null, TODAY, "检查组");
    List<RecordedEvent> all = List.of(act, told, refused, unjustified);
    assertThat(WUHAI.questions(given, TODAY).violations(all, true).violations())
        .extracting(Violation::code, Violation::mature)
        .containsExactly(tuple("SERVICE_REFUSED", Answer.YES));
    LocalDate before = TODAY.minusDays(1);
    assertThat(WUHAI.questions(given, before).violations(all, true).violations())
        .extracting(Violation::mature)
        .containsExactly(Answer.UNKNOWN);
  }

  @Test
  void whatWouldChangeIsSmallestAndLawful() {
    ServiceCase given =
        wuhai()
            .fact("consent.onSite", FactValue.of(false))
            .fact("consent.refused", FactValue.of(true))
            .material(material("m1", "证照", wuhaiCertificate()))
            .build();
    PossibleChanges changes = WUHAI.questions(given, TODAY).whatWouldChange("m1");
    assertThat(changes.changes()).isNotEmpty();
    assertThat(changes.changes())
        .anySatisfy(
            change -> {
              assertThat(change.decision()).isEqualTo(DecisionType.EXEMPT);
              assertThat(change.steps()).hasSize(1);
              assertThat(change.steps().get(0).fact()).startsWith("consent.");
              assertThat(change.steps().get(0).by()).isNotNull();
            });
  }

  @Test
  void aDepartureIsNeverTheRulesAnswer() {
    ServiceCase given =
        zhongwei()
            .material(
                material(
                    "m1", "证明", zhongweiMaterial().put("material.onAddList", FactValue.of(true))))
            .build();
    Instant when = Instant.parse("2024-03-05T02:00:00Z");
    Departure departure =
        ZHONGWEI.questions(given, TODAY).depart("m1", DecisionType.REQUIRED, "窗口负责人", "系统检修", when);
    assertThat(departure.withinRules()).isFalse();
    assertThat(departure.answer().type()).isEqualTo(DecisionType.EXEMPT);
    assertThat(departure.text().zh()).contains("不是规则的结论", "窗口负责人", "系统检修");
    assertThatThrownBy(
            () ->
                ZHONGWEI
                    .questions(given, TODAY)
                    .depart("m1", DecisionType.REQUIRED, " ", "x", when))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** ZW-15: before is the sum of the outcomes. */
  @Test
  void reductionReport() {
    ServiceCase one =
        zhongwei()
            .material(material("m1", "章程", zhongweiMaterial()))
            .material(
                material(
                    "m2", "社保证明", zhongweiMaterial().put("material.onAddList", FactValue.of(true))))
            .build();
    ServiceCase two =
        zhongwei()
            .material(
                material(
                    "m1",
                    "场地证明",
                    zhongweiMaterial()
                        .put("material.bases", set("NORMATIVE_DOCUMENT"))
                        .put("material.necessary", FactValue.of(false))))
            .build();
    ReductionReport report =
        ReductionReport.of(
            ZHONGWEI.decideAll(
                Stream.of(new ListedCase("甲", "市场局", one), new ListedCase("乙", "住建局", two)),
                given -> given,
                TODAY));
    assertThat(report.total().before()).isEqualTo(3);
    assertThat(report.total().after()).isEqualTo(2);
    assertThat(report.byItem().values().stream().mapToInt(ReductionReport.Counts::before).sum())
        .isEqualTo(3);
    assertThat(report.byDepartment()).containsOnlyKeys("市场局", "住建局");
    assertThat(report.proposals()).hasSize(1);
    AdjustmentProposal proposal = report.proposals().get(0);
    assertThat(proposal.material()).isEqualTo("场地证明");
    AdjustmentProposal collected =
        proposal.advance(AdjustmentProposal.Stage.COLLECTED, "审批局", TODAY);
    assertThatThrownBy(() -> collected.advance(AdjustmentProposal.Stage.SUBMITTED, "审批局", TODAY))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("REVIEWED");
  }

  @Test
  void anUnknownMaterialIsWrongCode() {
    ServiceCase given = zhongwei().build();
    assertThatThrownBy(() -> ZHONGWEI.questions(given, TODAY).classify("x"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
