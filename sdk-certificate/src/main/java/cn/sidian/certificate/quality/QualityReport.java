package cn.sidian.certificate.quality;

import cn.sidian.certificate.CertificateMetadata;
import cn.sidian.core.Severity;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the gate says about a record. Immutable.
 *
 * @param result whether it may pass
 * @param defects everything that was noticed
 * @param metadata the metadata it becomes; null unless it may pass
 */
public record QualityReport(
    Result result, List<Defect> defects, @Nullable CertificateMetadata metadata) {
  /** Defects that no better record can mend: the certificate must not be issued. */
  private static final Set<String> REFUSING =
      Set.of("ISSUER_NOT_COMPETENT", "TYPE_NOT_IN_FORCE", "DUPLICATE", "PREDECESSOR");

  /** What may become of a record. */
  public enum Result {
    /** Nothing is wrong. */
    PASS,
    /** It may be issued; somebody should read the notes. */
    PASS_WITH_NOTES,
    /** It waits until the record is mended. */
    QUARANTINE,
    /** It must not be issued, however the record is mended. */
    REFUSE
  }

  /**
   * Checks the parts.
   *
   * @param result whether it may pass
   * @param defects everything that was noticed
   * @param metadata the metadata it becomes, or null
   */
  public QualityReport {
    Objects.requireNonNull(result, "result");
    defects = List.copyOf(defects);
  }

  /**
   * The result that follows from defects.
   *
   * @param defects everything that was noticed
   * @return REFUSE, QUARANTINE, PASS_WITH_NOTES or PASS, the worst first
   */
  public static Result resultOf(List<Defect> defects) {
    Result result = Result.PASS;
    for (Defect defect : defects) {
      Result own =
          defect.severity() != Severity.ERROR
              ? Result.PASS_WITH_NOTES
              : REFUSING.contains(defect.code()) ? Result.REFUSE : Result.QUARANTINE;
      result = own.compareTo(result) > 0 ? own : result;
    }
    return result;
  }

  /**
   * Whether a certificate may be issued from it.
   *
   * @return true for PASS and PASS_WITH_NOTES
   */
  public boolean mayPass() {
    return result == Result.PASS || result == Result.PASS_WITH_NOTES;
  }

  /**
   * What the record becomes.
   *
   * @return empty unless it may pass
   */
  public Optional<CertificateMetadata> frozen() {
    return Optional.ofNullable(metadata);
  }
}
