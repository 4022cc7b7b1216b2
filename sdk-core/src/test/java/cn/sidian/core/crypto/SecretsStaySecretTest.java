package cn.sidian.core.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.core.SidianException;
import cn.sidian.core.testing.TestAuthority;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.security.interfaces.ECPrivateKey;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Neither texts nor exceptions show a key, a password, a user id or the signer's name. */
class SecretsStaySecretTest {
  private static final TestAuthority.Issued ISSUED = Sm2Vector.certified();

  private static void showsNothing(String text) {
    String number = ((ECPrivateKey) ISSUED.privateKey()).getS().toString(16);
    String upper = text.toUpperCase(Locale.ROOT);
    assertThat(upper)
        .doesNotContain(Sm2Vector.D.substring(0, 16))
        .doesNotContain(number.toUpperCase(Locale.ROOT))
        .doesNotContain(((ECPrivateKey) ISSUED.privateKey()).getS().toString());
    assertThat(text)
        .doesNotContain(
            Base64.getEncoder().encodeToString(ISSUED.privateKey().getEncoded()).substring(0, 40));
  }

  private static String trace(Throwable e) {
    StringWriter out = new StringWriter();
    e.printStackTrace(new PrintWriter(out));
    return out.toString();
  }

  @Test
  void signingKeyShowsItsKindAndSerialNumberOnly() {
    SigningKey local = ISSUED.signingKey();
    String serial = ISSUED.certificate().getSerialNumber().toString(16);

    assertThat(local).hasToString("SigningKey[SM2, serial " + serial + "]");
    assertThat(SigningKey.remote(ISSUED.chain(), request -> new byte[0]))
        .hasToString("SigningKey[SM2, serial " + serial + ", remote]");
    assertThat(SigningKey.elsewhere(ISSUED.chain()))
        .hasToString("SigningKey[SM2, serial " + serial + ", elsewhere]");
    showsNothing(local.toString());
  }

  @Test
  void certificateShowsItsSerialNumberOnly() {
    assertThat(ISSUED.certificate().toString())
        .contains(ISSUED.certificate().getSerialNumber().toString(16))
        .doesNotContain("TEST");
  }

  @Test
  void exceptionsOfWrongKeysAndDevices() {
    List<Runnable> failures =
        List.of(
            () -> SigningKey.of(ISSUED.privateKey(), ISSUED.chain().subList(1, 2)),
            () ->
                SigningKey.remote(ISSUED.chain(), request -> new byte[64])
                    .sign(SignatureSuite.SM2_SM3, Sm2Vector.hex(Sm2Vector.D)),
            () ->
                SigningKey.remote(
                        ISSUED.chain(),
                        request -> ISSUED.signingKey().sign(SignatureSuite.SM2_SM3, new byte[1]))
                    .sign(SignatureSuite.sm2("zhang@example.cn"), new byte[1]),
            () -> SigningKey.fromPkcs12(ISSUED.pkcs12("p".toCharArray()), new char[] {'q'}, null));
    for (Runnable failure : failures) {
      try {
        failure.run();
        throw new AssertionError("nothing failed");
      } catch (SidianException e) {
        showsNothing(trace(e));
        assertThat(trace(e)).doesNotContain("zhang@example.cn").doesNotContain("TEST GM/T");
      }
    }
  }
}
