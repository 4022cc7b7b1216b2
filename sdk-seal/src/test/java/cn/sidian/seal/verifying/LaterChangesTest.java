package cn.sidian.seal.verifying;

import static cn.sidian.seal.verifying.Later.AMOUNT;
import static cn.sidian.seal.verifying.Later.APPEARANCE;
import static cn.sidian.seal.verifying.Later.APPROVAL;
import static cn.sidian.seal.verifying.Later.CATALOG;
import static cn.sidian.seal.verifying.Later.CONTENT;
import static cn.sidian.seal.verifying.Later.EVIDENCE;
import static cn.sidian.seal.verifying.Later.FONT;
import static cn.sidian.seal.verifying.Later.FORM;
import static cn.sidian.seal.verifying.Later.INFO;
import static cn.sidian.seal.verifying.Later.METADATA;
import static cn.sidian.seal.verifying.Later.NEW;
import static cn.sidian.seal.verifying.Later.NOTE;
import static cn.sidian.seal.verifying.Later.PAGE;
import static cn.sidian.seal.verifying.Later.PAGES;
import static cn.sidian.seal.verifying.Later.PARAGRAPH;
import static cn.sidian.seal.verifying.Later.PARENTS;
import static cn.sidian.seal.verifying.Later.REMARK;
import static cn.sidian.seal.verifying.Later.RESOURCES;
import static cn.sidian.seal.verifying.Later.STORE;
import static cn.sidian.seal.verifying.Later.STRUCTURE;
import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.core.Verdict;
import cn.sidian.seal.FieldLock;
import cn.sidian.seal.LaterChange;
import cn.sidian.seal.LaterChange.Judgement;
import cn.sidian.seal.SealAcceptancePolicy;
import cn.sidian.seal.SealCertification;
import cn.sidian.seal.SealReport;
import cn.sidian.seal.SignatureReport;
import cn.sidian.seal.SignatureReport.Integrity;
import cn.sidian.seal.SignatureReport.LaterChanges;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * WD-21, ZW-48: what may follow a seal, and what may not. For each rule an honest change that needs
 * it stands beside an attack that abuses it; the digest and the value of the seal stay intact in
 * all of them.
 */
class LaterChangesTest {
  private static final byte[] SEALED = seal(SealCertification.NONE, null);
  private static final byte[] CERTIFIED_1 = seal(SealCertification.NO_CHANGES, null);
  private static final byte[] CERTIFIED_2 = seal(SealCertification.FORM_FILLING, null);
  private static final byte[] CERTIFIED_3 = seal(SealCertification.ANNOTATIONS, null);
  private static final byte[] LOCKED = seal(SealCertification.NONE, FieldLock.only("Amount"));

  private static final String XMP_2 = "<rdf:RDF xmlns:rdf='urn:rdf'>changed</rdf:RDF>";
  private static final String WIDGET =
      "<</Type/Annot/Subtype/Widget/FT/Sig/T(Second)/F 4/P 3 0 R/Rect[300 300 400 400]>>";

  private static byte[] seal(SealCertification certification, @Nullable FieldLock lock) {
    var builder = Signers.RSA.builder(Signers.RSA.signer()).certification(certification);
    if (lock != null) {
      builder.fieldLock(lock);
    }
    return Signers.seal(builder.build(), Later.form(), Given.placement());
  }

  /** Changes that a rule justifies. */
  @SuppressWarnings("ImmutableEnumChecker") // the functions have no state
  enum Honest {
    NOTHING("", later -> later),
    UNUSED_OBJECT("", later -> later.with(NEW, "(nobody refers to this)")),
    INFO_EDITED("INFO", later -> later.edit(INFO, "Form", "Filed form")),
    METADATA_EDITED(
        "METADATA",
        later -> later.with(METADATA, Later.stream("/Type/Metadata/Subtype/XML", XMP_2))),
    EXTENSIONS_DECLARED(
        "CATALOG_EXTENSIONS",
        later ->
            later.edit(
                CATALOG,
                "/Lang",
                "/Extensions<</ESIC<</BaseVersion/1.7/ExtensionLevel 5>>>>/Lang")),
    VERSION_RAISED("CATALOG_VERSION", later -> later.edit(CATALOG, "/Lang", "/Version/2.0/Lang")),
    EVIDENCE_ADDED(
        "DSS",
        later ->
            later
                .with(NEW, Later.stream("", "another certificate"))
                .edit(STORE, "[20 0 R]", "[20 0 R 90 0 R]")),
    FIELD_FILLED(
        "FIELD_FILLED",
        later ->
            later
                .edit(REMARK, "/V(none)", "/V(seen)")
                .with(
                    APPEARANCE,
                    Later.stream("/Type/XObject/Subtype/Form/BBox[0 0 80 20]", "% seen"))),
    RESOURCE_ADDED(
        "FORM_RESOURCES",
        later ->
            later
                .with(NEW, "<</Type/Font/Subtype/Type1/BaseFont/Courier>>")
                .edit(RESOURCES, "<<", "<</F2 90 0 R")),
    DEFAULT_APPEARANCE("FORM_DEFAULTS", later -> later.edit(FORM, "/DA", "/Q 1/DA")),
    EMPTY_FIELD_ADDED(
        "SIGNATURE_FIELD_ADDED",
        later ->
            later
                .with(NEW, WIDGET)
                .edit(FORM, "/Fields[", "/Fields[90 0 R ")
                .annotations("[", "[90 0 R ")),
    FIELD_PREPARED(
        "SIGNATURE_FIELD_PREPARED", later -> later.edit(APPROVAL, "/F 4", "/F 4/MK<</R 0>>")),
    STRUCTURE_GREW(
        "STRUCTURE",
        later ->
            later
                .with(NEW, WIDGET)
                .edit(FORM, "/Fields[", "/Fields[90 0 R ")
                .annotations("[", "[90 0 R ")
                .with(NEW + 1, "<</Type/StructElem/S/Form/P 15 0 R/K<</Type/OBJR/Obj 90 0 R>>>>")
                .edit(STRUCTURE, "/K[16 0 R", "/K[16 0 R 91 0 R"));

    private final String rule;
    final UnaryOperator<Later> change;

    Honest(String rule, UnaryOperator<Later> change) {
      this.rule = rule;
      this.change = change;
    }
  }

  /** Changes that nothing justifies. */
  @SuppressWarnings("ImmutableEnumChecker") // the functions have no state
  enum Attack {
    CONTENT_REPLACED(
        "OBJECT_CHANGED",
        later -> later.with(CONTENT, Later.stream("", "BT (approved: 9000) Tj ET"))),
    CONTENT_ADDED_TO_PAGE(
        "PAGE_CHANGED",
        later ->
            later
                .with(NEW, Later.stream("", "BT (and more) Tj ET"))
                .edit(PAGE, "/Contents 4 0 R", "/Contents[4 0 R 90 0 R]")),
    PAGE_BOX("PAGE_CHANGED", later -> later.edit(PAGE, "/MediaBox[0 0 595", "/MediaBox[0 0 295")),
    PAGE_ROTATED("PAGE_CHANGED", later -> later.edit(PAGE, "/Type/Page", "/Type/Page/Rotate 180")),
    PAGE_RESOURCES("PAGE_CHANGED", later -> later.edit(PAGE, "/F1 5 0 R", "/F1 10 0 R")),
    PAGE_ACTION(
        "PAGE_CHANGED",
        later -> later.edit(PAGE, "/Type/Page", "/Type/Page/AA<</O<</S/JavaScript/JS(0)>>>>")),
    FONT_REPLACED("FONT_CHANGED", later -> later.edit(FONT, "Helvetica", "Symbol")),
    PAGES_REPLACED(
        "PAGES_CHANGED",
        later ->
            later
                .with(NEW, "<</Type/Page/Parent 2 0 R/MediaBox[0 0 1 1]>>")
                .edit(PAGES, "[3 0 R]", "[90 0 R]")),
    CATALOG_WITH_OTHER_PAGES(
        "PAGES_CHANGED",
        later ->
            later
                .with(NEW, "<</Type/Pages/Kids[]/Count 0>>")
                .edit(CATALOG, "/Pages 2 0 R", "/Pages 90 0 R")),
    OPEN_ACTION(
        "ACTION_ADDED",
        later -> later.edit(CATALOG, "/Lang", "/OpenAction<</S/JavaScript/JS(0)>>/Lang")),
    ATTACHMENT(
        "NAMES_CHANGED",
        later -> later.edit(CATALOG, "/Lang", "/Names<</EmbeddedFiles<<>>>>/Lang")),
    LAYERS(
        "LAYERS_CHANGED",
        later -> later.edit(CATALOG, "/Lang", "/OCProperties<</OCGs[]/D<<>>>>/Lang")),
    CERTIFICATION_ADDED(
        "CERTIFIED_LATER", later -> later.edit(CATALOG, "/Lang", "/Perms<</DocMDP 90 0 R>>/Lang")),
    LANGUAGE("CATALOG_CHANGED", later -> later.edit(CATALOG, "/Lang(zh)", "/Lang(en)")),
    METADATA_IS_CONTENT(
        "METADATA_CHANGED", later -> later.edit(CATALOG, "/Metadata 12 0 R", "/Metadata 4 0 R")),
    METADATA_WITH_ENTITIES(
        "METADATA_CHANGED",
        later ->
            later.with(
                METADATA,
                Later.stream(
                    "/Type/Metadata/Subtype/XML",
                    "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc'>]><xmpmeta>&e;</xmpmeta>"))),
    METADATA_SHOWN_ELSEWHERE(
        "METADATA_CHANGED",
        later ->
            later.with(METADATA, Later.stream("/Type/XObject/Subtype/Form", "BT (shown) Tj ET"))),
    EXTENSIONS_WITH_STREAM(
        "CATALOG_CHANGED",
        later ->
            later
                .with(NEW, Later.stream("", "hidden"))
                .edit(CATALOG, "/Lang", "/Extensions<</X 90 0 R>>/Lang")),
    INFO_IS_CONTENT("INFO_CHANGED", later -> later.with(INFO, "<</Title<</A 1>>>>")),
    EVIDENCE_REPLACED(
        "OBJECT_CHANGED", later -> later.with(EVIDENCE, Later.stream("", "something else"))),
    STORE_WITH_MORE("DSS_CHANGED", later -> later.edit(STORE, "/Type/DSS", "/Type/DSS/X 4 0 R")),
    FORM_WITH_XFA("FORM_CHANGED", later -> later.edit(FORM, "/SigFlags", "/XFA(x)/SigFlags")),
    CALCULATION_ORDER(
        "FORM_CHANGED", later -> later.edit(FORM, "/SigFlags", "/CO[7 0 R]/SigFlags")),
    FIELD_TAKEN_AWAY("FIELD_REMOVED", later -> later.edit(FORM, "8 0 R", "")),
    SEAL_TAKEN_OFF_THE_PAGE(
        "ANNOTATION_REMOVED",
        later -> later.annotations("[7 0 R 8 0 R 9 0 R 13 0 R", "[7 0 R 8 0 R 9 0 R")),
    RESOURCE_REPLACED(
        "FORM_RESOURCES_CHANGED",
        later ->
            later
                .with(NEW, "<</Type/Font/Subtype/Type1/BaseFont/Symbol>>")
                .edit(RESOURCES, "/F1 5 0 R", "/F1 90 0 R")),
    FIELD_MOVED("FIELD_CHANGED", later -> later.edit(REMARK, "[10 10 90 30]", "[10 10 590 830]")),
    FIELD_RENAMED("FIELD_CHANGED", later -> later.edit(REMARK, "(Remark)", "(Amount2)")),
    FIELD_OF_OTHER_TYPE("FIELD_CHANGED", later -> later.edit(REMARK, "/FT/Tx", "/FT/Btn")),
    FIELD_WITH_ACTION(
        "FIELD_CHANGED",
        later -> later.edit(REMARK, "/FT/Tx", "/FT/Tx/AA<</K<</S/JavaScript/JS(0)>>>>")),
    FIELD_SHARES_THE_PAGE(
        "OBJECT_CHANGED",
        later ->
            later
                .edit(REMARK, "/AP<</N 11 0 R>>", "/AP<</N 4 0 R>>")
                .edit(REMARK, "/V(none)", "/V(seen)")
                .with(CONTENT, Later.stream("/Type/XObject/Subtype/Form", "BT (9000) Tj ET"))),
    TEXT_FIELD_ADDED(
        "FIELD_ADDED",
        later ->
            later
                .with(NEW, "<</Subtype/Widget/FT/Tx/T(New)/P 3 0 R/Rect[0 0 595 842]/V(x)>>")
                .edit(FORM, "/Fields[", "/Fields[90 0 R ")
                .annotations("[", "[90 0 R ")),
    SIGNATURE_FIELD_WITH_ACTION(
        "FIELD_ADDED",
        later ->
            later
                .with(NEW, WIDGET.replace("/F 4", "/F 4/A<</S/URI/URI(x)>>"))
                .edit(FORM, "/Fields[", "/Fields[90 0 R ")),
    FIELD_NAME_TAKEN(
        "FIELD_NAME_TAKEN",
        later ->
            later
                .with(NEW, WIDGET.replace("Second", "Remark").replace("300 300 400 400", "0 0 0 0"))
                .edit(FORM, "/Fields[", "/Fields[90 0 R ")),
    SIGNATURE_VALUE_RECYCLED(
        "SIGNATURE_RECYCLED", later -> later.edit(APPROVAL, "/F 4", "/F 4/V 5 0 R")),
    ANNOTATION_OVER_THE_PAGE(
        "ANNOTATION_ADDED",
        later ->
            later
                .with(NEW, "<</Type/Annot/Subtype/FreeText/Rect[0 0 595 842]/Contents(9000)>>")
                .annotations("[", "[90 0 R ")),
    ANNOTATION_EDITED("ANNOTATION_CHANGED", later -> later.edit(NOTE, "(old)", "(new)")),
    STRUCTURE_SAYS_ELSE(
        "STRUCTURE_CHANGED", later -> later.edit(PARAGRAPH, "/K[0]", "/ActualText(9000)/K[0]")),
    STRUCTURE_LOST("STRUCTURE_CHANGED", later -> later.edit(STRUCTURE, "/K[16 0 R", "/K[")),
    STRUCTURE_NEW_WORDS(
        "STRUCTURE_CHANGED",
        later ->
            later
                .with(NEW, "<</Type/StructElem/S/P/P 15 0 R/ActualText(9000)/K[]>>")
                .edit(STRUCTURE, "/K[16 0 R", "/K[16 0 R 90 0 R")),
    PARENT_TREE_TURNED(
        "STRUCTURE_CHANGED",
        later ->
            later
                .with(NEW, "<</Type/StructElem/S/Artifact/P 15 0 R/K[]>>")
                .edit(PARENTS, "[16 0 R]", "[90 0 R]"));

    private final String code;
    final UnaryOperator<Later> change;

    Attack(String code, UnaryOperator<Later> change) {
      this.code = code;
      this.change = change;
    }
  }

  private static SignatureReport verify(byte[] pdf) {
    SignatureReport report =
        Facts.verify(pdf, Signers.RSA.anchors(), SealAcceptancePolicy.OFFLINE_WITHOUT_REVOCATION)
            .signatures()
            .stream()
            .filter(signature -> signature.field().equals("SidianSeal1"))
            .findFirst()
            .orElseThrow();
    assertThat(report.integrity()).isEqualTo(Integrity.INTACT);
    return report;
  }

  private static SignatureReport after(byte[] sealed, UnaryOperator<Later> change) {
    return verify(change.apply(Later.than(sealed)).bytes());
  }

  private static void has(SignatureReport report, Judgement judgement, String rule) {
    assertThat(report.changes())
        .as(report.changes().toString())
        .anySatisfy(
            change -> {
              assertThat(change.judgement()).isEqualTo(judgement);
              assertThat(change.rule()).isEqualTo(rule);
              assertThat(change.message().zh()).isNotBlank();
            });
  }

  @ParameterizedTest
  @EnumSource
  void whatARuleJustifiesIsPermitted(Honest honest) {
    SignatureReport report = after(SEALED, honest.change);
    assertThat(report.laterChanges())
        .as(report.changes().toString())
        .isEqualTo(LaterChanges.PERMITTED);
    if (!honest.rule.isEmpty()) {
      has(report, Judgement.PERMITTED, honest.rule);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatNothingJustifiesIsForbidden(Attack attack) {
    for (byte[] sealed : new byte[][] {SEALED, CERTIFIED_2}) {
      SignatureReport report = after(sealed, attack.change);
      assertThat(report.laterChanges()).isEqualTo(LaterChanges.FORBIDDEN);
      has(report, Judgement.FORBIDDEN, attack.code);
    }
  }

  /** An attack stays one when an honest revision is put behind it, or in front of it. */
  @ParameterizedTest
  @EnumSource
  void anHonestRevisionBehindHidesNothing(Attack attack) {
    byte[] attacked = attack.change.apply(Later.than(SEALED)).bytes();
    byte[] covered = Later.than(attacked).with(NEW + 5, "(unused)").bytes();
    assertThat(verify(covered).laterChanges()).isEqualTo(LaterChanges.FORBIDDEN);
  }

  /** ISO 32000-2, table 257: P 1 leaves evidence only, P 2 forms, P 3 annotations too. */
  @Test
  void certificationLimitsWhatIsAllowed() {
    UnaryOperator<Later> fill = Honest.FIELD_FILLED.change;
    UnaryOperator<Later> evidence = Honest.EVIDENCE_ADDED.change;
    UnaryOperator<Later> annotate = Attack.ANNOTATION_OVER_THE_PAGE.change;
    assertThat(after(CERTIFIED_1, fill).laterChanges()).isEqualTo(LaterChanges.FORBIDDEN);
    assertThat(after(CERTIFIED_1, evidence).laterChanges()).isEqualTo(LaterChanges.PERMITTED);
    assertThat(after(CERTIFIED_2, fill).laterChanges()).isEqualTo(LaterChanges.PERMITTED);
    assertThat(after(CERTIFIED_2, annotate).laterChanges()).isEqualTo(LaterChanges.FORBIDDEN);
    assertThat(after(CERTIFIED_3, fill).laterChanges()).isEqualTo(LaterChanges.PERMITTED);
    SignatureReport open = after(CERTIFIED_3, annotate);
    assertThat(open.laterChanges()).isEqualTo(LaterChanges.NOT_CHECKED);
    has(open, Judgement.UNDECIDED, "ANNOTATION_ADDED");
  }

  /** A new visible field on a certified document may cover what was certified. */
  @Test
  void newVisibleFieldAfterCertificationIsForbidden() {
    SignatureReport report = after(CERTIFIED_2, Honest.EMPTY_FIELD_ADDED.change);
    assertThat(report.laterChanges()).isEqualTo(LaterChanges.FORBIDDEN);
    has(report, Judgement.FORBIDDEN, "VISIBLE_FIELD_AFTER_CERTIFICATION");
    assertThat(after(CERTIFIED_3, Honest.EMPTY_FIELD_ADDED.change).laterChanges())
        .isEqualTo(LaterChanges.NOT_CHECKED);
  }

  @Test
  void lockedFieldsStayAndOthersMayBeFilled() {
    SignatureReport locked = after(LOCKED, later -> later.edit(AMOUNT, "/V(1)", "/V(9000)"));
    assertThat(locked.laterChanges()).isEqualTo(LaterChanges.FORBIDDEN);
    has(locked, Judgement.FORBIDDEN, "LOCKED_FIELD_CHANGED");
    assertThat(after(LOCKED, Honest.FIELD_FILLED.change).laterChanges())
        .isEqualTo(LaterChanges.PERMITTED);
  }

  @Test
  void filledFieldShowsOldAndNewValue() {
    LaterChange change =
        after(SEALED, later -> later.edit(AMOUNT, "/V(1)", "/V(2)")).changes().get(0);
    assertThat(change.before()).isEqualTo("1");
    assertThat(change.after()).isEqualTo("2");
    assertThat(change.place()).contains("Amount").contains("page 1");
    assertThat(change.toString()).doesNotContain("\"2\"");
  }

  /** The shadow attack that shows another text while the value of the field stays. */
  @Test
  void appearanceOfAFieldWithoutItsValueIsLeftOpen() {
    SignatureReport report =
        after(
            SEALED,
            later ->
                later.with(
                    APPEARANCE,
                    Later.stream("/Type/XObject/Subtype/Form/BBox[0 0 80 20]", "BT (9000) Tj ET")));
    assertThat(report.laterChanges()).isEqualTo(LaterChanges.NOT_CHECKED);
    has(report, Judgement.UNDECIDED, "FIELD_APPEARANCE");
  }

  /** Without its form a file has no signatures, so nothing is left to be trusted. */
  @Test
  void fileWithoutItsFormIsNotSigned() {
    byte[] stripped = Later.than(SEALED).edit(CATALOG, "/AcroForm 6 0 R", "").bytes();
    SealReport report =
        Facts.verify(stripped, Signers.RSA.anchors(), SealAcceptancePolicy.INTEGRITY_ONLY);
    assertThat(report.verdict()).isEqualTo(Verdict.INDETERMINATE);
    assertThat(report.decidedBy()).containsExactly("NO_SIGNATURE");
  }

  @Test
  void otherCatalogInTheTrailerIsForbidden() {
    byte[] continued =
        Later.than(SEALED).with(NEW, "<</Type/Catalog/Pages 2 0 R/AcroForm 6 0 R>>").bytes();
    String text = new String(continued, StandardCharsets.ISO_8859_1);
    int at = text.lastIndexOf("/Root 1 0 R");
    byte[] turned =
        (text.substring(0, at) + "/Root 90 0 R" + text.substring(at + "/Root 1 0 R".length()))
            .getBytes(StandardCharsets.ISO_8859_1);
    SignatureReport report = verify(turned);
    assertThat(report.laterChanges()).isEqualTo(LaterChanges.FORBIDDEN);
    has(report, Judgement.FORBIDDEN, "TRAILER_CHANGED");
  }

  /** Two revisions that both continue the signed one: readers differ on which of them counts. */
  @Test
  void revisionThatSkipsAnotherIsForbidden() {
    byte[] filled = Honest.FIELD_FILLED.change.apply(Later.than(SEALED)).bytes();
    String text =
        new String(Later.than(filled).with(NEW, "(x)").bytes(), StandardCharsets.ISO_8859_1);
    int last = text.lastIndexOf("/Prev ");
    int first = text.lastIndexOf("/Prev ", last - 1);
    String skipping =
        text.substring(0, last)
            + text.substring(first, text.indexOf('/', first + 6))
            + text.substring(text.indexOf('/', last + 6));
    SignatureReport report = verify(skipping.getBytes(StandardCharsets.ISO_8859_1));
    assertThat(report.laterChanges()).isEqualTo(LaterChanges.FORBIDDEN);
    has(report, Judgement.FORBIDDEN, "REVISION_CHAIN_BROKEN");
  }

  /** A key twice in one dictionary: readers differ on which of them counts. */
  @Test
  void keyTwiceIsForbidden() {
    SignatureReport report = after(SEALED, later -> later.edit(AMOUNT, "/V(1)", "/V(1)/V(9000)"));
    assertThat(report.laterChanges()).isEqualTo(LaterChanges.FORBIDDEN);
    has(report, Judgement.FORBIDDEN, "REPEATED_KEY");
  }
}
