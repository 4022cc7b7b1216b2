package cn.sidian.seal.internal.longterm;

import cn.sidian.core.trust.TrustAnchors;
import cn.sidian.seal.internal.cms.CmsSignature;
import cn.sidian.seal.internal.pdf.PdfDocument;
import cn.sidian.seal.internal.pdf.PdfObject.Reference;
import cn.sidian.seal.internal.pdf.PdfObject.Text;
import cn.sidian.seal.internal.pdf.SignatureField;
import cn.sidian.seal.internal.pdf.SignatureFields;
import cn.sidian.seal.internal.verifying.SecurityStore;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;

/**
 * Where chains end when the host trusts nobody by name: the authorities in a document above which
 * there is none. They only tell for which certificates evidence is to be collected; whether to
 * trust them is a question for whoever verifies.
 */
final class TopmostCertificates {
  private TopmostCertificates() {}

  static TrustAnchors of(PdfDocument document, Collection<X509Certificate> more) {
    Set<X509Certificate> all = new LinkedHashSet<>(more);
    all.addAll(SecurityStore.of(document).certificates());
    for (SignatureField field : SignatureFields.find(document).signatures()) {
      document.deadline().check();
      if (field.value() != null) {
        all.addAll(inside(document, field));
      }
    }
    List<X509Certificate> authorities =
        all.stream().filter(certificate -> certificate.getBasicConstraints() >= 0).toList();
    return TrustAnchors.of(
        authorities.stream().filter(one -> !hasIssuer(one, authorities)).toList());
  }

  private static boolean hasIssuer(X509Certificate one, List<X509Certificate> authorities) {
    return !one.getIssuerX500Principal().equals(one.getSubjectX500Principal())
        && authorities.stream()
            .anyMatch(
                other -> other.getSubjectX500Principal().equals(one.getIssuerX500Principal()));
  }

  /** The certificates of a signature and of the time stamps over it. */
  private static List<X509Certificate> inside(PdfDocument document, SignatureField field) {
    var value = Objects.requireNonNull(field.value());
    var contents =
        value.get("Contents") instanceof Reference reference
            ? document.undecrypted(reference)
            : document.resolve(value.get("Contents"));
    if (!(contents instanceof Text text)) {
      return List.of();
    }
    List<X509Certificate> found = new ArrayList<>();
    parse(text.bytes())
        .forEach(
            cms -> {
              found.addAll(cms.certificates());
              for (ASN1Encodable token :
                  cms.unsignedAttributes(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken)) {
                tokens(token).forEach(inner -> found.addAll(inner.certificates()));
              }
            });
    return found;
  }

  private static Stream<CmsSignature> tokens(ASN1Encodable token) {
    try {
      return parse(token.toASN1Primitive().getEncoded("DL"));
    } catch (IOException e) {
      return Stream.empty();
    }
  }

  private static Stream<CmsSignature> parse(byte[] encoded) {
    try {
      return Stream.of(CmsSignature.parse(encoded));
    } catch (CmsSignature.CmsException e) {
      // what cannot be read has no certificates; the verifier says what is wrong with it
      return Stream.empty();
    }
  }
}
