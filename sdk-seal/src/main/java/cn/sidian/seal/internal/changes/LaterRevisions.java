package cn.sidian.seal.internal.changes;

import cn.sidian.core.SidianException;
import cn.sidian.seal.internal.pdf.PdfDocument;
import cn.sidian.seal.internal.pdf.RevisionEnd;
import cn.sidian.seal.internal.pdf.SignatureField;
import cn.sidian.seal.internal.pdf.SignatureFields;
import cn.sidian.seal.internal.pdf.SignatureFields.FieldLock;
import cn.sidian.seal.internal.pdf.SignatureFields.Restrictions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Judges everything that follows the revision a signature covers. */
public final class LaterRevisions {
  private LaterRevisions() {}

  /**
   * What was found.
   *
   * @param level how far permitted changes go
   * @param permitted changes that a rule justifies
   * @param undecided annotations (DocMDP 3) and appearances that the signature allows, but that may
   *     show something else than what was signed
   * @param forbidden changes that nothing justifies or the signature does not allow
   */
  public record Outcome(
      ChangeLevel level, List<Change> permitted, List<Change> undecided, List<Change> forbidden) {}

  /**
   * Judges.
   *
   * @param document the whole file
   * @param field the signature
   * @param end where its revision ends
   * @param password the password of an encrypted file, or null
   */
  public static Outcome judge(
      PdfDocument document, SignatureField field, long end, char @Nullable [] password) {
    List<Change> forbidden = new ArrayList<>();
    PdfDocument signed = RevisionEnd.open(document, end, password);
    if (signed == null) {
      forbidden.add(
          new Change("REVISION_UNREADABLE", ChangeLevel.OTHER, "byte " + end, null, null));
      return new Outcome(ChangeLevel.OTHER, List.of(), List.of(), forbidden);
    }
    List<PdfDocument> revisions = new ArrayList<>();
    String trouble = RevisionChain.follow(document, signed, end, password, revisions);
    if (trouble != null) {
      forbidden.add(new Change(trouble, ChangeLevel.OTHER, "byte " + end, null, null));
    }
    Permissions permissions = permissions(signed, field);
    Set<Change> permitted = new LinkedHashSet<>();
    Set<Change> undecided = new LinkedHashSet<>();
    ChangeLevel level = ChangeLevel.NONE;
    if (!revisions.isEmpty()
        && TrailerRule.losesObjects(signed, revisions.get(revisions.size() - 1))) {
      forbidden.add(new Change("TRAILER_CHANGED", ChangeLevel.OTHER, "trailer /Size", null, null));
    }
    for (PdfDocument revision : revisions) {
      try {
        for (Change change : RevisionJudge.compare(signed, revision, permissions)) {
          if (permissions.leavesOpen(change.level())) {
            undecided.add(change);
          } else if (change.level().compareTo(permissions.level()) > 0) {
            forbidden.add(change);
          } else {
            permitted.add(change);
            level = change.level().compareTo(level) > 0 ? change.level() : level;
          }
        }
      } catch (SidianException e) {
        if (e.code().equals("LIMIT_EXCEEDED")) {
          throw e;
        }
        forbidden.add(
            new Change(
                "REVISION_UNREADABLE", ChangeLevel.OTHER, String.valueOf(e.place()), null, null));
      }
    }
    return new Outcome(
        level,
        List.copyOf(permitted),
        List.copyOf(undecided),
        List.copyOf(new LinkedHashSet<>(forbidden)));
  }

  /** What this signature, and a certification before it, still allow. */
  private static Permissions permissions(PdfDocument signed, SignatureField field) {
    int allowed = 3;
    boolean certified = false;
    List<FieldLock> locks = new ArrayList<>();
    for (SignatureField other : SignatureFields.find(signed).signatures()) {
      if (!other.hasValue()) {
        continue;
      }
      Restrictions restrictions = SignatureFields.restrictions(signed, other);
      if (restrictions.certification() != null) {
        certified = true;
        allowed = Math.min(allowed, restrictions.certification());
      }
      if (restrictions.lockLevel() != null && other.name().equals(field.name())) {
        allowed = Math.min(allowed, restrictions.lockLevel());
      }
      if (other.name().equals(field.name())) {
        locks.addAll(restrictions.locks());
      }
    }
    return new Permissions(
        allowed <= 1 ? ChangeLevel.LONG_TERM : ChangeLevel.FORM_FILLING,
        certified && allowed == 3,
        locks,
        certified);
  }
}
