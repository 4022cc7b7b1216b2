package cn.sidian.core.code;

/** The characters a place of a code may hold; the order gives each its numerical value. */
enum Alphabet {
  DIGITS("0123456789", "0-9"),
  /** The check character of GB 11643 and GB 11714: X stands for ten. */
  DIGITS_AND_X("0123456789X", "0-9, X"),
  /** GB 32100-2015: without I, O, S, V and Z, which are mistaken for 1, 0, 5, U and 2. */
  CREDIT_CODE("0123456789ABCDEFGHJKLMNPQRTUWXY", "0-9, A-H, J-N, P-R, T, U, W-Y"),
  ALPHANUMERIC("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0-9, A-Z"),
  HYPHEN("-", "-");

  private static final int ASCII = 128;

  private final String characters;
  private final String words;

  /** At each ASCII character its value and one, or zero. */
  private final String values;

  Alphabet(String characters, String words) {
    this.characters = characters;
    this.words = words;
    char[] table = new char[ASCII];
    for (int i = 0; i < characters.length(); i++) {
      table[characters.charAt(i)] = (char) (i + 1);
    }
    this.values = new String(table);
  }

  /** The numerical value of a character, or -1. */
  int indexOf(char c) {
    return c < ASCII ? values.charAt(c) - 1 : -1;
  }

  boolean contains(char c) {
    return indexOf(c) >= 0;
  }

  char at(int index) {
    return characters.charAt(index);
  }

  /** How a person is told which characters are allowed. */
  String words() {
    return words;
  }
}
