package cn.sidian.core.trust;

import static cn.sidian.core.trust.Messages.MESSAGES;

import cn.sidian.core.SidianException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;
import org.bouncycastle.asn1.x509.Extension;

/** Reading X.509 certificates, SM2 ones included (GB/T 20518, GM/T 0015, RFC 5280). */
public final class X509Certificates {
  private static final int MAX_BYTES = 16 << 20;

  /** Longer names are cut in reports; X.520 allows 64 characters. */
  private static final int MAX_NAME = 200;

  /** Bits of keyUsage that let a key sign documents (RFC 5280, 4.2.1.3). */
  private static final int DIGITAL_SIGNATURE = 0;

  private static final int NON_REPUDIATION = 1;

  private X509Certificates() {}

  /**
   * One certificate.
   *
   * @param encoded DER or PEM
   * @return the certificate
   * @throws SidianException {@code CERTIFICATE_UNREADABLE}
   */
  public static X509Certificate parse(byte[] encoded) {
    List<X509Certificate> all = parseAll(encoded);
    if (all.size() != 1) {
      throw MESSAGES.exception("CERTIFICATE_COUNT", null, all.size());
    }
    return all.get(0);
  }

  /**
   * All certificates of some bytes: PEM (several, also with other text around), DER, or PKCS#7 (RFC
   * 5652 or GB/T 35275) as DER or PEM.
   *
   * <p>They are read to the end: no accessor of the results throws later because of what is in the
   * certificate. A public key of an unsupported kind is an object that only has an encoding.
   *
   * @param encoded the bytes
   * @return at least one certificate
   * @throws SidianException {@code CERTIFICATE_UNREADABLE} if there is none or one is broken; its
   *     place names the line of the PEM block
   */
  public static List<X509Certificate> parseAll(byte[] encoded) {
    return CertificateReader.read(encoded, null);
  }

  /**
   * All certificates of a file.
   *
   * @param file PEM, DER or PKCS#7
   * @return at least one certificate
   * @throws SidianException {@code CERTIFICATE_UNREADABLE}, or {@code LIMIT_EXCEEDED} beyond 16 MB;
   *     its place is the file
   */
  public static List<X509Certificate> read(Path file) {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    } catch (IOException e) {
      throw new SidianException(
          "CERTIFICATE_UNREADABLE",
          MESSAGES.text("CERTIFICATE_UNREADABLE.file"),
          file.toString(),
          e);
    }
    if (bytes.length > MAX_BYTES) {
      throw new SidianException(
          "LIMIT_EXCEEDED", MESSAGES.text("LIMIT_EXCEEDED", MAX_BYTES), file.toString());
    }
    return CertificateReader.read(bytes, file.toString());
  }

  /**
   * How a report names the owner of a certificate: the common name, else the organisation, else the
   * whole subject, else the serial number. Control characters and those that turn the direction of
   * writing become spaces; what is longer than 200 characters is cut.
   *
   * @param certificate the certificate
   * @return never blank
   */
  public static String displayName(X509Certificate certificate) {
    String name;
    try {
      name = name(X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded()));
    } catch (RuntimeException e) {
      // a name in an encoding that is none says nothing; the serial number does
      name = "";
    }
    return name.isBlank() ? "serial " + certificate.getSerialNumber().toString(16) : name;
  }

  /**
   * How a report names the issuer of a certificate; as {@link #displayName}.
   *
   * @param certificate the certificate
   * @return never blank
   */
  public static String issuerName(X509Certificate certificate) {
    String name;
    try {
      name = name(X500Name.getInstance(certificate.getIssuerX500Principal().getEncoded()));
    } catch (RuntimeException e) {
      name = "";
    }
    return name.isBlank() ? "?" : name;
  }

  /** The most telling part of a name; may be blank. */
  private static String name(X500Name subject) {
    for (ASN1ObjectIdentifier type :
        new ASN1ObjectIdentifier[] {BCStyle.CN, BCStyle.O, BCStyle.OU}) {
      RDN[] found = subject.getRDNs(type);
      // the last one is the most specific (RFC 5280 names run from the root to the leaf)
      for (int i = found.length - 1; i >= 0; i--) {
        for (AttributeTypeAndValue attribute : found[i].getTypesAndValues()) {
          String value = attribute.getType().equals(type) ? readable(attribute.getValue()) : "";
          if (!value.isBlank()) {
            return value;
          }
        }
      }
    }
    return printable(subject.toString());
  }

  private static String readable(ASN1Encodable value) {
    return printable(
        value instanceof ASN1String string ? string.getString() : IETFUtils.valueToString(value));
  }

  /** Nothing that breaks a line, hides, or turns the direction of writing; not endless. */
  private static String printable(String name) {
    StringBuilder out = new StringBuilder();
    int[] points = name.codePoints().limit(MAX_NAME + 1L).toArray();
    for (int i = 0; i < Math.min(points.length, MAX_NAME); i++) {
      boolean odd =
          switch (Character.getType(points[i])) {
            case Character.CONTROL,
                Character.FORMAT,
                Character.SURROGATE,
                Character.LINE_SEPARATOR,
                Character.PARAGRAPH_SEPARATOR ->
                true;
            default -> false;
          };
      out.appendCodePoint(odd ? ' ' : points[i]);
    }
    return points.length > MAX_NAME ? out.append('…').toString() : out.toString();
  }

  /**
   * Whether a certificate may sign documents: its keyUsage names digitalSignature or
   * nonRepudiation, or it has no keyUsage. In the two-certificate model of GM/T 0015 this tells the
   * signing certificate from the encryption certificate.
   *
   * @param certificate the certificate
   * @return true if it may
   */
  public static boolean maySign(X509Certificate certificate) {
    boolean[] usage = certificate.getKeyUsage();
    if (usage == null) {
      // some providers also answer null when they cannot read the extension
      return certificate.getExtensionValue(Extension.keyUsage.getId()) == null;
    }
    return usage[DIGITAL_SIGNATURE] || usage[NON_REPUDIATION];
  }
}
