package cn.sidian.seal.size;

import cn.sidian.seal.judge.Tool;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Seals and verifies large documents from file to file in a child process with a small heap: 1 GB
 * as 1,000 pages with pictures of 1 MB under 64 MB, and at level LTA under 128 MB, 100,000 small
 * pages under 256 MB. Prints one line for each; exit code 1 if anything fails. The files are
 * deleted again.
 *
 * <pre>{@code
 * .ci/large-files
 * }</pre>
 */
public final class LargeFilesRun {
  private static final int PICTURE_SIDE = 592;

  private final PrintStream out;
  private final Path folder;
  private int wrong;

  private LargeFilesRun(PrintStream out, Path folder) {
    this.out = out;
    this.folder = folder;
  }

  /** Runs; the argument is a factor for trying out, as 0.01. */
  public static void main(String[] arguments) throws IOException {
    double factor = arguments.length == 0 ? 1 : Double.parseDouble(arguments[0]);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Path folder = Files.createTempDirectory("large");
    LargeFilesRun run = new LargeFilesRun(out, folder);
    try {
      run.all(factor);
    } finally {
      try (var files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
    System.exit(run.wrong == 0 ? 0 : 1);
  }

  private void all(double factor) throws IOException {
    out.println("input\theap\tplace\tprofile\toutcome");
    Path pictures = folder.resolve("pictures.pdf");
    LargePdf.pictures(pictures, (int) (1_000 * factor), PICTURE_SIDE);
    for (String profile : List.of("CMS_SM2", "PADES_B_RSA_SHA256")) {
      run(pictures, "64m", "last", profile);
    }
    run(pictures, "64m", "all", "CMS_SM2");
    for (String profile : List.of("CMS_SM2", "PADES_B_RSA_SHA256")) {
      run(pictures, "128m", "last", profile, "LTA");
    }
    Files.delete(pictures);

    Path pages = folder.resolve("pages.pdf");
    LargePdf.pages(pages, (int) (100_000 * factor));
    run(pages, "256m", "first", "PADES_B_ECDSA_SHA256");
    run(pages, "256m", "last", "CMS_SM2");
    run(pages, "256m", "all", "CMS_SM2");
    Path compressed = folder.resolve("pages-in-object-streams.pdf");
    if (Tool.QPDF.isPresent()) {
      Tool.QPDF.run("--object-streams=generate", pages.toString(), compressed.toString());
      run(compressed, "256m", "last", "CMS_SM2");
    }
  }

  private void run(Path input, String heap, String place, String profile) throws IOException {
    run(input, heap, place, profile, "B");
  }

  private void run(Path input, String heap, String place, String profile, String level)
      throws IOException {
    Path output = folder.resolve("sealed.pdf");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                SealOnce.class.getName()));
    command.addAll(List.of(input.toString(), output.toString(), place, profile, level));
    Tool.Result result = Tool.run(command);
    String line =
        result.output().lines().filter(l -> l.startsWith("SEALED")).findFirst().orElse("");
    boolean fine = result.exit() == 0 && !line.isEmpty();
    if (fine && Files.mismatch(input, output) != Files.size(input)) {
      fine = false;
      line = "the input is no prefix";
    }
    if (fine && Tool.PDFSIG.isPresent() && !profile.equals("CMS_SM2") && level.equals("B")) {
      String judgement = Tool.PDFSIG.run("-nocert", output.toString()).output();
      fine =
          judgement.contains("Signature is Valid") && judgement.contains("Total document signed");
      line += fine ? "; pdfsig: valid, total" : "; pdfsig: " + judgement;
    }
    out.println(
        "%s, %,d bytes\t%s\t%s\t%s\t%s"
            .formatted(
                input.getFileName(),
                Files.size(input),
                heap,
                place,
                level.equals("B") ? profile : profile + ", " + level,
                fine ? line : "WRONG " + line + result.output()));
    wrong += fine ? 0 : 1;
    Files.deleteIfExists(output);
  }
}
