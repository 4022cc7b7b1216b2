package cn.sidian.exemption.internal.cases;

import cn.sidian.condition.internal.Fields;
import cn.sidian.condition.internal.Place;
import cn.sidian.condition.internal.Problems;
import cn.sidian.condition.internal.SourceNode;
import cn.sidian.exemption.RulePack;
import cn.sidian.exemption.ServiceCase;
import cn.sidian.exemption.internal.file.FactsFile;
import cn.sidian.exemption.internal.pack.PackModel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads cases: one per file, or several under {@code cases} that share packs, day and whatever of
 * the given stands under {@code common}.
 */
public final class CaseReader {
  /** Finds the pack of a reference. */
  public interface Packs {
    /** The pack, or null after adding why not. */
    @Nullable PackModel find(String reference, Place place, Problems problems);
  }

  private final Packs packs;
  private final Problems problems;

  /** Reads cases whose packs are found for it. */
  public CaseReader(Packs packs, Problems problems) {
    this.packs = packs;
    this.problems = problems;
  }

  /** The cases of a file. */
  public List<CaseModel> read(SourceNode root) {
    Fields fields = Fields.of(root, problems);
    List<CaseModel> cases = new ArrayList<>();
    if (!fields.has("cases")) {
      add(cases, one(fields, null, List.of(), null));
      return cases;
    }
    List<String> shared = fields.texts("packs");
    LocalDate at = fields.day("at");
    SourceNode common = fields.node("common");
    for (SourceNode node : fields.list("cases")) {
      add(cases, one(Fields.of(node, problems), common, shared, at));
    }
    fields.done();
    return cases;
  }

  private static void add(List<CaseModel> cases, @Nullable CaseModel model) {
    if (model != null) {
      cases.add(model);
    }
  }

  private @Nullable CaseModel one(
      Fields fields, @Nullable SourceNode common, List<String> shared, @Nullable LocalDate day) {
    int before = problems.errors();
    String id = fields.requiredText("id");
    List<String> requirements = fields.texts("requirements");
    LocalDate at = fields.day("at");
    List<String> own = fields.texts("packs");
    List<String> wanted = own.isEmpty() ? shared : own;
    if (wanted.isEmpty()) {
      fields.required("packs");
    }
    List<PackModel> models = new ArrayList<>();
    for (String reference : wanted) {
      PackModel model = packs.find(reference, fields.place("packs"), problems);
      if (model != null) {
        models.add(model);
      }
    }
    List<CaseModel.Words> words = words(fields, models);
    SourceNode givenNode = common == null ? fields.required("given") : fields.node("given");
    SourceNode whole = givenNode == null ? common : Overlay.of(common, givenNode);
    ServiceCase given =
        whole == null || models.size() < wanted.size()
            ? null
            : new FactsFile(models, RulePack.SHIPPED).read(whole, problems);
    Map<String, Set<String>> expected = new LinkedHashMap<>();
    new ExpectationReader(expected, problems).read(fields, given);
    fields.done();
    if (problems.errors() > before || given == null) {
      return null;
    }
    LocalDate decidedAt = at != null ? at : day != null ? day : given.acceptedAt();
    return new CaseModel(
        id, requirements, decidedAt, wanted, words, given, expected, fields.place());
  }

  /** The words a case tests; they must stand in the article of one of its packs. */
  private List<CaseModel.Words> words(Fields fields, List<PackModel> models) {
    SourceNode node = fields.node("words");
    if (node == null) {
      return List.of();
    }
    Fields inner = Fields.of(node, problems);
    String article = inner.requiredText("article");
    String quote = inner.requiredText("quote");
    inner.done();
    boolean found =
        models.stream()
            .anyMatch(pack -> pack.text() != null && pack.text().contains(article, quote));
    if (!found && !models.isEmpty() && !quote.isEmpty()) {
      problems.error(
          node.place(), CaseMessages.MESSAGES, "WORDS_NOT_IN_ARTICLE", Fields.shown(article));
    }
    return List.of(new CaseModel.Words(article, quote, node.place()));
  }
}
