package cn.sidian.seal.verifying;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.core.SidianException;
import cn.sidian.core.Verdict;
import cn.sidian.seal.PdfSealVerifier;
import cn.sidian.seal.SealAcceptancePolicy;
import cn.sidian.seal.SealPlacement;
import cn.sidian.seal.attack.Attack;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/attacks.md lists the attacks as they are, and its code compiles and runs. */
class AttackPageTest {
  private static final Path PAGE = Path.of("../docs/attacks.md");

  @TempDir Path folder;

  private static String row(Attack attack) {
    return "| "
        + attack
        + " | "
        + attack.words().en()
        + " | "
        + attack.caughtBy().toString().toLowerCase(Locale.ROOT)
        + (attack.leavesValueIntact() ? "" : " (*broken*)")
        + " | "
        + attack.demand()
        + " |";
  }

  @Test
  void theTableListsEveryAttack() throws IOException {
    String page = Files.readString(PAGE);
    String table =
        Stream.of(Attack.values()).map(AttackPageTest::row).collect(Collectors.joining("\n"));
    if (Boolean.getBoolean("sidian.attacks.write")) {
      int at = page.indexOf("| --- |");
      Files.writeString(PAGE, page.substring(0, page.indexOf('\n', at) + 1) + table + "\n");
      page = Files.readString(PAGE);
    }
    assertThat(page).endsWith("\n" + table + "\n");
  }

  @Test
  void theCodeCompilesAndFindsNothing() throws Exception {
    String page = Files.readString(PAGE);
    int start = page.indexOf("```java\n") + "```java\n".length();
    Path source = folder.resolve("AttackMyVerifier.java");
    Files.writeString(source, page.substring(start, page.indexOf("```", start)));
    Process javac =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                folder.toString(),
                source.toString())
            .inheritIO()
            .start();
    assertThat(javac.waitFor()).isZero();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      Method missed =
          loader.loadClass("AttackMyVerifier").getMethod("missed", byte[].class, Predicate.class);
      byte[] sealed =
          Signers.seal(Signers.SM2.sealer(), TinyPdf.onePage(), SealPlacement.invisible());
      PdfSealVerifier verifier =
          Facts.verifier(Signers.SM2.anchors(), SealAcceptancePolicy.OFFLINE_WITHOUT_REVOCATION)
              .build();
      int[] asked = new int[1];
      Predicate<byte[]> accepts =
          pdf -> {
            // SealAttacksTest asks all of it
            if (asked[0]++ % 10 != 0) {
              return false;
            }
            try {
              return verifier.verify(pdf).verdict() == Verdict.ACCEPTED;
            } catch (SidianException e) {
              return false;
            }
          };
      assertThat((List<?>) missed.invoke(null, sealed, accepts)).isEmpty();
      Predicate<byte[]> everything = pdf -> true;
      assertThat((List<?>) missed.invoke(null, sealed, everything)).hasSizeGreaterThan(1_000);
    }
  }
}
