package cn.sidian.seal.internal.verifying;

import cn.sidian.core.Limits;
import cn.sidian.core.crypto.DigestAlgorithm;
import cn.sidian.seal.internal.cms.CmsSignature;
import cn.sidian.seal.internal.cms.CmsVerification;
import cn.sidian.seal.internal.pdf.PdfBytes;
import cn.sidian.seal.internal.pdf.PdfDocument;
import cn.sidian.seal.internal.pdf.PdfObject.Dictionary;
import cn.sidian.seal.internal.pdf.PdfObject.Reference;
import cn.sidian.seal.internal.pdf.PdfObject.Text;
import cn.sidian.seal.internal.pdf.SignatureField;
import cn.sidian.seal.internal.pdf.SignatureFields;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The signature values of a document, with the digests of what they cover; nothing is judged. */
public final class SealValues {
  private SealValues() {}

  /**
   * One value.
   *
   * @param field the field
   * @param signedEnd where the signed range ends
   * @param cms the value without the zeros behind it
   * @param parsed the same, read
   * @param digest of the signed range, by the function that the value names
   */
  public record Found(
      String field, long signedEnd, byte[] cms, CmsSignature parsed, byte[] digest) {}

  /** All CMS values of a document, in the order of its fields; others are left out. */
  public static List<Found> in(byte[] pdf, Limits limits) {
    PdfDocument document = PdfDocument.open(PdfBytes.of(pdf), limits, null);
    List<Found> all = new ArrayList<>();
    for (SignatureField field : SignatureFields.findEvenDamaged(document).signatures()) {
      Found found = found(document, field);
      if (found != null) {
        all.add(found);
      }
    }
    return all;
  }

  private static @Nullable Found found(PdfDocument document, SignatureField field) {
    Dictionary value = field.hasValue() ? field.value() : null;
    if (value == null) {
      return null;
    }
    Object contents =
        value.get("Contents") instanceof Reference reference
            ? document.undecrypted(reference)
            : document.resolve(value.get("Contents"));
    long[] numbers = SignedRange.numbers(document, value.get("ByteRange"));
    SignedRange range = numbers == null ? null : SignedRange.of(document.bytes(), numbers);
    if (range == null || !(contents instanceof Text token)) {
      return null;
    }
    try {
      byte[] cms = trimmed(token.bytes());
      CmsSignature parsed = CmsSignature.parse(cms);
      DigestAlgorithm algorithm = parsed.digest();
      return algorithm == null
          ? null
          : new Found(field.name(), range.end(), cms, parsed, range.digest(algorithm));
    } catch (CmsSignature.CmsException e) {
      return null;
    }
  }

  /** The value without the zeros of its hole; as given if its length cannot be read. */
  private static byte[] trimmed(byte[] padded) {
    if (padded.length < 2 || (padded[1] & 0x80) == 0) {
      return padded;
    }
    int octets = padded[1] & 0x7F;
    if (octets == 0 || octets > 3 || padded.length < 2 + octets) {
      return padded;
    }
    int length = 0;
    for (int i = 0; i < octets; i++) {
      length = length << 8 | (padded[2 + i] & 0xFF);
    }
    int end = 2 + octets + length;
    return end > padded.length ? padded : Arrays.copyOf(padded, end);
  }

  /** Whether a value is a signature of this signer over content with this digest. */
  public static boolean verifies(
      CmsSignature cms, X509Certificate signer, byte[] digest, String sm2UserId) {
    DigestAlgorithm own = cms.digest();
    return cms.signedAttributes() != null
        && new CmsVerification(cms, sm2UserId)
                .verify(
                    signer,
                    CmsVerification.DATA,
                    new CmsVerification.Content() {
                      @Override
                      public byte[] digest(DigestAlgorithm algorithm) {
                        return algorithm == own ? digest.clone() : new byte[0];
                      }

                      @Override
                      public void feed(Signature signature) {
                        throw new IllegalStateException("only with signed attributes");
                      }

                      @Override
                      public long length() {
                        throw new IllegalStateException("only with signed attributes");
                      }
                    })
            == CmsVerification.Outcome.INTACT;
  }
}
