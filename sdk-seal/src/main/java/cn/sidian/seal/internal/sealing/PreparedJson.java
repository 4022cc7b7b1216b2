package cn.sidian.seal.internal.sealing;

import cn.sidian.core.SidianException;
import cn.sidian.core.crypto.SignatureSuite;
import cn.sidian.core.trust.X509Certificates;
import cn.sidian.seal.internal.json.StrictJson;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A prepared seal as JSON, format {@code sidian-prepared/1}. */
public final class PreparedJson {
  private static final String FORMAT = "sidian-prepared/1";
  private static final String UNREADABLE = "PREPARED_UNREADABLE";

  private PreparedJson() {}

  /**
   * What is stored.
   *
   * @param suite the algorithms
   * @param chain the signer's certificate first
   * @param signedAttributes what the key signs
   * @param length of the prepared document
   * @param holeStart where its hole starts, at the opening bracket
   * @param holeEnd behind the closing bracket
   * @param expiresAt until when it may be completed
   * @param facts what the result says
   */
  public record Content(
      SignatureSuite suite,
      List<X509Certificate> chain,
      byte[] signedAttributes,
      long length,
      long holeStart,
      long holeEnd,
      Instant expiresAt,
      SealFacts facts) {}

  public static byte[] write(Content content) {
    return StrictJson.write(
        json -> {
          json.writeStartObject();
          json.writeStringField("format", FORMAT);
          json.writeStringField("suite", content.suite().name());
          json.writeStringField("sm2UserId", content.suite().sm2UserId());
          json.writeArrayFieldStart("certificates");
          for (X509Certificate certificate : content.chain()) {
            json.writeString(base64(certificate));
          }
          json.writeEndArray();
          json.writeStringField(
              "toBeSigned", Base64.getEncoder().encodeToString(content.signedAttributes()));
          json.writeNumberField("length", content.length());
          json.writeNumberField("holeStart", content.holeStart());
          json.writeNumberField("holeEnd", content.holeEnd());
          json.writeStringField("expiresAt", content.expiresAt().toString());
          SealFacts facts = content.facts();
          json.writeStringField("voucherNumber", facts.voucherNumber());
          json.writeStringField("sealedAt", facts.sealedAt().toString());
          json.writeStringField("profile", facts.profile());
          json.writeStringField("field", facts.field());
          json.writeStringField("signer", facts.signer());
          json.writeArrayFieldStart("pages");
          for (int page : facts.pages()) {
            json.writeNumber(page);
          }
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private static String base64(X509Certificate certificate) {
    try {
      return Base64.getEncoder().encodeToString(certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Reads it back.
   *
   * @throws SidianException PREPARED_UNREADABLE with line and column
   */
  public static Content parse(byte[] bytes) {
    StrictJson json =
        StrictJson.parse(bytes, UNREADABLE)
            .allow(
                "format",
                "suite",
                "sm2UserId",
                "certificates",
                "toBeSigned",
                "length",
                "holeStart",
                "holeEnd",
                "expiresAt",
                "voucherNumber",
                "sealedAt",
                "profile",
                "field",
                "signer",
                "pages");
    if (!json.string("format").equals(FORMAT)) {
      throw json.wrong("format", "format");
    }
    List<Integer> pages = json.list("pages", Long.class).stream().map(Long::intValue).toList();
    return new Content(
        suite(json),
        chain(json),
        decoded(json, "toBeSigned", json.string("toBeSigned")),
        json.integer("length"),
        json.integer("holeStart"),
        json.integer("holeEnd"),
        instant(json, "expiresAt"),
        new SealFacts(
            json.string("voucherNumber"),
            instant(json, "sealedAt"),
            json.string("profile"),
            json.string("field"),
            json.string("signer"),
            pages,
            List.of()));
  }

  private static SignatureSuite suite(StrictJson json) {
    String name = json.string("suite");
    String userId = json.optionalString("sm2UserId");
    SignatureSuite suite =
        SignatureSuite.named(name).orElseThrow(() -> json.wrong("suite", "value"));
    if (userId == null || userId.isEmpty() || suite.sm2UserId().equals(userId)) {
      return suite;
    }
    try {
      return SignatureSuite.sm2(userId);
    } catch (IllegalArgumentException e) {
      throw json.wrong("sm2UserId", "value");
    }
  }

  private static List<X509Certificate> chain(StrictJson json) {
    List<X509Certificate> chain = new ArrayList<>();
    for (String encoded : json.list("certificates", String.class)) {
      chain.add(X509Certificates.parse(decoded(json, "certificates", encoded)));
    }
    if (chain.isEmpty()) {
      throw json.wrong("certificates", "value");
    }
    return chain;
  }

  private static byte[] decoded(StrictJson json, String key, String text) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw json.wrong(key, "value");
    }
  }

  private static Instant instant(StrictJson json, String key) {
    try {
      return Instant.parse(json.string(key));
    } catch (DateTimeException e) {
      throw json.wrong(key, "instant");
    }
  }
}
