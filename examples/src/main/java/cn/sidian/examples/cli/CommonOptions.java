package cn.sidian.examples.cli;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The options of every command. */
public final class CommonOptions {
  /** The languages of the output. */
  enum Language {
    ZH,
    EN
  }

  @Option(
      names = "--json",
      description = "每个输入输出一行 JSON / one line of JSON per input on standard output")
  private boolean json;

  @Option(
      names = "--lang",
      paramLabel = "zh|en",
      description = "输出语言，默认随系统 / language of the output, by default the system's")
  private @Nullable Language language;

  @Option(names = "--debug", description = "出错时显示堆栈 / show stack traces")
  private boolean debug;

  /** Whether output is JSON. */
  public boolean json() {
    return json;
  }

  /** Whether stack traces are shown. */
  public boolean debug() {
    return debug;
  }

  /** The language of the output. */
  public Locale locale() {
    if (language == null) {
      return Locale.getDefault();
    }
    return language == Language.ZH ? Locale.CHINESE : Locale.ENGLISH;
  }

  static @Nullable CommonOptions of(CommandLine commandLine) {
    return commandLine.getMixins().values().stream()
        .filter(CommonOptions.class::isInstance)
        .map(CommonOptions.class::cast)
        .findFirst()
        .orElse(null);
  }
}
