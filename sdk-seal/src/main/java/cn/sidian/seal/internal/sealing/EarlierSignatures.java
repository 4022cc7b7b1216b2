package cn.sidian.seal.internal.sealing;

import cn.sidian.seal.internal.pdf.PdfDocument;
import cn.sidian.seal.internal.pdf.SignatureField;
import cn.sidian.seal.internal.pdf.SignatureFields;
import cn.sidian.seal.internal.pdf.SignatureFields.FieldLock;
import cn.sidian.seal.internal.pdf.SignatureFields.Restrictions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the signatures already in a document forbid (ISO 32000-2, 12.8.2.2, 12.8.2.4): a seal that
 * would break one, or turn one into "changed in a forbidden way", is refused and the signature
 * named.
 */
final class EarlierSignatures {
  private final PdfDocument document;
  private final List<SignatureField> filled;

  EarlierSignatures(PdfDocument document, SignatureFields.Result fields) {
    this.document = document;
    this.filled = fields.signatures().stream().filter(SignatureField::hasValue).toList();
  }

  boolean isEmpty() {
    return filled.isEmpty();
  }

  /** A certification must be the first signature (12.8.2.2.1). */
  void checkCertifying() throws Refused {
    if (!filled.isEmpty()) {
      throw Refused.at(place(filled.get(0)), "CERTIFYING_AFTER_SIGNATURE", filled.get(0).name());
    }
  }

  /**
   * Checks one more seal.
   *
   * @param field the field it goes into
   * @param existing whether that field is already there, empty
   * @param visible whether a new field would be seen
   */
  void check(String field, boolean existing, boolean visible) throws Refused {
    for (SignatureField earlier : filled) {
      Restrictions restrictions = SignatureFields.restrictions(document, earlier);
      Integer level = restrictions.certification();
      if ((level != null && level <= 1) || isNoChange(restrictions.lockLevel())) {
        throw Refused.at(place(earlier), "EARLIER_SIGNATURE_FORBIDS_CHANGES", earlier.name());
      }
      if (level != null && !existing && visible) {
        throw Refused.at(place(earlier), "CERTIFIED_NO_NEW_VISIBLE_SEAL", earlier.name());
      }
      for (FieldLock lock : restrictions.locks()) {
        if (lock.locks(field)) {
          throw Refused.at(place(earlier), "FIELD_LOCKED", earlier.name(), field);
        }
      }
    }
  }

  private static boolean isNoChange(@Nullable Integer level) {
    return level != null && level <= 1;
  }

  private static String place(SignatureField field) {
    return "field " + field.name();
  }
}
