package cn.sidian.condition.internal;

import cn.sidian.core.Limits;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds nodes from the events of a parser; no recursion, so depth costs no stack. */
final class NodeStack {
  private static final class Open {
    final Place place;
    final boolean mapping;
    final @Nullable String anchor;
    final List<SourceNode> items = new ArrayList<>();
    final List<SourceNode.Entry> entries = new ArrayList<>();
    final Map<String, Place> keys = new HashMap<>();
    SourceNode.@Nullable Scalar key;
    boolean badKey;
    long size = 1;

    Open(Place place, boolean mapping, @Nullable String anchor) {
      this.place = place;
      this.mapping = mapping;
      this.anchor = anchor;
    }
  }

  private final Limits limits;
  private final Problems problems;
  private final Deque<Open> open = new ArrayDeque<>();
  private @Nullable SourceNode root;
  private long nodes;

  NodeStack(Limits limits, Problems problems) {
    this.limits = limits;
    this.problems = problems;
  }

  void begin(Place place, boolean mapping, @Nullable String anchor) {
    if (open.size() >= limits.maxDepth()) {
      throw SourceReader.failed(place, "LIMIT_EXCEEDED", "maxDepth", limits.maxDepth());
    }
    open.push(new Open(place, mapping, anchor));
  }

  /** Closes the innermost collection and returns it. */
  SourceNode end() {
    Open done = open.pop();
    SourceNode node =
        done.mapping
            ? new SourceNode.Mapping(done.place, done.entries, done.size)
            : new SourceNode.Sequence(done.place, done.items, done.size);
    add(node);
    return node;
  }

  /** The anchor of the innermost collection. */
  @Nullable String anchor() {
    Open top = open.peek();
    return top == null ? null : top.anchor;
  }

  boolean isOpen(String anchor) {
    return open.stream().anyMatch(o -> anchor.equals(o.anchor));
  }

  void add(SourceNode node) {
    nodes += node.size();
    if (nodes > limits.maxObjects()) {
      throw SourceReader.failed(node.place(), "LIMIT_EXCEEDED", "maxObjects", limits.maxObjects());
    }
    Open top = open.peek();
    if (top == null) {
      root = node;
    } else if (!top.mapping) {
      top.items.add(node);
      top.size += node.size();
    } else {
      addToMapping(top, node);
    }
  }

  private void addToMapping(Open top, SourceNode node) {
    if (top.key == null && !top.badKey) {
      if (node instanceof SourceNode.Scalar key) {
        top.key = key;
      } else {
        problems.error(node.place(), "KEY_SHAPE");
        top.badKey = true;
      }
      return;
    }
    SourceNode.Scalar key = top.key;
    top.key = null;
    top.badKey = false;
    if (key == null) {
      return;
    }
    Place earlier = top.keys.putIfAbsent(key.text(), key.place());
    if (earlier != null) {
      problems.error(key.place(), "DUPLICATE_KEY", Fields.shown(key.text()), earlier.line());
      return;
    }
    top.entries.add(new SourceNode.Entry(key, node));
    top.size += 1 + node.size();
  }

  @Nullable SourceNode root() {
    return root;
  }
}
