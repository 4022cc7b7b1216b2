package cn.sidian.examples.certificate;

import cn.sidian.core.SidianException;
import cn.sidian.core.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/** Outputs are written beside their place and moved there; what exists is never replaced. */
final class NewFile {
  static final Text EXISTS =
      new Text(
          "输出文件已存在，未覆盖。请换一个名称。", "The output exists and was not replaced; choose another name.");

  private NewFile() {}

  static boolean exists(@Nullable Path file) {
    return file != null && Files.exists(file);
  }

  static void write(Path file, byte[] content) {
    Path folder = file.toAbsolutePath().getParent();
    try {
      Files.createDirectories(folder);
      Path beside = Files.createTempFile(folder, ".sidian", ".tmp");
      try {
        Files.write(beside, content);
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(beside);
      }
    } catch (IOException e) {
      throw new SidianException(
          "OUTPUT_FAILED",
          new Text("无法写出文件，请检查路径和权限。", "The output cannot be written; check its path and rights."),
          file.toString(),
          e);
    }
  }
}
