package cn.sidian.examples;

import cn.sidian.examples.certificate.CertificateCommand;
import cn.sidian.examples.cli.CommandLineTool;
import cn.sidian.examples.demo.DemoCommand;
import cn.sidian.examples.exemption.DecideCommand;
import cn.sidian.examples.exemption.RulesCommand;
import cn.sidian.examples.material.GraphCommand;
import cn.sidian.examples.material.MaterialsCommand;
import cn.sidian.examples.seal.ExtendCommand;
import cn.sidian.examples.seal.SealCommand;
import cn.sidian.examples.seal.VerifyCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of the SDK: {@code java -jar examples/target/sidian.jar COMMAND …}. */
@Command(
    name = "sidian",
    mixinStandardHelpOptions = true,
    version = "sidian 0.1.0-SNAPSHOT",
    description =
        "四电命令行：加盖、核验电子签章，检查材料清单和前后置关系，判断材料能否免交 / Seals PDFs and verifies the seals; checks material"
            + " lists and prerequisite graphs; decides which materials may be asked for.",
    subcommands = {
      DemoCommand.class,
      SealCommand.class,
      VerifyCommand.class,
      CertificateCommand.class,
      ExtendCommand.class,
      GraphCommand.class,
      MaterialsCommand.class,
      RulesCommand.class,
      DecideCommand.class
    })
public final class Sidian {
  private Sidian() {}

  /**
   * Runs a command and ends the process with its exit code.
   *
   * @param arguments the command and its options
   */
  public static void main(String[] arguments) {
    System.exit(CommandLineTool.run(new CommandLine(new Sidian()), arguments));
  }
}
