package cn.sidian.examples.material;

import cn.sidian.condition.SourceException;
import cn.sidian.core.Finding;
import cn.sidian.core.SidianException;
import cn.sidian.core.Text;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What the commands share that read some files and say one thing about each. */
abstract class FilesCommand implements Callable<Integer> {
  static final int YES = 0;
  static final int NO = 1;
  static final int USAGE = 2;
  static final int UNREADABLE = 3;
  static final int UNDECIDED = 4;

  @Spec CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "the files to read")
  List<Path> files = List.of();

  @Option(names = "--json", description = "one JSON object per file on standard output")
  boolean json;

  @Option(names = "--lang", paramLabel = "zh|en", description = "the language of texts")
  @Nullable String lang;

  @Option(names = "--debug", description = "show the stack trace of an error")
  boolean debug;

  /** Prepares what all files share; before any file is read. */
  void prepare() {}

  /** Does the work for one file. */
  abstract int file(Path file);

  @Override
  public final Integer call() {
    for (Path file : files) {
      if (file.toString().indexOf('\uFFFD') >= 0) {
        throw usage(
            new Text(
                "文件名无法解码。请设置 LC_ALL=C.UTF-8 后再试。",
                "A file name could not be decoded. Set LC_ALL=C.UTF-8 and try again."));
      }
    }
    if (lang != null && !lang.equals("zh") && !lang.equals("en")) {
      throw usage(new Text("--lang 只能是 zh 或 en。", "--lang must be zh or en."));
    }
    try {
      prepare();
    } catch (SidianException e) {
      return unreadable(e.place() == null ? "" : fileOf(e.place()), e);
    }
    int worst = YES;
    for (Path file : files) {
      int exit;
      try {
        exit = file(file);
      } catch (SidianException e) {
        exit = unreadable(file.toString(), e);
      }
      out().flush();
      worst = worse(worst, exit);
    }
    return worst;
  }

  private static String fileOf(String place) {
    int comma = place.lastIndexOf(", line ");
    return comma < 0 ? place : place.substring(0, comma);
  }

  /** In the order 3, 1, 4, 0. */
  private static int worse(int a, int b) {
    for (int exit : new int[] {UNREADABLE, NO, UNDECIDED}) {
      if (a == exit || b == exit) {
        return exit;
      }
    }
    return YES;
  }

  int unreadable(String file, SidianException e) {
    List<Finding> all =
        e instanceof SourceException source ? source.findings() : List.of(e.toFinding());
    if (json) {
      JsonLine error =
          new JsonLine()
              .put("code", e.code())
              .put("zh", e.text().zh())
              .put("en", e.text().en())
              .nullable("place", e.place());
      JsonLine line = new JsonLine().put("file", file).put("error", error);
      if (all.size() > 1) {
        line.findings(all);
      }
      out().println(line);
    } else {
      for (Finding finding : all) {
        err().println(
            (finding.place() == null ? file : finding.place())
                + ": "
                + say(finding.message())
                + " ["
                + finding.code()
                + "]");
      }
    }
    if (debug) {
      e.printStackTrace(err());
    }
    err().flush();
    return UNREADABLE;
  }

  CommandLine.ParameterException usage(Text text) {
    return new CommandLine.ParameterException(spec.commandLine(), say(text));
  }

  PrintWriter out() {
    return spec.commandLine().getOut();
  }

  PrintWriter err() {
    return spec.commandLine().getErr();
  }

  String say(Text text) {
    Locale locale = lang == null ? Locale.getDefault() : Locale.forLanguageTag(lang);
    return text.in(locale);
  }

  String say(String zh, String en) {
    return say(new Text(zh, en));
  }

  void line(String zh, String en) {
    out().println(say(zh, en));
  }
}
