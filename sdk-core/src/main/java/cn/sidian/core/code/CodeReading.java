package cn.sidian.core.code;

import cn.sidian.core.Finding;
import cn.sidian.core.Severity;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One code while it is read: its characters, and what was noticed so far. Indexes count characters
 * (code points) from 0; the places in findings count from 1. Used by one thread and thrown away.
 */
final class CodeReading {
  /** Longer input is no code: only its length is reported, and nothing of it is kept. */
  static final int LONGEST = 64;

  private final CodeKind kind;
  private final Strictness strictness;
  private final int length;
  private final int[] written;
  private final String normalized;
  private final BitSet illegal = new BitSet();
  private final List<Finding> findings = new ArrayList<>();

  CodeReading(CodeKind kind, String source, Strictness strictness) {
    this.kind = kind;
    Objects.requireNonNull(source, "source");
    this.strictness = Objects.requireNonNull(strictness, "strictness");
    this.length = source.codePointCount(0, source.length());
    this.written = length > LONGEST ? new int[0] : source.codePoints().toArray();
    StringBuilder normal = new StringBuilder(written.length);
    for (int character : written) {
      normal.append(CodeCharacters.normalized(character));
    }
    this.normalized = normal.toString();
  }

  boolean isLenient() {
    return strictness == Strictness.LENIENT;
  }

  int length() {
    return length;
  }

  boolean isTooLong() {
    return length > LONGEST;
  }

  /** Half width and upper case, one char for each character; to be trusted where it is legal. */
  String normalized() {
    return normalized;
  }

  String normalized(int from, int to) {
    return normalized.substring(from, to);
  }

  char normalizedAt(int index) {
    return normalized.charAt(index);
  }

  /** What the standard forbids and legacy codes do all the same. */
  Severity tolerable() {
    return isLenient() ? Severity.WARNING : Severity.ERROR;
  }

  /** Reports a length that is not the expected one; {@code expected} is for people: 12/31/33. */
  void wrongLength(String expected) {
    add(Severity.ERROR, kind, "CODE_LENGTH", null, kind.title(), expected, length);
  }

  /** Reports every character that is not of the alphabet of its place, and unusual notation. */
  void checkCharacters(IntFunction<Alphabet> alphabetAt) {
    List<Integer> lowerCase = new ArrayList<>();
    List<Integer> fullWidth = new ArrayList<>();
    for (int i = 0; i < written.length; i++) {
      if (!alphabetAt.apply(i).contains(normalized.charAt(i))) {
        illegalCharacter(i, alphabetAt.apply(i).words());
        continue;
      }
      if (CodeCharacters.isLowerCase(written[i])) {
        lowerCase.add(i);
      }
      if (CodeCharacters.isFullWidth(written[i])) {
        fullWidth.add(i);
      }
    }
    notation("LOWER_CASE", lowerCase);
    notation("FULL_WIDTH", fullWidth);
  }

  /** Reports every character that cannot be seen, for codes of unknown structure. */
  void checkVisible() {
    for (int i = 0; i < written.length; i++) {
      if (!CodeCharacters.isVisible(written[i])) {
        illegalCharacter(i, CodeMessages.text("VISIBLE_CHARACTERS"));
      }
    }
  }

  private void illegalCharacter(int index, Object allowed) {
    illegal.set(index);
    String place = at(index);
    if (kind.isPersonal()) {
      add(Severity.ERROR, kind, "CODE_CHARACTER.personal", place, kind.title(), allowed);
    } else {
      String shown = CodeCharacters.shown(written[index]);
      add(Severity.ERROR, kind, "CODE_CHARACTER", place, kind.title(), allowed, shown);
    }
  }

  private void notation(String key, List<Integer> indexes) {
    if (!indexes.isEmpty()) {
      String places =
          indexes.stream().map(i -> Integer.toString(i + 1)).collect(Collectors.joining(", "));
      String word = indexes.size() == 1 ? "character " : "characters ";
      add(tolerable(), kind, key, word + places, kind.title());
    }
  }

  /** Whether these places exist and hold only characters of their alphabet. */
  boolean isLegal(int from, int to) {
    int firstIllegal = illegal.nextSetBit(from);
    return to <= written.length && (firstIllegal < 0 || firstIllegal >= to);
  }

  /** Compares the check character at a place with the computed one. */
  void checkCharacter(CodeKind checked, int index, char expected) {
    char found = normalized.charAt(index);
    if (found != expected) {
      add(tolerable(), checked, "CHECK_CHARACTER", at(index), checked.title(), found, expected);
    }
  }

  /** The code of the finding is the key up to its dot. */
  void add(
      Severity severity, CodeKind about, String key, @Nullable String place, Object... values) {
    int dot = key.indexOf('.');
    String code = dot < 0 ? key : key.substring(0, dot);
    findings.add(
        new Finding(code, severity, CodeMessages.text(key, values), place, about.clause()));
  }

  static String at(int index) {
    return "character " + (index + 1);
  }

  static String between(int from, int to) {
    return "characters " + (from + 1) + " to " + to;
  }

  <T> CodeParse<T> result(Supplier<T> value) {
    return CodeParse.of(findings, value);
  }
}
