package cn.sidian.seal.judge;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * veraPDF, the judge of PDF/A conformance. It is on the class path of tests only, and runs in a
 * child process: its many libraries do not mix with ours.
 */
public final class VeraPdf {
  private VeraPdf() {}

  /**
   * What veraPDF says about a file.
   *
   * @param conforms whether it keeps to the flavour that it claims
   * @param flavour as {@code 2u}
   * @param rules the rules that it breaks
   */
  public record Judgement(boolean conforms, String flavour, String rules) {}

  /** Judges files, each by the flavour that it claims. */
  public static List<Judgement> judge(Path... files) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "src/test/judges/PdfaJudge.java"));
    Arrays.stream(files).map(file -> file.toAbsolutePath().toString()).forEach(command::add);
    Tool.Result result = Tool.run(command);
    List<Judgement> judgements = new ArrayList<>();
    for (String line : result.output().lines().toList()) {
      String[] cells = line.split("\t", -1);
      if (cells.length == 4 && cells[0].equals("VERAPDF")) {
        judgements.add(new Judgement(cells[1].equals("true"), cells[2], cells[3]));
      }
    }
    if (judgements.size() != files.length) {
      throw new AssertionError("veraPDF did not judge: " + result.output());
    }
    return judgements;
  }
}
