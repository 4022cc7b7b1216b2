package cn.sidian.seal;

import cn.sidian.core.Verdict;
import cn.sidian.core.trust.RevocationStatus;
import cn.sidian.core.trust.TrustStatus;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The separate facts about one signature of a document. A fact that nobody checked is NOT_CHECKED,
 * never good.
 *
 * @param field the fully qualified name of its field
 * @param kind what it is
 * @param verdict the bottom line under the policy
 * @param integrity whether the signature value fits the signed bytes
 * @param coverage what the signed bytes are; null only if integrity is not INTACT
 * @param laterChanges what came after the signed revision; null only if integrity is not INTACT
 * @param changes the changes after the signed revision, as far as they were listed
 * @param trust the certificate chain, and nothing else
 * @param revocation the revocation of its certificates
 * @param time what is known about the time of signing
 * @param issuance whether the seal is a real one
 * @param suite the algorithms, as far as they are known
 * @param signer how its certificate names the signer, or null
 * @param issuer how the certificate names the authority that issued it, or null; whoever has no
 *     anchor of it lets this authority or the signer verify (WD-24)
 * @param signedAt the time it claims, or null
 * @param pages where it is seen; 1 for the first page
 * @param note the note that is bound in, or null
 */
public record SignatureReport(
    String field,
    Kind kind,
    Verdict verdict,
    Integrity integrity,
    @Nullable Coverage coverage,
    @Nullable LaterChanges laterChanges,
    List<LaterChange> changes,
    TrustStatus trust,
    RevocationStatus revocation,
    Time time,
    Issuance issuance,
    @Nullable String suite,
    @Nullable String signer,
    @Nullable String issuer,
    @Nullable Instant signedAt,
    List<Integer> pages,
    @Nullable SealNote note) {

  /**
   * Copies the lists.
   *
   * @param field the fully qualified name of its field
   * @param kind what it is
   * @param verdict the bottom line under the policy
   * @param integrity whether the signature value fits the signed bytes
   * @param coverage what the signed bytes are
   * @param laterChanges what came after the signed revision
   * @param changes the changes after it
   * @param trust the certificate chain
   * @param revocation the revocation of its certificates
   * @param time what is known about the time of signing
   * @param issuance whether the seal is a real one
   * @param suite the algorithms
   * @param signer the signer
   * @param issuer the authority that issued the certificate
   * @param signedAt the time it claims
   * @param pages where it is seen
   * @param note the note that is bound in
   */
  public SignatureReport {
    changes = List.copyOf(changes);
    pages = List.copyOf(pages);
  }

  /** What a signature is. */
  public enum Kind {
    /** An electronic seal: it bears a note of this SDK, or a GB/T 38540 structure. */
    SEAL,
    /** An ordinary signature. */
    SIGNATURE,
    /** A signature that certifies the document (DocMDP). */
    CERTIFICATION,
    /** A document time stamp. */
    TIMESTAMP
  }

  /** Whether the signature value fits the signed bytes. */
  public enum Integrity {
    /** It fits. */
    INTACT,
    /** It does not fit: the bytes or the value were changed. */
    BROKEN,
    /** Its format or algorithm is not supported, so nothing is known. */
    UNSUPPORTED,
    /** It lacks something every signature has, or is malformed. */
    UNREADABLE
  }

  /** What the signed bytes are. */
  public enum Coverage {
    /** The whole file but the signature value. */
    WHOLE_FILE,
    /** One whole revision but the signature value; other revisions follow. */
    WHOLE_REVISION,
    /** Less than a revision, or with a gap that is not the signature value. */
    INCOMPLETE
  }

  /** What came after the signed revision. */
  public enum LaterChanges {
    /** Nothing. */
    NONE,
    /** Only what the signature allows. */
    PERMITTED,
    /** Something it does not allow. */
    FORBIDDEN,
    /** Not judged, or with changes that only a look at the pages can judge. */
    NOT_CHECKED
  }

  /** What is known about the time of signing. */
  public enum Time {
    /** A trusted time stamp proves it. */
    PROVEN,
    /** The signer claims it. */
    CLAIMED,
    /** There is none. */
    NONE,
    /** There is a time stamp that nobody judged. */
    NOT_CHECKED
  }

  /** Whether the seal is a real one (ZW-02). */
  public enum Issuance {
    /** Made for trial. */
    TEST,
    /** Made and issued by the national e-seal system. */
    NATIONAL,
    /** Not known. */
    UNKNOWN
  }
}
