package cn.sidian.material;

import cn.sidian.core.Limits;
import java.nio.file.Path;

/** Graphs as tables. */
final class GraphTable {
  private GraphTable() {}

  static PrerequisiteGraph read(Path file, Limits limits) {
    throw new IllegalStateException("csv follows");
  }
}
