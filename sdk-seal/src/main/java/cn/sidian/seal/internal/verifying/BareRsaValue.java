package cn.sidian.seal.internal.verifying;

import cn.sidian.core.SidianException;
import cn.sidian.core.crypto.DigestAlgorithm;
import cn.sidian.core.crypto.SignatureScheme;
import cn.sidian.core.trust.X509Certificates;
import cn.sidian.seal.internal.pdf.PdfDocument;
import cn.sidian.seal.internal.pdf.PdfObject;
import cn.sidian.seal.internal.pdf.PdfObject.Text;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * {@code adbe.x509.rsa_sha1} (PDF 1.7, 12.8.3.2): an OCTET STRING with a PKCS#1 signature over the
 * covered bytes, and the signer's chain in /Cert, the signer first.
 *
 * @param certificates what /Cert holds
 * @param outcome of the value; null without a readable certificate or value
 * @param scheme how it verified, or null
 * @param isZeroPadded whether nothing but zeros follows the value in its hole
 */
record BareRsaValue(
    List<X509Certificate> certificates,
    @Nullable Outcome outcome,
    @Nullable SignatureScheme scheme,
    boolean isZeroPadded) {
  private static final int MAX_CERTIFICATES = 20;

  /** Honest ones have a few kilobytes; a compressed one could be millions of names. */
  private static final int MAX_CERTIFICATE = 1 << 16;

  /** The hash functions that the format knows; the value itself names which one it uses. */
  private static final List<DigestAlgorithm> DIGESTS =
      List.of(
          DigestAlgorithm.SHA1,
          DigestAlgorithm.SHA256,
          DigestAlgorithm.SHA384,
          DigestAlgorithm.SHA512);

  /** What became of the value. */
  enum Outcome {
    INTACT,
    BROKEN,
    UNSUPPORTED
  }

  static BareRsaValue of(
      PdfDocument document, @Nullable PdfObject cert, byte[] padded, SignedRange range) {
    List<X509Certificate> certificates = certificates(document, cert);
    ByteArrayInputStream in = new ByteArrayInputStream(padded);
    byte[] value = value(in, padded.length);
    byte[] rest = in.readAllBytes();
    boolean zeros = Arrays.equals(rest, new byte[rest.length]);
    if (certificates.isEmpty() || value == null) {
      return new BareRsaValue(certificates, null, null, zeros);
    }
    SignatureScheme last = scheme(DIGESTS.get(0));
    for (DigestAlgorithm digest : DIGESTS) {
      SignatureScheme scheme = scheme(digest);
      try {
        Signature verifier = scheme.newVerifier(certificates.get(0).getPublicKey(), "");
        range.feed(verifier);
        if (verifier.verify(value)) {
          return new BareRsaValue(certificates, Outcome.INTACT, scheme, zeros);
        }
      } catch (InvalidKeyException e) {
        return new BareRsaValue(certificates, Outcome.UNSUPPORTED, null, zeros);
      } catch (GeneralSecurityException | RuntimeException e) {
        // the JDK throws when the value names another hash function than this one
        last = DIGESTS.indexOf(digest) == 0 ? scheme : last;
      }
    }
    return new BareRsaValue(certificates, Outcome.BROKEN, last, zeros);
  }

  private static SignatureScheme scheme(DigestAlgorithm digest) {
    try {
      byte[] rsa =
          new AlgorithmIdentifier(new ASN1ObjectIdentifier("1.2.840.113549.1.1.1"))
              .getEncoded("DER");
      return SignatureScheme.of(rsa, digest).orElseThrow();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte @Nullable [] value(ByteArrayInputStream padded, int limit) {
    try {
      return new ASN1InputStream(padded, limit).readObject() instanceof ASN1OctetString string
          ? string.getOctets()
          : null;
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }

  /** A byte string or an array of them; one that cannot be read ends the chain. */
  private static List<X509Certificate> certificates(
      PdfDocument document, @Nullable PdfObject cert) {
    List<PdfObject> items = new ArrayList<>();
    if (document.resolve(cert) instanceof Text text) {
      items.add(text);
    } else {
      items.addAll(document.items(cert));
    }
    List<X509Certificate> found = new ArrayList<>();
    for (PdfObject item : items.subList(0, Math.min(MAX_CERTIFICATES, items.size()))) {
      if (!(document.resolve(item) instanceof Text text) || text.bytes().length > MAX_CERTIFICATE) {
        break;
      }
      try {
        found.add(X509Certificates.parse(text.bytes()));
      } catch (SidianException e) {
        break;
      }
    }
    return List.copyOf(found);
  }
}
