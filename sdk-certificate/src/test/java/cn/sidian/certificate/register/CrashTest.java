package cn.sidian.certificate.register;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.certificate.life.CertificateState;
import cn.sidian.certificate.life.CertificateTrace;
import cn.sidian.core.audit.AuditLog;
import cn.sidian.core.audit.AuditPolicy;
import cn.sidian.core.store.Database;
import cn.sidian.core.testing.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes killed at random moments while issuing, publishing, redeeming and pushing: nothing that
 * was acknowledged is lost, nothing happens twice. {@code -Dsidian.kills=300} for the long run.
 */
class CrashTest {
  private static final int KILLS = Integer.getInteger("sidian.kills", 20);

  @TempDir Path folder;

  private final List<String> said = new ArrayList<>();
  private final Set<String> open = new TreeSet<>();

  @Test
  void h2() throws Exception {
    String url = "jdbc:h2:file:" + folder.resolve("crash");
    prepare(url);
    Random random = new Random(20261122);
    for (int round = 0; round < KILLS; round++) {
      Process process = start(url, "h" + round, 0);
      Thread reader = reader(process);
      Thread.sleep(random.nextInt(400));
      process.destroyForcibly().waitFor();
      reader.join();
    }
    check(url);
  }

  @Test
  void postgresql() throws Exception {
    PostgresServer server = PostgresServer.start(folder.resolve("pg"));
    try {
      prepare(server.url());
      Random random = new Random(20261123);
      for (int round = 0; round < KILLS; round++) {
        Process process = start(server.url(), "p" + round, 0);
        Thread reader = reader(process);
        Thread.sleep(random.nextInt(400));
        if (round % 4 == 3) {
          // the server dies under a client that lives on and repeats what it does not know
          server.kill();
          Thread.sleep(random.nextInt(200));
          server.restart();
          Thread.sleep(random.nextInt(600));
        }
        process.destroyForcibly().waitFor();
        reader.join();
      }
      check(server.url());
    } finally {
      server.stop();
    }
  }

  /** Two processes on one PostgreSQL, with the same requests at the same time. */
  @Test
  void twoProcesses() throws Exception {
    try (TestDatabase test = TestDatabase.create(cn.sidian.core.store.Dialect.POSTGRESQL, folder)) {
      prepare(test.url());
      Process one = start(test.url(), "both", 40);
      Process two = start(test.url(), "both", 40);
      Thread first = reader(one);
      Thread second = reader(two);
      first.join();
      second.join();
      assertThat(one.waitFor()).isZero();
      assertThat(two.waitFor()).isZero();
      assertThat(said.stream().filter(line -> line.equals("END"))).hasSize(2);
      check(test.url());
      try (Database database = test.open()) {
        long certificates = database.transact(tx -> tx.count("SELECT COUNT(*) FROM certificate"));
        assertThat(certificates).isEqualTo(40);
      }
    }
  }

  private static void prepare(String url) {
    try (TestDatabase test = TestDatabase.at(url);
        JdbcCertificateRegister register = CrashProgram.register(test.open());
        Database database = test.open()) {
      database.transact(tx -> tx.update("CREATE TABLE received (item VARCHAR(300) PRIMARY KEY)"));
      assertThat(register.durability().isKept()).isTrue();
    }
  }

  private Process start(String url, String name, int most) throws IOException {
    Path repeat = Files.createTempFile(folder, "repeat", ".txt");
    synchronized (said) {
      Files.write(repeat, open);
    }
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-cp",
            System.getProperty("java.class.path"),
            CrashProgram.class.getName(),
            url,
            name,
            repeat.toString(),
            Integer.toString(most))
        .redirectError(ProcessBuilder.Redirect.appendTo(folder.resolve("errors.txt").toFile()))
        .start();
  }

  /** Waits until the process works, then reads what it says until it ends. */
  private Thread reader(Process process) throws IOException {
    BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
    String ready = lines.readLine();
    assertThat(ready).as(() -> errors()).isEqualTo("READY");
    Thread reader =
        new Thread(
            () -> {
              try {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                  hear(line);
                }
              } catch (IOException e) {
                // killed while writing a line
              }
            });
    reader.start();
    return reader;
  }

  private String errors() {
    try {
      return Files.readString(folder.resolve("errors.txt"));
    } catch (IOException e) {
      return "no errors were written";
    }
  }

  private void hear(String line) {
    synchronized (said) {
      said.add(line);
      if (line.startsWith("TRY ")) {
        open.add(line.substring(4));
      } else if (line.startsWith("DONE ")) {
        open.remove(line.substring(5));
      }
    }
  }

  private void check(String url) {
    try (TestDatabase test = TestDatabase.at(url);
        JdbcCertificateRegister register = CrashProgram.register(test.open());
        Database database = test.open()) {
      acknowledged(register, database);
      nothingTwice(database);
      everythingArrives(register, database);
      signed(register, database);
    }
  }

  private void acknowledged(JdbcCertificateRegister register, Database database) {
    Set<String> redeemed = new TreeSet<>();
    int issued = 0;
    for (String line : said) {
      String[] parts = line.split(" ", -1);
      switch (parts[0]) {
        case "ISSUED" -> {
          issued++;
          assertThat(register.file(parts[2])).as(line).isPresent();
        }
        case "REVOKED" ->
            assertThat(register.find(parts[2]).orElseThrow().state())
                .as(line)
                .isEqualTo(CertificateState.REVOKED);
        case "REDEEMED" -> assertThat(redeemed.add(parts[1])).as(line).isTrue();
        case "PUBLISHED" ->
            assertThat(
                    count(
                        database,
                        "SELECT COUNT(*) FROM status_publication WHERE list_uri = ?"
                            + " AND sequence = ? AND digest = ?",
                        parts[1],
                        Long.parseLong(parts[2]),
                        parts[3]))
                .as(line)
                .isEqualTo(1);
        case "TOOK" ->
            assertThat(count(database, "SELECT COUNT(*) FROM received WHERE item = ?", parts[1]))
                .as(line)
                .isEqualTo(1);
        default -> {
          // TRY, DONE, END
        }
      }
    }
    assertThat(issued).isPositive();
    assertThat(count(database, "SELECT COUNT(*) FROM show_token WHERE redeemed_at IS NOT NULL"))
        .isGreaterThanOrEqualTo(redeemed.size());
    System.out.println(
        "kills " + KILLS + ", acknowledged " + said.size() + " lines, issued " + issued);
  }

  private static long count(Database database, String sql, Object... values) {
    return database.transact(tx -> tx.count(sql, values));
  }

  private static void nothingTwice(Database database) {
    long certificates = count(database, "SELECT COUNT(*) FROM certificate");
    for (String sql :
        List.of(
            "SELECT COUNT(DISTINCT list_index) FROM certificate",
            "SELECT COUNT(*) FROM certificate_file",
            "SELECT COUNT(*) FROM reservation WHERE state = 'ISSUED'",
            "SELECT COUNT(*) FROM certificate_event WHERE act = 'ISSUE'",
            "SELECT COUNT(*) FROM request WHERE answer IS NOT NULL AND caller = 'test'",
            // each number of a holder once
            "SELECT COUNT(DISTINCT number_key) FROM certificate")) {
      assertThat(count(database, sql)).as(sql).isEqualTo(certificates);
    }
    assertThat(count(database, "SELECT COUNT(*) FROM certificate_event"))
        .isEqualTo(count(database, "SELECT COUNT(*) FROM outbox"))
        .isEqualTo(count(database, "SELECT SUM(event_count) FROM certificate"));
    assertThat(
            count(
                database,
                "SELECT COUNT(*) FROM (SELECT identifier FROM certificate_event"
                    + " WHERE act = 'REVOKE' GROUP BY identifier HAVING COUNT(*) > 1) t"))
        .isZero();
    long publications = count(database, "SELECT COUNT(*) FROM status_publication");
    assertThat(count(database, "SELECT COALESCE(MAX(sequence), 0) FROM status_publication"))
        .isEqualTo(publications);
  }

  private static void everythingArrives(JdbcCertificateRegister register, Database database) {
    long end = System.nanoTime() + 60_000_000_000L;
    while (register.outbox().waiting("library") > 0 && System.nanoTime() < end) {
      register
          .outbox()
          .deliver(
              "library",
              item -> {
                database.transact(
                    tx -> tx.insertNew("INSERT INTO received (item) VALUES (?)", item.key()));
                return "ok";
              },
              10_000);
    }
    assertThat(count(database, "SELECT COUNT(*) FROM received"))
        .isEqualTo(count(database, "SELECT COUNT(*) FROM certificate_event"));
  }

  private static void signed(JdbcCertificateRegister register, Database database) {
    register.signAuditHead(true);
    AuditLog log = new AuditLog(Traces.LOG, AuditPolicy.DEFAULT, InstantSource.system(), null);
    assertThat(log.verify(database, List.of(RegisterFixture.AUDIT.certificate()), null).brokenAt())
        .isNull();
    List<String> identifiers =
        database.transact(
            tx ->
                tx.query(
                    "SELECT identifier FROM certificate ORDER BY identifier"
                        + " FETCH FIRST 50 ROWS ONLY",
                    row -> row.text("identifier")));
    for (String identifier : identifiers) {
      CertificateTrace trace = register.trace(identifier).orElseThrow();
      assertThat(trace.chain()).isEqualTo(CertificateTrace.Chain.INTACT);
      assertThat(trace.unsignedTail()).isZero();
    }
    assertThat(count(database, "SELECT COUNT(*) FROM audit_entry"))
        .isEqualTo(count(database, "SELECT COUNT(*) FROM certificate_event"));
  }
}
