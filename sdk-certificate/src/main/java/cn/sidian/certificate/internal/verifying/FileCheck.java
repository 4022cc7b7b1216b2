package cn.sidian.certificate.internal.verifying;

import static cn.sidian.certificate.internal.code.CodeMessages.MESSAGES;

import cn.sidian.certificate.CertificateAcceptancePolicy;
import cn.sidian.certificate.CertificateFacts;
import cn.sidian.certificate.CertificateFacts.Comparison;
import cn.sidian.certificate.CertificateFacts.Original;
import cn.sidian.certificate.CertificateId;
import cn.sidian.certificate.CertificateLookup;
import cn.sidian.certificate.CertificateMetadata;
import cn.sidian.certificate.CertificateQuestion;
import cn.sidian.certificate.CertificateReport;
import cn.sidian.certificate.CertificateReport.Kind;
import cn.sidian.certificate.CertificateReport.NotProven;
import cn.sidian.certificate.ElectronicCertificate;
import cn.sidian.certificate.Holder;
import cn.sidian.certificate.SaltedFields;
import cn.sidian.certificate.catalog.CertificateCatalog;
import cn.sidian.certificate.catalog.CertificateType;
import cn.sidian.certificate.code.StatusPlace;
import cn.sidian.certificate.copy.CopyContent;
import cn.sidian.certificate.issuer.KeyRole;
import cn.sidian.certificate.layout.CertificateLayout;
import cn.sidian.certificate.layout.CertificatePhoto;
import cn.sidian.certificate.layout.LayoutRequest;
import cn.sidian.core.Finding;
import cn.sidian.core.Limits;
import cn.sidian.core.SidianException;
import cn.sidian.seal.PdfSealVerifier;
import cn.sidian.seal.SealReport;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The facts of one PDF: a certificate, a copy, a preview, or something else. */
public final class FileCheck {
  private final Knowledge knowledge;
  private final PdfSealVerifier seals;
  private final CertificateAcceptancePolicy policy;
  private final CertificateQuestion question;
  private final @Nullable CertificateLayout layout;
  private final Limits limits;
  private final Instant at;
  private final LocalDate day;

  /**
   * A check.
   *
   * @param knowledge whom and what the verifier knows
   * @param seals judges the seals of the file
   * @param policy what is demanded
   * @param question what is asked
   * @param layout draws pages anew, or null
   * @param limits of reading
   * @param at the moment asked
   */
  public FileCheck(
      Knowledge knowledge,
      PdfSealVerifier seals,
      CertificateAcceptancePolicy policy,
      CertificateQuestion question,
      @Nullable CertificateLayout layout,
      Limits limits,
      Instant at) {
    this.knowledge = knowledge;
    this.seals = seals;
    this.policy = policy;
    this.question = question;
    this.layout = layout;
    this.limits = limits;
    this.at = at;
    this.day = at.atZone(policy.zone()).toLocalDate();
  }

  /** The report of a file. */
  public CertificateReport run(byte[] pdf) {
    SealReport report = seals.verify(pdf);
    SealedRevision revision;
    try {
      revision =
          SealedRevision.of(pdf, limits, ElectronicCertificate.FILE_NAME, CopyContent.FILE_NAME);
    } catch (IOException e) {
      return OtherInput.report(MESSAGES.warning("NOT_A_CERTIFICATE"));
    }
    String format = revision.property("format").orElse("");
    if (format.equals("sidian-preview/1")) {
      return preview(revision);
    }
    byte[] certificate = revision.json().get(ElectronicCertificate.FILE_NAME);
    byte[] copy = revision.json().get(CopyContent.FILE_NAME);
    if (report.signatures().isEmpty()) {
      return OtherInput.report(
          MESSAGES.warning(isPlain(revision) ? "NOT_A_CERTIFICATE" : "NO_SIGNATURE"));
    }
    try {
      if (certificate != null && copy == null) {
        return certificate(ElectronicCertificate.parse(certificate), certificate, revision, report);
      }
      if (copy != null && certificate == null) {
        return copy(CopyContent.parse(copy), copy, revision, report);
      }
    } catch (SidianException e) {
      return malformed(e, copy == null ? Kind.CERTIFICATE : Kind.COPY);
    }
    return OtherInput.report(MESSAGES.warning("NOT_A_CERTIFICATE"));
  }

  /** Nothing of ours and no picture that might pass for a seal. */
  private static boolean isPlain(SealedRevision revision) {
    try {
      return revision.json().isEmpty() && !revision.hasImage();
    } catch (IOException e) {
      return false;
    }
  }

  private CertificateReport preview(SealedRevision revision) {
    FactSheet sheet = new FactSheet(Kind.PREVIEW, policy.testAllowed());
    sheet.id = revision.property("identifier").orElse(null);
    sheet.type = revision.property("type").orElse(null);
    Finding finding = MESSAGES.warning("PREVIEW_MARK");
    OtherInput.nothingKnown(sheet, finding);
    return sheet.report();
  }

  private CertificateReport malformed(SidianException trouble, Kind kind) {
    FactSheet sheet = new FactSheet(kind, policy.testAllowed());
    if (trouble.code().equals("EVIDENCE_FAILS")) {
      sheet.original = Original.EVIDENCE_FAILS;
      sheet.explain(Fact.ORIGINAL, Finding.error("EVIDENCE_FAILS", trouble.text()));
      OtherInput.follow(sheet, "EVIDENCE_FAILS");
      return sheet.report();
    }
    if (trouble.code().equals("IDENTIFIER_CHECK_MISMATCH")) {
      // of another root or form: nobody can be asked about it, and nobody says that it is forged
      OtherInput.nothingKnown(sheet, Finding.warning(trouble.code(), trouble.text()));
      return sheet.report();
    }
    sheet.embedded = Comparison.DIFFERS;
    sheet.explain(Fact.EMBEDDED, MESSAGES.error("METADATA_DIFFERS").at(trouble.code()));
    OtherInput.follow(sheet, "METADATA_DIFFERS");
    return sheet.report();
  }

  private CertificateReport certificate(
      ElectronicCertificate certificate, byte[] json, SealedRevision revision, SealReport report) {
    FactSheet sheet = new FactSheet(Kind.CERTIFICATE, policy.testAllowed());
    ContextCheck context = new ContextCheck(knowledge, sheet, at, day, policy.testAllowed());
    CertificateMetadata metadata = certificate.metadata();
    CertificateId id = certificate.identifier();
    context.uninformed();
    context.identifier(id);
    SealCheck seal = new SealCheck(knowledge, sheet, context, report, revision);
    seal.run(
        KeyRole.SEAL,
        metadata.issuerCode(),
        metadata.issuedOn().atStartOfDay(policy.zone()).toInstant());
    boolean same =
        Arrays.equals(certificate.canonicalJson(), json)
            && isXmpOf(revision, id, metadata.typeCode(), ElectronicCertificate.FORMAT)
            && id.typeCode().equals(metadata.typeCode())
            && id.issuerCode().equals(metadata.issuerCode())
            && seal.hasAttribute(SaltedFields.ATTRIBUTE_OID, certificate.fieldListDigest());
    embedded(sheet, same);
    new EmbeddedCodeCheck(knowledge, sheet).run(certificate);
    CertificateType type = type(metadata.typeCode(), metadata.edition());
    page(sheet, type, revision, metadata.photo(), photo -> request(certificate, type, photo));
    context.competence(metadata.issuerCode(), metadata.typeCode(), metadata.issuedOn());
    context.validity(metadata.validity());
    context.status(metadata.issuerCode(), place(certificate.statusList(), certificate), id);
    registered(sheet, id, revision);
    holder(sheet, certificate);
    sheet.original = Original.PRESENT;
    sheet.notProven.add(NotProven.HOLDER);
    return sheet.report();
  }

  private static LayoutRequest request(
      ElectronicCertificate certificate,
      @Nullable CertificateType type,
      @Nullable CertificatePhoto photo) {
    return new LayoutRequest(
        LayoutRequest.Form.CERTIFICATE,
        java.util.Objects.requireNonNull(type),
        certificate.identifier().toString(),
        certificate.metadata().items(),
        photo,
        certificate.code(),
        null,
        new LayoutRequest.Attachment(ElectronicCertificate.FILE_NAME, certificate.canonicalJson()));
  }

  private static @Nullable StatusPlace place(
      @Nullable String list, ElectronicCertificate certificate) {
    return list == null ? null : new StatusPlace(list, certificate.statusIndex());
  }

  private static boolean isXmpOf(
      SealedRevision revision, CertificateId id, String type, String format) {
    return revision.property("identifier").equals(Optional.of(id.toString()))
        && revision.property("type").equals(Optional.of(type))
        && revision.property("format").equals(Optional.of(format));
  }

  private static void embedded(FactSheet sheet, boolean same) {
    sheet.embedded = same ? Comparison.EQUAL : Comparison.DIFFERS;
    if (!same) {
      sheet.explain(Fact.EMBEDDED, MESSAGES.error("METADATA_DIFFERS"));
    }
  }

  private @Nullable CertificateType type(String code, String edition) {
    CertificateCatalog catalogue = knowledge.catalogue();
    return catalogue == null ? null : catalogue.find(code, edition).orElse(null);
  }

  /** Makes the request to draw a page with a photo. */
  private interface Drawing {
    LayoutRequest with(@Nullable CertificatePhoto photo);
  }

  private void page(
      FactSheet sheet,
      @Nullable CertificateType type,
      SealedRevision revision,
      @Nullable String photoDigest,
      Drawing drawing) {
    sheet.page = Comparison.NOT_CHECKED;
    if (type == null || layout == null) {
      return;
    }
    try {
      Optional<CertificatePhoto> photo = revision.photo(photoDigest);
      if (photoDigest != null && photo.isEmpty()) {
        sheet.page = Comparison.DIFFERS;
        sheet.explain(
            Fact.PAGE,
            Finding.error(
                "CODE_NOT_OF_THIS_DOCUMENT", MESSAGES.text("CODE_NOT_OF_THIS_DOCUMENT", "ZP")));
        return;
      }
      PageCheck.run(sheet, layout, type, drawing.with(photo.orElse(null)), revision);
    } catch (IOException e) {
      // a page that PDFBox cannot read stays unchecked; the seal's facts speak of the file
      sheet.page = Comparison.NOT_CHECKED;
    }
  }

  private void registered(FactSheet sheet, CertificateId id, SealedRevision revision) {
    CertificateLookup register = knowledge.register();
    if (register == null || revision.seal() == null) {
      return;
    }
    String digest = revision.seal().rangeDigest().orElse("");
    if (!register.isRegistered(id, digest)) {
      sheet.isOtherFile = true;
      sheet.explain(Fact.REGISTERED, MESSAGES.error("FILE_NOT_THE_REGISTERED_ONE"));
    }
  }

  private void holder(FactSheet sheet, ElectronicCertificate certificate) {
    Holder asked = question.holder();
    if (asked == null) {
      return;
    }
    boolean matches = certificate.metadata().holders().stream().anyMatch(asked::equals);
    sheet.holder = matches ? CertificateFacts.Holder.MATCHES : CertificateFacts.Holder.DIFFERS;
    if (!matches) {
      sheet.explain(Fact.HOLDER, MESSAGES.error("HOLDER_DIFFERS"));
    }
  }

  private CertificateReport copy(
      CopyContent copy, byte[] json, SealedRevision revision, SealReport report) {
    FactSheet sheet = new FactSheet(Kind.COPY, policy.testAllowed());
    ContextCheck context = new ContextCheck(knowledge, sheet, at, day, policy.testAllowed());
    context.uninformed();
    context.identifier(copy.identifier());
    new SealCheck(knowledge, sheet, context, report, revision)
        .run(KeyRole.COPY, null, copy.madeAt());
    embedded(
        sheet,
        Arrays.equals(copy.canonicalJson(), json)
            && copy.identifier().typeCode().equals(copy.typeCode())
            && isXmpOf(revision, copy.identifier(), copy.typeCode(), CopyContent.FORMAT));
    CopyEvidenceCheck evidence = new CopyEvidenceCheck(knowledge, sheet, context, copy);
    evidence.run();
    CertificateType type = type(copy.typeCode(), copy.edition());
    page(
        sheet,
        type,
        revision,
        evidence.shown("ZP").orElse(null),
        photo -> copy.layoutRequest(java.util.Objects.requireNonNull(type), photo));
    evidence.dates();
    String list = copy.statusList();
    context.status(
        copy.identifier().issuerCode(),
        list == null ? null : new StatusPlace(list, copy.statusIndex()),
        copy.identifier());
    new PurposeCheck(sheet, question, day).run(copy.purpose(), copy.user(), copy.until());
    Holder asked = question.holder();
    if (asked != null) {
      evidence.holder(asked);
    }
    sheet.notProven.add(NotProven.HOLDER);
    return sheet.report();
  }
}
