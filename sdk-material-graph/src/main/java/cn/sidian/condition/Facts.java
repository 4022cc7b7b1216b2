package cn.sidian.condition;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known, in an open world: a fact that is absent is unknown. Immutable and safe for many
 * threads. {@code toString()} names ids, never values.
 */
public final class Facts {
  /** The time zone in which an instant becomes a day. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  /** The id under which a missing or incomplete list of certificates is asked for. */
  public static final String CERTIFICATES = "certificates";

  private static final Facts NONE = new Facts(Map.of(), null, null, List.of(), false);

  private final Map<String, KnownFact> known;
  private final @Nullable LocalDate acceptedAt;
  private final @Nullable LocalDate decidedAt;
  private final List<HeldCertificate> certificates;
  private final boolean certificatesComplete;

  private Facts(
      Map<String, KnownFact> known,
      @Nullable LocalDate acceptedAt,
      @Nullable LocalDate decidedAt,
      List<HeldCertificate> certificates,
      boolean certificatesComplete) {
    this.known = known;
    this.acceptedAt = acceptedAt;
    this.decidedAt = decidedAt;
    this.certificates = certificates;
    this.certificatesComplete = certificatesComplete;
  }

  /**
   * Nothing is known.
   *
   * @return empty facts
   */
  public static Facts none() {
    return NONE;
  }

  /**
   * Facts from plain objects: {@link Boolean}, {@link String} or enum constants, {@link Number},
   * {@link LocalDate}, {@link Instant}, a {@link Collection} of strings (not complete), {@link
   * FactValue} or {@link KnownFact}.
   *
   * @param values by fact id
   * @return the facts
   * @throws IllegalArgumentException if a value is of another class
   */
  public static Facts of(Map<String, ?> values) {
    Map<String, KnownFact> known = new LinkedHashMap<>(2 * values.size());
    values.forEach((id, value) -> known.put(Objects.requireNonNull(id, "id"), toKnown(id, value)));
    return new Facts(Collections.unmodifiableMap(known), null, null, List.of(), false);
  }

  private static KnownFact toKnown(String id, @Nullable Object value) {
    if (value instanceof KnownFact fact) {
      return fact;
    }
    return KnownFact.of(toValue(id, value));
  }

  private static BigDecimal decimal(Number number) {
    return number instanceof Integer || number instanceof Long || number instanceof Short
        ? BigDecimal.valueOf(number.longValue())
        : new BigDecimal(number.toString());
  }

  private static FactValue toValue(String id, @Nullable Object value) {
    if (value instanceof FactValue factValue) {
      return factValue;
    } else if (value instanceof Boolean flag) {
      return FactValue.of(flag.booleanValue());
    } else if (value instanceof String code) {
      return FactValue.of(code);
    } else if (value instanceof Enum<?> constant) {
      return FactValue.of(constant.name());
    } else if (value instanceof Number number) {
      return new FactValue.Amount(decimal(number));
    } else if (value instanceof LocalDate day) {
      return FactValue.of(day);
    } else if (value instanceof Instant moment) {
      return new FactValue.Moment(moment);
    } else if (value instanceof Collection<?> codes) {
      Set<String> set = new LinkedHashSet<>();
      codes.forEach(code -> set.add(code instanceof Enum<?> e ? e.name() : (String) code));
      return new FactValue.CodeSet(set, false);
    }
    throw new IllegalArgumentException(
        "the value of fact "
            + id
            + " has a class that no fact has; give a Boolean, String, Number, LocalDate, Instant,"
            + " Collection of strings or FactValue, and leave unknown facts out");
  }

  /**
   * The value of a fact.
   *
   * @param id the fact
   * @return empty when unknown
   */
  public Optional<KnownFact> find(String id) {
    return Optional.ofNullable(known.get(id));
  }

  @Nullable FactValue value(String id) {
    KnownFact fact = known.get(id);
    return fact == null ? null : fact.value();
  }

  /**
   * The facts that are known.
   *
   * @return unmodifiable, by id, in the order given
   */
  public Map<String, KnownFact> known() {
    return known;
  }

  /**
   * The day on which the application was accepted.
   *
   * @return null when unknown
   */
  public @Nullable LocalDate acceptedAt() {
    return acceptedAt;
  }

  /**
   * The day of the decision.
   *
   * @return null when unknown
   */
  public @Nullable LocalDate decidedAt() {
    return decidedAt;
  }

  /**
   * The certificates of the applicant that are known.
   *
   * @return unmodifiable, in the order given
   */
  public List<HeldCertificate> certificates() {
    return certificates;
  }

  /**
   * Whether {@link #certificates()} are all of them.
   *
   * @return false when others may exist
   */
  public boolean areCertificatesComplete() {
    return certificatesComplete;
  }

  /**
   * Whether the applicant holds a certificate of a type that is valid on a day.
   *
   * @param type the code of the certificate type
   * @param day the day
   * @return FALSE only when the list of certificates is complete
   */
  public Truth holdsCertificate(String type, LocalDate day) {
    Truth found = certificatesComplete ? Truth.FALSE : Truth.UNKNOWN;
    for (HeldCertificate certificate : certificates) {
      found = found.or(certificate.serves(type, day));
    }
    return found;
  }

  /**
   * These facts with others added; where both have a value, the other one counts. Days and
   * certificates stay as they are here.
   *
   * @param others more facts
   * @return a copy
   */
  public Facts with(Map<String, KnownFact> others) {
    Map<String, KnownFact> all = new LinkedHashMap<>(known);
    all.putAll(others);
    return new Facts(
        Collections.unmodifiableMap(all),
        acceptedAt,
        decidedAt,
        certificates,
        certificatesComplete);
  }

  /**
   * These facts and one more.
   *
   * @param id the fact
   * @param value its value; it replaces a value known before
   * @return a copy
   */
  public Facts with(String id, FactValue value) {
    return with(Map.of(id, KnownFact.of(value)));
  }

  /**
   * Starts with nothing known.
   *
   * @return a new builder, not safe for many threads
   */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public String toString() {
    return "Facts" + known.keySet();
  }

  /** Collects facts. */
  public static final class Builder {
    private final Map<String, KnownFact> known = new LinkedHashMap<>();
    private @Nullable LocalDate acceptedAt;
    private @Nullable LocalDate decidedAt;
    private final List<HeldCertificate> certificates = new ArrayList<>();
    private boolean certificatesComplete;

    private Builder() {}

    /**
     * Adds a fact.
     *
     * @param id the fact
     * @param fact value and provenance; it replaces a value given before
     * @return this
     */
    public Builder put(String id, KnownFact fact) {
      known.put(Objects.requireNonNull(id, "id"), Objects.requireNonNull(fact, "fact"));
      return this;
    }

    /**
     * Adds a fact of which only the value is known.
     *
     * @param id the fact
     * @param value the value
     * @return this
     */
    public Builder put(String id, FactValue value) {
      return put(id, KnownFact.of(value));
    }

    /**
     * Sets the day of acceptance.
     *
     * @param day the day; null for unknown
     * @return this
     */
    public Builder acceptedAt(@Nullable LocalDate day) {
      this.acceptedAt = day;
      return this;
    }

    /**
     * Sets the day of the decision.
     *
     * @param day the day; null for unknown
     * @return this
     */
    public Builder decidedAt(@Nullable LocalDate day) {
      this.decidedAt = day;
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
      certificates.clear();
      certificates.addAll(list);
      certificatesComplete = complete;
      return this;
    }

    /**
     * The facts collected so far.
     *
     * @return immutable
     */
    public Facts build() {
      return new Facts(
          Collections.unmodifiableMap(new LinkedHashMap<>(known)),
          acceptedAt,
          decidedAt,
          List.copyOf(certificates),
          certificatesComplete);
    }
  }
}
