package cn.sidian.seal.internal.verifying;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates of PDF (ISO 32000-2, 7.9.4). */
final class PdfDate {
  private static final Pattern FORM =
      Pattern.compile(
          "(?:D:)?(\\d{4})(\\d{2})?(\\d{2})?(\\d{2})?(\\d{2})?(\\d{2})?"
              + "(?:Z(?:00'?00'?)?|([+-])(\\d{2})'?(?:(\\d{2})'?)?)?");

  private PdfDate() {}

  /** The moment, or null if the text is no date; without zone it counts as UTC. */
  static @Nullable Instant parse(String text) {
    Matcher matcher = FORM.matcher(text.strip());
    if (!matcher.matches()) {
      return null;
    }
    try {
      int sign = "-".equals(matcher.group(7)) ? -1 : 1;
      ZoneOffset zone =
          ZoneOffset.ofHoursMinutes(sign * number(matcher, 8, 0), sign * number(matcher, 9, 0));
      return OffsetDateTime.of(
              number(matcher, 1, 0),
              number(matcher, 2, 1),
              number(matcher, 3, 1),
              number(matcher, 4, 0),
              number(matcher, 5, 0),
              number(matcher, 6, 0),
              0,
              zone)
          .toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static int number(Matcher matcher, int group, int otherwise) {
    String digits = matcher.group(group);
    return digits == null ? otherwise : Integer.parseInt(digits);
  }
}
