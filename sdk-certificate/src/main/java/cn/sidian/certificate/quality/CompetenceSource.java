package cn.sidian.certificate.quality;

import java.time.LocalDate;
import java.util.Optional;

/** Who may issue what: dated, since authorities are merged, renamed and abolished. */
@FunctionalInterface
public interface CompetenceSource {
  /**
   * The name of an authority that may issue a type on a day.
   *
   * @param issuerCode its code
   * @param typeCode the code of the type
   * @param day the day of issue
   * @return its name on that day; empty if it was not competent
   */
  Optional<String> competent(String issuerCode, String typeCode, LocalDate day);
}
