package cn.sidian.core.status;

import static cn.sidian.core.status.StatusFixtures.ISSUER;
import static cn.sidian.core.status.StatusFixtures.NAME;
import static cn.sidian.core.status.StatusFixtures.NOON;
import static cn.sidian.core.status.StatusFixtures.PUBLISHER;
import static cn.sidian.core.status.StatusFixtures.entries;
import static cn.sidian.core.status.StatusFixtures.list;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.sidian.core.Finding;
import cn.sidian.core.SidianException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("WD-58: a status has an age, and a list that fails answers nothing")
class StatusResolverTest {
  @TempDir Path folder;

  private static StatusAnswer ask(
      StatusListSource source, @Nullable StatusListMemory memory, long index, Instant at) {
    return new StatusResolver(source, StatusFixtures::keys, memory, StatusFreshness.DEFAULT)
        .resolve(ISSUER, NAME, index, at);
  }

  private static StatusAnswer ask(StatusList list, Instant at) {
    return ask(StatusListSource.of(List.of(list)), StatusListMemory.inMemory(), 8, at);
  }

  private static void assertProblem(StatusAnswer answer, String code) {
    assertThat(answer.value()).isEmpty();
    assertThat(answer.findings()).extracting(Finding::code).containsExactly(code);
    assertThat(answer.problem()).isNotNull();
  }

  @Test
  void aFreshListOfTheIssuerAnswers() {
    StatusAnswer answer = ask(list(1, NOON), NOON.plusSeconds(10));
    assertThat(answer.value()).hasValue(1);
    assertThat(answer.asOf()).isEqualTo(NOON);
    assertThat(answer.findings()).isEmpty();
  }

  @Test
  void noList() {
    assertProblem(ask(StatusListSource.none(), null, 1, NOON), "NO_LIST");
  }

  @Test
  void staleByAgeOrByItsEnd() {
    assertProblem(ask(list(1, NOON), NOON.plus(Duration.ofHours(24))), "LIST_STALE");
    StatusList shortLived =
        StatusListPublisher.of(StatusFixtures.SIGNER.signingKey(), Duration.ofMinutes(5))
            .publish(entries(), ISSUER, NAME, 1, null, NOON);
    assertProblem(ask(shortLived, NOON.plusSeconds(300)), "LIST_STALE");
    assertThat(ask(shortLived, NOON.plusSeconds(299)).value()).hasValue(1);
  }

  @Test
  void aListOfALaterTimeCannotAnswer() {
    assertThat(ask(list(1, NOON), NOON.minusSeconds(60)).value()).hasValue(1);
    assertProblem(ask(list(1, NOON), NOON.minusSeconds(61)), "LIST_AFTER_QUESTION");
  }

  @Test
  void ofSeveralListsTheOneThatCanAnswerDoes() {
    StatusListSource both =
        StatusListSource.of(List.of(list(1, NOON), list(2, NOON.plus(Duration.ofHours(2)))));
    assertThat(ask(both, null, 8, NOON.plusSeconds(60)).asOf()).isEqualTo(NOON);
  }

  @Test
  void anOlderListAfterANewerOneIsRollback() {
    StatusListMemory memory = StatusListMemory.inFolder(folder);
    StatusListSource old = StatusListSource.of(List.of(list(1, NOON)));
    StatusListSource fresh = StatusListSource.of(List.of(list(2, NOON.plusSeconds(60))));
    assertThat(ask(old, memory, 8, NOON).value()).hasValue(1);
    assertThat(ask(fresh, memory, 8, NOON.plusSeconds(61)).value()).hasValue(1);
    StatusListMemory again = StatusListMemory.inFolder(folder);
    assertProblem(ask(old, again, 8, NOON.plusSeconds(62)), "LIST_ROLLBACK");
    assertThat(ask(fresh, again, 8, NOON.plusSeconds(62)).value()).hasValue(1);
    assertThat(ask(old, again, 8, NOON.minusSeconds(30)).value())
        .as("about a moment before the newer one")
        .hasValue(1);
  }

  @Test
  void twoListsOfOneSequenceAreRollback() {
    StatusListMemory memory = StatusListMemory.inFolder(folder);
    assertThat(ask(StatusListSource.of(List.of(list(2, NOON))), memory, 8, NOON).value())
        .hasValue(1);
    StatusEntries others = entries();
    others.set(8, 0);
    StatusList twin = PUBLISHER.publish(others, ISSUER, NAME, 2, null, NOON);
    assertProblem(ask(StatusListSource.of(List.of(twin)), memory, 8, NOON), "LIST_ROLLBACK");
  }

  @Test
  void withoutMemoryEachAnswerSaysSo() {
    StatusAnswer answer = ask(StatusListSource.of(List.of(list(1, NOON))), null, 8, NOON);
    assertThat(answer.value()).hasValue(1);
    assertThat(answer.findings()).extracting(Finding::code).containsExactly("ROLLBACK_NOT_CHECKED");
  }

  @Test
  void aDamagedMemoryIsAFailure() throws IOException {
    StatusListMemory memory = StatusListMemory.inFolder(folder);
    StatusListSource source = StatusListSource.of(List.of(list(1, NOON)));
    assertThat(ask(source, memory, 8, NOON).value()).hasValue(1);
    try (var files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".txt")).toList()) {
        Files.writeString(file, "");
      }
    }
    assertThatThrownBy(() -> ask(source, memory, 8, NOON)).hasMessageContaining("MEMORY_FAILED");
  }

  @Test
  void whatFailedVerificationIsNotRemembered() {
    StatusListMemory memory = StatusListMemory.inFolder(folder);
    StatusList forged =
        StatusListPublisher.of(StatusFixtures.OTHER.signingKey(), Duration.ofHours(1))
            .publish(entries(), ISSUER, NAME, 9, null, NOON);
    assertProblem(ask(StatusListSource.of(List.of(forged)), memory, 8, NOON), "LIST_UNTRUSTED");
    assertThat(ask(StatusListSource.of(List.of(list(1, NOON))), memory, 8, NOON).value())
        .hasValue(1);
  }

  @Test
  void aListOfAnotherIssuer() {
    StatusList foreign = PUBLISHER.publish(entries(), "11430000006122244L", NAME, 1, null, NOON);
    assertProblem(ask(foreign, NOON), "LIST_NOT_FOR_THIS_ISSUER");
    StatusList named = PUBLISHER.publish(entries(), "11430000006122244L", "X", 1, null, NOON);
    assertProblem(ask(named, NOON), "LIST_NOT_FOR_THIS_ISSUER");
    StatusList otherShard = PUBLISHER.publish(entries(), ISSUER, "X", 1, null, NOON);
    assertProblem(ask(otherShard, NOON), "NO_LIST");
  }

  @Test
  void anIndexOutsideOfTheList() {
    StatusListSource source = StatusListSource.of(List.of(list(1, NOON)));
    assertProblem(ask(source, StatusListMemory.inMemory(), 1_000, NOON), "INDEX_UNKNOWN");
    assertProblem(ask(source, StatusListMemory.inMemory(), -1, NOON), "INDEX_UNKNOWN");
    assertProblem(ask(source, StatusListMemory.inMemory(), 7 + (1L << 32), NOON), "INDEX_UNKNOWN");
  }

  @Test
  void aListThatIsCutOrHasATailIsALimit() throws IOException {
    byte[] whole = list(1, NOON).encoded();
    Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(whole, whole.length - 70));
    assertProblem(ask(StatusListSource.fromFiles(List.of(cut)), null, 8, NOON), "LIST_LIMIT");
    byte[] longer = Arrays.copyOf(whole, whole.length + 1);
    assertThatThrownBy(() -> StatusList.read(longer))
        .isInstanceOfSatisfying(
            SidianException.class, e -> assertThat(e.code()).isEqualTo("LIST_LIMIT"));
  }

  @Test
  void somethingElseIsUnreadable() throws IOException {
    Path file = Files.writeString(folder.resolve("text"), "{}");
    assertThatThrownBy(() -> StatusList.read(file)).hasMessageContaining("LIST_UNREADABLE");
    assertThatThrownBy(() -> StatusList.read(folder.resolve("absent")))
        .hasMessageContaining("LIST_UNREADABLE");
  }

  @Test
  void oneChangedByteIsNeverBelieved() {
    byte[] whole = list(1, NOON).encoded();
    for (int i = 0; i < whole.length; i++) {
      byte[] changed = whole.clone();
      changed[i] ^= 1;
      StatusList read;
      try {
        read = StatusList.read(changed);
      } catch (SidianException e) {
        assertThat(e.code()).isIn("LIST_LIMIT", "LIST_UNREADABLE");
        continue;
      }
      StatusAnswer answer = ask(read, NOON);
      assertThat(answer.value()).as("byte " + i).isEmpty();
    }
  }
}
