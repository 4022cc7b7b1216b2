package cn.sidian.examples.material;

import picocli.CommandLine.Command;

/** {@code sidian materials …}: material lists. */
@Command(
    name = "materials",
    description = "材料清单 / Material lists.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {MaterialsCheckCommand.class, MaterialsConvertCommand.class})
public final class MaterialsCommand {}
