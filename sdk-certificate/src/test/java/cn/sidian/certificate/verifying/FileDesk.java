package cn.sidian.certificate.verifying;

import static cn.sidian.certificate.verifying.World.ISSUED;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.certificate.CertificateAcceptancePolicy;
import cn.sidian.certificate.CertificateIssuer;
import cn.sidian.certificate.CertificateQuestion;
import cn.sidian.certificate.CertificateReport;
import cn.sidian.certificate.CertificateVerifier;
import cn.sidian.certificate.ElectronicCertificate;
import cn.sidian.certificate.IssueOutcome;
import cn.sidian.certificate.IssueRequest;
import cn.sidian.certificate.MetadataItem;
import cn.sidian.certificate.SaltedFields;
import cn.sidian.certificate.TypeEdition;
import cn.sidian.certificate.VerifierBundle;
import cn.sidian.certificate.catalog.CertificateCatalog;
import cn.sidian.certificate.catalog.CertificateType;
import cn.sidian.certificate.code.CopyCode;
import cn.sidian.certificate.code.PermitCodeMaker;
import cn.sidian.certificate.code.ReplayMemory;
import cn.sidian.certificate.code.StatusPlace;
import cn.sidian.certificate.copy.AnnotatedCopy;
import cn.sidian.certificate.copy.CopyContent;
import cn.sidian.certificate.copy.CopyRequest;
import cn.sidian.certificate.copy.CopySealer;
import cn.sidian.certificate.copy.HolderAuthorization;
import cn.sidian.certificate.copy.UsePurpose;
import cn.sidian.certificate.issuer.Issuance;
import cn.sidian.certificate.issuer.IssuerCompetence;
import cn.sidian.certificate.issuer.IssuerHistory;
import cn.sidian.certificate.issuer.IssuerKeys;
import cn.sidian.certificate.issuer.IssuerUnit;
import cn.sidian.certificate.issuer.KeyBinding;
import cn.sidian.certificate.issuer.KeyRole;
import cn.sidian.certificate.issuing.MemoryRegister;
import cn.sidian.certificate.layout.CertificateLayout;
import cn.sidian.certificate.layout.CertificatePhoto;
import cn.sidian.certificate.layout.LaidOut;
import cn.sidian.certificate.layout.LayoutRequest;
import cn.sidian.certificate.quality.QualityRules;
import cn.sidian.certificate.quality.Records;
import cn.sidian.certificate.register.IssueRegister;
import cn.sidian.core.SidianException;
import cn.sidian.core.Verdict;
import cn.sidian.core.crypto.SignatureSuite;
import cn.sidian.core.crypto.SigningKey;
import cn.sidian.core.status.StatusEntries;
import cn.sidian.core.status.StatusListMemory;
import cn.sidian.core.status.StatusListPublisher;
import cn.sidian.core.status.StatusListSource;
import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestKeys;
import cn.sidian.core.testing.TestRandom;
import cn.sidian.core.trust.TrustAnchors;
import cn.sidian.seal.PdfSealer;
import cn.sidian.seal.Seal;
import cn.sidian.seal.SealAcceptancePolicy;
import cn.sidian.seal.SealNote;
import cn.sidian.seal.SealedPdf;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;

/** A window where files are shown: an office, its keys, one certificate and copies of it. */
final class FileDesk {
  static final Instant NOW = Instant.parse("2026-03-02T01:30:00Z");
  static final String UNIT = Records.ISSUER;
  static final String OTHER_UNIT = "11100000000013338W";
  static final CertificateCatalog CATALOGUE = CertificateCatalog.samples();
  static final TestAuthority ROOT =
      TestAuthority.root(TestKeys.SM2, NOW.minus(Duration.ofDays(30)), TestRandom.seeded(5));
  static final Map<KeyRole, SigningKey> KEYS = new EnumMap<>(KeyRole.class);
  static final SigningKey OTHER_SEAL = key("TEST other seal");
  static final TrustAnchors ANCHORS;
  static final IssueOutcome.Issued ISSUED;

  static {
    for (KeyRole role : KeyRole.values()) {
      KEYS.put(role, key("TEST " + role));
    }
    ANCHORS = TrustAnchors.of(List.of(ROOT.certificate(), own(KeyRole.BUNDLE).certificate()));
    ISSUED = issue(own(KeyRole.SEAL), "R1");
  }

  private FileDesk() {}

  static SigningKey key(String name) {
    return ROOT.issue(CertificateSpec.signer(name, TestKeys.SM2, NOW.minus(Duration.ofDays(30))))
        .signingKey();
  }

  static SigningKey own(KeyRole role) {
    return Objects.requireNonNull(KEYS.get(role));
  }

  static PdfSealer sealer(SigningKey key, String title) {
    return PdfSealer.builder(Seal.round(Records.ISSUER_NAME, title), key)
        .clock(InstantSource.fixed(NOW))
        .build();
  }

  static IssueOutcome.Issued issue(SigningKey seal, String request) {
    return issue(new MemoryRegister(), sealer(seal, "电子证照专用章（测试）"), request);
  }

  static IssueOutcome.Issued issue(IssueRegister register, PdfSealer sealer, String request) {
    QualityRules rules =
        QualityRules.builder(CATALOGUE, Records.COMPETENT).register(register).build();
    return CertificateIssuer.builder(register, rules)
        .seal(UNIT, sealer)
        .codes(PermitCodeMaker.of(Map.of(UNIT, own(KeyRole.CODE))))
        .clock(InstantSource.fixed(NOW))
        .build()
        .issue(
            Records.record(Records.personJson()),
            Records.photo(300, 400),
            IssueRequest.of(request, "测试批准人"))
        .requireIssued();
  }

  static KeyBinding binding(String unit, KeyRole role, SigningKey key) {
    return new KeyBinding(
        unit,
        role,
        SignatureSuite.SM2_SM3,
        Instant.parse("2025-01-01T00:00:00Z"),
        null,
        Issuance.TEST,
        null,
        key.certificate());
  }

  static List<KeyBinding> bindings() {
    List<KeyBinding> all = new ArrayList<>();
    KEYS.forEach((role, key) -> all.add(binding(UNIT, role, key)));
    all.add(binding(OTHER_UNIT, KeyRole.SEAL, OTHER_SEAL));
    return all;
  }

  static VerifierBundle bundle(List<KeyBinding> bindings) {
    LocalDate from = LocalDate.of(2020, 1, 1);
    return VerifierBundle.sign(
        new VerifierBundle.Content(
            "TEST register",
            1,
            NOW,
            NOW.plus(Duration.ofDays(300)),
            null,
            IssuerKeys.of(bindings),
            List.of(),
            CATALOGUE.types().stream().map(TypeEdition::of).toList(),
            new IssuerHistory(
                List.of(new IssuerUnit(UNIT, Records.ISSUER_NAME, from, null)),
                List.of(
                    new IssuerCompetence(UNIT, Records.PERSON_TYPE, null, from, null),
                    new IssuerCompetence(UNIT, Records.FOOD_TYPE, null, from, null))),
            CATALOGUE),
        own(KeyRole.BUNDLE));
  }

  static CertificateVerifier.Builder verifier(int status) {
    StatusEntries entries = StatusEntries.of(4, 2_000);
    entries.set((int) ISSUED.statusIndex(), status);
    return CertificateVerifier.builder(ANCHORS)
        .bundle(bundle(bindings()))
        .lists(
            StatusListSource.of(
                List.of(
                    StatusListPublisher.of(own(KeyRole.STATUS), Duration.ofDays(1))
                        .publish(
                            entries,
                            UNIT,
                            Objects.requireNonNull(ISSUED.statusList()),
                            1,
                            null,
                            NOW))))
        .memory(StatusListMemory.inMemory(), ReplayMemory.inMemory())
        .policy(
            CertificateAcceptancePolicy.DEFAULT
                .withSeal(SealAcceptancePolicy.OFFLINE_WITHOUT_REVOCATION)
                .allowingTest())
        .clock(InstantSource.fixed(NOW.plusSeconds(60)));
  }

  static CertificateReport ask(
      CertificateVerifier.Builder verifier, byte[] pdf, CertificateQuestion question) {
    return ContractRules.checked(verifier.build().verifyFile(pdf, question), true);
  }

  static CertificateReport ask(CertificateVerifier.Builder verifier, byte[] pdf) {
    return ask(verifier, pdf, CertificateQuestion.NOW);
  }

  static void assertRejectedBy(CertificateReport report, String code) {
    assertThat(report.verdict()).as(report + " " + report.facts()).isEqualTo(Verdict.REJECTED);
    assertThat(report.decidedBy()).containsExactly(code);
  }

  static byte[] copy(LocalDate until, SigningKey copyKey, SigningKey codeKey) {
    return copy(ISSUED, until, copyKey, codeKey);
  }

  static byte[] copy(
      IssueOutcome.Issued original, LocalDate until, SigningKey copyKey, SigningKey codeKey) {
    CertificateType type = CATALOGUE.find(Records.PERSON_TYPE, "2026").orElseThrow();
    PdfSealer sealer = sealer(copyKey, "加注件专用章（测试）");
    AnnotatedCopy.Outcome outcome =
        AnnotatedCopy.make(
            original.pdf(),
            type,
            CertificateLayout.landscape(),
            new CopyRequest(
                "C1",
                UsePurpose.find(UsePurpose.SHIPPED, "BIDDING").orElseThrow(),
                "测试丙建设有限公司",
                until,
                "TEST-CASE-1",
                "测试窗口",
                Set.of("CZZTDM")),
            new HolderAuthorization(
                "A1",
                original.identifier().toString(),
                HolderAuthorization.Scope.COPY,
                "测试丙建设有限公司",
                NOW,
                NOW.plus(Duration.ofDays(1)),
                "TEST"),
            new CopySealer() {
              @Override
              public Optional<PdfSealer> sealer(String issuerCode) {
                return Optional.of(sealer);
              }

              @Override
              public Optional<String> code(CopyContent content) {
                return Optional.of(
                    new CopyCode(
                            content.identifier(),
                            new StatusPlace(
                                Objects.requireNonNull(content.statusList()),
                                content.statusIndex()),
                            content.copy(),
                            content.purpose(),
                            content.user(),
                            content.until())
                        .sign(codeKey));
              }
            },
            NOW);
    return ((AnnotatedCopy.Outcome.Made) outcome).copy().pdf();
  }

  static final CertificateQuestion FOR_BIDDING =
      CertificateQuestion.NOW.use("BIDDING", "测试丙建设有限公司");

  /** A later revision by anybody, without a seal. */
  static byte[] later(byte[] pdf, Consumer<PDDocument> change) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      change.accept(document);
      document.getDocumentCatalog().getCOSObject().setNeedToBeUpdated(true);
      document.saveIncremental(out);
    }
    return out.toByteArray();
  }

  static byte[] sealed(LayoutRequest request, byte[] list) {
    LaidOut page = CertificateLayout.landscape().layOut(request);
    return ((SealedPdf)
            sealer(own(KeyRole.SEAL), "电子证照专用章（测试）")
                .withSignedAttribute(SaltedFields.ATTRIBUTE_OID, list)
                .seal(page.pdf(), page.sealPlace(), SealNote.automatic()))
        .bytes();
  }

  static ElectronicCertificate content() throws IOException {
    return ElectronicCertificate.parse(attachment(ISSUED.pdf(), ElectronicCertificate.FILE_NAME));
  }

  static LayoutRequest request(ElectronicCertificate data, List<MetadataItem> items, byte[] photo) {
    return new LayoutRequest(
        LayoutRequest.Form.CERTIFICATE,
        CATALOGUE.find(Records.PERSON_TYPE, "2026").orElseThrow(),
        data.identifier().toString(),
        items,
        CertificatePhoto.read(photo).orElseThrow(),
        data.code(),
        null,
        new LayoutRequest.Attachment(ElectronicCertificate.FILE_NAME, data.canonicalJson()));
  }

  static byte[] attachment(byte[] pdf, String name) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return document
          .getDocumentCatalog()
          .getNames()
          .getEmbeddedFiles()
          .getNames()
          .get(name)
          .getEmbeddedFile()
          .toByteArray();
    }
  }

  /** A copy with other data, drawn and sealed by a key that may seal copies. */
  static byte[] resealed(byte[] copy, UnaryOperator<String> change) throws IOException {
    CopyContent honest = CopyContent.parse(attachment(copy, CopyContent.FILE_NAME));
    byte[] json =
        change
            .apply(new String(honest.canonicalJson(), StandardCharsets.UTF_8))
            .getBytes(StandardCharsets.UTF_8);
    assertThat(json).isNotEqualTo(honest.canonicalJson());
    CopyContent shown;
    try {
      shown = CopyContent.parse(json);
    } catch (SidianException e) {
      shown = honest;
    }
    LayoutRequest drawn =
        shown.layoutRequest(
            CATALOGUE.find(Records.PERSON_TYPE, "2026").orElseThrow(),
            CertificatePhoto.read(Records.photo(300, 400)).orElseThrow());
    LaidOut page =
        CertificateLayout.landscape()
            .layOut(
                new LayoutRequest(
                    drawn.form(),
                    drawn.type(),
                    drawn.identifier(),
                    drawn.items(),
                    drawn.photo(),
                    drawn.code(),
                    drawn.notice(),
                    new LayoutRequest.Attachment(CopyContent.FILE_NAME, json)));
    return ((SealedPdf)
            sealer(own(KeyRole.COPY), "加注件专用章（测试）")
                .seal(page.pdf(), page.sealPlace(), SealNote.automatic()))
        .bytes();
  }
}
