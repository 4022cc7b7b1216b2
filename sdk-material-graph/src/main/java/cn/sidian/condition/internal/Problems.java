package cn.sidian.condition.internal;

import cn.sidian.condition.SourceException;
import cn.sidian.core.Finding;
import cn.sidian.core.MessageCatalog;
import cn.sidian.core.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects everything that is wrong with one or several files. Not safe for many threads. */
public final class Problems {
  /** More than anybody reads. */
  private static final int MOST = 1_000;

  private record Placed(Place place, Finding finding) {}

  private final List<Placed> found = new ArrayList<>();
  private int errors;

  /** Adds an ERROR with words of this package. */
  public void error(Place place, String code, Object... values) {
    error(place, SourceMessages.MESSAGES, code, values);
  }

  /** Adds an ERROR whose key is its code. */
  public void error(Place place, MessageCatalog words, String code, Object... values) {
    add(place, words.error(code, values));
  }

  /** Adds a WARNING whose key is its code. */
  public void warning(Place place, MessageCatalog words, String code, Object... values) {
    add(place, words.warning(code, values));
  }

  /** Adds a finding at a place. */
  public void add(Place place, Finding finding) {
    if (finding.severity() == Severity.ERROR) {
      errors++;
    }
    if (found.size() < MOST || (finding.severity() == Severity.ERROR && errors == 1)) {
      found.add(new Placed(place, finding.at(place.toString())));
    }
  }

  /** Adds everything that others have collected. */
  public void addAll(Problems others) {
    others.found.forEach(placed -> add(placed.place(), placed.finding()));
  }

  /** Whether an ERROR was added. */
  public boolean hasErrors() {
    return errors > 0;
  }

  /** How many ERRORs were added. */
  public int errors() {
    return errors;
  }

  /** The findings by file (in order of first mention), line and column. */
  public List<Finding> findings() {
    List<String> files = found.stream().map(p -> p.place().file()).distinct().toList();
    return found.stream()
        .sorted(
            Comparator.comparingInt((Placed p) -> files.indexOf(p.place().file()))
                .thenComparingInt(p -> p.place().line())
                .thenComparingInt(p -> p.place().column()))
        .map(Placed::finding)
        .toList();
  }

  /** Throws what was found if an ERROR is among it. */
  public void throwIfErrors() {
    if (hasErrors()) {
      throw new SourceException(findings());
    }
  }
}
