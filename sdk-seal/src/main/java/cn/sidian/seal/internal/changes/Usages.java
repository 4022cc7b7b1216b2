package cn.sidian.seal.internal.changes;

import cn.sidian.seal.internal.pdf.PdfDocument;
import cn.sidian.seal.internal.pdf.PdfObject;
import cn.sidian.seal.internal.pdf.PdfObject.Array;
import cn.sidian.seal.internal.pdf.PdfObject.Dictionary;
import cn.sidian.seal.internal.pdf.PdfObject.Reference;
import cn.sidian.seal.internal.pdf.PdfObject.Stream;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Every place in a revision that refers to one of some objects: all paths, found by going through
 * everything that the trailer reaches.
 */
final class Usages {
  /** The path of a reference that is all of its object; no rule allows a usage there. */
  private static final String ALIAS = "/ alias";

  /** The container number of the trailer, which is no object. */
  static final int TRAILER = -1;

  private final PdfDocument document;
  private final IntPredicate wanted;
  private final Map<Integer, Set<Usage>> found = new HashMap<>();
  private final BitSet seen = new BitSet();
  private final Deque<Reference> open = new ArrayDeque<>();
  private int container;

  /** The way to where the walk is; a string is made of it only for what is wanted. */
  private final StringBuilder path = new StringBuilder();

  /**
   * A place that holds a reference.
   *
   * @param container the number of the object that holds it, or {@link #TRAILER}
   * @param path the keys that lead to it inside the container; items of arrays are {@code []}
   */
  record Usage(int container, String path) {
    /** The key under which it stands, without the arrays below it; empty directly in an array. */
    String role() {
      int end = path.length();
      while (path.startsWith("[]", end - 2)) {
        end -= 2;
      }
      return path.substring(path.lastIndexOf('/', end) + 1, end);
    }
  }

  private Usages(PdfDocument document, IntPredicate wanted) {
    this.document = document;
    this.wanted = wanted;
  }

  /** All places that refer to objects with a wanted number. */
  static Usages of(PdfDocument document, IntPredicate wanted) {
    Usages usages = new Usages(document, wanted);
    usages.walk();
    return usages;
  }

  /** The places that refer to an object; empty if nothing reaches it. */
  Set<Usage> of(int number) {
    return found.getOrDefault(number, Set.of());
  }

  /** The wanted objects that something refers to. */
  Set<Integer> reached() {
    return found.keySet();
  }

  private void walk() {
    container = TRAILER;
    document
        .trailer()
        .entries()
        .forEach(
            (key, value) -> {
              // readers follow no other key of the trailer
              if (key.equals("Root") || key.equals("Info") || key.equals("Encrypt")) {
                collectAt("/" + key, value);
              }
            });
    // what decides how the objects in an object stream are found decides what they are
    document.objectStreamNumbers().stream()
        .forEach(stream -> visit(new Reference(stream, document.generationOf(stream))));
    while (!open.isEmpty()) {
      document.deadline().check();
      Reference next = open.pop();
      container = next.number();
      PdfObject object = document.direct(next);
      // an object may be nothing but a reference: who follows it shows what it leads to
      collectAt(object instanceof Reference ? ALIAS : "", object);
    }
  }

  /** By its number alone: some reference to it may name a generation that it does not have. */
  private void visit(Reference reference) {
    int number = reference.number();
    if (number <= document.highestObject() && !seen.get(number)) {
      seen.set(number);
      open.push(new Reference(number, document.generationOf(number)));
    }
  }

  private void collectAt(String start, PdfObject object) {
    path.setLength(0);
    path.append(start);
    collect(object);
  }

  private void collect(PdfObject object) {
    if (object instanceof Reference reference) {
      if (wanted.test(reference.number())) {
        found
            .computeIfAbsent(reference.number(), number -> new HashSet<>())
            .add(new Usage(container, path.toString()));
      }
      visit(reference);
    } else if (object instanceof Array array) {
      int length = path.length();
      path.append("[]");
      array.items().forEach(this::collect);
      path.setLength(length);
    } else if (object instanceof Dictionary dictionary) {
      int length = path.length();
      dictionary
          .entries()
          .forEach(
              (key, value) -> {
                path.append('/').append(key);
                collect(value);
                path.setLength(length);
              });
    } else if (object instanceof Stream stream) {
      collect(stream.dictionary());
    }
  }
}
