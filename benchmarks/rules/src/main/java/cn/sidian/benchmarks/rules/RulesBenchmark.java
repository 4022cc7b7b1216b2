package cn.sidian.benchmarks.rules;

import cn.sidian.condition.Facts;
import cn.sidian.condition.KnownFact;
import cn.sidian.exemption.CaseMaterial;
import cn.sidian.exemption.DecisionType;
import cn.sidian.exemption.ExemptionDecision;
import cn.sidian.exemption.ExemptionRules;
import cn.sidian.exemption.Reason;
import cn.sidian.exemption.ReasonFact;
import cn.sidian.exemption.ReasonStatus;
import cn.sidian.exemption.RulePack;
import cn.sidian.exemption.ServiceCase;
import io.github.jamsesso.jsonlogic.JsonLogic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jeasy.rules.api.Rules;
import org.jeasy.rules.core.DefaultRulesEngine;
import org.kie.api.KieBase;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One decision on one map of facts, a different map each time, nothing remembered. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
public class RulesBenchmark {
  private static final LocalDate DAY = LocalDate.of(2024, 3, 1);

  private List<Map<String, Object>> maps;
  private ExemptionRules sidian;
  private ExemptionRules sidianOf10000;
  private ServiceCase base;
  private KieBase drools;
  private final DefaultRulesEngine easyEngine = new DefaultRulesEngine();
  private final List<String> easyFired = new ArrayList<>();
  private Rules easyRules;
  private final JsonLogic jsonLogic = new JsonLogic();
  private List<String> jsonRules;
  private Path pack;
  private int next;

  @Setup
  public void prepare() throws IOException {
    maps = Workload.maps();
    pack = Files.createTempFile("rules", ".yaml");
    Files.writeString(pack, Workload.pack(200));
    sidianOf10000 = ExemptionRules.of(RulePack.read(pack));
    Path small = Files.createTempFile("rules", ".yaml");
    Files.writeString(small, Workload.pack(1));
    sidian = ExemptionRules.of(RulePack.read(small));
    base = ServiceCase.builder(DAY).build();
    drools = Peers.drools();
    easyRules = Peers.easyRules(easyFired);
    jsonRules = Peers.jsonLogic();
    for (int i = 0; i < 500; i++) {
      Map<String, Object> map = maps.get(i);
      List<String> wanted = HandWritten.fired(map);
      check(wanted, Peers.drools(drools, map));
      check(wanted, Peers.easyRules(easyEngine, easyRules, easyFired, map));
      check(wanted, Peers.jsonLogic(jsonLogic, jsonRules, map));
      check(
          wanted,
          decide(sidian, map).reasons().stream()
              .filter(r -> r.status() == ReasonStatus.IN_FORCE)
              .map(r -> r.rule().substring(2))
              .toList());
    }
  }

  private static void check(List<String> wanted, List<String> got) {
    if (!List.copyOf(wanted.stream().sorted().toList()).equals(got.stream().sorted().toList())) {
      throw new IllegalStateException("the engines disagree");
    }
  }

  private Map<String, Object> map() {
    next = next == maps.size() - 1 ? 0 : next + 1;
    return maps.get(next);
  }

  private ExemptionDecision decide(ExemptionRules rules, Map<String, Object> map) {
    return rules.decide(base, new CaseMaterial("m", "m", Facts.of(map), null), DAY);
  }

  @Benchmark
  public DecisionType sidianWithoutReasons() {
    return decide(sidian, map()).type();
  }

  /** Every rule, every comparison with its value, and the Chinese text are read. */
  @Benchmark
  public int sidianWithAllReasons() {
    ExemptionDecision decision = decide(sidian, map());
    int read = decision.explanation().zh().length();
    for (Reason reason : decision.reasons()) {
      read += reason.status().ordinal() + reason.rule().length();
      for (ReasonFact fact : reason.facts()) {
        KnownFact known = fact.known();
        read += fact.truth().ordinal() + (known == null ? 0 : known.value().type().ordinal());
      }
    }
    return read;
  }

  @Benchmark
  public DecisionType sidianOf10000Rules() {
    return decide(sidianOf10000, map()).type();
  }

  @Benchmark
  public List<String> drools() {
    return Peers.drools(drools, map());
  }

  @Benchmark
  public List<String> easyRules() {
    return Peers.easyRules(easyEngine, easyRules, easyFired, map());
  }

  @Benchmark
  public List<String> jsonLogic() {
    return Peers.jsonLogic(jsonLogic, jsonRules, map());
  }

  @Benchmark
  public List<String> handWritten() {
    return HandWritten.fired(map());
  }

  /** Reading, checking and compiling 10,000 rules. */
  @Benchmark
  public ExemptionRules loading10000Rules() {
    return ExemptionRules.of(RulePack.read(pack));
  }
}
