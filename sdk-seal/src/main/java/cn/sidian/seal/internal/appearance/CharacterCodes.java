package cn.sidian.seal.internal.appearance;

/** From characters to codes; filled once, then asked for every character of every note. */
final class CharacterCodes {
  private final int[] characters;
  private final int[] codes;
  private final int shift;

  CharacterCodes(int expected) {
    int bits = 33 - Integer.numberOfLeadingZeros(Math.max(1, expected));
    this.characters = new int[1 << bits];
    this.codes = new int[1 << bits];
    this.shift = 32 - bits;
  }

  /** Enters a code above 0. */
  void put(int character, int code) {
    int slot = slot(character);
    characters[slot] = character;
    codes[slot] = code;
  }

  /** The code, or 0 for a character that was not entered. */
  int get(int character) {
    return codes[slot(character)];
  }

  /** Where a character is or would be; at least half of the slots are empty. */
  private int slot(int character) {
    int slot = (character * 0x9E3779B1) >>> shift;
    while (codes[slot] != 0 && characters[slot] != character) {
      slot = (slot + 1) & (codes.length - 1);
    }
    return slot;
  }
}
