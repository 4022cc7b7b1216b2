package cn.sidian.exemption.internal.cases;

import cn.sidian.condition.internal.SourceNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lays one mapping over another: keys of both are joined, the upper one wins, null takes away. */
final class Overlay {
  private Overlay() {}

  static SourceNode of(@Nullable SourceNode below, SourceNode above) {
    if (!(below instanceof SourceNode.Mapping under)
        || !(above instanceof SourceNode.Mapping over)) {
      return above;
    }
    List<SourceNode.Entry> entries = new ArrayList<>();
    for (SourceNode.Entry entry : under.entries()) {
      SourceNode other = over.get(entry.key().text());
      // a recorded value is one thing and not joined
      boolean whole = other instanceof SourceNode.Mapping value && value.get("value") != null;
      entries.add(
          other == null
              ? entry
              : new SourceNode.Entry(entry.key(), whole ? other : of(entry.value(), other)));
    }
    for (SourceNode.Entry entry : over.entries()) {
      if (under.get(entry.key().text()) == null) {
        entries.add(entry);
      }
    }
    return new SourceNode.Mapping(over.place(), entries, under.size() + over.size());
  }
}
