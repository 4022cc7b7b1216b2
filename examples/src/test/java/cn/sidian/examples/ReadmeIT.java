package cn.sidian.examples;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the README says is run as it stands there. */
class ReadmeIT {
  private static final Pattern BLOCK = Pattern.compile("```(\\w+)\\n(.*?)```", Pattern.DOTALL);

  @TempDir Path folder;

  private static List<String> blocks(String readme, String language) throws IOException {
    List<String> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(Files.readString(SidianProcess.repository().resolve(readme)));
    while (matcher.find()) {
      if (matcher.group(1).equals(language)) {
        blocks.add(matcher.group(2));
      }
    }
    return blocks;
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "README.zh-CN.md"})
  void firstCommandIsTheDemoAndSecondTheTestsThatCiRuns(String readme) throws IOException {
    List<String> commands =
        blocks(readme, "sh").stream()
            .flatMap(String::lines)
            .filter(line -> line.startsWith("./mvnw"))
            .toList();
    assertThat(commands).containsExactly("./mvnw -q -Pdemo", "./mvnw verify");
    assertThat(Files.readAllLines(SidianProcess.repository().resolve(".ci/run")))
        .contains("./mvnw verify");
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "README.zh-CN.md"})
  void theJarCommandsWork(String readme) throws IOException {
    SidianProcess.run("demo").exitsWith(0);
    Files.deleteIfExists(SidianProcess.repository().resolve("examples/target/readme/sealed.pdf"));
    Files.createDirectories(SidianProcess.repository().resolve("examples/target/readme"));
    List<String> commands =
        blocks(readme, "sh").stream()
            .flatMap(String::lines)
            .filter(line -> line.startsWith("java -jar examples/target/sidian.jar "))
            .toList();
    assertThat(commands).hasSize(2);
    for (String command : commands) {
      String[] arguments =
          command.substring("java -jar examples/target/sidian.jar ".length()).split(" ");
      SidianProcess.Result result = SidianProcess.run(arguments).exitsWith(0);
      if (arguments[0].equals("verify")) {
        assertThat(result.out()).contains("结论：通过");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "README.zh-CN.md"})
  void theJavaCodeCompilesAndSealsAndVerifies(String readme) throws Exception {
    List<String> code = blocks(readme, "java");
    assertThat(code).hasSize(1);
    assertThat(code.get(0).lines().filter(line -> !line.isBlank()).count()).isLessThan(15);
    compile(code.get(0));
    prepareInputs();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dstdout.encoding=UTF-8",
                "-Dfile.encoding=UTF-8",
                "-cp",
                folder + java.io.File.pathSeparator + System.getProperty("java.class.path"),
                "Readme")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out.txt").toFile())
            .start();
    int exit = process.waitFor();
    assertThat(folder.resolve("out.txt")).content(StandardCharsets.UTF_8).contains("结论：通过");
    assertThat(exit).isZero();
  }

  private void compile(String code) throws IOException {
    Path source = folder.resolve("Readme.java");
    Files.writeString(
        source,
        """
        import cn.sidian.core.crypto.*;
        import cn.sidian.core.trust.*;
        import cn.sidian.seal.*;
        import cn.sidian.seal.SealPlacement.Corner;
        import java.nio.file.Path;
        import java.util.Locale;

        class Readme {
          public static void main(String[] args) {
            char[] password = "secret".toCharArray();
        %s
          }
        }
        """
            .formatted(code));
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    int errors =
        compiler.run(
            null,
            null,
            null,
            "-cp",
            System.getProperty("java.class.path"),
            "-encoding",
            "UTF-8",
            "-d",
            folder.toString(),
            source.toString());
    assertThat(errors).isZero();
  }

  private void prepareInputs() throws IOException {
    Instant now = Instant.now();
    TestAuthority root = TestAuthority.root(TestKeys.SM2, now, new SecureRandom());
    TestAuthority.Issued issued =
        root.issue(CertificateSpec.signer("TEST signer", TestKeys.SM2, now));
    Files.write(folder.resolve("seal.p12"), issued.pkcs12("secret".toCharArray()));
    Files.writeString(folder.resolve("trust.pem"), TestAuthority.pem(List.of(root.certificate())));
    try (var pdf = ReadmeIT.class.getResourceAsStream("demo/proof-social-insurance.pdf")) {
      Files.write(folder.resolve("proof.pdf"), pdf.readAllBytes());
    }
    String provenance = Files.readString(SidianProcess.repository().resolve("docs/formats.md"));
    Matcher json =
        Pattern.compile("```json\\n(\\{\\n.*?\\})\\n```", Pattern.DOTALL).matcher(provenance);
    assertThat(json.find()).isTrue();
    Files.writeString(folder.resolve("provenance.json"), json.group(1));
  }

  @Test
  void theChineseReadmeHasTheSameCode() throws IOException {
    for (String language : List.of("sh", "java", "xml")) {
      assertThat(blocks("README.zh-CN.md", language)).isEqualTo(blocks("README.md", language));
    }
  }
}
