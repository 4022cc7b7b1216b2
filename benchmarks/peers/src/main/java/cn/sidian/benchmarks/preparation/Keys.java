package cn.sidian.benchmarks.preparation;

import cn.sidian.benchmarks.workload.Key;
import cn.sidian.benchmarks.workload.Workspace;
import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.time.Instant;

/** One key for each algorithm, certified as in practice: root, authority, signer. */
final class Keys {
  private Keys() {}

  static void write(Key key, Workspace workspace) throws IOException {
    TestKeys kind =
        switch (key) {
          case SM2 -> TestKeys.SM2;
          case RSA -> TestKeys.RSA;
          case P256 -> TestKeys.P256;
        };
    Instant now = Instant.now();
    SecureRandom random = new SecureRandom();
    TestAuthority root = TestAuthority.root(kind, now, random);
    TestAuthority authority =
        root.subordinate(CertificateSpec.authority("TEST Sidian benchmark authority", kind, now));
    TestAuthority.Issued signer =
        authority.issue(CertificateSpec.signer("TEST Sidian benchmark seal", kind, now));
    Files.write(workspace.keyStore(key), signer.pkcs12(Workspace.password()));
    try {
      Files.write(workspace.root(key), root.certificate().getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }
}
