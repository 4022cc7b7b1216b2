package cn.sidian.seal.internal.changes;

import cn.sidian.core.SidianException;
import cn.sidian.seal.internal.pdf.PdfDocument;
import cn.sidian.seal.internal.pdf.PdfTrouble;
import cn.sidian.seal.internal.pdf.Revisions;
import cn.sidian.seal.internal.pdf.SignatureField;
import cn.sidian.seal.internal.pdf.SignatureFields;
import cn.sidian.seal.internal.pdf.SignatureFields.FieldLock;
import cn.sidian.seal.internal.pdf.SignatureFields.Restrictions;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Judges everything that follows the revision a signature covers. */
public final class LaterRevisions {
  /** Of more revisions the objects are read again instead of being kept. */
  private static final int KEPT_WHOLE = 64;

  private LaterRevisions() {}

  /**
   * What was found.
   *
   * @param permitted changes that a rule justifies
   * @param undecided annotations (DocMDP 3) and appearances that the signature allows, but that may
   *     show something else than what was signed
   * @param forbidden changes that nothing justifies or the signature does not allow
   */
  public record Outcome(List<Change> permitted, List<Change> undecided, List<Change> forbidden) {}

  /**
   * Judges.
   *
   * @param revisions those of the whole file
   * @param field the signature
   * @param end where its revision ends
   */
  public static Outcome judge(Revisions revisions, SignatureField field, long end) {
    List<Change> forbidden = new ArrayList<>();
    PdfDocument signed = revisions.endingAt(end);
    if (signed == null) {
      forbidden.add(unreadable("byte " + end));
      return new Outcome(List.of(), List.of(), forbidden);
    }
    List<PdfDocument> later = new ArrayList<>();
    String trouble = RevisionChain.follow(revisions, signed, end, later);
    if (trouble != null) {
      forbidden.add(new Change(trouble, ChangeLevel.OTHER, "byte " + end, null, null));
    }
    Permissions permissions = permissions(signed, field);
    Set<Change> permitted = new LinkedHashSet<>();
    Set<Change> undecided = new LinkedHashSet<>();
    if (!later.isEmpty() && TrailerRule.losesObjects(signed, later.get(later.size() - 1))) {
      // viewers do not mind, and PDFBox 2 counts what it wrote alone; a strict reader loses objects
      undecided.add(new Change("TRAILER_SIZE", ChangeLevel.OTHER, "trailer /Size", null, null));
    }
    for (Change change : changes(signed, later, permissions)) {
      if (permissions.leavesOpen(change.level())) {
        undecided.add(change);
      } else if (change.level().compareTo(permissions.level()) > 0) {
        forbidden.add(change);
      } else {
        permitted.add(change);
      }
    }
    return new Outcome(
        List.copyOf(permitted),
        List.copyOf(undecided),
        List.copyOf(new LinkedHashSet<>(forbidden)));
  }

  /** Whatever each of the later revisions changed about the signed one, the oldest first. */
  private static List<Change> changes(
      PdfDocument signed, List<PdfDocument> later, Permissions permissions) {
    List<Change> changes = new ArrayList<>();
    Map<PdfDocument, ObjectDifferences> readable = new LinkedHashMap<>();
    BitSet containers = signed.objectStreamNumbers();
    // of all later revisions together, of which each counts those before it again
    int most = signed.deadline().limits().maxObjects() / 2;
    int[] count = {0};
    Runnable counted =
        () -> {
          if (++count[0] > most) {
            throw PdfTrouble.limit("changed", most);
          }
        };
    boolean many = later.size() > KEPT_WHOLE;
    for (PdfDocument revision : later) {
      ifReadable(
          () ->
              readable.put(
                  revision, ObjectDifferences.between(signed, revision, containers, counted)),
          changes);
      if (many) {
        revision.forgetObjects();
      }
    }
    SignedRevision before = new SignedRevision(signed, List.copyOf(readable.values()));
    readable.forEach(
        (revision, differences) -> {
          ifReadable(
              () ->
                  changes.addAll(
                      RevisionJudge.compare(
                          new Comparison(before, revision, differences, permissions))),
              changes);
          if (many) {
            revision.forgetObjects();
          }
        });
    return changes;
  }

  /** What cannot be read cannot be justified. */
  private static void ifReadable(Runnable comparison, List<Change> changes) {
    try {
      comparison.run();
    } catch (SidianException e) {
      if (e.code().equals("LIMIT_EXCEEDED")) {
        throw e;
      }
      changes.add(unreadable(String.valueOf(e.place())));
    }
  }

  private static Change unreadable(String place) {
    return new Change("REVISION_UNREADABLE", ChangeLevel.OTHER, place, null, null);
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
