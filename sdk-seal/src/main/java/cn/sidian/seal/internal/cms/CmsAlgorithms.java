package cn.sidian.seal.internal.cms;

import cn.sidian.core.crypto.DigestAlgorithm;
import cn.sidian.core.crypto.SignatureScheme;
import java.io.IOException;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Null;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.jspecify.annotations.Nullable;

/** What the algorithm identifiers of a SignedData mean; parameters that say more mean nothing. */
final class CmsAlgorithms {
  private CmsAlgorithms() {}

  /** The hash function, or null if it is not known or has parameters that nobody here knows. */
  static @Nullable DigestAlgorithm digest(AlgorithmIdentifier identifier) {
    if (identifier.getAlgorithm().equals(NISTObjectIdentifiers.id_shake256_len)) {
      // RFC 8419, 2.3: Ed448 names the length of the output
      return identifier.getParameters() instanceof ASN1Integer bits && bits.hasValue(512)
          ? DigestAlgorithm.SHAKE256
          : null;
    }
    return hasUsualParameters(identifier)
        ? DigestAlgorithm.ofOid(identifier.getAlgorithm().getId()).orElse(null)
        : null;
  }

  /** How the signature is verified; empty if that is not known. */
  static Optional<SignatureScheme> scheme(AlgorithmIdentifier identifier, DigestAlgorithm digest) {
    boolean pss = identifier.getAlgorithm().equals(PKCSObjectIdentifiers.id_RSASSA_PSS);
    if (!pss && !hasUsualParameters(identifier)) {
      return Optional.empty();
    }
    try {
      return SignatureScheme.of(identifier.getEncoded("DER"), digest);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** No parameters, NULL, or the curve of the key: nothing else says anything here (RFC 5754). */
  private static boolean hasUsualParameters(AlgorithmIdentifier identifier) {
    ASN1Encodable parameters = identifier.getParameters();
    return parameters == null
        || parameters instanceof ASN1Null
        || parameters instanceof ASN1ObjectIdentifier;
  }
}
