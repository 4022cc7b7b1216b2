package cn.sidian.exemption;

import cn.sidian.condition.SourceException;
import cn.sidian.condition.internal.ConditionWriter;
import cn.sidian.condition.internal.Problems;
import cn.sidian.condition.internal.SourceReader;
import cn.sidian.core.Finding;
import cn.sidian.core.Limits;
import cn.sidian.core.Text;
import cn.sidian.core.code.RegionCode;
import cn.sidian.core.crypto.SignatureSuite;
import cn.sidian.core.crypto.SigningKey;
import cn.sidian.exemption.internal.pack.PackModel;
import cn.sidian.exemption.internal.pack.PackReader;
import cn.sidian.exemption.internal.pack.PackResources;
import cn.sidian.exemption.internal.pack.RuleModel;
import cn.sidian.exemption.internal.pack.SourceModel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.PublicKey;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The rules of one regulation, as data: identity, source document, facts, readings, and rules that
 * quote their article. Immutable and safe for many threads.
 */
public final class RulePack {
  /** Suits packs of a hundred thousand rules, and fits into an ordinary heap. */
  public static final Limits LIMITS =
      new Limits(64L << 20, 100, 2_000_000, 64L << 20, 1, 1, Limits.DEFAULT.maxDuration());

  /** The ids of the packs that come with the SDK. */
  public static final List<String> SHIPPED =
      List.of("zhongwei", "weidong", "jianzheng", "wuhai", "ordos", "parameters");

  private final PackModel model;
  private final List<Finding> findings;

  private RulePack(PackModel model, List<Finding> findings) {
    this.model = model;
    this.findings = List.copyOf(findings);
  }

  /**
   * A pack that comes with the SDK.
   *
   * @param id one of {@link #SHIPPED}
   * @return the pack
   * @throws IllegalArgumentException if there is no such pack
   */
  public static RulePack shipped(String id) {
    if (!SHIPPED.contains(id)) {
      throw new IllegalArgumentException(
          "there is no shipped pack of this id; choose one of " + SHIPPED);
    }
    PackResources resources = PackResources.shipped();
    String file = id + ".yaml";
    byte[] bytes = Objects.requireNonNull(resources.bytes(file), file);
    return read(file, bytes, resources, Limits.DEFAULT);
  }

  /**
   * Reads and checks a pack within {@link #LIMITS}; its source text and vocabulary lie beside it.
   *
   * @param file YAML or JSON
   * @return the pack
   * @throws SourceException with everything that is wrong, each with line and column
   */
  public static RulePack read(Path file) {
    return read(file, LIMITS);
  }

  /**
   * Reads and checks a pack within limits.
   *
   * @param file YAML or JSON
   * @param limits protection against hostile input
   * @return the pack
   * @throws SourceException with everything that is wrong, each with line and column
   */
  public static RulePack read(Path file, Limits limits) {
    byte[] bytes = SourceReader.bytes(file, limits);
    return read(SourceReader.name(file), bytes, PackResources.beside(file, limits), limits);
  }

  private static RulePack read(String name, byte[] bytes, PackResources resources, Limits limits) {
    Problems problems = new Problems();
    PackModel model = new PackReader(resources, limits, problems).read(name, bytes);
    problems.throwIfErrors();
    return new RulePack(Objects.requireNonNull(model, "model"), problems.findings());
  }

  static RulePack of(PackModel model) {
    return new RulePack(model, List.of());
  }

  PackModel model() {
    return model;
  }

  /**
   * The id.
   *
   * @return small letters, digits and hyphens
   */
  public String id() {
    return model.id();
  }

  /**
   * The version of the pack; the format has its own.
   *
   * @return as the file says
   */
  public String version() {
    return model.version();
  }

  /**
   * What it is about.
   *
   * @return Chinese and English
   */
  public Text title() {
    return model.title();
  }

  /**
   * The title of the source document with its number.
   *
   * @return empty for a pack without source
   */
  public Optional<String> document() {
    SourceModel source = model.source();
    if (source == null) {
      return Optional.empty();
    }
    String number = source.number();
    return Optional.of(number == null ? source.document() : source.document() + "（" + number + "）");
  }

  /**
   * The division it holds for.
   *
   * @return empty for any
   */
  public Optional<RegionCode> region() {
    return Optional.ofNullable(model.region());
  }

  /**
   * The first day in force.
   *
   * @return empty for an undated text or a pack without source
   */
  public Optional<LocalDate> from() {
    return Optional.ofNullable(source(SourceModel::from));
  }

  /**
   * The last day in force.
   *
   * @return empty where open
   */
  public Optional<LocalDate> to() {
    return Optional.ofNullable(source(SourceModel::to));
  }

  private <T> @Nullable T source(Function<SourceModel, @Nullable T> part) {
    SourceModel source = model.source();
    return source == null ? null : part.apply(source);
  }

  /**
   * Whether the source is 试行.
   *
   * @return true for a trial
   */
  public boolean isTrial() {
    SourceModel source = model.source();
    return source != null && source.trial();
  }

  /**
   * The SM3 digest of the file.
   *
   * @return as {@code sm3:HEX}
   */
  public String digest() {
    return model.sm3();
  }

  /**
   * Who reviewed it for legality (合法性审查).
   *
   * @return empty when nobody did, as for the packs that come with the SDK
   */
  public Optional<String> reviewedBy() {
    return Optional.ofNullable(model.approval().reviewedBy());
  }

  /**
   * Who approved it for use.
   *
   * @return empty when nobody did
   */
  public Optional<String> approvedBy() {
    return Optional.ofNullable(model.approval().approvedBy());
  }

  /**
   * Signs the pack as it is, byte for byte.
   *
   * @param key the key of whoever approves it
   * @return the raw signature over {@link #digest()}
   */
  public byte[] sign(SigningKey key) {
    return key.sign(suite(key.certificate().getPublicKey()), signed());
  }

  /**
   * Checks a signature over the pack. That the key is trusted is another question.
   *
   * @param key the public key of the signer
   * @param signature the raw signature
   * @return true only when it is over this pack, by this key
   */
  public boolean isSignedBy(PublicKey key, byte[] signature) {
    try {
      return suite(key).verify(key, signed(), signature);
    } catch (InvalidKeyException e) {
      return false;
    }
  }

  private byte[] signed() {
    return ("sidian-rules " + model.id() + " " + digest()).getBytes(StandardCharsets.UTF_8);
  }

  private static SignatureSuite suite(PublicKey key) {
    return SignatureSuite.usualFor(key)
        .orElseThrow(
            () ->
                new IllegalArgumentException("no suite for this kind of key; use SM2, RSA or EC"));
  }

  /**
   * What checking it found that does not stand against it.
   *
   * @return unmodifiable, without ERRORs
   */
  public List<Finding> findings() {
    return findings;
  }

  /**
   * The rules, as declared.
   *
   * @return unmodifiable, in the order written
   */
  public List<ExemptionRule> rules() {
    return model.rules().stream().map(this::view).toList();
  }

  private ExemptionRule view(RuleModel rule) {
    return new ExemptionRule(
        rule.id(),
        model.id(),
        rule.label(),
        rule.effect(),
        rule.outcome(),
        rule.code(),
        rule.strength(),
        rule.requirements(),
        rule.basis(),
        ConditionWriter.write(rule.when()),
        List.copyOf(rule.factIds()),
        rule.place().toString());
  }

  /**
   * The facts it declares, be it through a shared vocabulary. A rule need not ask for each.
   *
   * @return unmodifiable, in the order declared
   */
  public List<RuleFact> facts() {
    return List.copyOf(model.facts().values());
  }

  /**
   * The readings it leaves to the office.
   *
   * @return unmodifiable
   */
  public List<Reading> readings() {
    return List.copyOf(model.readings().values());
  }

  /**
   * The words of an article of the source.
   *
   * @param article as rules cite it
   * @return empty if the pack has no source or the source no such article
   */
  public Optional<String> words(String article) {
    return model.text() == null
        ? Optional.empty()
        : Optional.ofNullable(model.text().words(article));
  }

  @Override
  public String toString() {
    return "RulePack[" + model.id() + " " + model.version() + "]";
  }
}
