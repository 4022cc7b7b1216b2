package cn.sidian.benchmarks.certificate;

import cn.sidian.core.crypto.SigningKey;
import cn.sidian.core.status.StatusEntries;
import cn.sidian.core.status.StatusList;
import cn.sidian.core.status.StatusListPublisher;
import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestKeys;
import cn.sidian.core.testing.TestRandom;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A list of ten million entries of four bits, one in a hundred set, beside ZLIB alone. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 5, time = 2)
public class StatusListBenchmark {
  private static final int SIZE = 10_000_000;
  private static final Instant NOW = Instant.parse("2026-11-22T04:00:00Z");

  private StatusListPublisher publisher;
  private StatusEntries entries;
  private byte[] packed;
  private byte[] compressed;
  private byte[] encoded;
  private StatusList list;
  private int next = 1;

  /** Entries, and what comes of them. */
  @Setup
  public void start() {
    SigningKey key =
        TestAuthority.root(TestKeys.SM2, NOW, TestRandom.seeded(1))
            .issue(CertificateSpec.signer("TEST status", TestKeys.SM2, NOW))
            .signingKey();
    publisher = StatusListPublisher.of(key, Duration.ofDays(1));
    entries = StatusEntries.of(4, SIZE);
    packed = new byte[SIZE / 2];
    Random random = new Random(42);
    for (int i = 0; i < SIZE / 100; i++) {
      int index = random.nextInt(SIZE);
      entries.set(index, 1);
      packed[index / 2] |= (byte) (1 << (index % 2 * 4));
    }
    list = publisher.publish(entries, "11100000000013338W", "TEST", 1, null, NOW);
    encoded = list.encoded();
    compressed = deflate(packed);
    System.out.printf(
        "bytes: list %d, zlib alone %d, ratio %.5f%n",
        encoded.length, compressed.length, (double) encoded.length / compressed.length);
  }

  private static byte[] deflate(byte[] content) {
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    deflater.setInput(content);
    deflater.finish();
    ByteArrayOutputStream out = new ByteArrayOutputStream(content.length / 16);
    byte[] buffer = new byte[64 << 10];
    while (!deflater.finished()) {
      out.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.end();
    return out.toByteArray();
  }

  /** Build: compress and sign. */
  @Benchmark
  public StatusList build() {
    return publisher.publish(entries, "11100000000013338W", "TEST", 1, null, NOW);
  }

  /** The limit of building. */
  @Benchmark
  public byte[] zlibDeflate() {
    return deflate(packed);
  }

  /** Read: parse and inflate. */
  @Benchmark
  public StatusList read() {
    return StatusList.read(encoded);
  }

  /** The limit of reading. */
  @Benchmark
  public byte[] zlibInflate() throws DataFormatException {
    Inflater inflater = new Inflater();
    inflater.setInput(compressed);
    byte[] out = new byte[SIZE / 2];
    inflater.inflate(out);
    inflater.end();
    return out;
  }

  /** One lookup at a place that nothing predicts. */
  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  @OutputTimeUnit(TimeUnit.NANOSECONDS)
  public int lookup() {
    return list.value(step()).orElse(-1);
  }

  /** The same in a plain array. */
  @Benchmark
  @BenchmarkMode(Mode.AverageTime)
  @OutputTimeUnit(TimeUnit.NANOSECONDS)
  public int arrayLookup() {
    int index = step();
    return (packed[index >> 1] >> ((index & 1) << 2)) & 15;
  }

  private int step() {
    next = next * 1_664_525 + 1_013_904_223;
    return (int) ((next & 0xffffffffL) * SIZE >>> 32);
  }
}
