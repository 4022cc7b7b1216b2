package cn.sidian.seal.corpus;

import cn.sidian.core.SidianException;
import cn.sidian.core.trust.TrustAnchors;
import cn.sidian.seal.PdfSealVerifier;
import cn.sidian.seal.SealReport;
import cn.sidian.seal.SealedPdf;
import cn.sidian.seal.SignatureReport;
import cn.sidian.seal.judge.PageDifference;
import cn.sidian.seal.judge.PdfJudge;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.jspecify.annotations.Nullable;

/** Compares an input with what was made of it, by the eyes of other readers. */
final class SealedFileJudge {
  private static final int DPI = 50;
  private static final double MM = DPI / 25.4;

  private final Path input;
  private final @Nullable String password;
  private final PdfJudge before;
  private final int troubleBefore;
  private final int pagesBefore;
  private final String textBefore;
  private final List<String> signaturesBefore;
  private final @Nullable BufferedImage pictureBefore;
  private final @Nullable SealReport reportBefore;

  SealedFileJudge(Path input, @Nullable String password) {
    this.input = input;
    this.password = password;
    this.before = PdfJudge.of(input, password);
    this.troubleBefore = before.structureTrouble();
    this.pagesBefore = before.pages();
    this.textBefore = before.text();
    this.signaturesBefore = before.signatures();
    this.pictureBefore = before.picture(1, DPI);
    this.reportBefore = reportIfReadable();
  }

  private @Nullable SealReport reportIfReadable() {
    try {
      return report(input);
    } catch (SidianException e) {
      return null;
    }
  }

  private SealReport report(Path file) {
    PdfSealVerifier.Builder builder = PdfSealVerifier.builder(TrustAnchors.none());
    if (password != null) {
      builder.password(password.toCharArray());
    }
    return builder.build().verify(file);
  }

  /** Everything that is wrong with a sealed file. */
  List<String> problems(Path output, SealedPdf sealed, Place place, boolean pdfsigKnowsIt)
      throws IOException {
    List<String> problems = new ArrayList<>();
    if (Files.mismatch(input, output) != Files.size(input)) {
      problems.add("the input is no prefix");
    }
    PdfJudge after = PdfJudge.of(output, password);
    if (after.structureTrouble() > troubleBefore) {
      problems.add("qpdf --check became worse");
    }
    ours(output, sealed, problems);
    boolean last = place.field() == null;
    if (pdfsigKnowsIt && pagesBefore > 0 && !after.coversAll(last ? null : sealed.field())) {
      problems.add("pdfsig: signature not valid or not total");
    }
    earlierSignatures(after, problems);
    if (pagesBefore >= 0 && after.pages() != pagesBefore) {
      problems.add("page count " + pagesBefore + " became " + after.pages());
    }
    if (pagesBefore > 0) {
      // poppler draws all fields anew if the form asks for it, and signature fields then empty
      boolean drawnAnew =
          sealed.warnings().stream().anyMatch(w -> w.code().equals("NEED_APPEARANCES"));
      if (drawnAnew) {
        picture(drawnByPdfBox(input), drawnByPdfBox(output), place, problems);
      } else {
        text(after.text(), sealed, place, problems);
        picture(pictureBefore, after.picture(1, DPI), place, problems);
      }
    }
    return problems;
  }

  private void ours(Path output, SealedPdf sealed, List<String> problems) {
    SealReport report = report(output);
    SignatureReport last =
        report.signatures().stream()
            .filter(s -> s.field().equals(sealed.field()))
            .findFirst()
            .orElse(null);
    if (last == null
        || last.integrity() != SignatureReport.Integrity.INTACT
        || last.coverage() != SignatureReport.Coverage.WHOLE_FILE
        || last.note() == null
        || !sealed.voucherNumber().equals(last.note().voucherNumber())) {
      problems.add("own verifier: " + last);
    }
    if (reportBefore == null) {
      return;
    }
    for (SignatureReport earlier : reportBefore.signatures()) {
      SignatureReport now =
          report.signatures().stream()
              .filter(s -> s.field().equals(earlier.field()))
              .findFirst()
              .orElse(null);
      boolean same =
          now != null
              && now.integrity() == earlier.integrity()
              && (earlier.integrity() != SignatureReport.Integrity.INTACT
                  || now.coverage() == earlier.coverage()
                  || (earlier.coverage() == SignatureReport.Coverage.WHOLE_FILE
                      && now.coverage() == SignatureReport.Coverage.WHOLE_REVISION));
      if (!same) {
        problems.add("own verifier: " + earlier.field() + " became " + now);
      }
    }
  }

  private void earlierSignatures(PdfJudge after, List<String> problems) {
    List<String> now = after.signatures();
    for (String block : signaturesBefore) {
      String field = line(block, "Signature Field Name");
      boolean valid = PdfJudge.isValid(block);
      boolean stillValid =
          now.stream()
              .anyMatch(b -> line(b, "Signature Field Name").equals(field) && PdfJudge.isValid(b));
      if (valid && !stillValid) {
        problems.add("pdfsig: earlier signature broken: " + field);
      }
    }
  }

  private static String line(String block, String label) {
    return block.lines().filter(l -> l.contains(label)).findFirst().orElse("");
  }

  private BufferedImage drawnByPdfBox(Path file) throws IOException {
    try (PDDocument document = Loader.loadPDF(file.toFile(), password == null ? "" : password)) {
      return new PDFRenderer(document).renderImageWithDPI(0, DPI);
    }
  }

  /** All characters of the input are still there; an invisible seal adds none. */
  private void text(String now, SealedPdf sealed, Place place, List<String> problems) {
    if (place.invisible()) {
      if (!now.equals(textBefore)) {
        problems.add("pdftotext: the text changed");
      }
      return;
    }
    Map<Integer, Integer> count = new HashMap<>();
    now.codePoints().forEach(c -> count.merge(c, 1, Integer::sum));
    boolean lost =
        textBefore
            .codePoints()
            .filter(c -> !Character.isWhitespace(c))
            .anyMatch(c -> count.merge(c, -1, Integer::sum) < 0);
    if (lost) {
      problems.add("pdftotext: text was lost");
    }
    String tight = now.replaceAll("\\s+", "");
    if (!tight.contains(sealed.voucherNumber())) {
      problems.add("pdftotext: no voucher number");
    }
  }

  private static void picture(
      @Nullable BufferedImage earlier,
      @Nullable BufferedImage now,
      Place place,
      List<String> problems) {
    if (earlier == null || now == null) {
      if (earlier != null) {
        problems.add("pdftoppm cannot draw it any more");
      }
      return;
    }
    PageDifference difference = PageDifference.between(earlier, now);
    Rectangle red = difference.red();
    Rectangle changed = difference.changed();
    if (place.invisible()) {
      if (changed != null) {
        problems.add("an invisible seal changed the picture");
      }
      return;
    }
    if (red == null || changed == null) {
      problems.add("no red seal in the picture");
      return;
    }
    if (place.field() != null) {
      return;
    }
    double size = place.diameter() * MM;
    if (Math.abs(red.width - size) > 3 || Math.abs(red.height - size) > 3) {
      problems.add("the seal is " + red.width / MM + " × " + red.height / MM + " mm");
    }
    double right = difference.width() - changed.getMaxX();
    double bottom = difference.height() - changed.getMaxY();
    if (right < place.right() * MM - 2
        || right > place.right() * MM + 14
        || bottom < place.bottom() * MM - 2
        || bottom > place.bottom() * MM + 8) {
      problems.add("the seal is " + right / MM + " mm from right, " + bottom / MM + " from bottom");
    }
  }
}
