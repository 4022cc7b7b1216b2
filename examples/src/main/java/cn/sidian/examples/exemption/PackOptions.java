package cn.sidian.examples.exemption;

import cn.sidian.core.SidianException;
import cn.sidian.core.Text;
import cn.sidian.exemption.RulePack;
import java.nio.file.Files;
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
    if (RulePack.SHIPPED.contains(pack)) {
      return RulePack.shipped(pack);
    }
    Path file = Path.of(pack);
    if (!Files.exists(file)) {
      String shipped = String.join(", ", RulePack.SHIPPED);
      throw new SidianException(
          "SOURCE_UNREADABLE",
          new Text(
              "没有这个规则包，也没有这个文件。随 SDK 提供的规则包有：" + shipped + "。",
              "There is no such pack and no such file. The shipped packs are " + shipped + "."),
          pack,
          null);
    }
    return RulePack.read(file);
  }
}
