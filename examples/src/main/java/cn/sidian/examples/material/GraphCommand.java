package cn.sidian.examples.material;

import picocli.CommandLine.Command;

/** {@code sidian graph …}: prerequisite graphs. */
@Command(
    name = "graph",
    description = "Prerequisite graphs: cycles, deadlocks, cuts, what to bring, stages.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      GraphCheckCommand.class,
      GraphCyclesCommand.class,
      GraphDeadlocksCommand.class,
      GraphCutCommand.class,
      GraphBringCommand.class,
      GraphStagesCommand.class,
      GraphExportCommand.class
    })
public final class GraphCommand {}
