package cn.sidian.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A vendor with modules: what is exported suffices, and what is internal stays out of reach. */
class ModulePathIT {
  @TempDir Path folder;

  private int compile(String body) throws IOException {
    Path sources = Files.createDirectories(folder.resolve("src/vendor"));
    Files.writeString(
        folder.resolve("src/module-info.java"), "module vendor { requires cn.sidian.seal; }");
    Files.writeString(sources.resolve("Vendor.java"), body);
    return ToolProvider.getSystemJavaCompiler()
        .run(
            null,
            null,
            Files.newOutputStream(folder.resolve("javac.txt")),
            "--module-path",
            libraries(),
            "-encoding",
            "UTF-8",
            "-d",
            folder.resolve("classes").toString(),
            folder.resolve("src/module-info.java").toString(),
            sources.resolve("Vendor.java").toString());
  }

  private static String libraries() {
    return SidianProcess.repository().resolve("examples/target/lib").toString();
  }

  @Test
  void anOutsiderSealsOnTheModulePath() throws Exception {
    int errors =
        compile(
            """
            package vendor;

            import cn.sidian.core.code.UnifiedSocialCreditCode;
            import cn.sidian.seal.Length;
            import cn.sidian.seal.PdfSealVerifier;
            import cn.sidian.core.trust.TrustAnchors;
            import java.nio.file.Path;
            import java.util.Locale;

            public class Vendor {
              public static void main(String[] args) {
                System.out.println(UnifiedSocialCreditCode.parse("91350100M000100Y43").isValid());
                System.out.println(Length.parse("20mm").points());
                System.out.println(
                    PdfSealVerifier.builder(TrustAnchors.none())
                        .build()
                        .verify(Path.of(args[0]))
                        .toText(Locale.ENGLISH));
              }
            }
            """);
    assertThat(folder.resolve("javac.txt")).content().isEmpty();
    assertThat(errors).isZero();
    SidianProcess.run("demo", "--out", folder.resolve("demo").toString()).exitsWith(0);
    Path sealed;
    try (Stream<Path> files = Files.list(folder.resolve("demo/sealed"))) {
      sealed = files.findFirst().orElseThrow();
    }
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--module-path",
                    libraries() + java.io.File.pathSeparator + folder.resolve("classes"),
                    "--module",
                    "vendor/vendor.Vendor",
                    sealed.toString()))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("out.txt").toFile())
            .start();
    int exit = process.waitFor();
    assertThat(folder.resolve("out.txt"))
        .content()
        .contains("true", "RESULT: NOT DECIDED", "Integrity: intact");
    assertThat(exit).isZero();
  }

  @Test
  void internalsAreOutOfReach() throws IOException {
    int errors =
        compile(
            """
            package vendor;

            public class Vendor {
              Class<?> internal = cn.sidian.seal.internal.SealMessages.class;
            }
            """);
    assertThat(errors).isNotZero();
    assertThat(folder.resolve("javac.txt")).content().contains("cn.sidian.seal.internal");
  }
}
