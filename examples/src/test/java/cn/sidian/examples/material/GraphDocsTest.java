package cn.sidian.examples.material;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The code in docs/graphs.md and in both READMEs is compiled and run as it stands there. */
class GraphDocsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"docs/graphs.md", "README.md", "README.zh-CN.md"})
  void theTenLinesRun(String page) throws Exception {
    Matcher block =
        Pattern.compile("```java graph\\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(Path.of("..", page)));
    assertThat(block.find()).isTrue();
    assertThat(block.group(1).lines().filter(line -> !line.isBlank()).count()).isLessThan(12);
    Path graph = Path.of("data/graphs/food-business.json").toAbsolutePath();
    String code =
        block
            .group(1)
            .replace("food-business.json", graph.toString())
            .replace("graph.svg", folder.resolve("graph.svg").toString());
    Path source = folder.resolve("Shown.java");
    Files.writeString(
        source,
        "import cn.sidian.condition.*; import cn.sidian.material.*; import java.nio.file.*;"
            + " import java.util.*;\npublic class Shown { public static void run() throws"
            + " Exception {\n"
            + code
            + "\n}}\n");
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
                "-proc:none",
                source.toString());
    assertThat(result).isZero();
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream before = System.out;
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
      loader.loadClass("Shown").getMethod("run").invoke(null);
    } finally {
      System.setOut(before);
    }
    assertThat(said.toString(StandardCharsets.UTF_8))
        .contains("food-permit")
        .contains("UNVERIFIED");
    assertThat(folder.resolve("graph.svg")).content().contains("食品经营许可证");
  }
}
