package cn.sidian.certificate.register;

import cn.sidian.certificate.life.LifeAct;
import cn.sidian.core.SidianException;
import cn.sidian.core.status.StatusListPublisher;
import cn.sidian.core.store.Database;
import cn.sidian.core.store.RequestKey;
import cn.sidian.core.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A process that issues, revokes, publishes, shows and pushes until it is killed. It says what it
 * begins and what was acknowledged, one line each; what it said was acknowledged must be there
 * whatever happens to it or to the server.
 *
 * <p>Arguments: URL of the database, name of the round, file with requests to repeat first, how
 * many requests (0 without end).
 */
public final class CrashProgram {
  private static final int THREADS = 4;
  private static final Duration LEASE = Duration.ofMillis(300);

  private final JdbcCertificateRegister register;
  private final Database database;
  private final StatusListPublisher publisher =
      StatusListPublisher.of(RegisterFixture.AUDIT, Duration.ofHours(1));

  private CrashProgram(JdbcCertificateRegister register, Database database) {
    this.register = register;
    this.database = database;
  }

  static RegisterSettings settings() {
    return RegisterSettings.usual(InstantSource.system(), new SecureRandom())
        .withTargets(List.of("library"))
        .withLease(LEASE)
        .withLists(100_000, 8);
  }

  static JdbcCertificateRegister register(Database database) {
    return JdbcCertificateRegister.open(
        database, settings(), RegisterFixture.secrets(), RegisterFixture.AUDIT);
  }

  private static synchronized void say(String line) {
    System.out.println(line);
    System.out.flush();
  }

  public static void main(String[] arguments) throws Exception {
    try (TestDatabase test = TestDatabase.at(arguments[0])) {
      Database database = patiently(test::open);
      CrashProgram program = new CrashProgram(patiently(() -> register(database)), database);
      List<String> first = Files.readAllLines(Path.of(arguments[2]));
      AtomicInteger next = new AtomicInteger();
      int most = Integer.parseInt(arguments[3]);
      List<Thread> threads = new ArrayList<>();
      say("READY");
      for (int t = 0; t < THREADS; t++) {
        Thread thread =
            new Thread(
                () -> {
                  while (true) {
                    int n = next.getAndIncrement();
                    if (most > 0 && n >= most) {
                      return;
                    }
                    boolean repeated = n < first.size();
                    program.work(repeated ? first.get(n) : arguments[1] + "x" + (n - first.size()));
                  }
                });
        thread.start();
        threads.add(thread);
      }
      for (Thread thread : threads) {
        thread.join();
      }
      say("END");
      program.register.close();
    }
  }

  private interface Step<T> {
    T run();
  }

  /** Repeats while the server is down or somebody holds the reservation. */
  private static <T> T patiently(Step<T> step) {
    Instant end = Instant.now().plusSeconds(120);
    while (true) {
      try {
        return step.run();
      } catch (SidianException e) {
        if (Instant.now().isAfter(end)) {
          throw e;
        }
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(60);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Everything about one certificate, under request ids made from its name. */
  private void work(String name) {
    say("TRY " + name);
    String identifier = patiently(() -> issue(name));
    say("ISSUED " + name + " " + identifier);
    byte[] token =
        patiently(() -> register.tokens().create(identifier, Duration.ofHours(1))).require();
    Answered<TokenUse> use =
        patiently(() -> register.tokens().redeem(token, "scanner", name, "TEST"));
    // after COMMIT_UNKNOWN the same scanner asks again, and gets the same answer
    if (use.value().isPresent()) {
      say("REDEEMED " + HexFormat.of().formatHex(token) + " " + name);
    }
    patiently(
        () ->
            register.act(
                new ActRequest(
                    new RequestKey("crash", name + "/revoke"),
                    identifier,
                    LifeAct.REVOKE,
                    "TEST basis",
                    "clerk",
                    null)));
    say("REVOKED " + name + " " + identifier);
    if (name.hashCode() % 3 == 0) {
      patiently(this::publish);
    }
    patiently(() -> register.outbox().deliver("library", item -> take(item.key()), 4));
    say("DONE " + name);
  }

  private String issue(String name) {
    while (true) {
      Instant now = Instant.now();
      IssueOrder usual =
          RegisterFixture.order(
              name, RegisterFixture.metadata(name, null, null), LifeAct.ISSUE, now);
      IssueOrder order =
          new IssueOrder(
              usual.request(),
              usual.inputDigest(),
              usual.metadata(),
              usual.statusList(),
              null,
              usual.act(),
              usual.actor(),
              usual.basis(),
              now,
              now.plus(LEASE));
      ReserveOutcome outcome = register.reserve(order);
      if (outcome instanceof ReserveOutcome.Answered answered) {
        return answered.answer();
      }
      if (outcome instanceof ReserveOutcome.Reserved reserved) {
        Reservation reservation = reserved.reservation();
        String identifier = reservation.identifier().toString();
        ReserveOutcome other =
            register.commit(
                order, reservation, RegisterFixture.file(order, reservation), identifier);
        if (other == null) {
          return identifier;
        }
      }
      pause();
    }
  }

  private boolean publish() {
    for (String list : register.status().lists()) {
      register
          .status()
          .publish(list, publisher)
          .value()
          .ifPresent(p -> say("PUBLISHED " + p.list() + " " + p.sequence() + " " + p.digest()));
    }
    return true;
  }

  /** The library: it knows what it took, in a table of its own. */
  private String take(String key) {
    boolean isNew =
        database.transact(tx -> tx.insertNew("INSERT INTO received (item) VALUES (?)", key));
    say("TOOK " + key);
    return isNew ? "new" : "again";
  }
}
