package cn.sidian.seal.verifying;

import static cn.sidian.seal.verifying.Later.AMOUNT;
import static cn.sidian.seal.verifying.Later.APPEARANCE;
import static cn.sidian.seal.verifying.Later.APPROVAL;
import static cn.sidian.seal.verifying.Later.CATALOG;
import static cn.sidian.seal.verifying.Later.FORM;
import static cn.sidian.seal.verifying.Later.NEW;
import static cn.sidian.seal.verifying.Later.PAGE;
import static cn.sidian.seal.verifying.Later.PAGES;
import static cn.sidian.seal.verifying.Later.PARAGRAPH;
import static cn.sidian.seal.verifying.Later.PARENTS;
import static cn.sidian.seal.verifying.Later.REMARK;
import static cn.sidian.seal.verifying.Later.RESOURCES;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.seal.SealAcceptancePolicy;
import cn.sidian.seal.SealCertification;
import cn.sidian.seal.SealReport;
import cn.sidian.seal.SignatureReport;
import cn.sidian.seal.SignatureReport.LaterChanges;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * WD-21: documents that were prepared before they were sealed, so that a change which a rule
 * permits in one place shows something in another (shadow attacks), and fields that show what
 * nobody signed.
 */
class ShadowChangesTest {
  private static final String FONTS = "/Resources<</Font<</F1 5 0 R>>";
  private static final String SHOWN = "/Type/XObject/Subtype/Form/BBox[0 0 595 842]";
  private static final String NEW_PICTURE = Later.stream(SHOWN, "BT /F1 99 Tf (9000) Tj ET");
  private static final String COVER =
      "<</Type/Annot/Subtype/Widget/FT/Sig/T(Second)/F 4/P 3 0 R/Rect[0 0 595 842]"
          + "/AP<</N 91 0 R>>>>";
  private static final String STAMP =
      "<</Type/DocTimeStamp/Filter/Adobe.PPKLite/SubFilter/ETSI.RFC3161/Contents<00>"
          + "/ByteRange[0 1 2 3]>>";

  private static byte[] seal(byte[] pdf) {
    return Signers.seal(Signers.RSA.builder(Signers.RSA.signer()).build(), pdf, Given.placement());
  }

  private static Later covered(Later later, String field) {
    return later
        .with(NEW, field)
        .with(NEW + 1, NEW_PICTURE)
        .edit(FORM, "/Fields[", "/Fields[90 0 R ")
        .annotations("[", "[90 0 R ");
  }

  /** What is prepared before sealing, and what is done with it after. */
  @SuppressWarnings("ImmutableEnumChecker") // the functions have no state
  enum Shadow {
    VALUE_IS_A_PICTURE_OF_THE_PAGE(
        LaterChanges.FORBIDDEN,
        form -> form.edit(PAGE, FONTS, FONTS + "/XObject 7 0 R"),
        later -> later.with(NEW, NEW_PICTURE).edit(REMARK, "/V(none)", "/V 90 0 R")),
    FORM_RESOURCES_ARE_THOSE_OF_THE_PAGE(
        LaterChanges.FORBIDDEN,
        form -> form.edit(PAGE, FONTS, "/Resources<</Font 10 0 R"),
        later ->
            later
                .with(NEW, "<</Type/Font/Subtype/Type1/BaseFont/Courier>>")
                .edit(RESOURCES, "<<", "<</F2 90 0 R")),
    APPEARANCES_ARE_PICTURES_OF_THE_PAGE(
        LaterChanges.FORBIDDEN,
        form ->
            form.with(50, "<</N 11 0 R>>")
                .edit(REMARK, "/AP<</N 11 0 R>>", "/AP 50 0 R")
                .edit(PAGE, FONTS, FONTS + "/XObject 50 0 R"),
        later -> later.edit(REMARK, "(none)", "(seen)").with(APPEARANCE, NEW_PICTURE)),
    KID_OF_STRUCTURE_IS_A_PICTURE(
        LaterChanges.FORBIDDEN,
        form ->
            form.with(50, Later.stream(SHOWN, "% nothing"))
                .with(51, "<</K 50 0 R>>")
                .edit(PARAGRAPH, "/K[0]", "/K 50 0 R")
                .edit(PAGE, FONTS, FONTS + "/XObject 51 0 R"),
        later ->
            later
                .with(NEW, "<</Type/StructElem/S/P/P 16 0 R>>")
                .edit(PARAGRAPH, "/K 50 0 R", "/K[50 0 R 90 0 R]")
                .with(50, NEW_PICTURE)),
    PARENT_TREE_LISTS_THE_PAGES(
        LaterChanges.FORBIDDEN,
        form ->
            form.with(50, "[3 0 R]")
                .edit(PAGES, "/Kids[3 0 R]", "/Kids 50 0 R")
                .edit(PARENTS, "<</Nums", "<</Kids 50 0 R/Nums"),
        later ->
            later
                .with(NEW, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>")
                .with(50, "[90 0 R]")),
    FIELD_IS_CONTENT_OF_THE_PAGE(
        LaterChanges.FORBIDDEN,
        form ->
            form.with(
                    AMOUNT,
                    Later.stream(
                        "/Type/Annot/Subtype/Widget/FT/Tx/T(Amount)/Rect[1 1 9 9]/V(1)",
                        "BT (1000) Tj ET"))
                .edit(PAGE, "/Contents 4 0 R", "/Contents[4 0 R 8 0 R]"),
        later -> later.edit(AMOUNT, "(1000)", "(9000)").edit(AMOUNT, "/V(1)", "/V(2)")),
    TAB_ORDER_IS_A_PICTURE(
        LaterChanges.FORBIDDEN,
        form -> form.edit(PAGE, FONTS, FONTS + "/XObject 3 0 R"),
        later -> later.with(NEW, NEW_PICTURE).edit(PAGE, "/Type/Page", "/Type/Page/Tabs 90 0 R")),
    ANNOTATIONS_TURNED_OVER(
        LaterChanges.FORBIDDEN,
        form -> form,
        later -> later.annotations("[7 0 R 8 0 R 9 0 R 13 0 R", "[13 0 R 8 0 R 9 0 R 7 0 R")),
    BUTTON_SHOWS_ANOTHER_PICTURE(
        LaterChanges.NOT_CHECKED,
        form -> form.edit(REMARK, "/FT/Tx", "/FT/Btn/Ff 65536"),
        later -> later.with(APPEARANCE, NEW_PICTURE)),
    VALUE_WRITTEN_IN_ANOTHER_WAY(
        LaterChanges.NOT_CHECKED,
        form -> form,
        later ->
            later
                .edit(REMARK, "/V(none)", "/V<FEFF006E006F006E0065>")
                .with(APPEARANCE, NEW_PICTURE)),
    EMPTY_FIELD_COVERS_THE_PAGE(
        LaterChanges.NOT_CHECKED, form -> form, later -> covered(later, COVER)),
    PREPARED_FIELD_SHOWS_SOMETHING(
        LaterChanges.NOT_CHECKED,
        form -> form,
        later -> later.with(NEW, NEW_PICTURE).edit(APPROVAL, "/F 4", "/F 4/AP<</N 90 0 R>>")),
    TIME_STAMP_COVERS_THE_PAGE(
        LaterChanges.NOT_CHECKED,
        form -> form,
        later -> covered(later, COVER.replace("/F 4", "/V 92 0 R")).with(NEW + 2, STAMP)),
    TIME_STAMP_THAT_CALLS_ITSELF_A_SIGNATURE(
        LaterChanges.NOT_CHECKED,
        form -> form,
        later ->
            covered(later, COVER.replace("/F 4", "/V 92 0 R"))
                .with(NEW + 2, STAMP.replace("DocTimeStamp", "Sig"))),
    FIELD_WHOSE_KID_IS_ANOTHER_FIELD(
        LaterChanges.FORBIDDEN,
        form -> form,
        later ->
            later
                .with(NEW, COVER.replace("/F 4", "/Kids[7 0 R]/V 92 0 R"))
                .with(NEW + 1, NEW_PICTURE)
                .with(NEW + 2, STAMP.replace("/ETSI.RFC3161", "/adbe.pkcs7.detached"))
                .edit(FORM, "7 0 R 8 0 R 9 0 R", "7 0 R 8 0 R 9 0 R 90 0 R")
                .annotations("[", "[90 0 R ")),
    NOTE_THAT_CALLS_ITSELF_A_FIELD(
        LaterChanges.FORBIDDEN,
        form -> form,
        later -> covered(later, COVER.replace("/Widget", "/Stamp"))),
    FIELD_BELOW_ANOTHER_BY_ITS_OWN_WORDS(
        LaterChanges.FORBIDDEN,
        form -> form,
        later ->
            covered(later, COVER.replace("/F 4", "/Parent 7 0 R").replace("/AP<</N 91 0 R>>", ""))),
    PAGE_IS_A_FIELD_THAT_IS_NO_PAGE_NOW(
        LaterChanges.FORBIDDEN,
        form -> form,
        later -> later.edit(REMARK, "/Type/Annot", "/Type/Pages").edit(REMARK, "(none)", "(x)")),
    CATALOG_IS_GRAPHICS_STATES(
        LaterChanges.FORBIDDEN,
        form -> form.edit(PAGE, FONTS, FONTS + "/ExtGState 1 0 R"),
        later -> later.edit(CATALOG, "/Lang", "/Extensions<</ca 0>>/Lang")),
    FORM_RESOURCES_ARE_A_FONT_OF_THAT_NAME(
        LaterChanges.FORBIDDEN,
        form ->
            form.with(
                    50,
                    "<</Type/Font/Subtype/Type3/FontBBox[0 0 1 1]/FontMatrix[1 0 0 1 0 0]"
                        + "/FirstChar 97/LastChar 97/Widths[1]/Encoding<</Differences[97/a]>>"
                        + "/CharProcs<<>>>>")
                .edit(FORM, "/DR<</Font 10 0 R>>", "/DR 50 0 R")
                .edit(PAGE, "<</F1 5 0 R>>", "<</F1 5 0 R/DR 50 0 R>>"),
        later ->
            later
                .with(NEW, Later.stream("", "1 0 d0 0 0 1 1 re f"))
                .edit(50, "/CharProcs<<>>", "/CharProcs<</a 90 0 R>>")),
    PUSH_BUTTON_WITH_A_VALUE(
        LaterChanges.NOT_CHECKED,
        form -> form.edit(REMARK, "/FT/Tx", "/FT/Btn/Ff 65536"),
        later -> later.edit(REMARK, "/V(none)", "/V(x)").with(APPEARANCE, NEW_PICTURE)),
    FIELD_OF_NO_KIND(
        LaterChanges.NOT_CHECKED,
        form -> form.edit(REMARK, "/FT/Tx", ""),
        later -> later.edit(REMARK, "/V(none)", "/V(x)").with(APPEARANCE, NEW_PICTURE)),
    CHECK_BOX_THAT_SHOWS_ANOTHER_STATE(
        LaterChanges.NOT_CHECKED,
        form ->
            form.edit(
                REMARK,
                "/FT/Tx/T(Remark)/F 4/P 3 0 R/Rect[10 10 90 30]/V(none)/AP<</N 11 0 R>>",
                "/FT/Btn/T(Remark)/F 4/P 3 0 R/Rect[10 10 90 30]/V/Off/AS/Off"
                    + "/AP<</N<</Yes 11 0 R>>>>"),
        later -> later.edit(REMARK, "/V/Off", "/V/Yes")),
    TEXT_THAT_STAYS_WHEN_ITS_VALUE_GOES(
        LaterChanges.NOT_CHECKED,
        form -> form,
        later -> later.edit(REMARK, "/V(none)", "").edit(APPEARANCE, "(none)", "(1000)")),
    FIELD_WITHOUT_AN_AREA_THAT_DRAWS(
        LaterChanges.NOT_CHECKED,
        form -> form,
        later -> covered(later, COVER.replace("[0 0 595 842]", "[0 0 0 0]"))),
    FIELDS_DRAWN_ANEW_IN_WHITE(
        LaterChanges.NOT_CHECKED,
        form -> form,
        later -> later.edit(FORM, "/DA(/F1 0 Tf 0 g)", "/DA(/F1 0 Tf 1 g)/NeedAppearances true")),
    FIELDS_DRAWN_ANEW_BY_ANOTHER_FONT(
        LaterChanges.NOT_CHECKED,
        form -> form.edit(FORM, "/DA(/F1", "/NeedAppearances true/DA(/F2"),
        later ->
            later
                .with(NEW, "<</Type/Font/Subtype/Type1/BaseFont/Symbol>>")
                .edit(RESOURCES, "<<", "<</F2 90 0 R"));

    private final LaterChanges outcome;
    private final UnaryOperator<Later> before;
    private final UnaryOperator<Later> after;

    Shadow(LaterChanges outcome, UnaryOperator<Later> before, UnaryOperator<Later> after) {
      this.outcome = outcome;
      this.before = before;
      this.after = after;
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatShowsElsewhereIsNotPermitted(Shadow shadow) {
    byte[] sealed = seal(shadow.before.apply(Later.than(Later.form())).bytes());
    byte[] changed = shadow.after.apply(Later.than(sealed)).bytes();
    SealReport report =
        Facts.verify(
            changed, Signers.RSA.anchors(), SealAcceptancePolicy.OFFLINE_WITHOUT_REVOCATION);
    SignatureReport seal =
        report.signatures().stream()
            .filter(signature -> signature.field().equals("SidianSeal1"))
            .findFirst()
            .orElseThrow();
    assertThat(seal.laterChanges())
        .as(seal.changes() + " " + report.findings())
        .isEqualTo(shadow.outcome);
  }

  /** A certification that allows nothing allows no picture in a field without an area. */
  @Test
  void fieldWithoutAnAreaThatDrawsIsForbiddenWhereNothingIsAllowed() {
    SealedForm.is(
        SealedForm.after(
            SealCertification.NO_CHANGES,
            SealedForm.NOTHING,
            later -> covered(later, COVER.replace("[0 0 595 842]", "[0 0 0 0]"))),
        LaterChanges.FORBIDDEN,
        "VISIBLE_FIELD_AFTER_CERTIFICATION");
  }

  /** A form that holds one field beside that of the approval. */
  private static SignatureReport drawnAnew(String field) {
    return SealedForm.after(
        SealCertification.NONE,
        form ->
            form.edit(FORM, "[7 0 R 8 0 R 9 0 R]", field.isEmpty() ? "[9 0 R]" : "[8 0 R 9 0 R]")
                .edit(AMOUNT, "/FT/Tx", field),
        later -> later.edit(FORM, "/DA(/F1 0 Tf 0 g)", "/DA(/F1 0 Tf 1 g)/NeedAppearances true"));
  }

  /** Without other fields the seal: poppler draws it anew, which is not at all. */
  @Test
  void whatViewersDrawAnewAreTextsChoicesButtonsAndSeals() {
    for (String field : new String[] {"/FT/Tx", "/FT/Ch", "/FT/Btn", ""}) {
      assertThat(drawnAnew(field).laterChanges()).as(field).isEqualTo(LaterChanges.NOT_CHECKED);
    }
  }

  /** What other programs do when they fill in or sign. */
  @Test
  void defaultsOfTheFormMayChangeAsLongAsNothingIsDrawnAnew() {
    SealedForm.is(
        SealedForm.after(
            SealCertification.NONE,
            form -> form.edit(FORM, "/DA(/F1", "/NeedAppearances true/DA(/F1"),
            later ->
                later.edit(
                    FORM, "/NeedAppearances true/DA(/F1 0", "/NeedAppearances false/DA(/F1 9")),
        LaterChanges.PERMITTED,
        "FORM_DEFAULTS");
  }

  /** Makers of forms give empty fields an appearance that draws nothing. */
  @Test
  void emptyFieldThatDrawsNothingIsPermitted() {
    byte[] changed =
        covered(Later.than(seal(Later.form())), COVER)
            .with(NEW + 1, Later.stream(SHOWN, " % nothing\n"))
            .bytes();
    assertThat(
            Facts.verify(
                    changed, Signers.RSA.anchors(), SealAcceptancePolicy.OFFLINE_WITHOUT_REVOCATION)
                .signatures()
                .get(0)
                .laterChanges())
        .isEqualTo(LaterChanges.PERMITTED);
  }
}
