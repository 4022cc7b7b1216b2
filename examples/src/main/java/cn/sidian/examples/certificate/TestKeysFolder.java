package cn.sidian.examples.certificate;

import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestKeys;
import cn.sidian.core.testing.TestRevocation;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes the keys of a TEST register: a root, one key for each role, an empty revocation list. */
final class TestKeysFolder {
  static final String ISSUER = "11430000006122244L";
  static final String ISSUER_NAME = "测试市审批服务管理局";
  static final List<String> ROLES =
      List.of("seal", "code", "status", "presenter", "copy", "audit", "bundle");

  private static final int PASSWORD_BYTES = 12;

  /** Three keys, a line each: digests of holder codes, order of status indexes, fields at rest. */
  private static final int KEY_BYTES = 32;

  private static final Duration TEN_YEARS = Duration.ofDays(3650);

  private TestKeysFolder() {}

  /** Writes keys, trust.pem and revocation.crl. */
  static void write(Path out, TestKeys seal, Instant now) throws IOException {
    SecureRandom random = new SecureRandom();
    Path keys = Files.createDirectories(out.resolve("keys"));
    byte[] bytes = new byte[PASSWORD_BYTES];
    random.nextBytes(bytes);
    String password = HexFormat.of().formatHex(bytes);
    Files.writeString(keys.resolve(KeyFolder.PASSWORD), password + "\n");
    Files.writeString(
        keys.resolve(KeyFolder.STORAGE),
        secret(random, KEY_BYTES) + "\n" + secret(random, 16) + "\n" + secret(random, 16) + "\n");
    Instant from = now.minus(TEN_YEARS);
    Instant to = now.plus(TEN_YEARS);
    // codes and lists need short signatures, which RSA has not
    TestKeys small = seal == TestKeys.SM2 ? TestKeys.SM2 : TestKeys.P256;
    TestAuthority root =
        TestAuthority.root(
            CertificateSpec.authority("TEST Sidian certificates root", small, now).valid(from, to),
            random);
    List<X509Certificate> trusted = new ArrayList<>();
    trusted.add(root.certificate());
    for (String role : ROLES) {
      TestKeys kind = role.equals("seal") ? seal : small;
      TestAuthority.Issued issued =
          root.issue(
              CertificateSpec.signer("TEST " + ISSUER_NAME + " " + role, kind, now)
                  .valid(from, to));
      Files.write(keys.resolve(role + ".p12"), issued.pkcs12(password.toCharArray()));
      if (role.equals("bundle")) {
        // a bundle is believed only under a key that the verifier names itself
        trusted.add(issued.certificate());
      }
    }
    Files.writeString(out.resolve("trust.pem"), TestAuthority.pem(trusted));
    Files.write(
        out.resolve("revocation.crl"),
        TestRevocation.by(root.asSigner(), small, now).from(now.minusSeconds(3600), to).crl());
    Map<String, String> office = new LinkedHashMap<>();
    office.put("format", "sidian-office/1");
    office.put("issuance", "TEST");
    office.put("issuer", ISSUER);
    office.put("issuerName", ISSUER_NAME);
    Files.writeString(
        keys.resolve(KeyFolder.OFFICE), new ObjectMapper().writeValueAsString(office) + "\n");
  }

  private static String secret(SecureRandom random, int length) {
    byte[] key = new byte[length];
    random.nextBytes(key);
    return HexFormat.of().formatHex(key);
  }
}
