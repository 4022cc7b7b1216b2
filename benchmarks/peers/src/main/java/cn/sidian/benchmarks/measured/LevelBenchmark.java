package cn.sidian.benchmarks.measured;

import cn.sidian.benchmarks.peers.LevelPath;
import cn.sidian.benchmarks.peers.Limit;
import cn.sidian.benchmarks.workload.Document;
import cn.sidian.benchmarks.workload.Key;
import cn.sidian.benchmarks.workload.Workspace;
import cn.sidian.seal.SealLevel;
import cn.sidian.seal.SealReport;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Seals at a level, raises to it, verifies what came of it. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@State(Scope.Benchmark)
public class LevelBenchmark {
  /** The document. */
  @Param public Document document = Document.ONE_PAGE;

  /** The key. */
  @Param public Key key = Key.SM2;

  /** The level. */
  @Param public SealLevel level = SealLevel.B;

  private byte[] pdf;
  private byte[] base;
  private byte[] sealed;
  private LevelPath path;
  private Limit limit;

  /** Builds everything and checks what is made. */
  @Setup
  public void build() {
    pdf = Workspace.read(Workspace.current().document(document));
    path = new LevelPath(key, level);
    base = path.sealBase(pdf);
    sealed = path.seal(pdf);
    path.verify(sealed);
    if (level != SealLevel.B) {
      path.verify(raise());
    }
    limit = new Limit(path.key(), base, pdf.length);
  }

  private byte[] raise() {
    return path.extender().extend(base).requireExtended().bytes();
  }

  /** Seals at the level. */
  @Benchmark
  public byte[] sidian() {
    return path.seal(pdf);
  }

  /** Raises a document of level B; at B itself nothing is to do, so it is sealed. */
  @Benchmark
  public byte[] extend() {
    return level == SealLevel.B ? path.sealBase(pdf) : raise();
  }

  /** Verifies what was sealed at the level. */
  @Benchmark
  public SealReport verify() {
    return path.verify(sealed);
  }

  /** Hash, one signature, one copy, and the answers of the time-stamping authority. */
  @Benchmark
  public byte[] limit() {
    byte[] out = limit.seal(pdf);
    for (int i = 0; i < path.timestamps(); i++) {
      out = path.stamp();
    }
    return out;
  }
}
