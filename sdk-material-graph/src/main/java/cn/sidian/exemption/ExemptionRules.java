package cn.sidian.exemption;

import cn.sidian.condition.SourceException;
import cn.sidian.condition.internal.Problems;
import cn.sidian.condition.internal.SourceNode;
import cn.sidian.condition.internal.SourceReader;
import cn.sidian.core.Finding;
import cn.sidian.core.Limits;
import cn.sidian.core.SidianException;
import cn.sidian.exemption.internal.engine.CompiledRules;
import cn.sidian.exemption.internal.engine.Compiler;
import cn.sidian.exemption.internal.engine.EngineMessages;
import cn.sidian.exemption.internal.engine.Judgement;
import cn.sidian.exemption.internal.file.FactsFile;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Packs compiled together, ready to decide. Immutable and safe for many threads.
 *
 * <p>See {@code docs/decision-semantics.md} for what a decision means.
 */
public final class ExemptionRules {
  private final List<RulePack> packs;
  private final CompiledRules compiled;
  private final List<Finding> findings;
  private final boolean strict;

  private ExemptionRules(
      List<RulePack> packs, CompiledRules compiled, List<Finding> findings, boolean strict) {
    this.packs = List.copyOf(packs);
    this.compiled = compiled;
    this.findings = List.copyOf(findings);
    this.strict = strict;
  }

  /**
   * Compiles packs.
   *
   * @param packs at least one
   * @return the rules
   * @throws SourceException if the packs contradict each other: a fact declared differently, an
   *     override against the order of ranks, a circle in the combined precedence
   */
  public static ExemptionRules of(RulePack... packs) {
    return of(Arrays.asList(packs));
  }

  /**
   * Compiles packs.
   *
   * @param packs at least one
   * @return the rules
   * @throws SourceException as {@link #of(RulePack...)}
   */
  public static ExemptionRules of(List<RulePack> packs) {
    if (packs.isEmpty()) {
      throw new IllegalArgumentException("at least one pack is needed to decide anything");
    }
    Problems problems = new Problems();
    CompiledRules compiled =
        Compiler.compile(packs.stream().map(RulePack::model).toList(), problems);
    problems.throwIfErrors();
    return new ExemptionRules(
        packs, Objects.requireNonNull(compiled, "compiled"), problems.findings(), false);
  }

  /**
   * Compiles packs that somebody trusted has signed, and no others.
   *
   * @param signed packs with their signatures
   * @param trusted the keys of those who may approve packs
   * @return the rules
   * @throws SidianException PACK_NOT_SIGNED for a pack that none of the keys has signed
   * @throws SourceException as {@link #of(RulePack...)}
   */
  public static ExemptionRules ofSigned(List<SignedPack> signed, Collection<PublicKey> trusted) {
    for (SignedPack one : signed) {
      if (trusted.stream().noneMatch(key -> one.pack().isSignedBy(key, one.signature()))) {
        throw EngineMessages.MESSAGES.exception("PACK_NOT_SIGNED", null, one.pack().id());
      }
    }
    return of(signed.stream().map(SignedPack::pack).toList());
  }

  /**
   * The same rules without presumptions: an open reservation keeps its rule open.
   *
   * @return rules in strict mode
   */
  public ExemptionRules strict() {
    return new ExemptionRules(packs, compiled, findings, true);
  }

  CompiledRules compiled() {
    return compiled;
  }

  /**
   * Whether presumptions are off.
   *
   * @return true in strict mode
   */
  public boolean isStrict() {
    return strict;
  }

  /**
   * The packs.
   *
   * @return unmodifiable, in the order given
   */
  public List<RulePack> packs() {
    return packs;
  }

  /**
   * What compiling them together found that does not stand against them.
   *
   * @return unmodifiable, without ERRORs
   */
  public List<Finding> findings() {
    return findings;
  }

  /**
   * Reads what is known of a case. Ids are those of the shipped vocabulary and of these packs.
   *
   * @param file YAML or JSON, as {@code docs/formats.md} describes
   * @return the case
   * @throws SourceException with everything that is wrong, each with line and column; no message
   *     repeats a value
   */
  public ServiceCase readCase(Path file) {
    return readCase(file, RulePack.LIMITS);
  }

  /**
   * Reads what is known of a case, within limits.
   *
   * @param file YAML or JSON, as {@code docs/formats.md} describes
   * @param limits protection against hostile input
   * @return the case
   * @throws SourceException as {@link #readCase(Path)}
   */
  public ServiceCase readCase(Path file, Limits limits) {
    Problems problems = new Problems();
    SourceNode root = SourceReader.read(file, limits, problems);
    ServiceCase read = new FactsFile(compiled.packs(), RulePack.SHIPPED).read(root, problems);
    problems.throwIfErrors();
    return Objects.requireNonNull(read, "read");
  }

  /**
   * Decides every material of a case.
   *
   * @param given what is known
   * @param decidedAt the day of the decision, in {@link cn.sidian.condition.Facts#ZONE}
   * @return one decision per material, and what concerns the case
   */
  public CaseDecision decide(ServiceCase given, LocalDate decidedAt) {
    List<ExemptionDecision> decisions = new ArrayList<>(given.materials().size());
    for (CaseMaterial material : given.materials()) {
      decisions.add(decide(given, material, decidedAt));
    }
    return new CaseDecision(this, given, decidedAt, decisions);
  }

  /**
   * Decides one material.
   *
   * @param given what is known of the case
   * @param material the material; it need not be one of the case's own
   * @param decidedAt the day of the decision
   * @return the decision
   */
  public ExemptionDecision decide(ServiceCase given, CaseMaterial material, LocalDate decidedAt) {
    return ExemptionDecision.of(Judgement.of(compiled, given, material, decidedAt, strict));
  }

  /**
   * The questions a clerk, a citizen or a supervisor has about a case.
   *
   * @param given what is known
   * @param decidedAt the day of the answers
   * @return the questions
   */
  public CaseQuestions questions(ServiceCase given, LocalDate decidedAt) {
    return new CaseQuestions(this, given, decidedAt);
  }

  /**
   * Decides a whole list, item by item as the stream is read.
   *
   * @param list the items
   * @param assumptions what is assumed of each usual case beside what is given; identity for
   *     nothing
   * @param decidedAt the day of the decisions
   * @return one element per item; read it into {@link ReductionReport#of}
   */
  public Stream<ListedDecision> decideAll(
      Stream<ListedCase> list, UnaryOperator<ServiceCase> assumptions, LocalDate decidedAt) {
    return list.map(
        listed ->
            new ListedDecision(
                listed.item(),
                listed.department(),
                decide(assumptions.apply(listed.given()), decidedAt)));
  }
}
