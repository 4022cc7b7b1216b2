package cn.sidian.seal.verifying;

import static cn.sidian.seal.verifying.Later.AMOUNT;
import static cn.sidian.seal.verifying.Later.FORM;
import static cn.sidian.seal.verifying.Later.PAGE;
import static cn.sidian.seal.verifying.Later.REMARK;

import cn.sidian.seal.SealCertification;
import cn.sidian.seal.SignatureReport.LaterChanges;
import cn.sidian.seal.verifying.SealedForm.Edit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * WD-21; ISO 32000-2, 12.7.3.3: what viewers draw by the defaults and the resources of the form,
 * since it has no appearance of its own or the form says so, looks otherwise when these change.
 */
class FormDefaultsTest {
  private static final String OWN = "/DA(/F1 0 Tf 0 g)/Q 0";

  /** The amount takes how it looks from the form. */
  private static Later bare(Later form) {
    return form.edit(AMOUNT, OWN, "");
  }

  /** The amount as something that the form does not list, and that takes its looks from it. */
  private static Later stranger(Later form) {
    return bare(form).edit(FORM, "8 0 R ", "");
  }

  private static Later note(Later form, String entries) {
    return form.with(50, "<</Type/Annot/Subtype/FreeText/Rect[9 9 99 99]/Contents(n)" + entries)
        .append(50, ">>")
        .annotations("[", "[50 0 R ");
  }

  private static Later white(Later later) {
    return later.edit(FORM, "0 g)", "1 g)");
  }

  private static Later anew(Later later) {
    return later.edit(FORM, "/DA", "/NeedAppearances true/DA");
  }

  /** The amount names a font that the form does not have. */
  private static Later missing(Later form) {
    return form.edit(AMOUNT, "/DA(/F1 0 Tf", "/DA(1 g /F9 0 Tf");
  }

  private static Later font(Later later, String name) {
    return later.edit(Later.RESOURCES, "<<", "<</" + name + " 5 0 R");
  }

  /** What is prepared, what is done, and what comes out. */
  @SuppressWarnings("ImmutableEnumChecker") // the edits have no state
  enum Case {
    FIELD_TAKES_ITS_LOOKS_FROM_THE_FORM(
        LaterChanges.NOT_CHECKED, "FORM_DEFAULTS", FormDefaultsTest::bare, FormDefaultsTest::white),
    FIELD_TAKES_ITS_PLACE_IN_THE_LINE_FROM_THE_FORM(
        LaterChanges.NOT_CHECKED,
        "FORM_DEFAULTS",
        FormDefaultsTest::bare,
        later -> later.edit(FORM, "/DA", "/Q 2/DA")),
    FIELD_HAS_ITS_OWN_LOOKS(
        LaterChanges.PERMITTED, "FORM_DEFAULTS", form -> form, FormDefaultsTest::white),
    FIELD_ABOVE_HAS_THEM(
        LaterChanges.PERMITTED,
        "FORM_DEFAULTS",
        form ->
            bare(form)
                .edit(FORM, "8 0 R ", "50 0 R ")
                .edit(AMOUNT, "/FT", "/Parent 50 0 R/FT")
                .with(50, "<</T(Above)/DA(/F1 0 Tf 0 g)/Kids[8 0 R]>>"),
        FormDefaultsTest::white),
    FIELD_ABOVE_HAS_THEM_AND_ITS_PLACE_HAS_MARKS(
        LaterChanges.PERMITTED,
        "FORM_DEFAULTS",
        form ->
            bare(form)
                .edit(FORM, "8 0 R ", "50 0 R ")
                .edit(AMOUNT, "/FT", "/Parent 50 0 R/MK<<>>/FT")
                .with(50, "<</T(Above)/DA(/F1 0 Tf 0 g)/Kids[8 0 R]>>"),
        FormDefaultsTest::white),
    FIELD_HAS_AN_APPEARANCE(
        LaterChanges.PERMITTED,
        "FORM_DEFAULTS",
        form -> bare(form).edit(AMOUNT, "/V(1)", "/V(1)/AP<</N 11 0 R>>"),
        FormDefaultsTest::white),
    FIELD_HAS_ONLY_ANOTHER_APPEARANCE(
        LaterChanges.NOT_CHECKED,
        "FORM_DEFAULTS",
        form -> bare(form).edit(AMOUNT, "/V(1)", "/V(1)/AP<</D 11 0 R>>"),
        FormDefaultsTest::white),
    FIELD_SAYS_NOTHING(
        LaterChanges.PERMITTED,
        "FORM_DEFAULTS",
        form -> bare(form).edit(AMOUNT, "/V(1)", ""),
        FormDefaultsTest::white),
    FIELD_SAYS_AN_EMPTY_TEXT(
        LaterChanges.PERMITTED,
        "FORM_DEFAULTS",
        form -> bare(form).edit(AMOUNT, "/V(1)", "/V()"),
        FormDefaultsTest::white),
    BUTTON_HAS_A_CAPTION(
        LaterChanges.NOT_CHECKED,
        "FORM_DEFAULTS",
        form -> bare(form).edit(AMOUNT, "/FT/Tx", "/FT/Btn").edit(AMOUNT, "/V(1)", "/MK<</CA(1)>>"),
        FormDefaultsTest::white),
    FIELD_HAS_NO_ROOM(
        LaterChanges.PERMITTED,
        "FORM_DEFAULTS",
        form -> bare(form).edit(AMOUNT, "[10 40 90 60]", "[0 0 0 0]"),
        FormDefaultsTest::white),
    FIELD_OF_NO_FORM_TAKES_ITS_LOOKS_FROM_IT(
        LaterChanges.NOT_CHECKED,
        "FORM_DEFAULTS",
        FormDefaultsTest::stranger,
        FormDefaultsTest::white),
    NOTE_TAKES_ITS_LOOKS_FROM_THE_FORM(
        LaterChanges.NOT_CHECKED, "FORM_DEFAULTS", form -> note(form, ""), FormDefaultsTest::white),
    NOTE_HAS_ITS_OWN_LOOKS(
        LaterChanges.PERMITTED,
        "FORM_DEFAULTS",
        form -> note(form, "/DA(0 g)/Q 0"),
        FormDefaultsTest::white),
    PAGES_THAT_CANNOT_BE_READ(
        LaterChanges.NOT_CHECKED,
        "FORM_DEFAULTS",
        form ->
            form.edit(Later.PAGES, "[3 0 R]", "[<</Type/Page>>3 0 R]")
                .edit(Later.PAGES, "/Count 1", "/Count 2"),
        FormDefaultsTest::white),
    SEAL_IS_DRAWN_ANEW(
        LaterChanges.NOT_CHECKED,
        "FORM_DEFAULTS",
        form -> form.edit(FORM, "7 0 R 8 0 R 9 0 R", "").annotations("[7 0 R 8 0 R 9 0 R", "["),
        FormDefaultsTest::anew),
    FIELD_OF_NO_FORM_IS_DRAWN_ANEW(
        LaterChanges.NOT_CHECKED,
        "FORM_DEFAULTS",
        form -> anew(stranger(form).edit(FORM, "7 0 R ", "").edit(AMOUNT, "/V(1)", "/V(1)" + OWN)),
        FormDefaultsTest::white),
    NOTHING_BUT_THE_SEAL_IS_DRAWN_ANEW(
        LaterChanges.PERMITTED,
        "FORM_DEFAULTS",
        form ->
            anew(form.edit(FORM, "7 0 R 8 0 R 9 0 R", "").annotations("[7 0 R 8 0 R 9 0 R", "[")),
        FormDefaultsTest::white),
    NO_LONGER_DRAWN_ANEW(
        LaterChanges.PERMITTED,
        "FORM_DEFAULTS",
        FormDefaultsTest::anew,
        later -> later.edit(FORM, "/NeedAppearances true", "")),
    NO_LONGER_DRAWN_ANEW_AND_SHOWS_OTHER(
        LaterChanges.NOT_CHECKED,
        "FORM_DEFAULTS",
        form ->
            anew(form)
                .with(
                    Later.APPEARANCE, FieldChangesTest.shown(FieldChangesTest.ASCII, "(9000) Tj")),
        later -> later.edit(FORM, "/NeedAppearances true", "")),
    FIELD_OF_NO_FORM_NO_LONGER_DRAWN_ANEW(
        LaterChanges.NOT_CHECKED,
        "FORM_DEFAULTS",
        form -> anew(stranger(form)),
        later -> later.edit(FORM, "/NeedAppearances true", "")),
    NOT_DRAWN_ANEW_AS_BEFORE(
        LaterChanges.PERMITTED,
        "FORM_DEFAULTS",
        form -> stranger(form),
        later -> later.edit(FORM, "/DA", "/NeedAppearances false/DA")),
    FONT_THAT_A_FIELD_MISSED(
        LaterChanges.NOT_CHECKED,
        "FORM_RESOURCES",
        FormDefaultsTest::missing,
        later -> font(later, "F9")),
    FONT_THAT_THE_FORM_MISSED(
        LaterChanges.NOT_CHECKED,
        "FORM_RESOURCES",
        form -> bare(form).edit(FORM, "/F1 0 Tf", "/F9 0 Tf"),
        later -> font(later, "F9")),
    FONT_THAT_NOTHING_NAMES(
        LaterChanges.PERMITTED,
        "FORM_RESOURCES",
        FormDefaultsTest::missing,
        later -> font(later, "F8")),
    FONT_WHERE_LOOKS_ARE_NO_TEXT(
        LaterChanges.PERMITTED,
        "FORM_RESOURCES",
        form -> form.edit(AMOUNT, "/DA(/F1 0 Tf 0 g)", "/DA 1"),
        later -> font(later, "F9")),
    FONT_WHERE_LOOKS_NAME_NONE(
        LaterChanges.PERMITTED,
        "FORM_RESOURCES",
        form -> form.edit(AMOUNT, "/DA(/F1 0 Tf 0 g)", "/DA(0 g)"),
        later -> font(later, "F9")),
    /** The list of a field that is a layer too: who has another type is no layer. */
    LAYER_BECOMES_A_FIELD(
        LaterChanges.FORBIDDEN,
        "FIELD_CHANGED@field_Remark,_page_1",
        form ->
            form.edit(Later.CATALOG, "/Lang", "/OCProperties<</OCGs 50 0 R/D<</OFF 50 0 R>>>>/Lang")
                .with(50, "[7 0 R]"),
        later -> later.edit(REMARK, "(none)", "(seen)")),
    FIELD_GETS_ITS_TYPE(
        LaterChanges.PERMITTED,
        "FIELD_FILLED",
        form -> form.edit(AMOUNT, "/Type/Annot", ""),
        later -> later.edit(AMOUNT, "/V(1)", "/Type/Annot/V(2)")),
    FIELD_GETS_ANOTHER_TYPE(
        LaterChanges.FORBIDDEN,
        "FIELD_CHANGED@field_Amount,_page_1",
        form -> form.edit(AMOUNT, "/Type/Annot", ""),
        later -> later.edit(AMOUNT, "/V(1)", "/Type/Page/V(2)")),
    FIELD_LOSES_ITS_TYPE(
        LaterChanges.FORBIDDEN,
        "FIELD_CHANGED@field_Amount,_page_1",
        form -> form,
        later -> later.edit(AMOUNT, "/V(1)", "/V(2)").edit(AMOUNT, "/Type/Annot", "")),
    FIELD_OF_ANOTHER_TYPE_BECOMES_AN_ANNOTATION(
        LaterChanges.FORBIDDEN,
        "FIELD_CHANGED@field_Amount,_page_1",
        form -> form.edit(AMOUNT, "/Type/Annot", "/Type/OCG"),
        later -> later.edit(AMOUNT, "/V(1)", "/V(2)").edit(AMOUNT, "/Type/OCG", "/Type/Annot")),
    NODE_OF_PAGES_BECOMES_AN_ANNOTATION(
        LaterChanges.FORBIDDEN,
        "FIELD_CHANGED",
        form ->
            form.edit(AMOUNT, "/Type/Annot", "/Count 1/Kids[3 0 R]/Parent 2 0 R")
                .edit(Later.PAGES, "[3 0 R]", "[8 0 R]")
                .edit(PAGE, "/Parent 2 0 R", "/Parent 8 0 R"),
        later -> later.edit(AMOUNT, "/V(1)", "/Type/Annot/V(2)")),
    FIELD_WITHOUT_PLACE_BECOMES_AN_ANNOTATION(
        LaterChanges.FORBIDDEN,
        "FIELD_CHANGED@field_Amount,_page_1",
        form -> form.edit(AMOUNT, "/Type/Annot/Subtype/Widget", ""),
        later -> later.edit(AMOUNT, "/V(1)", "/Type/Annot/V(2)")),
    FIELDS_OF_A_LIST_OF_ITS_OWN(
        LaterChanges.PERMITTED,
        "FIELD_FILLED",
        form -> form.edit(FORM, "[7 0 R 8 0 R 9 0 R]", " 50 0 R").with(50, "[7 0 R 8 0 R 9 0 R]"),
        later -> later.edit(AMOUNT, "/V(1)", "/V(2)")),
    /** Where the page looks for its colours it finds its annotations. */
    PAGE_NAMES_ITS_COLOURS(
        LaterChanges.FORBIDDEN,
        "PAGE_CHANGED@page_1",
        form -> form.edit(PAGE, "/Resources<<", "/Resources<</ColorSpace 3 0 R"),
        later -> later.annotations("[", "[90 0 R ").with(90, "(new)")),
    /** An element that says how the data of a picture are encoded too. */
    ELEMENT_OF_A_LIST_OF_PARAMETERS(
        LaterChanges.FORBIDDEN,
        "STRUCTURE_CHANGED@object_16",
        form ->
            form.edit(PAGE, "/Resources<<", "/Resources<</XObject<</X 50 0 R>>")
                .with(50, Later.stream("/Type/XObject/Subtype/Image/DecodeParms 51 0 R", "x"))
                .with(51, "[16 0 R]"),
        later ->
            later
                .edit(Later.PARAGRAPH, "/K[0]", "/K[0 90 0 R]")
                .with(90, "<</Type/OBJR/Obj 91 0 R>>")
                .with(91, "<</Type/Annot/Subtype/Widget>>"));

    private final FormCase form;

    Case(LaterChanges outcome, String rules, Edit before, Edit after) {
      this.form = new FormCase(outcome, rules, before, after);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatTheFormDraws(Case form) {
    form.form.isJudgedUnder(SealCertification.NONE);
  }
}
