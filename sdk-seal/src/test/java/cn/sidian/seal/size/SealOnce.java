package cn.sidian.seal.size;

import cn.sidian.core.Limits;
import cn.sidian.core.Verdict;
import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestKeys;
import cn.sidian.core.testing.TestRevocation;
import cn.sidian.core.testing.TestTimestamps;
import cn.sidian.core.trust.RevocationEvidence;
import cn.sidian.core.trust.RevocationSource;
import cn.sidian.core.trust.TrustAnchors;
import cn.sidian.seal.EvidenceSources;
import cn.sidian.seal.Length;
import cn.sidian.seal.PdfSealVerifier;
import cn.sidian.seal.PdfSealer;
import cn.sidian.seal.Seal;
import cn.sidian.seal.SealLevel;
import cn.sidian.seal.SealNote;
import cn.sidian.seal.SealPlacement;
import cn.sidian.seal.SealPlacement.Corner;
import cn.sidian.seal.SealProfile;
import cn.sidian.seal.SealReport;
import cn.sidian.seal.SignatureReport;
import cn.sidian.seal.SignatureReport.Coverage;
import cn.sidian.seal.SignatureReport.Integrity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** One process of {@link LargeFilesRun}: seals one file into another and verifies that. */
public final class SealOnce {
  private static final int CHUNK = 1 << 16;

  private SealOnce() {}

  /** Arguments: input, output, place, profile, level. */
  public static void main(String[] arguments) throws IOException {
    Path input = Path.of(arguments[0]);
    Path output = Path.of(arguments[1]);
    SealProfile profile = SealProfile.named(arguments[3]).orElseThrow();
    TestKeys kind =
        switch (arguments[3]) {
          case "CMS_SM2" -> TestKeys.SM2;
          case "PADES_B_ECDSA_SHA256" -> TestKeys.P256;
          default -> TestKeys.RSA;
        };
    Instant now = Instant.now();
    TestAuthority root = TestAuthority.root(kind, now, new SecureRandom());
    var key = root.issue(CertificateSpec.signer("TEST large", kind, now)).signingKey();
    // an operator who seals files of this size has decided to
    Limits usual = Limits.DEFAULT;
    Limits limits =
        new Limits(
            usual.maxInputBytes(),
            usual.maxDepth(),
            usual.maxObjects(),
            usual.maxDecompressedBytes(),
            usual.maxRevisions(),
            usual.maxSignatures(),
            Duration.ofMinutes(2));
    SealLevel level = SealLevel.valueOf(arguments[4]);
    TrustAnchors anchors = TrustAnchors.of(List.of(root.certificate()));
    PdfSealer.Builder builder =
        PdfSealer.builder(Seal.round("测试市档案馆", "业务专用章"), key).profile(profile).limits(limits);
    if (level != SealLevel.B) {
      byte[] list = TestRevocation.by(root.asSigner(), kind, now).crl();
      builder.level(
          level,
          EvidenceSources.builder(anchors)
              .timestamps(TestTimestamps.below(root, kind, InstantSource.system()))
              .revocation(RevocationSource.of(RevocationEvidence.crl(list)))
              .build());
    }
    PdfSealer sealer = builder.build();

    long start = System.nanoTime();
    var sealed =
        sealer
            .seal(input, output, place(arguments[2]), SealNote.automatic().withPurpose("归档"))
            .requireSealed();
    long middle = System.nanoTime();
    SealReport whole = PdfSealVerifier.builder(anchors).limits(limits).build().verify(output);
    SignatureReport report = whole.signatures().get(0);
    long end = System.nanoTime();
    boolean fine =
        level == SealLevel.LTA
            ? whole.verdict() == Verdict.ACCEPTED
            : report.integrity() == Integrity.INTACT && report.coverage() == Coverage.WHOLE_FILE;
    double hashing = hashing(output, profile);
    System.out.println(
        "%s on %d pages in %.1f s, verified %s in %.1f s (hash alone %.1f s), %,d bytes appended, %s"
            .formatted(
                fine ? "SEALED" : "BROKEN",
                sealed.pages().size(),
                (middle - start) / 1e9,
                level == SealLevel.LTA ? whole.verdict() : report.integrity(),
                (end - middle) / 1e9,
                hashing,
                Files.size(output) - Files.size(input),
                resident()));
    System.exit(fine ? 0 : 1);
  }

  /** What no verifier can do without, in seconds. */
  private static double hashing(Path file, SealProfile profile) throws IOException {
    long start = System.nanoTime();
    MessageDigest digest = profile.suite().digest().newDigest();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] chunk = new byte[CHUNK];
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        digest.update(chunk, 0, n);
      }
    }
    boolean hashed = digest.digest().length > 0;
    return hashed ? (System.nanoTime() - start) / 1e9 : 0;
  }

  /** The most memory the whole process had, where the system tells. */
  private static String resident() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.isReadable(status)) {
      return "";
    }
    return Files.readString(status)
        .lines()
        .filter(line -> line.startsWith("VmHWM"))
        .map(line -> line.replaceFirst("\\D+(\\d+).*", "process at most $1 kB"))
        .findFirst()
        .orElse("");
  }

  private static SealPlacement place(String name) {
    Length far = Length.mm(20);
    return switch (name) {
      case "first" -> SealPlacement.onPage(1, Corner.BOTTOM_RIGHT, far, far);
      case "last" -> SealPlacement.onLastPage(Corner.BOTTOM_RIGHT, far, far);
      default -> SealPlacement.onAllPages(Corner.BOTTOM_RIGHT, far, far);
    };
  }
}
