package cn.sidian.core.code;

/** How much a parser puts up with. It never decides what a code <em>is</em>, only what is said. */
public enum Strictness {
  /**
   * For codes that are being entered or issued now: whatever departs from the standard's way of
   * writing is an ERROR, and there is no value.
   */
  STRICT,
  /**
   * For codes that exist already, in archives and old databases: a wrong check character,
   * lower-case letters, full-width characters and impossible divisions are WARNINGs. The value
   * keeps what was written, character by character; its {@code normalized()} form, used for
   * comparing, has upper-case half-width characters and the check character <em>as written</em>.
   * Wrong lengths and characters that cannot occur, blanks around the code among them, stay ERRORs.
   */
  LENIENT
}
