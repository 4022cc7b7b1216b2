package cn.sidian.seal.internal.longterm;

import static cn.sidian.seal.internal.SealMessages.MESSAGES;

import cn.sidian.core.Finding;
import cn.sidian.core.Limits;
import cn.sidian.core.Severity;
import cn.sidian.core.crypto.DigestAlgorithm;
import cn.sidian.core.trust.PathValidator;
import cn.sidian.core.trust.RevocationEvidence;
import cn.sidian.core.trust.RevocationSource;
import cn.sidian.core.trust.RevocationStatus;
import cn.sidian.core.trust.TrustAnchors;
import cn.sidian.core.trust.TrustStatus;
import cn.sidian.seal.EvidenceSources;
import cn.sidian.seal.SealAcceptancePolicy;
import cn.sidian.seal.SealLevel;
import cn.sidian.seal.SealReport;
import cn.sidian.seal.SignatureReport;
import cn.sidian.seal.SignatureReport.Coverage;
import cn.sidian.seal.SignatureReport.Integrity;
import cn.sidian.seal.SignatureReport.Kind;
import cn.sidian.seal.SignatureReport.LaterChanges;
import cn.sidian.seal.SignatureReport.Time;
import cn.sidian.seal.internal.cms.CertificateMemory;
import cn.sidian.seal.internal.pdf.IncrementalUpdate;
import cn.sidian.seal.internal.pdf.PdfBytes;
import cn.sidian.seal.internal.pdf.PdfCrypt;
import cn.sidian.seal.internal.pdf.PdfDocument;
import cn.sidian.seal.internal.pdf.SignatureField;
import cn.sidian.seal.internal.pdf.SignatureFields;
import cn.sidian.seal.internal.sealing.Refused;
import cn.sidian.seal.internal.timestamp.TimestampClient;
import cn.sidian.seal.internal.verifying.EvidenceDesk;
import cn.sidian.seal.internal.verifying.SignedRange;
import cn.sidian.seal.internal.verifying.Verification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Raises documents to a level (EN 319 142-1): document time stamps and the security store, each as
 * a revision of its own. What is stored is what the verifier itself needed to say that every
 * signature is trusted, not revoked and proven in time; where it cannot say so, nothing is made.
 */
public final class LongTerm {
  private final SealLevel level;
  private final EvidenceSources sources;
  private final @Nullable TimestampClient timestamps;
  private final Limits limits;
  private final PathValidator paths;
  private final CertificateMemory memory = new CertificateMemory();

  /**
   * Checks and keeps.
   *
   * @param level above B
   * @param sources what it is made of
   * @param usual the hash function of time stamps unless the sources name one
   * @param limits of reading
   */
  public LongTerm(SealLevel level, EvidenceSources sources, DigestAlgorithm usual, Limits limits) {
    this.level = level;
    this.sources = sources;
    this.timestamps = TimestampClient.of(sources, usual);
    this.limits = limits;
    this.paths = new PathValidator(sources.anchors());
  }

  /** Sources that cannot reach a level are a mistake of the caller. */
  public static void requireTimestamps(SealLevel level, EvidenceSources sources) {
    if (sources.timestamps().isEmpty()) {
      throw new IllegalArgumentException(
          "level " + level + " needs a time-stamping authority: EvidenceSources.timestamps");
    }
  }

  /** What is to be reached. */
  public SealLevel level() {
    return level;
  }

  /** Who stamps. */
  public @Nullable TimestampClient timestamps() {
    return timestamps;
  }

  /**
   * What goes behind a document that was just sealed, its signature time-stamped.
   *
   * @param sealed the document
   * @param field the seal's; other signatures get what evidence there is
   * @param password of an encrypted document, or null
   * @return the revisions
   */
  public List<IncrementalUpdate> behindSeal(
      PdfBytes sealed, String field, char @Nullable [] password) throws Refused {
    return level.compareTo(SealLevel.LT) < 0
        ? List.of()
        : new Raising(sealed, field, password).run();
  }

  /**
   * What raises a document that is there.
   *
   * @param document the document
   * @param password of an encrypted document, or null
   * @return the revisions, at least one
   */
  public List<IncrementalUpdate> behind(PdfBytes document, char @Nullable [] password)
      throws Refused {
    return new Raising(document, null, password).run();
  }

  /** One document on its way. */
  private final class Raising {
    /** The one signature that must reach the level, or null for every one. */
    private final @Nullable String own;

    private final char @Nullable [] password;
    private final List<IncrementalUpdate> tails = new ArrayList<>();
    private PdfBytes bytes;

    Raising(PdfBytes bytes, @Nullable String own, char @Nullable [] password) {
      this.bytes = bytes;
      this.own = own;
      this.password = password;
    }

    List<IncrementalUpdate> run() throws Refused {
      if (own == null) {
        SealReport before = report(sources.anchors(), EvidenceDesk.NOBODY, null);
        requireSound(before, null);
        permission();
        SignatureReport unstamped = unstamped(document(), before);
        if (unstamped != null) {
          if (timestamps == null) {
            throw Refused.at(
                "field " + unstamped.field(),
                "EVIDENCE_INCOMPLETE",
                unstamped.field(),
                MESSAGES.text("TIME_NOT_PROVEN"));
          }
          stamp();
        }
      }
      if (level.compareTo(SealLevel.LT) >= 0) {
        store();
      }
      if (level == SealLevel.LTA) {
        stamp();
      }
      if (tails.isEmpty()) {
        throw Refused.because("LEVEL_REACHED", level);
      }
      requireSound(report(sources.anchors(), EvidenceDesk.NOBODY, null), own);
      return tails;
    }

    private void store() throws Refused {
      StoredEvidence needed = new StoredEvidence();
      TrustAnchors ends =
          sources.anchors().isEmpty()
              ? TopmostCertificates.of(document(), sources.certificates())
              : sources.anchors();
      requireComplete(report(ends, sources.revocation(), needed), own);
      IncrementalUpdate tail = SecurityStoreRevision.write(document(), sources.random(), needed);
      if (tail != null) {
        add(tail);
      }
    }

    private void stamp() {
      if (timestamps == null) {
        throw new IllegalStateException("a time-stamping authority was demanded before");
      }
      add(DocumentTimestamp.make(document(), timestamps, sources.random()));
    }

    private void add(IncrementalUpdate tail) {
      tails.add(tail);
      bytes = bytes.with(tail.array(), tail.length());
    }

    private PdfDocument document() {
      return PdfDocument.open(bytes, limits, password);
    }

    private void permission() throws Refused {
      PdfCrypt crypt = document().crypt();
      if (crypt != null && !crypt.mayFillIn() && !crypt.mayAnnotate()) {
        throw Refused.because("PDF_PERMISSION_MISSING");
      }
    }

    private SealReport report(
        TrustAnchors anchors,
        RevocationSource revocation,
        EvidenceDesk.@Nullable Observer observer) {
      Instant now = sources.clock().instant();
      return Verification.run(
          bytes,
          new Verification.Terms(
              anchors == sources.anchors() ? paths : new PathValidator(anchors),
              memory,
              now,
              now,
              !anchors.isEmpty(),
              new EvidenceDesk(
                  RevocationEvidence.none(), revocation, sources.certificates(), observer),
              SealAcceptancePolicy.STRICT_GOVERNMENT,
              sources.sm2UserId(),
              limits,
              password));
    }
  }

  /** A signature that no time stamp is over, inside it or behind it; null if there is none. */
  private static @Nullable SignatureReport unstamped(PdfDocument document, SealReport report) {
    Map<String, Long> ends = new HashMap<>();
    for (SignatureField field : SignatureFields.find(document).signatures()) {
      ends.put(field.name(), SignedRange.statedEnd(document, field));
    }
    long stamped =
        report.signatures().stream()
            .filter(signature -> signature.kind() == Kind.TIMESTAMP)
            .mapToLong(signature -> ends.getOrDefault(signature.field(), 0L))
            .max()
            .orElse(0);
    return report.signatures().stream()
        .filter(signature -> signature.kind() != Kind.TIMESTAMP)
        .filter(
            signature -> signature.time() != Time.PROVEN && signature.time() != Time.NOT_CHECKED)
        .filter(signature -> ends.getOrDefault(signature.field(), Long.MAX_VALUE) >= stamped)
        .findFirst()
        .orElse(null);
  }

  /** A time stamp over what is broken would only make it look better. */
  private static void requireSound(SealReport report, @Nullable String own) throws Refused {
    if (report.signatures().stream().allMatch(one -> one.kind() == Kind.TIMESTAMP)) {
      throw Refused.because("NOTHING_TO_RAISE");
    }
    for (SignatureReport signature : report.signatures()) {
      boolean whole =
          signature.coverage() == Coverage.WHOLE_FILE
              || signature.coverage() == Coverage.WHOLE_REVISION;
      boolean bad =
          signature.integrity() != Integrity.INTACT
              || !whole
              || signature.laterChanges() == LaterChanges.FORBIDDEN
              || signature.trust() == TrustStatus.UNTRUSTED
              || signature.revocation() == RevocationStatus.REVOKED;
      if (bad && isAsked(signature, own)) {
        throw refused("SIGNATURE_NOT_SOUND", report, signature);
      }
    }
  }

  private static void requireComplete(SealReport report, @Nullable String own) throws Refused {
    requireSound(report, own);
    for (SignatureReport signature : report.signatures()) {
      boolean complete =
          signature.trust() == TrustStatus.TRUSTED
              && signature.revocation() == RevocationStatus.GOOD
              && signature.time() == Time.PROVEN;
      if (!complete && isAsked(signature, own)) {
        throw refused("EVIDENCE_INCOMPLETE", report, signature);
      }
    }
  }

  private static boolean isAsked(SignatureReport signature, @Nullable String own) {
    return own == null || own.equals(signature.field());
  }

  /** A refusal that names the signature and tells what is wrong with it. */
  private static Refused refused(String code, SealReport report, SignatureReport signature) {
    String place = "field " + signature.field();
    Finding worst =
        report.findings().stream()
            .filter(finding -> place.equals(finding.place()))
            .filter(finding -> finding.severity() != Severity.INFO)
            .findFirst()
            .orElse(null);
    Object why = worst == null ? MESSAGES.text("verdict." + signature.verdict()) : worst.message();
    return Refused.at(place, code, signature.field(), why);
  }
}
