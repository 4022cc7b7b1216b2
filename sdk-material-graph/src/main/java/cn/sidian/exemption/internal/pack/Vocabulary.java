package cn.sidian.exemption.internal.pack;

import cn.sidian.condition.internal.Fields;
import cn.sidian.condition.internal.Problems;
import cn.sidian.condition.internal.SourceReader;
import cn.sidian.core.Limits;
import cn.sidian.exemption.Reading;
import cn.sidian.exemption.RuleFact;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Facts and readings that several packs share.
 *
 * @param facts by id
 * @param readings by id; a pack has those that begin with its own id
 */
public record Vocabulary(Map<String, RuleFact> facts, Map<String, Reading> readings) {
  static final Vocabulary NONE = new Vocabulary(Map.of(), Map.of());

  /** The vocabulary that comes with the SDK. */
  public static Vocabulary shipped() {
    PackResources resources = PackResources.shipped();
    Problems problems = new Problems();
    byte[] bytes = Objects.requireNonNull(resources.bytes("vocabulary.yaml"), "vocabulary.yaml");
    Vocabulary vocabulary = read("vocabulary.yaml", bytes, Limits.DEFAULT, problems);
    problems.throwIfErrors();
    return vocabulary;
  }

  static Vocabulary read(String name, byte[] bytes, Limits limits, Problems problems) {
    Fields fields = Fields.of(SourceReader.read(name, bytes, limits, problems), problems);
    PackReader.checkFormat(fields, PackReader.FACTS_FORMAT, problems);
    Map<String, RuleFact> facts = new LinkedHashMap<>();
    FactReader reader = new FactReader(problems);
    reader.facts(fields.list("facts"), facts);
    Map<String, Reading> readings = reader.readings(fields.list("readings"));
    fields.done();
    return new Vocabulary(facts, readings);
  }
}
