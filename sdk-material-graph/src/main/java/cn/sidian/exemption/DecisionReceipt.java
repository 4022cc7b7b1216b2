package cn.sidian.exemption;

import cn.sidian.core.crypto.SignatureSuite;
import cn.sidian.core.crypto.SigningKey;
import cn.sidian.exemption.internal.receipt.ReceiptReader;
import cn.sidian.exemption.internal.receipt.ReceiptReplay;
import cn.sidian.exemption.internal.receipt.ReceiptWriter;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was decided on what, as one line of canonical JSON (RFC 8785): inputs, truth of every
 * comparison, packs with digests, decisions, times. Sensitive values are salted commitments; the
 * salts stay with the host. Immutable and safe for many threads.
 */
public final class DecisionReceipt {
  private final String json;
  private final Map<String, String> salts;

  private DecisionReceipt(String json, Map<String, String> salts) {
    this.json = json;
    this.salts = Collections.unmodifiableMap(new LinkedHashMap<>(salts));
  }

  /**
   * Makes the receipt of a decided case.
   *
   * @param decided the case
   * @param madeAt when the receipt is made
   * @param random where the salts come from
   * @return the receipt, with its salts
   */
  public static DecisionReceipt of(CaseDecision decided, Instant madeAt, SecureRandom random) {
    Map<String, String> salts = new LinkedHashMap<>();
    String json =
        new ReceiptWriter(decided.rules().compiled(), decided, random, salts).write(madeAt);
    return new DecisionReceipt(json, salts);
  }

  /**
   * A receipt that was kept.
   *
   * @param json the line of JSON, byte for byte
   * @param salts the salts the host kept; none if they are not at hand
   * @return the receipt
   * @throws cn.sidian.condition.SourceException if it is no receipt
   */
  public static DecisionReceipt read(String json, Map<String, String> salts) {
    ReceiptReader.check(json);
    return new DecisionReceipt(json, salts);
  }

  /**
   * The receipt without the salts.
   *
   * @return one line of canonical JSON
   */
  public String toJson() {
    return json;
  }

  /**
   * The salts of the sensitive values, by place; the host keeps them apart from the receipt.
   *
   * @return unmodifiable, hexadecimal
   */
  public Map<String, String> salts() {
    return salts;
  }

  /**
   * The SM3 digest of the receipt.
   *
   * @return as {@code sm3:HEX}
   */
  public String digest() {
    return ReceiptWriter.digest(json);
  }

  /**
   * Signs the receipt.
   *
   * @param key the key; SM2 for government use
   * @return the raw signature over the bytes of {@link #toJson()}
   */
  public byte[] sign(SigningKey key) {
    return key.sign(suite(key.certificate().getPublicKey()), bytes());
  }

  /**
   * Checks a signature. That the key is trusted is another question, which certificate paths
   * answer.
   *
   * @param key the public key of the signer
   * @param signature the raw signature
   * @return true only when it is over these bytes, by this key
   */
  public boolean isSignedBy(PublicKey key, byte[] signature) {
    try {
      return suite(key).verify(key, bytes(), signature);
    } catch (InvalidKeyException e) {
      return false;
    }
  }

  private byte[] bytes() {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  private static SignatureSuite suite(PublicKey key) {
    return SignatureSuite.usualFor(key)
        .orElseThrow(
            () ->
                new IllegalArgumentException("no suite for this kind of key; use SM2, RSA or EC"));
  }

  /**
   * Decides again.
   *
   * @param rules the same packs
   * @param disclosed the facts, checked against the commitments; null to go by the recorded truths
   * @return what agrees and what does not
   */
  public Replay replay(ExemptionRules rules, @Nullable ServiceCase disclosed) {
    return new ReceiptReplay(ReceiptReader.read(json), salts, rules.compiled())
        .run(rules, disclosed);
  }

  /** What a replay rests on. */
  public enum Ground {
    /** The disclosed facts, each found to be the one in the receipt. */
    DISCLOSED_FACTS,
    /** The recorded truths of the comparisons; the facts themselves were not shown. */
    RECORDED_TRUTHS
  }

  /**
   * The outcome of a replay.
   *
   * @param ground what it rests on
   * @param problems what does not agree; empty when all does
   */
  public record Replay(Ground ground, List<String> problems) {
    /**
     * Copies the list.
     *
     * @param ground what it rests on
     * @param problems what does not agree
     */
    public Replay {
      problems = List.copyOf(problems);
    }

    /**
     * Whether everything agrees.
     *
     * @return true without problems
     */
    public boolean agrees() {
      return problems.isEmpty();
    }
  }

  @Override
  public String toString() {
    return "DecisionReceipt[" + digest() + "]";
  }
}
