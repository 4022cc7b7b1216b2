package cn.sidian.examples.exemption;

import cn.sidian.condition.SourceException;
import cn.sidian.core.Finding;
import cn.sidian.core.SidianException;
import cn.sidian.core.Text;
import cn.sidian.examples.cli.CommonOptions;
import cn.sidian.examples.cli.ExitCode;
import cn.sidian.examples.cli.Reporter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What the commands on rules share: one file that cannot be read stops the whole call. */
abstract class ExemptionCommand implements Callable<Integer> {
  /** The time of the country. */
  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  @Spec @Nullable CommandSpec spec;
  @Mixin CommonOptions options = new CommonOptions();

  private @Nullable Reporter reporter;

  /** Does the work. */
  abstract ExitCode run();

  @Override
  public final Integer call() {
    reporter = new Reporter(commandLine(), options);
    try {
      return run().code();
    } catch (SidianException e) {
      unreadable(e);
      return ExitCode.UNREADABLE.code();
    }
  }

  private void unreadable(SidianException e) {
    String file = e.place() == null ? null : fileOf(e.place());
    boolean several = e instanceof SourceException source && source.findings().size() > 1;
    if (json() && several && e instanceof SourceException source) {
      // the first, and everything that is wrong
      ObjectNode object = Reporter.object(file);
      object.set("error", Reporter.words(e.code(), e.text(), e.place()));
      object.set("findings", Reporter.findings(source.findings()));
      print(object);
      return;
    }
    reporter().error(json() ? file : null, e);
    if (e instanceof SourceException source) {
      source.findings().stream().skip(1).forEach(this::remark);
    }
  }

  private void remark(Finding finding) {
    commandLine()
        .getErr()
        .println(
            finding.code()
                + " "
                + say(finding.message())
                + (finding.place() == null ? "" : " [" + finding.place() + "]"));
  }

  private static String fileOf(String place) {
    int line = place.lastIndexOf(", line ");
    return line < 0 ? place : place.substring(0, line);
  }

  /** Whether one of the outputs exists already; it is named and left alone. */
  final boolean isTaken(@Nullable Path... outputs) {
    for (Path output : outputs) {
      if (output != null && Files.exists(output)) {
        reporter()
            .remark(
                new Text("文件已存在，没有改写：" + output, "The file exists and was left alone: " + output));
        return true;
      }
    }
    return false;
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

  final String say(Text text) {
    return text.in(options.locale());
  }

  final String say(String zh, String en) {
    return say(new Text(zh, en));
  }

  final void line(String zh, String en) {
    reporter().say(say(zh, en));
  }

  final void line(String text) {
    reporter().say(text);
  }

  final void print(ObjectNode object) {
    reporter().line(object);
  }

  /** A line that is JSON already. */
  final void printJson(String json) {
    commandLine().getOut().println(json);
  }

  final CommandLine.ParameterException usage(String zh, String en) {
    return new CommandLine.ParameterException(commandLine(), say(zh, en));
  }

  final LocalDate day(@Nullable String written) {
    if (written == null) {
      return LocalDate.now(ZONE);
    }
    try {
      return LocalDate.parse(written);
    } catch (DateTimeException e) {
      throw usage("--at 应写成 2024-03-01 这样的日期。", "--at must be a day as in 2024-03-01.");
    }
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ObjectNode text(Text text) {
    return object().put("zh", text.zh()).put("en", text.en());
  }

  static ArrayNode array(Collection<String> texts) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    texts.forEach(array::add);
    return array;
  }
}
