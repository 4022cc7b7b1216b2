package cn.sidian.seal.internal.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.sidian.core.SidianException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Revisions of a file share what they have in common. */
class XrefPagesTest {
  private static final int FAR = 70_000;

  private static XrefEntries entries(XrefPages known, int... numbers) {
    XrefEntries entries = new XrefEntries();
    for (int number : numbers) {
      entries.put(number, XrefEntry.plain(number + 1L, 0));
    }
    entries.share(known);
    return entries;
  }

  private static List<Integer> differences(XrefEntries one, XrefEntries other) {
    List<Integer> numbers = new ArrayList<>();
    one.forEachDifference(other, numbers::add);
    return numbers;
  }

  @Test
  void equalPagesAreOne() {
    XrefPages known = new XrefPages(1_000);
    long[] page = {1, 2, 3};
    assertThat(known.same(page)).isSameAs(page);
    assertThat(known.same(page.clone())).isSameAs(page);
    assertThat(known.same(new long[] {1, 2, 4})).isNotSameAs(page);
  }

  @Test
  void differencesAreTheSameWithAndWithoutCommonPages() {
    for (boolean shared : new boolean[] {true, false}) {
      XrefPages known = new XrefPages(1_000);
      XrefEntries before = entries(known, 1, 2, 300, FAR);
      XrefEntries after = entries(shared ? known : new XrefPages(1_000), 1, 300, 301, 2 * FAR);
      assertThat(differences(before, after)).containsExactly(2, 301, FAR, 2 * FAR);
      assertThat(differences(after, before)).containsExactly(2, 301, FAR, 2 * FAR);
      assertThat(differences(before, before)).isEmpty();
    }
  }

  @Test
  void entryThatPointsElsewhere() {
    XrefPages known = new XrefPages(1_000);
    XrefEntries moved = new XrefEntries();
    moved.put(1, XrefEntry.plain(9, 0));
    moved.share(known);
    assertThat(differences(entries(known, 1), moved)).containsExactly(1);
  }

  /** What is far apart takes a page each. */
  @Test
  void numbersFarApartAreLimited() {
    XrefPages known = new XrefPages(100);
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 100_000; i++) {
                known.same(new long[] {i});
              }
            })
        .isInstanceOfSatisfying(
            SidianException.class, e -> assertThat(e.code()).isEqualTo("LIMIT_EXCEEDED"));
  }
}
