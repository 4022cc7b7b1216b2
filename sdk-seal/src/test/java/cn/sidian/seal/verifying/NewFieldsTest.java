package cn.sidian.seal.verifying;

import static cn.sidian.seal.verifying.FieldChangesTest.ABOVE;
import static cn.sidian.seal.verifying.FieldChangesTest.BLANK;
import static cn.sidian.seal.verifying.FieldChangesTest.FIELD;
import static cn.sidian.seal.verifying.FieldChangesTest.HIDDEN;
import static cn.sidian.seal.verifying.FieldChangesTest.PICTURE;
import static cn.sidian.seal.verifying.FieldChangesTest.WIDGET;
import static cn.sidian.seal.verifying.FieldChangesTest.added;
import static cn.sidian.seal.verifying.FieldChangesTest.addedWithPlace;
import static cn.sidian.seal.verifying.FieldChangesTest.listed;
import static cn.sidian.seal.verifying.FieldChangesTest.onPage;
import static cn.sidian.seal.verifying.FieldChangesTest.partedSignature;
import static cn.sidian.seal.verifying.Later.FORM;
import static cn.sidian.seal.verifying.Later.NEW;
import static cn.sidian.seal.verifying.SealedForm.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.sidian.core.Limits;
import cn.sidian.core.SidianException;
import cn.sidian.seal.SealCertification;
import cn.sidian.seal.SignatureReport;
import cn.sidian.seal.SignatureReport.LaterChanges;
import cn.sidian.seal.verifying.SealedForm.Edit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** WD-21; ISO 32000-2, 12.7: signature fields that appear after the seal, in every shape. */
class NewFieldsTest {
  /** What is prepared, what is done, and what comes out. */
  @SuppressWarnings("ImmutableEnumChecker") // the edits have no state
  enum Case {
    NEW_FIELD_WITH_PLACE(
        LaterChanges.PERMITTED,
        "SIGNATURE_FIELD_ADDED@field_Second",
        NOTHING,
        later -> addedWithPlace(later, ABOVE, WIDGET)),
    NEW_FIELD_WITH_PLACE_THAT_SHOWS_SOMETHING(
        LaterChanges.NOT_CHECKED,
        "SIGNATURE_FIELD_ADDED",
        NOTHING,
        later ->
            addedWithPlace(later, ABOVE, WIDGET.replace("/F 4", "/AP<</N 92 0 R>>"))
                .with(NEW + 2, PICTURE)),
    NEW_FIELD_WITH_A_PLACE_BELOW_ITS_PLACE(
        LaterChanges.NOT_CHECKED,
        "SIGNATURE_FIELD_ADDED",
        NOTHING,
        later ->
            onPage(
                listed(
                    later
                        .with(NEW, ABOVE)
                        .with(NEW + 1, "<</Parent 90 0 R/Kids[92 0 R]>>")
                        .with(NEW + 2, WIDGET.replace("/F 4", "/AP<</N 93 0 R>>"))
                        .with(NEW + 3, PICTURE),
                    NEW),
                NEW + 2)),
    NEW_FIELD_WITH_ANOTHER_FIELD_BELOW_ITS_PLACE(
        LaterChanges.FORBIDDEN,
        "FIELD_ADDED@field_Second",
        NOTHING,
        later ->
            addedWithPlace(later, ABOVE, WIDGET.replace("/F 4", "/Kids[7 0 R]"))
                .edit(FORM, "/Fields[90 0 R 7 0 R", "/Fields[7 0 R 90 0 R")),
    NEW_FIELD_WITH_PLACE_THAT_ACTS(
        LaterChanges.FORBIDDEN,
        "FIELD_ADDED",
        NOTHING,
        later -> addedWithPlace(later, ABOVE, WIDGET.replace("/F 4", "/A<</S/URI/URI(x)>>"))),
    NEW_FIELD_WITH_A_FIELD_BELOW(
        LaterChanges.FORBIDDEN,
        "FIELD_ADDED",
        NOTHING,
        later -> addedWithPlace(later, ABOVE, WIDGET.replace("/F 4", "/T(Own)"))),
    NEW_PLACE_WITHOUT_AN_AREA_ON_THE_PAGE(
        LaterChanges.FORBIDDEN,
        "ANNOTATION_ADDED",
        NOTHING,
        later -> addedWithPlace(later, ABOVE, WIDGET.replace("/Rect[300 300 400 400]", ""))),
    NEW_PLACE_OF_AN_OLD_FIELD(
        LaterChanges.FORBIDDEN,
        "FIELD_ADDED",
        form -> partedSignature(form).edit(50, "[51 0 R]", " 54 0 R").with(54, "[51 0 R]"),
        later -> later.with(54, "[51 0 R 91 0 R]").with(NEW + 1, WIDGET.replace("90", "50"))),
    OLD_OBJECT_BECOMES_A_FIELD(
        LaterChanges.FORBIDDEN,
        "FIELD_ADDED",
        form -> onPage(form.with(50, FIELD), 50),
        later -> listed(later, 50)),
    NEW_FIELD_WRITTEN_IN_THE_FORM(
        LaterChanges.PERMITTED,
        "SIGNATURE_FIELD_ADDED",
        NOTHING,
        later -> later.edit(FORM, "/Fields[", "/Fields[" + HIDDEN)),
    NEW_FIELD_WITH_BLANK_STATES(
        LaterChanges.PERMITTED,
        "SIGNATURE_FIELD_ADDED",
        NOTHING,
        later ->
            added(later, FIELD.replace("/F 4", "/AP<</N<</Yes 91 0 R/Off<</X 92 0 R>>>>>>"))
                .with(NEW + 1, BLANK)
                .with(NEW + 2, PICTURE)),
    NEW_FIELD_WITH_A_STATE_THAT_SHOWS_SOMETHING(
        LaterChanges.NOT_CHECKED,
        "SIGNATURE_FIELD_ADDED",
        NOTHING,
        later ->
            added(later, FIELD.replace("/F 4", "/AP<</N<</Yes 91 0 R/Off 92 0 R>>>>"))
                .with(NEW + 1, BLANK)
                .with(NEW + 2, PICTURE)),
    NEW_FIELD_WITHOUT_A_STREAM_FOR_ITS_PICTURE(
        LaterChanges.PERMITTED,
        "SIGNATURE_FIELD_ADDED",
        NOTHING,
        later -> added(later, FIELD.replace("/F 4", "/AP<</N 7>>"))),
    NEW_FIELD_WITH_BACKGROUND(
        LaterChanges.NOT_CHECKED,
        "SIGNATURE_FIELD_ADDED",
        NOTHING,
        later -> added(later, FIELD.replace("/F 4", "/MK<</BG[1 1 1]>>"))),
    NEW_FIELD_WITH_ICON(
        LaterChanges.NOT_CHECKED,
        "SIGNATURE_FIELD_ADDED",
        NOTHING,
        later -> added(later, FIELD.replace("/F 4", "/MK<</I 91 0 R>>")).with(NEW + 1, PICTURE)),
    NEW_FIELD_WHOSE_AREA_NOBODY_KNOWS(
        LaterChanges.NOT_CHECKED,
        "SIGNATURE_FIELD_ADDED",
        NOTHING,
        later ->
            added(
                    later,
                    FIELD.replace("[300 300", "[(300) 300").replace("/F 4", "/AP<</N 91 0 R>>"))
                .with(NEW + 1, PICTURE)),
    NEW_FIELD_WITHOUT_A_PLACE_HAS_A_PICTURE(
        LaterChanges.PERMITTED,
        "SIGNATURE_FIELD_ADDED",
        NOTHING,
        later ->
            listed(
                later
                    .with(
                        NEW,
                        FIELD
                            .replace("/Rect[300 300 400 400]", "")
                            .replace("/F 4", "/AP<</N 91 0 R>>"))
                    .with(NEW + 1, PICTURE),
                NEW)),
    NEW_FIELD_WITH_THREE_NUMBERS_FOR_ITS_PLACE(
        LaterChanges.NOT_CHECKED,
        "SIGNATURE_FIELD_ADDED",
        NOTHING,
        later ->
            added(
                    later,
                    FIELD
                        .replace("300 300 400 400", "300 300 300")
                        .replace("/F 4", "/AP<</N 91 0 R>>"))
                .with(NEW + 1, PICTURE)),
    NEW_FIELD_WITHOUT_HEIGHT(
        LaterChanges.NOT_CHECKED,
        "SIGNATURE_FIELD_ADDED",
        NOTHING,
        later ->
            added(
                    later,
                    FIELD
                        .replace("300 300 400 400", "300 300 400 300")
                        .replace("/F 4", "/AP<</N 91 0 R>>"))
                .with(NEW + 1, PICTURE));

    private final FormCase form;

    Case(LaterChanges outcome, String rules, Edit before, Edit after) {
      this.form = new FormCase(outcome, rules, before, after);
    }
  }

  @ParameterizedTest
  @EnumSource
  void newFieldsInEveryShape(Case fields) {
    fields.form.isJudgedUnder(SealCertification.NONE);
  }

  /** A new field whose places stand one below the other. */
  private static SignatureReport deep(int levels) {
    return SealedForm.after(
        SealCertification.NONE,
        NOTHING,
        later -> {
          later.with(200, "<</FT/Sig/T(Second)/Kids[201 0 R]>>");
          for (int i = 1; i < levels; i++) {
            later.with(200 + i, "<</Parent 200 0 R/Kids[" + (201 + i) + " 0 R]>>");
          }
          return listed(later.with(200 + levels, "<</Parent 200 0 R>>"), 200);
        });
  }

  @Test
  void fieldsAreReadDownToTheGreatestDepth() {
    int greatest = Limits.DEFAULT.maxDepth();
    SealedForm.is(deep(greatest), LaterChanges.PERMITTED, "SIGNATURE_FIELD_ADDED");
    assertThatThrownBy(() -> deep(greatest + 1))
        .isInstanceOfSatisfying(
            SidianException.class, e -> assertThat(e.code()).isEqualTo("LIMIT_EXCEEDED"));
  }
}
