package cn.sidian.exemption.internal.pack;

import cn.sidian.condition.FactValue;
import cn.sidian.condition.internal.FactShape;
import cn.sidian.condition.internal.Fields;
import cn.sidian.condition.internal.Nearest;
import cn.sidian.condition.internal.Problems;
import cn.sidian.condition.internal.SourceNode;
import cn.sidian.condition.internal.SourceReader;
import cn.sidian.condition.internal.ValueReader;
import cn.sidian.core.Limits;
import cn.sidian.core.Text;
import cn.sidian.core.code.AdministrativeLevel;
import cn.sidian.core.code.CodeParse;
import cn.sidian.core.code.RegionCode;
import cn.sidian.core.crypto.DigestAlgorithm;
import cn.sidian.core.law.IssuingOrgan;
import cn.sidian.core.law.LegalBasis;
import cn.sidian.core.law.LegalRank;
import cn.sidian.exemption.Reading;
import cn.sidian.exemption.RuleFact;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a pack and checks it; everything that is wrong is added to the problems. */
public final class PackReader {
  /** The version of the format. */
  public static final String FORMAT = "sidian-rules/1";

  /** The version of the format of vocabularies. */
  public static final String FACTS_FORMAT = "sidian-facts/1";

  /** The vocabulary that comes with the SDK. */
  public static final String SHIPPED_VOCABULARY = "sidian";

  private final PackResources resources;
  private final Limits limits;
  private final Problems problems;

  /** Reads packs whose neighbours the resources find. */
  public PackReader(PackResources resources, Limits limits, Problems problems) {
    this.resources = resources;
    this.limits = limits;
    this.problems = problems;
  }

  /** The pack of a file, or null after adding why not. */
  public @Nullable PackModel read(String name, byte[] bytes) {
    int before = problems.errors();
    SourceNode root = SourceReader.read(name, bytes, limits, problems);
    Fields fields = Fields.of(root, problems);
    checkFormat(fields, FORMAT, problems);
    String id = fields.requiredText("id");
    String version = fields.requiredText("version");
    Text title = Texts.required(fields, "title", problems);
    SourceNode sourceNode = fields.required("source");
    RegionCode region = region(fields, "region");
    boolean pending = pending(fields);
    ApprovalModel approval = approval(fields);
    Vocabulary vocabulary = vocabulary(fields);
    FactReader factReader = new FactReader(problems);
    Map<String, RuleFact> facts = new LinkedHashMap<>(vocabulary.facts());
    factReader.facts(fields.list("facts"), facts);
    Map<String, Reading> readings = new LinkedHashMap<>();
    vocabulary.readings().values().stream()
        .filter(reading -> reading.id().startsWith(id + "."))
        .forEach(reading -> readings.put(reading.id(), reading));
    readings.putAll(factReader.readings(fields.list("readings")));
    FactTable table = new FactTable(facts, readings);
    SourceText text = null;
    SourceModel source = null;
    if (sourceNode != null && !isNone(sourceNode)) {
      Fields sourceFields = Fields.of(sourceNode, problems);
      source = source(sourceFields, table);
      text = text(sourceFields);
      sourceFields.done();
    }
    Map<String, FactValue> presume = presume(fields, table);
    List<RuleModel> rules = rules(fields, table, source, text);
    LegalBasis answers = contentAnsweredBy(fields, source, text);
    fields.done();
    PackModel pack =
        new PackModel(
            id,
            version,
            title,
            source,
            region,
            pending,
            presume,
            facts,
            readings,
            rules,
            approval,
            digest(bytes),
            answers,
            text,
            name);
    PackChecks.check(pack, fields.place(), problems);
    return problems.errors() > before ? null : pack;
  }

  /** The digest of the bytes of a file, as reports print it. */
  public static String digest(byte[] bytes) {
    return "sm3:" + HexFormat.of().formatHex(DigestAlgorithm.SM3.digest(bytes));
  }

  static void checkFormat(Fields fields, String expected, Problems problems) {
    String format = fields.requiredText("format");
    if (!format.isEmpty() && !format.equals(expected)) {
      problems.error(
          fields.place("format"),
          PackMessages.MESSAGES,
          "UNKNOWN_FORMAT",
          Fields.shown(format),
          expected);
    }
  }

  private static boolean isNone(SourceNode node) {
    return node instanceof SourceNode.Scalar scalar && scalar.text().equals("none");
  }

  private boolean pending(Fields fields) {
    String applies = fields.text("appliesTo");
    if (applies != null && !applies.equals("PENDING") && !applies.equals("ACCEPTED")) {
      problems.error(fields.place("appliesTo"), "UNKNOWN_VALUE", "ACCEPTED, PENDING");
    }
    return "PENDING".equals(applies);
  }

  private @Nullable RegionCode region(Fields fields, String key) {
    String code = fields.text(key);
    if (code == null) {
      return null;
    }
    CodeParse<RegionCode> parse = RegionCode.parse(code);
    if (!parse.isValid()) {
      problems.error(fields.place(key), PackMessages.MESSAGES, "WRONG_REGION");
    }
    return parse.value().orElse(null);
  }

  private ApprovalModel approval(Fields fields) {
    SourceNode node = fields.node("approval");
    if (node == null) {
      return new ApprovalModel(null, null, null, null, null);
    }
    Fields inner = Fields.of(node, problems);
    ApprovalModel approval =
        new ApprovalModel(
            inner.text("reviewedBy"),
            inner.day("reviewedOn"),
            inner.text("approvedBy"),
            inner.day("approvedOn"),
            inner.text("note"));
    inner.done();
    return approval;
  }

  /** Who answers for the content of what is issued; the words must stand in the article. */
  private @Nullable LegalBasis contentAnsweredBy(
      Fields fields, @Nullable SourceModel source, @Nullable SourceText text) {
    SourceNode node = fields.node("contentAnsweredBy");
    if (node == null) {
      return null;
    }
    Fields inner = Fields.of(node, problems);
    String article = inner.requiredText("article");
    String quote = inner.requiredText("quote");
    inner.done();
    if (source == null) {
      problems.error(node.place(), PackMessages.MESSAGES, "BASIS_WITHOUT_SOURCE");
      return null;
    }
    if (text != null && !text.contains(article, quote)) {
      problems.error(
          node.place(),
          PackMessages.MESSAGES,
          "QUOTE_NOT_IN_ARTICLE",
          "contentAnsweredBy",
          Fields.shown(article));
    }
    return new LegalBasis(
        source.document(),
        source.number(),
        source.issuer(),
        article,
        quote,
        source.rank(),
        source.mayVary(),
        source.from(),
        source.to());
  }

  private Vocabulary vocabulary(Fields fields) {
    String name = fields.text("vocabulary");
    if (name == null) {
      return Vocabulary.NONE;
    }
    boolean shipped = name.equals(SHIPPED_VOCABULARY);
    PackResources from = shipped ? PackResources.shipped() : resources;
    String file = shipped ? "vocabulary.yaml" : name;
    byte[] bytes = from.bytes(file);
    if (bytes == null) {
      problems.error(
          fields.place("vocabulary"),
          PackMessages.MESSAGES,
          "FILE_NOT_FOUND",
          Fields.shown(from.name(file)));
      return Vocabulary.NONE;
    }
    return Vocabulary.read(from.name(file), bytes, limits, problems);
  }

  private SourceModel source(Fields fields, FactTable table) {
    String document = fields.requiredText("document");
    String brief = fields.text("brief");
    String number = fields.text("number");
    IssuingOrgan issuer = issuer(fields);
    fields.required("rank");
    LegalRank rank = fields.constant("rank", LegalRank.class);
    boolean mayVary = fields.flag("mayVary", false);
    if (mayVary && rank != LegalRank.LOCAL_REGULATION) {
      problems.error(fields.place("mayVary"), PackMessages.MESSAGES, "MAY_NOT_VARY");
    }
    String adoption = fields.text("adoption");
    if (adoption != null && table.fact(adoption) == null) {
      problems.error(
          fields.place("adoption"),
          "UNKNOWN_FACT",
          Fields.shown(adoption),
          Nearest.hint(adoption, table.ids()));
    }
    return new SourceModel(
        document,
        brief == null ? document : brief,
        number,
        issuer,
        rank == null ? LegalRank.NORMATIVE_DOCUMENT : rank,
        mayVary && rank == LegalRank.LOCAL_REGULATION,
        fields.day("date"),
        fields.day("from"),
        fields.day("to"),
        fields.flag("trial", false),
        adoption);
  }

  private @Nullable IssuingOrgan issuer(Fields fields) {
    SourceNode node = fields.node("issuer");
    if (node == null) {
      return null;
    }
    Fields inner = Fields.of(node, problems);
    String name = inner.requiredText("name");
    inner.required("level");
    AdministrativeLevel level = inner.constant("level", AdministrativeLevel.class);
    RegionCode region = region(inner, "region");
    inner.done();
    return level == null ? null : new IssuingOrgan(name, level, region);
  }

  private @Nullable SourceText text(Fields fields) {
    String name = fields.requiredText("text");
    if (name.isEmpty()) {
      return null;
    }
    byte[] bytes = resources.bytes(name);
    if (bytes == null) {
      problems.error(
          fields.place("text"),
          PackMessages.MESSAGES,
          "FILE_NOT_FOUND",
          Fields.shown(resources.name(name)));
      return null;
    }
    String words = new String(bytes, StandardCharsets.UTF_8);
    return SourceText.parse(resources.name(name), words, problems);
  }

  private Map<String, FactValue> presume(Fields fields, FactTable table) {
    Map<String, FactValue> presume = new LinkedHashMap<>();
    SourceNode node = fields.node("presume");
    if (node == null) {
      return presume;
    }
    ValueReader values = new ValueReader(problems);
    for (SourceNode.Entry entry : Fields.of(node, problems).entries()) {
      String id = entry.key().text();
      FactShape shape = table.shape(id);
      if (shape == null) {
        problems.error(
            entry.key().place(), "UNKNOWN_FACT", Fields.shown(id), Nearest.hint(id, table.ids()));
        continue;
      }
      FactValue value = values.value(entry.value(), shape, true);
      if (value != null) {
        presume.put(id, value);
      }
    }
    return presume;
  }

  private List<RuleModel> rules(
      Fields fields, FactTable table, @Nullable SourceModel source, @Nullable SourceText text) {
    RuleReader reader = new RuleReader(table, source, text, problems);
    List<RuleModel> rules = new ArrayList<>();
    for (SourceNode node : fields.list("rules")) {
      RuleModel rule = reader.read(node);
      if (rule != null) {
        rules.add(rule);
      }
    }
    return rules;
  }
}
