package cn.sidian.core.crypto;

import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestKeys;
import cn.sidian.core.testing.TestRandom;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.jce.ECNamedCurveTable;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.jce.spec.ECParameterSpec;
import org.bouncycastle.jce.spec.ECPrivateKeySpec;
import org.bouncycastle.jce.spec.ECPublicKeySpec;

/** The signature example on the recommended curve of GM/T 0003.5-2012 (GB/T 32918.5-2017). */
final class Sm2Vector {
  static final Provider BC = new BouncyCastleProvider();
  static final HexFormat HEX = HexFormat.of().withUpperCase();
  static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

  static final byte[] MESSAGE = "message digest".getBytes(StandardCharsets.US_ASCII);
  static final String D = "3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8";
  static final String PX = "09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020";
  static final String PY = "CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13";
  static final String ZA = "B2E14C5C79C6DF5B85F4FE7ED8DB7A262B9DA7E07CCB0EA9F4747B8CCDA8A4F3";
  static final String E = "F0B43E94BA45ACCAACE692ED534382EB17E6AB5A19CE7B31F4486FDFC0D28640";
  static final String K = "59276E27D506861A16680F3AD9C02DCCEF3CC1FA3CDBE4CE6D54B80DEAC1BC21";
  static final String R = "F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3";
  static final String S = "B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA";

  /** SEQUENCE { r, s }, both with a leading zero because their highest bit is set. */
  static final String DER = "3046022100" + R + "022100" + S;

  private Sm2Vector() {}

  static byte[] hex(String hex) {
    return HEX.parseHex(hex);
  }

  static KeyPair keys() {
    ECParameterSpec curve = ECNamedCurveTable.getParameterSpec("sm2p256v1");
    try {
      KeyFactory factory = KeyFactory.getInstance("EC", BC);
      PrivateKey d = factory.generatePrivate(new ECPrivateKeySpec(new BigInteger(D, 16), curve));
      PublicKey p =
          factory.generatePublic(
              new ECPublicKeySpec(
                  curve.getCurve().createPoint(new BigInteger(PX, 16), new BigInteger(PY, 16)),
                  curve));
      return new KeyPair(p, d);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The key of the example with a certificate. */
  static TestAuthority.Issued certified() {
    return TestAuthority.root(TestKeys.SM2, NOW, TestRandom.seeded(1))
        .issue(CertificateSpec.signer("TEST GM/T 0003.5", TestKeys.SM2, NOW), keys());
  }

  /** A random source that answers with k, the number of the example. */
  static SecureRandom fixedK() {
    return new SecureRandom() {
      private static final long serialVersionUID = 1L;

      @Override
      public void nextBytes(byte[] bytes) {
        byte[] k = hex(K);
        Arrays.fill(bytes, (byte) 0);
        System.arraycopy(k, 0, bytes, bytes.length - k.length, k.length);
      }
    };
  }
}
