package cn.sidian.core.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.Signature;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bouncycastle.crypto.CipherParameters;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.jspecify.annotations.Nullable;

/** Something that signs with one private key; safe for many threads. */
interface KeySigner {
  /** The signature, as the device or provider gives it. */
  byte[] sign(SignatureSuite suite, byte[] toBeSigned) throws GeneralSecurityException;

  /** A key object of the JCA: with its own provider, or with whichever of the JVM's takes it. */
  static KeySigner jca(PrivateKey key, @Nullable Provider provider, @Nullable SecureRandom random) {
    return (suite, toBeSigned) -> {
      Signature signature = suite.newSigner(key, provider, random);
      signature.update(toBeSigned);
      return signature.sign();
    };
  }

  /**
   * An SM2 key whose number is known. Setting up a signer costs as much as signing (it multiplies
   * the base point to get ZA), so signers are kept and reused, one per thread that is signing.
   */
  static KeySigner sm2(ECPrivateKeyParameters number, @Nullable SecureRandom random) {
    return new KeySigner() {
      private final Queue<Pooled> idle = new ConcurrentLinkedQueue<>();

      @Override
      public byte[] sign(SignatureSuite suite, byte[] toBeSigned) throws GeneralSecurityException {
        Pooled pooled = idle.poll();
        if (pooled == null || !pooled.userId().equals(suite.sm2UserId())) {
          pooled = new Pooled(suite.sm2UserId(), start(suite));
        }
        try {
          pooled.signer().update(toBeSigned, 0, toBeSigned.length);
          byte[] signature = pooled.signer().generateSignature();
          idle.add(pooled);
          return signature;
        } catch (CryptoException e) {
          throw new GeneralSecurityException(e);
        }
      }

      private SM2Signer start(SignatureSuite suite) {
        SM2Signer signer = new SM2Signer();
        CipherParameters key = random == null ? number : new ParametersWithRandom(number, random);
        signer.init(
            true, new ParametersWithID(key, suite.sm2UserId().getBytes(StandardCharsets.US_ASCII)));
        return signer;
      }
    };
  }

  /** A signer that is set up, and for which user id. */
  record Pooled(String userId, SM2Signer signer) {}
}
