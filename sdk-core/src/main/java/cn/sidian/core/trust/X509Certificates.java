package cn.sidian.core.trust;

import static cn.sidian.core.trust.Messages.MESSAGES;

import cn.sidian.core.SidianException;
import cn.sidian.core.internal.BouncyCastle;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;

/** Reading X.509 certificates, SM2 ones included (GB/T 20518, GM/T 0015, RFC 5280). */
public final class X509Certificates {
  private static final int MAX_BYTES = 16 << 20;

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
   * All certificates of some bytes: PEM (several, also with other text around), DER, or PKCS#7 as
   * DER or PEM.
   *
   * @param encoded the bytes
   * @return at least one certificate
   * @throws SidianException {@code CERTIFICATE_UNREADABLE} if there is none or one is broken
   */
  public static List<X509Certificate> parseAll(byte[] encoded) {
    List<X509Certificate> all = new ArrayList<>();
    try {
      CertificateFactory factory = CertificateFactory.getInstance("X.509", BouncyCastle.PROVIDER);
      for (Certificate one : factory.generateCertificates(new ByteArrayInputStream(encoded))) {
        all.add((X509Certificate) Objects.requireNonNull(one));
      }
    } catch (CertificateException | RuntimeException e) {
      throw MESSAGES.exception("CERTIFICATE_UNREADABLE", e);
    }
    if (all.isEmpty()) {
      throw MESSAGES.exception("CERTIFICATE_UNREADABLE", null);
    }
    return all;
  }

  /**
   * All certificates of a file.
   *
   * @param file PEM, DER or PKCS#7
   * @return at least one certificate
   * @throws SidianException {@code CERTIFICATE_UNREADABLE}
   */
  public static List<X509Certificate> read(Path file) {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MAX_BYTES);
    } catch (IOException e) {
      throw MESSAGES.exception("CERTIFICATE_UNREADABLE", e);
    }
    return parseAll(bytes);
  }

  /**
   * How a report names the owner of a certificate: the common name, else the organisation, else the
   * whole subject.
   *
   * @param certificate the certificate
   * @return never empty
   */
  public static String displayName(X509Certificate certificate) {
    X500Name subject = X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
    for (ASN1ObjectIdentifier type :
        new ASN1ObjectIdentifier[] {BCStyle.CN, BCStyle.O, BCStyle.OU}) {
      RDN[] found = subject.getRDNs(type);
      if (found.length > 0) {
        // the last one is the most specific (RFC 5280 names run from the root to the leaf)
        RDN last = found[found.length - 1];
        for (var attribute : last.getTypesAndValues()) {
          if (attribute.getType().equals(type)) {
            return readable(IETFUtils.valueToString(attribute.getValue()));
          }
        }
      }
    }
    String whole = subject.toString();
    return whole.isEmpty() ? "serial " + certificate.getSerialNumber().toString(16) : whole;
  }

  private static String readable(String rdn) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < rdn.length(); i++) {
      char c = rdn.charAt(i);
      if (c == '\\' && i + 1 < rdn.length()) {
        c = rdn.charAt(++i);
      }
      out.append(Character.isISOControl(c) ? ' ' : c);
    }
    return out.toString();
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
    return usage == null || usage[DIGITAL_SIGNATURE] || usage[NON_REPUDIATION];
  }
}
