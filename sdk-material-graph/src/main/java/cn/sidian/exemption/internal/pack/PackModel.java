package cn.sidian.exemption.internal.pack;

import cn.sidian.condition.FactValue;
import cn.sidian.core.Text;
import cn.sidian.core.code.RegionCode;
import cn.sidian.core.law.LegalBasis;
import cn.sidian.exemption.Reading;
import cn.sidian.exemption.RuleFact;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A pack, as read.
 *
 * @param id its id
 * @param version its version
 * @param title what it is about
 * @param source its source, or null for {@code source: none}
 * @param region the division it holds for, or null for any
 * @param pending whether its rules in the applicant's favour reach cases accepted before
 * @param presume the value each presumed fact counts as while it is open
 * @param facts the declared facts it may use, by id
 * @param readings the readings it leaves to the office, by id
 * @param rules its rules, in the order written
 * @param approval who stands behind it
 * @param sm3 the SM3 digest of the file, as {@code sm3:HEX}
 * @param contentAnsweredBy the provision on who answers for the content of what is issued, or null
 * @param text the words of the source by article, or null without source
 * @param file the name of the file
 */
public record PackModel(
    String id,
    String version,
    Text title,
    @Nullable SourceModel source,
    @Nullable RegionCode region,
    boolean pending,
    Map<String, FactValue> presume,
    Map<String, RuleFact> facts,
    Map<String, Reading> readings,
    List<RuleModel> rules,
    ApprovalModel approval,
    String sm3,
    @Nullable LegalBasis contentAnsweredBy,
    @Nullable SourceText text,
    String file) {

  /** Copies the collections. */
  public PackModel {
    presume = Collections.unmodifiableMap(new LinkedHashMap<>(presume));
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    readings = Collections.unmodifiableMap(new LinkedHashMap<>(readings));
    rules = List.copyOf(rules);
  }

  /** The same pack with other rules, for analyses. */
  public PackModel withRules(List<RuleModel> others) {
    return new PackModel(
        id,
        version,
        title,
        source,
        region,
        pending,
        presume,
        facts,
        readings,
        others,
        approval,
        sm3,
        contentAnsweredBy,
        text,
        file);
  }
}
