package cn.sidian.condition.internal;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Values of scalars. Each method returns null after adding what is wrong; none repeats the value,
 * which may be personal.
 */
public final class Scalars {
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?[0-9]{1,30}(\\.[0-9]{1,30})?([eE][-+]?[0-9]{1,2})?");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);

  private Scalars() {}

  /** Text: anything but a bare JSON number, true, false or null. */
  public static @Nullable String text(SourceNode node, Problems problems) {
    if (node instanceof SourceNode.Scalar scalar
        && !scalar.isNull()
        && scalar.style() != SourceNode.Style.LITERAL) {
      return scalar.text();
    }
    problems.error(node.place(), "WRONG_TYPE", SourceMessages.MESSAGES.text("TYPE.TEXT"));
    return null;
  }

  /** True or false, bare. */
  public static @Nullable Boolean flag(SourceNode node, Problems problems) {
    Boolean value = node instanceof SourceNode.Scalar scalar ? flagOf(scalar) : null;
    if (value == null) {
      problems.error(node.place(), "WRONG_TYPE", SourceMessages.MESSAGES.text("TYPE.BOOLEAN"));
    }
    return value;
  }

  static @Nullable Boolean flagOf(SourceNode.Scalar scalar) {
    if (scalar.style() == SourceNode.Style.QUOTED) {
      return null;
    }
    return switch (scalar.text()) {
      case "true", "True", "TRUE" -> Boolean.TRUE;
      case "false", "False", "FALSE" -> Boolean.FALSE;
      default -> null;
    };
  }

  /** A decimal number, bare. */
  public static @Nullable BigDecimal number(SourceNode node, Problems problems) {
    BigDecimal value = node instanceof SourceNode.Scalar scalar ? numberOf(scalar) : null;
    if (value == null) {
      problems.error(node.place(), "WRONG_TYPE", SourceMessages.MESSAGES.text("TYPE.NUMBER"));
    }
    return value;
  }

  static @Nullable BigDecimal numberOf(SourceNode.Scalar scalar) {
    return scalar.style() != SourceNode.Style.QUOTED && NUMBER.matcher(scalar.text()).matches()
        ? new BigDecimal(scalar.text())
        : null;
  }

  /** A day as in 2024-03-01; the day must exist. */
  public static @Nullable LocalDate day(SourceNode node, Problems problems) {
    LocalDate value = node instanceof SourceNode.Scalar scalar ? dayOf(scalar) : null;
    if (value == null) {
      problems.error(node.place(), "WRONG_TYPE", SourceMessages.MESSAGES.text("TYPE.DATE"));
    }
    return value;
  }

  static @Nullable LocalDate dayOf(SourceNode.Scalar scalar) {
    if (scalar.style() == SourceNode.Style.LITERAL) {
      return null;
    }
    try {
      return LocalDate.parse(scalar.text(), DAY);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** An instant with its offset, as in 2024-03-01T08:00:00+08:00. */
  public static @Nullable Instant instant(SourceNode node, Problems problems) {
    Instant value = node instanceof SourceNode.Scalar scalar ? instantOf(scalar) : null;
    if (value == null) {
      problems.error(node.place(), "WRONG_TYPE", SourceMessages.MESSAGES.text("TYPE.INSTANT"));
    }
    return value;
  }

  static @Nullable Instant instantOf(SourceNode.Scalar scalar) {
    if (scalar.style() == SourceNode.Style.LITERAL) {
      return null;
    }
    try {
      return OffsetDateTime.parse(scalar.text()).toInstant();
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** A period of days, weeks, months or years, as in P30D. */
  public static @Nullable Period period(SourceNode node, Problems problems) {
    if (node instanceof SourceNode.Scalar scalar && scalar.style() != SourceNode.Style.LITERAL) {
      try {
        return Period.parse(scalar.text());
      } catch (DateTimeException e) {
        // said below
      }
    }
    problems.error(node.place(), "WRONG_TYPE", SourceMessages.MESSAGES.text("TYPE.PERIOD"));
    return null;
  }
}
