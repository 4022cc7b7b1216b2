package cn.sidian.examples.cli;

import cn.sidian.core.SidianException;
import cn.sidian.core.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Passwords come from files or standard input, never from arguments, which other users of the
 * machine can see. The password is the first line without its line end; nothing else is trimmed.
 */
public final class PasswordFile {
  private static final int MAX_BYTES = 64 << 10;

  private PasswordFile() {}

  /**
   * Reads a password.
   *
   * @param file the file; {@code -} means standard input
   * @return the first line
   * @throws SidianException PASSWORD_FILE_UNREADABLE
   */
  public static char[] read(Path file) {
    byte[] bytes;
    try (InputStream in = file.toString().equals("-") ? System.in : Files.newInputStream(file)) {
      bytes = in.readNBytes(MAX_BYTES);
    } catch (IOException e) {
      throw new SidianException(
          "PASSWORD_FILE_UNREADABLE",
          new Text(
              "无法读取口令文件，请检查路径和权限。", "The password file cannot be read; check its path and rights."),
          null,
          e);
    }
    int end = 0;
    while (end < bytes.length && bytes[end] != '\n' && bytes[end] != '\r') {
      end++;
    }
    CharBuffer line = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes, 0, end));
    char[] password = new char[line.remaining()];
    line.get(password);
    Arrays.fill(bytes, (byte) 0);
    return password;
  }
}
