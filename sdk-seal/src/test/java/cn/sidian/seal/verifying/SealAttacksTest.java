package cn.sidian.seal.verifying;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.core.SidianException;
import cn.sidian.core.Verdict;
import cn.sidian.seal.PdfSealVerifier;
import cn.sidian.seal.PdfSealer;
import cn.sidian.seal.SealAcceptancePolicy;
import cn.sidian.seal.SealCertification;
import cn.sidian.seal.SealPlacement;
import cn.sidian.seal.SealReport;
import cn.sidian.seal.SignatureReport.Time;
import cn.sidian.seal.attack.Attack;
import cn.sidian.seal.attack.Attack.Demand;
import cn.sidian.seal.attack.AttackedPdf;
import cn.sidian.seal.attack.PreparedDocument;
import cn.sidian.seal.attack.SealAttacks;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** WD-21, WD-58: of every attack on every kind of seal none comes out as accepted. */
class SealAttacksTest {
  /** Room for what is to be smuggled into the hole. */
  private static final int HOLE = 9_000;

  /** What is attacked. */
  @SuppressWarnings("ImmutableEnumChecker") // files are shared, and never changed
  enum Victim {
    RSA(Signers.RSA, SealCertification.NONE),
    SM2(Signers.SM2, SealCertification.NONE),
    CERTIFIED_1(Signers.RSA, SealCertification.NO_CHANGES),
    CERTIFIED_2(Signers.SM2, SealCertification.FORM_FILLING),
    CERTIFIED_3(Signers.RSA, SealCertification.ANNOTATIONS);

    private final Signers who;
    private final byte[] sealed;

    Victim(Signers who, SealCertification certification) {
      this.who = who;
      PdfSealer sealer = who.builder(who.signer()).certification(certification).build();
      byte[] tight = Signers.seal(sealer, PreparedDocument.bytes(), Given.placement());
      this.sealed = SignedFile.of(who, tight).withHole(HOLE).signed().bytes();
    }

    /** A file that cannot be read is not accepted either. */
    boolean accepts(byte[] pdf) {
      try {
        return verify(pdf, SealAcceptancePolicy.OFFLINE_WITHOUT_REVOCATION).verdict()
            == Verdict.ACCEPTED;
      } catch (SidianException e) {
        assertThat(e.code()).isIn("PDF_DAMAGED", "LIMIT_EXCEEDED");
        return false;
      }
    }

    SealReport verify(byte[] pdf, SealAcceptancePolicy policy) {
      return Facts.verify(pdf, who.anchors(), policy);
    }
  }

  @ParameterizedTest
  @EnumSource
  void noAttackIsAccepted(Victim victim) {
    assertThat(victim.accepts(victim.sealed)).isTrue();
    Set<Attack> accepted = EnumSet.noneOf(Attack.class);
    Set<Attack> made = EnumSet.noneOf(Attack.class);
    for (AttackedPdf attacked : SealAttacks.on(victim.sealed).all()) {
      made.add(attacked.attack());
      if (attacked.attack().demand() == Demand.NOT_ACCEPTED && victim.accepts(attacked.pdf())) {
        accepted.add(attacked.attack());
      }
    }
    assertThat(accepted).isEmpty();
    // the prepared document has what each attack needs
    assertThat(made).containsExactlyInAnyOrder(Attack.values());
  }

  @ParameterizedTest
  @EnumSource(names = {"RSA", "SM2"})
  void swappedTimeStampProvesNothing(Victim victim) {
    AttackedPdf attacked =
        SealAttacks.on(victim.sealed).make(Attack.TIMESTAMP_SWAPPED).orElseThrow();
    SealReport report = victim.verify(attacked.pdf(), SealAcceptancePolicy.STRICT_GOVERNMENT);
    assertThat(report.verdict()).isNotEqualTo(Verdict.ACCEPTED);
    assertThat(report.signatures().get(0).time()).isNotEqualTo(Time.PROVEN);
    assertThat(report.findings()).anyMatch(f -> f.code().equals("TIMESTAMP_INVALID"));
  }

  /** What catches them is not the digest: a check of digest and value alone finds nothing wrong. */
  @ParameterizedTest
  @EnumSource(names = {"RSA", "SM2"})
  void digestAndValueStayIntact(Victim victim) {
    for (AttackedPdf attacked : SealAttacks.on(victim.sealed).all()) {
      assertThat(BareCheck.isIntact(attacked.pdf(), attacked.signedRange()))
          .as(attacked.toString())
          .isEqualTo(attacked.attack().leavesValueIntact());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"RSA", "SM2"})
  void nothingCutShortIsAccepted(Victim victim) {
    List<byte[]> truncations = SealAttacks.on(victim.sealed).truncations();
    assertThat(truncations).hasSizeGreaterThan(9);
    for (byte[] truncated : truncations) {
      assertThat(victim.accepts(truncated)).as(truncated.length + " bytes").isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"RSA", "SM2"})
  void noChangedByteIsAccepted(Victim victim) {
    byte[] small = Signers.seal(victim.who.sealer(), TinyPdf.onePage(), SealPlacement.invisible());
    assertThat(victim.accepts(small)).isTrue();
    PdfSealVerifier verifier =
        Facts.verifier(victim.who.anchors(), SealAcceptancePolicy.OFFLINE_WITHOUT_REVOCATION)
            .build();
    Set<Integer> accepted = new TreeSet<>();
    int[] tried = new int[1];
    SealAttacks.on(small)
        .flips(
            (pdf, at) -> {
              tried[0]++;
              try {
                if (verifier.verify(pdf).verdict() == Verdict.ACCEPTED) {
                  accepted.add(at);
                }
              } catch (SidianException e) {
                assertThat(e.code()).isEqualTo("PDF_DAMAGED");
              }
            });
    assertThat(accepted).isEmpty();
    assertThat(tried[0]).isGreaterThan(small.length * 3 / 5);
  }

  /** An attack nobody can describe helps nobody. */
  @Test
  void everyAttackSaysWhatItDoes() {
    for (Attack attack : Attack.values()) {
      assertThat(attack.words().zh()).as(attack.name()).isNotBlank();
      assertThat(attack.words().en()).as(attack.name()).isNotBlank();
    }
  }
}
