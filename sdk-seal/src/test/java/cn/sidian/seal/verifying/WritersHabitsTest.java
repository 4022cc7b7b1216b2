package cn.sidian.seal.verifying;

import static cn.sidian.seal.verifying.FieldChangesTest.STAMP;
import static cn.sidian.seal.verifying.FieldChangesTest.VALUE;
import static cn.sidian.seal.verifying.Later.AMOUNT;
import static cn.sidian.seal.verifying.Later.APPROVAL;
import static cn.sidian.seal.verifying.Later.NEW;
import static cn.sidian.seal.verifying.Later.PAGES;
import static cn.sidian.seal.verifying.Later.STRUCTURE;

import cn.sidian.seal.SealCertification;
import cn.sidian.seal.SignatureReport.LaterChanges;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * WD-21: what widely used writers leave in a file beside what they were asked for shows nothing and
 * accuses nobody; and what looks like it, but shows something.
 */
class WritersHabitsTest {
  private static final String PLACE = "[10 70 90 90]";
  private static final String NOWHERE = "[0.0 0.0 0.0 0.0]";

  /** What a writer does, and what our verifier says of it. */
  @SuppressWarnings("ImmutableEnumChecker") // the functions have no state
  enum Habit {
    /** Firefox. */
    DATE_OF_FILLING(
        LaterChanges.PERMITTED,
        "FIELD_FILLED",
        later -> later.edit(AMOUNT, "/V(1)", "/V(2)/M(D:20260601100000Z)/NM(field-8)")),
    DATE_OF_A_FIELD_THAT_NOBODY_FILLED(
        LaterChanges.NOT_CHECKED,
        "FIELD_APPEARANCE",
        later -> later.edit(AMOUNT, "/V(1)", "/V(1)/M(D:20260601100000Z)")),
    /** Poppler. */
    DATE_OF_SIGNING(
        LaterChanges.PERMITTED,
        "SIGNED",
        later ->
            later.with(NEW, VALUE).edit(APPROVAL, "/F 4", "/F 4/V 90 0 R/M(D:20260601100000Z)")),
    /** PDFBox, where it signs a field without being told to draw. */
    SIGNED_WITHOUT_ROOM(
        LaterChanges.PERMITTED, "SIGNED", later -> signed(later, VALUE, NOWHERE, NOWHERE)),
    MOVED_AND_SIGNED(
        LaterChanges.FORBIDDEN,
        "FIELD_CHANGED",
        later -> signed(later, VALUE, "[0 0 595 842]", NOWHERE)),
    SIGNED_WITHOUT_ROOM_BUT_DRAWN(
        LaterChanges.FORBIDDEN,
        "FIELD_CHANGED",
        later -> signed(later, VALUE, NOWHERE, "[0 0 595 842]")),
    STAMPED_WITHOUT_ROOM(
        LaterChanges.FORBIDDEN, "FIELD_CHANGED", later -> signed(later, STAMP, NOWHERE, NOWHERE)),
    WITHOUT_ROOM_AND_NOT_SIGNED(
        LaterChanges.FORBIDDEN, "FIELD_CHANGED", later -> later.edit(APPROVAL, PLACE, NOWHERE)),
    FILLED_WITHOUT_ROOM(
        LaterChanges.FORBIDDEN,
        "FIELD_CHANGED",
        later -> later.edit(AMOUNT, "/V(1)", "/V(2)").edit(AMOUNT, "[10 40 90 60]", NOWHERE)),
    /** iText since 7. */
    EMPTY_ROLES_OF_THE_STRUCTURE(
        LaterChanges.PERMITTED,
        "STRUCTURE",
        later -> later.edit(STRUCTURE, "/K[", "/RoleMap<<>>/K[")),
    ROLES_OF_THE_STRUCTURE(
        LaterChanges.FORBIDDEN,
        "STRUCTURE_CHANGED",
        later -> later.edit(STRUCTURE, "/K[", "/RoleMap<</P/Artifact>>/K[")),
    /** iText 2. */
    VERSION_IN_THE_PAGE_TREE(
        LaterChanges.PERMITTED, "", later -> later.edit(PAGES, "/Count 1", "/Count 1/ITXT(2.1.7)")),
    REFERENCE_IN_THE_PAGE_TREE(
        LaterChanges.FORBIDDEN,
        "PAGES_CHANGED",
        later -> later.edit(PAGES, "/Count 1", "/Count 1/ITXT 5 0 R")),
    VERSION_AND_ANOTHER_COUNT(
        LaterChanges.FORBIDDEN,
        "PAGES_CHANGED",
        later -> later.edit(PAGES, "/Count 1", "/Count 2/ITXT(2.1.7)"));

    private final LaterChanges outcome;
    private final String rules;
    private final SealedForm.Edit change;

    Habit(LaterChanges outcome, String rules, SealedForm.Edit change) {
      this.outcome = outcome;
      this.rules = rules;
      this.change = change;
    }

    private static Later signed(Later later, String value, String place, String box) {
      return later
          .with(NEW, value)
          .with(NEW + 1, Later.stream("/Type/XObject/Subtype/Form/BBox" + box, drawing(box)))
          .edit(APPROVAL, "/F 4", "/F 4/V 90 0 R/AP<</N 91 0 R>>")
          .edit(APPROVAL, PLACE, place);
    }

    private static String drawing(String box) {
      return box.equals(NOWHERE) ? "" : "BT /F1 99 Tf (9000) Tj ET";
    }
  }

  /** A version of the last writer in the place of that of the one before. */
  @ParameterizedTest
  @CsvSource({"/ITXT(1.1),PERMITTED", "/ITXT/Old,FORBIDDEN", "/ITXT 5 0 R,FORBIDDEN"})
  void versionInThePageTree(String before, LaterChanges outcome) {
    SealedForm.is(
        SealedForm.after(
            SealCertification.NONE,
            form -> form.edit(PAGES, "/Count 1", "/Count 1" + before),
            later -> later.edit(PAGES, before, "/ITXT(2.1.7)")),
        outcome,
        "");
  }

  @ParameterizedTest
  @EnumSource
  void whatWritersLeave(Habit habit) {
    SealedForm.is(
        SealedForm.after(SealCertification.NONE, SealedForm.NOTHING, habit.change),
        habit.outcome,
        habit.rules);
  }
}
