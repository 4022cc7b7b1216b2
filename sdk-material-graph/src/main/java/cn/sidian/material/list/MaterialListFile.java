package cn.sidian.material.list;

import cn.sidian.condition.Condition;
import cn.sidian.condition.internal.ConditionReader;
import cn.sidian.condition.internal.FactCatalog;
import cn.sidian.condition.internal.Fields;
import cn.sidian.condition.internal.Place;
import cn.sidian.condition.internal.Problems;
import cn.sidian.condition.internal.Scalars;
import cn.sidian.condition.internal.SourceNode;
import cn.sidian.condition.internal.SourceReader;
import cn.sidian.core.Limits;
import cn.sidian.core.law.LegalBasis;
import cn.sidian.core.law.LegalRank;
import cn.sidian.material.internal.CsvTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads material lists: JSON and YAML of the format {@code sidian-materials/1}, and CSV. */
public final class MaterialListFile {
  static final String FORMAT = "sidian-materials/1";

  private final Problems problems;
  private final ConditionReader conditions;
  private final List<Department> departments = new ArrayList<>();
  private final List<ServiceItem> items = new ArrayList<>();
  private final List<Material> materials = new ArrayList<>();
  private final List<MaterialRequirement> requirements = new ArrayList<>();
  private final List<AuthoritativeSource> sources = new ArrayList<>();
  private final List<List<String>> synonyms = new ArrayList<>();

  private MaterialListFile(Problems problems) {
    this.problems = problems;
    this.conditions = new ConditionReader(FactCatalog.OPEN, problems);
  }

  /**
   * A list and the synonyms its office declares.
   *
   * @param list the list
   * @param names when two names mean the same
   */
  public record Read(MaterialList list, NamingRules names) {}

  /**
   * Reads a list; CSV by its ending, everything else as JSON or YAML.
   *
   * @param file the file
   * @param limits protection against hostile input
   * @return the list, which may hold mistakes of content
   * @throws cn.sidian.condition.SourceException with everything that cannot be read
   */
  public static Read read(Path file, Limits limits) {
    if (file.toString().toLowerCase(Locale.ROOT).endsWith(".csv")) {
      return new Read(MaterialTable.read(file, limits), NamingRules.PLAIN);
    }
    Problems problems = new Problems();
    SourceNode root = SourceReader.read(file, limits, problems);
    MaterialListFile reader = new MaterialListFile(problems);
    reader.root(root);
    problems.throwIfErrors();
    return new Read(
        new MaterialList(
            reader.departments,
            reader.items,
            reader.materials,
            reader.requirements,
            reader.sources),
        new NamingRules(reader.synonyms));
  }

  /**
   * Reads a list from rows that come from elsewhere: a spreadsheet, a query. The first row holds
   * the titles of a CSV list; the place of a finding is the number of the row, from 1.
   *
   * @param name what findings call the source
   * @param rows the cells row by row; an empty list is an empty row
   * @param limits protection against hostile input
   * @return the list, which may hold mistakes of content
   * @throws cn.sidian.condition.SourceException with everything that cannot be read
   */
  public static MaterialList readRows(String name, Iterator<List<String>> rows, Limits limits) {
    CsvTable.Records records =
        new CsvTable.Records() {
          private int line;

          @Override
          public List<String> next() {
            while (rows.hasNext()) {
              line++;
              List<String> cells = rows.next();
              if (!cells.isEmpty()) {
                return cells;
              }
            }
            return List.of();
          }

          @Override
          public int line() {
            return line;
          }
        };
    try {
      return MaterialTable.read(name, records, limits);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void root(SourceNode source) {
    Fields fields = Fields.of(source, problems);
    String format = fields.requiredText("format");
    if (!format.isBlank() && !format.equals(FORMAT)) {
      problems.error(fields.place("format"), ListMessages.WORDS, "LIST_FORMAT", FORMAT);
    }
    fields.text("title");
    fields.text("note");
    fields.list("departments").forEach(this::department);
    fields.list("items").forEach(this::item);
    fields.list("materials").forEach(this::material);
    fields.list("requirements").forEach(this::requirement);
    fields.list("sources").forEach(this::source);
    for (SourceNode group : fields.list("synonyms")) {
      List<String> names = new ArrayList<>();
      if (group instanceof SourceNode.Sequence list) {
        for (SourceNode name : list.items()) {
          String text = Scalars.text(name, problems);
          if (text != null) {
            names.add(text);
          }
        }
      } else {
        problems.error(group.place(), ListMessages.WORDS, "SYNONYM_GROUP");
      }
      if (!names.isEmpty()) {
        synonyms.add(names);
      }
    }
    fields.done();
  }

  private void department(SourceNode source) {
    Fields fields = Fields.of(source, problems);
    departments.add(
        new Department(fields.requiredText("code"), fields.requiredText("name"), place(source)));
    fields.done();
  }

  private static String place(SourceNode source) {
    return source.place().toString();
  }

  private void item(SourceNode source) {
    Fields fields = Fields.of(source, problems);
    String code = fields.requiredText("code");
    String name = fields.requiredText("name");
    ItemLevel level = labelled(fields, "level", ItemLevel.class, ItemLevel.HANDLING_ITEM);
    fields.required("kind");
    ItemKind kind = labelled(fields, "kind", ItemKind.class, ItemKind.OTHER_POWER);
    PublicServiceField field =
        fields.has("field")
            ? labelled(fields, "field", PublicServiceField.class, PublicServiceField.EDUCATION)
            : null;
    String parent = fields.text("parent");
    String department = fields.text("department");
    Integer promised = days(fields, "promisedDays");
    Integer legal = days(fields, "legalDays");
    List<LegalBasis> bases = bases(fields);
    List<String> process = fields.texts("process");
    List<String> forms = fields.texts("forms");
    String resultCode = null;
    String resultName = null;
    SourceNode result = fields.node("result");
    if (result != null) {
      Fields inner = Fields.of(result, problems);
      resultCode = inner.text("code");
      resultName = inner.text("name");
      inner.done();
    }
    fields.done();
    items.add(
        new ServiceItem(
            code,
            name,
            level,
            parent,
            kind,
            field,
            department,
            promised,
            legal,
            bases,
            process,
            forms,
            resultCode,
            resultName,
            place(source)));
  }

  private <E extends Enum<E> & Labelled> E labelled(
      Fields fields, String key, Class<E> type, E otherwise) {
    SourceNode node = fields.node(key);
    if (node == null) {
      return otherwise;
    }
    String text = Scalars.text(node, problems);
    return text == null ? otherwise : labelled(text, type, otherwise, node.place(), problems);
  }

  static <E extends Enum<E> & Labelled> E labelled(
      String text, Class<E> type, E otherwise, Place place, Problems problems) {
    return Labelled.of(type, text)
        .orElseGet(
            () -> {
              List<String> known = new ArrayList<>();
              for (E value : type.getEnumConstants()) {
                known.add(value.zh() + " " + value.name());
              }
              problems.error(place, "UNKNOWN_VALUE", Fields.listed(known));
              return otherwise;
            });
  }

  private @Nullable Integer days(Fields fields, String key) {
    SourceNode node = fields.node(key);
    if (node == null) {
      return null;
    }
    BigDecimal number = Scalars.number(node, problems);
    if (number == null) {
      return null;
    }
    if (number.signum() < 0
        || number.stripTrailingZeros().scale() > 0
        || number.compareTo(BigDecimal.valueOf(100_000)) > 0) {
      problems.error(node.place(), ListMessages.WORDS, "WHOLE_DAYS", key);
      return null;
    }
    return number.intValueExact();
  }

  private List<LegalBasis> bases(Fields fields) {
    List<LegalBasis> bases = new ArrayList<>();
    for (SourceNode source : fields.list("basis")) {
      Fields one = Fields.of(source, problems);
      String document = one.requiredText("document");
      String article = one.requiredText("article");
      one.required("rank");
      LegalRank rank = one.constant("rank", LegalRank.class);
      String quote = one.text("quote");
      LocalDate from = one.day("from");
      LocalDate to = one.day("to");
      one.done();
      if (rank == null) {
        continue;
      }
      LegalBasis basis = LegalBasis.of(document, article, rank);
      basis = quote == null ? basis : basis.quoting(quote);
      if (from != null && to != null && to.isBefore(from)) {
        problems.error(source.place(), ListMessages.WORDS, "ENDS_BEFORE_IT_BEGINS");
      } else if (from != null || to != null) {
        basis = basis.inForce(from, to);
      }
      bases.add(basis);
    }
    return bases;
  }

  private void material(SourceNode source) {
    Fields fields = Fields.of(source, problems);
    Material material =
        new Material(
            fields.requiredText("code"),
            fields.requiredText("name"),
            fields.text("category"),
            labelled(fields, "kind", MaterialKind.class, MaterialKind.OTHER),
            labelled(fields, "form", MaterialForm.class, MaterialForm.ORIGINAL),
            labelled(fields, "channel", SourceChannel.class, SourceChannel.APPLICANT),
            fields.text("issuer"),
            labelled(fields, "necessity", Necessity.class, Necessity.REQUIRED),
            fields.text("sample"),
            fields.text("specification"),
            days(fields, "validDays"),
            labelled(fields, "availability", Availability.class, Availability.UNKNOWN),
            place(source));
    fields.done();
    materials.add(material);
  }

  private void requirement(SourceNode source) {
    Fields fields = Fields.of(source, problems);
    String item = fields.requiredText("item");
    String material = fields.requiredText("material");
    List<String> alternatives = fields.texts("alternatives");
    List<LegalBasis> bases = bases(fields);
    SourceNode when = fields.node("when");
    Condition condition = when == null ? null : conditions.read(when);
    fields.done();
    requirements.add(
        new MaterialRequirement(item, material, alternatives, bases, condition, place(source)));
  }

  private void source(SourceNode source) {
    Fields fields = Fields.of(source, problems);
    String material = fields.requiredText("material");
    String department = fields.requiredText("department");
    String interfaceId = fields.text("interface");
    fields.required("from");
    LocalDate from = fields.day("from");
    LocalDate to = fields.day("to");
    fields.done();
    if (from == null) {
      return;
    }
    if (to != null && to.isBefore(from)) {
      problems.error(source.place(), ListMessages.WORDS, "ENDS_BEFORE_IT_BEGINS");
      return;
    }
    sources.add(
        new AuthoritativeSource(
            material, department, interfaceId, Objects.requireNonNull(from), to, place(source)));
  }
}
