package cn.sidian.examples.seal;

import cn.sidian.core.SidianException;
import cn.sidian.core.Text;
import cn.sidian.core.crypto.SigningKey;
import cn.sidian.core.trust.X509Certificates;
import cn.sidian.examples.cli.CommonOptions;
import cn.sidian.examples.cli.ExitCode;
import cn.sidian.examples.cli.PasswordFile;
import cn.sidian.examples.cli.PdfInputs;
import cn.sidian.examples.cli.Progress;
import cn.sidian.examples.cli.Reporter;
import cn.sidian.seal.DataProvenance;
import cn.sidian.seal.EvidenceSources;
import cn.sidian.seal.Length;
import cn.sidian.seal.PdfSealer;
import cn.sidian.seal.ProvenanceFile;
import cn.sidian.seal.Seal;
import cn.sidian.seal.SealKind;
import cn.sidian.seal.SealNote;
import cn.sidian.seal.SealPlacement;
import cn.sidian.seal.SealProfile;
import cn.sidian.seal.SealRefusal;
import cn.sidian.seal.SealedPdf;
import cn.sidian.seal.SealingResult;
import cn.sidian.seal.image.FiledImprint;
import cn.sidian.seal.image.RoundSeal;
import cn.sidian.seal.image.SealFont;
import cn.sidian.seal.image.SealImage;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sidian seal}: puts a seal on documents. */
@Command(
    name = "seal",
    mixinStandardHelpOptions = true,
    description = "加盖电子签章 / Seals PDF documents.",
    exitCodeListHeading = "退出码 / Exit codes:%n",
    exitCodeList = {
      "0:全部加盖 / all sealed",
      "2:用法错误 / wrong call",
      "3:输入或密钥无法读取 / unreadable input or key",
      "4:拒绝加盖 / refused"
    })
public final class SealCommand implements Callable<Integer> {
  /** What is wrong with --unit, --title or --code, not with a file. */
  private static final Set<String> UNDRAWABLE =
      Set.of("GLYPH_MISSING", "SEAL_NAME_TOO_LONG", "SEAL_TITLE_TOO_LONG");

  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  @Spec private CommandSpec spec;
  @Mixin private CommonOptions options;

  @Parameters(arity = "1..*", paramLabel = "IN", description = "PDF 文件或文件夹 / files or folders")
  private List<Path> inputs = List.of();

  @Option(
      names = "--keystore",
      required = true,
      paramLabel = "F",
      description = "PKCS#12 密钥库 / PKCS#12 key store")
  private Path keyStore;

  @Option(
      names = "--storepass-file",
      required = true,
      paramLabel = "F",
      description = "口令文件，- 为标准输入 / file with its password; - for standard input")
  private Path storePassword;

  @Option(names = "--alias", paramLabel = "A", description = "密钥别名 / name of the key")
  private @Nullable String alias;

  @Option(
      names = "--profile",
      paramLabel = "P",
      description = "签章规格，默认随密钥 / by default by key type")
  private @Nullable String profile;

  @Option(names = "--unit", paramLabel = "NAME", description = "印章单位 / unit that owns the seal")
  private @Nullable String unit;

  @Option(
      names = "--title",
      paramLabel = "TEXT",
      defaultValue = SealKind.DATA_VERIFICATION_TITLE,
      description = "印章名称，默认 ${DEFAULT-VALUE} / words of the seal")
  private String title = SealKind.DATA_VERIFICATION_TITLE;

  @Option(names = "--image", paramLabel = "F", description = "备案印模图片 / filed imprint, PNG or JPEG")
  private @Nullable Path image;

  @Option(
      names = "--diameter",
      paramLabel = "42mm",
      defaultValue = "42mm",
      description = "印章直径 / diameter")
  private String diameter = "42mm";

  @Option(
      names = "--code",
      paramLabel = "DIGITS",
      description = "防伪码，印在下弧 / code ring under the rim")
  private @Nullable String code;

  @Option(
      names = "--font",
      paramLabel = "F",
      description = "优先使用的字体（如宋体）/ fonts that are tried first")
  private List<Path> fonts = List.of();

  @Option(
      names = "--place",
      paramLabel = "page=1,right=20mm,bottom=30mm",
      defaultValue = "page=1,right=20mm,bottom=30mm",
      description = "位置；也可 page=last|all、field=NAME、invisible / place on the page")
  private String place = "";

  @Option(
      names = "--note",
      paramLabel = "voucher=auto,purpose=TEXT",
      defaultValue = "voucher=auto",
      description = "加注 / note")
  private String note = "";

  @Option(
      names = "--provenance",
      paramLabel = "F.json",
      description = "数据来源文件 / provenance of the data")
  private @Nullable Path provenance;

  @Option(
      names = "--level",
      paramLabel = "B|T|LT|LTA",
      defaultValue = "B",
      description = "签章级别，默认 ${DEFAULT-VALUE}；T 起需要 --tsa / from T on with --tsa")
  private String level = "B";

  @Mixin private EvidenceOptions evidence;
  @Mixin private OutputOptions output;
  @Mixin private DocumentPassword documentPassword;

  private volatile @Nullable Path writing;
  private Path reading = Path.of("");

  @Override
  public Integer call() {
    Reporter reporter = new Reporter(spec.commandLine(), options);
    reading = keyStore;
    PdfSealer sealer;
    SealNote sealNote;
    SealPlacement placement;
    try {
      placement = PlacementSyntax.parse(place);
      sealNote = NoteSyntax.parse(note);
      reading = storePassword;
      char[] password = PasswordFile.read(storePassword);
      reading = keyStore;
      SigningKey key = SigningKey.fromPkcs12(keyStore, password, alias);
      if (provenance != null) {
        reading = provenance;
        DataProvenance data = ProvenanceFile.read(provenance);
        sealNote = sealNote.withProvenance(data);
      }
      EvidenceSources sources = evidence.sources(file -> reading = file);
      reading = image == null ? keyStore : image;
      sealer = sealer(key, sources);
      sealer =
          documentPassword.read(file -> reading = file).map(sealer::withPassword).orElse(sealer);
    } catch (SidianException e) {
      if (UNDRAWABLE.contains(e.code())) {
        throw new ParameterException(spec.commandLine(), e.text().zh() + "\n" + e.text().en(), e);
      }
      reporter.error(reading.toString(), e);
      return ExitCode.UNREADABLE.code();
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
    return sealAll(reporter, sealer, placement, sealNote).code();
  }

  private PdfSealer sealer(SigningKey key, EvidenceSources sources) {
    String owner = unit == null ? X509Certificates.displayName(key.certificate()) : unit;
    Length size = Length.parse(diameter);
    PdfSealer.Builder builder = PdfSealer.builder(Seal.of(owner, title, face(owner, size)), key);
    if (profile != null) {
      builder.profile(
          SealProfile.named(profile)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "unknown profile " + profile + "; known are " + SealProfile.all())));
    }
    builder.level(EvidenceOptions.level(level), sources);
    builder.fonts(fonts.stream().map(SealFont::read).toArray(SealFont[]::new));
    PdfSealer sealer = builder.build();
    return output.overwrites() ? sealer.overwriting() : sealer;
  }

  private SealImage face(String owner, Length size) {
    if (image != null) {
      return FiledImprint.read(image, size);
    }
    RoundSeal round = RoundSeal.of(owner, title).withDiameter(size);
    return code == null ? round : round.withCodeRing(code);
  }

  private ExitCode sealAll(
      Reporter reporter, PdfSealer sealer, SealPlacement placement, SealNote sealNote) {
    List<PdfInputs.Input> documents = PdfInputs.find(inputs);
    boolean folder = output.isFolder(inputs);
    if (documents.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "文件夹中没有 PDF / the folders hold no PDF");
    }
    Thread cleaner = new Thread(this::removeUnfinished);
    Runtime.getRuntime().addShutdownHook(cleaner);
    ExitCode worst = ExitCode.YES;
    try (Progress progress = new Progress(spec.commandLine().getErr(), documents.size())) {
      for (PdfInputs.Input document : documents) {
        Path target = output.target(document, folder);
        worst = worst.worse(sealOne(reporter, sealer, document, target, placement, sealNote));
        progress.step();
      }
    } finally {
      Runtime.getRuntime().removeShutdownHook(cleaner);
      if (folder) {
        removeIfEmpty(output.path());
      }
    }
    return worst;
  }

  private ExitCode sealOne(
      Reporter reporter,
      PdfSealer sealer,
      PdfInputs.Input document,
      Path target,
      SealPlacement placement,
      SealNote sealNote) {
    String name = document.file().toString();
    try {
      if (!target.equals(output.path())) {
        // several documents: the output is a folder, made when the first one goes there
        Files.createDirectories(target.toAbsolutePath().resolveSibling(""));
      }
      writing = target;
      SealingResult result = sealer.seal(document.file(), target, placement, sealNote);
      if (result instanceof SealRefusal refusal) {
        refused(reporter, name, refusal);
        return ExitCode.OPEN;
      }
      sealed(reporter, name, target, result.requireSealed());
      return ExitCode.YES;
    } catch (SidianException e) {
      reporter.error(name, e);
      return ExitCode.UNREADABLE;
    } catch (IOException e) {
      refused(reporter, name, OutputOptions.folderMissing());
      return ExitCode.OPEN;
    } finally {
      writing = null;
    }
  }

  /** After refusals only, nothing is left behind. */
  private static void removeIfEmpty(Path folder) {
    String[] content = folder.toFile().list();
    if (content != null && content.length == 0 && !folder.toFile().delete()) {
      throw new IllegalStateException("an empty folder could not be removed: " + folder);
    }
  }

  /** When the user interrupts: the half-written file beside the output goes. */
  private void removeUnfinished() {
    Path target = writing;
    Path folder = target == null ? null : target.toAbsolutePath().getParent();
    if (target == null || folder == null) {
      return;
    }
    String prefix = "." + target.getFileName() + ".";
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = String.valueOf(file.getFileName());
        if (name.startsWith(prefix) && name.endsWith(".part")) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      spec.commandLine().getErr().println(e.getMessage());
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
              name + "：拒绝加盖（" + refusal.code() + "）" + refusal.text().zh(),
              name + ": refused (" + refusal.code() + "). " + refusal.text().en()));
    }
  }

  private static void sealed(Reporter reporter, String name, Path target, SealedPdf sealed) {
    if (reporter.json()) {
      ObjectNode object =
          Reporter.object(name)
              .put("output", target.toString())
              .put("voucherNumber", sealed.voucherNumber())
              .put(
                  "sealedAt",
                  DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(sealed.sealedAt().atZone(ZONE)))
              .put("profile", sealed.profile())
              .put("field", sealed.field())
              .put("signer", sealed.signer());
      sealed.pages().forEach(object.putArray("pages")::add);
      object.set("warnings", Reporter.findings(sealed.warnings()));
      reporter.line(object);
      return;
    }
    Text done =
        new Text(
            name + " → " + target + "：已加盖，凭证编号 " + sealed.voucherNumber(),
            name + " -> " + target + ": sealed, voucher number " + sealed.voucherNumber());
    reporter.say(done.in(reporter.locale()));
    sealed.warnings().forEach(warning -> reporter.remark(warning.message()));
  }
}
