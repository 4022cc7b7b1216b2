package cn.sidian.condition.internal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a mapping, read one by one; what is wrong is added to the problems, and keys nobody
 * asked for are wrong too. Not safe for many threads.
 */
public final class Fields {
  private static final int SHOWN = 60;

  private final Place place;
  private final SourceNode.@Nullable Mapping mapping;
  private final Problems problems;
  private final Set<String> asked = new LinkedHashSet<>();

  private Fields(Place place, SourceNode.@Nullable Mapping mapping, Problems problems) {
    this.place = place;
    this.mapping = mapping;
    this.problems = problems;
  }

  /** The fields of a node; if it is no mapping that is said once, and every field is absent. */
  public static Fields of(SourceNode node, Problems problems) {
    if (node instanceof SourceNode.Mapping mapping) {
      return new Fields(node.place(), mapping, problems);
    }
    problems.error(node.place(), "WRONG_TYPE", SourceMessages.MESSAGES.text("TYPE.MAPPING"));
    return new Fields(node.place(), null, problems);
  }

  /** Where the mapping begins. */
  public Place place() {
    return place;
  }

  /** Where a key stands, or the mapping if it is absent. */
  public Place place(String key) {
    if (mapping != null) {
      for (SourceNode.Entry entry : mapping.entries()) {
        if (entry.key().text().equals(key)) {
          return entry.value().place();
        }
      }
    }
    return place;
  }

  /** Whether a key is there with a value that is not null. */
  public boolean has(String key) {
    return node(key) != null;
  }

  /** The value of a key; null when absent or null. */
  public @Nullable SourceNode node(String key) {
    asked.add(key);
    SourceNode node = mapping == null ? null : mapping.get(key);
    return node instanceof SourceNode.Scalar scalar && scalar.isNull() ? null : node;
  }

  /** The value of a key that must be there. */
  public @Nullable SourceNode required(String key) {
    SourceNode node = node(key);
    if (node == null && mapping != null) {
      problems.error(place, "MISSING_KEY", key);
    }
    return node;
  }

  /** Text; null when absent or wrong. */
  public @Nullable String text(String key) {
    SourceNode node = node(key);
    return node == null ? null : Scalars.text(node, problems);
  }

  /** Text that must be there; empty text when it is not. */
  public String requiredText(String key) {
    SourceNode node = required(key);
    String text = node == null ? null : Scalars.text(node, problems);
    if (node != null && text != null && text.isBlank()) {
      problems.error(node.place(), "MISSING_KEY", key);
    }
    return text == null ? "" : text;
  }

  /** True or false; the other value when absent or wrong. */
  public boolean flag(String key, boolean otherwise) {
    SourceNode node = node(key);
    Boolean value = node == null ? null : Scalars.flag(node, problems);
    return value == null ? otherwise : value;
  }

  /** A day; null when absent or wrong. */
  public @Nullable LocalDate day(String key) {
    SourceNode node = node(key);
    return node == null ? null : Scalars.day(node, problems);
  }

  /** The items of a list; empty when absent or wrong. */
  public List<SourceNode> list(String key) {
    SourceNode node = node(key);
    if (node == null) {
      return List.of();
    }
    if (node instanceof SourceNode.Sequence sequence) {
      return sequence.items();
    }
    problems.error(node.place(), "WRONG_TYPE", SourceMessages.MESSAGES.text("TYPE.LIST"));
    return List.of();
  }

  /** A list of texts; empty when absent, without the wrong ones. */
  public List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (SourceNode item : list(key)) {
      String text = Scalars.text(item, problems);
      if (text != null) {
        texts.add(text);
      }
    }
    return texts;
  }

  /** One constant of an enumeration, by name; null when absent or wrong. */
  public <E extends Enum<E>> @Nullable E constant(String key, Class<E> type) {
    SourceNode node = node(key);
    if (node == null) {
      return null;
    }
    return constant(node, type, problems);
  }

  /** One constant of an enumeration, by name; null when wrong. */
  public static <E extends Enum<E>> @Nullable E constant(
      SourceNode node, Class<E> type, Problems problems) {
    String text = Scalars.text(node, problems);
    if (text == null) {
      return null;
    }
    List<String> names = new ArrayList<>();
    for (E value : type.getEnumConstants()) {
      if (value.name().equals(text)) {
        return value;
      }
      names.add(value.name());
    }
    problems.error(node.place(), "UNKNOWN_VALUE", listed(names));
    return null;
  }

  /** The entries, for mappings whose keys are free; all keys count as asked for. */
  public List<SourceNode.Entry> entries() {
    if (mapping == null) {
      return List.of();
    }
    mapping.entries().forEach(entry -> asked.add(entry.key().text()));
    return mapping.entries();
  }

  /** Reports every key that nobody asked for. */
  public void done() {
    if (mapping == null) {
      return;
    }
    for (SourceNode.Entry entry : mapping.entries()) {
      String key = entry.key().text();
      if (!asked.contains(key)) {
        problems.error(
            entry.key().place(),
            "UNKNOWN_KEY",
            shown(key),
            Nearest.hint(key, asked),
            listed(asked));
      }
    }
  }

  /** Text of a file as messages may show it: short and without control characters. */
  public static String shown(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .limit(SHOWN)
        .forEach(c -> out.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
    return text.codePointCount(0, text.length()) > SHOWN
        ? out.append('…').toString()
        : out.toString();
  }

  /** Some codes in a row, shortened when there are many. */
  public static String listed(Collection<String> codes) {
    int most = 24;
    String row = String.join(", ", codes.stream().limit(most).toList());
    return codes.size() > most ? row + ", …" : row;
  }
}
