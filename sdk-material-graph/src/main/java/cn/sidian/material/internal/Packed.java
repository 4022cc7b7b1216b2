package cn.sidian.material.internal;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Numbers of 0 and more in as few bytes as the greatest needs. */
public final class Packed {
  private static final int BYTE = 0xFF;

  private final byte @Nullable [] bytes;
  private final char @Nullable [] chars;
  private final int @Nullable [] ints;

  private Packed(int[] values, int greatest) {
    bytes = greatest <= BYTE ? new byte[values.length] : null;
    chars = bytes == null && greatest <= Character.MAX_VALUE ? new char[values.length] : null;
    ints = bytes == null && chars == null ? values : null;
    for (int i = 0; ints == null && i < values.length; i++) {
      if (bytes != null) {
        bytes[i] = (byte) values[i];
      } else if (chars != null) {
        chars[i] = (char) values[i];
      }
    }
  }

  /**
   * Packs.
   *
   * @param values kept where nothing can be saved, so not to be changed
   */
  public static @Nullable Packed of(int @Nullable [] values) {
    return values == null ? null : new Packed(values, Arrays.stream(values).max().orElse(0));
  }

  public int get(int at) {
    if (bytes != null) {
      return bytes[at] & BYTE;
    }
    return chars != null ? chars[at] : ints == null ? 0 : ints[at];
  }
}
