package cn.sidian.examples.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.examples.cli.CommandLineTool;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The code about certificates in README and docs is compiled and run as it stands there. */
class CertificateDocsTest {
  private static final String PAGE = "docs/certificates.md";
  private static final String SHOWN =
      """
      import cn.sidian.certificate.*;
      import cn.sidian.certificate.catalog.*;
      import cn.sidian.certificate.code.*;
      import cn.sidian.certificate.collect.*;
      import cn.sidian.certificate.copy.*;
      import cn.sidian.certificate.layout.*;
      import cn.sidian.certificate.life.*;
      import cn.sidian.certificate.quality.*;
      import cn.sidian.certificate.register.*;
      import cn.sidian.core.crypto.*;
      import cn.sidian.core.privacy.*;
      import cn.sidian.core.status.*;
      import cn.sidian.core.store.*;
      import cn.sidian.core.trust.*;
      import cn.sidian.seal.*;
      import java.nio.charset.StandardCharsets;
      import java.nio.file.*;
      import java.security.SecureRandom;
      import java.time.*;
      import java.util.*;

      class Shown {
        static final String OFFICE = "11430000006122244L";

        public static void main(String[] args) throws Exception {
          char[] password = Files.readAllLines(Path.of("keys/password.txt")).get(0).toCharArray();
          List<byte[]> secret = new ArrayList<>();
          for (String line : Files.readAllLines(Path.of("keys/storage.txt"))) {
            secret.add(HexFormat.of().parseHex(line));
          }
          byte[] holderKey = secret.get(0);
          byte[] indexKey = secret.get(1);
          byte[] storageKey = secret.get(2);
          var dataSource = new org.h2.jdbcx.JdbcDataSource();
          dataSource.setURL("jdbc:h2:file:./register");
          dataSource.setUser("sa");
          List<CollectionItem> library0 = new ArrayList<>();
          CollectionTarget library = item -> {
            library0.add(item);
            return "received";
          };
      %s
      %s
      %s
          System.out.println("delivered " + library0.size());
          register.close();
        }
      }
      """;

  @TempDir Path folder;

  private static String block(String file, String kind) throws IOException {
    Matcher matcher =
        Pattern.compile("```java " + kind + "\\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(Path.of("..").resolve(file)));
    assertThat(matcher.find()).as(file + " " + kind).isTrue();
    return matcher.group(1);
  }

  private String init() {
    CommandLineTool.Output made =
        CommandLineTool.capture(
            new CommandLine(new CertificateCommand()),
            List.of(
                "init",
                "--test",
                "--db",
                "jdbc:h2:file:" + folder.resolve("register"),
                "--out",
                folder.resolve("office").toString()));
    assertThat(made.exit()).as(made.out() + made.err()).isZero();
    return made.out();
  }

  private String run(String code) throws Exception {
    Path source = folder.resolve("Shown.java");
    Files.writeString(source, code);
    int errors =
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
    assertThat(errors).isZero();
    Path out = folder.resolve("out.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-cp",
                folder + File.pathSeparator + System.getProperty("java.class.path"),
                "Shown")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile())
            .start();
    int exit = process.waitFor();
    String said = Files.readString(out, StandardCharsets.UTF_8);
    assertThat(exit).as(said).isZero();
    return said;
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "README.zh-CN.md"})
  void theOfficeDayAndTheJobsRun(String readme) throws Exception {
    init();
    for (String name :
        List.of("records/practice.json", "records/photo.png", "trust.pem", "bundle.sdb")) {
      Path from = folder.resolve("office").resolve(name);
      Files.copy(
          from,
          folder.resolve(String.valueOf(from.getFileName())),
          StandardCopyOption.REPLACE_EXISTING);
    }
    Files.move(folder.resolve("office/keys"), folder.resolve("keys"));
    Files.createDirectories(folder.resolve("lists"));
    String said =
        run(
            SHOWN.formatted(
                block(PAGE, "register"), block(readme, "certificates"), block(PAGE, "jobs")));

    assertThat(said)
        .contains("VALID\nTOKEN_USED\n")
        .contains("吊销、撤销或撤回", "NOT_VALID")
        // issue, copy and revocation are events of the outbox; what waits has gone
        .containsPattern("delivered [2-9]");
    assertThat(List.of("certificate.pdf", "copy.pdf", "token.png"))
        .allSatisfy(name -> assertThat(folder.resolve(name)).isNotEmptyFile());
    try (Stream<Path> lists = Files.list(folder.resolve("lists"))) {
      assertThat(lists).isNotEmpty();
    }
  }

  /** The commands for people who have no database of their own, with what they answered put in. */
  @ParameterizedTest
  @ValueSource(strings = {"README.md", "README.zh-CN.md"})
  void theCommandsRun(String readme) throws Exception {
    Matcher matcher =
        Pattern.compile("```console certificates\\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(Path.of("..").resolve(readme)));
    assertThat(matcher.find()).isTrue();
    String id = "";
    String token = "";
    String list = "";
    List<Integer> exits = new ArrayList<>();
    String last = "";
    for (String line : matcher.group(1).lines().toList()) {
      String command = line.replaceFirst("^\\$ sidian certificate ", "");
      List<String> arguments = new ArrayList<>();
      for (String word : command.split(" ", -1)) {
        arguments.add(
            switch (word) {
              case "ID" -> id;
              case "CODE" -> token;
              case "LIST" -> list;
              default ->
                  word.startsWith("jdbc:")
                      ? "jdbc:h2:file:" + folder.resolve("register")
                      : word.matches("(office|lists|seen|certificate\\.pdf|copy\\.pdf)(/.*)?")
                          ? folder.resolve(word).toString()
                          : word;
            });
      }
      CommandLineTool.Output output =
          CommandLineTool.capture(new CommandLine(new CertificateCommand()), arguments);
      exits.add(output.exit());
      last = output.out() + output.err();
      String first = output.out().split("[ \\n]", 2)[0];
      switch (arguments.get(0)) {
        case "issue" -> id = first;
        // a code may end with a space
        case "show" -> token = output.out().replaceFirst("\\R$", "");
        case "status-list" -> list = first;
        default -> {
          // nothing that a later command needs
        }
      }
    }
    // all go through; the last is the revoked certificate
    assertThat(exits.subList(0, exits.size() - 1)).as(last).containsOnly(0);
    assertThat(exits.get(exits.size() - 1)).as(last).isEqualTo(1);
    assertThat(last).contains("NOT_VALID");
  }

  @Test
  void bothReadmesShowTheSameCode() throws IOException {
    assertThat(block("README.zh-CN.md", "certificates"))
        .isEqualTo(block("README.md", "certificates"));
  }
}
