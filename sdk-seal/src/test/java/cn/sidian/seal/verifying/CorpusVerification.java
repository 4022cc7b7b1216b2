package cn.sidian.seal.verifying;

import cn.sidian.core.SidianException;
import cn.sidian.core.Verdict;
import cn.sidian.core.trust.TrustAnchors;
import cn.sidian.seal.PdfSealVerifier;
import cn.sidian.seal.SealAcceptancePolicy;
import cn.sidian.seal.SealReport;
import cn.sidian.seal.SignatureReport;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Verifies every PDF of a corpus folder, in memory and from the file, without trust anchors and
 * under the most lenient policy, and compares with what must hold for its kind ({@link
 * CorpusExpectation}). Prints one line for each file; exit code 1 if anything is otherwise.
 *
 * <pre>{@code
 * .ci/corpus-verify FOLDER [sig-valid]
 * }</pre>
 *
 * <p>The folder holds one folder for each kind of file, and {@code expected.tsv} with a file and
 * its expectation in words on each line. Nothing is written there.
 */
public final class CorpusVerification {
  private static final long HEAP = 280L << 20;
  private static final Duration EACH = Duration.ofSeconds(10);

  /** {@code password 123}, {@code password "user"}. */
  private static final Pattern PASSWORD =
      Pattern.compile("password\\s+(?:\"([^\"]+)\"|(\\w+))(?!\\w*-)");

  private static final ExecutorService WORKERS =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "verifying");
            thread.setDaemon(true);
            return thread;
          });

  private final PrintStream out;
  private final Map<String, Integer> counts = new LinkedHashMap<>();
  private int wrong;
  private long slowest;
  private String slowestFile = "";

  private CorpusVerification(PrintStream out) {
    this.out = out;
  }

  /**
   * What became of a file.
   *
   * @param report what the verifier said, or null
   * @param error the typed error, or null
   * @param broken what must never happen: another exception, an error, no end; or null
   */
  record Outcome(
      @Nullable SealReport report, @Nullable SidianException error, @Nullable String broken) {
    String code() {
      if (report != null) {
        return report.verdict().name();
      }
      return error != null ? error.code() : "BROKEN";
    }

    @Override
    public String toString() {
      if (report != null) {
        StringBuilder text = new StringBuilder(report.verdict() + " " + report.decidedBy());
        for (SignatureReport s : report.signatures()) {
          text.append("; ").append(s.field()).append(' ').append(s.kind()).append(' ');
          text.append(s.integrity()).append(' ').append(s.coverage()).append(' ');
          text.append(s.laterChanges()).append(' ').append(s.trust()).append(' ').append(s.time());
        }
        return text.toString();
      }
      return error != null ? error.code() + " " + error.text().en() : "BROKEN " + broken;
    }
  }

  /** Runs; the arguments are the folder and, optionally, a part of the names to take. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length == 0 || !Files.isDirectory(Path.of(arguments[0]))) {
      System.err.println("give the folder of the corpus");
      System.exit(2);
    }
    if (Runtime.getRuntime().maxMemory() > HEAP) {
      System.err.println("run with -Xmx256m, so that memory is judged too");
      System.exit(2);
    }
    Path corpus = Path.of(arguments[0]);
    String only = arguments.length > 1 ? arguments[1] : "";
    CorpusVerification run =
        new CorpusVerification(new PrintStream(System.out, true, StandardCharsets.UTF_8));
    int files = run.all(corpus, only);
    run.out.println();
    run.counts.forEach((kind, count) -> run.out.println(count + "\t" + kind));
    run.out.println(
        files
            + " files; slowest: "
            + run.slowest
            + " ms, "
            + run.slowestFile
            + "; wrong: "
            + run.wrong);
    System.exit(run.wrong == 0 && files > 0 ? 0 : 1);
  }

  private int all(Path corpus, String only) throws IOException {
    Map<String, String> words = words(corpus.resolve("expected.tsv"));
    List<Path> files;
    try (var found = Files.walk(corpus)) {
      files = found.filter(path -> path.toString().endsWith(".pdf")).sorted().toList();
    }
    int taken = 0;
    for (Path file : files) {
      String name = corpus.relativize(file).toString().replace('\\', '/');
      if (name.contains(only)) {
        file(file, name, words.getOrDefault(name, ""));
        taken++;
      }
    }
    return taken;
  }

  private static Map<String, String> words(Path expected) throws IOException {
    Map<String, String> words = new HashMap<>();
    if (Files.exists(expected)) {
      for (String line : Files.readAllLines(expected, StandardCharsets.UTF_8)) {
        int tab = line.indexOf('\t');
        if (tab > 0) {
          words.put(line.substring(0, tab), line.substring(tab + 1));
        }
      }
    }
    return words;
  }

  private void file(Path file, String name, String words) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    char[] password = null;
    Outcome outcome = attempt(name, null, file, null);
    List<String> problems = new ArrayList<>();
    String known = password(words);
    if (known != null && outcome.code().equals("PDF_PASSWORD_REQUIRED")) {
      password = known.toCharArray();
      if (!attempt(name, null, file, "not this".toCharArray())
          .code()
          .equals("PDF_PASSWORD_WRONG")) {
        problems.add("a wrong password is not called wrong");
      }
      outcome = attempt(name, null, file, password);
    }
    Outcome inMemory = attempt(name, bytes, file, password);
    if (!inMemory.toString().equals(outcome.toString())) {
      problems.add("in memory: " + inMemory);
    }
    problems.addAll(CorpusExpectation.of(name, words).problems(outcome));
    String group = name.substring(0, Math.max(0, name.indexOf('/')));
    counts.merge(group + " " + outcome.code(), 1, Integer::sum);
    wrong += problems.isEmpty() ? 0 : 1;
    out.println(name + "\t" + (problems.isEmpty() ? "ok" : "WRONG") + "\t" + outcome);
    if (!problems.isEmpty()) {
      out.println("\t\texpected: " + words);
      problems.forEach(problem -> out.println("\t\t" + problem));
    }
  }

  private static @Nullable String password(String words) {
    if (words.contains("password is one space")) {
      return " ";
    }
    Matcher named = PASSWORD.matcher(words);
    if (!named.find()) {
      return null;
    }
    return named.group(1) != null ? named.group(1) : named.group(2);
  }

  /** From the bytes if they are given, else from the file. */
  private Outcome attempt(
      String name, byte @Nullable [] bytes, Path file, char @Nullable [] password) {
    PdfSealVerifier.Builder builder =
        PdfSealVerifier.builder(TrustAnchors.none()).policy(SealAcceptancePolicy.INTEGRITY_ONLY);
    if (password != null) {
      builder.password(password);
    }
    PdfSealVerifier verifier = builder.build();
    long start = System.nanoTime();
    Future<SealReport> future =
        WORKERS.submit(() -> bytes == null ? verifier.verify(file) : verifier.verify(bytes));
    try {
      SealReport report = future.get(EACH.toMillis(), TimeUnit.MILLISECONDS);
      long took = (System.nanoTime() - start) / 1_000_000;
      if (took > slowest) {
        slowest = took;
        slowestFile = name;
      }
      return new Outcome(report, null, null);
    } catch (TimeoutException e) {
      future.cancel(true);
      return new Outcome(null, null, "no end within " + EACH);
    } catch (ExecutionException e) {
      return e.getCause() instanceof SidianException typed
          ? new Outcome(null, typed, null)
          : new Outcome(null, null, e.getCause() + trace(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String trace(@Nullable Throwable cause) {
    StringBuilder text = new StringBuilder();
    StackTraceElement[] trace = cause == null ? new StackTraceElement[0] : cause.getStackTrace();
    for (int i = 0; i < Math.min(5, trace.length); i++) {
      text.append(" < ").append(trace[i]);
    }
    return text.toString();
  }

  /** Whether a verdict is one that nobody may take for a good one. */
  static boolean isGood(Outcome outcome) {
    return outcome.report() != null && outcome.report().verdict() == Verdict.ACCEPTED;
  }
}
