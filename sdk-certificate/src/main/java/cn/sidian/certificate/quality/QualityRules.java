package cn.sidian.certificate.quality;

import cn.sidian.certificate.CertificateIdRules;
import cn.sidian.certificate.HolderKinds;
import cn.sidian.certificate.catalog.CertificateCatalog;
import cn.sidian.certificate.internal.quality.RecordJudge;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The gate before issuing (数据质检规范, JZ-20): every defect by code and field, nothing repaired
 * silently. Immutable and safe for many threads.
 */
public final class QualityRules {
  private final CertificateCatalog catalog;
  private final CompetenceSource competence;
  private final RegisterView register;
  private final HolderKinds kinds;
  private final List<NamedException> exceptions;
  private final CertificateIdRules idRules;

  private QualityRules(Builder builder) {
    this.catalog = builder.catalog;
    this.competence = builder.competence;
    this.register = builder.register;
    this.kinds = builder.kinds;
    this.exceptions = builder.exceptions;
    this.idRules = builder.idRules;
  }

  /**
   * Starts a gate.
   *
   * @param catalog the types
   * @param competence who may issue what
   * @return its builder
   */
  public static Builder builder(CertificateCatalog catalog, CompetenceSource competence) {
    return new Builder(catalog, competence);
  }

  /**
   * Judges a record.
   *
   * @param record what was handed over
   * @param photo the bytes of the photo it names, or null if there is none
   * @param today the day of the judgement, in the register's zone
   * @return every defect, and the metadata if it may pass
   */
  public QualityReport check(CertificateRecord record, byte @Nullable [] photo, LocalDate today) {
    return new RecordJudge(this, record, photo, today).judge();
  }

  /**
   * The types.
   *
   * @return never null
   */
  public CertificateCatalog catalog() {
    return catalog;
  }

  /**
   * Who may issue what.
   *
   * @return never null
   */
  public CompetenceSource competence() {
    return competence;
  }

  /**
   * What is issued already.
   *
   * @return never null
   */
  public RegisterView register() {
    return register;
  }

  /**
   * The table of holder kinds.
   *
   * @return never null
   */
  public HolderKinds kinds() {
    return kinds;
  }

  /**
   * The special cases.
   *
   * @return never null
   */
  public List<NamedException> exceptions() {
    return exceptions;
  }

  /**
   * The settings of identifiers.
   *
   * @return never null
   */
  public CertificateIdRules idRules() {
    return idRules;
  }

  /** Collects the settings of a gate; one thread at a time. */
  public static final class Builder {
    private final CertificateCatalog catalog;
    private final CompetenceSource competence;
    private RegisterView register = RegisterView.EMPTY;
    private HolderKinds kinds = HolderKinds.STANDARD;
    private List<NamedException> exceptions = NamedException.USUAL;
    private CertificateIdRules idRules = CertificateIdRules.DEFAULT;

    private Builder(CertificateCatalog catalog, CompetenceSource competence) {
      this.catalog = Objects.requireNonNull(catalog, "catalog");
      this.competence = Objects.requireNonNull(competence, "competence");
    }

    /**
     * What is issued already; by default nothing.
     *
     * @param newRegister the register
     * @return this builder
     */
    public Builder register(RegisterView newRegister) {
      this.register = Objects.requireNonNull(newRegister, "newRegister");
      return this;
    }

    /**
     * The table of holder kinds.
     *
     * @param newKinds the table
     * @return this builder
     */
    public Builder kinds(HolderKinds newKinds) {
      this.kinds = Objects.requireNonNull(newKinds, "newKinds");
      return this;
    }

    /**
     * The special cases; by default {@link NamedException#USUAL}.
     *
     * @param newExceptions the cases
     * @return this builder
     */
    public Builder exceptions(List<NamedException> newExceptions) {
      this.exceptions = List.copyOf(newExceptions);
      return this;
    }

    /**
     * The settings of identifiers.
     *
     * @param newRules the settings
     * @return this builder
     */
    public Builder idRules(CertificateIdRules newRules) {
      this.idRules = Objects.requireNonNull(newRules, "newRules");
      return this;
    }

    /**
     * Builds the gate.
     *
     * @return the gate
     */
    public QualityRules build() {
      return new QualityRules(this);
    }
  }
}
