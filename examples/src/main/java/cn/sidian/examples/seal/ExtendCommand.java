package cn.sidian.examples.seal;

import cn.sidian.core.SidianException;
import cn.sidian.core.Text;
import cn.sidian.examples.cli.CommonOptions;
import cn.sidian.examples.cli.ExitCode;
import cn.sidian.examples.cli.PdfInputs;
import cn.sidian.examples.cli.Progress;
import cn.sidian.examples.cli.Reporter;
import cn.sidian.seal.ExtensionResult;
import cn.sidian.seal.PdfSealExtender;
import cn.sidian.seal.SealRefusal;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sidian extend}: raises the level of documents that are sealed already. */
@Command(
    name = "extend",
    mixinStandardHelpOptions = true,
    description = "延长签章的可验证期限 / Raises the level of sealed PDF documents.",
    exitCodeListHeading = "退出码 / Exit codes:%n",
    exitCodeList = {
      "0:全部完成 / all raised",
      "2:用法错误 / wrong call",
      "3:输入无法读取或时间戳服务出错 / unreadable input, or the time-stamping authority failed",
      "4:拒绝 / refused"
    })
public final class ExtendCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private CommonOptions options;
  @Mixin private EvidenceOptions evidence;
  @Mixin private OutputOptions output;
  @Mixin private DocumentPassword password;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "PDF 文件或文件夹 / files or folders")
  private List<Path> inputs = List.of();

  @Option(
      names = "--level",
      required = true,
      paramLabel = "T|LT|LTA",
      description = "T 时间戳；LT 吊销证据；LTA 文档时间戳，可再次续延 / what is to be reached")
  private String level;

  private Path reading = Path.of("");

  @Override
  public Integer call() {
    Reporter reporter = new Reporter(spec.commandLine(), options);
    PdfSealExtender extender;
    try {
      PdfSealExtender.Builder builder =
          PdfSealExtender.builder(
              EvidenceOptions.level(level), evidence.sources(file -> reading = file));
      password.read(file -> reading = file).ifPresent(builder::password);
      extender = (output.overwrites() ? builder.overwriting() : builder).build();
    } catch (SidianException e) {
      reporter.error(reading.toString(), e);
      return ExitCode.UNREADABLE.code();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
    return extendAll(reporter, extender).code();
  }

  private ExitCode extendAll(Reporter reporter, PdfSealExtender extender) {
    List<PdfInputs.Input> documents = PdfInputs.find(inputs);
    if (documents.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "文件夹中没有 PDF / the folders hold no PDF");
    }
    boolean folder = output.isFolder(inputs);
    ExitCode worst = ExitCode.YES;
    try (Progress progress = new Progress(spec.commandLine().getErr(), documents.size())) {
      for (PdfInputs.Input document : documents) {
        Path target = output.target(document, folder);
        worst = worst.worse(extendOne(reporter, extender, document.file(), target, folder));
        progress.step();
      }
    }
    return worst;
  }

  private static ExitCode extendOne(
      Reporter reporter, PdfSealExtender extender, Path file, Path target, boolean folder) {
    String name = file.toString();
    try {
      if (folder) {
        Files.createDirectories(target.toAbsolutePath().resolveSibling(""));
      }
      ExtensionResult result = extender.extend(file, target);
      if (result instanceof ExtensionResult.NotExtended not) {
        refused(reporter, name, not.refusal());
        return ExitCode.OPEN;
      }
      extended(reporter, name, target, result.requireExtended());
      return ExitCode.YES;
    } catch (SidianException e) {
      reporter.error(name, e);
      return ExitCode.UNREADABLE;
    } catch (IOException e) {
      refused(reporter, name, OutputOptions.folderMissing());
      return ExitCode.OPEN;
    }
  }

  private static void refused(Reporter reporter, String name, SealRefusal refusal) {
    if (reporter.json()) {
      ObjectNode object = Reporter.object(name);
      object.set("refused", Reporter.words(refusal.code(), refusal.text(), refusal.place()));
      reporter.line(object);
    } else {
      reporter.remark(
          new Text(
              name + "：未提升（" + refusal.code() + "）" + refusal.text().zh(),
              name + ": not raised (" + refusal.code() + "). " + refusal.text().en()));
    }
  }

  private static void extended(
      Reporter reporter, String name, Path target, ExtensionResult.Extended extended) {
    if (reporter.json()) {
      reporter.line(
          Reporter.object(name)
              .put("output", target.toString())
              .put("level", extended.level().name())
              .put("revisions", extended.revisions()));
      return;
    }
    Text done =
        new Text(
            name + " → " + target + "：已提升到 " + extended.level() + " 级",
            name + " -> " + target + ": raised to level " + extended.level());
    reporter.say(done.in(reporter.locale()));
  }
}
