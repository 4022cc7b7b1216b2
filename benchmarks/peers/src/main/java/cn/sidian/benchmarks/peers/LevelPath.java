package cn.sidian.benchmarks.peers;

import cn.sidian.benchmarks.workload.Key;
import cn.sidian.core.Verdict;
import cn.sidian.core.crypto.SigningKey;
import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestKeys;
import cn.sidian.core.testing.TestRevocation;
import cn.sidian.core.testing.TestTimestamps;
import cn.sidian.core.trust.RevocationEvidence;
import cn.sidian.core.trust.RevocationSource;
import cn.sidian.core.trust.TimestampSource;
import cn.sidian.core.trust.TrustAnchors;
import cn.sidian.seal.EvidenceSources;
import cn.sidian.seal.Length;
import cn.sidian.seal.PdfSealExtender;
import cn.sidian.seal.PdfSealVerifier;
import cn.sidian.seal.PdfSealer;
import cn.sidian.seal.Seal;
import cn.sidian.seal.SealAcceptancePolicy;
import cn.sidian.seal.SealLevel;
import cn.sidian.seal.SealNote;
import cn.sidian.seal.SealPlacement;
import cn.sidian.seal.SealReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.tsp.TimeStampRequestGenerator;

/**
 * Sealing at a level and raising to one, with a root, an authority below it, a time-stamping
 * authority in the same process (BouncyCastle's, nothing is sent) and a revocation list of each
 * issuer at hand.
 */
public final class LevelPath {
  private static final SealPlacement PLACEMENT =
      SealPlacement.onLastPage(SealPlacement.Corner.BOTTOM_RIGHT, Length.mm(20), Length.mm(30));
  private static final int NONCE_BITS = 64;

  private final SealLevel level;
  private final SigningKey key;
  private final TimestampSource authority;
  private final byte[] request;
  private final PdfSealer sealer;
  private final PdfSealer baseSealer;
  private final PdfSealVerifier verifier;
  private final EvidenceSources sources;

  /**
   * Everything that is built once.
   *
   * @param type the key of the signer, and of everybody else
   * @param level what is to be reached
   */
  public LevelPath(Key type, SealLevel level) {
    this.level = level;
    TestKeys kind =
        switch (type) {
          case SM2 -> TestKeys.SM2;
          case RSA -> TestKeys.RSA;
          case P256 -> TestKeys.P256;
        };
    Instant now = Instant.now();
    TestAuthority root = TestAuthority.root(kind, now, new SecureRandom());
    TestAuthority issuer =
        root.subordinate(CertificateSpec.authority("TEST Sidian benchmark authority", kind, now));
    this.key =
        issuer.issue(CertificateSpec.signer("TEST Sidian benchmark seal", kind, now)).signingKey();
    this.authority = TestTimestamps.below(root, kind, InstantSource.system());
    RevocationEvidence lists =
        RevocationEvidence.crl(TestRevocation.by(root.asSigner(), kind, now).crl())
            .and(RevocationEvidence.crl(TestRevocation.by(issuer.asSigner(), kind, now).crl()));
    TrustAnchors anchors = TrustAnchors.of(List.of(root.certificate()));
    this.sources =
        EvidenceSources.builder(anchors)
            .timestamps(authority)
            .revocation(RevocationSource.of(lists))
            .build();
    Seal seal = Seal.round("中卫市沙坡头区审批服务管理局", "业务专用章");
    this.baseSealer = PdfSealer.builder(seal, key).build();
    this.sealer =
        level == SealLevel.B
            ? baseSealer
            : PdfSealer.builder(seal, key).level(level, sources).build();
    this.verifier =
        PdfSealVerifier.builder(anchors)
            .policy(
                level.compareTo(SealLevel.LT) < 0
                    ? SealAcceptancePolicy.OFFLINE_WITHOUT_REVOCATION
                    : SealAcceptancePolicy.STRICT_GOVERNMENT)
            .build();
    this.request = request(type);
  }

  private static byte[] request(Key type) {
    boolean sm3 = type == Key.SM2;
    TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
    generator.setCertReq(true);
    try {
      return generator
          .generate(
              new ASN1ObjectIdentifier(sm3 ? "1.2.156.10197.1.401" : "2.16.840.1.101.3.4.2.1"),
              new byte[32],
              new BigInteger(NONCE_BITS, new SecureRandom()))
          .getEncoded();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The key that the limit signs with too. */
  public SigningKey key() {
    return key;
  }

  /** How many time stamps a document of the level gets when it is sealed or raised. */
  public int timestamps() {
    return switch (level) {
      case B -> 0;
      case T, LT -> 1;
      case LTA -> 2;
    };
  }

  /** One answer of the time-stamping authority. */
  public byte[] stamp() {
    try {
      return authority.respond(request);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Seals at level B. */
  public byte[] sealBase(byte[] pdf) {
    return baseSealer.seal(pdf, PLACEMENT, note()).requireSealed().bytes();
  }

  /** Seals at the level. */
  public byte[] seal(byte[] pdf) {
    return sealer.seal(pdf, PLACEMENT, note()).requireSealed().bytes();
  }

  /** A way to raise a sealed document to the level. */
  public PdfSealExtender extender() {
    return PdfSealExtender.builder(level, sources).build();
  }

  private static SealNote note() {
    return SealNote.automatic().withPurpose("办理营业执照变更登记");
  }

  /** Verifies under the policy that fits the level; anything but ACCEPTED is an error. */
  public SealReport verify(byte[] pdf) {
    SealReport report = verifier.verify(pdf);
    if (report.verdict() != Verdict.ACCEPTED) {
      throw new IllegalStateException(report.toString());
    }
    return report;
  }
}
