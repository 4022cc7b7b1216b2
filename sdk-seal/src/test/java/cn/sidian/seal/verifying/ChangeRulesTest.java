package cn.sidian.seal.verifying;

import static cn.sidian.seal.verifying.Later.CATALOG;
import static cn.sidian.seal.verifying.Later.INFO;
import static cn.sidian.seal.verifying.Later.METADATA;
import static cn.sidian.seal.verifying.Later.NEW;
import static cn.sidian.seal.verifying.Later.PAGE;
import static cn.sidian.seal.verifying.SealedForm.NOTHING;

import cn.sidian.seal.SealCertification;
import cn.sidian.seal.SignatureReport.LaterChanges;
import cn.sidian.seal.verifying.SealedForm.Edit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * WD-21: what the rules say of the catalog, the information and the metadata, written in every
 * shape that the standard allows; beside each what looks like it and is no honest change.
 */
class ChangeRulesTest {
  private static final String XMP = "<x:xmpmeta xmlns:x='adobe:ns:meta/'/>";

  private static String xmp(String content) {
    return Later.stream("/Type/Metadata/Subtype/XML", content);
  }

  private static Later metadata(Later later, String content) {
    return later.with(METADATA, xmp(content));
  }

  /** A dictionary of marks that is an object of its own. */
  private static Later marks(Later form) {
    return form.with(50, "<</Marked true>>")
        .edit(CATALOG, "/MarkInfo<</Marked true>>", "/MarkInfo 50 0 R");
  }

  private static Later extensions(Later later, String value) {
    return later.edit(CATALOG, "/Lang", "/Extensions<</X " + value + ">>/Lang");
  }

  /** The page names its pictures in an object of their own. */
  private static Later pictures(Later form) {
    return form.with(51, Later.stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]", "s"))
        .with(52, "<</P 51 0 R>>")
        .edit(PAGE, "/Resources<<", "/Resources<</XObject 52 0 R");
  }

  /** What is prepared, what is done, and what comes out. */
  @SuppressWarnings("ImmutableEnumChecker") // the edits have no state
  enum Case {
    MARKS_CHANGED(
        LaterChanges.PERMITTED,
        "CATALOG_MARKINFO",
        NOTHING,
        later -> later.edit(CATALOG, "/Marked true", "/Marked true/Suspects false")),
    MARKS_ARE_AN_OBJECT(
        LaterChanges.PERMITTED,
        "CATALOG_MARKINFO",
        ChangeRulesTest::marks,
        later -> later.with(50, "<</Marked false>>")),
    MARKS_WITH_A_STREAM(
        LaterChanges.FORBIDDEN,
        "OBJECT_CHANGED",
        ChangeRulesTest::marks,
        later -> later.with(50, "<</Marked 90 0 R>>").with(NEW, Later.stream("", "x"))),
    MARKS_ARE_A_STREAM(
        LaterChanges.FORBIDDEN,
        "OBJECT_CHANGED",
        ChangeRulesTest::marks,
        later -> later.with(50, Later.stream("", "x"))),
    /** The page names the entries of the catalog as its graphics states. */
    MARKS_ARE_A_GRAPHICS_STATE(
        LaterChanges.FORBIDDEN,
        "OBJECT_CHANGED",
        form -> marks(form).edit(PAGE, "/Resources<<", "/Resources<</ExtGState 1 0 R"),
        later -> later.with(50, "<</Marked false/ca 0>>")),
    MARKS_REPLACED(
        LaterChanges.PERMITTED,
        "CATALOG_MARKINFO",
        ChangeRulesTest::marks,
        later -> later.edit(CATALOG, "/MarkInfo 50 0 R", "/MarkInfo<</Marked false>>").free(50)),
    MARKS_REPLACED_THAT_STAND_UNDER_ANOTHER_KEY_TOO(
        LaterChanges.FORBIDDEN,
        "OBJECT_FREED@object_50",
        form -> marks(form).edit(CATALOG, "/Lang", "/X 50 0 R/Lang"),
        later -> later.edit(CATALOG, "/MarkInfo 50 0 R", "/MarkInfo<</Marked false>>").free(50)),
    MARKS_REPLACED_THAT_STAND_IN_ANOTHER_OBJECT_TOO(
        LaterChanges.FORBIDDEN,
        "OBJECT_FREED@object_50",
        form -> marks(form).edit(PAGE, "/Type/Page", "/Type/Page/MarkInfo 50 0 R"),
        later -> later.edit(CATALOG, "/MarkInfo 50 0 R", "/MarkInfo<</Marked false>>").free(50)),
    MARKS_OF_SOMETHING_ELSE(
        LaterChanges.FORBIDDEN,
        "OBJECT_CHANGED",
        form -> marks(form).edit(CATALOG, "/Lang", "/X 50 0 R/Lang"),
        later -> later.with(50, "<</Marked false>>")),
    EXTENSIONS_WITH_A_LIST(
        LaterChanges.PERMITTED,
        "CATALOG_EXTENSIONS",
        NOTHING,
        later -> extensions(later, "[1[/a(b)]]")),
    EXTENSIONS_WITH_A_STREAM_IN_A_LIST(
        LaterChanges.FORBIDDEN,
        "CATALOG_CHANGED",
        NOTHING,
        later -> extensions(later, "[90 0 R]").with(NEW, Later.stream("", "x"))),
    EXTENSIONS_OF_FOUR_LEVELS(
        LaterChanges.PERMITTED,
        "CATALOG_EXTENSIONS",
        NOTHING,
        later -> extensions(later, "<</A<</B<</C 1>>>>>>")),
    EXTENSIONS_OF_FIVE_LEVELS(
        LaterChanges.FORBIDDEN,
        "CATALOG_CHANGED",
        NOTHING,
        later -> extensions(later, "<</A<</B<</C<</D 1>>>>>>>>")),
    EXTENSIONS_WITH_LISTS_OF_THREE_LEVELS(
        LaterChanges.PERMITTED,
        "CATALOG_EXTENSIONS",
        NOTHING,
        later -> extensions(later, "[[[1]]]")),
    EXTENSIONS_WITH_LISTS_OF_FOUR_LEVELS(
        LaterChanges.FORBIDDEN,
        "CATALOG_CHANGED",
        NOTHING,
        later -> extensions(later, "[[[[1]]]]")),
    EXTENSIONS_ARE_NO_DICTIONARY(
        LaterChanges.FORBIDDEN,
        "CATALOG_CHANGED",
        NOTHING,
        later -> later.edit(CATALOG, "/Lang", "/Extensions 1/Lang")),
    /** Whoever goes by the number alone takes it for read, and by the generation for nothing. */
    PICTURE_FIRST_NAMED_WITH_A_GENERATION_IT_HAS_NOT(
        LaterChanges.FORBIDDEN,
        "OBJECT_CHANGED",
        form -> pictures(form).edit(CATALOG, "/Lang", "/Piece 52 1 R/Lang"),
        later -> later.with(51, Later.stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]", "f"))),
    /** An object that is nothing but a reference. */
    PICTURES_BEHIND_A_REFERENCE(
        LaterChanges.FORBIDDEN,
        "OBJECT_CHANGED",
        form -> pictures(form).with(53, "<</P 51 0 R>>").with(52, "53 0 R"),
        later -> later.with(53, "<</P 90 0 R>>").with(NEW, Later.stream("", "f"))),
    /** EU DSS, when it draws a signature: a viewer that obeys shows all colours by the profile. */
    OUTPUT_INTENTS_WHERE_THERE_WERE_NONE(
        LaterChanges.NOT_CHECKED,
        "OUTPUT_INTENTS",
        NOTHING,
        later ->
            later
                .edit(
                    CATALOG,
                    "/Lang",
                    "/OutputIntents[<</S/GTS_PDFA1/DestOutputProfile 90 0 R>>]/Lang")
                .with(NEW, Later.stream("/N 3", "x"))),
    OUTPUT_INTENTS_ARE_NO_LIST(
        LaterChanges.FORBIDDEN,
        "CATALOG_CHANGED",
        NOTHING,
        later -> later.edit(CATALOG, "/Lang", "/OutputIntents<</N 1>>/Lang")),
    OTHER_OUTPUT_INTENTS(
        LaterChanges.FORBIDDEN,
        "CATALOG_CHANGED",
        form -> form.edit(CATALOG, "/Lang", "/OutputIntents[]/Lang"),
        later -> later.edit(CATALOG, "/OutputIntents[]", "/OutputIntents[<</N 1>>]")),
    VERSION_IS_NO_NAME(
        LaterChanges.FORBIDDEN,
        "CATALOG_CHANGED",
        NOTHING,
        later -> later.edit(CATALOG, "/Lang", "/Version 2.0/Lang")),
    NEW_INFO(
        LaterChanges.PERMITTED,
        "INFO",
        NOTHING,
        later -> later.with(NEW, "<</Title(new)>>").trailer("/Info 18 0 R", "/Info 90 0 R")),
    NO_INFO(
        LaterChanges.PERMITTED,
        "INFO",
        NOTHING,
        later -> later.with(NEW, "(x)").trailer("/Info 18 0 R", "")),
    INFO_IS_ANOTHER_OBJECT(
        LaterChanges.FORBIDDEN,
        "INFO_CHANGED",
        NOTHING,
        later -> later.with(NEW, "(x)").trailer("/Info 18 0 R", "/Info 5 0 R")),
    INFO_IS_A_STREAM(
        LaterChanges.FORBIDDEN,
        "INFO_CHANGED",
        NOTHING,
        later -> later.with(INFO, Later.stream("/Title(Form)", "x"))),
    INFO_IS_SOMETHING_ELSE_TOO(
        LaterChanges.FORBIDDEN,
        "OBJECT_CHANGED",
        form -> form.edit(PAGE, "/Resources<<", "/Resources<</ExtGState 18 0 R"),
        later -> later.edit(INFO, "/Title(Form)", "/Title(Form)/ca 0")),
    NEW_METADATA(
        LaterChanges.PERMITTED,
        "METADATA",
        NOTHING,
        later -> later.with(NEW, xmp(XMP)).edit(CATALOG, "/Metadata 12", "/Metadata 90")),
    NO_METADATA(
        LaterChanges.PERMITTED,
        "METADATA",
        NOTHING,
        later -> later.edit(CATALOG, "/Metadata 12 0 R", "")),
    METADATA_OF_OLD_WRITERS(
        LaterChanges.PERMITTED,
        "METADATA",
        NOTHING,
        later -> metadata(later, "<xapmeta><a/></xapmeta>")),
    METADATA_IN_OTHER_WORDS(
        LaterChanges.FORBIDDEN,
        "METADATA_CHANGED",
        NOTHING,
        later -> metadata(later, "<html><xmpmeta/></html>")),
    METADATA_CUT_SHORT(
        LaterChanges.FORBIDDEN,
        "METADATA_CHANGED",
        NOTHING,
        later -> metadata(later, "<xmpmeta><a>")),
    METADATA_OF_AN_UNKNOWN_FILTER(
        LaterChanges.FORBIDDEN,
        "METADATA_CHANGED",
        NOTHING,
        later ->
            later.with(METADATA, Later.stream("/Type/Metadata/Subtype/XML/Filter/Unknown", XMP))),
    METADATA_WITHOUT_TYPE(
        LaterChanges.FORBIDDEN,
        "METADATA_CHANGED",
        NOTHING,
        later -> later.with(METADATA, Later.stream("/Subtype/XML", XMP))),
    METADATA_OF_OTHER_SUBTYPE(
        LaterChanges.FORBIDDEN,
        "METADATA_CHANGED",
        NOTHING,
        later -> later.with(METADATA, Later.stream("/Type/Metadata/Subtype/Text", XMP))),
    METADATA_IS_NO_STREAM(
        LaterChanges.FORBIDDEN,
        "METADATA_CHANGED",
        NOTHING,
        later -> later.with(METADATA, "<</Type/Metadata/Subtype/XML>>")),
    METADATA_OF_A_PAGE_TOO(
        LaterChanges.FORBIDDEN,
        "OBJECT_CHANGED",
        form -> form.edit(PAGE, "/Type/Page", "/Type/Page/Metadata 12 0 R"),
        later -> metadata(later, "<xmpmeta>new</xmpmeta>")),
    METADATA_UNDER_ANOTHER_KEY_TOO(
        LaterChanges.FORBIDDEN,
        "OBJECT_CHANGED",
        form -> form.edit(CATALOG, "/Lang", "/X 12 0 R/Lang"),
        later -> metadata(later, "<xmpmeta>new</xmpmeta>")),
    /** What was drawn vanishes: the page names the entries of the catalog as its pictures. */
    METADATA_WAS_A_PICTURE_OF_THE_PAGE(
        LaterChanges.FORBIDDEN,
        "METADATA_CHANGED",
        form ->
            form.with(
                    METADATA,
                    Later.stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]", "0 0 9 9 re f"))
                .edit(PAGE, "/Resources<<", "/Resources<</XObject 1 0 R"),
        later -> metadata(later, XMP));

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

  /** How a number is written says nothing, but where an integer is due a real is none. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/N 10|/N 010|PERMITTED",
        "/N 10|/N 11|FORBIDDEN",
        "/N 10|/N 10.0|FORBIDDEN",
        "/N 1.5|/N 1.50|PERMITTED",
        "/N 1.5|/N 1.51|FORBIDDEN",
        "/N 1.0|/N 1|FORBIDDEN",
        "/N 99999999999999999999|/N 099999999999999999999|FORBIDDEN",
        "/BBox[0 0 9 9]|/BBox[0 0 9.0 9]|PERMITTED",
        "/BBox[0 0 9 9]|/BBox[0 0 9.5 9]|FORBIDDEN",
        "/BBox[0 0 9 9]|/BBox[0 0 9 9 9]|FORBIDDEN",
        "/BBox[0 0 9 (a)]|/BBox[0 0 9.0 (a)]|FORBIDDEN",
        "/BBox[0 0 9 (9)]|/BBox[0 0 9 9]|FORBIDDEN",
        "/BBox 9|/BBox[9]|FORBIDDEN",
        "/BBox[9]|/BBox 9|FORBIDDEN"
      })
  void numbers(String before, String after, LaterChanges outcome) {
    SealedForm.is(
        SealedForm.after(
            SealCertification.NONE,
            form -> form.edit(PAGE, "/Type/Page", "/Type/Page/X<<" + before + ">>"),
            later -> later.edit(PAGE, before + ">>", after + ">>")),
        outcome,
        outcome == LaterChanges.FORBIDDEN ? "PAGE_CHANGED" : "");
  }
}
