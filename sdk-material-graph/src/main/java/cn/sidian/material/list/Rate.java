package cn.sidian.material.list;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A rate that carries its formula: the texts set aims (共享率 30 %, 有效制发率 80 %) without saying how
 * they are counted, so numerator and denominator always come with the number.
 *
 * @param name what it is, in Chinese
 * @param formula how it is counted, in Chinese
 * @param numerator what is counted above
 * @param denominator what is counted below
 */
public record Rate(String name, String formula, long numerator, long denominator) {

  /**
   * The rate in percent.
   *
   * @return with two decimals; empty when the denominator is zero
   */
  public Optional<BigDecimal> percent() {
    if (denominator == 0) {
      return Optional.empty();
    }
    return Optional.of(
        BigDecimal.valueOf(numerator * 100)
            .divide(BigDecimal.valueOf(denominator), 2, RoundingMode.HALF_UP));
  }

  /**
   * 证照证明共享率: of the requirements that ask for something a department issues, how many the system
   * supplies.
   *
   * @param list the list
   * @param day the day
   * @return the rate
   */
  public static Rate shareRate(MaterialList list, LocalDate day) {
    DoubleList lists = DoubleList.of(list, day);
    long linkable = 0;
    long linked = 0;
    for (MaterialRequirement requirement : list.requirements()) {
      if (list.material(requirement.material()).filter(Material::isGovernmentIssued).isPresent()) {
        linkable++;
        linked += lists.supplied(requirement) != null ? 1 : 0;
      }
    }
    return new Rate("证照证明共享率", "已由系统提供的政府核发材料要求数 ÷ 全部政府核发材料要求数", linked, linkable);
  }

  /**
   * 有效制发率: of the certificates valid on paper, how many are issued electronically and valid;
   * expired ones count on neither side.
   *
   * @param validElectronic valid ones that exist electronically
   * @param validPaper valid ones in all
   * @return the rate
   * @throws IllegalArgumentException if the first exceeds the second, or one is negative
   */
  public static Rate issueRate(long validElectronic, long validPaper) {
    if (validElectronic < 0 || validPaper < validElectronic) {
      throw new IllegalArgumentException(
          "valid electronic certificates must be among the valid ones; count expired ones on"
              + " neither side");
    }
    return new Rate("有效制发率", "有效期内已制发电子证照数 ÷ 有效期内实体证照数", validElectronic, validPaper);
  }

  /**
   * The most used materials; equal counts by code, so that every run gives the same.
   *
   * @param uses how often each material was used
   * @param n how many to name, at least 0
   * @return codes, the most used first
   */
  public static List<String> topUsed(Map<String, Long> uses, int n) {
    return uses.entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(n)
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * Years in which applicants had to submit more than the year before (应逐年递减).
   *
   * @param submitted how many materials applicants had to submit in each year
   * @return the years of a rise, in order
   */
  public static List<Integer> risingYears(Map<Integer, Long> submitted) {
    SortedMap<Integer, Long> sorted = new TreeMap<>(submitted);
    List<Integer> rising = new ArrayList<>();
    Long before = null;
    for (Map.Entry<Integer, Long> year : sorted.entrySet()) {
      if (before != null && year.getValue() > before) {
        rising.add(year.getKey());
      }
      before = year.getValue();
    }
    return List.copyOf(rising);
  }
}
