package cn.sidian.certificate.issuer;

import java.security.PublicKey;
import java.util.Arrays;
import java.util.List;

/** The keys that a register or a bundle knows. Immutable and safe for many threads. */
public final class IssuerKeys {
  /** No keys at all. */
  public static final IssuerKeys NONE = new IssuerKeys(List.of());

  private final List<KeyBinding> bindings;

  private IssuerKeys(List<KeyBinding> bindings) {
    this.bindings = bindings;
  }

  /**
   * Keys.
   *
   * @param bindings the bindings
   * @return them
   * @throws IllegalArgumentException if one key is bound to two units or two roles
   */
  public static IssuerKeys of(List<KeyBinding> bindings) {
    for (int i = 0; i < bindings.size(); i++) {
      KeyBinding one = bindings.get(i);
      for (KeyBinding other : bindings.subList(0, i)) {
        if (isOf(one, other.certificate().getPublicKey())
            && (!one.unit().equals(other.unit()) || one.role() != other.role())) {
          throw new IllegalArgumentException(
              "a key has one unit and one role; " + one.keyId() + " has two");
        }
      }
    }
    return new IssuerKeys(List.copyOf(bindings));
  }

  /**
   * All bindings.
   *
   * @return immutable
   */
  public List<KeyBinding> bindings() {
    return bindings;
  }

  /**
   * The bindings of a key id; different keys may share it.
   *
   * @param keyId 16 hexadecimal digits
   * @return none if the key is unknown
   */
  public List<KeyBinding> withId(String keyId) {
    return bindings.stream().filter(binding -> binding.keyId().equals(keyId)).toList();
  }

  /**
   * The bindings of a public key.
   *
   * @param key the key
   * @return none if the key is unknown
   */
  public List<KeyBinding> of(PublicKey key) {
    return bindings.stream().filter(binding -> isOf(binding, key)).toList();
  }

  private static boolean isOf(KeyBinding binding, PublicKey key) {
    return Arrays.equals(binding.certificate().getPublicKey().getEncoded(), key.getEncoded());
  }

  /**
   * The keys of a role.
   *
   * @param role what they may sign
   * @return immutable
   */
  public List<KeyBinding> inRole(KeyRole role) {
    return bindings.stream().filter(binding -> binding.role() == role).toList();
  }
}
