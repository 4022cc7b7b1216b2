package cn.sidian.examples.exemption;

import picocli.CommandLine.Command;

/** {@code sidian rules …}: rule packs. */
@Command(
    name = "rules",
    description = "规则包：列出、检查、测试 / Rule packs: list, check, test.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      RulesPacksCommand.class,
      RulesFactsCommand.class,
      RulesTestCommand.class,
      RulesCheckCommand.class,
      RulesCoverageCommand.class,
      RulesAnalyseCommand.class,
      RulesMutateCommand.class,
      RulesDiffCommand.class
    })
public final class RulesCommand {}
