package cn.sidian.exemption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.sidian.condition.FactValue;
import cn.sidian.condition.SourceException;
import cn.sidian.core.SidianException;
import cn.sidian.core.crypto.SigningKey;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestKeys;
import java.nio.file.Path;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Receipts: canonical, committed, signed, replayed. */
class DecisionReceiptTest {
  private static final Path CASES = Path.of("src/main/resources/cn/sidian/exemption/packs/cases");
  private static final Instant NOW = Instant.parse("2024-03-05T02:00:00Z");

  private static DecisionReceipt receipt(RuleCase one) {
    return DecisionReceipt.of(one.rules().decide(one.given(), one.at()), NOW, new SecureRandom());
  }

  @Test
  void everyShippedCaseReplaysFromItsFactsAndFromItsTruths() {
    List<RuleCase> cases = RuleCases.in(CASES).all();
    for (int i = 0; i < cases.size(); i += 3) {
      RuleCase one = cases.get(i);
      DecisionReceipt receipt = receipt(one);
      DecisionReceipt kept = DecisionReceipt.read(receipt.toJson(), receipt.salts());
      DecisionReceipt.Replay byFacts = kept.replay(one.rules(), one.given());
      assertThat(byFacts.problems()).as(one.id()).isEmpty();
      assertThat(byFacts.ground()).isEqualTo(DecisionReceipt.Ground.DISCLOSED_FACTS);
      DecisionReceipt.Replay byTruths = kept.replay(one.rules(), null);
      assertThat(byTruths.problems()).as(one.id()).isEmpty();
      assertThat(byTruths.ground()).isEqualTo(DecisionReceipt.Ground.RECORDED_TRUTHS);
    }
  }

  private static RuleCase commitment() {
    return RuleCases.in(CASES.resolve("parameters.yaml")).all().get(0);
  }

  @Test
  void sensitiveFactsAreCommitmentsAndAnotherFactIsFound() {
    RuleCase one = commitment();
    DecisionReceipt receipt = receipt(one);
    assertThat(receipt.salts()).isNotEmpty();
    receipt.salts().values().forEach(salt -> assertThat(receipt.toJson()).doesNotContain(salt));
    ServiceCase other =
        one.given().toBuilder().fact("applicant.badCredit", FactValue.of(true)).build();
    assertThat(receipt.replay(one.rules(), other).problems())
        .anyMatch(problem -> problem.contains("applicant.badCredit"))
        .noneMatch(problem -> problem.contains("true"));
    DecisionReceipt without = DecisionReceipt.read(receipt.toJson(), Map.of());
    assertThat(without.replay(one.rules(), one.given()).problems())
        .anyMatch(problem -> problem.contains("not checked"));
  }

  @Test
  void otherPacksAndAnotherDecisionAreFound() {
    RuleCase one = commitment();
    DecisionReceipt receipt = receipt(one);
    ExemptionRules others = ExemptionRules.of(RulePack.shipped("zhongwei"));
    assertThat(receipt.replay(others, one.given()).problems()).contains("packs: digests differ");
    String forged =
        receipt.toJson().replace("\"decision\":\"EXEMPT\"", "\"decision\":\"REQUIRED\"");
    DecisionReceipt changed = DecisionReceipt.read(forged, receipt.salts());
    assertThat(changed.replay(one.rules(), one.given()).agrees()).isFalse();
    assertThat(changed.replay(one.rules(), null).agrees()).isFalse();
  }

  @Test
  void signedWithSm2() {
    DecisionReceipt receipt = receipt(commitment());
    SigningKey key =
        TestAuthority.root(TestKeys.SM2, NOW, new SecureRandom()).asSigner().signingKey();
    byte[] signature = receipt.sign(key);
    assertThat(receipt.isSignedBy(key.certificate().getPublicKey(), signature)).isTrue();
    DecisionReceipt other = receipt(commitment());
    assertThat(other.toJson()).isNotEqualTo(receipt.toJson());
    assertThat(other.isSignedBy(key.certificate().getPublicKey(), signature)).isFalse();
  }

  @Test
  void aHostCanDemandSignedPacks() {
    SigningKey key =
        TestAuthority.root(TestKeys.SM2, NOW, new SecureRandom()).asSigner().signingKey();
    PublicKey trusted = key.certificate().getPublicKey();
    RulePack pack = RulePack.shipped("ordos");
    SignedPack signed = new SignedPack(pack, pack.sign(key));
    assertThat(ExemptionRules.ofSigned(List.of(signed), List.of(trusted)).packs())
        .containsExactly(pack);
    SignedPack other = new SignedPack(RulePack.shipped("wuhai"), signed.signature());
    assertThatThrownBy(() -> ExemptionRules.ofSigned(List.of(signed, other), List.of(trusted)))
        .isInstanceOf(SidianException.class)
        .hasMessageContaining("wuhai");
    assertThatThrownBy(() -> ExemptionRules.ofSigned(List.of(signed), List.of()))
        .isInstanceOf(SidianException.class);
    assertThat(pack.reviewedBy()).isEmpty();
  }

  @Test
  void whatIsNoReceiptIsSaidSo() {
    assertThatThrownBy(() -> DecisionReceipt.read("{\"format\":\"x\"}", Map.of()))
        .isInstanceOf(SourceException.class);
  }
}
