package cn.sidian.examples.material;

import cn.sidian.core.Text;
import cn.sidian.core.law.LegalRank;
import cn.sidian.examples.cli.ExitCode;
import cn.sidian.material.CaseView;
import cn.sidian.material.CutGoal;
import cn.sidian.material.CutProposal;
import cn.sidian.material.GraphFile;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code sidian graph cut}: the cheapest lawful way out. */
@Command(
    name = "cut",
    description = "Which requirements to drop, the lowest rank of law first.",
    mixinStandardHelpOptions = true)
public final class GraphCutCommand extends GraphFilesCommand {
  @Option(
      names = "--goal",
      paramLabel = "DEADLOCK|ACYCLIC",
      description = "everything obtainable (default), or no cycle at all")
  String goalName = "DEADLOCK";

  @Option(
      names = "--uncuttable",
      split = ",",
      paramLabel = "RANK",
      description = "ranks that may not be cut; LAW and ADMINISTRATIVE_REGULATION when left out")
  @Nullable List<String> uncuttable;

  private CutGoal goal = CutGoal.DEADLOCK;
  private Set<LegalRank> ranks = CaseView.NATIONAL;

  @Override
  void prepare() {
    try {
      goal = CutGoal.valueOf(goalName.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw usage(
          new Text("--goal 只能是 DEADLOCK 或 ACYCLIC。", "--goal must be DEADLOCK or ACYCLIC."));
    }
    if (uncuttable != null) {
      ranks = EnumSet.noneOf(LegalRank.class);
      for (String name : uncuttable) {
        try {
          ranks.add(LegalRank.valueOf(name.trim().toUpperCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
          throw usage(new Text("没有这种效力级别：" + name, "There is no rank of law named " + name + "."));
        }
      }
    }
    super.prepare();
  }

  @Override
  ExitCode graph(Path file, GraphFile read, CaseView view) {
    CutProposal cut = view.suggestCut(goal, ranks);
    if (json()) {
      print(
          begin(file)
              .put("goal", goal.name())
              .texts("requires", GraphDeadlocksCommand.ids(cut.requirements()))
              .put("optimal", cut.optimal())
              .put("lowerBound", cut.lowerBound())
              .texts("uncuttable", GraphDeadlocksCommand.ids(cut.uncuttable())));
    } else {
      if (cut.requirements().isEmpty() && cut.uncuttable().isEmpty()) {
        line("不需要取消任何要求。", "Nothing needs to be dropped.");
      }
      cut.requirements().forEach(r -> line("可取消 " + CutText.of(r), "drop " + CutText.of(r)));
      cut.uncuttable()
          .forEach(
              r ->
                  line(
                      "无权取消，须由制定机关修改 " + CutText.of(r),
                      "not ours to drop, only its maker can change it: " + CutText.of(r)));
      if (!cut.optimal()) {
        line(
            "（不能保证最少；最高一级至少要取消" + cut.lowerBound() + "条）",
            "(perhaps not the least; at the highest rank at least " + cut.lowerBound() + ")");
      }
    }
    return cut.uncuttable().isEmpty() ? ExitCode.YES : ExitCode.NO;
  }
}
