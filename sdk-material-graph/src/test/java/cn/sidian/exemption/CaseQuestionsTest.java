package cn.sidian.exemption;

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

import cn.sidian.condition.FactValue;
import cn.sidian.condition.Facts;
import cn.sidian.condition.Truth;
import cn.sidian.core.code.RegionCode;
import cn.sidian.core.law.LegalBasis;
import cn.sidian.core.law.LegalRank;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What clerks and citizens ask about one material (ZW-05…07, WH-41, WH-42). */
class CaseQuestionsTest {
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

  @Test
  void anUnknownMaterialIsWrongCode() {
    ServiceCase given = zhongwei().build();
    assertThatThrownBy(() -> ZHONGWEI.questions(given, TODAY).classify("x"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
