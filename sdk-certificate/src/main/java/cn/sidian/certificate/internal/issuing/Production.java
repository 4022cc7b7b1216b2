package cn.sidian.certificate.internal.issuing;

import static cn.sidian.certificate.internal.CertificateMessages.MESSAGES;

import cn.sidian.certificate.CertificateMetadata;
import cn.sidian.certificate.CodeMaker;
import cn.sidian.certificate.ElectronicCertificate;
import cn.sidian.certificate.SaltedFields;
import cn.sidian.certificate.catalog.CertificateCatalog;
import cn.sidian.certificate.catalog.CertificateType;
import cn.sidian.certificate.catalog.StatusPolicy;
import cn.sidian.certificate.layout.CertificateLayout;
import cn.sidian.certificate.layout.CertificatePhoto;
import cn.sidian.certificate.layout.LaidOut;
import cn.sidian.certificate.layout.LayoutRequest;
import cn.sidian.certificate.register.IssuedFile;
import cn.sidian.certificate.register.Reservation;
import cn.sidian.core.Limits;
import cn.sidian.seal.PdfSealer;
import cn.sidian.seal.SealNote;
import cn.sidian.seal.SealRefusal;
import cn.sidian.seal.SealValue;
import cn.sidian.seal.SealedPdf;
import cn.sidian.seal.SealingResult;
import java.security.SecureRandom;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Draws and seals one certificate; touches no database. */
public final class Production {
  private final CertificateCatalog catalog;
  private final Map<String, CertificateLayout> layouts;
  private final Map<String, PdfSealer> sealers;
  private final CodeMaker codes;
  private final SecureRandom random;

  /** Everything that is the same for all certificates. */
  public Production(
      CertificateCatalog catalog,
      Map<String, CertificateLayout> layouts,
      Map<String, PdfSealer> sealers,
      CodeMaker codes,
      SecureRandom random) {
    this.catalog = catalog;
    this.layouts = layouts;
    this.sealers = sealers;
    this.codes = codes;
    this.random = random;
  }

  /** Whether the seal of an authority is at hand. */
  public boolean hasSealOf(String issuerCode) {
    return sealers.containsKey(issuerCode);
  }

  /** Where and how the state of certificates of this type is published. */
  public StatusPolicy status(CertificateMetadata metadata) {
    return type(metadata).status();
  }

  private CertificateType type(CertificateMetadata metadata) {
    return catalog
        .find(metadata.typeCode(), metadata.edition())
        .orElseThrow(() -> new IllegalStateException("the gate passed a type that is unknown"));
  }

  /**
   * Finds out whether the page can be drawn, before anything is reserved for it.
   *
   * @throws cn.sidian.core.SidianException {@code GLYPH_MISSING} or {@code LAYOUT_FULL}
   */
  public void measure(CertificateMetadata metadata, byte @Nullable [] photo) {
    CertificateType type = type(metadata);
    CertificateLayout layout = layouts.get(type.layout().layout());
    if (layout == null) {
      throw new IllegalStateException("checked before");
    }
    layout.boxes(
        new LayoutRequest(
            LayoutRequest.Form.CERTIFICATE,
            type,
            "",
            metadata.items(),
            photo == null ? null : CertificatePhoto.read(photo).orElseThrow(),
            null,
            null,
            null));
  }

  /** The sealed file. */
  public IssuedFile make(
      CertificateMetadata metadata, byte @Nullable [] photo, Reservation reservation) {
    CertificateType type = type(metadata);
    ElectronicCertificate bare =
        new ElectronicCertificate(
            reservation.identifier(),
            metadata,
            reservation.statusList(),
            reservation.statusIndex(),
            SaltedFields.of(metadata, random).salts(),
            null);
    ElectronicCertificate certificate = bare.withCode(codes.code(bare, type).orElse(null));
    CertificateLayout layout = layouts.get(type.layout().layout());
    PdfSealer sealer = sealers.get(metadata.issuerCode());
    if (layout == null || sealer == null) {
      throw new IllegalStateException("checked before");
    }
    LaidOut page = layout.layOut(request(certificate, type, photo));
    SealingResult sealed =
        sealer
            .withSignedAttribute(SaltedFields.ATTRIBUTE_OID, certificate.fieldListDigest())
            .seal(page.pdf(), page.sealPlace(), SealNote.automatic());
    if (!(sealed instanceof SealedPdf done)) {
      SealRefusal refusal = (SealRefusal) sealed;
      throw MESSAGES.exception("SEALING_REFUSED", null, refusal.text());
    }
    byte[] pdf = done.bytes();
    String digest = SealValue.of(pdf, Limits.DEFAULT).get(0).rangeDigest().orElseThrow();
    return new IssuedFile(certificate, digest, pdf);
  }

  /** What is drawn of a certificate. */
  public static LayoutRequest request(
      ElectronicCertificate certificate, CertificateType type, byte @Nullable [] photo) {
    return new LayoutRequest(
        LayoutRequest.Form.CERTIFICATE,
        type,
        certificate.identifier().toString(),
        certificate.metadata().items(),
        photo == null ? null : CertificatePhoto.read(photo).orElseThrow(),
        certificate.code(),
        null,
        new LayoutRequest.Attachment(ElectronicCertificate.FILE_NAME, certificate.canonicalJson()));
  }
}
