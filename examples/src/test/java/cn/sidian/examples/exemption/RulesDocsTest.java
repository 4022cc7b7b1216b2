package cn.sidian.examples.exemption;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The code and the commands about rules in the docs are compiled and run as they stand there. */
class RulesDocsTest {
  private static final String IMPORTS =
      "import cn.sidian.condition.*; import cn.sidian.exemption.*; import java.nio.file.*;"
          + " import java.security.*; import java.time.*; import java.util.*;"
          + " import java.util.stream.*; import org.junit.jupiter.api.*;"
          + " import static org.junit.jupiter.api.DynamicTest.dynamicTest;\n";

  @TempDir Path folder;

  private static List<String> blocks(String file, String kind) throws IOException {
    Matcher matcher =
        Pattern.compile("```" + kind + "\\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(Path.of("..").resolve(file)));
    List<String> blocks = new ArrayList<>();
    while (matcher.find()) {
      blocks.add(matcher.group(1));
    }
    return blocks;
  }

  private Class<?> compile(String name, String code, URLClassLoader loader) throws Exception {
    Path source = folder.resolve(name + ".java");
    Files.writeString(source, IMPORTS + code);
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-d",
                folder.toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-encoding",
                "UTF-8",
                "-proc:none",
                source.toString());
    assertThat(result).isZero();
    return loader.loadClass(name);
  }

  private URLClassLoader loader() throws IOException {
    return new URLClassLoader(new URL[] {folder.toUri().toURL()});
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "README.zh-CN.md", "docs/rules.md"})
  void theJavaCodeRuns(String file) throws Exception {
    List<String> code = blocks(file, "java rules");
    assertThat(code).hasSize(1);
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream before = System.out;
    try (URLClassLoader loader = loader()) {
      Class<?> shown =
          compile(
              "Shown",
              "public class Shown { public static void run() throws Exception {\n"
                  + code.get(0)
                  + "\n}}\n",
              loader);
      System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
      shown.getMethod("run").invoke(null);
    } finally {
      System.setOut(before);
    }
    String text = said.toString(StandardCharsets.UTF_8);
    if (file.startsWith("README")) {
      assertThat(text).contains("EXEMPT 申请人免于提交“营业执照”", "您可以不提交", "一次性告知单");
    } else {
      assertThat(text)
          .contains("EXEMPT NO needed []", "IN_FORCE wuhai.2.certificate", "不得交付", "true");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "README.zh-CN.md"})
  void theThreeLinesOfJunitRun(String file) throws Exception {
    List<String> code = blocks(file, "java cases");
    assertThat(code).hasSize(1);
    try (URLClassLoader loader = loader()) {
      Class<?> test = compile("OfficeRulesTest", code.get(0), loader);
      var constructor = test.getDeclaredConstructor();
      constructor.setAccessible(true);
      var method = test.getDeclaredMethod("rules");
      method.setAccessible(true);
      List<?> tests = ((Stream<?>) method.invoke(constructor.newInstance())).toList();
      assertThat(tests).hasSize(2);
      for (Object one : tests) {
        try {
          ((DynamicTest) one).getExecutable().execute();
        } catch (Throwable e) {
          throw new AssertionError(e);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "README.zh-CN.md"})
  void theCommandsRun(String file) throws IOException {
    Files.createDirectories(Path.of("target"));
    List<String> commands = blocks(file, "sh rules").get(0).lines().toList();
    assertThat(commands).hasSize(3);
    for (String command : commands) {
      String[] words = command.split(" ");
      assertThat(words[0]).isEqualTo("sidian");
      boolean decide = words[1].equals("decide");
      List<String> arguments = List.of(words).subList(2, words.length);
      StringWriter out = new StringWriter();
      int exit =
          new CommandLine(decide ? new DecideCommand() : new RulesCommand())
              .setCaseInsensitiveEnumValuesAllowed(true)
              .setOut(new PrintWriter(out))
              .execute(arguments.toArray(String[]::new));
      assertThat(exit).as(command).isZero();
      assertThat(out.toString()).isNotBlank();
    }
  }

  /** The pack the page shows is the one its commands run. */
  @ParameterizedTest
  @ValueSource(strings = {"README.md", "README.zh-CN.md"})
  void thePackIsTheOneThatIsRun(String file) throws IOException {
    assertThat(blocks(file, "yaml pack"))
        .containsExactly(Files.readString(Path.of("data/rules/office/office.yaml")));
  }

  @Test
  void bothReadmesShowTheSame() throws IOException {
    for (String kind : List.of("java rules", "java cases", "sh rules", "yaml pack")) {
      assertThat(blocks("README.zh-CN.md", kind)).isEqualTo(blocks("README.md", kind));
    }
  }
}
