package cn.sidian.certificate.code;

import cn.sidian.certificate.internal.code.CodeMessages;
import cn.sidian.core.SidianException;
import cn.sidian.core.crypto.DigestAlgorithm;
import cn.sidian.core.internal.envelope.Base45;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The token of a code that is shown online and redeemed once (亮证): 128 random bits and nothing
 * else. What it stands for knows the register alone, which keeps only {@link #digest()}. Immutable.
 */
public final class ShowToken implements CodeContent {
  private static final byte MARK = 1;
  private static final int RANDOM = 16;
  private static final int CHECK = 2;

  /** Mark, random bits, check. */
  static final int LENGTH = 1 + RANDOM + CHECK;

  private final byte[] bytes;

  private ShowToken(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * A fresh token.
   *
   * @param random a source that nobody can predict
   * @return the token
   */
  public static ShowToken create(SecureRandom random) {
    byte[] secret = new byte[RANDOM];
    random.nextBytes(secret);
    return of(secret);
  }

  /**
   * The token of random bytes that a register made.
   *
   * @param secret 16 random bytes
   * @return the token
   * @throws IllegalArgumentException if there are not 16
   */
  public static ShowToken of(byte[] secret) {
    if (secret.length != RANDOM) {
      throw new IllegalArgumentException("a token has 16 random bytes");
    }
    byte[] bytes = new byte[LENGTH];
    bytes[0] = MARK;
    System.arraycopy(secret, 0, bytes, 1, RANDOM);
    System.arraycopy(check(bytes), 0, bytes, 1 + RANDOM, CHECK);
    return new ShowToken(bytes);
  }

  /** The first two bytes of SM3 over mark and random bits: they find typing errors, no forgery. */
  private static byte[] check(byte[] bytes) {
    return Arrays.copyOf(DigestAlgorithm.SM3.digest(Arrays.copyOf(bytes, 1 + RANDOM)), CHECK);
  }

  static boolean isToken(byte[] bytes) {
    return bytes.length > 0 && bytes[0] == MARK;
  }

  static ShowToken read(byte[] bytes) {
    boolean whole =
        bytes.length == LENGTH
            && Arrays.equals(check(bytes), Arrays.copyOfRange(bytes, 1 + RANDOM, LENGTH));
    if (!whole) {
      throw new SidianException(
          "TOKEN_MALFORMED",
          CodeMessages.MESSAGES.text("TOKEN_MALFORMED"),
          "byte " + Math.min(bytes.length, 1 + RANDOM));
    }
    return new ShowToken(bytes);
  }

  /**
   * The random bytes, as the register redeems them.
   *
   * @return 16 bytes
   */
  public byte[] secret() {
    return Arrays.copyOfRange(bytes, 1, 1 + RANDOM);
  }

  /**
   * The text of the symbol.
   *
   * @return beginning with {@code SD1:}, 33 characters
   */
  public String text() {
    return Payload.PREFIX + Base45.encode(bytes);
  }

  /**
   * What a register keeps of a token: who reads the table cannot show the token.
   *
   * @return {@code sm3:} and 64 hexadecimal digits
   */
  public String digest() {
    return "sm3:" + HexFormat.of().formatHex(DigestAlgorithm.SM3.digest(bytes));
  }

  @Override
  public CodeKind kind() {
    return CodeKind.TOKEN;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ShowToken token && Arrays.equals(bytes, token.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** Never the token. */
  @Override
  public String toString() {
    return "ShowToken";
  }
}
