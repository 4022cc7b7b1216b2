package cn.sidian.certificate.register;

import static cn.sidian.certificate.register.RegisterFixture.START;
import static cn.sidian.certificate.register.RegisterFixture.metadata;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.sidian.certificate.life.LifeAct;
import cn.sidian.core.SidianException;
import cn.sidian.core.store.Dialect;
import cn.sidian.core.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName(
    "WD-04: sealed files in a store of the host, written before the commit that names them")
class CertificateFileStoreTest {
  private static final Instant NOW = START.plusSeconds(5);

  @TempDir Path folder;

  private Path files() {
    return folder.resolve("files");
  }

  private JdbcCertificateRegister open(TestDatabase test) {
    return JdbcCertificateRegister.open(
        test.open(),
        RegisterSettings.usual(InstantSource.fixed(NOW), new SecureRandom()),
        RegisterFixture.secrets(),
        null,
        CertificateFileStore.folder(files()));
  }

  private List<Path> stored() throws IOException {
    try (Stream<Path> all = Files.walk(files())) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void filesLieEncipheredInTheStoreAndOrphansAreSwept(Dialect dialect) throws IOException {
    try (TestDatabase test = TestDatabase.create(dialect, folder);
        JdbcCertificateRegister register = open(test)) {
      IssueOrder order = RegisterFixture.order("r1", metadata(1), LifeAct.ISSUE, NOW);
      String id = RegisterFixture.issue(register, order);
      assertThat(register.file(id).orElseThrow())
          .isEqualTo(("TEST file of " + id).getBytes(StandardCharsets.UTF_8));
      assertThat(stored()).hasSize(1);
      assertThat(Files.readString(stored().get(0), StandardCharsets.ISO_8859_1))
          .doesNotContain("TEST file");
      // a process that died between writing and commit leaves an orphan
      CertificateFileStore store = CertificateFileStore.folder(files());
      store.write("sm3-" + "ab".repeat(32), new byte[] {1});
      assertThat(register.sweepFiles(Duration.ofHours(1))).as("too young").isZero();
      for (Path file : stored()) {
        Files.setLastModifiedTime(file, FileTime.from(NOW.minus(Duration.ofHours(2))));
      }
      assertThat(register.sweepFiles(Duration.ofHours(1))).isEqualTo(1);
      assertThat(register.file(id)).as("what is named stays").isPresent();
      assertThatThrownBy(() -> register.sweepFiles(Duration.ofMinutes(9)))
          .isInstanceOf(IllegalArgumentException.class);
      // a file that is gone is no certificate that never was
      Files.delete(stored().get(0));
      assertThatThrownBy(() -> register.file(id))
          .isInstanceOfSatisfying(
              SidianException.class, e -> assertThat(e.code()).isEqualTo("FILE_STORE_FAILED"));
    }
  }

  /** A store that fails leaves nothing in the database, and the same request goes on. */
  @Test
  void withoutTheFileNothingIsCommitted() throws IOException {
    try (TestDatabase test = TestDatabase.create(Dialect.H2, folder);
        JdbcCertificateRegister register = open(test)) {
      Files.writeString(files(), "a file where the folder should be");
      IssueOrder order = RegisterFixture.order("r1", metadata(1), LifeAct.ISSUE, NOW);
      assertThatThrownBy(() -> RegisterFixture.issue(register, order))
          .isInstanceOfSatisfying(
              SidianException.class, e -> assertThat(e.code()).isEqualTo("FILE_STORE_FAILED"));
      assertThat(register.status().lists()).hasSize(1);
      try (cn.sidian.core.store.Database database = test.open()) {
        assertThat(database.<Long>transact(tx -> tx.count("SELECT COUNT(*) FROM certificate")))
            .isZero();
      }
    }
  }

  @Test
  void aFolderKeepsWholeFilesOnly() throws IOException {
    CertificateFileStore store = CertificateFileStore.folder(files());
    String name = "sha384-" + "0f".repeat(48);
    assertThat(store.read(name)).isEmpty();
    assertThat(store.olderThan(Instant.MAX)).isEmpty();
    store.write(name, new byte[] {1, 2, 3});
    store.write(name, new byte[] {1, 2, 3});
    assertThat(store.read(name)).hasValue(new byte[] {1, 2, 3});
    Path part = Files.write(stored().get(0).resolveSibling("new-1.part"), new byte[1]);
    assertThat(store.olderThan(Instant.now().plusSeconds(60))).containsExactly(name);
    assertThat(part).as("what was half written is removed").doesNotExist();
    store.delete(name);
    store.delete(name);
    assertThat(store.read(name)).isEmpty();
    for (String wrong : List.of("../../etc/passwd", "sm3-1", "SM3-" + "0".repeat(64), "")) {
      assertThatThrownBy(() -> store.write(wrong, new byte[1]))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
