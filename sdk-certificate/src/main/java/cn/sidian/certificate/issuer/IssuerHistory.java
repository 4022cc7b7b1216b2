package cn.sidian.certificate.issuer;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Authorities with their names and competences over time. Competence is asked for the day of issue,
 * never for today: what an abolished authority issued in its time stays genuine. Immutable.
 *
 * @param units names over time
 * @param competences who may issue what, over time
 */
public record IssuerHistory(List<IssuerUnit> units, List<IssuerCompetence> competences) {
  /** Nobody. */
  public static final IssuerHistory NONE = new IssuerHistory(List.of(), List.of());

  /**
   * Copies the lists.
   *
   * @param units names over time
   * @param competences who may issue what
   */
  public IssuerHistory {
    units = List.copyOf(units);
    competences = List.copyOf(competences);
  }

  /**
   * The name of an authority that may issue a type on a day.
   *
   * @param issuerCode its code
   * @param typeCode the type's code
   * @param day the day of issue
   * @return its name on that day; empty if it did not exist or was not competent
   */
  public Optional<String> competent(String issuerCode, String typeCode, LocalDate day) {
    boolean may =
        competences.stream()
            .anyMatch(
                c -> c.unit().equals(issuerCode) && c.typeCode().equals(typeCode) && c.lasts(day));
    return may ? nameOn(issuerCode, day) : Optional.empty();
  }

  /**
   * The name of an authority on a day.
   *
   * @param issuerCode its code
   * @param day the day
   * @return empty if it did not exist that day
   */
  public Optional<String> nameOn(String issuerCode, LocalDate day) {
    return units.stream()
        .filter(unit -> unit.code().equals(issuerCode) && unit.lasts(day))
        .map(IssuerUnit::name)
        .findFirst();
  }

  /**
   * Whether the history knows an authority at all.
   *
   * @param issuerCode its code
   * @return false: nothing can be said about its competence
   */
  public boolean knows(String issuerCode) {
    return units.stream().anyMatch(unit -> unit.code().equals(issuerCode));
  }
}
