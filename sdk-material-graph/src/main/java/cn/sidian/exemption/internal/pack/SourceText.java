package cn.sidian.exemption.internal.pack;

import cn.sidian.condition.internal.Place;
import cn.sidian.condition.internal.Problems;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words of a source, by article. The file is plain text with headings: a line of one or more
 * {@code #} and the name of an article begins its span, which ends at the next heading of the same
 * or a higher level, so an article contains its paragraphs.
 */
public final class SourceText {
  /** What ends a clause. */
  private static final String CLAUSE_ENDS = ",.;:!?…()\"《》";

  /** Shorter runs of characters between two marks are no clause (一是, 其中 …). */
  private static final int SHORTEST_CLAUSE = 5;

  private record Heading(int level, String article, int from) {}

  private final Map<String, String> spans;
  private final Map<String, String> folded;

  private SourceText(Map<String, String> spans) {
    this.spans = spans;
    this.folded = new LinkedHashMap<>();
    spans.forEach((article, words) -> folded.put(article, fold(words)));
  }

  /** Reads a source text; an article that occurs twice is a problem. */
  public static SourceText parse(String file, String text, Problems problems) {
    Map<String, String> spans = new LinkedHashMap<>();
    List<Heading> headings = new ArrayList<>();
    StringBuilder body = new StringBuilder();
    int number = 0;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      number++;
      int level = level(line);
      if (level == 0) {
        body.append(line).append('\n');
        continue;
      }
      String article = line.substring(level).strip();
      close(headings, level, body, spans);
      if (spans.containsKey(article)
          || headings.stream().anyMatch(h -> h.article().equals(article))) {
        problems.error(new Place(file, number, 1), PackMessages.MESSAGES, "ARTICLE_TWICE", article);
      }
      headings.add(new Heading(level, article, body.length()));
    }
    close(headings, 0, body, spans);
    return new SourceText(spans);
  }

  private static int level(String line) {
    int level = 0;
    while (level < line.length() && line.charAt(level) == '#') {
      level++;
    }
    return level > 0 && level < line.length() && line.charAt(level) == ' ' ? level : 0;
  }

  private static void close(
      List<Heading> headings, int level, StringBuilder body, Map<String, String> spans) {
    while (!headings.isEmpty() && headings.get(headings.size() - 1).level() >= level) {
      Heading done = headings.remove(headings.size() - 1);
      spans.putIfAbsent(done.article(), body.substring(done.from()));
    }
  }

  /** The articles. */
  public Set<String> articles() {
    return spans.keySet();
  }

  /** The words of an article with its paragraphs, or null if there is no such article. */
  public @Nullable String words(String article) {
    return spans.get(article);
  }

  /** Whether words occur in an article, but for white space and the width of punctuation. */
  public boolean contains(String article, String quote) {
    String span = folded.get(article);
    String wanted = fold(quote);
    return span != null && !wanted.isEmpty() && span.contains(wanted);
  }

  /** Whether words that occur in an article hold at least one whole clause of it. */
  public boolean holdsClause(String article, String quote) {
    String span = folded.get(article);
    String wanted = fold(quote);
    if (span == null) {
      return false;
    }
    for (int at = span.indexOf(wanted); at >= 0; at = span.indexOf(wanted, at + 1)) {
      if (wholeClauseWithin(span, at, at + wanted.length())) {
        return true;
      }
    }
    return false;
  }

  private static boolean wholeClauseWithin(String span, int from, int to) {
    int start = from;
    boolean atStart = from == 0 || isEnd(span.charAt(from - 1));
    for (int i = from; i <= to; i++) {
      boolean end = i == span.length() || isEnd(span.charAt(i));
      if (!end) {
        continue;
      }
      if (atStart && i - start >= SHORTEST_CLAUSE) {
        return true;
      }
      atStart = true;
      start = i + 1;
    }
    return false;
  }

  private static boolean isEnd(char c) {
    return CLAUSE_ENDS.indexOf(c) >= 0;
  }

  /** Without white space, and every mark in one width. */
  static String fold(String text) {
    String compatible = Normalizer.normalize(text, Normalizer.Form.NFKC);
    StringBuilder out = new StringBuilder(compatible.length());
    for (int i = 0; i < compatible.length(); i++) {
      char c = compatible.charAt(i);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF') {
        continue;
      }
      out.append(
          switch (c) {
            case '。' -> '.';
            case '“', '”', '„', '‟' -> '"';
            case '‘', '’' -> '\'';
            case '〔', '［' -> '[';
            case '〕', '］' -> ']';
            case '、' -> '、';
            default -> c;
          });
    }
    return out.toString();
  }
}
