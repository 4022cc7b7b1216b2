package cn.sidian.exemption;

import static cn.sidian.exemption.internal.text.QuestionWords.WORDS;

import cn.sidian.core.Text;
import cn.sidian.core.law.LegalBasis;
import cn.sidian.exemption.internal.ask.NoticePage;
import cn.sidian.exemption.internal.text.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What the applicant is told once for all (一次性告知单): what to bring, what not to bring and why, what
 * may follow until when, and the right to refuse. Immutable and safe for many threads.
 */
public final class Notice {
  private static final String NUMERALS = "一二三四五";

  private final CaseDecision decided;
  private final List<Text> bring = new ArrayList<>();
  private final List<Text> doNotBring = new ArrayList<>();
  private final List<Text> follow = new ArrayList<>();
  private final List<Text> checking = new ArrayList<>();
  private final List<Text> rights = new ArrayList<>();
  private final boolean severalDocuments;
  private boolean unverified;

  private Notice(CaseDecision decided) {
    this.decided = decided;
    this.severalDocuments =
        decided.rules().packs().stream().filter(pack -> pack.document().isPresent()).count() > 1;
    decided.decisions().forEach(this::add);
    rights.add(WORDS.text("NOTICE.RIGHT_GENERAL"));
    Map<String, List<LegalBasis>> cited = new LinkedHashMap<>();
    for (ExemptionDecision decision : decided.decisions()) {
      for (Reason reason : decision.reasons()) {
        LegalBasis basis = reason.basis();
        boolean speaksHere =
            reason.status() != ReasonStatus.SWITCHED_OFF && reason.effect() == Effect.BAN;
        if (basis != null && speaksHere && basis.quote() != null) {
          List<LegalBasis> ofDocument =
              cited.computeIfAbsent(title(basis), title -> new ArrayList<>());
          if (!ofDocument.contains(basis)) {
            ofDocument.add(basis);
          }
        }
      }
    }
    cited.forEach(
        (title, bases) -> {
          List<Text> articles = new ArrayList<>();
          for (LegalBasis basis : bases) {
            String quote = basis.quote() == null ? "" : basis.quote();
            articles.add(WORDS.text("NOTICE.RIGHT_ARTICLE", basis.article(), quote));
          }
          rights.add(WORDS.text("NOTICE.RIGHT_LINE", title, Words.join(articles, "；", "; ")));
        });
  }

  private static String title(LegalBasis basis) {
    boolean bracketed = basis.document().contains("《");
    String title = bracketed ? basis.document() : "《" + basis.document() + "》";
    return basis.number() == null ? title : title + "（" + basis.number() + "）";
  }

  /**
   * The notice of a decided case.
   *
   * @param decided the case
   * @return the notice
   */
  public static Notice of(CaseDecision decided) {
    return new Notice(decided);
  }

  private void add(ExemptionDecision decision) {
    String name = decision.material().name();
    unverified |=
        decision.reasons().stream()
            .anyMatch(r -> r.unverified() && r.status() == ReasonStatus.IN_FORCE);
    if (decision instanceof ExemptionDecision.Deferred deferred) {
      LocalDate due = deferred.due().orElse(null);
      follow.add(
          due == null
              ? WORDS.text("NOTICE.FOLLOW_NO_DAY", name, deferred.whenMissed())
              : WORDS.text("NOTICE.FOLLOW_DAY", name, due, deferred.whenMissed()));
    } else if (decision.mayDemand() == Answer.NO) {
      doNotBring.add(because(decision));
    } else if (decision.mayDemand() == Answer.YES) {
      bring.add(new Text(name, name));
    } else {
      checking.add(new Text(name, name));
    }
  }

  private Text because(ExemptionDecision decision) {
    String name = decision.material().name();
    List<Text> why = new ArrayList<>();
    decision.outcomes().stream()
        .filter(outcome -> outcome.type() != DecisionType.REQUIRED)
        .forEach(outcome -> why.add(Words.code("OUTCOME", outcome.name())));
    if (why.isEmpty()) {
      decision.reasons().stream()
          .filter(r -> r.effect() == Effect.BAN && r.status() == ReasonStatus.IN_FORCE)
          .forEach(r -> why.add(r.label()));
    }
    if (why.isEmpty()) {
      return new Text(name, name);
    }
    Text reasons = Words.join(why, "；", "; ");
    Set<String> articles = new LinkedHashSet<>();
    for (Reason reason : decision.reasons()) {
      LegalBasis basis = reason.basis();
      boolean waives =
          reason.effect() == Effect.BAN
              || (reason.outcome() != null && reason.outcome().type() == decision.type());
      if (basis != null && waives && reason.status() == ReasonStatus.IN_FORCE) {
        articles.add(severalDocuments ? title(basis) + basis.article() : basis.article());
      }
    }
    return articles.isEmpty()
        ? WORDS.text("NOTICE.BECAUSE", name, reasons)
        : WORDS.text("NOTICE.BECAUSE_BY", name, reasons, String.join("、", articles));
  }

  /**
   * What to bring.
   *
   * @return one line per material
   */
  public List<Text> bring() {
    return List.copyOf(bring);
  }

  /**
   * What not to bring, and why.
   *
   * @return one line per material
   */
  public List<Text> doNotBring() {
    return List.copyOf(doNotBring);
  }

  /**
   * What may follow, until when.
   *
   * @return one line per material
   */
  public List<Text> follow() {
    return List.copyOf(follow);
  }

  /**
   * What the window finds out first.
   *
   * @return one line per material
   */
  public List<Text> checking() {
    return List.copyOf(checking);
  }

  /**
   * The applicant's rights, with the provisions.
   *
   * @return one line each
   */
  public List<Text> rights() {
    return List.copyOf(rights);
  }

  /**
   * The notice as text to print.
   *
   * @param locale Chinese, else English
   * @return lines
   */
  public String toText(Locale locale) {
    StringBuilder out = new StringBuilder();
    for (Section section : sections()) {
      out.append('\n').append(section.title().in(locale)).append('\n');
      section.lines().forEach(line -> out.append("  · ").append(line.in(locale)).append('\n'));
    }
    return heading(locale) + out + "\n" + WORDS.text("NOTICE.SIGNED").in(locale) + "\n";
  }

  private String heading(Locale locale) {
    return WORDS.text("NOTICE.TITLE").in(locale)
        + "\n"
        + WORDS.text("NOTICE.ITEM", decided.given().item()).in(locale)
        + "\n"
        + WORDS.text("NOTICE.MADE", decided.given().acceptedAt(), decided.decidedAt()).in(locale)
        + "\n";
  }

  /**
   * The notice as one self-contained page to print.
   *
   * @param locale Chinese, else English
   * @return an HTML document
   */
  public String toHtml(Locale locale) {
    return NoticePage.of(
        heading(locale), sections(), WORDS.text("NOTICE.SIGNED").in(locale), locale);
  }

  /**
   * A part of the notice.
   *
   * @param title its title
   * @param lines its lines
   */
  public record Section(Text title, List<Text> lines) {
    /**
     * Copies the list.
     *
     * @param title its title
     * @param lines its lines
     */
    public Section {
      lines = List.copyOf(lines);
    }
  }

  /**
   * The parts, in order; parts without lines are left out, but for the first two.
   *
   * @return unmodifiable
   */
  public List<Section> sections() {
    List<Section> sections = new ArrayList<>();
    sections.add(
        new Section(
            WORDS.text("NOTICE.BRING"),
            bring.isEmpty() ? List.of(WORDS.text("NOTICE.BRING_NONE")) : bring));
    sections.add(
        new Section(
            WORDS.text("NOTICE.DO_NOT_BRING"),
            doNotBring.isEmpty() ? List.of(WORDS.text("NOTICE.DO_NOT_BRING_NONE")) : doNotBring));
    if (!follow.isEmpty()) {
      sections.add(new Section(WORDS.text("NOTICE.FOLLOW"), follow));
    }
    if (!checking.isEmpty()) {
      sections.add(new Section(WORDS.text("NOTICE.CHECKING"), checking));
    }
    List<Text> last = new ArrayList<>(rights);
    if (unverified) {
      last.add(WORDS.text("NOTICE.UNVERIFIED"));
    }
    sections.add(new Section(WORDS.text("NOTICE.RIGHTS"), last));
    List<Section> numbered = new ArrayList<>();
    for (Section section : sections) {
      int number = numbered.size();
      Text title = section.title();
      numbered.add(
          new Section(
              new Text(
                  NUMERALS.charAt(number) + "、" + title.zh(), (number + 1) + ". " + title.en()),
              section.lines()));
    }
    return List.copyOf(numbered);
  }

  @Override
  public String toString() {
    return "Notice" + decided.decisions();
  }
}
