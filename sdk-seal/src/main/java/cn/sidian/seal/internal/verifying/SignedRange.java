package cn.sidian.seal.internal.verifying;

import cn.sidian.core.crypto.DigestAlgorithm;
import cn.sidian.seal.SignatureReport.Coverage;
import cn.sidian.seal.internal.cms.CmsVerification;
import cn.sidian.seal.internal.pdf.ByteRangeClaims;
import cn.sidian.seal.internal.pdf.PdfBytes;
import cn.sidian.seal.internal.pdf.PdfDocument;
import cn.sidian.seal.internal.pdf.PdfObject;
import cn.sidian.seal.internal.pdf.PdfObject.Dictionary;
import cn.sidian.seal.internal.pdf.PdfObject.Numeric;
import cn.sidian.seal.internal.pdf.PdfScanner;
import cn.sidian.seal.internal.pdf.Revisions;
import cn.sidian.seal.internal.pdf.SignatureField;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The bytes that a signature covers: the checks on /ByteRange, and hashing. {@code [0 l1 o2 l2]}
 * must leave exactly the value of /Contents out and end where a revision ends.
 */
public final class SignedRange implements CmsVerification.Content {
  private static final int CHUNK = 64 << 10;

  private final PdfBytes bytes;
  private final long firstEnd;
  private final long secondStart;
  private final long end;
  private final Map<DigestAlgorithm, byte[]> digests = new HashMap<>();
  private final Map<DigestAlgorithm, byte[]> prefixDigests = new HashMap<>();
  private long prefixLength;
  private long earlierEnd;
  private @Nullable PdfDocument revision;

  private SignedRange(PdfBytes bytes, long firstEnd, long secondStart, long end) {
    this.bytes = bytes;
    this.firstEnd = firstEnd;
    this.secondStart = secondStart;
    this.end = end;
  }

  /** The four numbers of a /ByteRange, or null if it is not an array of four integers. */
  static long @Nullable [] numbers(PdfDocument document, @Nullable PdfObject object) {
    List<PdfObject> items = document.items(object);
    if (items.size() != 4) {
      return null;
    }
    long[] numbers = new long[4];
    for (int i = 0; i < 4; i++) {
      Long number =
          document.resolve(items.get(i)) instanceof Numeric numeric ? numeric.integer() : null;
      if (number == null) {
        return null;
      }
      numbers[i] = number;
    }
    return numbers;
  }

  /** Where the range of a signature says that it ends; 0 if it does not say. */
  public static long statedEnd(PdfDocument document, SignatureField field) {
    Dictionary value = field.value();
    long[] numbers = value == null ? null : numbers(document, value.get("ByteRange"));
    return numbers == null ? 0 : numbers[2] + numbers[3];
  }

  /** The range, or null if it cannot be hashed: it is out of order or beyond the file. */
  static @Nullable SignedRange of(PdfBytes bytes, long[] numbers) {
    long length = bytes.length();
    for (long number : numbers) {
      if (number < 0 || number > length) {
        return null;
      }
    }
    boolean fits = numbers[0] == 0 && numbers[1] <= numbers[2] && numbers[2] + numbers[3] <= length;
    return fits ? new SignedRange(bytes, numbers[1], numbers[2], numbers[2] + numbers[3]) : null;
  }

  long end() {
    return end;
  }

  /** Judges what the range is. */
  Coverage coverage(Revisions revisions, SignatureField field) {
    PdfDocument document = revisions.document();
    PdfScanner.Span token = contents(document, field);
    boolean gapIsValue =
        token != null
            && token.start() == firstEnd
            && token.end() == secondStart
            && isHexToken(document);
    revision = gapIsValue ? revisions.endingAt(end) : null;
    if (revision == null) {
      return Coverage.INCOMPLETE;
    }
    earlierEnd =
        revision.sectionEnds().stream().skip(1).mapToLong(Long::longValue).max().orElse(end);
    return end == bytes.length() ? Coverage.WHOLE_FILE : Coverage.WHOLE_REVISION;
  }

  /** The document as it was signed, or null if nobody can tell. */
  @Nullable PdfDocument revision() {
    return revision;
  }

  /** Whether another dictionary among the covered bytes claims them too. */
  boolean isClaimedTwice(PdfDocument document) {
    return new ByteRangeClaims(bytes, document.deadline()).another(firstEnd, secondStart, end);
  }

  /** Where /Contents stands: in an object of its own, in that of /V, or in that of the field. */
  private static PdfScanner.@Nullable Span contents(PdfDocument document, SignatureField field) {
    if (field.valueReference() != null) {
      return document.span(field.valueReference(), "Contents");
    }
    return field.reference() == null ? null : document.span(field.reference(), "V", "Contents");
  }

  /** The gap, which is one object, starts with a bracket and goes on with digits and only those. */
  private boolean isHexToken(PdfDocument document) {
    if (secondStart - firstEnd == "<>".length()) {
      return false;
    }
    PdfScanner scanner = new PdfScanner(bytes, document.deadline()).seek(firstEnd);
    if (scanner.next() != '<') {
      return false;
    }
    while (scanner.position() < secondStart - 1) {
      if (Character.digit(scanner.next(), 16) < 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * Also hash the first bytes by themselves, in the same pass, if they are all covered and are the
   * whole document before the signed revision: they reach to the end of every earlier
   * cross-reference section.
   */
  void alsoHashDocumentBefore(long length) {
    if (length >= earlierEnd && length <= firstEnd) {
      prefixLength = length;
    }
  }

  /** The digest of the document before the signed revision, or null if there is no such. */
  byte @Nullable [] digestOfDocumentBefore(DigestAlgorithm algorithm) {
    if (prefixLength == 0) {
      return null;
    }
    byte[] known = prefixDigests.get(algorithm);
    if (known == null) {
      MessageDigest digest = algorithm.newDigest();
      bytes.digest(digest, 0, prefixLength);
      known = digest.digest();
      prefixDigests.put(algorithm, known);
    }
    return known;
  }

  @Override
  public byte[] digest(DigestAlgorithm algorithm) {
    byte[] known = digests.get(algorithm);
    if (known != null) {
      return known;
    }
    MessageDigest digest = algorithm.newDigest();
    bytes.digest(digest, 0, prefixLength);
    try {
      prefixDigests.put(algorithm, ((MessageDigest) digest.clone()).digest());
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the digest cannot be copied midway", e);
    }
    bytes.digest(digest, prefixLength, firstEnd);
    bytes.digest(digest, secondStart, end);
    byte[] result = digest.digest();
    digests.put(algorithm, result);
    return result;
  }

  @Override
  public long length() {
    return firstEnd + end - secondStart;
  }

  @Override
  public void feed(Signature signature) throws GeneralSecurityException {
    feed(signature, 0, firstEnd);
    feed(signature, secondStart, end);
  }

  private void feed(Signature signature, long from, long to) throws GeneralSecurityException {
    byte[] chunk = new byte[CHUNK];
    long at = from;
    while (at < to) {
      int n = bytes.read(at, chunk, 0, (int) Math.min(chunk.length, to - at));
      if (n <= 0) {
        throw new GeneralSecurityException("the file ended");
      }
      signature.update(chunk, 0, n);
      at += n;
    }
  }
}
