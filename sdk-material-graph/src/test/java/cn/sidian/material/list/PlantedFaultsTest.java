package cn.sidian.material.list;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.core.Finding;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Known faults of every code in a clean list of 20,000 items: found is exactly what was planted.
 */
class PlantedFaultsTest {

  @Test
  @DisplayName(
      "ZW-08, ZW-16, ZW-25, ZW-28, JZ-07, JZ-08: found = planted, no miss and no false alarm")
  void foundIsPlanted() {
    PlantedList clean = PlantedList.of(20_000, 11);
    assertThat(MaterialListCheck.check(clean.list(), NamingRules.PLAIN, PlantedList.DAY))
        .as("the clean list")
        .isEmpty();
    PlantedList planted = clean.withFaults(7);
    List<Finding> found =
        MaterialListCheck.check(planted.list(), NamingRules.PLAIN, PlantedList.DAY);
    Map<String, Long> counts =
        found.stream().collect(Collectors.groupingBy(Finding::code, Collectors.counting()));
    assertThat(counts).isEqualTo(planted.planted());
    List<String> places = found.stream().map(f -> f.code() + "@" + f.place()).toList();
    assertThat(places).containsExactlyInAnyOrderElementsOf(planted.places());
  }
}
