package cn.sidian.material.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.sidian.core.law.LegalBasis;
import cn.sidian.core.law.LegalRank;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What offices do with the list: filing, publication, the double list, guides, rates. */
class ListOfficeTest {
  private static final LocalDate DAY = LocalDate.of(2025, 6, 1);
  private static final LegalBasis LAW = LegalBasis.of("某法", "第一条", LegalRank.LAW);

  private static MaterialList list() {
    Material id =
        new Material(
            "m1",
            "居民身份证",
            "证照",
            MaterialKind.E_CERTIFICATE,
            MaterialForm.ORIGINAL,
            SourceChannel.GOVERNMENT,
            "D1",
            Necessity.REQUIRED,
            "样",
            null,
            null,
            Availability.E_CERTIFICATE,
            null);
    Material form =
        new Material(
            "m2",
            "申请表|甲",
            "表格",
            MaterialKind.OTHER,
            MaterialForm.COPY,
            SourceChannel.APPLICANT,
            null,
            Necessity.DEFERRABLE,
            "样",
            "A4",
            null,
            Availability.PAPER_ONLY,
            null);
    Material same =
        new Material(
            "m3",
            "申请表｜甲",
            "表格",
            MaterialKind.OTHER,
            MaterialForm.ORIGINAL,
            SourceChannel.APPLICANT,
            null,
            Necessity.REQUIRED,
            "样",
            "A3",
            null,
            Availability.PAPER_ONLY,
            null);
    return new MaterialList(
        List.of(new Department("D1", "公安局", null)),
        List.of(
            ServiceItem.of("i1", "开办", ItemKind.LICENCE, "D1"),
            ServiceItem.of("i2", "备案", ItemKind.FILING, "D1")),
        List.of(id, form, same),
        List.of(
            new MaterialRequirement("i1", "m1", List.of(), List.of(LAW), null, null),
            new MaterialRequirement("i1", "m2", List.of(), List.of(LAW), null, null),
            new MaterialRequirement("i2", "m3", List.of(), List.of(LAW), null, null)),
        List.of(new AuthoritativeSource("m1", "D1", "api", LocalDate.of(2025, 1, 1), null, null)));
  }

  @Test
  @DisplayName("ZW-17, WH-43: a change needs a basis, is filed, and makes a new version")
  void filing() {
    MaterialRegister register = MaterialRegister.open("卫审", list(), LocalDate.of(2025, 1, 1));
    ListChange change = new ListChange(ListChange.Act.REMOVE, "i1", "m2", null, LAW, "D1", DAY);
    MaterialRegister next = register.file(change);
    assertThat(next.current().number()).isEqualTo(2);
    assertThat(next.current().filingNumber()).isEqualTo("卫审备〔2025〕1号-V2");
    assertThat(register.current().number()).as("versions are immutable").isEqualTo(1);
    assertThat(next.diff(1, 2))
        .containsExactly(new ListDifference(ListChange.Act.REMOVE, "requirement", "i1 m2"));
    assertThat(next.asOf(DAY.minusDays(1)).orElseThrow().number()).isEqualTo(1);
    assertThat(next.asOf(DAY).orElseThrow().number()).isEqualTo(2);
    assertThat(next.asOf(LocalDate.of(2020, 1, 1))).isEmpty();
    assertThatThrownBy(() -> next.file(change)).hasMessageContaining("does not ask");
    LegalBasis ended = LAW.inForce(null, LocalDate.of(2024, 1, 1));
    assertThatThrownBy(
            () ->
                register.file(
                    new ListChange(ListChange.Act.REMOVE, "i1", "m2", null, ended, "D1", DAY)))
        .hasMessageContaining("not in force");
  }

  @Test
  @DisplayName("ZW-18, JZ-09, JZ-10, JZ-11: unsigned lists cannot be published; batches stay fixed")
  void publication() {
    MaterialRegister register = MaterialRegister.open("卫审", list(), LocalDate.of(2025, 1, 1));
    assertThatThrownBy(() -> register.publish(List.of("i1"), DAY))
        .hasMessageContaining("not signed");
    MaterialRegister signed = register.signOff("i1", "局长", DAY).review("i1", "专班", DAY, true);
    assertThat(signed.unreviewed()).containsExactly("i2");
    MaterialRegister published = signed.publish(List.of("i1"), DAY);
    MaterialRegister.Batch batch = published.batches().get(0);
    assertThat(batch.digest())
        .startsWith("sha256:")
        .isEqualTo(ListSnapshot.digest(batch.snapshot()));
    MaterialRegister changed =
        published.file(
            new ListChange(ListChange.Act.REMOVE, "i1", "m2", null, LAW, "D1", DAY.plusDays(1)));
    assertThat(changed.batches().get(0)).isEqualTo(batch);
    assertThatThrownBy(() -> changed.publish(List.of("i1"), DAY.plusDays(2)))
        .as("the signed list has changed since")
        .hasMessageContaining("not signed");
    assertThat(signed.review("i1", "专班", DAY, false).unreviewed()).contains("i1");
  }

  @Test
  @DisplayName("ZW-31, ZW-33, JZ-02: the inner list, the outer list, and who fetches what")
  void doubleList() {
    DoubleList lists = DoubleList.of(list(), DAY);
    assertThat(lists.obtainableMaterials())
        .containsExactly(new DoubleList.Obtainable("m1", "居民身份证", "api", "D1"));
    assertThat(lists.materialsToSubmit("i1")).extracting(Material::code).containsExactly("m2");
    assertThat(lists.collectionPlan("i1"))
        .extracting(DoubleList.Collection::byOffice)
        .containsExactly(true, false);
    DoubleList before = DoubleList.of(list(), LocalDate.of(2024, 12, 31));
    assertThat(before.materialsToSubmit("i1")).hasSize(2);
  }

  @Property(tries = 300)
  @net.jqwik.api.Label("ZW-33: disjoint; adding an interface never lengthens the outer list")
  void doubleListInvariants(@ForAll @IntRange(min = 1, max = 60) int items, @ForAll long seed) {
    MaterialList list = PlantedList.of(items, seed).list();
    List<AuthoritativeSource> some = new ArrayList<>();
    java.util.Random random = new java.util.Random(seed);
    list.sources().stream().filter(s -> random.nextBoolean()).forEach(some::add);
    MaterialList fewer =
        new MaterialList(
            list.departments(), list.items(), list.materials(), list.requirements(), some);
    DoubleList more = DoubleList.of(list, DAY);
    DoubleList less = DoubleList.of(fewer, DAY);
    Set<String> inside = new HashSet<>();
    more.obtainableMaterials().forEach(o -> inside.add(o.material()));
    for (ServiceItem item : list.items()) {
      List<Material> outside = more.materialsToSubmit(item.code());
      assertThat(outside).extracting(Material::code).doesNotContainAnyElementsOf(inside);
      assertThat(less.materialsToSubmit(item.code())).containsAll(outside);
    }
  }

  @Test
  @DisplayName("ZW-34, WH-44, JZ-12: the label exactly where linked and in service; stale is named")
  void guide() {
    ServiceGuide guide = ServiceGuide.of(DoubleList.of(list(), DAY), "i1");
    assertThat(guide.lines()).extracting(ServiceGuide.Line::exempt).containsExactly(true, false);
    assertThat(guide.markdown())
        .contains("| 居民身份证 | 原件 | 必要 | 已关联电子证照证明，可免提交 |")
        .contains("申请表\\|甲");
    assertThat(guide.json()).contains("\"label\":\"已关联电子证照证明，可免提交\"").contains("\"label\":null");
    ServiceGuide old = ServiceGuide.of(DoubleList.of(list(), LocalDate.of(2024, 1, 1)), "i1");
    assertThat(guide.differencesFrom(old)).containsExactly("“居民身份证”应标注“已关联电子证照证明，可免提交”");
    assertThat(guide.differencesFrom(guide)).isEmpty();
  }

  @Test
  @DisplayName("JZ-03, JZ-05, JZ-06, ZW-36: rates with their formula, stable ties, rising years")
  void rates() {
    Rate share = Rate.shareRate(list(), DAY);
    assertThat(share.numerator()).isEqualTo(1);
    assertThat(share.denominator()).isEqualTo(1);
    assertThat(Rate.issueRate(4, 5).percent()).hasValue(new BigDecimal("80.00"));
    assertThat(Rate.issueRate(0, 0).percent()).isEmpty();
    assertThat(Rate.topUsed(Map.of("b", 3L, "a", 3L, "c", 9L), 2)).containsExactly("c", "a");
    assertThat(Rate.risingYears(Map.of(2022, 10L, 2023, 8L, 2024, 9L))).containsExactly(2024);
  }

  @Test
  @DisplayName("OD-05: each material once, strictest form, 容缺, sources named")
  void merging() {
    NamingRules names = new NamingRules(List.of(List.of("申请表|甲", "申请表｜甲")));
    List<MaterialMerge.Merged> merged = MaterialMerge.merge(list(), List.of("i1", "i2"), names);
    assertThat(merged).hasSize(2);
    assertThat(merged.get(1))
        .isEqualTo(
            new MaterialMerge.Merged(
                "申请表|甲",
                List.of("m2", "m3"),
                MaterialForm.ORIGINAL,
                "A3/A4",
                Necessity.REQUIRED,
                List.of("i1", "i2")));
  }

  @Test
  @DisplayName("JZ-04: departments' exemption lists merged, conflicts named")
  void exemptionLists() {
    ExemptionLists.Entry a = new ExemptionLists.Entry("甲局", "i1", "m1", true, "电子证照");
    ExemptionLists.Entry b = new ExemptionLists.Entry("乙局", "i1", "m1", false, "");
    ExemptionLists.Entry c = new ExemptionLists.Entry("乙局", "i2", "m1", true, "数据共享");
    ExemptionLists.CityList city = ExemptionLists.merge(List.of(List.of(a), List.of(b, c)));
    assertThat(city.entries()).containsExactly(c);
    assertThat(city.conflicts())
        .containsExactly(new ExemptionLists.Conflict("i1", "m1", List.of(a, b)));
  }

  @Test
  @DisplayName("OD-03: one difference planted per head is found")
  void eightHeads() {
    ServiceItem city =
        new ServiceItem(
            "000117051000",
            "开办",
            ItemLevel.HANDLING_ITEM,
            null,
            ItemKind.LICENCE,
            null,
            "D1",
            5,
            20,
            List.of(LAW),
            List.of("受理", "决定"),
            List.of("姓名"),
            null,
            null,
            null);
    ServiceItem district =
        new ServiceItem(
            "000117051001",
            "开业",
            ItemLevel.HANDLING_ITEM,
            null,
            ItemKind.FILING,
            null,
            "D1",
            6,
            20,
            List.of(),
            List.of("受理"),
            List.of("姓名", "电话"),
            null,
            null,
            null);
    MaterialList a =
        new MaterialList(
            List.of(),
            List.of(city),
            list().materials(),
            List.of(
                new MaterialRequirement("000117051000", "m1", List.of(), List.of(), null, null)),
            List.of());
    MaterialList b =
        new MaterialList(List.of(), List.of(district), List.of(), List.of(), List.of());
    assertThat(StandardDiff.compare(a, city, b, district, NamingRules.PLAIN))
        .extracting(StandardDiff.Difference::head)
        .containsExactly(StandardDiff.Head.values());
    assertThat(StandardDiff.compare(a, city, a, city, NamingRules.PLAIN)).isEmpty();
  }

  @Test
  @DisplayName("WD-36: every issued item is in exactly one of the two lists")
  void twoLists() {
    MaterialList list = list();
    List<Material> both = new ArrayList<>(DoubleList.issuedByGovernment(list, true));
    both.addAll(DoubleList.issuedByGovernment(list, false));
    assertThat(both)
        .containsExactlyInAnyOrderElementsOf(
            list.materials().stream().filter(Material::isGovernmentIssued).toList());
  }

  @Test
  @DisplayName(
      "OD-08, ZW-22: edges are derived by code, then by name; coverage names what is missing")
  void derivedEdges() {
    ServiceItem planning =
        new ServiceItem(
            "P",
            "规划许可",
            ItemLevel.HANDLING_ITEM,
            null,
            ItemKind.LICENCE,
            null,
            null,
            10,
            20,
            List.of(),
            List.of(),
            List.of(),
            "m9",
            "建设工程规划许可证",
            null);
    ServiceItem other =
        new ServiceItem(
            "Q",
            "另一规划许可",
            ItemLevel.HANDLING_ITEM,
            null,
            ItemKind.LICENCE,
            null,
            null,
            10,
            20,
            List.of(),
            List.of(),
            List.of(),
            null,
            "选址意见书",
            null);
    ServiceItem third =
        new ServiceItem(
            "R",
            "又一选址",
            ItemLevel.HANDLING_ITEM,
            null,
            ItemKind.LICENCE,
            null,
            null,
            10,
            20,
            List.of(),
            List.of(),
            List.of(),
            null,
            "选址 意见书",
            null);
    ServiceItem building = ServiceItem.of("B", "施工许可", ItemKind.LICENCE, null);
    MaterialList list =
        new MaterialList(
            List.of(),
            List.of(planning, other, third, building),
            List.of(Material.of("m9", "规划证"), Material.of("m8", "选址意见书"), Material.of("m7", "合同")),
            List.of(
                new MaterialRequirement("B", "m9", List.of(), List.of(LAW), null, null),
                new MaterialRequirement("B", "m8", List.of(), List.of(LAW), null, null),
                new MaterialRequirement("B", "m7", List.of(), List.of(LAW), null, null)),
            List.of());
    DerivedEdges derived = DerivedEdges.of(list, NamingRules.PLAIN);
    assertThat(derived.edges())
        .containsExactly(new DerivedEdges.Edge("B", "m9", "P", DerivedEdges.Confidence.CODE));
    assertThat(derived.review()).extracting(DerivedEdges.Edge::resultOf).containsExactly("Q", "R");
    assertThat(derived.graph(list).order().orElseThrow().indexOf("P"))
        .isLessThan(derived.graph(list).order().orElseThrow().indexOf("B"));
    GraphCoverage coverage = GraphCoverage.of(derived.graph(list), list);
    assertThat(coverage.missing()).containsExactly("m9", "m8", "m7");
    assertThat(coverage.isolated()).containsExactly("Q", "R");
  }
}
