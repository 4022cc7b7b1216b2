package cn.sidian.seal.verifying;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.seal.SealAcceptancePolicy;
import cn.sidian.seal.SealAcceptancePolicy.Demand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The table of docs/verification.md says what the presets demand, and nothing else. */
class PoliciesTableTest {
  private static List<String> cells(String line) {
    return Arrays.stream(line.split("\\|")).skip(1).map(String::strip).toList();
  }

  private static Map<String, List<String>> table() throws IOException {
    List<String> lines = Files.readAllLines(Path.of("../docs/verification.md"));
    int head =
        lines.indexOf(
            lines.stream().filter(l -> l.startsWith("| demands |")).findFirst().orElseThrow());
    Map<String, List<String>> table = new TreeMap<>();
    table.put("demands", cells(lines.get(head)));
    for (int i = head + 2; lines.get(i).startsWith("|"); i++) {
      List<String> cells = cells(lines.get(i));
      table.put(cells.get(0), cells.subList(1, cells.size()));
    }
    return table;
  }

  @Test
  void theTableIsWhatThePresetsDemand() throws IOException {
    Map<String, List<String>> table = table();
    List<String> presets = new ArrayList<>();
    for (SealAcceptancePolicy policy : SealAcceptancePolicy.all()) {
      presets.add(policy.name());
    }
    List<String> head = table.getOrDefault("demands", List.of());
    assertThat(head.stream().skip(1).map(cell -> cell.replace(" (default)", "")))
        .containsExactlyElementsOf(presets);
    for (Demand demand : Demand.values()) {
      String row = demand.name().toLowerCase(Locale.ROOT).replace('_', ' ');
      List<String> expected = new ArrayList<>();
      for (SealAcceptancePolicy policy : SealAcceptancePolicy.all()) {
        expected.add(policy.demands(demand) ? "REQUIRED" : "IF_PRESENT");
      }
      assertThat(table.get(row)).as(row).isEqualTo(expected);
    }
    assertThat(table.keySet())
        .containsExactlyInAnyOrder(
            "demands",
            "integrity",
            "coverage",
            "later changes",
            "trust",
            "revocation",
            "proven time",
            "algorithms that count",
            "note of a seal",
            "issuance",
            "document time stamps");
    assertThat(table.values().stream().flatMap(List::stream).filter(c -> c.matches("[A-Z_]+")))
        .allMatch(
            cell ->
                Set.of("REQUIRED", "IF_PRESENT", "IGNORED").contains(cell)
                    || presets.contains(cell));
  }
}
