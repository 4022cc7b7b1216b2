package cn.sidian.exemption;

import java.util.Arrays;
import java.util.Objects;

/** A pack and the signature of whoever approved it. Immutable and safe for many threads. */
public final class SignedPack {
  private final RulePack pack;
  private final byte[] signature;

  /**
   * Joins a pack and a signature; {@link ExemptionRules#ofSigned} checks it.
   *
   * @param pack the pack
   * @param signature as {@link RulePack#sign} made it
   */
  public SignedPack(RulePack pack, byte[] signature) {
    this.pack = Objects.requireNonNull(pack, "pack");
    this.signature = signature.clone();
  }

  /**
   * The pack.
   *
   * @return never null
   */
  public RulePack pack() {
    return pack;
  }

  /**
   * The signature.
   *
   * @return a copy
   */
  public byte[] signature() {
    return signature.clone();
  }

  @Override
  public String toString() {
    return "SignedPack[" + pack + ", " + Arrays.hashCode(signature) + "]";
  }
}
