package cn.sidian.examples.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The documents of a call: files as named, folders with all PDFs below them. */
public final class PdfInputs {
  private PdfInputs() {}

  /**
   * One document.
   *
   * @param file where it is
   * @param name its name below the folder it was found in
   */
  public record Input(Path file, Path name) {}

  /** The documents, in the order of the call; those of a folder by name. */
  public static List<Input> find(List<Path> arguments) {
    List<Input> inputs = new ArrayList<>();
    for (Path argument : arguments) {
      if (Files.isDirectory(argument)) {
        try (Stream<Path> below = Files.walk(argument)) {
          below
              .filter(Files::isRegularFile)
              .filter(PdfInputs::isPdf)
              .sorted()
              .forEach(file -> inputs.add(new Input(file, argument.relativize(file))));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      } else {
        Path name = argument.getFileName();
        inputs.add(new Input(argument, name == null ? argument : name));
      }
    }
    return inputs;
  }

  private static boolean isPdf(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(".pdf");
  }
}
