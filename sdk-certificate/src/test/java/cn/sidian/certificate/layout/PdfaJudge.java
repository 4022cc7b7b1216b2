package cn.sidian.certificate.layout;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** veraPDF in a child process: its many libraries do not mix with ours. */
public final class PdfaJudge {
  private PdfaJudge() {}

  /** The rules that the PDFs of a folder break, each by the flavour that it claims. */
  public static List<String> rulesBroken(Path folder) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "../sdk-seal/src/test/judges/PdfaJudge.java"));
    int files = 0;
    try (Stream<Path> pdfs = Files.list(folder)) {
      for (Path pdf : pdfs.filter(f -> f.toString().endsWith(".pdf")).sorted().toList()) {
        command.add(pdf.toAbsolutePath().toString());
        files++;
      }
    }
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    List<String> broken = new ArrayList<>();
    int judged = 0;
    for (String line : output.lines().toList()) {
      String[] cells = line.split("\t", -1);
      if (cells.length == 4 && cells[0].equals("VERAPDF")) {
        judged++;
        if (!cells[1].equals("true") || !cells[2].equals("3b")) {
          broken.add(cells[2] + ": " + cells[3]);
        }
      }
    }
    if (files == 0 || judged != files) {
      throw new AssertionError("veraPDF did not judge: " + output);
    }
    return broken;
  }
}
