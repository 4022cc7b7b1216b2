package cn.sidian.certificate.internal.verifying;

import static cn.sidian.certificate.internal.code.CodeMessages.MESSAGES;

import cn.sidian.certificate.CertificateFacts.Comparison;
import cn.sidian.certificate.catalog.CertificateType;
import cn.sidian.certificate.layout.CertificateLayout;
import cn.sidian.certificate.layout.LayoutRequest;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether the page shows what the data say. The page is drawn anew: if the file begins with the
 * very bytes that come out, nothing on it is hidden, covered or added, and its symbol is that of
 * the code. Otherwise its text is read and compared with the field map; text that is the same then
 * proves nothing about what covers it, and the page stays unchecked.
 */
final class PageCheck {
  private PageCheck() {}

  /** Draws anew and compares; sets page and code. */
  static void run(
      FactSheet sheet,
      @Nullable CertificateLayout layout,
      @Nullable CertificateType type,
      @Nullable LayoutRequest request,
      SealedRevision revision)
      throws IOException {
    sheet.page = Comparison.NOT_CHECKED;
    if (layout == null || type == null || request == null) {
      return;
    }
    if (!layout.id().equals(type.layout().layout())) {
      return;
    }
    byte[] drawn;
    try {
      drawn = layout.layOut(request).pdf();
    } catch (RuntimeException e) {
      // data that cannot be laid out as the type says were not laid out so either
      return;
    }
    if (startsWith(revision.bytes(), drawn)) {
      sheet.page = Comparison.EQUAL;
      if (sheet.code == Comparison.NOT_CHECKED) {
        sheet.code = Comparison.EQUAL;
      }
      return;
    }
    Optional<String> difference = PageText.difference(revision.bytes(), layout.boxes(request));
    if (difference.isPresent()) {
      sheet.page = Comparison.DIFFERS;
      sheet.explain(Fact.PAGE, MESSAGES.error("TEXT_DIFFERS_FROM_METADATA", difference.get()));
    }
  }

  private static boolean startsWith(byte[] bytes, byte[] prefix) {
    return bytes.length >= prefix.length
        && java.util.Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
  }
}
