package cn.sidian.seal.corpus;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One file of a corpus folder.
 *
 * @param path where it is
 * @param group the folder it stands in, as {@code seal-input}
 * @param words the expectation in words, from {@code expected.tsv}; empty if there is none
 */
record CorpusFile(Path path, String group, String words) {
  /** {@code password 123}, {@code owner/user password a/b}, {@code password "user"}. */
  private static final Pattern PASSWORD =
      Pattern.compile("password\\s+(?:\"([^\"]+)\"|([^\\s:,;)]+))");

  /** All PDFs that are sealed, in order: those of the seal groups, the hostile and the signed. */
  static List<CorpusFile> in(Path corpus, String only) throws IOException {
    List<CorpusFile> files = new ArrayList<>();
    Path expected = corpus.resolve("expected.tsv");
    List<String> lines =
        Files.exists(expected)
            ? Files.readAllLines(expected, StandardCharsets.UTF_8)
            : new ArrayList<>();
    try (var found = Files.walk(corpus)) {
      for (Path path : found.filter(p -> p.toString().endsWith(".pdf")).sorted().toList()) {
        String name = corpus.relativize(path).toString().replace('\\', '/');
        String words =
            lines.stream()
                .filter(line -> line.startsWith(name + "\t"))
                .map(line -> line.substring(name.length() + 1))
                .findFirst()
                .orElse("");
        if (name.contains(only)) {
          files.add(new CorpusFile(path, name.substring(0, Math.max(0, name.indexOf('/'))), words));
        }
      }
    }
    return files;
  }

  String name() {
    return group + "/" + path.getFileName();
  }

  /** The passwords that the words name, in no particular order. */
  Set<String> passwords() {
    Set<String> passwords = new LinkedHashSet<>();
    if (words.contains("password is one space")) {
      passwords.add(" ");
    }
    Matcher matcher = PASSWORD.matcher(words);
    while (matcher.find()) {
      String found = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
      if (matcher.group(1) == null && found.contains("/")) {
        passwords.addAll(List.of(found.split("/")));
      } else {
        passwords.add(found);
      }
    }
    return passwords;
  }

  /** Whether anything but a sealed file would be wrong. */
  boolean mustSeal() {
    return (group.equals("seal-input") || group.equals("seal-pdfa"))
        && !words.startsWith("repairable");
  }

  boolean mustBeRefused() {
    return group.equals("seal-refuse");
  }

  boolean isPdfA() {
    return group.equals("seal-pdfa");
  }
}
