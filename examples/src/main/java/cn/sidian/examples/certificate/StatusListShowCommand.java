package cn.sidian.examples.certificate;

import cn.sidian.certificate.VerifierBundle;
import cn.sidian.certificate.issuer.KeyBinding;
import cn.sidian.certificate.issuer.KeyRole;
import cn.sidian.core.SidianException;
import cn.sidian.core.crypto.AlgorithmNumbers;
import cn.sidian.core.crypto.VerifyingKey;
import cn.sidian.core.status.StatusList;
import cn.sidian.core.trust.TrustAnchors;
import cn.sidian.core.trust.X509Certificates;
import cn.sidian.examples.cli.CommonOptions;
import cn.sidian.examples.cli.ExitCode;
import cn.sidian.examples.cli.Reporter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sidian certificate status-list show}: what a list says, and whether to believe it. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "查看状态清单 / Shows a status list.")
public final class StatusListShowCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private CommonOptions options;

  @Parameters(paramLabel = "FILE", description = "状态清单 / the list")
  private Path file = Path.of("");

  @Option(names = "--bundle", paramLabel = "F", description = "验证包 / the verifier bundle")
  private @Nullable Path bundleFile;

  @Option(names = "--trust", paramLabel = "PEM", description = "信任的根证书 / trusted roots")
  private List<Path> trust = List.of();

  @Option(names = "--index", paramLabel = "N", description = "查询的序号 / the index asked")
  private @Nullable Long index;

  @Override
  public Integer call() {
    Reporter reporter = new Reporter(spec.commandLine(), options);
    Path reading = file;
    try {
      StatusList list = StatusList.read(file);
      List<X509Certificate> anchors = new ArrayList<>();
      for (Path pem : trust) {
        reading = pem;
        anchors.addAll(X509Certificates.read(pem));
      }
      VerifierBundle bundle = null;
      if (bundleFile != null) {
        reading = bundleFile;
        bundle = VerifierBundle.read(bundleFile);
      }
      String signature = signature(list, bundle, TrustAnchors.of(anchors));
      say(reporter, list, signature);
      return switch (signature) {
        case "TRUSTED" -> ExitCode.YES.code();
        case "UNTRUSTED" -> ExitCode.NO.code();
        default -> ExitCode.OPEN.code();
      };
    } catch (SidianException e) {
      reporter.error(reading.toString(), e);
      return ExitCode.UNREADABLE.code();
    }
  }

  /** Only a bundle that the anchors vouch for says whose key it is. */
  private static String signature(
      StatusList list, @Nullable VerifierBundle bundle, TrustAnchors anchors) {
    if (bundle == null || !bundle.isSignedBy(anchors)) {
      return "UNDECIDED";
    }
    for (KeyBinding binding : bundle.content().keys().inRole(KeyRole.STATUS)) {
      boolean signs =
          list.isSignedBy(
              VerifyingKey.of(binding.certificate().getPublicKey(), binding.suite()),
              AlgorithmNumbers.DEFAULT);
      if (signs && binding.unit().equals(list.head().issuer())) {
        return binding.isInUse(list.head().asOf()) ? "TRUSTED" : "UNTRUSTED";
      }
    }
    return "UNTRUSTED";
  }

  private void say(Reporter reporter, StatusList list, String signature) {
    ObjectNode line = Reporter.object(file.toString());
    line.setAll(StatusListPublishCommand.line(list));
    line.put("signature", signature);
    if (index == null) {
      line.putNull("value");
    } else {
      OptionalInt code = list.value(index);
      ObjectNode value = line.putObject("value").put("index", index);
      if (code.isPresent()) {
        value.put("code", code.getAsInt()).put("status", status(code.getAsInt()));
      } else {
        value.putNull("code").put("status", "UNKNOWN");
      }
    }
    if (reporter.json()) {
      reporter.line(line);
    } else {
      reporter.say(line.toString());
    }
  }

  private static String status(int code) {
    return switch (code) {
      case 0x0 -> "VALID";
      case 0x1 -> "REVOKED";
      case 0x2 -> "SUSPENDED";
      case 0x3 -> "SUPERSEDED";
      case 0xC -> "CANCELLED";
      case 0xD -> "EXPIRED";
      case 0xE -> "TRANSFERRED_OUT";
      case 0xF -> "NOT_ISSUED";
      default -> "UNKNOWN";
    };
  }
}
