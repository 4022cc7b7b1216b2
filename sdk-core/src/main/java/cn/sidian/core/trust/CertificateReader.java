package cn.sidian.core.trust;

import static cn.sidian.core.trust.Messages.MESSAGES;

import cn.sidian.core.SidianException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.cms.SignedData;
import org.jspecify.annotations.Nullable;

/** Finds the certificates in what people hand over: PEM with text around, DER, PKCS#7. */
final class CertificateReader {
  private static final String BEGIN = "-----BEGIN ";
  private static final String DASHES = "-----";

  /** Labels of RFC 7468 and their forerunners; other blocks are passed over. */
  private static final Set<String> LABELS =
      Set.of(
          "CERTIFICATE",
          "X509 CERTIFICATE",
          "TRUSTED CERTIFICATE",
          "PKCS7",
          "CMS",
          "PKCS #7 SIGNED DATA");

  /** signedData of RFC 5652 and of GB/T 35275. */
  private static final Set<String> SIGNED_DATA =
      Set.of("1.2.840.113549.1.7.2", "1.2.156.10197.6.1.4.2.2");

  private final @Nullable String file;
  private final List<X509Certificate> found = new ArrayList<>();

  private CertificateReader(@Nullable String file) {
    this.file = file;
  }

  /** All certificates, at least one. */
  static List<X509Certificate> read(byte[] bytes, @Nullable String file) {
    CertificateReader reader = new CertificateReader(file);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    if (text.contains(BEGIN) && !looksBinary(bytes)) {
      reader.pem(text);
    } else {
      try {
        reader.der(bytes, false);
      } catch (IOException | CertificateException | RuntimeException e) {
        throw reader.unreadable(e, null);
      }
    }
    if (reader.found.isEmpty()) {
      throw reader.unreadable(null, null);
    }
    return List.copyOf(reader.found);
  }

  /** A SEQUENCE whose length fits; text may begin with its tag, which is the digit 0. */
  private static boolean looksBinary(byte[] bytes) {
    if (bytes[0] != 0x30) {
      return false;
    }
    try (ASN1InputStream in = new ASN1InputStream(bytes)) {
      return in.readObject() instanceof ASN1Sequence;
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  private void pem(String text) {
    int at = text.indexOf(BEGIN);
    while (at >= 0) {
      int labelEnd = text.indexOf(DASHES, at + BEGIN.length());
      String label = labelEnd < 0 ? "" : text.substring(at + BEGIN.length(), labelEnd);
      int next = at + BEGIN.length();
      if (LABELS.contains(label)) {
        int from = labelEnd + DASHES.length();
        int to = text.indexOf("-----END " + label + DASHES, from);
        try {
          byte[] der = Base64.getDecoder().decode(text.substring(from, to).replaceAll("\\s", ""));
          der(der, label.startsWith("TRUSTED"));
        } catch (IOException | CertificateException | RuntimeException e) {
          long line = 1 + text.substring(0, at).chars().filter(c -> c == '\n').count();
          throw unreadable(e, "line " + line);
        }
        next = to;
      }
      at = text.indexOf(BEGIN, next);
    }
  }

  /**
   * Certificates or PKCS#7, one after the other.
   *
   * @param trailer whether OpenSSL's trust settings follow the first one
   */
  private void der(byte[] bytes, boolean trailer) throws IOException, CertificateException {
    try (ASN1InputStream in = new ASN1InputStream(bytes)) {
      do {
        item(ASN1Sequence.getInstance(in.readObject()));
      } while (!trailer && !isBlank(bytes, bytes.length - in.available()));
    }
  }

  private static boolean isBlank(byte[] bytes, int from) {
    for (int i = from; i < bytes.length; i++) {
      if (bytes[i] != '\n' && bytes[i] != '\r' && bytes[i] != ' ') {
        return false;
      }
    }
    return true;
  }

  private void item(ASN1Sequence sequence) throws CertificateException, IOException {
    if (!(sequence.getObjectAt(0) instanceof ASN1ObjectIdentifier type)) {
      found.add(ParsedCertificate.of(sequence.getEncoded("DER")));
      return;
    }
    if (!SIGNED_DATA.contains(type.getId())) {
      throw new CertificateException("content type " + type.getId());
    }
    SignedData data =
        SignedData.getInstance(
            ASN1TaggedObject.getInstance(sequence.getObjectAt(1)).getExplicitBaseObject());
    ASN1Set certificates = data.getCertificates();
    for (ASN1Encodable one : certificates == null ? new ASN1Encodable[0] : certificates.toArray()) {
      // other choices than X.509 certificates are tagged
      if (one.toASN1Primitive() instanceof ASN1Sequence certificate) {
        found.add(ParsedCertificate.of(certificate.getEncoded("DER")));
      }
    }
  }

  private SidianException unreadable(@Nullable Throwable cause, @Nullable String line) {
    String place = file == null ? line : line == null ? file : file + ", " + line;
    return new SidianException(
        "CERTIFICATE_UNREADABLE", MESSAGES.text("CERTIFICATE_UNREADABLE"), place, cause);
  }
}
