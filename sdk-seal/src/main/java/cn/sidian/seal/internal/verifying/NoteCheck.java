package cn.sidian.seal.internal.verifying;

import static cn.sidian.seal.internal.SealMessages.MESSAGES;

import cn.sidian.core.Finding;
import cn.sidian.core.SidianException;
import cn.sidian.core.crypto.DigestAlgorithm;
import cn.sidian.seal.SealNote;
import cn.sidian.seal.internal.pdf.PdfDocument;
import cn.sidian.seal.internal.pdf.PdfObject;
import cn.sidian.seal.internal.pdf.PdfObject.Dictionary;
import cn.sidian.seal.internal.pdf.PdfObject.Text;
import cn.sidian.seal.internal.sealing.NoteJson;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the note of a seal back and asks whether it belongs to this document (ZW-04, WH-38). */
final class NoteCheck {
  private final String place;
  private final NoteJson.@Nullable Bound bound;
  private final @Nullable Finding problem;
  private final boolean otherVersion;

  private NoteCheck(
      String place,
      NoteJson.@Nullable Bound bound,
      @Nullable Finding problem,
      boolean otherVersion) {
    this.place = place;
    this.bound = bound;
    this.problem = problem;
    this.otherVersion = otherVersion;
  }

  /** Of a time stamp, which seals nothing, and which anybody may append: a note there is none. */
  static NoteCheck none(String place) {
    return new NoteCheck(place, null, null, false);
  }

  static NoteCheck read(PdfDocument document, Dictionary value, String place) {
    PdfObject object = document.resolve(value.get(NoteJson.KEY));
    if (!value.has(NoteJson.KEY)) {
      return none(place);
    }
    if (!(object instanceof Text text)) {
      Finding finding = MESSAGES.error("NOTE_MALFORMED", MESSAGES.text("JSON.object"));
      return new NoteCheck(place, null, finding, false);
    }
    if (NoteJson.isOtherVersion(text.bytes())) {
      return new NoteCheck(place, null, MESSAGES.warning("NOTE_VERSION_UNKNOWN"), true);
    }
    try {
      return new NoteCheck(place, NoteJson.parse(text.bytes()), null, false);
    } catch (SidianException e) {
      return new NoteCheck(place, null, Finding.error(e.code(), e.text()), false);
    }
  }

  /** Lets the digest of the document before the seal be taken in the same pass. */
  void prepare(SignedRange range) {
    if (bound != null) {
      range.alsoHashDocumentBefore(bound.documentLength());
    }
  }

  @Nullable SealNote note() {
    return bound == null ? null : bound.note();
  }

  /**
   * Judges.
   *
   * @param intact whether the signature that binds the note is intact; else it binds nothing, and
   *     the broken signature is what counts
   */
  void judge(SignedRange range, boolean intact, List<Finding> findings, Judgement judgement) {
    if (problem != null) {
      findings.add(problem.at(place));
      if (otherVersion) {
        judgement.leftOpenBy(problem.code());
      } else {
        judgement.rejectedBy(problem.code());
      }
      return;
    }
    if (bound == null || !intact) {
      return;
    }
    if (!belongs(range, bound)) {
      findings.add(MESSAGES.error("NOTE_NOT_OF_THIS_DOCUMENT").at(place));
      judgement.rejectedBy("NOTE_NOT_OF_THIS_DOCUMENT");
    }
  }

  private static boolean belongs(SignedRange range, NoteJson.Bound bound) {
    int colon = bound.documentDigest().indexOf(':');
    String algorithm = bound.documentDigest().substring(0, colon);
    for (DigestAlgorithm candidate : DigestAlgorithm.values()) {
      if (candidate.prefix().equals(algorithm) && !candidate.isBroken()) {
        byte[] actual = range.digestOfDocumentBefore(candidate);
        byte[] stated;
        try {
          stated = HexFormat.of().parseHex(bound.documentDigest().substring(colon + 1));
        } catch (IllegalArgumentException e) {
          return false;
        }
        return actual != null && MessageDigest.isEqual(actual, stated);
      }
    }
    return false;
  }
}
