package cn.sidian.examples.exemption;

import cn.sidian.core.code.RegionCode;
import cn.sidian.examples.cli.ExitCode;
import cn.sidian.exemption.RulePack;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code sidian rules packs}: the packs that come with the SDK. */
@Command(
    name = "packs",
    description = "列出随 SDK 提供的规则包 / The packs that come with the SDK.",
    mixinStandardHelpOptions = true)
public final class RulesPacksCommand extends ExemptionCommand {
  @Override
  ExitCode run() {
    ObjectNode all = object();
    ArrayNode packs = all.putArray("packs");
    for (String id : RulePack.SHIPPED) {
      RulePack pack = RulePack.shipped(id);
      String region = pack.region().map(RegionCode::normalized).orElse(null);
      if (json()) {
        packs
            .addObject()
            .put("id", id)
            .put("version", pack.version())
            .put("document", pack.document().orElse(null))
            .put("region", region)
            .put("from", pack.from().map(LocalDate::toString).orElse(null))
            .put("to", pack.to().map(LocalDate::toString).orElse(null))
            .put("trial", pack.isTrial())
            .put("sm3", pack.digest())
            .set("title", text(pack.title()));
      } else {
        line(id + " " + pack.version() + "  " + say(pack.title()));
        line(
            "    "
                + pack.document().orElse(say("没有来源文件", "no source document"))
                + "  "
                + (region == null ? say("不限地区", "any region") : region)
                + "  "
                + days(pack));
      }
    }
    if (json()) {
      print(all);
    }
    return ExitCode.YES;
  }

  private String days(RulePack pack) {
    Optional<LocalDate> from = pack.from();
    Optional<LocalDate> to = pack.to();
    if (from.isEmpty() && to.isEmpty()) {
      return say("没有日期", "undated");
    }
    return from.map(LocalDate::toString).orElse("…")
        + " – "
        + to.map(LocalDate::toString).orElse("…");
  }
}
