package cn.sidian.examples.seal;

import cn.sidian.core.Text;
import cn.sidian.examples.cli.PdfInputs;
import cn.sidian.seal.SealRefusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/** Where documents go: to a file, or several of them into a folder. */
final class OutputOptions {
  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "OUT",
      description = "输出文件；多个输入时为文件夹 / output file; a folder for several inputs")
  private Path output;

  @Option(names = "--overwrite", description = "覆盖已有输出 / replace existing outputs")
  private boolean overwrite;

  Path path() {
    return output;
  }

  boolean overwrites() {
    return overwrite;
  }

  /** Whether the output is a folder for all of the inputs. */
  boolean isFolder(List<Path> inputs) {
    return inputs.size() > 1 || Files.isDirectory(inputs.get(0)) || Files.isDirectory(output);
  }

  /** Where a document goes. */
  Path target(PdfInputs.Input document, boolean folder) {
    return folder ? output.resolve(document.name()) : output;
  }

  static SealRefusal folderMissing() {
    Text text =
        new Text("无法创建输出文件夹，请检查路径和权限。", "The output folder cannot be made; check path and rights.");
    return new SealRefusal("OUTPUT_NOT_WRITABLE", text, null);
  }
}
