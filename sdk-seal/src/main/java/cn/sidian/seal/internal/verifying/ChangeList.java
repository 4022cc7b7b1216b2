package cn.sidian.seal.internal.verifying;

import static cn.sidian.seal.internal.SealMessages.MESSAGES;

import cn.sidian.seal.LaterChange;
import cn.sidian.seal.LaterChange.Judgement;
import cn.sidian.seal.SignatureReport.LaterChanges;
import cn.sidian.seal.internal.changes.Change;
import cn.sidian.seal.internal.changes.LaterRevisions;
import cn.sidian.seal.internal.pdf.Revisions;
import cn.sidian.seal.internal.pdf.SignatureField;
import java.util.ArrayList;
import java.util.List;

/** The changes after a signature as the report lists them: the worst first. */
final class ChangeList {
  /** Enough to see what was done; a report with thousands of them helps nobody. */
  private static final int LISTED = 50;

  private ChangeList() {}

  static List<LaterChange> of(Revisions revisions, SignatureField field, long end) {
    LaterRevisions.Outcome outcome = LaterRevisions.judge(revisions, field, end);
    List<LaterChange> changes = new ArrayList<>();
    add(changes, outcome.forbidden(), Judgement.FORBIDDEN);
    add(changes, outcome.undecided(), Judgement.UNDECIDED);
    add(changes, outcome.permitted(), Judgement.PERMITTED);
    return changes;
  }

  private static void add(List<LaterChange> into, List<Change> changes, Judgement judgement) {
    for (Change change : changes.subList(0, Math.min(LISTED, changes.size()))) {
      into.add(
          new LaterChange(
              change.rule(),
              judgement,
              MESSAGES.text("change." + change.rule()),
              change.place(),
              change.before(),
              change.after()));
    }
  }

  /** The fact; a revision that changes nothing is permitted. */
  static LaterChanges summary(List<LaterChange> changes) {
    if (changes.stream().anyMatch(change -> change.judgement() == Judgement.FORBIDDEN)) {
      return LaterChanges.FORBIDDEN;
    }
    return changes.stream().anyMatch(change -> change.judgement() == Judgement.UNDECIDED)
        ? LaterChanges.NOT_CHECKED
        : LaterChanges.PERMITTED;
  }
}
