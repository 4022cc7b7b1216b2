package cn.sidian.examples.cli;

import cn.sidian.core.SidianException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Runs commands so that every end is an exit code and a sentence, never a stack trace. */
public final class CommandLineTool {
  /** What the JVM puts where it could not decode an argument. */
  private static final char UNDECODED = '\uFFFD';

  private CommandLineTool() {}

  /**
   * Runs one call.
   *
   * @param commandLine the commands
   * @param arguments the arguments of the process
   * @return the exit code
   */
  public static int run(CommandLine commandLine, String[] arguments) {
    // all output is UTF-8, whatever the locale says
    PrintStream out = utf8(FileDescriptor.out);
    PrintStream err = utf8(FileDescriptor.err);
    System.setOut(out);
    System.setErr(err);
    // picocli makes writers of its own for some commands and asks these how to encode
    for (String stream : new String[] {"stdout", "stderr"}) {
      System.setProperty(stream + ".encoding", "UTF-8");
      System.setProperty("sun." + stream + ".encoding", "UTF-8");
    }
    behave(commandLine)
        .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
    if (Arrays.stream(arguments).anyMatch(argument -> argument.indexOf(UNDECODED) >= 0)) {
      err.println(
          "参数中有无法识别的字符，请在 UTF-8 环境下运行，例如先执行 export LC_ALL=C.UTF-8\n"
              + "An argument has characters that could not be decoded; run in a UTF-8 locale, as in:"
              + " export LC_ALL=C.UTF-8");
      return ExitCode.USAGE.code();
    }
    return commandLine.execute(arguments);
  }

  /**
   * Runs one call and keeps what it says, for a program that shows commands at work.
   *
   * @param commandLine the commands
   * @param arguments the arguments, as a user types them
   * @return what a user would have seen
   */
  public static Output capture(CommandLine commandLine, List<String> arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    behave(commandLine).setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
    int exit = commandLine.execute(arguments.toArray(String[]::new));
    return new Output(exit, out.toString(), err.toString());
  }

  /**
   * What a call left.
   *
   * @param exit the exit code
   * @param out what stood on standard output
   * @param err what stood on standard error
   */
  public record Output(int exit, String out, String err) {}

  private static CommandLine behave(CommandLine commandLine) {
    return commandLine
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(CommandLineTool::usage)
        .setExecutionExceptionHandler(CommandLineTool::failure);
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  private static int usage(ParameterException e, String[] arguments) {
    PrintWriter err = e.getCommandLine().getErr();
    err.println(e.getMessage());
    CommandLine.UnmatchedArgumentException.printSuggestions(e, err);
    err.println(e.getCommandLine().getHelp().fullSynopsis().strip());
    return ExitCode.USAGE.code();
  }

  private static int failure(Exception e, CommandLine commandLine, CommandLine.ParseResult parsed) {
    CommonOptions options = CommonOptions.of(commandLine);
    if (options != null && options.debug()) {
      e.printStackTrace(commandLine.getErr());
    }
    if (e instanceof SidianException known) {
      Reporter reporter = new Reporter(commandLine, options);
      reporter.error(null, known);
      return ExitCode.UNREADABLE.code();
    }
    commandLine
        .getErr()
        .println(
            "内部错误，请加 --debug 重新运行并反馈 / Internal error; run again with --debug and report it: "
                + e.getClass().getSimpleName());
    return ExitCode.UNREADABLE.code();
  }
}
