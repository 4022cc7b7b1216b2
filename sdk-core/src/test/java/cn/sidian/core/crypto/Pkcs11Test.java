package cn.sidian.core.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.sidian.core.external.ExternalTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys of a PKCS#11 token (SoftHSM 2) with RSA and P-256; it has no SM2. */
class Pkcs11Test {
  private static final String PIN = "648219";

  private static Optional<Path> library() {
    return List.of(
            "/usr/lib/softhsm/libsofthsm2.so",
            "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
            "/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so",
            "/usr/lib64/pkcs11/libsofthsm2.so",
            "/usr/local/lib/softhsm/libsofthsm2.so",
            "/opt/homebrew/lib/softhsm/libsofthsm2.so")
        .stream()
        .map(Path::of)
        .filter(Files::exists)
        .findFirst();
  }

  @Test
  void keyStaysInTheTokenAndIsUsedWithTheProviderItCameFrom(@TempDir Path folder)
      throws IOException {
    Optional<Path> library = library();
    assumeTrue(library.isPresent(), "SoftHSM 2 is not installed");
    Path tokens = Files.createDirectory(folder.resolve("tokens"));
    Path configuration = folder.resolve("softhsm2.conf");
    Files.writeString(
        configuration, "directories.tokendir = " + tokens + "\nobjectstore.backend = file\n");
    Map<String, String> environment = Map.of("SOFTHSM2_CONF", configuration.toString());
    ExternalTool.softHsm(folder, environment)
        .run("--init-token", "--free", "--label", "sidian", "--so-pin", PIN, "--pin", PIN);
    Path pkcs11 = folder.resolve("pkcs11.conf");
    Files.writeString(
        pkcs11,
        """
        name = SidianTest
        library = %s
        slotListIndex = 0
        attributes(generate, CKO_PRIVATE_KEY, *) = {
          CKA_SENSITIVE = true
          CKA_EXTRACTABLE = false
        }
        """
            .formatted(library.orElseThrow()));

    String output =
        ExternalTool.java(folder, environment)
            .run(Pkcs11Program.class.getName(), pkcs11.toString(), PIN);

    assertThat(output).endsWith("all good\n");
  }
}
