package cn.sidian.core.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.sidian.core.SidianException;
import cn.sidian.core.Text;
import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestKeys;
import cn.sidian.core.testing.TestRevocation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** WD-21, WD-24: what all pieces of evidence together say about all certificates of a chain. */
class RevocationCheckTest extends RevocationFixture {
  @Test
  void withoutEvidenceNothingIsKnown() {
    isUnknown(RevocationEvidence.none(), "REVOCATION_EVIDENCE_MISSING");
  }

  @Test
  void everyCertificateButTheAnchorIsAsked() {
    TestAuthority between =
        root.subordinate(CertificateSpec.authority("Between", TestKeys.P256, NOW));
    TestAuthority.Issued issued = between.issue(spec("below"));
    RevocationEvidence lower =
        RevocationEvidence.crl(TestRevocation.by(between.asSigner(), TestKeys.P256, NOW).crl());
    RevocationCheck half = new RevocationCheck(lower, NOW);
    assertThat(half.check(issued.chain(), NOW).status()).isEqualTo(RevocationStatus.UNKNOWN);
    RevocationEvidence both = lower.and(RevocationEvidence.crl(list().crl()));
    assertThat(new RevocationCheck(both, NOW).check(issued.chain(), NOW).status())
        .isEqualTo(RevocationStatus.GOOD);
    RevocationEvidence upper =
        lower.and(
            RevocationEvidence.crl(list().revoking(between.certificate(), NOW.minus(DAY)).crl()));
    assertThat(new RevocationCheck(upper, NOW).check(issued.chain(), NOW).status())
        .isEqualTo(RevocationStatus.REVOKED);
  }

  /** Good by one piece, revoked by another: the bad news wins. */
  @Test
  void badNewsWins() {
    RevocationEvidence good = answerOf(root.asSigner(), seal.certificate());
    RevocationEvidence bad =
        RevocationEvidence.crl(list().revoking(seal.certificate(), NOW.minus(DAY)).crl());
    assertThat(check(good.and(bad)).status()).isEqualTo(RevocationStatus.REVOKED);
    assertThat(check(bad.and(good)).status()).isEqualTo(RevocationStatus.REVOKED);
  }

  /** WD-21: a stranger who floods a document with evidence gets neither GOOD nor endless work. */
  @Test
  void aFloodOfEvidenceIsNotLookedAtToItsEnd() {
    byte[] foreign =
        TestRevocation.by(other.asSigner(), TestKeys.P256, NOW)
            .ocsp(seal.certificate(), root.certificate(), true, true);
    List<byte[]> flood = new ArrayList<>(Collections.nCopies(999, foreign));
    flood.add(
        TestRevocation.by(root.asSigner(), TestKeys.P256, NOW)
            .revoking(seal.certificate(), NOW.minus(DAY))
            .ocsp(seal.certificate(), root.certificate(), true, false));
    RevocationEvidence good = RevocationEvidence.crl(list().crl());
    RevocationEvidence all = good.and(RevocationEvidence.readable(List.of(), flood));
    AtomicInteger signatures = new AtomicInteger();
    RevocationReport report =
        new RevocationCheck(all, NOW, signatures::incrementAndGet).check(seal.chain(), NOW);
    assertThat(report.status()).isEqualTo(RevocationStatus.UNKNOWN);
    assertThat(report.findings())
        .anySatisfy(f -> assertThat(f.message().en()).contains("more evidence"));
    assertThat(signatures.get()).isLessThan(3_000);
  }

  @Test
  void theTimeOfADocumentEndsTheCheck() {
    RuntimeException over = new SidianException("LIMIT_EXCEEDED", new Text("超时", "over"), null);
    RevocationCheck stopped =
        new RevocationCheck(
            RevocationEvidence.crl(list().crl()).and(answerOf(root.asSigner(), seal.certificate())),
            NOW,
            () -> {
              throw over;
            });
    assertThatThrownBy(() -> stopped.check(seal.chain(), NOW)).isSameAs(over);
    assertThatThrownBy(() -> stopped.decisive(seal.chain(), NOW)).isSameAs(over);
  }

  @Test
  void whatDecidesIsNoMoreThanNeeded() {
    RevocationEvidence list = RevocationEvidence.crl(list().crl());
    RevocationEvidence answer = answerOf(root.asSigner(), seal.certificate());
    RevocationEvidence foreign =
        RevocationEvidence.crl(TestRevocation.by(other.asSigner(), TestKeys.P256, NOW).crl());
    RevocationEvidence decisive =
        new RevocationCheck(list.and(foreign).and(answer), NOW).decisive(seal.chain(), NOW);
    assertThat(decisive.encodedOcsps()).hasSize(1);
    assertThat(decisive.encodedCrls()).isEmpty();
    assertThat(check(RevocationEvidence.ocsp(decisive.encodedOcsps().get(0))).status())
        .isEqualTo(RevocationStatus.GOOD);
    RevocationEvidence lists =
        new RevocationCheck(foreign.and(list), NOW).decisive(seal.chain(), NOW);
    assertThat(lists.encodedCrls()).hasSize(1);
    assertThat(check(lists).status()).isEqualTo(RevocationStatus.GOOD);
    assertThat(new RevocationCheck(foreign, NOW).decisive(seal.chain(), NOW).isEmpty()).isTrue();
  }

  @Test
  void aFolderOfTheHost(@TempDir Path folder) throws IOException {
    Files.write(folder.resolve("issuer.CRL"), list().crl());
    Files.write(
        folder.resolve("seal.ocsp"),
        TestRevocation.by(root.asSigner(), TestKeys.P256, NOW)
            .ocsp(seal.certificate(), root.certificate(), true, false));
    Files.writeString(folder.resolve("readme.txt"), "not evidence");
    RevocationEvidence evidence = RevocationEvidence.fromFolder(folder);
    assertThat(evidence.encodedCrls()).hasSize(1);
    assertThat(evidence.encodedOcsps()).hasSize(1);
    assertThat(check(evidence).status()).isEqualTo(RevocationStatus.GOOD);
    Files.writeString(folder.resolve("junk.crl"), "junk");
    for (Path wrong : List.of(folder, folder.resolve("missing"))) {
      assertThatThrownBy(() -> RevocationEvidence.fromFolder(wrong))
          .isInstanceOfSatisfying(
              SidianException.class,
              e -> {
                assertThat(e.code()).isEqualTo("REVOCATION_UNREADABLE");
                assertThat(e.place()).startsWith(wrong.toString());
              });
    }
  }
}
