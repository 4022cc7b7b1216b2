package cn.sidian.exemption;

import static cn.sidian.exemption.ExampleCases.ACCEPTED;
import static cn.sidian.exemption.ExampleCases.TODAY;
import static cn.sidian.exemption.ExampleCases.WUHAI;
import static cn.sidian.exemption.ExampleCases.ZHONGWEI;
import static cn.sidian.exemption.ExampleCases.material;
import static cn.sidian.exemption.ExampleCases.set;
import static cn.sidian.exemption.ExampleCases.wuhai;
import static cn.sidian.exemption.ExampleCases.wuhaiCertificate;
import static cn.sidian.exemption.ExampleCases.zhongwei;
import static cn.sidian.exemption.ExampleCases.zhongweiMaterial;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import cn.sidian.condition.FactValue;
import cn.sidian.condition.Facts;
import cn.sidian.core.code.RegionCode;
import cn.sidian.core.law.LegalBasis;
import cn.sidian.material.list.Availability;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What is planned, told to citizens and reported (ZW-15, ZW-26, ZW-27, ZW-41, OD-07, WH-03, WH-04,
 * WH-10, WH-35).
 */
class CasePlansTest {
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
}
