package cn.sidian.seal.verifying;

import static cn.sidian.seal.verifying.Later.CATALOG;
import static cn.sidian.seal.verifying.Later.FORM;
import static cn.sidian.seal.verifying.Later.NEW;
import static cn.sidian.seal.verifying.Later.PARAGRAPH;
import static cn.sidian.seal.verifying.Later.PARENTS;
import static cn.sidian.seal.verifying.Later.STRUCTURE;
import static cn.sidian.seal.verifying.SealedForm.NOTHING;

import cn.sidian.core.Limits;
import cn.sidian.seal.SealCertification;
import cn.sidian.seal.SignatureReport.LaterChanges;
import cn.sidian.seal.verifying.SealedForm.Edit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * WD-21; ISO 32000-2, 14.7: the structure tree of a tagged form, in every shape that writers give
 * it, grows with new fields; what was there stays, and is read aloud once.
 */
class StructureChangesTest {
  private static final int ELEMENT = NEW + 1;
  private static final String FOR_FIELD =
      "<</Type/StructElem/S/Form/P 15 0 R/K<</Type/OBJR/Obj 90 0 R>>>>";

  /** A new hidden field, for which the tree has a reason to grow. */
  private static Later field(Later later) {
    return later
        .with(NEW, "<</Type/Annot/Subtype/Widget/FT/Sig/T(Second)/P 3 0 R/Rect[0 0 0 0]>>")
        .edit(FORM, "/Fields[", "/Fields[90 0 R ")
        .annotations("[", "[90 0 R ");
  }

  private static Later element(Later later, String body) {
    return field(later).with(ELEMENT, body);
  }

  /** A new element below the root. */
  private static Later below(Later later, String body) {
    return element(later, body).edit(STRUCTURE, "/K[16 0 R", "/K[16 0 R 91 0 R");
  }

  /** New elements one below the other, the last of them for the field. */
  private static Later chain(Later later, int length) {
    Later all = field(later).edit(STRUCTURE, "/K[16 0 R", "/K[16 0 R 91 0 R");
    for (int i = 0; i < length - 1; i++) {
      all.with(ELEMENT + i, "<</Type/StructElem/S/Sect/P 15 0 R/K " + (ELEMENT + i + 1) + " 0 R>>");
    }
    return all.with(ELEMENT + length - 1, "<</Type/StructElem/S/Form/P 15 0 R/K[]>>");
  }

  /** New branches of the parent tree, one below the other. */
  private static Later branches(Later later, int levels) {
    below(later, FOR_FIELD).edit(PARENTS, "/Nums", "/Kids[200 0 R]/Nums");
    for (int i = 0; i < levels - 1; i++) {
      later.with(200 + i, "<</Kids[" + (201 + i) + " 0 R]>>");
    }
    return later.with(199 + levels, "<</Nums[9 91 0 R]>>");
  }

  /** The list of kids of the root as an object of its own. */
  private static Later list(Later form) {
    return form.with(50, "<</Type/StructElem/S/Sect/P 15 0 R/K 51 0 R>>")
        .with(51, "[16 0 R]")
        .edit(STRUCTURE, "/K 16 0 R", "/K 50 0 R")
        .edit(PARAGRAPH, "/P 15 0 R", "/P 50 0 R");
  }

  /** The root written in the catalog; the sealer leaves it there. */
  private static Later inCatalog(Later form) {
    return form.edit(
            CATALOG,
            "/StructTreeRoot 15 0 R",
            "/StructTreeRoot<</Type/StructTreeRoot/K 51 0 R/ParentTree 17 0 R>>")
        .edit(PARAGRAPH, "/P 15 0 R", "/P 2 0 R")
        .with(51, "[16 0 R]");
  }

  /** What is prepared, what is done, and what comes out. */
  @SuppressWarnings("ImmutableEnumChecker") // the edits have no state
  enum Case {
    ELEMENT_GREW(
        LaterChanges.PERMITTED,
        "STRUCTURE",
        NOTHING,
        later -> element(later, FOR_FIELD).edit(PARAGRAPH, "/K[0]", "/K[0 91 0 R]")),
    ELEMENT_LOST_ITS_KID(
        LaterChanges.FORBIDDEN,
        "STRUCTURE_CHANGED",
        NOTHING,
        later -> element(later, FOR_FIELD).edit(PARAGRAPH, "/K[0]", "/K[91 0 R]")),
    ELEMENT_WITH_ONE_KID_GREW(
        LaterChanges.PERMITTED,
        "STRUCTURE",
        form -> form.edit(PARAGRAPH, "/K[0]", "/K 0"),
        later -> element(later, FOR_FIELD).edit(PARAGRAPH, "/K 0", "/K[0 91 0 R]")),
    ELEMENT_WITH_ANOTHER_KID(
        LaterChanges.FORBIDDEN,
        "STRUCTURE_CHANGED",
        form -> form.edit(PARAGRAPH, "/K[0]", "/K 0"),
        later -> element(later, FOR_FIELD).edit(PARAGRAPH, "/K 0", "/K 91 0 R")),
    ELEMENT_WITHOUT_KIDS_GREW(
        LaterChanges.PERMITTED,
        "STRUCTURE",
        form -> form.edit(PARAGRAPH, "/K[0]", ""),
        later -> element(later, FOR_FIELD).edit(PARAGRAPH, "/Pg", "/K 91 0 R/Pg")),
    ELEMENT_WITH_A_NULL_KID_GREW(
        LaterChanges.PERMITTED,
        "STRUCTURE",
        form -> form.with(50, "null").edit(PARAGRAPH, "/K[0]", "/K 50 0 R"),
        later -> element(later, FOR_FIELD).edit(PARAGRAPH, "/K 50 0 R", "/K 91 0 R")),
    LIST_OF_AN_ELEMENT_GREW(
        LaterChanges.PERMITTED,
        "STRUCTURE",
        StructureChangesTest::list,
        later -> element(later, FOR_FIELD).with(51, "[16 0 R 91 0 R]")),
    LIST_OF_AN_ELEMENT_LOST_A_KID(
        LaterChanges.FORBIDDEN,
        "OBJECT_CHANGED",
        StructureChangesTest::list,
        later -> element(later, FOR_FIELD).with(51, "[91 0 R]")),
    LIST_IS_NO_LIST_ANY_MORE(
        LaterChanges.FORBIDDEN,
        "OBJECT_CHANGED",
        StructureChangesTest::list,
        later -> later.with(51, "<</S/P/P 50 0 R>>")),
    LIST_OF_SOMETHING_ELSE(
        LaterChanges.FORBIDDEN,
        "OBJECT_CHANGED",
        form -> list(form).edit(Later.PAGE, "/Contents 4 0 R", "/Contents 4 0 R/B 51 0 R"),
        later -> element(later, FOR_FIELD).with(51, "[16 0 R 91 0 R]")),
    LIST_IN_THE_CATALOG_GREW(
        LaterChanges.PERMITTED,
        "STRUCTURE",
        StructureChangesTest::inCatalog,
        later -> element(later, FOR_FIELD).with(51, "[16 0 R 91 0 R]")),
    PARENTS_IN_THE_CATALOG_GREW(
        LaterChanges.PERMITTED,
        "STRUCTURE",
        StructureChangesTest::inCatalog,
        later ->
            element(later, FOR_FIELD)
                .with(51, "[16 0 R 91 0 R]")
                .edit(PARENTS, "16 0 R]", "16 0 R]7 91 0 R ")),
    NO_TYPE_OF_ELEMENT(
        LaterChanges.FORBIDDEN,
        "STRUCTURE_CHANGED",
        form -> form.edit(PARAGRAPH, "/S/P/P", "/P"),
        later -> element(later, FOR_FIELD).edit(PARAGRAPH, "/K[0]", "/K[0 91 0 R]")),
    NO_PARENT_OF_ELEMENT(
        LaterChanges.FORBIDDEN,
        "STRUCTURE_CHANGED",
        form -> form.edit(PARAGRAPH, "/P 15 0 R", ""),
        later -> element(later, FOR_FIELD).edit(PARAGRAPH, "/K[0]", "/K[0 91 0 R]")),
    ELEMENT_THAT_IS_AN_ANNOTATION(
        LaterChanges.FORBIDDEN,
        "STRUCTURE_CHANGED",
        form -> form.edit(PARAGRAPH, "/S/P/P", "/Subtype/Text/S/P/P"),
        later -> element(later, FOR_FIELD).edit(PARAGRAPH, "/K[0]", "/K[0 91 0 R]")),
    ANOTHER_ROOT(
        LaterChanges.FORBIDDEN,
        "STRUCTURE_CHANGED@catalog",
        NOTHING,
        later ->
            later
                .with(NEW, "<</Type/StructTreeRoot/K[]>>")
                .edit(CATALOG, "/StructTreeRoot 15 0 R", "/StructTreeRoot 90 0 R")),
    NO_ROOT(
        LaterChanges.FORBIDDEN,
        "STRUCTURE_CHANGED@catalog",
        NOTHING,
        later -> later.edit(CATALOG, "/StructTreeRoot 15 0 R", "")),
    OTHER_ROLES_OF_ELEMENTS(
        LaterChanges.FORBIDDEN,
        "STRUCTURE_CHANGED@structure_tree",
        NOTHING,
        later -> later.edit(STRUCTURE, "/K[", "/RoleMap<</P/Artifact>>/K[")),
    ROOT_LOST_ITS_LAST_KID(
        LaterChanges.FORBIDDEN,
        "STRUCTURE_CHANGED@structure_tree",
        NOTHING,
        later -> later.edit(STRUCTURE, "16 0 R 43 0 R]", "16 0 R]")),
    OLD_ELEMENT_READ_TWICE(
        LaterChanges.FORBIDDEN,
        "STRUCTURE_CHANGED",
        NOTHING,
        later -> below(later, "<</Type/StructElem/S/Sect/P 15 0 R/K 16 0 R>>")),
    OLD_ELEMENT_LISTED_TWICE(
        LaterChanges.FORBIDDEN,
        "STRUCTURE_CHANGED",
        NOTHING,
        later -> later.edit(STRUCTURE, "/K[16 0 R", "/K[16 0 R 16 0 R")),
    OLD_ANNOTATION_READ_TWICE(
        LaterChanges.FORBIDDEN,
        "STRUCTURE_CHANGED",
        NOTHING,
        later -> below(later, FOR_FIELD.replace("90", "13"))),
    WORDS_OF_THE_PAGE_READ_TWICE(
        LaterChanges.FORBIDDEN,
        "STRUCTURE_CHANGED",
        NOTHING,
        later -> below(later, "<</Type/StructElem/S/P/P 15 0 R/Pg 3 0 R/K[0]>>")),
    NEW_ELEMENTS_BELOW_EACH_OTHER(
        LaterChanges.PERMITTED, "STRUCTURE", NOTHING, later -> chain(later, 9)),
    NEW_ELEMENTS_TOO_DEEP(
        LaterChanges.FORBIDDEN, "STRUCTURE_CHANGED", NOTHING, later -> chain(later, 10)),
    PARENTS_GREW(
        LaterChanges.PERMITTED,
        "STRUCTURE",
        NOTHING,
        later -> below(later, FOR_FIELD).edit(PARENTS, "1 43 0 R", "1 43 0 R 2 91 0 R")),
    PARENTS_LEAD_TO_AN_OLD_ELEMENT_TOO(
        LaterChanges.PERMITTED,
        "STRUCTURE",
        NOTHING,
        later -> below(later, FOR_FIELD).edit(PARENTS, "1 43 0 R", "1 43 0 R 2 16 0 R 3 null")),
    PARENTS_ALONE_GREW(
        LaterChanges.PERMITTED,
        "STRUCTURE",
        NOTHING,
        later -> later.edit(PARENTS, "1 43 0 R", "1 43 0 R 2 16 0 R")),
    PARENTS_GREW_BY_A_KEY_WITHOUT_A_VALUE(
        LaterChanges.PERMITTED,
        "STRUCTURE",
        NOTHING,
        later -> later.edit(PARENTS, "1 43 0 R", "1 43 0 R 2")),
    PARENTS_OF_THE_GREATEST_DEPTH(
        LaterChanges.PERMITTED,
        "STRUCTURE",
        NOTHING,
        later -> branches(later, Limits.DEFAULT.maxDepth())),
    /** Nobody looks further; there could stand another parent for what is on the page. */
    PARENTS_TOO_DEEP(
        LaterChanges.FORBIDDEN,
        "STRUCTURE_CHANGED@structure_tree,_parents",
        NOTHING,
        later -> branches(later, Limits.DEFAULT.maxDepth() + 1)),
    PARENTS_LEAD_TO_A_PAGE(
        LaterChanges.FORBIDDEN,
        "STRUCTURE_CHANGED@structure_tree,_parent_2",
        NOTHING,
        later -> below(later, FOR_FIELD).edit(PARENTS, "1 43 0 R", "1 43 0 R 2 3 0 R")),
    PARENT_LOST(
        LaterChanges.FORBIDDEN,
        "STRUCTURE_CHANGED@structure_tree,_parents",
        NOTHING,
        later -> later.edit(PARENTS, "1 43 0 R", "")),
    PARENT_IS_ANOTHER(
        LaterChanges.FORBIDDEN,
        "STRUCTURE_CHANGED@structure_tree,_parent_1",
        NOTHING,
        later -> below(later, FOR_FIELD).edit(PARENTS, "1 43 0 R", "1 91 0 R")),
    PARENT_IS_IN_ANOTHER_LIST(
        LaterChanges.FORBIDDEN,
        "STRUCTURE_CHANGED@structure_tree,_parent_0",
        NOTHING,
        later -> below(later, FOR_FIELD).edit(PARENTS, "0 [16 0 R]", "0 [16 0 R 91 0 R]")),
    LIST_OF_PARENTS_WRITTEN_AGAIN(
        LaterChanges.PERMITTED,
        "STRUCTURE",
        form -> form.with(50, "[16 0 R]").edit(PARENTS, "0[16 0 R]", "0 50 0 R"),
        later ->
            below(later, FOR_FIELD).with(NEW + 2, "[16 0 R]").edit(PARENTS, "50 0 R", "92 0 R")),
    PARENT_THAT_GREW(
        LaterChanges.PERMITTED,
        "STRUCTURE",
        form -> form.edit(PARENTS, "0[16 0 R]", "0[16 0 R]9 16 0 R"),
        later ->
            element(later, FOR_FIELD)
                .edit(PARAGRAPH, "/K[0]", "/K[0 91 0 R]")
                .edit(PARENTS, "9 16 0 R", "9 16 0 R 12 91 0 R")),
    PARENTS_IN_BRANCHES_GREW(
        LaterChanges.PERMITTED,
        "STRUCTURE",
        form ->
            form.with(PARENTS, "<</Kids[60 0 R 61 0 R]>>")
                .with(60, "<</Limits[0 0]/Nums[0[16 0 R]]>>")
                .with(61, "<</Limits[5 5]/Nums[5 16 0 R]>>"),
        later -> below(later, FOR_FIELD).edit(61, "5 16 0 R", "5 16 0 R 6 91 0 R")),
    BRANCH_OF_PARENTS_LOST(
        LaterChanges.FORBIDDEN,
        "STRUCTURE_CHANGED@structure_tree,_parents",
        form ->
            form.with(PARENTS, "<</Kids[60 0 R 61 0 R]>>")
                .with(60, "<</Limits[0 0]/Nums[0[16 0 R]]>>")
                .with(61, "<</Limits[5 5]/Nums[5 16 0 R]>>"),
        later -> later.edit(PARENTS, "61 0 R", ""));

    private final FormCase form;

    Case(LaterChanges outcome, String rules, Edit before, Edit after) {
      this.form = new FormCase(outcome, rules, before, after);
    }
  }

  /** A tree in which nothing led back from the page; the sealer of a field there leaves it so. */
  @Test
  void parentsMayBeAdded() {
    SealedForm.is(
        SealedForm.afterInField(
            form -> form.edit(STRUCTURE, "/ParentTree 17 0 R", ""),
            later ->
                element(later, FOR_FIELD)
                    .with(ELEMENT + 1, "<</Nums[7 91 0 R]>>")
                    .edit(STRUCTURE, "/K 16 0 R", "/K[16 0 R 91 0 R]/ParentTree 92 0 R")),
        LaterChanges.PERMITTED,
        "STRUCTURE SIGNATURE_FIELD_ADDED");
  }

  @ParameterizedTest
  @EnumSource
  void structureInEveryShape(Case structure) {
    structure.form.isJudgedUnder(SealCertification.NONE);
  }
}
