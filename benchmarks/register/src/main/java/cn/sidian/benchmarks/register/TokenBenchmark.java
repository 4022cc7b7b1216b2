package cn.sidian.benchmarks.register;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A show token created and redeemed (two durable commits) beside two durable updates of one row of
 * the same database.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 8, time = 2)
public class TokenBenchmark {
  private static final String IDENTIFIER = "TEST";

  @Param({"h2", "postgresql"})
  public String database;

  private OpenRegister open;

  /** A certificate in force. */
  @Setup
  public void open() throws Exception {
    open = new OpenRegister(database);
    open.execute(
        "INSERT INTO certificate (identifier, type_code, edition, issuer_code, serial, version,"
            + " number_key, metadata_digest, issued_on, valid_from, state, event_count,"
            + " event_head, issued_at) VALUES ('TEST', 't', '1', 'i', 's', 1, 'n', 'm',"
            + " DATE '2026-01-01', DATE '2026-01-01', 'VALID', 1, 'h',"
            + " TIMESTAMP WITH TIME ZONE '2026-01-01 00:00:00+00')");
    open.execute(
        "INSERT INTO certificate_event (identifier, number, act, state_to, effective_at,"
            + " recorded_at, actor, basis, previous, digest) VALUES ('TEST', 1, 'ISSUE', 'VALID',"
            + " TIMESTAMP WITH TIME ZONE '2026-01-01 00:00:00+00',"
            + " TIMESTAMP WITH TIME ZONE '2026-01-01 00:00:00+00', 'a', 'b', '0', 'h')");
  }

  /** Closes the database. */
  @TearDown
  public void close() throws Exception {
    open.close();
  }

  /** The work. */
  @Benchmark
  public Object createAndRedeem() {
    byte[] token = open.register.tokens().create(IDENTIFIER, Duration.ofMinutes(1)).require();
    return open.register.tokens().redeem(token, "scanner", "q", "benchmark").require();
  }

  /** The limit. */
  @Benchmark
  public int twoRowUpdates(OwnRow own) throws Exception {
    return open.update(own) + open.update(own);
  }
}
