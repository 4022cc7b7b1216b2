package cn.sidian.examples.demo;

import cn.sidian.core.crypto.SigningKey;
import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestKeys;
import cn.sidian.core.testing.TestRevocation;
import cn.sidian.core.testing.TestTimestamps;
import cn.sidian.core.trust.RevocationEvidence;
import cn.sidian.core.trust.RevocationSource;
import cn.sidian.core.trust.TrustAnchors;
import cn.sidian.seal.DataProvenance;
import cn.sidian.seal.EvidenceSources;
import cn.sidian.seal.Length;
import cn.sidian.seal.PdfSealVerifier;
import cn.sidian.seal.PdfSealer;
import cn.sidian.seal.ProvenanceFile;
import cn.sidian.seal.Seal;
import cn.sidian.seal.SealLevel;
import cn.sidian.seal.SealNote;
import cn.sidian.seal.SealPlacement;
import cn.sidian.seal.SealPlacement.Corner;
import cn.sidian.seal.SealReport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder of the demo: keys that say TEST, inputs, what is made of them. */
final class DemoFolder {
  private static final String UNIT = "TEST示例市审批服务管理局";
  private static final List<String> SAMPLES =
      List.of("proof-social-insurance", "proof-rotated", "regulation-zhongwei", "scanned-pages");
  private static final String COMMANDS = "TEST-commands.txt";
  private static final int PASSWORD_BYTES = 12;

  private final Path folder;
  private final List<Path> sealed = new ArrayList<>();
  private final Path tampered;
  private final Path unstamped;
  private final Map<TestKeys, EvidenceSources> evidence = new EnumMap<>(TestKeys.class);

  private DemoFolder(Path folder) {
    this.folder = folder;
    this.tampered = folder.resolve("tampered").resolve("TEST-voucher-number-changed.pdf");
    this.unstamped = folder.resolve("unstamped").resolve("TEST-without-time-stamp.pdf");
  }

  static DemoFolder create(Path folder) throws IOException {
    for (String name : List.of("keys", "input", "sealed", "unstamped", "tampered", "reports")) {
      Files.createDirectories(folder.resolve(name));
    }
    DemoFolder demo = new DemoFolder(folder);
    demo.makeKeys();
    demo.copyInputs();
    return demo;
  }

  /**
   * An empty folder for certificates: what an earlier demo left there is removed.
   *
   * @return the folder, or empty if what stands there was not made by a demo
   */
  static Optional<Path> emptyForCertificates(Path folder) throws IOException {
    Path certificates = folder.resolve("certificates");
    if (Files.exists(certificates)) {
      if (!Files.exists(certificates.resolve(COMMANDS))) {
        return Optional.empty();
      }
      try (Stream<Path> left = Files.walk(certificates)) {
        for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
    Files.createDirectories(certificates);
    // from here on it is the demo's, whatever breaks off
    noteCommands(certificates, List.of());
    return Optional.of(certificates);
  }

  /** Writes what was typed, for whoever wants to type it again. */
  static void noteCommands(Path certificates, List<String> commands) throws IOException {
    Files.writeString(
        certificates.resolve(COMMANDS),
        String.join("\n", commands) + (commands.isEmpty() ? "" : "\n"));
  }

  private Path keys() {
    return folder.resolve("keys");
  }

  Path reports() {
    return folder.resolve("reports");
  }

  List<Path> sealed() {
    return sealed;
  }

  Path tampered() {
    return tampered;
  }

  /** Sealed, but without a time stamp and evidence. */
  Path unstamped() {
    return unstamped;
  }

  private void makeKeys() throws IOException {
    SecureRandom random = new SecureRandom();
    byte[] bytes = new byte[PASSWORD_BYTES];
    random.nextBytes(bytes);
    String password = HexFormat.of().formatHex(bytes);
    Files.writeString(keys().resolve("password.txt"), password + "\n");
    StringBuilder roots = new StringBuilder();
    for (TestKeys kind : List.of(TestKeys.SM2, TestKeys.RSA)) {
      Instant now = Instant.now();
      TestAuthority root = TestAuthority.root(kind, now, random);
      TestAuthority.Issued issued =
          root.issue(CertificateSpec.signer("TEST 示例市审批服务管理局 " + kind, kind, now));
      Files.write(keyStore(kind), issued.pkcs12(password.toCharArray()));
      roots.append(TestAuthority.pem(List.of(root.certificate())));
      evidence.put(kind, evidence(root, kind, now));
    }
    Files.writeString(keys().resolve("trust.pem"), roots);
  }

  /** The test authority also revokes nobody, in a list, and stamps the time, in this process. */
  private EvidenceSources evidence(TestAuthority root, TestKeys kind, Instant now)
      throws IOException {
    byte[] list =
        TestRevocation.by(root.asSigner(), kind, now)
            .from(now, now.plus(Duration.ofDays(365)))
            .crl();
    Files.write(keys().resolve(kind == TestKeys.SM2 ? "sm2.crl" : "rsa.crl"), list);
    return EvidenceSources.builder(TrustAnchors.of(List.of(root.certificate())))
        .timestamps(TestTimestamps.below(root, kind, InstantSource.system()))
        .revocation(RevocationSource.of(RevocationEvidence.crl(list)))
        .build();
  }

  private Path keyStore(TestKeys kind) {
    return keys().resolve(kind == TestKeys.SM2 ? "sm2.p12" : "rsa.p12");
  }

  private void copyInputs() throws IOException {
    for (String sample : SAMPLES) {
      try (InputStream in =
          Objects.requireNonNull(DemoFolder.class.getResourceAsStream(sample + ".pdf"), sample)) {
        Files.copy(in, input(sample), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    Files.writeString(
        folder.resolve("input").resolve("provenance.json"),
        """
        {
          "format": "sidian-provenance/1",
          "sourceDepartment": "TEST示例市社会保险服务中心",
          "sourceCode": "12441500196720244T",
          "interfaceId": "TEST-SB-CBJF-01",
          "queryId": "TEST-20261122-000123",
          "queriedAt": "2026-11-22T09:30:00+08:00",
          "dataDigest": "sm3:66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
          "dataName": "TEST参保缴费信息"
        }
        """);
  }

  private Path input(String sample) {
    return folder.resolve("input").resolve(sample + ".pdf");
  }

  /** What a vendor writes: a key, a sealer, a note with provenance, one call per document. */
  void sealAll() throws IOException {
    char[] password = Files.readString(keys().resolve("password.txt")).strip().toCharArray();
    DataProvenance provenance =
        ProvenanceFile.read(folder.resolve("input").resolve("provenance.json"));
    SealNote note = SealNote.automatic().withPurpose("TEST 办理食品经营许可").withProvenance(provenance);
    for (TestKeys kind : List.of(TestKeys.SM2, TestKeys.RSA)) {
      SigningKey key = SigningKey.fromPkcs12(keyStore(kind), password);
      PdfSealer sealer =
          PdfSealer.builder(Seal.dataVerification(UNIT), key)
              .level(SealLevel.LTA, Objects.requireNonNull(evidence.get(kind)))
              .build()
              .overwriting();
      for (String sample : SAMPLES) {
        Path output =
            folder.resolve("sealed").resolve("TEST-" + sample + "-" + sealer.profile() + ".pdf");
        sealer.seal(input(sample), output, placement(sample), note).requireSealed();
        sealed.add(output);
      }
    }
    forge(sealed.get(0));
    SigningKey key = SigningKey.fromPkcs12(keyStore(TestKeys.SM2), password);
    String sample = SAMPLES.get(0);
    PdfSealer.builder(Seal.dataVerification(UNIT), key)
        .build()
        .overwriting()
        .seal(input(sample), unstamped, placement(sample), note)
        .requireSealed();
  }

  /** The turned page of one sample is its first. */
  private static SealPlacement placement(String sample) {
    return sample.equals("proof-rotated")
        ? SealPlacement.onPage(1, Corner.BOTTOM_RIGHT, Length.mm(20), Length.mm(30))
        : SealPlacement.onLastPage(Corner.BOTTOM_RIGHT, Length.mm(20), Length.mm(30));
  }

  /** A forger changes one digit of the voucher number in a sealed document. */
  private void forge(Path original) throws IOException {
    byte[] bytes = Files.readAllBytes(original);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int number = text.lastIndexOf("\"voucherNumber\":\"") + "\"voucherNumber\":\"".length();
    bytes[number + 7] = (byte) (bytes[number + 7] == '9' ? '8' : '9');
    Files.write(tampered, bytes);
  }

  /** Under the default policy, with what the document brings along. */
  SealReport verify(Path file) {
    return PdfSealVerifier.builder(TrustAnchors.fromFiles(keys().resolve("trust.pem")))
        .build()
        .verify(file);
  }
}
