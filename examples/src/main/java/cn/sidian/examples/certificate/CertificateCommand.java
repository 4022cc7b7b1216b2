package cn.sidian.examples.certificate;

import picocli.CommandLine.Command;

/** {@code sidian certificate …}: issue, act, show, copy, verify, trace. */
@Command(
    name = "certificate",
    description =
        "电子证照：颁发、行为、亮证、加注、核验、追溯 / Electronic certificates: issue, act, show, copy, verify, trace.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      InitCommand.class,
      BundleCommand.class,
      CatalogueCommand.class,
      IssueCommand.class,
      ImportCommand.class,
      QuarantineCommand.class,
      ActCommand.class,
      TraceCommand.class,
      CopyCommand.class,
      ShowCommand.class,
      ScanCommand.class,
      StatusListCommand.class,
      VerifyCertificateCommand.class
    })
public final class CertificateCommand {}
