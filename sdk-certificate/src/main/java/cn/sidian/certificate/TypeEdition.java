package cn.sidian.certificate;

import cn.sidian.certificate.catalog.CertificateType;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a verifier needs to know of an edition of a type.
 *
 * @param code the type, 21 characters
 * @param edition the edition
 * @param name how the type is called
 * @param from the first day on which certificates are issued under it
 * @param to the last day, or null if none is set
 * @param simulated whether what is issued under it is the result of a simulated approval (模拟审批),
 *     for trial only
 */
public record TypeEdition(
    String code,
    String edition,
    String name,
    LocalDate from,
    @Nullable LocalDate to,
    boolean simulated) {

  /**
   * An edition of formal certificates.
   *
   * @param code the type, 21 characters
   * @param edition the edition
   * @param name how the type is called
   * @param from the first day on which certificates are issued under it
   * @param to the last day, or null if none is set
   */
  public TypeEdition(
      String code, String edition, String name, LocalDate from, @Nullable LocalDate to) {
    this(code, edition, name, from, to, false);
  }

  /**
   * What a verifier needs of a type of the catalogue.
   *
   * @param type an edition
   * @return its extract
   */
  public static TypeEdition of(CertificateType type) {
    return new TypeEdition(
        type.code(), type.edition(), type.name(), type.from(), type.to(), type.simulated());
  }

  /**
   * Whether certificates were issued under it on a day.
   *
   * @param day a day
   * @return first and last day included
   */
  public boolean isInForce(LocalDate day) {
    return !day.isBefore(from) && (to == null || !day.isAfter(to));
  }
}
