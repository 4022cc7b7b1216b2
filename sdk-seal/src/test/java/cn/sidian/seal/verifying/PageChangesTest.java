package cn.sidian.seal.verifying;

import static cn.sidian.seal.verifying.Later.CATALOG;
import static cn.sidian.seal.verifying.Later.CONTENT;
import static cn.sidian.seal.verifying.Later.EVIDENCE;
import static cn.sidian.seal.verifying.Later.FONT;
import static cn.sidian.seal.verifying.Later.FORM;
import static cn.sidian.seal.verifying.Later.LIST;
import static cn.sidian.seal.verifying.Later.NEW;
import static cn.sidian.seal.verifying.Later.NOTE;
import static cn.sidian.seal.verifying.Later.PAGE;
import static cn.sidian.seal.verifying.Later.PAGES;
import static cn.sidian.seal.verifying.Later.RESOURCES;
import static cn.sidian.seal.verifying.SealedForm.NOTHING;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.seal.SealCertification;
import cn.sidian.seal.SignatureReport.LaterChanges;
import cn.sidian.seal.verifying.SealedForm.Edit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * WD-21: pages, annotations and the resources of the form, written in every shape that the standard
 * allows; beside each what looks like an honest change and is none.
 */
class PageChangesTest {
  private static final String FIELD =
      "<</Type/Annot/Subtype/Widget/FT/Sig/T(Second)/P 60 0 R/Rect[0 0 0 0]>>";

  /** A page before the sealed one, with a list of annotations that is an object of its own. */
  private static Later twoPages(Later form) {
    return form.edit(PAGES, "[3 0 R]/Count 1", "[60 0 R 3 0 R]/Count 2")
        .with(60, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Annots 61 0 R>>")
        .with(61, "[62 0 R 63 0 R]")
        .with(62, "<</Type/Annot/Subtype/Text/Rect[1 1 2 2]/Contents(a)>>")
        .with(63, "<</Type/Annot/Subtype/Text/Rect[3 3 4 4]/Contents(b)>>");
  }

  /** A hidden field, listed by the first page. */
  private static Later field(Later later) {
    return later.with(NEW, FIELD).edit(FORM, "/Fields[", "/Fields[90 0 R ");
  }

  /** Resources of the form that are objects of their own. */
  private static Later resources(Later form) {
    return form.with(50, "<</Font 10 0 R>>").edit(FORM, "<</Font 10 0 R>>", " 50 0 R");
  }

  /** What is prepared, what is done, and what comes out. */
  @SuppressWarnings("ImmutableEnumChecker") // the edits have no state
  enum Case {
    RESOURCES_THAT_A_FIELD_NAMES_TOO(
        LaterChanges.PERMITTED,
        "FORM_RESOURCES",
        form -> resources(form).edit(Later.REMARK, "/FT/Tx", "/FT/Tx/DR 50 0 R"),
        later -> later.edit(50, "<</Font", "<</Encoding<<>>/Font")),
    PAGE_WITHOUT_TYPE(
        LaterChanges.PERMITTED,
        "SIGNATURE_FIELD_ADDED",
        form -> form.edit(PAGE, "/Type/Page", ""),
        later -> field(later).annotations("[", "[90 0 R ")),
    /** The same keys, with data that no reader expects there. */
    PAGE_BECOMES_A_STREAM(
        LaterChanges.FORBIDDEN,
        "OBJECT_CHANGED@object_3",
        form -> form.edit(PAGE, "/Type/Page", "/Length 1/Type/Page"),
        later -> later.append(PAGE, "\nstream\nx\nendstream")),
    TAB_ORDER(LaterChanges.PERMITTED, "", NOTHING, later -> later.edit(PAGE, "/Tabs/S", "/Tabs/R")),
    NO_TAB_ORDER(LaterChanges.PERMITTED, "", NOTHING, later -> later.edit(PAGE, "/Tabs/S", "")),
    TAB_ORDER_OF_NO_READER(
        LaterChanges.FORBIDDEN,
        "PAGE_CHANGED@page_1",
        NOTHING,
        later -> later.edit(PAGE, "/Tabs/S", "/Tabs/Other")),
    TAB_ORDER_IS_NO_NAME(
        LaterChanges.FORBIDDEN,
        "PAGE_CHANGED@page_1",
        NOTHING,
        later -> later.edit(PAGE, "/Tabs/S", "/Tabs(S)")),
    PAGE_ENTERS_THE_STRUCTURE(
        LaterChanges.PERMITTED,
        "",
        PageChangesTest::twoPages,
        later -> later.edit(60, "/Type/Page", "/Type/Page/StructParents 9")),
    PAGE_ENTERS_THE_STRUCTURE_BY_NO_NUMBER(
        LaterChanges.FORBIDDEN,
        "PAGE_CHANGED@page_1",
        PageChangesTest::twoPages,
        later -> later.edit(60, "/Type/Page", "/Type/Page/StructParents/X")),
    PAGE_CHANGES_ITS_PLACE_IN_THE_STRUCTURE(
        LaterChanges.FORBIDDEN,
        "PAGE_CHANGED@page_1",
        NOTHING,
        later -> later.edit(PAGE, "/StructParents 0", "/StructParents 1")),
    ANNOTATIONS_ARE_NO_LIST(
        LaterChanges.FORBIDDEN,
        "PAGE_CHANGED@page_1",
        form -> twoPages(form).edit(60, "/Annots 61 0 R", ""),
        later -> later.edit(60, "/Type/Page", "/Type/Page/Annots<</A 1>>")),
    LIST_OF_ANNOTATIONS_GREW(
        LaterChanges.PERMITTED,
        "SIGNATURE_FIELD_ADDED",
        PageChangesTest::twoPages,
        later -> field(later).with(61, "[62 0 R 63 0 R 90 0 R]")),
    LIST_OF_ANNOTATIONS_LOST_ONE(
        LaterChanges.FORBIDDEN,
        "ANNOTATION_REMOVED@page_1 OBJECT_CHANGED",
        PageChangesTest::twoPages,
        later -> later.with(61, "[63 0 R]")),
    PAGE_LOST_AN_ANNOTATION(
        LaterChanges.FORBIDDEN,
        "ANNOTATION_REMOVED@page_1 OBJECT_CHANGED",
        form -> twoPages(form).edit(60, "61 0 R", "[62 0 R 63 0 R]"),
        later -> later.edit(60, "62 0 R ", "")),
    LIST_OF_ANNOTATIONS_IS_SOMETHING_ELSE_TOO(
        LaterChanges.FORBIDDEN,
        "OBJECT_CHANGED",
        form -> twoPages(form).edit(60, "/Annots", "/B 61 0 R/Annots"),
        later -> field(later).with(61, "[62 0 R 63 0 R 90 0 R]")),
    LIST_OF_ANNOTATIONS_OF_NO_PAGE(
        LaterChanges.FORBIDDEN,
        "OBJECT_CHANGED",
        form -> twoPages(form).edit(60, "/Type/Page", "/Type/Other"),
        later -> field(later).with(61, "[62 0 R 63 0 R 90 0 R]")),
    PAGE_BESIDE_THE_TREE(
        LaterChanges.FORBIDDEN,
        "PAGE_CHANGED@object_60",
        form ->
            form.with(60, "<</Type/Page/MediaBox[0 0 9 9]>>")
                .edit(CATALOG, "/Lang", "/X 60 0 R/Lang"),
        later -> later.edit(60, "9 9]", "99 99]")),
    KEY_TWICE_IN_A_STREAM(
        LaterChanges.FORBIDDEN,
        "REPEATED_KEY@object_90",
        NOTHING,
        later -> later.with(NEW, Later.stream("/A 1/A 2", "x"))),
    KEY_TWICE_IN_A_LIST(
        LaterChanges.FORBIDDEN,
        "REPEATED_KEY@object_90",
        NOTHING,
        later -> later.with(NEW, "[1<</A 1/A 2>>]")),
    KEY_TWICE_FURTHER_DOWN(
        LaterChanges.FORBIDDEN,
        "REPEATED_KEY@object_90",
        NOTHING,
        later -> later.with(NEW, "<</X<</A 1/A 2>>>>")),
    KEY_TWICE_IN_THE_TRAILER(
        LaterChanges.FORBIDDEN,
        "REPEATED_KEY@trailer",
        NOTHING,
        later -> later.with(NEW, "(x)").trailer("/Root", "/X 1/X 2/Root")),
    CONTENT_WRITTEN_AGAIN(
        LaterChanges.PERMITTED, "", NOTHING, later -> later.edit(CONTENT, "BDC", "BDC")),
    CONTENT_READ_IN_ANOTHER_WAY(
        LaterChanges.FORBIDDEN,
        "OBJECT_CHANGED@object_4",
        NOTHING,
        later -> later.edit(CONTENT, "/Length", "/Filter/ASCIIHexDecode/Length")),
    FONT_FREED(LaterChanges.FORBIDDEN, "OBJECT_FREED@object_5", NOTHING, later -> later.free(FONT)),
    UNUSED_OBJECT_FREED(
        LaterChanges.PERMITTED, "", form -> form.with(50, "(unused)"), later -> later.free(50)),
    NEW_OBJECT_WHERE_NONE_WAS(
        LaterChanges.FORBIDDEN,
        "MISSING_OBJECT_FILLED@object_90",
        form -> form.edit(PAGE, "/Contents 4 0 R", "/Contents[4 0 R 90 0 R]"),
        later -> later.with(NEW, Later.stream("", "BT (9000) Tj ET"))),
    EVIDENCE_FREED(
        LaterChanges.PERMITTED,
        "DSS",
        NOTHING,
        later ->
            later
                .free(EVIDENCE)
                .with(NEW, Later.stream("", "newer"))
                .edit(Later.STORE, "20 0 R", "90 0 R")),
    RESOURCES_ARE_AN_OBJECT(
        LaterChanges.PERMITTED,
        "FORM_RESOURCES",
        PageChangesTest::resources,
        later -> later.edit(50, "/Font", "/XObject<<>>/Font")),
    RESOURCES_ARE_THOSE_OF_THE_PAGE(
        LaterChanges.FORBIDDEN,
        "OBJECT_CHANGED",
        form -> resources(form).edit(PAGE, "/Resources<</Font<</F1 5 0 R>>>>", "/Resources 50 0 R"),
        later -> later.edit(50, "/Font", "/XObject<</X 90 0 R>>/Font").with(NEW, "(x)")),
    RESOURCE_TAKEN_AWAY(
        LaterChanges.FORBIDDEN,
        "FORM_RESOURCES_CHANGED",
        NOTHING,
        later -> later.with(RESOURCES, "<<>>")),
    FONT_OF_THE_FORM_CHANGED(
        LaterChanges.FORBIDDEN,
        "FORM_RESOURCES_CHANGED",
        NOTHING,
        later -> later.edit(FONT, "Helvetica", "Symbol")),
    FILE_OF_A_FONT_OF_THE_FORM_CHANGED(
        LaterChanges.FORBIDDEN,
        "FORM_RESOURCES_CHANGED OBJECT_CHANGED@object_52",
        form ->
            form.with(50, "<</Type/Font/FontDescriptor 51 0 R>>")
                .with(51, "<</Type/FontDescriptor/FontFile2 52 0 R>>")
                .with(52, Later.stream("", "shapes"))
                .edit(FORM, "<</Font 10 0 R>>", "<</Font<</F1 50 0 R>>>>"),
        later -> later.with(52, Later.stream("", "other shapes"))),
    FONT_WRITTEN_IN_THE_FORM_CHANGED(
        LaterChanges.FORBIDDEN,
        "FORM_RESOURCES_CHANGED",
        form ->
            form.edit(
                FORM, "<</Font 10 0 R>>", "<</Font<</F1<</Type/Font/BaseFont/Helvetica>>>>>>"),
        later -> later.edit(FORM, "/BaseFont", "/Encoding/X/BaseFont")),
    FONT_WRITTEN_IN_THE_FORM_STAYED(
        LaterChanges.PERMITTED,
        "FORM_RESOURCES",
        form ->
            form.edit(
                FORM,
                "<</Font 10 0 R>>",
                "<</Font<</F1<</Type/Font/FontDescriptor<</Style<</Panose(x)>>>>>>>>>>"),
        later -> later.edit(FORM, "<</F1", "<</F2 5 0 R/F1")),
    FONTS_ARE_NO_DICTIONARY_ANY_MORE(
        LaterChanges.FORBIDDEN,
        "FORM_RESOURCES_CHANGED",
        NOTHING,
        later -> later.edit(FORM, "/Font 10 0 R", "/Font 1")),
    RESOURCES_ADDED(
        LaterChanges.PERMITTED,
        "FORM_RESOURCES",
        form -> form.edit(FORM, "/DR<</Font 10 0 R>>", ""),
        later -> later.edit(FORM, "/SigFlags", "/DR<</Font<</F9 5 0 R>>>>/SigFlags")),
    FORM_IN_THE_CATALOG(
        LaterChanges.PERMITTED,
        "SIGNATURE_FIELD_ADDED",
        form ->
            form.edit(
                CATALOG, "/AcroForm 6 0 R", "/AcroForm<</Fields[7 0 R 8 0 R 9 0 R]/SigFlags 0>>"),
        later -> later.with(NEW, FIELD).edit(CATALOG, "/Fields[", "/Fields[90 0 R "));

    private final FormCase form;

    Case(LaterChanges outcome, String rules, Edit before, Edit after) {
      this.form = new FormCase(outcome, rules, before, after);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyShape(Case shape) {
    shape.form.isJudgedUnder(SealCertification.NONE);
  }

  /** ISO 32000-2, table 257: with P 3 annotations may come, change and go as such only. */
  @SuppressWarnings("ImmutableEnumChecker") // the edits have no state
  enum Annotation {
    EDITED(LaterChanges.NOT_CHECKED, NOTHING, later -> later.edit(NOTE, "(old)", "(new)")),
    OF_ANOTHER_ANNOTATION(
        LaterChanges.NOT_CHECKED,
        form ->
            form.with(50, "<</Type/Annot/Subtype/Popup/Rect[9 9 10 10]/Parent 13 0 R>>")
                .edit(NOTE, "/Rect", "/Popup 50 0 R/Rect")
                .edit(LIST, "13 0 R", "13 0 R 50 0 R"),
        later -> later.edit(50, "[9 9 10 10]", "[9 9 11 11]")),
    THAT_IS_SOMETHING_ELSE_TOO(
        LaterChanges.FORBIDDEN,
        form -> form.edit(CATALOG, "/Lang", "/X 13 0 R/Lang"),
        later -> later.edit(NOTE, "(old)", "(new)")),
    WITHOUT_SUBTYPE(
        LaterChanges.FORBIDDEN,
        form -> form.edit(NOTE, "/Subtype/Text", ""),
        later -> later.edit(NOTE, "(old)", "(new)")),
    WITHOUT_RECTANGLE(
        LaterChanges.FORBIDDEN,
        form -> form.edit(NOTE, "/Rect[200 10 220 30]", ""),
        later -> later.edit(NOTE, "(old)", "(new)")),
    OF_A_FIELD_OUTSIDE_THE_FORM(
        LaterChanges.FORBIDDEN,
        form -> form.edit(NOTE, "/Subtype/Text", "/Subtype/Widget"),
        later -> later.edit(NOTE, "(old)", "(new)"));

    private final LaterChanges outcome;
    private final Edit before;
    private final Edit after;

    Annotation(LaterChanges outcome, Edit before, Edit after) {
      this.outcome = outcome;
      this.before = before;
      this.after = after;
    }
  }

  @ParameterizedTest
  @EnumSource
  void annotationsWhereTheyAreAllowed(Annotation annotation) {
    SealedForm.is(
        SealedForm.after(SealCertification.ANNOTATIONS, annotation.before, annotation.after),
        annotation.outcome,
        "ANNOTATION_CHANGED".repeat(annotation == Annotation.EDITED ? 1 : 0));
  }

  /** The form goes and comes back: in between a reader showed a document without fields. */
  @Test
  void formThatWasGoneForARevisionIsForbidden() {
    byte[] gone =
        Later.than(Signers.RSA.seal(Later.form())).edit(CATALOG, "/AcroForm 6 0 R", "").bytes();
    byte[] back = Later.than(gone).edit(CATALOG, "/Lang", "/AcroForm 6 0 R/Lang").bytes();
    SealedForm.is(SealedForm.judged(back), LaterChanges.FORBIDDEN, "FORM_REMOVED@form");
  }

  /** In between nobody could read the document, and nothing of it can be justified. */
  @Test
  void catalogThatWasGoneForARevisionIsForbidden() {
    Later sealed = Later.than(Signers.RSA.seal(Later.form()));
    String catalog = sealed.body(CATALOG);
    byte[] gone = sealed.with(CATALOG, "null").bytes();
    SealedForm.is(
        SealedForm.judged(Later.than(gone).with(CATALOG, catalog).bytes()),
        LaterChanges.FORBIDDEN,
        "REVISION_UNREADABLE");
  }

  private static Later fieldList(Later form) {
    return form.with(50, "[7 0 R 8 0 R 9 0 R]")
        .edit(FORM, "/Fields[7 0 R 8 0 R 9 0 R]", "/Fields 50 0 R");
  }

  private static Later moreFields(Later later) {
    return later.with(NEW, FIELD).with(50, "[7 0 R 8 0 R 9 0 R 90 0 R]");
  }

  /** The list of fields as an object of its own, which a seal in an old field leaves as it is. */
  @Test
  void listOfFieldsGrowsWhereItIsThatOfTheForm() {
    SealedForm.is(
        SealedForm.afterInField(PageChangesTest::fieldList, PageChangesTest::moreFields),
        LaterChanges.PERMITTED,
        "SIGNATURE_FIELD_ADDED");
    SealedForm.is(
        SealedForm.afterInField(
            form -> fieldList(form).edit(PAGE, "/Type/Page", "/Type/Page/B 50 0 R"),
            PageChangesTest::moreFields),
        LaterChanges.FORBIDDEN,
        "OBJECT_CHANGED@object_50");
    SealedForm.is(
        SealedForm.afterInField(
            PageChangesTest::fieldList, later -> later.with(50, "[7 0 R 9 0 R]")),
        LaterChanges.FORBIDDEN,
        "FIELD_REMOVED@form_/Fields FIELD_REMOVED@field_Amount");
    String direct = "/AcroForm<</Fields 50 0 R/SigFlags 3>>";
    SealedForm.is(
        SealedForm.afterInField(
            form -> fieldList(form).edit(CATALOG, "/AcroForm 6 0 R", direct),
            PageChangesTest::moreFields),
        LaterChanges.PERMITTED,
        "SIGNATURE_FIELD_ADDED");
    SealedForm.is(
        SealedForm.afterInField(
            form ->
                fieldList(form)
                    .edit(CATALOG, "/AcroForm 6 0 R", direct)
                    .edit(CATALOG, "/Lang", "/X 50 0 R/Lang"),
            PageChangesTest::moreFields),
        LaterChanges.FORBIDDEN,
        "OBJECT_CHANGED@object_50");
  }

  /** What is said of an annotation that came: what kind it is. */
  @Test
  void newAnnotationIsNamed() {
    assertThat(
            SealedForm.after(
                    SealCertification.ANNOTATIONS,
                    NOTHING,
                    later ->
                        later
                            .with(NEW, "<</Type/Annot/Subtype/Stamp/Rect[0 0 9 9]>>")
                            .annotations("[", "[90 0 R "))
                .changes())
        .anySatisfy(
            change -> {
              assertThat(change.rule()).isEqualTo("ANNOTATION_ADDED");
              assertThat(change.after()).isEqualTo("Stamp");
              assertThat(change.place()).isEqualTo("page 1");
            });
  }
}
