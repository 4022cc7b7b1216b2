package cn.sidian.seal.internal.sealing;

/** Makes the value that goes into the hole of a signature dictionary. */
public interface SignatureValueMaker {
  /** How long the value will be at most, as far as can be told; the hole grows if it is longer. */
  int expectedLength();

  /**
   * Makes the value.
   *
   * @param digest the digest of the signed range
   * @return the encoded value
   */
  byte[] make(byte[] digest);
}
