package cn.sidian.seal.verifying;

import static cn.sidian.seal.verifying.FieldChangesTest.ABOVE;
import static cn.sidian.seal.verifying.FieldChangesTest.FIELD;
import static cn.sidian.seal.verifying.FieldChangesTest.HIDDEN;
import static cn.sidian.seal.verifying.FieldChangesTest.STAMP;
import static cn.sidian.seal.verifying.FieldChangesTest.VALUE;
import static cn.sidian.seal.verifying.FieldChangesTest.WIDGET;
import static cn.sidian.seal.verifying.FieldChangesTest.added;
import static cn.sidian.seal.verifying.FieldChangesTest.addedWithPlace;
import static cn.sidian.seal.verifying.FieldChangesTest.stamped;
import static cn.sidian.seal.verifying.Later.APPROVAL;
import static cn.sidian.seal.verifying.Later.NEW;
import static cn.sidian.seal.verifying.Later.NOTE;
import static cn.sidian.seal.verifying.Later.PAGES;
import static cn.sidian.seal.verifying.Later.REMARK;
import static cn.sidian.seal.verifying.SealedForm.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.seal.LaterChange;
import cn.sidian.seal.SealCertification;
import cn.sidian.seal.SignatureReport.LaterChanges;
import cn.sidian.seal.verifying.SealedForm.Edit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** WD-21; ISO 32000-2, 12.8.2.2: fields of certified forms. */
class CertifiedFieldsTest {
  private static Later hidden(Later form) {
    return form.edit(APPROVAL, "[10 70 90 90]", "[0 0 0 0]");
  }

  private static Later drawn(Later later, String box) {
    return stamped(later, STAMP)
        .edit(APPROVAL, "/F 4", "/F 4/AP<</N 91 0 R>>")
        .with(NEW + 1, Later.stream("/Type/XObject/Subtype/Form/BBox" + box, "0 0 90 30 re f"));
  }

  /** ISO 32000-2, table 257: P 1 leaves room for time stamps and evidence only. */
  @SuppressWarnings("ImmutableEnumChecker") // the edits have no state
  enum Certified {
    STAMP_IN_A_HIDDEN_FIELD(
        LaterChanges.PERMITTED,
        "DOCUMENT_TIMESTAMP",
        CertifiedFieldsTest::hidden,
        later -> stamped(later, STAMP)),
    /** Without a size of its own nothing can be drawn in it. */
    STAMP_IN_A_HIDDEN_FIELD_WITH_AN_APPEARANCE_OF_NO_SIZE(
        LaterChanges.PERMITTED,
        "DOCUMENT_TIMESTAMP",
        CertifiedFieldsTest::hidden,
        later -> drawn(later, "[0 0 0 0]")),
    STAMP_IN_A_HIDDEN_FIELD_WITH_AN_APPEARANCE(
        LaterChanges.FORBIDDEN,
        "DOCUMENT_TIMESTAMP",
        CertifiedFieldsTest::hidden,
        later -> drawn(later, "[0 0 595 842]")),
    STAMP_IN_A_VISIBLE_FIELD(
        LaterChanges.FORBIDDEN, "DOCUMENT_TIMESTAMP", NOTHING, later -> stamped(later, STAMP)),
    STAMP_IN_A_FIELD_WITH_A_VISIBLE_PLACE(
        LaterChanges.FORBIDDEN,
        "DOCUMENT_TIMESTAMP",
        FieldChangesTest::partedSignature,
        later -> later.edit(50, "/FT/Sig", "/FT/Sig/V 90 0 R").with(NEW, STAMP)),
    SIGNATURE_IN_A_HIDDEN_FIELD(
        LaterChanges.FORBIDDEN,
        "SIGNED",
        CertifiedFieldsTest::hidden,
        later -> stamped(later, VALUE)),
    SIGNATURE_IN_THE_FORMAT_OF_STAMPS(
        LaterChanges.FORBIDDEN,
        "SIGNED",
        CertifiedFieldsTest::hidden,
        later -> stamped(later, STAMP.replace("DocTimeStamp", "Sig"))),
    STAMP_IN_THE_FORMAT_OF_SIGNATURES(
        LaterChanges.FORBIDDEN,
        "SIGNED",
        CertifiedFieldsTest::hidden,
        later -> stamped(later, STAMP.replace("ETSI.RFC3161", "adbe.pkcs7.detached"))),
    HIDDEN_FIELD_ADDED(
        LaterChanges.PERMITTED, "SIGNATURE_FIELD_ADDED", NOTHING, later -> added(later, HIDDEN)),
    FIELD_ADDED_WITH_A_PLACE_NOBODY_CAN_TELL(
        LaterChanges.FORBIDDEN,
        "VISIBLE_FIELD_AFTER_CERTIFICATION",
        NOTHING,
        later -> added(later, HIDDEN.replace("[0 0 0 0]", "[0 0 0 (0)]"))),
    FLAGS_OF_A_SIGNED_FIELD(
        LaterChanges.PERMITTED,
        "FIELD_FLAGS",
        NOTHING,
        later -> later.edit(later.holding("(SidianSeal1)"), "/FT/Sig", "/FT/Sig/Ff 1")),
    VISIBLE_PLACE_BELOW_ANOTHER_PLACE(
        LaterChanges.FORBIDDEN,
        "VISIBLE_FIELD_AFTER_CERTIFICATION",
        NOTHING,
        later ->
            addedWithPlace(later, ABOVE.replace("91", "92"), WIDGET)
                .with(NEW + 2, "<</Parent 90 0 R/Kids[91 0 R]>>")),
    VISIBLE_PLACE_OF_A_NEW_FIELD(
        LaterChanges.FORBIDDEN,
        "VISIBLE_FIELD_AFTER_CERTIFICATION",
        NOTHING,
        later -> addedWithPlace(later, ABOVE, WIDGET));

    private final FormCase form;

    Certified(LaterChanges outcome, String rules, Edit before, Edit after) {
      this.form = new FormCase(outcome, rules, before, after);
    }
  }

  @ParameterizedTest
  @EnumSource
  void certifiedWithoutChanges(Certified fields) {
    fields.form.isJudgedUnder(SealCertification.NO_CHANGES);
  }

  /** ISO 32000-2, table 236: the lock of the field that was signed says how far changes may go. */
  @Test
  void lockOfTheSignedFieldLimitsWhatIsAllowed() {
    String lock = "/Lock<</Type/SigFieldLock/Action/Include/Fields[(Amount)]/P ";
    for (int level = 1; level <= 2; level++) {
      String locked = lock + level + ">>/F 4";
      SealedForm.is(
          SealedForm.afterInField(
              form -> form.edit(APPROVAL, "/F 4", locked),
              later -> later.edit(REMARK, "(none)", "(seen)")),
          level == 1 ? LaterChanges.FORBIDDEN : LaterChanges.PERMITTED,
          "FIELD_FILLED@field_Remark");
    }
  }

  /** What a field above says is the value of a locked field below it. */
  @Test
  void valueThatALockedFieldInherits() {
    String lock = "/Lock<</Type/SigFieldLock/Action/Include/Fields[(Group.Kid)]>>/F 4";
    String kid = "<</Type/Annot/Subtype/Widget/T(Kid)/Parent 50 0 R/P 3 0 R/Rect[1 1 9 9]>>";
    SealedForm.is(
        SealedForm.afterInField(
            form ->
                form.edit(APPROVAL, "/F 4", lock)
                    .edit(Later.FORM, "[7 0 R", "[50 0 R 7 0 R")
                    .with(50, "<</FT/Tx/T(Group)/V(old)/Kids[51 0 R]>>")
                    .with(51, kid),
            later -> later.edit(50, "(old)", "(new)")),
        LaterChanges.FORBIDDEN,
        "LOCKED_FIELD_CHANGED@field_Group");
  }

  /** One thing is named once: a field that may cover the page is no annotation besides. */
  @Test
  void visibleFieldAfterCertificationIsNoAnnotationToo() {
    for (SealCertification kind :
        new SealCertification[] {SealCertification.FORM_FILLING, SealCertification.ANNOTATIONS}) {
      assertThat(SealedForm.after(kind, NOTHING, later -> added(later, FIELD)).changes())
          .extracting(LaterChange::rule)
          .contains("VISIBLE_FIELD_AFTER_CERTIFICATION")
          .doesNotContain("ANNOTATION_ADDED");
    }
  }

  /** Two pages; the seal goes on the last one. */
  private static Later pages(Later form, String kids) {
    return form.edit(PAGES, "/Kids[3 0 R]/Count 1", "/Kids 50 0 R/Count 2")
        .with(50, kids)
        .with(51, "<</Parent 2 0 R/Subtype/X/Rect[0 0 9 9]/MediaBox[0 0 595 842]/Contents(x)>>");
  }

  /** A list of pages is no list of annotations, whatever its pages look like. */
  @Test
  void pageThatLooksLikeAnAnnotation() {
    SealedForm.is(
        SealedForm.after(
            SealCertification.ANNOTATIONS,
            form -> pages(form, "[51 0 R 3 0 R]"),
            later ->
                later
                    .edit(51, "/Contents(x)", "/Contents 90 0 R")
                    .with(NEW, Later.stream("", "BT /F1 12 Tf 72 700 Td (approved: 9000) Tj ET"))),
        LaterChanges.FORBIDDEN,
        "OBJECT_CHANGED");
  }

  @Test
  void annotationInAListThatIsAnObject() {
    SealedForm.is(
        SealedForm.after(
            SealCertification.ANNOTATIONS,
            form -> pages(form, "[3 0 R 51 0 R]"),
            later -> later.edit(NOTE, "(old)", "(new)")),
        LaterChanges.NOT_CHECKED,
        "ANNOTATION_CHANGED");
  }
}
