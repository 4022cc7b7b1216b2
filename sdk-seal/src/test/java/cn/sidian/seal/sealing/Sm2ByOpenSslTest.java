package cn.sidian.seal.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestKeys;
import cn.sidian.seal.SealProfile;
import cn.sidian.seal.judge.Tool;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The signature of an SM2 seal taken apart and verified by OpenSSL alone: digest of the signed
 * range, signature over the signed attributes, certificate chain. No line of ours or of
 * BouncyCastle's judges.
 */
class Sm2ByOpenSslTest {
  private static final String USER_ID = "distid:1234567812345678";

  /** One line of asn1parse: offset, depth, header length, content length, description. */
  private static final Pattern LINE =
      Pattern.compile("\\s*(\\d+):d=\\s*(\\d+)\\s+hl=\\s*(\\d+)\\s+l=\\s*(\\d+)\\s+\\w+:\\s*(.*)");

  @TempDir Path folder;
  private byte[] sealed = new byte[0];
  private byte[] cms = new byte[0];

  private record Part(int depth, int start, int end, int headerLength, String words) {}

  @BeforeEach
  void seal() throws IOException {
    assumeTrue(Tool.OPENSSL.isPresent());
    sealed =
        Kit.sealer(SealProfile.CMS_SM2)
            .seal(Pages.withText("Verified elsewhere"), Kit.PLACE, Kit.NOTE)
            .requireSealed()
            .bytes();
    Matcher matcher = Pattern.compile("/Contents<([0-9a-f]+)>").matcher(Appended.text(sealed));
    assertThat(matcher.find()).isTrue();
    cms = HexFormat.of().parseHex(matcher.group(1));
    Files.write(folder.resolve("cms.der"), cms);
  }

  private String openssl(String... arguments) {
    return Tool.OPENSSL.run(arguments).output();
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private String write(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes).toString();
  }

  private List<Part> parts() {
    return openssl("asn1parse", "-inform", "DER", "-in", file("cms.der"))
        .lines()
        .map(LINE::matcher)
        .filter(Matcher::matches)
        .map(
            m -> {
              int start = Integer.parseInt(m.group(1));
              int header = Integer.parseInt(m.group(3));
              int end = start + header + Integer.parseInt(m.group(4));
              return new Part(Integer.parseInt(m.group(2)), start, end, header, m.group(5).strip());
            })
        .toList();
  }

  private static Part only(List<Part> parts, int depth, String words) {
    List<Part> found =
        parts.stream().filter(p -> p.depth() == depth && p.words().startsWith(words)).toList();
    assertThat(found).as("depth " + depth + " " + words).hasSize(1);
    return found.get(0);
  }

  private byte[] signedRange() {
    Matcher matcher =
        Pattern.compile("/ByteRange\\s*\\[\\s*0\\s+(\\d+)\\s+(\\d+)\\s+(\\d+)\\s*]")
            .matcher(Appended.text(sealed));
    assertThat(matcher.find()).isTrue();
    int first = Integer.parseInt(matcher.group(1));
    int second = Integer.parseInt(matcher.group(2));
    int length = Integer.parseInt(matcher.group(3));
    assertThat(second + length).isEqualTo(sealed.length);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(sealed, 0, first);
    out.write(sealed, second, length);
    return out.toByteArray();
  }

  /** The signed attributes as they were signed: a SET, not [0] (RFC 5652, 5.4). */
  private byte[] signedAttributes(List<Part> parts) {
    Part tagged = only(parts, 5, "cont [ 0 ]");
    byte[] attributes = Arrays.copyOfRange(cms, tagged.start(), tagged.end());
    attributes[0] = 0x31;
    return attributes;
  }

  @Test
  void the_digest_of_the_signed_range_is_the_signed_one() throws IOException {
    String digest = openssl("dgst", "-sm3", "-r", write("range", signedRange()));
    String hex = digest.substring(0, 64).toUpperCase(Locale.ROOT);
    write("attributes.der", signedAttributes(parts()));
    String attributes = openssl("asn1parse", "-inform", "DER", "-in", file("attributes.der"));

    assertThat(attributes)
        .containsPattern("(?s):messageDigest\\s.*?\\[HEX DUMP]:" + hex)
        .contains("id-smime-aa-signingCertificateV2")
        .doesNotContain("signingTime");
  }

  @Test
  void the_value_verifies_over_the_signed_attributes_with_the_key_of_the_certificate()
      throws IOException {
    byte[] attributes = signedAttributes(parts());

    assertThat(verify(attributes)).contains("Signature Verified Successfully");
    attributes[attributes.length - 1] ^= 1;
    assertThat(verify(attributes)).doesNotContain("Successfully");
  }

  /** The certificate that the signer's serial number names; the set is in no order. */
  private void writeSigner() throws IOException {
    List<Part> numbers =
        parts().stream().filter(p -> p.depth() == 6 && p.words().startsWith("INTEGER")).toList();
    // those before are in the certificates
    String serial = numbers.get(numbers.size() - 1).words().replaceFirst(".*:", "");
    openssl(
        "pkcs7", "-inform", "DER", "-in", file("cms.der"), "-print_certs", "-out", file("all.pem"));
    Matcher blocks =
        Pattern.compile("(?s)-----BEGIN CERTIFICATE-----.*?-----END CERTIFICATE-----\n")
            .matcher(Files.readString(folder.resolve("all.pem")));
    int found = 0;
    while (blocks.find()) {
      Files.writeString(folder.resolve("one.pem"), blocks.group());
      String line = openssl("x509", "-in", file("one.pem"), "-noout", "-serial");
      if (line.strip().endsWith("=" + serial)) {
        Files.writeString(folder.resolve("signer.pem"), blocks.group());
        found++;
      }
    }
    assertThat(found).isEqualTo(1);
  }

  private String verify(byte[] attributes) throws IOException {
    Part value = only(parts(), 5, "OCTET STRING");
    write("value", Arrays.copyOfRange(cms, value.start() + value.headerLength(), value.end()));
    write("attributes", attributes);
    writeSigner();
    openssl("x509", "-in", file("signer.pem"), "-pubkey", "-noout", "-out", file("key.pem"));
    return openssl(
        "pkeyutl",
        "-verify",
        "-pubin",
        "-inkey",
        file("key.pem"),
        "-rawin",
        "-digest",
        "sm3",
        "-pkeyopt",
        USER_ID,
        "-in",
        file("attributes"),
        "-sigfile",
        file("value"));
  }

  @Test
  void the_chain_in_the_signature_leads_to_the_root() throws IOException {
    writeSigner();
    Files.writeString(
        folder.resolve("root.pem"),
        TestAuthority.pem(List.of(Kit.root(TestKeys.SM2).certificate())));

    assertThat(
            openssl(
                "verify",
                "-attime",
                Long.toString(Kit.NOW.getEpochSecond()),
                "-vfyopt",
                USER_ID,
                "-CAfile",
                file("root.pem"),
                file("signer.pem")))
        .contains("signer.pem: OK");
  }

  @Test
  void the_algorithms_are_named_as_SM2_with_SM3() {
    List<Part> parts = parts();

    assertThat(parts).extracting(Part::words).contains("OBJECT            :sm3");
    assertThat(parts)
        .filteredOn(p -> p.words().contains("SM2-with-SM3"))
        .as("in the signer and in the algorithm protection")
        .hasSizeGreaterThanOrEqualTo(2);
  }
}
