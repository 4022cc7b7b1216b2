package cn.sidian.seal.corpus;

import cn.sidian.seal.PdfSealer;
import cn.sidian.seal.SealLevel;
import cn.sidian.seal.SealPlacement;
import cn.sidian.seal.SealProfile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.util.List;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * Writes sealed files for judges that need a class path of their own: one for each PAdES profile,
 * each with a second seal of the next profile, at each level, and broken. The number at the end of
 * a name is that of its signatures. The roots stand beside as {@code *.cer}.
 */
public final class SealedSamples {
  private static final List<SealProfile> PADES =
      Sealers.PROFILES.stream().filter(p -> p != SealProfile.CMS_SM2).toList();

  private static final String TITLE = "Title with a fault";

  private SealedSamples() {}

  /** Writes; the argument is the folder. */
  public static void main(String[] arguments) throws IOException, CertificateEncodingException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    Sealers sealers = new Sealers();
    byte[] page = page();
    for (int i = 0; i < PADES.size(); i++) {
      SealProfile profile = PADES.get(i);
      SealProfile next = PADES.get((i + 1) % PADES.size());
      byte[] once = seal(sealers.sealer(profile, 42), page, Place.USUAL.placement());
      Files.write(folder.resolve(profile + "-1.pdf"), once);
      Path root = folder.resolve(profile + ".cer");
      Files.write(root, sealers.root(profile).getEncoded());
      byte[] twice = seal(sealers.sealer(next, 42), once, SealPlacement.invisible());
      Files.write(folder.resolve(profile + "-then-" + next + "-2.pdf"), twice);
      byte[] afterSm2 =
          seal(
              sealers.sealer(profile, 42),
              seal(sealers.sealer(SealProfile.CMS_SM2, 42), page, Place.USUAL.placement()),
              SealPlacement.invisible());
      Files.write(folder.resolve("mixed-" + profile + "-after-SM2-2.pdf"), afterSm2);
      for (SealLevel level : List.of(SealLevel.T, SealLevel.LT, SealLevel.LTA)) {
        byte[] raised = seal(sealers.sealer(profile, level), page, Place.USUAL.placement());
        Files.write(folder.resolve("level" + level + "-" + profile + "-1.pdf"), raised);
      }
      byte[] renewed = sealers.extender(profile).extend(once).requireExtended().bytes();
      Files.write(folder.resolve("levelLTA-raised-" + profile + "-1.pdf"), renewed);
      byte[] broken = once.clone();
      broken[new String(once, StandardCharsets.ISO_8859_1).indexOf(TITLE)]++;
      Files.write(folder.resolve("broken-" + profile + "-1.pdf"), broken);
    }
  }

  private static byte[] seal(PdfSealer sealer, byte[] pdf, SealPlacement placement) {
    return sealer.seal(pdf, placement, Sealers.note()).requireSealed().bytes();
  }

  private static byte[] page() throws IOException {
    try (PDDocument document = new PDDocument()) {
      document.addPage(new PDPage(PDRectangle.A4));
      document.getDocumentInformation().setTitle(TITLE);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out, CompressParameters.NO_COMPRESSION);
      return out.toByteArray();
    }
  }
}
