package cn.sidian.condition.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a YAML or JSON file that knows its place. */
public sealed interface SourceNode {
  /** Where it begins. */
  Place place();

  /** How many nodes it stands for once aliases are written out. */
  long size();

  /** What it is, for messages. */
  Kind kind();

  /** The three shapes. */
  enum Kind {
    /** Keys with values. */
    MAPPING,
    /** A list. */
    LIST,
    /** A single value. */
    SCALAR
  }

  /** How a scalar is written. */
  enum Style {
    /** In quotes, or as a YAML block: always text. */
    QUOTED,
    /** Bare YAML: text for those who want text. */
    PLAIN,
    /** A bare JSON number, true, false or null: never text. */
    LITERAL
  }

  /** Keys with values, in the order written. */
  record Mapping(Place place, List<Entry> entries, long size) implements SourceNode {
    /** Copies the entries. */
    public Mapping {
      entries = List.copyOf(entries);
    }

    @Override
    public Kind kind() {
      return Kind.MAPPING;
    }

    /** The value of a key, or null. */
    public @Nullable SourceNode get(String key) {
      for (Entry entry : entries) {
        if (entry.key().text().equals(key)) {
          return entry.value();
        }
      }
      return null;
    }
  }

  /** A key and its value. */
  record Entry(Scalar key, SourceNode value) {}

  /** A list, in the order written. */
  record Sequence(Place place, List<SourceNode> items, long size) implements SourceNode {
    /** Copies the items. */
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public Kind kind() {
      return Kind.LIST;
    }
  }

  /** A single value: its characters, whatever YAML or JSON thinks of them. */
  record Scalar(Place place, String text, Style style) implements SourceNode {
    @Override
    public long size() {
      return 1;
    }

    @Override
    public Kind kind() {
      return Kind.SCALAR;
    }

    /** Whether it says that there is no value. */
    public boolean isNull() {
      return switch (style) {
        case QUOTED -> false;
        case LITERAL -> text.equals("null");
        case PLAIN ->
            text.isEmpty()
                || text.equals("~")
                || text.equals("null")
                || text.equals("Null")
                || text.equals("NULL");
      };
    }
  }
}
