package cn.sidian.seal.verifying;

import cn.sidian.core.trust.TrustAnchors;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** One thing that is wrong with a sealed file, and what must be said about it. */
record Fault(
    String what,
    Function<SignedFile, SignedFile> make,
    Function<Signers, TrustAnchors> anchors,
    Function<Signers, Expectation> expected) {

  static Fault of(String what, Function<SignedFile, SignedFile> make, Expectation expected) {
    return new Fault(what, make, Signers::anchors, who -> expected);
  }

  static Fault of(
      String what, Function<SignedFile, SignedFile> make, Function<Signers, Expectation> expected) {
    return new Fault(what, make, Signers::anchors, expected);
  }

  Fault withAnchors(Function<Signers, TrustAnchors> other) {
    return new Fault(what, make, other, expected);
  }

  /** One test for each fault and each kind of key. */
  static Stream<DynamicTest> tests(List<Fault> faults) {
    return tests(faults, SignedFile::sealed);
  }

  static Stream<DynamicTest> tests(List<Fault> faults, Function<Signers, SignedFile> twin) {
    return Arrays.stream(Signers.values())
        .flatMap(
            who -> {
              SignedFile sound = twin.apply(who);
              return faults.stream()
                  .map(
                      fault ->
                          DynamicTest.dynamicTest(
                              who + ": " + fault.what(), () -> fault.check(sound)));
            });
  }

  private void check(SignedFile sound) {
    Signers who = sound.who();
    expected
        .apply(who)
        .check(sound.bytes(), make.apply(sound).bytes(), who.anchors(), anchors.apply(who));
  }
}
