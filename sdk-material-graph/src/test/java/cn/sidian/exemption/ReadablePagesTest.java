package cn.sidian.exemption;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.condition.Condition;
import cn.sidian.condition.DayComparison;
import cn.sidian.condition.DayOperand;
import cn.sidian.condition.FactValue;
import cn.sidian.condition.Facts;
import cn.sidian.condition.NumberComparison;
import cn.sidian.condition.NumberOperand;
import cn.sidian.core.Text;
import cn.sidian.exemption.internal.text.ConditionWords;
import cn.sidian.exemption.internal.text.Words;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The pages that clerks and citizens read: words and no codes, each quotation once. */
class ReadablePagesTest {
  private static final Path CASES = Path.of("src/main/resources/cn/sidian/exemption/packs/cases");
  private static final LocalDate DAY = LocalDate.of(2024, 3, 5);

  private static RuleCase find(String id) {
    return RuleCases.in(CASES).all().stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static CaseDecision decided(String id) {
    RuleCase one = find(id);
    return one.rules().decide(one.given(), one.at());
  }

  private static String words(Condition condition) {
    return ConditionWords.of(condition, id -> new Text("甲；说明", "a; remark")).zh();
  }

  @Test
  void conditionsInWords() {
    assertThat(words(new Condition.Is("x", FactValue.of(true)))).isEqualTo("甲：是");
    assertThat(words(new Condition.Is("x", FactValue.of("OWN_CODE")))).isEqualTo("甲：OWN_CODE");
    assertThat(words(new Condition.In("material.fetch", List.of(FactValue.of("OK")))))
        .isEqualTo("甲：已成功调取之一");
    assertThat(words(new Condition.Contains("material.bases", "LAW")))
        .isEqualTo("要求该材料的文件层级，其中有：法律");
    assertThat(
            words(
                new Condition.OfNumber(
                    "x", NumberComparison.AT_MOST, new NumberOperand.Fixed(new BigDecimal("5.0")))))
        .isEqualTo("甲：不超过5.0");
    assertThat(
            words(
                new Condition.OfDay(
                    "x", DayComparison.AFTER, new DayOperand.OfFact("y", Period.of(1, 0, 30)))))
        .isEqualTo("甲：晚于“甲”之后1年30日");
    assertThat(
            words(
                new Condition.Not(
                    new Condition.HasCertificate("T", DayOperand.OfCase.ACCEPTED_AT))))
        .isEqualTo("不是：持有 T 电子证照，在受理日有效");
    assertThat(
            words(
                new Condition.Any(
                    List.of(
                        new Condition.Is("x", FactValue.of(true)),
                        new Condition.All(List.of(new Condition.Is("x", FactValue.of(false))))))))
        .isEqualTo("满足其一：甲：是；同时满足：甲：否");
  }

  /** Every code of the shipped facts has a name. */
  @Test
  void everyCodeOfTheVocabularyHasAName() {
    TreeSet<String> missing = new TreeSet<>();
    for (String id : RulePack.SHIPPED) {
      for (RuleFact fact : RulePack.shipped(id).facts()) {
        for (String code : fact.values()) {
          if (!Words.knows("VALUE." + fact.id(), code)) {
            missing.add(fact.id() + " " + code);
          }
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  @Test
  void theClerksPageSaysWhatToDoAndWhyInWords() {
    String page = decided("ZW-32-named-add-list").toHtml(Locale.CHINESE);
    assertThat(page)
        .contains("免于提交", "不得要求提供", "各业务单位必须通过系统接口自动获取", "生效", "没有起作用的规则")
        .contains("要求该材料的文件层级，其中有：法律")
        .doesNotContain("{\"fact\"", "<script", "http");
    assertThat(decided("ZW-32-named-add-list").toHtml(Locale.ENGLISH))
        .contains("may not be demanded");
  }

  @Test
  void namesCannotBreakThePage() {
    ExemptionRules rules = ExemptionRules.of(RulePack.shipped("zhongwei"));
    ServiceCase hostile =
        ServiceCase.builder(DAY)
            .item("<script>alert(1)</script>")
            .material(
                new CaseMaterial("m1", "<img src=x onerror=alert(1)>", Facts.of(Map.of()), null))
            .build();
    CaseDecision decided = rules.decide(hostile, DAY);
    for (String page :
        List.of(decided.toHtml(Locale.CHINESE), Notice.of(decided).toHtml(Locale.CHINESE))) {
      assertThat(page).doesNotContain("<script>", "<img").contains("&lt;");
    }
  }

  /** Two rules on the same words quote them once. */
  @Test
  void anExplanationQuotesTheSameWordsOnce() {
    String text = decided("ZW-32-named-add-list").decisions().get(0).explanation().zh();
    assertThat(text.split("各业务单位必须通过系统接口自动获取", -1)).hasSize(2);
    assertThat(text.lines()).hasSizeGreaterThanOrEqualTo(3);
  }

  /** 原则上: with the exception on record it may be demanded, and the text does not deny it. */
  @Test
  void aRecordedDepartureIsNotContradicted() {
    ExemptionDecision decision =
        decided("OD-06-combined-departure-from-the-principle").decisions().get(0);
    assertThat(decision.mayDemand()).isEqualTo(Answer.YES);
    assertThat(decision.explanation().zh()).contains("例外理由已记录在案").doesNotContain("不得");
  }

  @Test
  void theNoticeNamesTheProvisionAndHasRoomToSign() {
    Notice notice = Notice.of(decided("ZW-32-named-add-list"));
    assertThat(notice.doNotBring().get(0).zh()).contains("二（六）");
    assertThat(notice.rights().stream().filter(line -> line.zh().contains("卫政办发〔2022〕22号")))
        .as("one line per document")
        .hasSize(1);
    assertThat(notice.toText(Locale.CHINESE)).contains("申请人签收");
    assertThat(notice.toHtml(Locale.CHINESE)).contains("申请人签收", "@page");
  }

  @Test
  void theCoveragePageShowsConditionsInWords() {
    String page = RuleCases.in(CASES.resolve("ordos.yaml")).run().toHtml();
    assertThat(page).contains("该类电子证照已经生效并使用：是", "生效 ").doesNotContain("<script", "http");
  }
}
