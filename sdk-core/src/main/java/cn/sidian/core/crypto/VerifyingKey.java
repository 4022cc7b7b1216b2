package cn.sidian.core.crypto;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithID;
import org.bouncycastle.crypto.signers.DSAEncoding;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.jspecify.annotations.Nullable;

/**
 * A public key together with the one suite it is registered for, kept ready for many signatures.
 * The suite is the register's word, not the message's. Immutable and safe for many threads.
 */
public final class VerifyingKey {
  /** How many bytes of the digest of the key make its id. */
  public static final int ID_LENGTH = 8;

  /** What signers are set to by mistake, besides the user id of GB/T 35276. */
  private static final List<String> OTHER_USER_IDS =
      List.of("", "ALICE123@YAHOO.COM", SignatureSuite.SM2_DEFAULT_USER_ID);

  private final PublicKey key;
  private final SignatureSuite suite;
  private final byte[] id;
  private final @Nullable ECPublicKeyParameters sm2;
  private final Queue<SM2Signer> idleForDer = new ConcurrentLinkedQueue<>();
  private final Queue<SM2Signer> idleForRaw = new ConcurrentLinkedQueue<>();

  private VerifyingKey(PublicKey key, SignatureSuite suite, @Nullable ECPublicKeyParameters sm2) {
    this.key = key;
    this.suite = suite;
    this.sm2 = sm2;
    this.id = Arrays.copyOf(DigestAlgorithm.SM3.digest(key.getEncoded()), ID_LENGTH);
  }

  /**
   * A key and its suite.
   *
   * @param key the public key
   * @param suite the suite it is registered for
   * @return the pair
   * @throws IllegalArgumentException if the suite does not fit the key
   */
  public static VerifyingKey of(PublicKey key, SignatureSuite suite) {
    Optional<String> objection = suite.objection(key);
    if (objection.isPresent()) {
      throw new IllegalArgumentException(objection.get() + "; register the key with its own suite");
    }
    if (suite.keyKind() != KeyKind.SM2) {
      return new VerifyingKey(key, suite, null);
    }
    try {
      // the point on the custom curve, which computes several times faster
      byte[] point = Sm2Keys.publicKey(key).getQ().getEncoded(false);
      return new VerifyingKey(
          key,
          suite,
          new ECPublicKeyParameters(Sm2Keys.CURVE.getCurve().decodePoint(point), Sm2Keys.CURVE));
    } catch (InvalidKeyException e) {
      throw new IllegalArgumentException("not an SM2 public key", e);
    }
  }

  /**
   * The public key.
   *
   * @return as given
   */
  public PublicKey key() {
    return key;
  }

  /**
   * The suite it is registered for.
   *
   * @return as given
   */
  public SignatureSuite suite() {
    return suite;
  }

  /**
   * The id: the first eight bytes of SM3 over the key's SubjectPublicKeyInfo. Two keys may share
   * it; then each is tried.
   *
   * @return a copy
   */
  public byte[] id() {
    return id.clone();
  }

  /**
   * Whether a signature is right. One that is ill-formed is wrong, never an exception.
   *
   * @param data the signed bytes
   * @param signature the signature; DER for SM2 and ECDSA
   * @return true if it verifies
   */
  public boolean verify(byte[] data, byte[] signature) {
    return sm2 == null
        ? verifyByJca(data, signature)
        : verifyBySm2(sm2, StandardDSAEncoding.INSTANCE, idleForDer, data, signature);
  }

  /**
   * Whether a signature in the raw form {@code r ‖ s} is right.
   *
   * @param data the signed bytes
   * @param signature r and s, each filling half; as it stands for RSA
   * @return true if it verifies
   */
  public boolean verifyRaw(byte[] data, byte[] signature) {
    int length = suite.keyKind().numberLength;
    if (length == 0) {
      return verify(data, signature);
    }
    if (signature.length != 2 * length) {
      return false;
    }
    return sm2 == null
        ? verifyByJca(data, RawSignature.toDer(signature))
        : verifyBySm2(sm2, PlainDSAEncoding.INSTANCE, idleForRaw, data, signature);
  }

  /**
   * Whether an SM2 signature that does not verify was made with this key all the same: under a user
   * id that was not agreed (GB/T 32918.2, 5.5), an empty one or that of the standard's example, or
   * without any. It explains a refusal and accepts nothing.
   *
   * @param data the signed bytes
   * @param signature r and s, each filling half
   * @return false for other keys than SM2
   */
  public boolean isUnderOtherUserId(byte[] data, byte[] signature) {
    if (sm2 == null || signature.length != 2 * suite.keyKind().numberLength) {
      return false;
    }
    try {
      byte[] der = RawSignature.toDer(signature);
      for (String id : OTHER_USER_IDS) {
        if (!id.equals(suite.sm2UserId())
            && Sm2Equation.holds(key, Sm2Equation.digestWithId(key, id, data), der)) {
          return true;
        }
      }
      return Sm2Equation.holds(key, DigestAlgorithm.SM3.digest(data), der);
    } catch (InvalidKeyException | RuntimeException e) {
      return false;
    }
  }

  private boolean verifyByJca(byte[] data, byte[] signature) {
    try {
      Signature verifier = suite.newVerifier(key);
      verifier.update(data);
      return verifier.verify(signature);
    } catch (GeneralSecurityException | RuntimeException e) {
      return false;
    }
  }

  /** Setting up a verifier costs a multiplication of the base point, so verifiers are kept. */
  private boolean verifyBySm2(
      ECPublicKeyParameters point,
      DSAEncoding encoding,
      Queue<SM2Signer> idle,
      byte[] data,
      byte[] signature) {
    SM2Signer verifier = idle.poll();
    if (verifier == null) {
      verifier = new SM2Signer(encoding);
      verifier.init(
          false,
          new ParametersWithID(point, suite.sm2UserId().getBytes(StandardCharsets.US_ASCII)));
    }
    boolean holds;
    try {
      verifier.update(data, 0, data.length);
      holds = verifier.verifySignature(signature);
    } catch (RuntimeException e) {
      // its state is not known, so it is not kept
      return false;
    }
    idle.add(verifier);
    return holds;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof VerifyingKey that
        && suite.equals(that.suite)
        && Arrays.equals(key.getEncoded(), that.key.getEncoded());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(id);
  }

  @Override
  public String toString() {
    return "VerifyingKey[" + HexFormat.of().formatHex(id) + ", " + suite + "]";
  }
}
