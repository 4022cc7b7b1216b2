package cn.sidian.examples.certificate;

import cn.sidian.certificate.catalog.CertificateCatalog;
import cn.sidian.certificate.catalog.CertificateType;
import cn.sidian.core.SidianException;
import cn.sidian.core.Text;
import cn.sidian.core.crypto.DigestAlgorithm;
import cn.sidian.examples.cli.CommonOptions;
import cn.sidian.examples.cli.ExitCode;
import cn.sidian.examples.cli.Reporter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sidian certificate catalogue list|add}: the types that can be issued (WD-11). */
@Command(
    name = "catalogue",
    mixinStandardHelpOptions = true,
    description = "证照目录：list 列出，add F 增加 / The catalogue: list, or add a type or catalogue.")
public final class CatalogueCommand implements Callable<Integer> {
  /** What is done. */
  enum What {
    LIST,
    ADD
  }

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions options;
  @Mixin private RegisterOptions register;

  @Parameters(index = "0", paramLabel = "list|add", description = "list 或 add / list or add")
  private What what = What.LIST;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "F",
      description = "目录或类型 / catalogue or type")
  private Path file = Path.of("");

  @Override
  public Integer call() {
    Reporter reporter = new Reporter(spec.commandLine(), options);
    try (RegisterAccess access = RegisterAccess.open(register)) {
      return what == What.LIST ? list(reporter, access) : add(reporter, access);
    } catch (RegisterAccess.Refused e) {
      return Refusal.say(reporter, e.code(), e.text());
    } catch (SidianException e) {
      reporter.error(file.toString(), e);
      return ExitCode.UNREADABLE.code();
    }
  }

  private static int list(Reporter reporter, RegisterAccess access) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    ArrayNode types = line.putArray("types");
    for (CertificateType type : access.catalog().types()) {
      types
          .addObject()
          .put("type", type.code())
          .put("edition", type.edition())
          .put("name", type.name())
          .put("from", type.from().toString())
          .put("to", type.to() == null ? null : type.to().toString());
      if (!reporter.json()) {
        reporter.say(type.code() + "  " + type.edition() + "  " + type.name());
      }
    }
    if (reporter.json()) {
      reporter.line(line);
    }
    return ExitCode.YES.code();
  }

  private int add(Reporter reporter, RegisterAccess access) {
    byte[] json;
    try {
      json = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new SidianException(
          "INPUT_UNREADABLE",
          new Text("无法读取文件，请检查路径和权限。", "The file cannot be read; check its path and rights."),
          null,
          e);
    }
    String request = register.requestId();
    RegisterAccess.Earlier earlier =
        access.begin(
            request, "catalogue add", HexFormat.of().formatHex(DigestAlgorithm.SM3.digest(json)));
    if (earlier.answer() != null) {
      return answer(reporter, earlier.answer(), true);
    }
    boolean whole = new String(json, StandardCharsets.UTF_8).contains(CertificateCatalog.FORMAT);
    CertificateCatalog more =
        whole
            ? CertificateCatalog.parse(json)
            : CertificateCatalog.of(List.of(CertificateType.parse(json)));
    CertificateCatalog all = access.catalog();
    for (CertificateType type : more.types()) {
      if (all.types().stream().anyMatch(known -> isSame(known, type))) {
        continue;
      }
      try {
        all = all.with(type);
      } catch (IllegalArgumentException e) {
        return Refusal.say(
            reporter,
            "EDITION_OVERLAPS",
            new Text(
                "该类型已有在同一时段有效的版本，未增加。",
                "An edition of this type is in force on some of the same days; nothing was"
                    + " added."));
      }
    }
    int added = 0;
    for (CertificateType type : more.types()) {
      String text = new String(type.canonicalJson(), StandardCharsets.UTF_8);
      added += access.register().addEdition(type.code(), type.edition(), text) ? 1 : 0;
    }
    String answer = Reporter.object(file.toString()).put("added", added).toString();
    access.answer(request, answer);
    return answer(reporter, answer, false);
  }

  /** By their bytes: types hold patterns, which are equal only to themselves. */
  private static boolean isSame(CertificateType one, CertificateType other) {
    return Arrays.equals(one.canonicalJson(), other.canonicalJson());
  }

  private static int answer(Reporter reporter, String answer, boolean replayed) {
    ObjectNode line = RegisterAccess.object(answer).put("replayed", replayed);
    if (reporter.json()) {
      reporter.line(line);
    } else {
      reporter.say("+" + line.path("added").asInt());
    }
    return ExitCode.YES.code();
  }
}
