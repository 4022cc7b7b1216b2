package cn.sidian.examples.certificate;

import picocli.CommandLine.Command;

/** {@code sidian certificate status-list publish|show}. */
@Command(
    name = "status-list",
    mixinStandardHelpOptions = true,
    description = "状态清单：publish 发布，show 查看 / Status lists: publish, show.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {StatusListPublishCommand.class, StatusListShowCommand.class})
public final class StatusListCommand {}
