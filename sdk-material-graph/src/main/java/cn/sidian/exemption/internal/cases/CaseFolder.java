package cn.sidian.exemption.internal.cases;

import cn.sidian.condition.SourceException;
import cn.sidian.condition.internal.Fields;
import cn.sidian.condition.internal.Nearest;
import cn.sidian.condition.internal.Place;
import cn.sidian.condition.internal.Problems;
import cn.sidian.condition.internal.SourceNode;
import cn.sidian.condition.internal.SourceReader;
import cn.sidian.core.Limits;
import cn.sidian.exemption.RulePack;
import cn.sidian.exemption.internal.pack.PackModel;
import cn.sidian.exemption.internal.pack.PackReader;
import cn.sidian.exemption.internal.pack.PackResources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The cases below a folder, with the packs they use. */
public final class CaseFolder {
  /** A case and its packs, in the order the case names them. */
  public record Found(CaseModel model, List<PackModel> packs) {
    /** Copies the list. */
    public Found {
      packs = List.copyOf(packs);
    }
  }

  private final Limits limits;
  private final List<Path> packFiles = new ArrayList<>();
  private final Map<Path, PackModel> packs = new HashMap<>();
  private final Map<String, Path> packIds = new LinkedHashMap<>();
  private final Map<String, PackModel> shipped = new HashMap<>();
  private final List<Found> cases = new ArrayList<>();

  private CaseFolder(Limits limits) {
    this.limits = limits;
  }

  /** Reads everything below a folder, or one file. */
  public static CaseFolder read(Path folder, Limits limits) {
    CaseFolder read = new CaseFolder(limits);
    List<Path> files = files(folder);
    Map<Path, SourceNode> trees = new LinkedHashMap<>();
    List<Path> tables = new ArrayList<>();
    for (Path file : files) {
      if (lowerName(file).endsWith(".csv")) {
        tables.add(file);
        continue;
      }
      Problems problems = new Problems();
      SourceNode root = SourceReader.read(file, limits, problems);
      String format = format(root);
      if (format == null) {
        problems.throwIfErrors();
        trees.put(file, root);
      } else if (format.startsWith("sidian-rules/")) {
        read.packFiles.add(file);
        read.packIds.putIfAbsent(id(root), file);
      }
    }
    trees.forEach(read::cases);
    tables.forEach(read::table);
    read.checkIds();
    return read;
  }

  /** The cases, by file and in the order written. */
  public List<Found> cases() {
    return cases;
  }

  private static List<Path> files(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of(folder);
    }
    try (Stream<Path> below = Files.walk(folder)) {
      return below.filter(Files::isRegularFile).filter(CaseFolder::isRead).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isRead(Path file) {
    String name = lowerName(file);
    return name.endsWith(".yaml")
        || name.endsWith(".yml")
        || name.endsWith(".json")
        || name.endsWith(".csv");
  }

  private static String lowerName(Path file) {
    Path name = file.getFileName();
    return name == null ? "" : name.toString().toLowerCase(Locale.ROOT);
  }

  private static @Nullable String format(SourceNode root) {
    return text(root, "format");
  }

  private static String id(SourceNode root) {
    String id = text(root, "id");
    return id == null ? "" : id;
  }

  private static @Nullable String text(SourceNode root, String key) {
    return root instanceof SourceNode.Mapping mapping
            && mapping.get(key) instanceof SourceNode.Scalar scalar
        ? scalar.text()
        : null;
  }

  private void cases(Path file, SourceNode root) {
    Problems problems = new Problems();
    add(file, new CaseReader(finder(file), problems).read(root), problems);
  }

  private void table(Path file) {
    Problems problems = new Problems();
    CaseReader reader = new CaseReader(finder(file), problems);
    List<CaseModel> found = new ArrayList<>();
    for (SourceNode row : CaseTable.read(file, limits, problems)) {
      found.addAll(reader.read(row));
    }
    add(file, found, problems);
  }

  private void add(Path file, List<CaseModel> models, Problems problems) {
    problems.throwIfErrors();
    for (CaseModel model : models) {
      List<PackModel> used = new ArrayList<>();
      for (String reference : model.packs()) {
        used.add(Objects.requireNonNull(find(file, reference), reference));
      }
      cases.add(new Found(model, used));
    }
  }

  private void checkIds() {
    Problems problems = new Problems();
    Map<String, Place> seen = new HashMap<>();
    for (Found found : cases) {
      CaseModel model = found.model();
      Place earlier = seen.putIfAbsent(model.id(), model.place());
      if (earlier != null) {
        problems.error(
            model.place(), CaseMessages.MESSAGES, "CASE_TWICE", Fields.shown(model.id()), earlier);
      }
    }
    problems.throwIfErrors();
  }

  private CaseReader.Packs finder(Path file) {
    return (reference, place, problems) -> {
      PackModel found = find(file, reference);
      if (found == null) {
        List<String> known = new ArrayList<>(RulePack.SHIPPED);
        known.addAll(packIds.keySet());
        problems.error(
            place,
            CaseMessages.MESSAGES,
            "UNKNOWN_PACK_REFERENCE",
            Fields.shown(reference),
            Nearest.hint(reference, known));
      }
      return found;
    };
  }

  /** A pack beside the cases goes before a shipped one of the same id: it is the one under test. */
  private @Nullable PackModel find(Path file, String reference) {
    Path own = packIds.get(reference);
    if (own != null) {
      return pack(own);
    }
    if (RulePack.SHIPPED.contains(reference)) {
      return shipped.computeIfAbsent(reference, id -> shipped(id));
    }
    Path beside = file.resolveSibling(reference);
    return Files.isRegularFile(beside) ? pack(beside) : null;
  }

  private PackModel pack(Path file) {
    PackModel known = packs.get(file);
    if (known != null) {
      return known;
    }
    Problems problems = new Problems();
    byte[] bytes = SourceReader.bytes(file, limits);
    PackModel model =
        new PackReader(PackResources.beside(file, limits), limits, problems)
            .read(SourceReader.name(file), bytes);
    problems.throwIfErrors();
    PackModel read = Objects.requireNonNull(model, "model");
    packs.put(file, read);
    return read;
  }

  private static PackModel shipped(String id) {
    Problems problems = new Problems();
    PackResources resources = PackResources.shipped();
    String name = id + ".yaml";
    byte[] bytes = Objects.requireNonNull(resources.bytes(name), name);
    PackModel model = new PackReader(resources, Limits.DEFAULT, problems).read(name, bytes);
    if (model == null) {
      throw new SourceException(problems.findings());
    }
    return model;
  }
}
