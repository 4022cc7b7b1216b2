package cn.sidian.benchmarks.peers;

import cn.sidian.benchmarks.workload.Workspace;
import com.lowagie.text.Image;
import com.lowagie.text.Rectangle;
import com.lowagie.text.pdf.AcroFields;
import com.lowagie.text.pdf.PdfDate;
import com.lowagie.text.pdf.PdfDictionary;
import com.lowagie.text.pdf.PdfName;
import com.lowagie.text.pdf.PdfPKCS7;
import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.PdfSignature;
import com.lowagie.text.pdf.PdfSignatureAppearance;
import com.lowagie.text.pdf.PdfStamper;
import com.lowagie.text.pdf.PdfString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SignatureException;
import java.security.cert.Certificate;
import java.util.Calendar;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;

/** OpenPDF with its external signing, CMS by BouncyCastle. It shows a picture and no note. */
public final class OpenPdfPath {
  private static final int HOLE = 9_472;
  private static final float SIZE = 42 * 72 / 25.4f;

  private final BouncyCastleCms cms;
  private final Certificate[] chain;
  private final byte[] png;

  /** Everything that can be built once. */
  public OpenPdfPath(PeerKey key, Workspace workspace) {
    this.cms = new BouncyCastleCms(key);
    this.chain = key.chain().toArray(new Certificate[0]);
    this.png = Workspace.read(workspace.picture());
  }

  /** Seals in memory. */
  public byte[] seal(byte[] pdf) {
    try (PdfReader reader = new PdfReader(pdf)) {
      ByteArrayOutputStream out = new ByteArrayOutputStream(pdf.length + (64 << 10));
      PdfStamper stamper = PdfStamper.createSignature(reader, out, '\0', null, true);
      PdfSignatureAppearance appearance = stamper.getSignatureAppearance();
      Calendar now = Calendar.getInstance(TimeZone.getTimeZone("Asia/Shanghai"));
      appearance.setSignDate(now);
      appearance.setVisibleSignature(
          new Rectangle(400, 80, 400 + SIZE, 80 + SIZE), reader.getNumberOfPages(), "Seal1");
      appearance.setAcro6Layers(true);
      appearance.setRender(PdfSignatureAppearance.SignatureRenderGraphic);
      appearance.setSignatureGraphic(Image.getInstance(png));
      PdfSignature dictionary =
          new PdfSignature(PdfName.ADOBE_PPKLITE, PdfName.ADBE_PKCS7_DETACHED);
      dictionary.setDate(new PdfDate(now));
      dictionary.setName("TEST Sidian benchmark seal");
      appearance.setCrypto(null, chain, null, PdfSignatureAppearance.SELF_SIGNED);
      appearance.setCryptoDictionary(dictionary);
      appearance.preClose(Map.of(PdfName.CONTENTS, 2 * HOLE + 2));
      byte[] value = cms.sign(appearance.getRangeStream());
      byte[] padded = new byte[HOLE];
      System.arraycopy(value, 0, padded, 0, value.length);
      PdfDictionary update = new PdfDictionary();
      update.put(PdfName.CONTENTS, new PdfString(padded).setHexWriting(true));
      appearance.close(update);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Checks digest and value of every signature; no chain, no later changes, no note. */
  public boolean verify(byte[] pdf, int expected) {
    try (PdfReader reader = new PdfReader(pdf)) {
      AcroFields fields = reader.getAcroFields();
      List<String> names = fields.getSignedFieldNames();
      if (names.size() != expected) {
        throw new IllegalStateException("signatures: " + names.size());
      }
      boolean intact = true;
      for (String name : names) {
        PdfPKCS7 signature = fields.verifySignature(name);
        intact &= signature.verify();
      }
      return intact;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SignatureException e) {
      throw new IllegalStateException(e);
    }
  }
}
