package cn.sidian.seal.internal.longterm;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** An encoded certificate, list or response; two with the same bytes are one. */
final class Piece {
  private final byte[] encoded;

  Piece(byte[] encoded) {
    this.encoded = encoded;
  }

  byte[] encoded() {
    return encoded;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Piece piece && Arrays.equals(encoded, piece.encoded);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(encoded);
  }
}
