package cn.sidian.examples.seal;

import cn.sidian.seal.SealNote;

/** The text form of a note: {@code voucher=auto,purpose=TEXT}; the purpose may hold commas. */
final class NoteSyntax {
  private static final String PURPOSE = "purpose=";
  private static final String VOUCHER = "voucher=";

  private NoteSyntax() {}

  static SealNote parse(String text) {
    SealNote note = SealNote.automatic();
    String rest = text;
    int purpose = rest.indexOf(PURPOSE);
    if (purpose == 0 || (purpose > 0 && rest.charAt(purpose - 1) == ',')) {
      note = note.withPurpose(rest.substring(purpose + PURPOSE.length()).strip());
      rest = purpose == 0 ? "" : rest.substring(0, purpose - 1);
    }
    if (rest.startsWith(VOUCHER)) {
      String voucher = rest.substring(VOUCHER.length()).strip();
      return voucher.equals("auto") ? note : note.withVoucherNumber(voucher);
    }
    if (!rest.isBlank()) {
      throw new IllegalArgumentException(
          "a note is voucher=auto|NUMBER,purpose=TEXT, as in voucher=auto,purpose=办理经营许可; got: "
              + text);
    }
    return note;
  }
}
