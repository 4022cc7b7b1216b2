package cn.sidian.exemption;

import cn.sidian.condition.FactValue;
import cn.sidian.condition.Facts;
import cn.sidian.condition.HeldCertificate;
import cn.sidian.condition.KnownFact;
import cn.sidian.core.code.RegionCode;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A case (办件) at one acting office: what is known of it and of its materials. Immutable and safe
 * for many threads. {@code toString()} shows no values.
 */
public final class ServiceCase {
  private final @Nullable RegionCode region;
  private final String item;
  private final LocalDate acceptedAt;
  private final Map<String, String> readings;
  private final Map<String, Adoption> adopted;
  private final Facts facts;
  private final List<CaseMaterial> materials;

  private ServiceCase(Builder builder) {
    this.region = builder.region;
    this.item = builder.item;
    this.acceptedAt = builder.acceptedAt;
    this.readings = Collections.unmodifiableMap(new LinkedHashMap<>(builder.readings));
    this.adopted = Collections.unmodifiableMap(new LinkedHashMap<>(builder.adopted));
    this.facts = builder.facts.acceptedAt(builder.acceptedAt).build();
    this.materials = List.copyOf(builder.materials.values());
  }

  /**
   * Starts a case.
   *
   * @param acceptedAt the day of acceptance, in {@link Facts#ZONE}
   * @return a builder, not safe for many threads
   */
  public static Builder builder(LocalDate acceptedAt) {
    return new Builder(acceptedAt);
  }

  /**
   * The same case with other materials.
   *
   * @param others the materials
   * @return a copy
   */
  public ServiceCase withMaterials(List<CaseMaterial> others) {
    Builder builder = toBuilder();
    builder.materials.clear();
    others.forEach(builder::material);
    return builder.build();
  }

  /**
   * A builder that starts with all of this case.
   *
   * @return a new builder
   */
  public Builder toBuilder() {
    Builder builder = new Builder(acceptedAt).item(item).region(region);
    builder.readings.putAll(readings);
    builder.adopted.putAll(adopted);
    facts.known().forEach(builder.facts::put);
    builder.facts.certificates(facts.certificates(), facts.areCertificatesComplete());
    materials.forEach(builder::material);
    return builder;
  }

  /**
   * The division of the acting office.
   *
   * @return empty when unknown
   */
  public Optional<RegionCode> region() {
    return Optional.ofNullable(region);
  }

  /**
   * The item the case is about.
   *
   * @return a code or name; empty text when not given
   */
  public String item() {
    return item;
  }

  /**
   * The day of acceptance; it decides which texts are in force.
   *
   * @return never null
   */
  public LocalDate acceptedAt() {
    return acceptedAt;
  }

  /**
   * The readings the office has chosen.
   *
   * @return unmodifiable, the chosen alternative by reading id
   */
  public Map<String, String> readings() {
    return readings;
  }

  /**
   * The packs the office has adopted as its own.
   *
   * @return unmodifiable, by pack id
   */
  public Map<String, Adoption> adopted() {
    return adopted;
  }

  /**
   * What is known of the case: facts of scope CASE, and the certificates of the applicant.
   *
   * @return never null
   */
  public Facts facts() {
    return facts;
  }

  /**
   * The materials.
   *
   * @return unmodifiable, in the order given
   */
  public List<CaseMaterial> materials() {
    return materials;
  }

  /**
   * One material.
   *
   * @param id how the case calls it
   * @return empty if the case has none of that id
   */
  public Optional<CaseMaterial> material(String id) {
    return materials.stream().filter(material -> material.id().equals(id)).findFirst();
  }

  @Override
  public String toString() {
    return "ServiceCase[" + materials.size() + " materials, " + facts + "]";
  }

  /** Collects a case. */
  public static final class Builder {
    private final LocalDate acceptedAt;
    private @Nullable RegionCode region;
    private String item = "";
    private final Map<String, String> readings = new LinkedHashMap<>();
    private final Map<String, Adoption> adopted = new LinkedHashMap<>();
    private final Facts.Builder facts = Facts.builder();
    private final Map<String, CaseMaterial> materials = new LinkedHashMap<>();

    private Builder(LocalDate acceptedAt) {
      this.acceptedAt = Objects.requireNonNull(acceptedAt, "acceptedAt");
    }

    /**
     * Sets the division of the acting office.
     *
     * @param code the division; null for unknown
     * @return this
     */
    public Builder region(@Nullable RegionCode code) {
      this.region = code;
      return this;
    }

    /**
     * Sets the item.
     *
     * @param codeOrName what the case is about
     * @return this
     */
    public Builder item(String codeOrName) {
      this.item = Objects.requireNonNull(codeOrName, "codeOrName");
      return this;
    }

    /**
     * Chooses a reading.
     *
     * @param id the reading
     * @param alternative the chosen alternative
     * @return this
     */
    public Builder reading(String id, String alternative) {
      readings.put(id, alternative);
      return this;
    }

    /**
     * States that the office adopted a pack.
     *
     * @param pack the id of the pack
     * @param adoption from when, by which document
     * @return this
     */
    public Builder adopted(String pack, Adoption adoption) {
      adopted.put(pack, adoption);
      return this;
    }

    /**
     * Adds a fact of the case.
     *
     * @param id the fact
     * @param value its value
     * @return this
     */
    public Builder fact(String id, FactValue value) {
      facts.put(id, value);
      return this;
    }

    /**
     * Adds a fact of the case with its provenance.
     *
     * @param id the fact
     * @param fact value and provenance
     * @return this
     */
    public Builder fact(String id, KnownFact fact) {
      facts.put(id, fact);
      return this;
    }

    /**
     * Sets the certificates of the applicant.
     *
     * @param list those that are known
     * @param complete whether these are all
     * @return this
     */
    public Builder certificates(List<HeldCertificate> list, boolean complete) {
      facts.certificates(list, complete);
      return this;
    }

    /**
     * Adds a material; another one of the same id is replaced.
     *
     * @param material the material
     * @return this
     */
    public Builder material(CaseMaterial material) {
      materials.put(material.id(), material);
      return this;
    }

    /**
     * The case collected so far.
     *
     * @return immutable
     */
    public ServiceCase build() {
      return new ServiceCase(this);
    }
  }
}
