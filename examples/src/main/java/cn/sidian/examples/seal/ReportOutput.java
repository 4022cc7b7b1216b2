package cn.sidian.examples.seal;

import cn.sidian.core.SidianException;
import cn.sidian.core.Text;
import cn.sidian.seal.SealReport;
import cn.sidian.seal.SealReportPdf;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where the PDF report on one document goes; written beside and moved. */
final class ReportOutput {
  private final Path target;
  private final boolean overwrite;

  /**
   * A place for a report.
   *
   * @param output a file, or a folder
   * @param inFolder the name of the document if the output is a folder, else null
   * @param overwrite whether an existing file may be replaced
   */
  ReportOutput(Path output, @Nullable Path inFolder, boolean overwrite) {
    this.target = inFolder == null ? output : output.resolve(reportName(inFolder));
    this.overwrite = overwrite;
  }

  /** {@code licence.pdf} gives {@code licence.report.pdf}. */
  private static Path reportName(Path document) {
    String name = String.valueOf(document.getFileName());
    int dot = name.lastIndexOf('.');
    return document.resolveSibling((dot < 0 ? name : name.substring(0, dot)) + ".report.pdf");
  }

  /** Why nothing may be written there, or null. */
  @Nullable Text refusal(Path document) {
    if (target.toAbsolutePath().normalize().equals(document.toAbsolutePath().normalize())) {
      return new Text("报告与被核验文件是同一个文件。", "The report and the document are the same file.");
    }
    return Files.exists(target) && !overwrite
        ? new Text(
            "报告文件 " + target + " 已存在；如要覆盖请加 --overwrite。",
            "The report " + target + " already exists; add --overwrite to replace it.")
        : null;
  }

  void write(SealReport report, Path document, Instant verifiedAt) {
    byte[] pdf = SealReportPdf.write(report, SealReportPdf.Subject.of(document, verifiedAt));
    try {
      Path folder = target.toAbsolutePath().resolveSibling("");
      Files.createDirectories(folder);
      Path part = Files.createTempFile(folder, ".report", ".part");
      try {
        Files.write(part, pdf);
        Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new SidianException(
          "OUTPUT_FAILED",
          new Text(
              "报告无法写入，请检查路径、权限和空间。", "The report cannot be written; check path, rights and space."),
          target.toString(),
          e);
    }
  }
}
