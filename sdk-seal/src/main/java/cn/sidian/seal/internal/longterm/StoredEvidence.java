package cn.sidian.seal.internal.longterm;

import cn.sidian.core.crypto.DigestAlgorithm;
import cn.sidian.core.trust.RevocationEvidence;
import cn.sidian.seal.internal.verifying.EvidenceDesk;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What decided about each signature, in the parts of a security store (ISO 32000-2, 12.8.4.4). */
final class StoredEvidence implements EvidenceDesk.Observer {
  private final Map<String, Parts> bySignature = new LinkedHashMap<>();

  /**
   * The pieces for one signature.
   *
   * @param certificates encoded
   * @param crls encoded
   * @param ocsps encoded
   */
  record Parts(Set<Piece> certificates, Set<Piece> crls, Set<Piece> ocsps) {
    Parts() {
      this(new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>());
    }
  }

  @Override
  public void judged(byte[] contents, List<X509Certificate> path, RevocationEvidence decisive) {
    // SHA-1 is a name here, and what the store demands
    String key = HexFormat.of().withUpperCase().formatHex(DigestAlgorithm.SHA1.digest(contents));
    Parts parts = bySignature.computeIfAbsent(key, any -> new Parts());
    for (X509Certificate certificate : path) {
      try {
        parts.certificates().add(new Piece(certificate.getEncoded()));
      } catch (CertificateEncodingException e) {
        throw new IllegalStateException("a certificate that was judged has an encoding", e);
      }
    }
    decisive.encodedCrls().forEach(crl -> parts.crls().add(new Piece(crl)));
    decisive.encodedOcsps().forEach(ocsp -> parts.ocsps().add(new Piece(ocsp)));
  }

  Map<String, Parts> bySignature() {
    return bySignature;
  }
}
