package cn.sidian.exemption.internal.cases;

import cn.sidian.condition.internal.Place;
import cn.sidian.exemption.ServiceCase;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A case, as read.
 *
 * @param id its id
 * @param requirements the requirement ids it tests
 * @param at the day of the decision
 * @param packs the packs it is decided with, as written
 * @param words the articles it was written from, with their words
 * @param given what is known
 * @param expected what is expected: by path such as {@code expect.m1.decision}, codes as a set
 * @param place where it is written
 */
public record CaseModel(
    String id,
    List<String> requirements,
    LocalDate at,
    List<String> packs,
    List<Words> words,
    ServiceCase given,
    Map<String, Set<String>> expected,
    Place place) {

  /** Words of an article. */
  public record Words(String article, String quote, Place place) {}

  /** Copies the collections. */
  public CaseModel {
    requirements = List.copyOf(requirements);
    packs = List.copyOf(packs);
    words = List.copyOf(words);
    expected = Collections.unmodifiableMap(new LinkedHashMap<>(expected));
  }
}
