package cn.sidian.benchmarks.run;

import cn.sidian.benchmarks.preparation.Preparation;
import cn.sidian.benchmarks.workload.Document;
import cn.sidian.benchmarks.workload.Key;
import cn.sidian.benchmarks.workload.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The comparison as Markdown: all paths against the limit, then what was aimed at. */
final class RatioTable {
  private static final long KIB = 1_024;
  private static final String FILE = "File";

  private final List<Measurement> all;
  private final Workspace workspace;
  private String seals = "1";
  private final StringBuilder out = new StringBuilder(8_192);

  RatioTable(List<Measurement> all, Workspace workspace) {
    this.all = all;
    this.workspace = workspace;
  }

  String text(Duration took) throws IOException {
    line(
        "Measured in %d minutes on %d processors, Java %s; µs of processor time.",
        took.toMinutes(), Runtime.getRuntime().availableProcessors(), Runtime.version());
    for (String operation : List.of("Seal", "Verify", "Level")) {
      line("");
      line("### %s", operation);
      line("");
      line(
          "| document | key | seals or level | path | µs | of the limit | overhead µs | of Sidian's"
              + " | KiB |");
      line("| --- | --- | --- | --- | ---: | ---: | ---: | ---: | ---: |");
      all.stream().filter(m -> m.operation().equals(operation)).forEach(this::row);
    }
    line("");
    line("### Aims");
    line("");
    line("| aim | document | key | reached | |");
    line("| --- | --- | --- | ---: | --- |");
    for (Document document : Document.values()) {
      for (Key key : Key.values()) {
        sealingAims(document, key);
        for (String number : List.of("1", "" + Preparation.SEALS)) {
          seals = number;
          verifyingAims(document, key);
        }
        seals = "1";
      }
    }
    return out.toString();
  }

  private void row(Measurement measured) {
    String form = measured.path().endsWith(FILE) ? FILE : "";
    double limit = micros(measured, "limit" + form);
    double own = micros(measured, "sidian" + form);
    double overhead = measured.micros() - limit;
    boolean isLimit = measured.path().startsWith("limit");
    line(
        "| %s | %s | %s | %s | %.0f | %.2f | %s | %s | %.0f |",
        measured.document(),
        measured.key(),
        measured.more(),
        measured.path(),
        measured.micros(),
        limit / measured.micros(),
        isLimit ? "" : String.format(Locale.ROOT, "%.0f", overhead),
        isLimit ? "" : String.format(Locale.ROOT, "%.1f ×", overhead / Math.max(1, own - limit)),
        measured.bytes() / KIB);
  }

  private double micros(Measurement like, String path) {
    return all.stream()
        .filter(m -> m.operation().equals(like.operation()) && m.path().equals(path))
        .filter(m -> m.document() == like.document() && m.key() == like.key())
        .filter(m -> m.more().equals(like.more()))
        .findFirst()
        .map(Measurement::micros)
        .orElse(Double.NaN);
  }

  private Optional<Measurement> find(String operation, String path, Document document, Key key) {
    return all.stream()
        .filter(m -> m.operation().equals(operation) && m.path().equals(path))
        .filter(m -> m.document() == document && m.key() == key)
        .filter(m -> m.more().isEmpty() || m.more().equals(seals))
        .findFirst();
  }

  private void sealingAims(Document document, Key key) throws IOException {
    boolean large = document == Document.TEN_MEGABYTES;
    for (String form : List.of("", FILE)) {
      Optional<Measurement> own = find("Seal", "sidian" + form, document, key);
      Optional<Measurement> limit = find("Seal", "limit" + form, document, key);
      if (own.isEmpty() || limit.isEmpty()) {
        continue;
      }
      String where = form.isEmpty() ? " in memory" : " file to file";
      double base = limit.get().micros();
      double share = base / own.get().micros();
      aim("share of the limit" + where, document, key, share, large ? 0.85 : 0.5);
      memory(where, document, key, own.get());
      if (form.isEmpty() && !large) {
        double overhead = Math.max(1, own.get().micros() - base);
        ToDoubleFunction<Measurement> ratio = peer -> (peer.micros() - base) / overhead;
        against("overhead of PDFBox to ours", "Seal", "pdfBox", document, key, ratio, 8);
        against("overhead of DSS to ours", "Seal", "dss", document, key, ratio, 20);
      }
    }
  }

  private void memory(String where, Document document, Key key, Measurement own)
      throws IOException {
    long sealed = Files.size(workspace.sealed(document, key));
    long tail = sealed - Files.size(workspace.document(document));
    long allowed = 3 * tail + 256 * KIB + (own.path().endsWith(FILE) ? 0 : sealed);
    line(
        "| memory%s, at most %d KiB | %s | %s | %.0f KiB | %s |",
        where,
        allowed / KIB,
        document,
        key,
        own.bytes() / KIB,
        own.bytes() <= allowed ? "reached" : "**missed**");
  }

  private void verifyingAims(Document document, Key key) {
    Optional<Measurement> own = find("Verify", "sidian", document, key);
    if (own.isPresent()) {
      double micros = own.get().micros();
      ToDoubleFunction<Measurement> ratio = peer -> peer.micros() / micros;
      against(
          "verifying " + seals + ": time of DSS to ours",
          "Verify",
          "dss",
          document,
          key,
          ratio,
          50);
      against(
          "verifying " + seals + ": time of PDFBox to ours",
          "Verify",
          "pdfBox",
          document,
          key,
          ratio,
          0.5);
    }
  }

  private void against(
      String aim,
      String operation,
      String peer,
      Document document,
      Key key,
      ToDoubleFunction<Measurement> ratio,
      double least) {
    find(operation, peer, document, key)
        .ifPresent(found -> aim(aim, document, key, ratio.applyAsDouble(found), least));
  }

  private void aim(String aim, Document document, Key key, double reached, double least) {
    line(
        "| %s, at least %s | %s | %s | %.2f | %s |",
        aim, least, document, key, reached, reached >= least ? "reached" : "**missed**");
  }

  private void line(String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values)).append('\n');
  }
}
