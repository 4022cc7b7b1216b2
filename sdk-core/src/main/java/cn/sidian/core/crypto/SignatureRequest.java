package cn.sidian.core.crypto;

import cn.sidian.core.SidianException;
import java.security.InvalidKeyException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Objects;

/**
 * What a device is asked to sign. Devices differ in what they take: some the bytes, some the
 * digest; both are here. Immutable.
 */
public final class SignatureRequest {
  private final SignatureSuite suite;
  private final X509Certificate certificate;
  private final byte[] toBeSigned;

  /**
   * A request.
   *
   * @param suite how to sign
   * @param certificate the certificate whose key must sign
   * @param toBeSigned the bytes to sign
   */
  public SignatureRequest(SignatureSuite suite, X509Certificate certificate, byte[] toBeSigned) {
    this.suite = Objects.requireNonNull(suite, "suite");
    this.certificate = Objects.requireNonNull(certificate, "certificate");
    this.toBeSigned = toBeSigned.clone();
  }

  /**
   * How to sign.
   *
   * @return the suite
   */
  public SignatureSuite suite() {
    return suite;
  }

  /**
   * The certificate whose key must sign.
   *
   * @return never null
   */
  public X509Certificate certificate() {
    return certificate;
  }

  /**
   * The bytes to sign, for devices that hash themselves. An SM2 device must put ZA before them
   * (GB/T 35276), which the usual "SM2 sign message" call does.
   *
   * @return a copy
   */
  public byte[] toBeSigned() {
    return toBeSigned.clone();
  }

  /**
   * The digest to sign, for devices that take one. For SM2 it is e = SM3(ZA ‖ bytes), ready for a
   * call that neither hashes nor adds ZA.
   *
   * @return the digest
   */
  public byte[] digest() {
    if (suite.keyKind() != KeyKind.SM2) {
      return suite.digest().digest(toBeSigned);
    }
    try {
      return Sm2Equation.digestWithId(key(), suite.sm2UserId(), toBeSigned);
    } catch (InvalidKeyException e) {
      throw new IllegalArgumentException("the certificate of this request has no SM2 key", e);
    }
  }

  private PublicKey key() {
    return certificate.getPublicKey();
  }

  /**
   * Checks what came back and brings it into the form of certificates and CMS.
   *
   * @param value DER, or for SM2 and ECDSA also raw {@code r ‖ s}
   * @return the signature; DER for SM2 and ECDSA
   * @throws SidianException {@code SIGNATURE_MISMATCH}, saying what probably went wrong
   */
  public byte[] checked(byte[] value) {
    return ForeignSignature.checked(this, value);
  }

  /** Names the suite and the size, not the bytes. */
  @Override
  public String toString() {
    return "SignatureRequest[" + suite + ", " + toBeSigned.length + " bytes]";
  }
}
