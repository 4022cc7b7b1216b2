package cn.sidian.examples.material;

import cn.sidian.core.Finding;
import cn.sidian.core.Severity;
import cn.sidian.core.Text;
import cn.sidian.examples.cli.ExitCode;
import cn.sidian.material.list.MaterialList;
import cn.sidian.material.list.MaterialListCheck;
import cn.sidian.material.list.MaterialListFile;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sidian materials check}: everything that is wrong with a list. */
@Command(
    name = "check",
    description = "检查材料清单 / Everything that is wrong with a material list.",
    mixinStandardHelpOptions = true)
public final class MaterialsCheckCommand extends FilesCommand {
  @Option(
      names = "--at",
      paramLabel = "DATE",
      description = "按哪一天检查，默认今天 / the day to judge, today when left out")
  private @Nullable String at;

  private LocalDate day = LocalDate.EPOCH;

  @Override
  void prepare() {
    try {
      day = at == null ? LocalDate.now(ZoneId.of("Asia/Shanghai")) : LocalDate.parse(at);
    } catch (DateTimeException e) {
      throw usage(new Text("--at 应写成 2024-03-01 这样的日期。", "--at must be a day as in 2024-03-01."));
    }
  }

  @Override
  ExitCode file(Path file) {
    MaterialListFile.Read read = MaterialLists.read(file);
    MaterialList list = read.list();
    List<Finding> findings = MaterialListCheck.check(list, read.names(), day);
    if (json()) {
      print(
          JsonLine.of(file.toString())
              .put("departments", list.departments().size())
              .put("items", list.items().size())
              .put("materials", list.materials().size())
              .put("requirements", list.requirements().size())
              .findings(findings));
    } else {
      line(
          file + "：" + list.items().size() + "个事项，" + list.materials().size() + "种材料",
          file + ": " + list.items().size() + " items, " + list.materials().size() + " materials");
      for (Finding finding : findings) {
        line(
            finding.severity()
                + " "
                + finding.code()
                + (finding.place() == null ? "" : " " + finding.place())
                + ": "
                + say(finding.message()));
      }
      if (findings.isEmpty()) {
        line("没有发现问题。", "Nothing is wrong.");
      }
    }
    return findings.stream().anyMatch(f -> f.severity() == Severity.ERROR)
        ? ExitCode.NO
        : ExitCode.YES;
  }
}
