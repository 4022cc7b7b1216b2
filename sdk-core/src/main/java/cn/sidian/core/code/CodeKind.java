package cn.sidian.core.code;

import cn.sidian.core.Text;

/** The kinds of code: what findings call them and which standard stands behind them. */
enum CodeKind {
  CREDIT_CODE("GB 32100-2015"),
  ORGANISATION_CODE("GB 11714-1997"),
  CITIZEN_ID("GB 11643-1999"),
  REGION_CODE("GB/T 2260"),
  /** The last six of the twelve digits of a region code. */
  TOWNSHIP_CODE("GB/T 10114-2003"),
  SERVICE_ITEM_CODE("C 0109-2018");

  private final String clause;

  CodeKind(String clause) {
    this.clause = clause;
  }

  String clause() {
    return clause;
  }

  Text title() {
    return CodeMessages.text("NAME." + name());
  }

  /** Personal data: of such a code no character that was written may appear in a message. */
  boolean isPersonal() {
    return this == CITIZEN_ID;
  }
}
