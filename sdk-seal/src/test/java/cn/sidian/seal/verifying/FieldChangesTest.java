package cn.sidian.seal.verifying;

import static cn.sidian.seal.verifying.Later.AMOUNT;
import static cn.sidian.seal.verifying.Later.APPEARANCE;
import static cn.sidian.seal.verifying.Later.APPROVAL;
import static cn.sidian.seal.verifying.Later.CONTENT;
import static cn.sidian.seal.verifying.Later.FORM;
import static cn.sidian.seal.verifying.Later.LIST;
import static cn.sidian.seal.verifying.Later.NEW;
import static cn.sidian.seal.verifying.Later.PAGE;
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

/**
 * WD-21; ISO 32000-2, 12.7: fields in every shape that a form may give them, filled, signed or
 * added after the seal; beside each what may not be.
 */
class FieldChangesTest {
  private static final String SHOWN = "/Type/XObject/Subtype/Form/BBox[0 0 90 30]";
  static final String PICTURE = Later.stream(SHOWN, "0 0 90 30 re f");
  static final String BLANK = Later.stream(SHOWN, " % nothing\n");
  static final String VALUE =
      "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached/Contents<00>"
          + "/ByteRange[0 1 2 3]>>";
  static final String STAMP =
      VALUE.replace("/Sig/", "/DocTimeStamp/").replace("adbe.pkcs7.detached", "ETSI.RFC3161");

  /** A field of the page with an area. */
  static final String FIELD =
      "<</Type/Annot/Subtype/Widget/FT/Sig/T(Second)/F 4/P 3 0 R/Rect[300 300 400 400]>>";

  static final String HIDDEN = FIELD.replace("300 300 400 400", "0 0 0 0");

  /** A field without a place of its own, and its place. */
  static final String ABOVE = "<</FT/Sig/T(Second)/Kids[91 0 R]>>";

  static final String WIDGET =
      "<</Type/Annot/Subtype/Widget/Parent 90 0 R/F 4/P 3 0 R/Rect[300 300 400 400]>>";

  static Later listed(Later later, int field) {
    return later.edit(FORM, "/Fields[", "/Fields[" + field + " 0 R ");
  }

  static Later onPage(Later later, int widget) {
    return later.annotations("[", "[" + widget + " 0 R ");
  }

  /** A new field that is one object, on the page. */
  static Later added(Later later, String field) {
    return onPage(listed(later.with(NEW, field), NEW), NEW);
  }

  /** A new field with a place that is an object of its own, on the page. */
  static Later addedWithPlace(Later later, String field, String widget) {
    return onPage(listed(later.with(NEW, field).with(NEW + 1, widget), NEW), NEW + 1);
  }

  /** The text field as a field with a place of its own: 50 and, on the page, 51. */
  private static Later parted(Later form) {
    return onPage(
        listed(
            form.with(50, "<</FT/Tx/T(Group)/V(old)/Kids[51 0 R]>>")
                .with(
                    51,
                    "<</Type/Annot/Subtype/Widget/Parent 50 0 R/P 3 0 R/Rect[10 100 90 120]"
                        + "/AP<</N 52 0 R>>>>")
                .with(52, BLANK),
            50),
        51);
  }

  /** The same with a signature field. */
  static Later partedSignature(Later form) {
    return parted(form).edit(50, "/FT/Tx", "/FT/Sig").edit(50, "/V(old)", "");
  }

  /** A check box with a picture for each state, in a dictionary of its own. */
  private static Later box(Later form) {
    return form.edit(REMARK, "/FT/Tx", "/FT/Btn")
        .edit(REMARK, "/V(none)", "/V/Off/AS/Off")
        .edit(REMARK, "/AP<</N 11 0 R>>", "/AP<</N 53 0 R>>")
        .with(53, "<</Yes 51 0 R/Off 52 0 R>>")
        .with(51, BLANK)
        .with(52, BLANK);
  }

  private static Later ticked(Later later) {
    return later.edit(REMARK, "/V/Off/AS/Off", "/V/Yes/AS/Yes");
  }

  /** A field that bears a signature already. */
  private static Later signed(Later form) {
    return form.edit(APPROVAL, "/F 4", "/F 4/V 55 0 R/AP<</N 56 0 R>>")
        .with(55, VALUE)
        .with(56, BLANK);
  }

  static Later stamped(Later later, String value) {
    return later.with(NEW, value).edit(APPROVAL, "/F 4", "/F 4/V 90 0 R");
  }

  static final String ASCII = "/Encoding/WinAnsiEncoding";

  /** An appearance that draws text in a font with an encoding. */
  static String shown(String encoding, String text) {
    return Later.stream(
        "/Type/XObject/Subtype/Form/BBox[0 0 80 20]/Resources<</Font<</F<</Type/Font/Subtype/Type1"
            + "/BaseFont/Helvetica"
            + encoding
            + ">>>>>>",
        "/Tx BMC q BT /F 12 Tf 2 2 Td " + text + " ET Q EMC");
  }

  private static Later filled(Later later, String value, String text) {
    return later
        .edit(REMARK, "(none)", "(" + value + ")")
        .with(APPEARANCE, shown(ASCII, text + " Tj"));
  }

  /** What is prepared, what is done, and what comes out. */
  @SuppressWarnings("ImmutableEnumChecker") // the edits have no state
  enum Case {
    VALUE_IS_AN_OBJECT(
        LaterChanges.PERMITTED,
        "FIELD_FILLED",
        form -> form.with(50, "(none)").edit(REMARK, "/V(none)", "/V 50 0 R"),
        later -> later.with(50, "(seen)")),
    VALUE_IS_CONTENT_OF_THE_PAGE(
        LaterChanges.FORBIDDEN,
        "OBJECT_CHANGED",
        form -> form.edit(REMARK, "/V(none)", "/V 4 0 R"),
        later -> later.with(CONTENT, Later.stream("", "BT (approved: 9000) Tj ET"))),
    FILLED_AND_SHOWN(
        LaterChanges.PERMITTED, "FIELD_FILLED", NOTHING, later -> filled(later, "seen", "(seen)")),
    FILLED_WITH_ONE_AND_SHOWS_ANOTHER(
        LaterChanges.NOT_CHECKED,
        "FIELD_SHOWS_OTHER",
        NOTHING,
        later -> filled(later, "1", "(1000000)")),
    FILLED_WITH_ONE_AND_SHOWS_ANOTHER_IN_PIECES(
        LaterChanges.NOT_CHECKED,
        "FIELD_SHOWS_OTHER",
        NOTHING,
        later ->
            later
                .edit(REMARK, "(none)", "(1)")
                .with(APPEARANCE, shown(ASCII, "[(10)-20 <3030>(00)] TJ"))),
    FILLED_AND_EMPTIED_BUT_SHOWS_WORDS(
        LaterChanges.NOT_CHECKED,
        "FIELD_SHOWS_OTHER",
        NOTHING,
        later -> filled(later, "", "(approved)")),
    NUMBER_WRITTEN_IN_ANOTHER_WAY(
        LaterChanges.PERMITTED,
        "FIELD_FILLED",
        NOTHING,
        later -> filled(later, "1234.5", "($ 1,234.50)")),
    NUMBER_WITH_ANOTHER_SIGN(
        LaterChanges.NOT_CHECKED,
        "FIELD_SHOWS_OTHER",
        NOTHING,
        later -> filled(later, "1234.5", "(-1234.50)")),
    PASSWORD_SHOWN_AS_STARS(
        LaterChanges.PERMITTED, "FIELD_FILLED", NOTHING, later -> filled(later, "seen", "(****)")),
    FILLED_IN_LETTERS_NOBODY_CAN_TELL(
        LaterChanges.PERMITTED,
        "FIELD_FILLED",
        NOTHING,
        later ->
            later
                .edit(REMARK, "(none)", "(seen)")
                .with(APPEARANCE, shown("/Encoding<</Differences[65/s/e/n]>>", "(ABBC) Tj"))),
    FILLED_IN_A_FONT_WITH_ACCENTS_OF_ITS_OWN(
        LaterChanges.NOT_CHECKED,
        "FIELD_SHOWS_OTHER",
        NOTHING,
        later ->
            later
                .edit(REMARK, "(none)", "(seen)")
                .with(APPEARANCE, shown("/Encoding<</Differences[24/breve/caron]>>", "(1) Tj"))),
    PLACE_OF_A_FILLED_FIELD_SHOWS_ANOTHER(
        LaterChanges.NOT_CHECKED,
        "FIELD_SHOWS_OTHER",
        FieldChangesTest::parted,
        later -> later.edit(50, "(old)", "(new)").with(52, shown(ASCII, "(9000) Tj"))),
    BOX_TICKED(
        LaterChanges.PERMITTED,
        "FIELD_FILLED",
        FieldChangesTest::box,
        later -> ticked(later).with(51, PICTURE)),
    BOX_TICKED_BY_AN_OBJECT(
        LaterChanges.PERMITTED,
        "FIELD_FILLED",
        form -> box(form).with(50, "/Off").edit(REMARK, "/V/Off", "/V 50 0 R"),
        later -> later.with(50, "/Yes").edit(REMARK, "/AS/Off", "/AS/Yes").with(51, PICTURE)),
    BOX_SHOWS_ANOTHER_PICTURE(
        LaterChanges.NOT_CHECKED,
        "FIELD_APPEARANCE",
        FieldChangesTest::box,
        later -> later.with(51, PICTURE)),
    BOX_SHOWS_ANOTHER_STATE(
        LaterChanges.NOT_CHECKED,
        "FIELD_APPEARANCE",
        FieldChangesTest::box,
        later -> later.edit(REMARK, "/AS/Off", "/AS/Yes")),
    BOX_HAS_OTHER_STATES(
        LaterChanges.PERMITTED,
        "FIELD_FILLED",
        FieldChangesTest::box,
        later -> ticked(later).with(53, "<</Yes 90 0 R/Off 52 0 R>>").with(NEW, PICTURE)),
    /** The page names the dictionary of states as its pictures. */
    STATES_ARE_PICTURES_OF_THE_PAGE(
        LaterChanges.FORBIDDEN,
        "OBJECT_CHANGED",
        form -> box(form).edit(PAGE, "/Resources<<", "/Resources<</XObject 53 0 R"),
        later -> ticked(later).with(51, PICTURE)),
    STATES_IN_THE_FIELD(
        LaterChanges.PERMITTED,
        "FIELD_FILLED",
        form -> box(form).edit(REMARK, "/N 53 0 R", "/N<</Yes 51 0 R/Off 52 0 R>>"),
        later -> ticked(later).with(51, PICTURE)),
    APPEARANCES_ARE_AN_OBJECT(
        LaterChanges.PERMITTED,
        "FIELD_FILLED",
        form -> form.with(50, "<</N 11 0 R>>").edit(REMARK, "<</N 11 0 R>>", " 50 0 R"),
        later -> later.edit(REMARK, "(none)", "(seen)").with(APPEARANCE, PICTURE)),
    APPEARANCES_EXCHANGED(
        LaterChanges.PERMITTED,
        "FIELD_FILLED",
        form -> form.with(50, "<</N 11 0 R>>").edit(REMARK, "<</N 11 0 R>>", " 50 0 R"),
        later ->
            later.edit(REMARK, "(none)", "(seen)").with(50, "<</N 90 0 R>>").with(NEW, PICTURE)),
    APPEARANCES_EXCHANGED_WITHOUT_THE_VALUE(
        LaterChanges.NOT_CHECKED,
        "FIELD_APPEARANCE",
        form -> form.with(50, "<</N 11 0 R>>").edit(REMARK, "<</N 11 0 R>>", " 50 0 R"),
        later -> later.with(50, "<</N 90 0 R>>").with(NEW, PICTURE)),
    APPEARANCES_ARE_THOSE_OF_THE_PAGE(
        LaterChanges.FORBIDDEN,
        "OBJECT_CHANGED",
        form ->
            form.with(50, "<</N 11 0 R>>")
                .edit(REMARK, "<</N 11 0 R>>", " 50 0 R")
                .edit(PAGE, "/Resources<<", "/Resources<</XObject 50 0 R"),
        later ->
            later.edit(REMARK, "(none)", "(seen)").with(50, "<</N 90 0 R>>").with(NEW, PICTURE)),
    /** An object of its own that only the field names, with a stream that the page shows too. */
    APPEARANCES_WITH_A_PICTURE_OF_THE_PAGE(
        LaterChanges.FORBIDDEN,
        "OBJECT_CHANGED@object_11",
        form ->
            form.with(50, "<</N 11 0 R>>")
                .edit(REMARK, "<</N 11 0 R>>", " 50 0 R")
                .edit(PAGE, "/Resources<<", "/Resources<</XObject<</X 11 0 R>>"),
        later -> later.edit(REMARK, "(none)", "(seen)").with(APPEARANCE, PICTURE)),
    /** ISO 32000-2, table 166: what is read aloud of an annotation; no content of a page. */
    PLACE_WITH_A_DESCRIPTION(
        LaterChanges.PERMITTED,
        "FIELD_FILLED",
        form -> parted(form).edit(51, "/Parent", "/Contents(what to write)/Parent"),
        later -> later.edit(50, "(old)", "(new)").edit(51, "52 0 R", "90 0 R").with(NEW, PICTURE)),
    PLACE_OF_A_FILLED_FIELD(
        LaterChanges.PERMITTED,
        "FIELD_FILLED",
        FieldChangesTest::parted,
        later -> later.edit(50, "(old)", "(new)").with(52, PICTURE)),
    PLACE_OF_A_FIELD_THAT_STAYED(
        LaterChanges.NOT_CHECKED,
        "FIELD_APPEARANCE",
        FieldChangesTest::parted,
        later -> later.with(52, PICTURE)),
    /** The same word in another encoding is no new value, which a new picture could show. */
    VALUE_WRITTEN_IN_ANOTHER_WAY(
        LaterChanges.NOT_CHECKED,
        "FIELD_APPEARANCE",
        NOTHING,
        later ->
            later.edit(REMARK, "/V(none)", "/V<FEFF006E006F006E0065>").with(APPEARANCE, PICTURE)),
    /** A field below another has a value of its own. */
    FIELD_BELOW_A_FILLED_ONE(
        LaterChanges.NOT_CHECKED,
        "FIELD_APPEARANCE",
        form -> parted(form).edit(51, "/Parent", "/T(Own)/Parent"),
        later -> later.edit(50, "(old)", "(new)").with(52, PICTURE)),
    FIELD_BELOW_TAKEN_AWAY(
        LaterChanges.FORBIDDEN,
        "FIELD_REMOVED@field_Group.Own",
        form -> parted(form).edit(51, "/Parent", "/T(Own)/Parent"),
        later -> later.edit(50, "/Kids[51 0 R]", "/Kids[]")),
    FLAGS_OF_A_SIGNED_FIELD(
        LaterChanges.PERMITTED,
        "FIELD_FLAGS@field_Approval",
        FieldChangesTest::signed,
        later -> later.edit(APPROVAL, "/F 4", "/Ff 1/F 4")),
    PICTURE_OF_A_SIGNED_FIELD(
        LaterChanges.FORBIDDEN,
        "SIGNED_FIELD_CHANGED",
        FieldChangesTest::signed,
        later -> later.with(56, PICTURE)),
    VALUE_OF_A_SIGNED_FIELD(
        LaterChanges.FORBIDDEN,
        "SIGNED_FIELD_CHANGED SIGNATURE_CHANGED",
        FieldChangesTest::signed,
        later -> later.with(55, VALUE.replace("<00>", "<01>"))),
    PLACE_OF_A_SIGNED_FIELD(
        LaterChanges.FORBIDDEN,
        "SIGNED_FIELD_CHANGED",
        form -> partedSignature(form).edit(50, "/FT/Sig", "/FT/Sig/V 55 0 R").with(55, VALUE),
        later -> later.with(52, PICTURE)),
    FIELD_BELOW_A_SIGNED_ONE(
        LaterChanges.PERMITTED,
        "SIGNATURE_FIELD_PREPARED",
        form ->
            partedSignature(form)
                .edit(50, "/FT/Sig", "/FT/Sig/V 55 0 R")
                .edit(51, "/Parent", "/T(Own)/Parent")
                .with(55, VALUE),
        later -> later.edit(51, "/P 3", "/MK<</R 0>>/P 3")),
    FIELD_BELOW_A_SIGNED_ONE_SHOWS_SOMETHING(
        LaterChanges.NOT_CHECKED,
        "SIGNATURE_FIELD_PREPARED",
        form -> partedSignature(form).edit(51, "/Parent", "/T(Own)/Parent"),
        later -> later.edit(50, "/FT/Sig", "/FT/Sig/V 90 0 R").with(NEW, VALUE).with(52, PICTURE)),
    PLACE_OF_A_FIELD_SIGNED_NOW(
        LaterChanges.PERMITTED,
        "SIGNED SIGNATURE_FIELD_PREPARED",
        FieldChangesTest::partedSignature,
        later -> later.edit(50, "/FT/Sig", "/FT/Sig/V 90 0 R").with(NEW, VALUE).with(52, PICTURE)),
    PLACE_OF_AN_EMPTY_FIELD_SHOWS_SOMETHING(
        LaterChanges.NOT_CHECKED,
        "SIGNATURE_FIELD_PREPARED",
        FieldChangesTest::partedSignature,
        later -> later.with(52, PICTURE)),
    EMPTY_FIELD_SHOWS_SOMETHING_NOW(
        LaterChanges.NOT_CHECKED,
        "SIGNATURE_FIELD_PREPARED",
        form -> form.edit(APPROVAL, "/F 4", "/F 4/AP<</N 56 0 R>>").with(56, BLANK),
        later -> later.with(56, PICTURE)),
    EMPTY_FIELD_SHOWED_SOMETHING_BEFORE(
        LaterChanges.PERMITTED,
        "SIGNATURE_FIELD_PREPARED",
        form -> form.edit(APPROVAL, "/F 4", "/F 4/AP<</N 56 0 R>>").with(56, PICTURE),
        later -> later.edit(APPROVAL, "/F 4", "/F 4/Ff 1")),
    /** What a list is that holds itself nobody can tell. */
    FIELD_IN_A_LIST_THAT_HOLDS_ITSELF(
        LaterChanges.FORBIDDEN,
        "FIELD_CHANGED",
        form -> onPage(form.with(50, "[7 0 R 50 0 R]"), 50),
        later -> later.edit(REMARK, "(none)", "(seen)")),
    SIGNED_FIELD_GETS_ITS_PLACE_ON_THE_PAGE(
        LaterChanges.PERMITTED,
        "SIGNED",
        form -> form.edit(LIST, "9 0 R ", ""),
        later -> onPage(stamped(later, VALUE), APPROVAL)),
    SIGNED_FIELD_WITHOUT_A_PLACE_ON_THE_PAGE(
        LaterChanges.FORBIDDEN,
        "ANNOTATION_ADDED",
        form -> form.edit(LIST, "9 0 R ", "").edit(APPROVAL, "/Rect[10 70 90 90]", ""),
        later -> onPage(stamped(later, VALUE), APPROVAL));

    private final FormCase form;

    Case(LaterChanges outcome, String rules, Edit before, Edit after) {
      this.form = new FormCase(outcome, rules, before, after);
    }
  }

  @ParameterizedTest
  @EnumSource
  void fieldsInEveryShape(Case fields) {
    fields.form.isJudgedUnder(SealCertification.NONE);
  }

  private static LaterChange filled(String before, String after) {
    return SealedForm.after(
            SealCertification.NONE,
            form -> form.edit(AMOUNT, "/V(1)", "/V" + before),
            later -> later.edit(AMOUNT, "/V" + before, "/V" + after))
        .changes()
        .get(0);
  }

  /** What people read: words, names and lists; pictures and signatures are no words. */
  @Test
  void oldAndNewValueInWords() {
    LaterChange names = filled("/Off", "[(a) /b 3]");
    assertThat(names.before()).isEqualTo("Off");
    assertThat(names.after()).isEqualTo("a, b, null");
    LaterChange none = filled("<</A 1>>", "(" + "x".repeat(100) + ")");
    assertThat(none.before()).isNull();
    assertThat(none.after()).isEqualTo("x".repeat(100));
    assertThat(filled("(1)", "(" + "x".repeat(101) + ")").after()).isEqualTo("x".repeat(100) + "…");
  }
}
