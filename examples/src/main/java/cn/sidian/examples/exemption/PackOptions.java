package cn.sidian.examples.exemption;

import cn.sidian.exemption.RulePack;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The packs of a call: ids of shipped ones, or files. */
public final class PackOptions {
  @Option(
      names = "--pack",
      required = true,
      paramLabel = "P",
      description =
          "规则包：随 SDK 提供的编号或文件，可重复 / a pack: the id of a shipped one or a file; may be repeated")
  private List<String> packs = List.of();

  /** The packs as they were named. */
  List<String> names() {
    return packs;
  }

  /** The packs, in the order given. */
  List<RulePack> read() {
    List<RulePack> read = new ArrayList<>();
    for (String pack : packs) {
      read.add(pack(pack));
    }
    return read;
  }

  /** One pack. */
  static RulePack pack(String pack) {
    return RulePack.SHIPPED.contains(pack) ? RulePack.shipped(pack) : RulePack.read(Path.of(pack));
  }
}
