package cn.sidian.examples.cli;

import cn.sidian.core.Finding;
import cn.sidian.core.SidianException;
import cn.sidian.core.Text;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Writes results: JSON lines to standard output, or plain text; troubles for people to stderr. */
public final class Reporter {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final CommandLine commandLine;
  private final boolean json;
  private final boolean debug;
  private final Locale locale;

  /**
   * A reporter of one command.
   *
   * @param commandLine the command
   * @param options its common options, or null
   */
  public Reporter(CommandLine commandLine, @Nullable CommonOptions options) {
    this.commandLine = commandLine;
    this.json = options != null && options.json();
    this.debug = options != null && options.debug();
    this.locale = options == null ? Locale.getDefault() : options.locale();
  }

  /** Whether output is JSON. */
  public boolean json() {
    return json;
  }

  /** The language of the output. */
  public Locale locale() {
    return locale;
  }

  /** An object that begins with the name of its input. */
  public static ObjectNode object(@Nullable String file) {
    return MAPPER.createObjectNode().put("file", file);
  }

  /** An object that is given as JSON, behind the name of its input. */
  public static ObjectNode object(String file, String content) {
    try {
      ObjectNode object = object(file);
      JsonNode tree = MAPPER.readTree(content);
      tree.properties().forEach(entry -> object.set(entry.getKey(), entry.getValue()));
      return object;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One line of JSON. */
  public void line(ObjectNode object) {
    commandLine.getOut().println(object);
  }

  /** Plain text on standard output. */
  public void say(String text) {
    commandLine.getOut().println(text);
  }

  /** A remark for people on standard error. */
  public void remark(Text text) {
    commandLine.getErr().println(text.in(locale));
  }

  /** An input that cannot be read. */
  public void error(@Nullable String file, SidianException e) {
    if (debug) {
      e.printStackTrace(commandLine.getErr());
    }
    if (json) {
      ObjectNode object = object(file);
      object.set("error", words(e.code(), e.text(), e.place()));
      line(object);
    } else {
      commandLine
          .getErr()
          .println(
              (file == null ? "" : file + ": ")
                  + e.code()
                  + " "
                  + e.text().in(locale)
                  + (e.place() == null ? "" : " [" + e.place() + "]"));
    }
  }

  /** An input for which nothing was done. */
  public void refused(String file, String code, Text text) {
    if (json) {
      ObjectNode object = object(file);
      object.set("refused", words(code, text, null));
      line(object);
    } else {
      remark(new Text(file + "：" + text.zh(), file + ": " + text.en()));
    }
  }

  /** A code with its words. */
  public static ObjectNode words(String code, Text text, @Nullable String place) {
    return MAPPER
        .createObjectNode()
        .put("code", code)
        .put("zh", text.zh())
        .put("en", text.en())
        .put("place", place);
  }

  /** Findings as JSON. */
  public static ArrayNode findings(Iterable<Finding> findings) {
    ArrayNode array = MAPPER.createArrayNode();
    for (Finding finding : findings) {
      array.add(
          MAPPER
              .createObjectNode()
              .put("code", finding.code())
              .put("severity", finding.severity().name())
              .put("zh", finding.message().zh())
              .put("en", finding.message().en())
              .put("place", finding.place())
              .put("clause", finding.clause()));
    }
    return array;
  }
}
