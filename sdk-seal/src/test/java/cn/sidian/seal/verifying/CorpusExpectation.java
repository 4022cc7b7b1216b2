package cn.sidian.seal.verifying;

import cn.sidian.core.trust.TrustStatus;
import cn.sidian.seal.SealReport;
import cn.sidian.seal.SignatureReport;
import cn.sidian.seal.SignatureReport.Coverage;
import cn.sidian.seal.SignatureReport.Integrity;
import cn.sidian.seal.SignatureReport.Kind;
import cn.sidian.seal.SignatureReport.LaterChanges;
import cn.sidian.seal.SignatureReport.Time;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What must hold for a file of a corpus, by the folder it stands in and the words that its makers
 * use. What the words do not say is not judged, but for what holds for every file: no exception of
 * an unknown kind, trust never TRUSTED nor UNTRUSTED by a chain that nobody anchors.
 */
record CorpusExpectation(String group, String words) {

  static CorpusExpectation of(String name, String words) {
    int slash = name.indexOf('/');
    return new CorpusExpectation(
        slash < 0 ? "" : name.substring(0, slash), words.toLowerCase(Locale.ROOT));
  }

  /** What is otherwise than it must be. */
  List<String> problems(CorpusVerification.Outcome outcome) {
    List<String> problems = new ArrayList<>();
    if (outcome.broken() != null) {
      problems.add("no typed outcome");
      return problems;
    }
    if (outcome.report() != null) {
      always(outcome.report(), problems);
    }
    switch (group) {
      case "sig-valid", "sig-tst" -> valid(outcome, problems);
      case "sig-coverage" -> coverage(outcome, problems);
      case "sig-broken" -> neverIntact(outcome, problems);
      case "sig-attack", "sig-shadow", "sig-mdp" -> changed(outcome, problems);
      default -> {
        // any typed outcome will do
      }
    }
    return problems;
  }

  private static void always(SealReport report, List<String> problems) {
    for (SignatureReport signature : report.signatures()) {
      if (signature.trust() == TrustStatus.TRUSTED || signature.trust() == TrustStatus.UNTRUSTED) {
        problems.add(signature.field() + ": trust " + signature.trust() + " without anchors");
      }
      if (signature.time() == Time.PROVEN) {
        problems.add(signature.field() + ": time proven by nobody");
      }
    }
  }

  private boolean says(String part) {
    return words.contains(part);
  }

  private void valid(CorpusVerification.Outcome outcome, List<String> problems) {
    SealReport report = outcome.report();
    if (report == null) {
      problems.add("cannot be read");
      return;
    }
    long others = report.signatures().stream().filter(s -> s.kind() != Kind.TIMESTAMP).count();
    if (says("zero signatures")) {
      demand(others == 0, "a signature was found", problems);
      return;
    }
    demand(!report.signatures().isEmpty(), "no signature was found", problems);
    boolean brokenTime = says("broken timestamp");
    for (SignatureReport signature : report.signatures()) {
      if (signature.kind() == Kind.TIMESTAMP) {
        continue;
      }
      String field = signature.field();
      demand(signature.integrity() == Integrity.INTACT, field + " is not intact", problems);
      demand(
          signature.laterChanges() != LaterChanges.FORBIDDEN,
          field + " is said to be changed",
          problems);
      demand(
          signature.coverage() == Coverage.WHOLE_FILE
              || signature.coverage() == Coverage.WHOLE_REVISION,
          field + " covers no revision",
          problems);
      demand(
          !brokenTime || signature.time() == Time.CLAIMED,
          field + ": a broken time stamp gives " + signature.time(),
          problems);
    }
    if (says("one valid signature")) {
      demand(report.signatures().size() == 1, "not one signature", problems);
    }
  }

  private void coverage(CorpusVerification.Outcome outcome, List<String> problems) {
    SealReport report = outcome.report();
    if (report == null) {
      return;
    }
    if (says("zero signatures")) {
      demand(report.signatures().isEmpty(), "a signature was found", problems);
      return;
    }
    boolean whole = report.signatures().stream().anyMatch(s -> s.coverage() == Coverage.WHOLE_FILE);
    if (says("covers the whole")) {
      demand(whole, "the whole document is not said to be covered", problems);
    } else {
      demand(!whole, "the whole document is said to be covered", problems);
      demand(!CorpusVerification.isGood(outcome), "accepted", problems);
    }
  }

  private static void neverIntact(CorpusVerification.Outcome outcome, List<String> problems) {
    demand(!CorpusVerification.isGood(outcome), "accepted", problems);
    if (outcome.report() != null) {
      demand(
          outcome.report().signatures().stream()
              .anyMatch(
                  s ->
                      s.integrity() != Integrity.INTACT
                          || s.coverage() == Coverage.INCOMPLETE
                          || outcome.report().decidedBy().contains("WEAK_ALGORITHM")),
          "every signature is intact",
          problems);
    }
  }

  /** Words for files whose last state their signers did not sign. */
  private static final List<String> BAD =
      List.of(
          "invalid",
          "not permitted",
          "must not be plain valid",
          "does not verify",
          "failure",
          "failed",
          "changed after signing",
          "undefined changes",
          "never",
          "not ok");

  /** The only objection of its makers, at a level that is not the file's own. */
  private static final Pattern UNUSED_OBJECT =
      Pattern.compile(
          "\\[unexpected_entry_in_xref\\(\\d+\\)]; judged under .* \\(set by the test\\)");

  private static boolean lists(SealReport report, String rule) {
    return report.signatures().stream()
        .flatMap(signature -> signature.changes().stream())
        .anyMatch(change -> change.rule().equals(rule));
  }

  /** Permitted changes may be left undecided; others may not be passed over. */
  private void changed(CorpusVerification.Outcome outcome, List<String> problems) {
    boolean bad = words.isEmpty() || BAD.stream().anyMatch(this::says);
    boolean permitted = !bad;
    SealReport report = outcome.report();
    if (report == null) {
      demand(!permitted, "cannot be read", problems);
      return;
    }
    if (says("changed after signing (form fill)")) {
      demand(lists(report, "FIELD_FILLED"), "the filled field is not listed", problems);
      demand(
          report.signatures().stream().allMatch(s -> s.laterChanges() == LaterChanges.PERMITTED),
          "filling in a form is not said to be permitted",
          problems);
    } else if (UNUSED_OBJECT.matcher(words).find()) {
      // the level is that of another test; under the file's own an object that nothing refers to
      // changes nothing, but it may not pass for the signed file itself
      demand(
          report.signatures().stream().noneMatch(s -> s.laterChanges() == LaterChanges.NONE),
          "a later revision is not noticed",
          problems);
    } else if (bad) {
      demand(!CorpusVerification.isGood(outcome), "accepted", problems);
    }
    if (says("cms does not verify")) {
      demand(
          report.signatures().stream().anyMatch(s -> s.integrity() != Integrity.INTACT),
          "every signature is intact",
          problems);
    }
    if (permitted) {
      for (SignatureReport signature : report.signatures()) {
        boolean sound =
            signature.kind() == Kind.TIMESTAMP
                || (signature.integrity() != Integrity.BROKEN
                    && signature.coverage() != Coverage.INCOMPLETE
                    && signature.laterChanges() != LaterChanges.FORBIDDEN);
        demand(sound, signature.field() + " is said to be bad", problems);
      }
    }
    if (says("exactly one signature, referenced")) {
      demand(report.signatures().size() == 1, "not one signature", problems);
    }
    if (says("no signature in the document")) {
      demand(report.signatures().isEmpty(), "a signature was found", problems);
    }
  }

  private static void demand(boolean holds, String otherwise, List<String> problems) {
    if (!holds) {
      problems.add(otherwise);
    }
  }
}
