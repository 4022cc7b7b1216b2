package cn.sidian.certificate.copy;

import static cn.sidian.certificate.internal.CertificateMessages.MESSAGES;

import cn.sidian.certificate.ElectronicCertificate;
import cn.sidian.certificate.SaltedFields;
import cn.sidian.certificate.catalog.CertificateType;
import cn.sidian.certificate.internal.copying.OriginalFile;
import cn.sidian.certificate.layout.CertificateLayout;
import cn.sidian.certificate.layout.CertificatePhoto;
import cn.sidian.certificate.layout.LaidOut;
import cn.sidian.core.CheckReturnValue;
import cn.sidian.core.Limits;
import cn.sidian.core.SidianException;
import cn.sidian.core.Text;
import cn.sidian.seal.PdfSealer;
import cn.sidian.seal.SealNote;
import cn.sidian.seal.SealRefusal;
import cn.sidian.seal.SealValue;
import cn.sidian.seal.SealedPdf;
import cn.sidian.seal.SealingResult;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A copy of a certificate for one purpose, as a file of its own (DETACHED_COPY, WD-08). An
 * incremental revision would keep the sealed original as its prefix, and whoever cut the tail off
 * would hold the original without limits. So the page is drawn anew, the notice stands between all
 * rows, the original's code is nowhere, and evidence proves that the issuer sealed what is shown.
 *
 * @param content what it says
 * @param pdf the sealed file
 */
public record AnnotatedCopy(CopyContent content, byte[] pdf) {
  /**
   * Checks the parts; the bytes are shared.
   *
   * @param content what it says
   * @param pdf the sealed file
   */
  public AnnotatedCopy {
    Objects.requireNonNull(content, "content");
    Objects.requireNonNull(pdf, "pdf");
  }

  /** What came of copying. */
  public sealed interface Outcome {
    /**
     * The copy was made.
     *
     * @param copy the copy
     */
    record Made(AnnotatedCopy copy) implements Outcome {}

    /**
     * It was not made: {@code NOT_AUTHORIZED}, {@code UNTIL_IS_OVER}, {@code NO_SEAL_OF_ISSUER},
     * {@code GLYPH_MISSING}, {@code LAYOUT_FULL}.
     *
     * @param code machine code
     * @param text the words for people
     */
    record Refused(String code, Text text) implements Outcome {}

    /**
     * The copy, for callers that cannot go on without.
     *
     * @return the copy
     * @throws IllegalStateException naming the refusal
     */
    default AnnotatedCopy requireMade() {
      if (this instanceof Made made) {
        return made.copy();
      }
      Refused refused = (Refused) this;
      throw new IllegalStateException("refused: " + refused.code() + ": " + refused.text().en());
    }
  }

  /**
   * What its own seal signed, for {@code HolderUses.noteCopy}: a register recognises the copy by
   * it.
   *
   * @return the digest of the signed range
   */
  public String rangeDigest() {
    return SealValue.of(pdf, Limits.DEFAULT).get(0).rangeDigest().orElseThrow();
  }

  /**
   * Makes a copy. That the certificate is in force is the register's to say, before this.
   *
   * @param original the sealed certificate; not changed
   * @param type the edition of its type
   * @param layout the layout of that edition
   * @param request what the copy is for
   * @param authorization the holder's consent
   * @param sealer who seals copies
   * @param at the present
   * @return the copy, or why not
   * @throws SidianException {@code NOT_A_CERTIFICATE} if the original is none of ours
   */
  @CheckReturnValue
  public static Outcome make(
      byte[] original,
      CertificateType type,
      CertificateLayout layout,
      CopyRequest request,
      HolderAuthorization authorization,
      CopySealer sealer,
      Instant at) {
    OriginalFile file = OriginalFile.read(original);
    ElectronicCertificate certificate = file.certificate();
    if (!authorization.allows(
        certificate.identifier().toString(), HolderAuthorization.Scope.COPY, request.user(), at)) {
      return refused("NOT_AUTHORIZED");
    }
    if (request.until().isBefore(LocalDate.ofInstant(at, ZoneId.of("Asia/Shanghai")))) {
      return refused("UNTIL_IS_OVER");
    }
    Optional<PdfSealer> seal = sealer.sealer(certificate.metadata().issuerCode());
    if (seal.isEmpty()) {
      return refused("NO_SEAL_OF_ISSUER");
    }
    CopyContent bare = content(file, request, at);
    CopyContent content = sealer.code(bare).map(bare::withCode).orElse(bare);
    boolean showsPhoto =
        content.evidence().items().stream().anyMatch(item -> item.name().equals("ZP"));
    CertificatePhoto photo = showsPhoto ? file.photo().orElse(null) : null;
    try {
      LaidOut page = layout.layOut(content.layoutRequest(type, photo));
      SealingResult sealed =
          seal.get()
              .seal(
                  page.pdf(),
                  page.sealPlace(),
                  SealNote.automatic().withPurpose(request.purpose().name().zh()));
      if (!(sealed instanceof SealedPdf done)) {
        SealRefusal refusal = (SealRefusal) sealed;
        return new Outcome.Refused(refusal.code(), refusal.text());
      }
      return new Outcome.Made(new AnnotatedCopy(content, done.bytes()));
    } catch (SidianException e) {
      if (e.code().equals("GLYPH_MISSING") || e.code().equals("LAYOUT_FULL")) {
        return new Outcome.Refused(e.code(), e.text());
      }
      throw e;
    }
  }

  private static CopyContent content(OriginalFile file, CopyRequest request, Instant at) {
    ElectronicCertificate certificate = file.certificate();
    SaltedFields fields = certificate.saltedFields();
    List<SaltedFields.Entry> shown =
        fields.entries().stream()
            .filter(entry -> !request.hidden().contains(entry.item().name()))
            .toList();
    return new CopyContent(
        request.copy(),
        certificate.identifier(),
        certificate.metadata().typeCode(),
        certificate.metadata().edition(),
        request.purpose().code(),
        request.purpose().name().zh(),
        request.user(),
        request.until(),
        request.caseNumber(),
        at,
        request.maker(),
        certificate.statusList(),
        certificate.statusIndex(),
        new SealEvidence(
            file.seal().cms(), file.seal().rangeDigest().orElseThrow(), fields.digests(), shown),
        null);
  }

  private static Outcome.Refused refused(String code) {
    return new Outcome.Refused(code, MESSAGES.text(code));
  }

  @Override
  public String toString() {
    return "AnnotatedCopy[" + content.copy() + "]";
  }
}
