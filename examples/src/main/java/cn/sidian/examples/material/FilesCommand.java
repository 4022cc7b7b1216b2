package cn.sidian.examples.material;

import cn.sidian.condition.SourceException;
import cn.sidian.core.SidianException;
import cn.sidian.core.Text;
import cn.sidian.examples.cli.CommonOptions;
import cn.sidian.examples.cli.ExitCode;
import cn.sidian.examples.cli.Reporter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What the commands share that read some files and say one thing about each. */
abstract class FilesCommand implements Callable<Integer> {
  @Spec @Nullable CommandSpec spec;
  @Mixin CommonOptions options = new CommonOptions();

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "要读取的文件 / the files to read")
  List<Path> files = List.of();

  private @Nullable Reporter reporter;

  /** Prepares what all files share; before any file is read. */
  void prepare() {}

  /** Does the work for one file. */
  abstract ExitCode file(Path file);

  @Override
  public final Integer call() {
    reporter = new Reporter(commandLine(), options);
    try {
      prepare();
    } catch (SidianException e) {
      unreadable(e.place() == null ? "" : fileOf(e.place()), e);
      return ExitCode.UNREADABLE.code();
    }
    ExitCode worst = ExitCode.YES;
    for (Path file : files) {
      ExitCode exit;
      try {
        exit = file(file);
      } catch (SidianException e) {
        unreadable(file.toString(), e);
        exit = ExitCode.UNREADABLE;
      }
      worst = worst.worse(exit);
    }
    return worst.code();
  }

  private static String fileOf(String place) {
    int line = place.lastIndexOf(", line ");
    return line < 0 ? place : place.substring(0, line);
  }

  /** One object with the first problem, and all of them when there are more. */
  private void unreadable(String file, SidianException e) {
    boolean several = e instanceof SourceException source && source.findings().size() > 1;
    if (!json() || !several) {
      reporter().error(file, e);
    } else if (e instanceof SourceException source) {
      JsonLine line = JsonLine.of(file);
      line.node().set("error", Reporter.words(e.code(), e.text(), e.place()));
      print(line.findings(source.findings()));
    }
    if (!json() && e instanceof SourceException source) {
      source.findings().stream()
          .skip(1)
          .forEach(
              f -> reporter().error(file, new SidianException(f.code(), f.message(), f.place())));
    }
  }

  final CommandLine commandLine() {
    if (spec == null) {
      throw new IllegalStateException("run by picocli only");
    }
    return spec.commandLine();
  }

  final Reporter reporter() {
    if (reporter == null) {
      throw new IllegalStateException("the command has not begun");
    }
    return reporter;
  }

  final boolean json() {
    return options.json();
  }

  CommandLine.ParameterException usage(Text text) {
    return new CommandLine.ParameterException(commandLine(), text.in(options.locale()));
  }

  void print(JsonLine line) {
    reporter().line(line.node());
  }

  String say(Text text) {
    return text.in(options.locale());
  }

  String say(String zh, String en) {
    return say(new Text(zh, en));
  }

  void line(String zh, String en) {
    reporter().say(say(zh, en));
  }

  void line(String text) {
    reporter().say(text);
  }
}
