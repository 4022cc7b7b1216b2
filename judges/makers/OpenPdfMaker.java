import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.BaseFont;
import com.lowagie.text.pdf.PdfAnnotation;
import com.lowagie.text.pdf.PdfContentByte;
import com.lowagie.text.pdf.PdfDate;
import com.lowagie.text.pdf.PdfDictionary;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.PdfSignature;
import com.lowagie.text.pdf.PdfSignatureAppearance;
import com.lowagie.text.pdf.PdfStamper;
import com.lowagie.text.pdf.PdfString;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Calendar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** Continues each {@code sealed-*.pdf} of a folder with OpenPDF, as its users do. */
public final class OpenPdfMaker {
  private static final int HOLE = 8_192;

  private interface Work {
    void on(PdfStamper stamper) throws Exception;
  }

  private static PrivateKey key;
  private static Certificate[] chain;

  private OpenPdfMaker() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    char[] password = "test".toCharArray();
    KeyStore store = KeyStore.getInstance(folder.resolve("key.p12").toFile(), password);
    String alias = store.aliases().nextElement();
    key = (PrivateKey) store.getKey(alias, password);
    chain = store.getCertificateChain(alias);
    File[] files = folder.toFile().listFiles((in, name) -> name.startsWith("sealed-"));
    for (File file : Arrays.stream(files).sorted().toList()) {
      byte[] sealed = Files.readAllBytes(file.toPath());
      Map<String, byte[]> made = new HashMap<>();
      made.put("FILLED", stamped(sealed, s -> s.getAcroFields().setField("Remark", "seen")));
      made.put("INFO", stamped(sealed, s -> s.setInfoDictionary(Map.of("Title", "case 12"))));
      made.put("ANNOTATED", stamped(sealed, OpenPdfMaker::annotate));
      made.put("DRAWN", stamped(sealed, OpenPdfMaker::draw));
      made.put("SIGNED_FIELD", signed(sealed, "Approval", true));
      made.put("SIGNED_NEW_FIELD", signed(sealed, "Second", true));
      made.put("SIGNED_INVISIBLE", signed(sealed, "Second", false));
      made.put("FILLED_THEN_SIGNED", signed(made.get("FILLED"), "Approval", true));
      for (Map.Entry<String, byte[]> entry : made.entrySet()) {
        String name = file.getName().replace("sealed-", "openpdf-" + entry.getKey() + "-");
        Files.write(folder.resolve(name), entry.getValue());
      }
    }
  }

  private static byte[] stamped(byte[] pdf, Work work) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PdfReader reader = new PdfReader(pdf)) {
      PdfStamper stamper = new PdfStamper(reader, out, '\0', true);
      work.on(stamper);
      stamper.close();
    }
    return out.toByteArray();
  }

  private static void annotate(PdfStamper stamper) {
    PdfAnnotation note =
        PdfAnnotation.createText(
            stamper.getWriter(), new Rectangle(300, 10, 320, 30), "clerk", "seen", false, "Note");
    stamper.addAnnotation(note, 1);
  }

  private static void draw(PdfStamper stamper) throws Exception {
    PdfContentByte over = stamper.getOverContent(1);
    over.beginText();
    over.setFontAndSize(BaseFont.createFont(BaseFont.HELVETICA, BaseFont.CP1252, false), 12);
    over.showTextAligned(PdfContentByte.ALIGN_LEFT, "received", 72, 600, 0);
    over.endText();
  }

  private static byte[] signed(byte[] pdf, String field, boolean visible) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (PdfReader reader = new PdfReader(pdf)) {
      PdfStamper stamper = PdfStamper.createSignature(reader, out, '\0', null, true);
      PdfSignatureAppearance appearance = stamper.getSignatureAppearance();
      boolean exists = stamper.getAcroFields().getAllFields().containsKey(field);
      Calendar now = Calendar.getInstance();
      appearance.setSignDate(now);
      if (exists) {
        appearance.setVisibleSignature(field);
      } else if (visible) {
        appearance.setVisibleSignature(new Rectangle(400, 80, 500, 140), 1, field);
      }
      appearance.setAcro6Layers(true);
      appearance.setLayer2Text("signed");
      PdfSignature dictionary = new PdfSignature(PdfName.ADOBE_PPKLITE, PdfName.ADBE_PKCS7_DETACHED);
      dictionary.setDate(new PdfDate(now));
      dictionary.setName("TEST");
      appearance.setCrypto(null, chain, null, PdfSignatureAppearance.SELF_SIGNED);
      appearance.setCryptoDictionary(dictionary);
      appearance.preClose(Map.of(PdfName.CONTENTS, 2 * HOLE + 2));
      byte[] value = cms(appearance.getRangeStream().readAllBytes());
      PdfDictionary update = new PdfDictionary();
      update.put(
          PdfName.CONTENTS, new PdfString(Arrays.copyOf(value, HOLE)).setHexWriting(true));
      appearance.close(update);
    }
    return out.toByteArray();
  }

  private static byte[] cms(byte[] content) throws Exception {
    CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
    generator.addSignerInfoGenerator(
        new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder().build())
            .build(
                new JcaContentSignerBuilder("SHA256withRSA").build(key),
                (X509Certificate) chain[0]));
    generator.addCertificates(new JcaCertStore(List.of(chain)));
    return generator.generate(new CMSProcessableByteArray(content), false).getEncoded();
  }
}
