package cn.sidian.core.crypto;

import cn.sidian.core.testing.TestKeys;
import cn.sidian.core.testing.TestRandom;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** One key of each kind that a stranger's certificate may hold, fitting or not. */
final class KeyRing {
  private static final Map<String, KeyPair> KEYS = keys();

  private KeyRing() {}

  static KeyPair key(String name) {
    return Objects.requireNonNull(KEYS.get(name));
  }

  static Map<String, KeyPair> all() {
    return KEYS;
  }

  private static Map<String, KeyPair> keys() {
    SecureRandom random = TestRandom.seeded(11);
    Map<String, KeyPair> keys = new LinkedHashMap<>();
    keys.put("SM2", TestKeys.SM2.generate(random));
    keys.put("RSA-1024", TestKeys.RSA_1024.generate(random));
    keys.put("RSA-2048", TestKeys.RSA.generate(random));
    keys.put(
        "RSA-2049", generate("RSA", new RSAKeyGenParameterSpec(2049, RSAKeyGenParameterSpec.F4)));
    keys.put(
        "RSA-PSS-2048",
        generate("RSASSA-PSS", new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4)));
    keys.put("EC_P256", TestKeys.P256.generate(random));
    keys.put("EC_P384", TestKeys.P384.generate(random));
    keys.put("EC on curve 1.3.132.0.35", generate("EC", new ECGenParameterSpec("secp521r1")));
    keys.put("Ed25519", generate("Ed25519", null));
    return keys;
  }

  private static KeyPair generate(
      String algorithm,
      java.security.spec.@org.jspecify.annotations.Nullable AlgorithmParameterSpec spec) {
    try {
      KeyPairGenerator generator =
          algorithm.equals("Ed25519")
              ? KeyPairGenerator.getInstance(algorithm, Sm2Vector.BC)
              : KeyPairGenerator.getInstance(algorithm);
      if (spec != null) {
        generator.initialize(spec);
      }
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
