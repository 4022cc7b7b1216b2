package cn.sidian.seal.verifying;

import static cn.sidian.seal.verifying.FieldChangesTest.ASCII;
import static cn.sidian.seal.verifying.FieldChangesTest.BLANK;
import static cn.sidian.seal.verifying.FieldChangesTest.shown;

import cn.sidian.seal.SealCertification;
import cn.sidian.seal.SignatureReport.LaterChanges;
import cn.sidian.seal.verifying.SealedForm.Edit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * WD-21; ISO 32000-2, 12.7.5: choices and buttons, and places of fields that inherit what a field
 * above says, show what was chosen; beside each what does not.
 */
class ShownValuesTest {
  /** A combo box that shows its choice. */
  private static Later choice(Later form, String options) {
    return form.edit(Later.REMARK, "/FT/Tx", "/FT/Ch/Ff 131072/Opt" + options);
  }

  private static Later plain(Later form) {
    return choice(form, "[(none)(one)(two)]");
  }

  private static Later pairs(Later form) {
    return choice(form, "[[(none)(Nothing)][(1)(One)][(2)(Two)]]");
  }

  private static Later chosen(Later later, String value, String words) {
    return later.edit(Later.REMARK, "/V(none)", value).with(Later.APPEARANCE, drawn(words));
  }

  private static String drawn(String words) {
    return words.isEmpty() ? BLANK : shown(ASCII, "(" + words + ") Tj");
  }

  /** A field above, and a place for each state below it. */
  private static Later group(Later form, String above, String state, String other) {
    String place =
        "<</Type/Annot/Subtype/Widget/Parent 50 0 R/F 4/P 3 0 R/Rect[10 100 90 120]/AP<</N 53 0 R>>";
    Later grouped =
        form.edit(Later.FORM, "/Fields[", "/Fields[50 0 R ")
            .annotations("[", "[51 0 R 52 0 R ")
            .with(50, "<</T(Group)/Kids[51 0 R 52 0 R]" + above + ">>")
            .with(51, place + state + ">>")
            .with(52, place + other + ">>")
            .with(53, BLANK);
    return state.isEmpty()
        ? grouped
        : grouped.with(53, "<</A 54 0 R/B 54 0 R/Off 54 0 R>>").with(54, BLANK);
  }

  private static Later radio(Later form) {
    return group(form, "/FT/Btn/Ff 32768/V/Off", "/AS/Off", "/AS/Off");
  }

  private static Later text(Later form) {
    return group(form, "/FT/Tx/V(old)", "", "");
  }

  private static Later combo(Later form) {
    return group(form, "/FT/Ch/Ff 131072/Opt[[(1)(One)][(2)(Two)]]/V(1)", "", "");
  }

  /** What is prepared, what is done, and what comes out. */
  @SuppressWarnings("ImmutableEnumChecker") // the edits have no state
  enum Case {
    VALUE_THAT_IS_SEEN_AS_THE_SAME(
        LaterChanges.NOT_CHECKED,
        "FIELD_APPEARANCE",
        SealedForm.NOTHING,
        later ->
            later
                .edit(Later.REMARK, "/V(none)", "/V(none )")
                .with(Later.APPEARANCE, FieldChangesTest.PICTURE)),
    NOTHING_IN_THE_PLACE_OF_NO_VALUE(
        LaterChanges.NOT_CHECKED,
        "FIELD_APPEARANCE",
        form -> form.edit(Later.REMARK, "/V(none)", ""),
        later ->
            later
                .edit(Later.REMARK, "/FT/Tx", "/V()/FT/Tx")
                .with(Later.APPEARANCE, FieldChangesTest.PICTURE)),
    VALUE_IN_A_LIST_OF_ONE(
        LaterChanges.NOT_CHECKED,
        "FIELD_APPEARANCE",
        form -> plain(form).edit(Later.REMARK, "/Ff 131072", ""),
        later -> chosen(later, "/V[(none)]", "one two")),
    CHOICE_SHOWN(
        LaterChanges.PERMITTED,
        "FIELD_FILLED",
        ShownValuesTest::plain,
        later -> chosen(later, "/V(one)", "one")),
    ANOTHER_CHOICE_SHOWN(
        LaterChanges.NOT_CHECKED,
        "FIELD_SHOWS_OTHER",
        ShownValuesTest::plain,
        later -> chosen(later, "/V(one)", "two")),
    WORDS_OF_A_CHOICE_SHOWN(
        LaterChanges.PERMITTED,
        "FIELD_FILLED",
        ShownValuesTest::pairs,
        later -> chosen(later, "/V(2)", "Two")),
    WORDS_OF_ANOTHER_CHOICE_SHOWN(
        LaterChanges.NOT_CHECKED,
        "FIELD_SHOWS_OTHER",
        ShownValuesTest::pairs,
        later -> chosen(later, "/V(2)", "One")),
    CHOICE_TAKEN_BACK(
        LaterChanges.PERMITTED,
        "FIELD_FILLED",
        ShownValuesTest::plain,
        later -> chosen(later, "", "")),
    CHOICE_TAKEN_BACK_AND_SHOWN(
        LaterChanges.NOT_CHECKED,
        "FIELD_SHOWS_OTHER",
        ShownValuesTest::plain,
        later -> chosen(later, "", "two")),
    /** A list shows all it offers, and marks what is chosen. */
    CHOICE_MARKED_IN_A_LIST(
        LaterChanges.PERMITTED,
        "FIELD_FILLED",
        form -> plain(form).edit(Later.REMARK, "/Ff 131072", ""),
        later -> chosen(later, "/V(one)", "none one two")),
    PICTURE_IN_A_LIST(
        LaterChanges.NOT_CHECKED,
        "FIELD_SHOWS_OTHER",
        form -> plain(form).edit(Later.REMARK, "/Ff 131072", ""),
        later ->
            later
                .edit(Later.REMARK, "/V(none)", "/V(one)")
                .with(Later.APPEARANCE, shown(ASCII, "(one) Tj /S sh"))),
    PICTURE_IN_A_TEXT(
        LaterChanges.NOT_CHECKED,
        "FIELD_SHOWS_OTHER",
        ShownValuesTest::text,
        later ->
            later.edit(50, "(old)", "(new)").with(53, shown(ASCII, "(new) Tj ET BI /W 1 ID x EI"))),
    VALUE_OF_THE_FIELD_ABOVE_SHOWN(
        LaterChanges.PERMITTED,
        "FIELD_FILLED",
        ShownValuesTest::text,
        later -> later.edit(50, "(old)", "(new)").with(53, drawn("new"))),
    VALUE_OF_THE_FIELD_ABOVE_NOT_SHOWN(
        LaterChanges.NOT_CHECKED,
        "FIELD_SHOWS_OTHER",
        ShownValuesTest::text,
        later -> later.edit(50, "(old)", "(new)").with(53, drawn("old"))),
    CHOICE_OF_THE_FIELD_ABOVE_SHOWN(
        LaterChanges.PERMITTED,
        "FIELD_FILLED",
        ShownValuesTest::combo,
        later -> later.edit(50, "/V(1)", "/V(2)").with(53, drawn("Two"))),
    CHOICE_OF_THE_FIELD_ABOVE_NOT_SHOWN(
        LaterChanges.NOT_CHECKED,
        "FIELD_SHOWS_OTHER",
        ShownValuesTest::combo,
        later -> later.edit(50, "/V(1)", "/V(2)").with(53, drawn("One"))),
    BUTTON_PRESSED(
        LaterChanges.PERMITTED,
        "FIELD_FILLED",
        ShownValuesTest::radio,
        later -> later.edit(50, "/V/Off", "/V/A").edit(51, "/AS/Off", "/AS/A")),
    BUTTON_PRESSED_AND_ANOTHER_SHOWN(
        LaterChanges.NOT_CHECKED,
        "FIELD_SHOWS_OTHER",
        ShownValuesTest::radio,
        later -> later.edit(50, "/V/Off", "/V/A").edit(52, "/AS/Off", "/AS/B")),
    BUTTON_PRESSED_AND_THE_OLD_ONE_SHOWN(
        LaterChanges.NOT_CHECKED,
        "FIELD_SHOWS_OTHER",
        form -> radio(form).edit(50, "/V/Off", "/V/B").edit(52, "/AS/Off", "/AS/B"),
        later -> later.edit(50, "/V/B", "/V/A"));

    private final FormCase form;

    Case(LaterChanges outcome, String rules, Edit before, Edit after) {
      this.form = new FormCase(outcome, rules, before, after);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatFieldsShow(Case fields) {
    fields.form.isJudgedUnder(SealCertification.NONE);
  }
}
