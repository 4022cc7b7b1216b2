package cn.sidian.certificate.register;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Numbers of rows that nobody guesses, and random serials. */
final class Numbers {
  private static final String SERIAL = "0123456789ABCDEFGHJKLMNPQRSTUVWX";

  private Numbers() {}

  static String random(SecureRandom random) {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** 20 characters of 5 bits. */
  static String serial(SecureRandom random) {
    StringBuilder out = new StringBuilder(20);
    for (int i = 0; i < 20; i++) {
      out.append(SERIAL.charAt(random.nextInt(SERIAL.length())));
    }
    return out.toString();
  }
}
