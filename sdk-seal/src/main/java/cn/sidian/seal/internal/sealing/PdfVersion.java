package cn.sidian.seal.internal.sealing;

import cn.sidian.core.SidianException;
import cn.sidian.seal.internal.pdf.PdfDocument;
import cn.sidian.seal.internal.pdf.PdfObject;
import cn.sidian.seal.internal.pdf.PdfObject.Stream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which part of PDF/A a document claims in its metadata (ISO 19005); asked only when it matters.
 */
public final class PdfVersion {
  private static final Pattern PART =
      Pattern.compile("pdfaid:part(?:\\s*=\\s*[\"']|\\s*>)\\s*([1-9])");

  private final PdfDocument document;
  private int part = -1;

  private PdfVersion(PdfDocument document) {
    this.document = document;
  }

  public static PdfVersion of(PdfDocument document) {
    return new PdfVersion(document);
  }

  /** 1 to 4, or 0 for a file that does not claim to be PDF/A. */
  private int part() {
    if (part < 0) {
      part = read();
    }
    return part;
  }

  private int read() {
    PdfObject metadata = document.resolve(document.catalog().get("Metadata"));
    if (!(metadata instanceof Stream stream)) {
      return 0;
    }
    try {
      String xmp = new String(document.decoded(stream), StandardCharsets.UTF_8);
      Matcher matcher = PART.matcher(xmp);
      return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    } catch (SidianException e) {
      // metadata that cannot be read claims nothing
      return 0;
    }
  }

  /** Whether it claims to be PDF/A-1. */
  public boolean isPdfA1() {
    return part() == 1;
  }

  boolean isPdfA4() {
    return part() == 4;
  }

  /** PDF/A-1 forbids transparency; the later parts want an output intent or group for it. */
  boolean allowsTransparency() {
    int claimed = part();
    return claimed == 0
        || (claimed > 1 && !document.items(document.catalog().get("OutputIntents")).isEmpty());
  }
}
