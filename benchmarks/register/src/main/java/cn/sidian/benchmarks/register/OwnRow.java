package cn.sidian.benchmarks.register;

import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A row of its own for each thread. */
@State(Scope.Thread)
public class OwnRow {
  private static final AtomicInteger NEXT = new AtomicInteger();
  final int row = NEXT.getAndIncrement() % OpenRegister.ROWS;
}
