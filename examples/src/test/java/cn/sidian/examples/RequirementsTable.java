package cn.sidian.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which test quotes which requirement, and which code it calls, read from the sources of all
 * modules. An id in a comment, a label or the body of a test method belongs to that method; an id
 * anywhere else belongs to the class.
 */
final class RequirementsTable {
  static final Pattern ID = Pattern.compile("\\b(?:ZW|YJ|WD|JZ|WH|OD)-[0-9]{2}\\b");
  private static final Pattern METHOD =
      Pattern.compile("(?m)^  (?:public )?void (\\w+)\\(.*?^  \\}", Pattern.DOTALL);
  private static final Pattern TYPE_NAME = Pattern.compile("\\b([A-Z]\\w+)\\b");
  private static final Pattern STATIC_CALL = Pattern.compile("\\b([A-Z]\\w+)\\.[a-z]\\w*\\(");
  private static final int MOST_TYPES = 4;

  /** A test that quotes a requirement. */
  record Quote(String id, Path file, String method) {
    String testClass() {
      return file.getFileName().toString().replace(".java", "");
    }

    String shown() {
      return testClass() + (method.isEmpty() ? "" : "." + method);
    }
  }

  private final Path root;
  private final Map<String, List<Quote>> quotes = new TreeMap<>();
  private final Map<Quote, Set<String>> types = new LinkedHashMap<>();
  private final Map<String, Path> mainTypes = new TreeMap<>();

  private RequirementsTable(Path root) {
    this.root = root;
  }

  static RequirementsTable of(Path root) throws IOException {
    RequirementsTable table = new RequirementsTable(root);
    for (Path file : table.sources("src/main/java")) {
      table.mainTypes.put(file.getFileName().toString().replace(".java", ""), file);
    }
    for (Path file : table.sources("src/test/java")) {
      table.read(file);
    }
    return table;
  }

  private List<Path> sources(String folder) throws IOException {
    List<Path> all = new ArrayList<>();
    try (Stream<Path> modules = Files.list(root)) {
      for (Path module : modules.sorted().toList()) {
        if (Files.isDirectory(module.resolve(folder))) {
          try (Stream<Path> files = Files.walk(module.resolve(folder))) {
            files.filter(f -> f.toString().endsWith(".java")).sorted().forEach(all::add);
          }
        }
      }
    }
    return all;
  }

  private void read(Path file) throws IOException {
    String text = Files.readString(file);
    Matcher method = METHOD.matcher(text);
    int from = text.indexOf('{');
    note(file, "", text.substring(0, Math.max(0, from)), text);
    while (method.find(Math.max(0, from))) {
      // from the end of the member before: its comment, its annotations, its body
      int begin = Math.max(from, text.lastIndexOf("\n\n", method.start()));
      note(file, method.group(1), text.substring(begin, method.end()), method.group());
      from = method.end();
    }
  }

  private void note(Path file, String method, String text, String body) {
    Matcher id = ID.matcher(text);
    while (id.find()) {
      Quote quote = new Quote(id.group(), root.relativize(file), method);
      List<Quote> known = quotes.computeIfAbsent(id.group(), i -> new ArrayList<>());
      if (!known.contains(quote)) {
        known.add(quote);
        types.put(quote, called(body));
      }
    }
  }

  private Set<String> called(String body) {
    Set<String> called = new LinkedHashSet<>();
    for (Pattern way : List.of(STATIC_CALL, TYPE_NAME)) { // whatever is called says most
      Matcher type = way.matcher(body);
      while (type.find() && (called.isEmpty() || way == STATIC_CALL)) {
        if (mainTypes.containsKey(type.group(1)) && called.size() < MOST_TYPES) {
          called.add(type.group(1));
        }
      }
    }
    return called;
  }

  List<Quote> quotes(String id) {
    return Collections.unmodifiableList(quotes.getOrDefault(id, List.of()));
  }

  /** The rows of one list of requirements. */
  String section(Expected expected) {
    StringBuilder out = new StringBuilder("## " + expected.title() + "\n\n");
    out.append("| id | tests that quote it | code they call |\n| --- | --- | --- |\n");
    expected
        .reasons()
        .forEach(
            (id, reason) -> {
              String tests =
                  quotes(id).stream()
                      .map(q -> "[" + q.shown() + "](../" + slashed(q.file()) + ")")
                      .collect(Collectors.joining("<br>"));
              Set<String> code = new LinkedHashSet<>();
              quotes(id).forEach(q -> code.addAll(types.getOrDefault(q, Set.of())));
              String links =
                  code.stream()
                      .map(t -> "[" + t + "](../" + slashed(root.relativize(main(t))) + ")")
                      .collect(Collectors.joining(" "));
              out.append("| ").append(id).append(" | ");
              out.append(tests.isEmpty() ? "none: " + reason : tests);
              out.append(" | ").append(links).append(" |\n");
            });
    return out.toString();
  }

  private Path main(String type) {
    return java.util.Objects.requireNonNull(mainTypes.get(type));
  }

  private static String slashed(Path path) {
    return path.toString().replace('\\', '/');
  }

  /** The ids that a part of the work promises. */
  record Expected(String title, Map<String, String> reasons) {
    /** One of {@code src/test/resources/requirements}: a title, then an id a line. */
    static Expected read(Path file) {
      List<String> lines;
      try {
        lines = Files.readAllLines(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      Map<String, String> reasons = new LinkedHashMap<>();
      lines.stream()
          .filter(l -> !l.isBlank() && !l.startsWith("#"))
          .forEach(
              l -> {
                String[] parts = l.split("\\s*[-—–]\\s+", 2);
                reasons.put(parts[0].strip(), parts.length > 1 ? parts[1] : "");
              });
      return new Expected(lines.get(0).replaceFirst("^#\\s*", ""), reasons);
    }
  }
}
