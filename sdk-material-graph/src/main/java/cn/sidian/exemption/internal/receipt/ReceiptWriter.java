package cn.sidian.exemption.internal.receipt;

import cn.sidian.condition.FactValue;
import cn.sidian.condition.Facts;
import cn.sidian.condition.HeldCertificate;
import cn.sidian.condition.KnownFact;
import cn.sidian.core.code.RegionCode;
import cn.sidian.core.crypto.DigestAlgorithm;
import cn.sidian.exemption.CaseDecision;
import cn.sidian.exemption.ExemptionDecision;
import cn.sidian.exemption.RuleFact;
import cn.sidian.exemption.RulePack;
import cn.sidian.exemption.Sensitivity;
import cn.sidian.exemption.ServiceCase;
import cn.sidian.exemption.internal.engine.CompiledRules;
import cn.sidian.exemption.internal.engine.RecordedTruths;
import cn.sidian.exemption.internal.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Writes receipts. */
public final class ReceiptWriter {
  static final String FORMAT = "sidian-receipt/1";
  private static final int SALT_BYTES = 16;

  private final CompiledRules rules;
  private final CaseDecision decided;
  private final SecureRandom random;
  private final Map<String, String> salts;

  /** Writes the receipt of a case; the salts it draws are added to the map. */
  public ReceiptWriter(
      CompiledRules rules, CaseDecision decided, SecureRandom random, Map<String, String> salts) {
    this.rules = rules;
    this.decided = decided;
    this.random = random;
    this.salts = salts;
  }

  /** The receipt as canonical JSON. */
  public String write(Instant madeAt) {
    ServiceCase given = decided.given();
    boolean strict = decided.rules().isStrict();
    Map<String, @Nullable Object> json = Json.object();
    json.put("format", FORMAT);
    json.put("madeAt", madeAt.toString());
    json.put("acceptedAt", given.acceptedAt().toString());
    json.put("decidedAt", decided.decidedAt().toString());
    json.put("region", given.region().map(RegionCode::normalized).orElse(null));
    json.put("strict", strict);
    json.put("readings", new LinkedHashMap<>(given.readings()));
    Map<String, @Nullable Object> adopted = Json.object();
    given.adopted().forEach((pack, adoption) -> adopted.put(pack, adoption.from().toString()));
    json.put("adopted", adopted);
    List<Object> packs = new ArrayList<>();
    for (RulePack pack : decided.rules().packs()) {
      Map<String, @Nullable Object> one = Json.object();
      one.put("id", pack.id());
      one.put("version", pack.version());
      one.put("sm3", pack.digest());
      packs.add(one);
    }
    json.put("packs", packs);
    json.put("facts", facts(given.facts(), ""));
    json.put("certificates", commitment("certificates", certificates(given.facts())));
    Map<String, @Nullable Object> materials = Json.object();
    for (ExemptionDecision decision : decided.decisions()) {
      materials.put(decision.material().id(), material(decision, strict));
    }
    json.put("materials", materials);
    return Json.canonical(json);
  }

  private Map<String, @Nullable Object> material(ExemptionDecision decision, boolean strict) {
    String id = decision.material().id();
    Map<String, @Nullable Object> json = Json.object();
    json.put("facts", facts(decision.material().facts(), id + " "));
    json.put("demand", decision.material().demand());
    json.put("decision", decision.type());
    json.put("mayDemand", decision.mayDemand());
    json.put("outcomes", decision.outcomes());
    json.put("needed", decision.needed());
    Map<String, @Nullable Object> truths = Json.object();
    RecordedTruths.of(rules, decided.given(), decision.material(), decided.decidedAt(), strict)
        .forEach(truths::put);
    json.put("truths", truths);
    return json;
  }

  private Map<String, @Nullable Object> facts(Facts facts, String prefix) {
    Map<String, @Nullable Object> json = Json.object();
    for (Map.Entry<String, KnownFact> entry : facts.known().entrySet()) {
      String id = entry.getKey();
      String value = canonical(entry.getValue().value());
      json.put(id, isSensitive(id) ? commitment(prefix + id, value) : value);
    }
    return json;
  }

  private boolean isSensitive(String id) {
    RuleFact fact = rules.declared(id);
    return fact == null || fact.sensitivity() == Sensitivity.SENSITIVE;
  }

  private Map<String, @Nullable Object> commitment(String place, String value) {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    String hex = HexFormat.of().formatHex(salt);
    salts.put(place, hex);
    Map<String, @Nullable Object> json = Json.object();
    json.put("commitment", commit(hex, value));
    return json;
  }

  /** The commitment to a value under a salt. */
  static String commit(String salt, String value) {
    return digest(salt + "\n" + value);
  }

  /** The SM3 digest of a text. */
  public static String digest(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return "sm3:" + HexFormat.of().formatHex(DigestAlgorithm.SM3.digest(bytes));
  }

  /** A value, the same for equal values. */
  static String canonical(FactValue value) {
    if (value instanceof FactValue.CodeSet set) {
      return (set.complete() ? "set" : "partial") + new TreeSet<>(set.value());
    }
    return value.type() + " " + value.text();
  }

  /** The certificates of the applicant, in one text. */
  static String certificates(Facts facts) {
    StringBuilder text = new StringBuilder(facts.areCertificatesComplete() ? "complete" : "open");
    for (HeldCertificate held : facts.certificates()) {
      text.append('\n')
          .append(held.type())
          .append('|')
          .append(held.holderMatches())
          .append('|')
          .append(held.from())
          .append('|')
          .append(held.to())
          .append('|')
          .append(held.inForce());
    }
    return text.toString();
  }
}
