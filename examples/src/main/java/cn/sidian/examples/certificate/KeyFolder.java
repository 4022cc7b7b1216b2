package cn.sidian.examples.certificate;

import cn.sidian.core.SidianException;
import cn.sidian.core.Text;
import cn.sidian.core.crypto.SigningKey;
import cn.sidian.examples.cli.PasswordFile;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;

/** The keys of a register, as {@code init} writes them: one PKCS#12 file for each role. */
final class KeyFolder {
  static final String PASSWORD = "password.txt";
  static final String STORAGE = "storage.txt";
  static final String OFFICE = "office.json";

  private final Path folder;
  private final JsonNode office;
  private final char[] password;

  private KeyFolder(Path folder, JsonNode office, char[] password) {
    this.folder = folder;
    this.office = office;
    this.password = password;
  }

  static KeyFolder open(Path folder) {
    try {
      JsonNode office = new ObjectMapper().readTree(folder.resolve(OFFICE).toFile());
      return new KeyFolder(folder, office, PasswordFile.read(folder.resolve(PASSWORD)));
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }

  private static SidianException unreadable(Path folder, IOException e) {
    return new SidianException(
        "KEYS_UNREADABLE",
        new Text(
            "无法读取密钥文件夹，请用 --keys 指明 init 生成的 keys 文件夹。",
            "The folder of keys cannot be read; name the folder keys that init wrote with --keys."),
        folder.toString(),
        e);
  }

  /** The key of a role: seal, code, status, presenter, copy, audit or bundle. */
  SigningKey key(String role) {
    return SigningKey.fromPkcs12(folder.resolve(role.toLowerCase(Locale.ROOT) + ".p12"), password);
  }

  /** The issuing authority whose keys these are. */
  String issuer() {
    return office.path("issuer").asText();
  }

  String issuerName() {
    return office.path("issuerName").asText();
  }

  boolean isTest() {
    return office.path("issuance").asText().equals("TEST");
  }

  /** The key for digests of holder codes, then that for fields at rest. */
  byte[] storageKey(int line) {
    try {
      return HexFormat.of().parseHex(Files.readAllLines(folder.resolve(STORAGE)).get(line).strip());
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }
}
