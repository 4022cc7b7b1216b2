package cn.sidian.examples.seal;

import cn.sidian.examples.cli.PasswordFile;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The password of encrypted documents. */
final class DocumentPassword {
  @Option(
      names = "--pdf-password-file",
      paramLabel = "F",
      description = "文档口令文件 / file with the password of the documents")
  private @Nullable Path file;

  /**
   * The password, if one was given.
   *
   * @param reading is told which file is read
   */
  Optional<char[]> read(Consumer<Path> reading) {
    if (file == null) {
      return Optional.empty();
    }
    reading.accept(file);
    return Optional.of(PasswordFile.read(file));
  }
}
