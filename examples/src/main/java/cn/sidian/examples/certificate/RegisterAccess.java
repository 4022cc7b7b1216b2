package cn.sidian.examples.certificate;

import cn.sidian.certificate.CertificateId;
import cn.sidian.certificate.CertificateIssuer;
import cn.sidian.certificate.ElectronicCertificate;
import cn.sidian.certificate.TypeEdition;
import cn.sidian.certificate.VerifierBundle;
import cn.sidian.certificate.catalog.CertificateCatalog;
import cn.sidian.certificate.catalog.CertificateType;
import cn.sidian.certificate.code.OfflinePass;
import cn.sidian.certificate.code.PermitCodeMaker;
import cn.sidian.certificate.code.StatusPlace;
import cn.sidian.certificate.quality.QualityRules;
import cn.sidian.certificate.register.JdbcCertificateRegister;
import cn.sidian.certificate.register.RegisterSecrets;
import cn.sidian.certificate.register.RegisterSettings;
import cn.sidian.certificate.register.StoredCertificate;
import cn.sidian.core.SidianException;
import cn.sidian.core.Text;
import cn.sidian.core.crypto.DigestAlgorithm;
import cn.sidian.core.privacy.FieldCipher;
import cn.sidian.core.store.Database;
import cn.sidian.core.store.RequestKey;
import cn.sidian.core.store.RequestState;
import cn.sidian.core.store.Requests;
import cn.sidian.seal.PdfSealer;
import cn.sidian.seal.Seal;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A register that is open, with its keys: what a host keeps for as long as it runs. */
final class RegisterAccess implements AutoCloseable {
  static final String CALLER = "sidian-cli";

  private final Database database;
  private final Requests requests;
  private final JdbcCertificateRegister register;
  private final KeyFolder keys;
  private final InstantSource clock;
  private final FieldCipher cipher;
  private @Nullable CertificateCatalog catalog;
  private @Nullable CertificateIssuer issuer;

  private RegisterAccess(
      Database database,
      JdbcCertificateRegister register,
      KeyFolder keys,
      InstantSource clock,
      FieldCipher cipher) {
    this.cipher = cipher;
    this.database = database;
    this.requests = new Requests(clock);
    this.register = register;
    this.keys = keys;
    this.clock = clock;
  }

  /** A "no" that comes before any work. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final String zh;
    private final String en;

    Refused(String code, Text text) {
      super(code);
      this.code = code;
      this.zh = text.zh();
      this.en = text.en();
    }

    String code() {
      return code;
    }

    Text text() {
      return new Text(zh, en);
    }
  }

  static RegisterAccess open(RegisterOptions options) {
    return open(options, KeyFolder.open(options.keysFolder()));
  }

  static RegisterAccess open(RegisterOptions options, KeyFolder keys) {
    if (options.setsClock() && !keys.isTest()) {
      throw new Refused(
          "CLOCK_NOT_ALLOWED", new Text("只有测试库可以设定时刻。", "Only a TEST register takes --clock."));
    }
    InstantSource clock = options.clock();
    SecureRandom random = new SecureRandom();
    FieldCipher cipher = FieldCipher.sm4Gcm(Map.of("k1", keys.storageKey(2)), "k1", random);
    try {
      Database database = Database.open(options.dataSource());
      return new RegisterAccess(
          database,
          JdbcCertificateRegister.open(
              database,
              RegisterSettings.usual(clock, random),
              RegisterSecrets.of(keys.storageKey(0), keys.storageKey(1), cipher),
              keys.key("audit")),
          keys,
          clock,
          cipher);
    } catch (SidianException e) {
      if (e.code().equals("REGISTER_BUSY")) {
        throw new Refused(e.code(), e.text());
      }
      throw e;
    }
  }

  JdbcCertificateRegister register() {
    return register;
  }

  KeyFolder keys() {
    return keys;
  }

  InstantSource clock() {
    return clock;
  }

  Instant now() {
    return clock.instant();
  }

  CertificateCatalog catalog() {
    if (catalog == null) {
      List<CertificateType> types = new ArrayList<>();
      for (String json : register.catalogue()) {
        types.add(CertificateType.parse(json.getBytes(StandardCharsets.UTF_8)));
      }
      catalog = CertificateCatalog.of(types);
    }
    return catalog;
  }

  /** The edition under which a certificate was issued. */
  CertificateType type(String code, String edition) {
    return catalog()
        .find(code, edition)
        .orElseThrow(
            () ->
                new Refused(
                    "UNKNOWN_TYPE",
                    new Text("证照目录中没有该类型。", "The catalogue does not have this type.")));
  }

  CertificateIssuer issuer() {
    if (issuer == null) {
      QualityRules rules =
          QualityRules.builder(catalog(), register.issuers()::competent).register(register).build();
      issuer =
          CertificateIssuer.builder(register, rules)
              .seal(keys.issuer(), sealer("seal", "电子证照专用章"))
              .codes(PermitCodeMaker.of(Map.of(keys.issuer(), keys.key("code"))))
              .clock(clock)
              .caller(CALLER)
              .build();
    }
    return issuer;
  }

  /** The seal of the office, with the key of a role. */
  PdfSealer sealer(String role, String title) {
    return PdfSealer.builder(
            Seal.round(keys.issuerName(), keys.isTest() ? title + "（测试）" : title), keys.key(role))
        .clock(clock)
        .build();
  }

  CertificateId identifier(String written) {
    return CertificateId.parse(written)
        .value()
        .orElseThrow(
            () ->
                new Refused(
                    "CERTIFICATE_UNKNOWN",
                    new Text("登记库中没有该证照。", "The register does not have this certificate.")));
  }

  /** The bundle for verifiers without this database. */
  VerifierBundle bundle() {
    Instant now = now();
    VerifierBundle.Content content =
        new VerifierBundle.Content(
            keys.issuer(),
            // seconds rise for as long as the clock does: no table is needed for them
            Math.max(1, now.getEpochSecond()),
            now,
            now.plus(Duration.ofDays(90)),
            null,
            register.keys(),
            List.of(),
            catalog().types().stream().map(TypeEdition::of).toList(),
            register.issuers(),
            catalog());
    return VerifierBundle.sign(content, keys.key("bundle"));
  }

  /**
   * What an earlier call of the same request answered.
   *
   * @param answer its JSON, or null to go on
   */
  record Earlier(@Nullable String answer) {}

  /** Notes a request before its work, or finds what it answered. */
  Earlier begin(String requestId, String command, String input) {
    RequestState state =
        database.transact(
            tx ->
                requests.begin(
                    tx,
                    new RequestKey(CALLER, requestId),
                    DigestAlgorithm.SM3.digest(
                        (command + "\n" + input).getBytes(StandardCharsets.UTF_8))));
    if (state.kind() == RequestState.Kind.REUSED) {
      throw new Refused("REQUEST_REUSED", Requests.reused());
    }
    return new Earlier(state.answer());
  }

  /** Keeps an answer that shows a certificate: who reads the database cannot show it. */
  void secretAnswer(String requestId, String answer) {
    byte[] stored =
        cipher.encipher(answer.getBytes(StandardCharsets.UTF_8), "cli/answer/" + requestId);
    answer(requestId, Base64.getEncoder().encodeToString(stored));
  }

  /** What {@link #secretAnswer} kept. */
  String secret(String requestId, String stored) {
    return new String(
        cipher.decipher(Base64.getDecoder().decode(stored), "cli/answer/" + requestId),
        StandardCharsets.UTF_8);
  }

  /** Keeps the answer of a request. */
  void answer(String requestId, String answer) {
    database.transact(
        tx -> {
          requests.answer(tx, new RequestKey(CALLER, requestId), answer);
          return null;
        });
  }

  /** A kept answer as JSON. */
  static ObjectNode object(String answer) {
    try {
      return (ObjectNode) new ObjectMapper().readTree(answer);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The text of the code that a certificate carries, from its sealed file. */
  Optional<String> printedCode(String identifier) {
    return register
        .file(identifier)
        .map(ElectronicCertificate::ofFile)
        .flatMap(certificate -> Optional.ofNullable(certificate.code()));
  }

  /** A pass for minutes, signed for the holder's device. */
  String pass(
      StoredCertificate certificate,
      StatusPlace status,
      String purpose,
      String audience,
      Instant end,
      byte @Nullable [] challenge) {
    byte[] id = new byte[OfflinePass.ID_LENGTH];
    new SecureRandom().nextBytes(id);
    return OfflinePass.of(
            new OfflinePass.Subject(
                certificate.metadata().typeCode(),
                certificate.metadata().issuerCode(),
                status,
                certificate.metadata().validity(),
                certificate.metadata().holders().get(0).maskedName()),
            new OfflinePass.Use(purpose, audience, now(), end),
            id,
            challenge)
        .sign(keys.key("presenter"));
  }

  /** A command is a process of its own, after which no timer signs what it did. */
  void signHead() {
    register.signAuditHead(true);
  }

  @Override
  public void close() {
    register.close();
  }
}
