package cn.sidian.material.list;

import cn.sidian.core.law.LegalBasis;
import cn.sidian.core.law.LegalRank;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A clean list of any size, and known faults in it. The same seed gives the same list. */
record PlantedList(MaterialList list, Map<String, Long> planted, List<String> places) {
  static final LocalDate DAY = LocalDate.of(2025, 6, 1);
  private static final LegalBasis LAW = LegalBasis.of("某条例", "第九条", LegalRank.LOCAL_REGULATION);
  private static final String[] CREDIT = {
    "11100000000013338W", "11430000006122244L", "11440232MB2D06811W", "11370800MB28559184"
  };

  static PlantedList of(int items, long seed) {
    Random random = new Random(seed);
    List<Department> departments = new ArrayList<>();
    for (String code : CREDIT) {
      departments.add(new Department(code, "部门" + code.substring(2, 8), "d " + code));
    }
    List<ServiceItem> all = new ArrayList<>();
    List<Material> materials = new ArrayList<>();
    List<MaterialRequirement> requirements = new ArrayList<>();
    List<AuthoritativeSource> sources = new ArrayList<>();
    int kinds = items / 4 + 10;
    for (int m = 0; m < kinds; m++) {
      boolean issued = m % 3 == 0;
      String code = "M" + m;
      materials.add(
          new Material(
              code,
              "第" + m + "号许可证",
              "证照",
              issued ? MaterialKind.E_CERTIFICATE : MaterialKind.OTHER,
              MaterialForm.ORIGINAL,
              issued ? SourceChannel.GOVERNMENT : SourceChannel.APPLICANT,
              issued ? CREDIT[m % 4] : null,
              Necessity.REQUIRED,
              "样表" + m,
              "A4",
              null,
              issued ? Availability.E_CERTIFICATE : Availability.PAPER_ONLY,
              "m " + m));
      if (issued) {
        sources.add(
            new AuthoritativeSource(
                code, CREDIT[m % 4], "api" + m, LocalDate.of(2024, 1, 1), null, "s " + m));
      }
    }
    for (int i = 0; i < items; i++) {
      String code = "ITEM" + i;
      all.add(
          new ServiceItem(
              code,
              "事项" + i,
              ItemLevel.HANDLING_ITEM,
              null,
              ItemKind.LICENCE,
              null,
              CREDIT[i % 4],
              5,
              20,
              List.of(LAW),
              List.of(),
              List.of(),
              null,
              null,
              "i " + i));
      int first = random.nextInt(kinds);
      for (int k = 0; k < 3; k++) {
        requirements.add(
            new MaterialRequirement(
                code,
                "M" + (first + k * 7) % kinds,
                List.of(),
                List.of(LAW),
                null,
                "r " + i + "." + k));
      }
    }
    return new PlantedList(
        new MaterialList(departments, all, materials, requirements, sources), Map.of(), List.of());
  }

  /** Each fault {@code times} times, far from one another. */
  PlantedList withFaults(int times) {
    List<Department> departments = new ArrayList<>(list.departments());
    List<ServiceItem> items = new ArrayList<>(list.items());
    List<Material> materials = new ArrayList<>(list.materials());
    List<MaterialRequirement> requirements = new ArrayList<>(list.requirements());
    List<AuthoritativeSource> sources = new ArrayList<>(list.sources());
    Plan plan = new Plan();
    for (int t = 0; t < times; t++) {
      String n = "x" + t;
      departments.add(new Department("1110000000001333" + t + "W", "坏代码" + t, "D" + n));
      plan.add("DEPARTMENT_CODE", "D" + n);
      materials.add(material("A" + n, "第" + t + "号 许可证", n + "a"));
      plan.add("SAME_THING_TWO_NAMES", n + "a");
      materials.add(material("M" + (100 + t), "另一样东西" + t, n + "b"));
      plan.add("CODE_REUSED", n + "b");
      materials.add(material("C" + n, "第" + (50 + t) + "号许可证", n + "c"));
      plan.add("SAME_THING_TWO_CODES", n + "c");
      materials.add(material("M" + (200 + t), "第" + (200 + t) + "号许可证", n + "d"));
      plan.add("LISTED_TWICE", n + "d");
      Material plain = material("E" + n, "无类别申请表" + t, n + "e");
      materials.add(with(plain, null, plain.sample(), plain.channel(), null, plain.availability()));
      plan.add("MISSING_CATEGORY", n + "e");
      Material other = material("F" + n, "无样表申请表" + t, n + "f");
      materials.add(with(other, "表格", null, other.channel(), null, other.availability()));
      plan.add("MISSING_SAMPLE", n + "f");
      Material third = material("G" + n, "无出具部门证明" + t, n + "g");
      materials.add(
          with(third, "证明", "样", SourceChannel.GOVERNMENT, null, Availability.PAPER_ONLY));
      plan.add("MISSING_ISSUER", n + "g");
      Material fourth = material("H" + n, "未知部门证明" + t, n + "h");
      materials.add(
          with(fourth, "证明", "样", SourceChannel.GOVERNMENT, "NOBODY", Availability.PAPER_ONLY));
      plan.add("UNKNOWN_DEPARTMENT", n + "h");
      Material fifth = material("I" + n, "未梳理申请表" + t, n + "i");
      materials.add(with(fifth, "表格", "样", fifth.channel(), null, Availability.UNKNOWN));
      plan.add("AVAILABILITY_UNKNOWN", n + "i");
      Material sixth = material("J" + n, "无来源证照" + t, n + "j");
      materials.add(with(sixth, "证照", "样", sixth.channel(), null, Availability.E_MATERIAL));
      plan.add("SOURCE_UNRESOLVED", n + "j");
      materials.add(material("K" + n, "法律法规规定的第" + t + "类其他材料", n + "k"));
      plan.add("CATCH_ALL_MATERIAL", n + "k");
      materials.add(material("L" + n, "身份证" + t + "等相关证明", n + "l"));
      plan.add("VAGUE_WORDING", n + "l");
      sources.add(
          new AuthoritativeSource(
              "M" + (300 + 3 * t), CREDIT[1], "b", LocalDate.of(2025, 1, 1), null, n + "m"));
      plan.add("SOURCE_CONFLICT", n + "m");
      requirements.add(requirement("NOITEM" + t, "M1", true, n + "n"));
      plan.add("UNKNOWN_ITEM", n + "n");
      requirements.add(requirement("ITEM" + (10 * t), "NOMATERIAL", true, n + "o"));
      plan.add("DANGLING_REFERENCE", n + "o");
      requirements.add(requirement("ITEM" + (10 * t + 1), "A" + n, false, n + "p"));
      plan.add("MISSING_BASIS", n + "p");
      MaterialRequirement again = list.requirements().get(900 + 3 * t);
      requirements.add(requirement(again.item(), again.material(), true, n + "q"));
      plan.add("ASKED_TWICE", n + "q");
      items.add(item("MAIN" + t, ItemLevel.MAIN_ITEM, 5, n + "r"));
      requirements.add(requirement("MAIN" + t, "M2", true, n + "s"));
      plan.add("LIST_ON_MAIN_ITEM", n + "r");
      items.add(item("LATE" + t, ItemLevel.HANDLING_ITEM, 99, n + "t"));
      plan.add("LIMIT_LONGER_THAN_LEGAL", n + "t");
      items.add(item("00011705100X", ItemLevel.HANDLING_ITEM, 5, n + "u", t));
      plan.add("ITEM_CODE", n + "u");
    }
    return new PlantedList(
        new MaterialList(departments, items, materials, requirements, sources),
        plan.counts,
        plan.places);
  }

  private static final class Plan {
    final Map<String, Long> counts = new TreeMap<>();
    final List<String> places = new ArrayList<>();

    void add(String code, String place) {
      counts.merge(code, 1L, Long::sum);
      places.add(code + "@" + place);
    }
  }

  private static Material material(String code, String name, String place) {
    return new Material(
        code,
        name,
        "表格",
        MaterialKind.OTHER,
        MaterialForm.COPY,
        SourceChannel.APPLICANT,
        null,
        Necessity.REQUIRED,
        "样",
        null,
        null,
        Availability.PAPER_ONLY,
        place);
  }

  private static Material with(
      Material m,
      @org.jspecify.annotations.Nullable String category,
      @org.jspecify.annotations.Nullable String sample,
      SourceChannel channel,
      @org.jspecify.annotations.Nullable String issuer,
      Availability availability) {
    return new Material(
        m.code(),
        m.name(),
        category,
        m.kind(),
        m.form(),
        channel,
        issuer,
        m.necessity(),
        sample,
        null,
        null,
        availability,
        m.place());
  }

  private static MaterialRequirement requirement(
      String item, String material, boolean basis, String place) {
    return new MaterialRequirement(
        item, material, List.of(), basis ? List.of(LAW) : List.of(), null, place);
  }

  private static ServiceItem item(String code, ItemLevel level, int promised, String place) {
    return new ServiceItem(
        code,
        "事项" + code,
        level,
        null,
        ItemKind.LICENCE,
        null,
        CREDIT[0],
        promised,
        20,
        List.of(LAW),
        List.of(),
        List.of(),
        null,
        null,
        place);
  }

  /** Codes of national length with a letter where a digit must be, each another one. */
  private static ServiceItem item(
      String code, ItemLevel level, int promised, String place, int number) {
    return item(code.substring(0, 10) + (char) ('A' + number) + "0", level, promised, place);
  }
}
