package cn.sidian.exemption;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was fetched beside what the applicant declared (规则第十五条): only what differs may be asked for
 * again. White space at the ends and the width of characters do not count. {@code toString()} shows
 * no values.
 */
public final class FieldComparison {
  /** How a field stands. */
  public enum State {
    /** Both say the same. */
    AGREES,
    /** Both say something, and not the same. */
    DIFFERS,
    /** Only fetched; the applicant need not declare what the office has. */
    NOT_DECLARED,
    /** Only declared; nothing was fetched to compare it with. */
    NOT_FETCHED
  }

  private final Map<String, State> states;

  private FieldComparison(Map<String, State> states) {
    this.states = states;
  }

  /**
   * Compares field by field.
   *
   * @param fetched what the system supplied, by field
   * @param declared what the applicant declared, by field
   * @return one state per field of either
   */
  public static FieldComparison of(Map<String, String> fetched, Map<String, String> declared) {
    Map<String, State> states = new LinkedHashMap<>();
    fetched.forEach(
        (field, value) -> {
          String other = declared.get(field);
          states.put(
              field,
              other == null
                  ? State.NOT_DECLARED
                  : same(value, other) ? State.AGREES : State.DIFFERS);
        });
    declared.keySet().forEach(field -> states.putIfAbsent(field, State.NOT_FETCHED));
    return new FieldComparison(states);
  }

  private static boolean same(String a, String b) {
    return folded(a).equals(folded(b));
  }

  private static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
  }

  /**
   * How a field stands.
   *
   * @return unmodifiable, by field
   */
  public Map<String, State> states() {
    return Collections.unmodifiableMap(states);
  }

  /**
   * The fields of which a supplement may be asked for.
   *
   * @return those that differ, and no others
   */
  public List<String> mayAsk() {
    List<String> fields = new ArrayList<>();
    states.forEach(
        (field, state) -> {
          if (state == State.DIFFERS) {
            fields.add(field);
          }
        });
    return fields;
  }

  /**
   * Whether anything differs: the value of fact {@code material.differsFromDeclared}.
   *
   * @return true when some field differs
   */
  public boolean differs() {
    return states.containsValue(State.DIFFERS);
  }

  @Override
  public String toString() {
    return "FieldComparison" + states;
  }
}
