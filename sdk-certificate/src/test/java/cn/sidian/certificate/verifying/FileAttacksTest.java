package cn.sidian.certificate.verifying;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.certificate.CertificateFacts;
import cn.sidian.certificate.CertificateFacts.Comparison;
import cn.sidian.certificate.CertificateId;
import cn.sidian.certificate.CertificateIssuer;
import cn.sidian.certificate.CertificateLookup;
import cn.sidian.certificate.CertificateQuestion;
import cn.sidian.certificate.CertificateReport;
import cn.sidian.certificate.CertificateReport.Kind;
import cn.sidian.certificate.CertificateVerifier;
import cn.sidian.certificate.Holder;
import cn.sidian.certificate.HolderCode;
import cn.sidian.certificate.IssueOutcome;
import cn.sidian.certificate.IssueRequest;
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
import cn.sidian.certificate.quality.QualityRules;
import cn.sidian.certificate.quality.Records;
import cn.sidian.core.Finding;
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
import java.io.ByteArrayOutputStream;
import java.io.IOException;
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
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("WD-58, ZW-38, WD-49: what files of certificates and copies must stand")
class FileAttacksTest {
  private static final Instant NOW = Instant.parse("2026-03-02T01:30:00Z");
  private static final String UNIT = Records.ISSUER;
  private static final String OTHER_UNIT = "11100000000013338W";
  private static final CertificateCatalog CATALOGUE = CertificateCatalog.samples();
  private static final TestAuthority ROOT =
      TestAuthority.root(TestKeys.SM2, NOW.minus(Duration.ofDays(30)), TestRandom.seeded(5));
  private static final Map<KeyRole, SigningKey> KEYS = new EnumMap<>(KeyRole.class);
  private static final SigningKey OTHER_SEAL = key("TEST other seal");
  private static final TrustAnchors ANCHORS;
  private static final IssueOutcome.Issued ISSUED;

  static {
    for (KeyRole role : KeyRole.values()) {
      KEYS.put(role, key("TEST " + role));
    }
    ANCHORS = TrustAnchors.of(List.of(ROOT.certificate(), own(KeyRole.BUNDLE).certificate()));
    ISSUED = issue(own(KeyRole.SEAL), "R1");
  }

  private static SigningKey key(String name) {
    return ROOT.issue(CertificateSpec.signer(name, TestKeys.SM2, NOW.minus(Duration.ofDays(30))))
        .signingKey();
  }

  private static SigningKey own(KeyRole role) {
    return Objects.requireNonNull(KEYS.get(role));
  }

  private static PdfSealer sealer(SigningKey key, String title) {
    return PdfSealer.builder(Seal.round(Records.ISSUER_NAME, title), key)
        .clock(InstantSource.fixed(NOW))
        .build();
  }

  private static IssueOutcome.Issued issue(SigningKey seal, String request) {
    MemoryRegister register = new MemoryRegister();
    QualityRules rules =
        QualityRules.builder(CATALOGUE, Records.COMPETENT).register(register).build();
    return CertificateIssuer.builder(register, rules)
        .seal(UNIT, sealer(seal, "电子证照专用章（测试）"))
        .codes(PermitCodeMaker.of(Map.of(UNIT, own(KeyRole.CODE))))
        .clock(InstantSource.fixed(NOW))
        .build()
        .issue(
            Records.record(Records.personJson()),
            Records.photo(300, 400),
            IssueRequest.of(request, "测试批准人"))
        .requireIssued();
  }

  private static KeyBinding binding(String unit, KeyRole role, SigningKey key) {
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

  private static List<KeyBinding> bindings() {
    List<KeyBinding> all = new ArrayList<>();
    KEYS.forEach((role, key) -> all.add(binding(UNIT, role, key)));
    all.add(binding(OTHER_UNIT, KeyRole.SEAL, OTHER_SEAL));
    return all;
  }

  private static VerifierBundle bundle(List<KeyBinding> bindings) {
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

  private static CertificateVerifier.Builder verifier(int status) {
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
            cn.sidian.certificate.CertificateAcceptancePolicy.DEFAULT
                .withSeal(SealAcceptancePolicy.OFFLINE_WITHOUT_REVOCATION)
                .allowingTest())
        .clock(InstantSource.fixed(NOW.plusSeconds(60)));
  }

  private static CertificateReport ask(
      CertificateVerifier.Builder verifier, byte[] pdf, CertificateQuestion question) {
    return ContractRules.checked(verifier.build().verifyFile(pdf, question), true);
  }

  private static CertificateReport ask(CertificateVerifier.Builder verifier, byte[] pdf) {
    return ask(verifier, pdf, CertificateQuestion.NOW);
  }

  private static void assertRejectedBy(CertificateReport report, String code) {
    assertThat(report.verdict()).as(report + " " + report.facts()).isEqualTo(Verdict.REJECTED);
    assertThat(report.decidedBy()).containsExactly(code);
  }

  /** WD-09: each part has its own answer. */
  @Test
  void anHonestFileIsAcceptedAndEveryPartCompared() {
    CertificateReport report = ask(verifier(0), ISSUED.pdf());
    assertThat(report.verdict())
        .as(report.facts() + " " + report.findings())
        .isEqualTo(Verdict.ACCEPTED);
    assertThat(report.kind()).isEqualTo(Kind.CERTIFICATE);
    assertThat(report.facts().content())
        .isEqualTo(
            new CertificateFacts.Content(Comparison.EQUAL, Comparison.EQUAL, Comparison.EQUAL));
    assertThat(report.facts().original()).isEqualTo(CertificateFacts.Original.PRESENT);
    assertThat(report.identifier()).isEqualTo(ISSUED.identifier().toString());
  }

  @Test
  void theHolderIsComparedInClear() {
    Holder other = new Holder(new HolderCode("111", "440524188001010014"), "测试乙");
    assertRejectedBy(
        ask(verifier(0), ISSUED.pdf(), CertificateQuestion.NOW.of(other)), "HOLDER_DIFFERS");
  }

  @Test
  void aValidSealNeverMakesARevokedCertificateGood() {
    CertificateReport report = ask(verifier(1), ISSUED.pdf());
    assertRejectedBy(report, "NOT_VALID");
    assertThat(report.facts().integrity()).isEqualTo(CertificateFacts.Integrity.INTACT);
    assertThat(report.facts().issuer()).isEqualTo(CertificateFacts.Issuer.TRUSTED);
  }

  @Test
  void everyByteOfTheSignedRangeCounts() {
    byte[] pdf = ISSUED.pdf();
    int changed = 0;
    for (int i = 2_000; i < pdf.length / 2; i += pdf.length / 20) {
      byte[] edited = pdf.clone();
      edited[i] ^= 1;
      try {
        CertificateReport report = ask(verifier(0), edited);
        assertThat(report.verdict()).as("byte " + i).isNotEqualTo(Verdict.ACCEPTED);
        changed++;
      } catch (cn.sidian.core.SidianException e) {
        assertThat(e.code()).isNotEmpty();
      }
    }
    assertThat(changed).isPositive();
  }

  @Test
  void aGenuineSealOfAnotherUnitUnderTheSameRoot() {
    IssueOutcome.Issued foreign = issue(OTHER_SEAL, "R2");
    assertRejectedBy(ask(verifier(0), foreign.pdf()), "ISSUER_KEY_OF_ANOTHER_UNIT");
    IssueOutcome.Issued byCodeKey = issue(own(KeyRole.CODE), "R3");
    assertRejectedBy(ask(verifier(0), byCodeKey.pdf()), "KEY_ROLE");
  }

  @Test
  void withoutBundleTheIssuerIsUndecidedAndThePageUnchecked() {
    CertificateVerifier.Builder bare =
        CertificateVerifier.builder(ANCHORS)
            .policy(
                cn.sidian.certificate.CertificateAcceptancePolicy.DEFAULT
                    .withSeal(SealAcceptancePolicy.OFFLINE_WITHOUT_REVOCATION)
                    .allowingTest())
            .clock(InstantSource.fixed(NOW));
    CertificateReport report = ask(bare, ISSUED.pdf());
    assertThat(report.verdict()).isEqualTo(Verdict.INDETERMINATE);
    assertThat(report.facts().issuer()).isEqualTo(CertificateFacts.Issuer.UNDECIDED);
    assertThat(report.facts().content().page()).isEqualTo(Comparison.NOT_CHECKED);
    assertThat(report.decidedBy()).contains("NO_BUNDLE", "NO_LIST");
  }

  @Test
  void aLostSealKeyWithoutProvenTimeLeavesItOpen() {
    List<KeyBinding> lost = new ArrayList<>();
    for (KeyBinding binding : bindings()) {
      lost.add(
          binding.role() == KeyRole.SEAL && binding.unit().equals(UNIT)
              ? new KeyBinding(
                  UNIT,
                  KeyRole.SEAL,
                  binding.suite(),
                  binding.from(),
                  null,
                  Issuance.TEST,
                  NOW.plus(Duration.ofDays(1)),
                  binding.certificate())
              : binding);
    }
    CertificateReport report = ask(verifier(0).bundle(bundle(lost)), ISSUED.pdf());
    assertThat(report.verdict()).isEqualTo(Verdict.INDETERMINATE);
    assertThat(report.decidedBy()).containsExactly("KEY_COMPROMISED");
  }

  @Test
  void anotherFileThanTheRegisteredOne() {
    CertificateLookup register =
        new CertificateLookup() {
          @Override
          public Optional<Standing> standing(CertificateId identifier, Instant at) {
            return Optional.of(new Standing(CertificateFacts.StatusValue.VALID, NOW, null));
          }

          @Override
          public boolean isRegistered(CertificateId identifier, String signedRangeDigest) {
            return false;
          }

          @Override
          public IssuerKeys keys() {
            return IssuerKeys.of(bindings());
          }

          @Override
          public IssuerHistory history() {
            return bundle(bindings()).content().history();
          }

          @Override
          public List<TypeEdition> types() {
            return bundle(bindings()).content().types();
          }
        };
    assertRejectedBy(
        ask(verifier(0).register(register), ISSUED.pdf()), "FILE_NOT_THE_REGISTERED_ONE");
  }

  @Test
  void aPdfThatIsNoCertificate() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage());
      document.save(out);
    }
    CertificateReport report = ask(verifier(0), out.toByteArray());
    assertThat(report.kind()).isEqualTo(Kind.OTHER);
    assertThat(report.decidedBy()).containsExactly("NOT_A_CERTIFICATE");
  }

  private static byte[] copy(LocalDate until, SigningKey copyKey, SigningKey codeKey) {
    return copy(ISSUED, until, copyKey, codeKey);
  }

  private static byte[] copy(
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

  private static final CertificateQuestion FOR_BIDDING =
      CertificateQuestion.NOW.use("BIDDING", "测试丙建设有限公司");

  @Test
  void anHonestCopyIsAcceptedForItsUseOnly() {
    byte[] copy = copy(LocalDate.of(2026, 6, 30), own(KeyRole.COPY), own(KeyRole.COPY));
    CertificateReport report = ask(verifier(0), copy, FOR_BIDDING);
    assertThat(report.verdict())
        .as(report.facts() + " " + report.findings())
        .isEqualTo(Verdict.ACCEPTED);
    assertThat(report.kind()).isEqualTo(Kind.COPY);
    assertThat(report.facts().original()).isEqualTo(CertificateFacts.Original.SEALED_BY_ISSUER);
    assertThat(ask(verifier(0), copy).decidedBy()).containsExactly("PURPOSE_NOT_ASKED");
    assertRejectedBy(
        ask(verifier(0), copy, CertificateQuestion.NOW.use("FINANCE", "测试丙建设有限公司")),
        "COPY_OTHER_PURPOSE");
    assertRejectedBy(
        ask(verifier(0), copy, CertificateQuestion.NOW.use("BIDDING", "别的公司")), "COPY_OTHER_USER");
    assertRejectedBy(ask(verifier(1), copy, FOR_BIDDING), "NOT_VALID");
  }

  @Test
  void anExpiredCopy() {
    byte[] copy = copy(LocalDate.of(2026, 3, 3), own(KeyRole.COPY), own(KeyRole.COPY));
    CertificateReport report =
        ask(
            verifier(0),
            copy,
            FOR_BIDDING.at(Instant.parse("2026-03-03T16:00:00Z").minusSeconds(1)));
    assertThat(report.facts().purpose()).isEqualTo(CertificateFacts.Purpose.ALLOWED);
    assertRejectedBy(
        ask(verifier(0), copy, FOR_BIDDING.at(Instant.parse("2026-03-03T16:00:00Z"))),
        "COPY_EXPIRED");
  }

  @Test
  void aCopySealedByAKeyThatSealsNoCopies() {
    byte[] copy = copy(LocalDate.of(2026, 6, 30), own(KeyRole.AUDIT), own(KeyRole.COPY));
    assertRejectedBy(ask(verifier(0), copy, FOR_BIDDING), "KEY_ROLE");
  }

  @Test
  void theEvidenceOfAnotherUnitsSealFails() {
    List<KeyBinding> moved = new ArrayList<>();
    for (KeyBinding binding : bindings()) {
      if (!binding.unit().equals(OTHER_UNIT)) {
        moved.add(
            binding.role() == KeyRole.SEAL
                ? binding(OTHER_UNIT, KeyRole.SEAL, own(KeyRole.SEAL))
                : binding);
      }
    }
    byte[] copy = copy(LocalDate.of(2026, 6, 30), own(KeyRole.COPY), own(KeyRole.COPY));
    assertRejectedBy(ask(verifier(0).bundle(bundle(moved)), copy, FOR_BIDDING), "EVIDENCE_FAILS");
  }

  /** Whoever may seal copies cannot make up what the issuer sealed. */
  @Test
  void theEvidenceOfAKeyThatIsNobodysFails() {
    byte[] copy =
        copy(
            issue(key("TEST made up seal"), "R2"),
            LocalDate.of(2026, 6, 30),
            own(KeyRole.COPY),
            own(KeyRole.COPY));
    assertRejectedBy(ask(verifier(0), copy, FOR_BIDDING), "EVIDENCE_FAILS");
  }

  @Test
  void theReportNamesItsFindingsOnce() {
    CertificateReport report = ask(verifier(0), ISSUED.pdf());
    assertThat(report.findings()).extracting(Finding::code).doesNotHaveDuplicates();
  }

  /** A later revision by anybody, without a seal. */
  private static byte[] later(byte[] pdf, java.util.function.Consumer<PDDocument> change)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PDDocument document = org.apache.pdfbox.Loader.loadPDF(pdf)) {
      change.accept(document);
      document.getDocumentCatalog().getCOSObject().setNeedToBeUpdated(true);
      document.saveIncremental(out);
    }
    return out.toByteArray();
  }

  @Test
  void metadataReplacedInALaterRevision() throws IOException {
    byte[] forged =
        later(
            ISSUED.pdf(),
            document -> {
              try {
                var xmp = new org.apache.pdfbox.pdmodel.common.PDMetadata(document);
                xmp.importXMPMetadata(
                    "<sidian:format>sidian-preview/1</sidian:format>"
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
                document.getDocumentCatalog().setMetadata(xmp);
              } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
              }
            });
    CertificateReport report = ask(verifier(0), forged);
    assertThat(report.verdict()).as(report.toString()).isEqualTo(Verdict.REJECTED);
    assertThat(report.kind()).as("read from the sealed revision").isEqualTo(Kind.CERTIFICATE);
    assertThat(report.facts().content().embedded()).isEqualTo(Comparison.EQUAL);
    assertThat(report.decidedBy()).contains("SIGNATURE_BROKEN");
  }

  private static byte[] sealed(cn.sidian.certificate.layout.LayoutRequest request, byte[] list) {
    cn.sidian.certificate.layout.LaidOut page = CertificateLayout.landscape().layOut(request);
    return ((cn.sidian.seal.SealedPdf)
            sealer(own(KeyRole.SEAL), "电子证照专用章（测试）")
                .withSignedAttribute(cn.sidian.certificate.SaltedFields.ATTRIBUTE_OID, list)
                .seal(page.pdf(), page.sealPlace(), cn.sidian.seal.SealNote.automatic()))
        .bytes();
  }

  private static cn.sidian.certificate.ElectronicCertificate content() throws IOException {
    try (PDDocument document = org.apache.pdfbox.Loader.loadPDF(ISSUED.pdf())) {
      return cn.sidian.certificate.ElectronicCertificate.parse(
          document
              .getDocumentCatalog()
              .getNames()
              .getEmbeddedFiles()
              .getNames()
              .get(cn.sidian.certificate.ElectronicCertificate.FILE_NAME)
              .getEmbeddedFile()
              .toByteArray());
    }
  }

  private static cn.sidian.certificate.layout.LayoutRequest request(
      cn.sidian.certificate.ElectronicCertificate data,
      List<cn.sidian.certificate.MetadataItem> items,
      byte[] photo) {
    return new cn.sidian.certificate.layout.LayoutRequest(
        cn.sidian.certificate.layout.LayoutRequest.Form.CERTIFICATE,
        CATALOGUE.find(Records.PERSON_TYPE, "2026").orElseThrow(),
        data.identifier().toString(),
        items,
        cn.sidian.certificate.layout.CertificatePhoto.read(photo).orElseThrow(),
        data.code(),
        null,
        new cn.sidian.certificate.layout.LayoutRequest.Attachment(
            cn.sidian.certificate.ElectronicCertificate.FILE_NAME, data.canonicalJson()));
  }

  @Test
  void pageTextThatWasSealedWrong() throws IOException {
    var data = content();
    List<cn.sidian.certificate.MetadataItem> items = new ArrayList<>();
    for (var item : data.metadata().items()) {
      items.add(
          item.name().equals("CZZT")
              ? new cn.sidian.certificate.MetadataItem("CZZT", "测试乙")
              : item);
    }
    byte[] wrong = sealed(request(data, items, Records.photo(300, 400)), data.fieldListDigest());
    CertificateReport report = ask(verifier(0), wrong);
    assertRejectedBy(report, "TEXT_DIFFERS_FROM_METADATA");
    assertThat(report.facts().integrity()).isEqualTo(CertificateFacts.Integrity.INTACT);
  }

  @Test
  void photoSwapped() throws IOException {
    var data = content();
    byte[] swapped =
        sealed(
            request(data, data.metadata().items(), Records.photo(320, 420)),
            data.fieldListDigest());
    assertRejectedBy(ask(verifier(0), swapped), "CODE_NOT_OF_THIS_DOCUMENT");
  }

  @Test
  void codeOfAOnPaperOfB() throws IOException {
    var data = content();
    String codeOfA =
        cn.sidian.certificate.code.PermitCode.minimal(
                CertificateId.of(
                    Records.PERSON_TYPE,
                    UNIT,
                    "A1",
                    1,
                    cn.sidian.certificate.CertificateIdRules.DEFAULT),
                new StatusPlace(Objects.requireNonNull(data.statusList()), 7),
                data.metadata().issuedOn(),
                data.metadata().validity())
            .sign(own(KeyRole.CODE));
    var forged = data.withCode(codeOfA);
    byte[] pdf =
        sealed(
            request(forged, forged.metadata().items(), Records.photo(300, 400)),
            forged.fieldListDigest());
    assertRejectedBy(ask(verifier(0), pdf), "CODE_NOT_OF_THIS_DOCUMENT");
  }

  @Test
  void aSealOverAnotherListOfFieldsThanTheEmbeddedOne() throws IOException {
    var data = content();
    byte[] pdf =
        sealed(request(data, data.metadata().items(), Records.photo(300, 400)), new byte[32]);
    assertRejectedBy(ask(verifier(0), pdf), "METADATA_DIFFERS");
  }

  @Test
  void aPreviewSavedAndShown() throws IOException {
    var data = content();
    var honest = request(data, data.metadata().items(), Records.photo(300, 400));
    byte[] preview =
        CertificateLayout.landscape()
            .layOut(
                new cn.sidian.certificate.layout.LayoutRequest(
                    cn.sidian.certificate.layout.LayoutRequest.Form.PREVIEW,
                    honest.type(),
                    honest.identifier(),
                    honest.items(),
                    honest.photo(),
                    null,
                    "预览",
                    null))
            .pdf();
    CertificateReport report = ask(verifier(0), preview);
    assertThat(report.kind()).isEqualTo(Kind.PREVIEW);
    assertThat(report.verdict()).isEqualTo(Verdict.INDETERMINATE);
    assertThat(report.decidedBy()).containsExactly("PREVIEW_MARK");
  }

  @Test
  void aScreenshotWithTheSealPainted() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      var image =
          org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject.createFromByteArray(
              document, Records.photo(300, 400), "screenshot");
      try (var content = new org.apache.pdfbox.pdmodel.PDPageContentStream(document, page)) {
        content.drawImage(image, 0, 0, 300, 400);
      }
      document.save(out);
    }
    CertificateReport report = ask(verifier(0), out.toByteArray());
    assertThat(report.verdict()).isEqualTo(Verdict.INDETERMINATE);
    assertThat(report.decidedBy()).containsExactly("NO_SIGNATURE");
  }

  @Test
  void theFirstLineSaysTheAgeAndWhatIsNotProven() {
    CertificateReport report = ask(verifier(0), ISSUED.pdf());
    String zh = report.toText(java.util.Locale.CHINESE);
    assertThat(zh.lines().findFirst().orElseThrow())
        .contains("【测试】", "可以采信", "登记状态截至 2026-03-02 09:30:00", "出示人就是持证主体");
    String en = report.toText(java.util.Locale.ENGLISH);
    assertThat(en.lines().findFirst().orElseThrow())
        .contains("[TEST]", "to be relied on", "as of 2026-03-02", "does not prove");
    String page = report.toCaseFilePage("测试.pdf", NOW, "测试员");
    assertThat(page.lines().count()).isLessThanOrEqualTo(60);
    assertThat(page).startsWith("电子证照查验记录").contains("测试员");
    assertThat(zh).doesNotContain("{").doesNotContain("测试甲");
  }
}
