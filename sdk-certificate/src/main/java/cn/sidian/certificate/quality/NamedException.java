package cn.sidian.certificate.quality;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A special case that is let through by name (JZ-20): holder codes of a kind that look otherwise
 * than today, on certificates issued within its days. It leaves a note of severity INFO.
 *
 * @param name its name, as {@code FIFTEEN_DIGIT_ID}
 * @param holderKind the kind of holder code it is about
 * @param form what such codes look like
 * @param from the first day of issue, or null
 * @param to the last day of issue, or null
 */
public record NamedException(
    String name,
    String holderKind,
    Pattern form,
    @Nullable LocalDate from,
    @Nullable LocalDate to) {
  /**
   * The special cases met in practice: id numbers of 15 digits (documents issued before 2013),
   * organisation codes of nine characters in place of the social credit code (before 2018, when the
   * transition of 国发〔2015〕33号 ended), officers' certificates with words.
   */
  public static final List<NamedException> USUAL =
      List.of(
          new NamedException(
              "FIFTEEN_DIGIT_ID",
              "111",
              Pattern.compile("[0-9]{15}"),
              null,
              LocalDate.of(2012, 12, 31)),
          new NamedException(
              "ORGANISATION_CODE",
              "001",
              Pattern.compile("[0-9A-Z]{8}-?[0-9X]"),
              null,
              LocalDate.of(2017, 12, 31)),
          new NamedException(
              "OFFICER_CERTIFICATE",
              "114",
              Pattern.compile("\\p{IsHan}{1,6}字第[0-9]{4,10}号"),
              null,
              null));

  /**
   * Checks the parts.
   *
   * @param name its name
   * @param holderKind the kind of holder code it is about
   * @param form what such codes look like
   * @param from the first day of issue, or null
   * @param to the last day of issue, or null
   */
  public NamedException {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(holderKind, "holderKind");
    Objects.requireNonNull(form, "form");
  }

  /**
   * Whether it is this case.
   *
   * @param kind the kind of a holder code
   * @param code the code
   * @param issuedOn the day of issue
   * @return true if kind, form and day fit
   */
  public boolean applies(String kind, String code, LocalDate issuedOn) {
    return kind.equals(holderKind)
        && (from == null || !issuedOn.isBefore(from))
        && (to == null || !issuedOn.isAfter(to))
        && form.matcher(code).matches();
  }
}
