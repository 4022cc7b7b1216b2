package cn.sidian.material.internal;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Tables as offices export them (RFC 4180): UTF-8 with or without mark, or GB18030; commas, or tabs
 * or semicolons where the first line has more of them; quotes; line ends inside quotes. One record
 * is held at a time.
 */
public final class CsvReader implements CsvTable.Records, Closeable {
  private static final Charset GB18030 = Charset.forName("GB18030");

  private final Reader in;
  private final int longestCell;
  private char separator = ',';
  private int line = 1;
  private int recordLine;
  private int read;
  private boolean first = true;

  private CsvReader(Reader in, int longestCell) {
    this.in = in;
    this.longestCell = longestCell;
  }

  /**
   * Opens a file; what is not UTF-8 is taken for GB18030.
   *
   * @param longestCell the most characters of one cell
   */
  public static CsvReader open(Path file, int longestCell) throws IOException {
    Charset charset = isUtf8(file) ? StandardCharsets.UTF_8 : GB18030;
    CharsetDecoder decoder =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    Reader reader =
        new BufferedReader(new InputStreamReader(Files.newInputStream(file), decoder), 1 << 16);
    return new CsvReader(reader, longestCell);
  }

  private static boolean isUtf8(Path file) throws IOException {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
    CharBuffer chars = CharBuffer.allocate(1 << 16);
    try (InputStream in = Files.newInputStream(file)) {
      while (true) {
        int n = in.read(bytes.array(), bytes.position(), bytes.remaining());
        boolean end = n < 0;
        bytes.position(bytes.position() + Math.max(n, 0)).flip();
        chars.clear();
        CoderResult result = decoder.decode(bytes, chars, end);
        if (result.isError()) {
          return false;
        }
        bytes.compact();
        if (end) {
          return true;
        }
      }
    }
  }

  /** The next record; empty list at the end. Lines without any character are passed over. */
  @Override
  public List<String> next() throws IOException {
    while (true) {
      recordLine = line;
      List<String> cells = record();
      if (cells.isEmpty() || cells.size() > 1 || !cells.get(0).isEmpty()) {
        return cells;
      }
    }
  }

  /** Where the last record began, from 1. */
  @Override
  public int line() {
    return recordLine;
  }

  private int take() throws IOException {
    read = in.read();
    if (first) {
      first = false;
      if (read == 0xFEFF) {
        read = in.read();
      }
      chooseSeparator();
    }
    return read;
  }

  /** Looks ahead along the first line. */
  private void chooseSeparator() throws IOException {
    if (!in.markSupported() || read < 0) {
      return;
    }
    in.mark(1 << 14);
    int commas = read == ',' ? 1 : 0;
    int tabs = read == '\t' ? 1 : 0;
    int semicolons = read == ';' ? 1 : 0;
    for (int i = 0, c = read; i < (1 << 14) - 1 && c >= 0 && c != '\n' && c != '\r'; i++) {
      c = in.read();
      commas += c == ',' ? 1 : 0;
      tabs += c == '\t' ? 1 : 0;
      semicolons += c == ';' ? 1 : 0;
    }
    in.reset();
    if (tabs > commas && tabs >= semicolons) {
      separator = '\t';
    } else if (semicolons > commas) {
      separator = ';';
    }
  }

  private List<String> record() throws IOException {
    List<String> cells = new ArrayList<>();
    int c = take();
    if (c < 0) {
      return cells;
    }
    StringBuilder cell = new StringBuilder();
    while (true) {
      if (c == '"' && cell.length() == 0) {
        c = quoted(cell);
      }
      while (c >= 0 && c != separator && c != '\n' && c != '\r') {
        append(cell, c);
        c = take();
      }
      cells.add(cell.toString());
      cell.setLength(0);
      if (c != separator) {
        endLine(c);
        return cells;
      }
      c = take();
    }
  }

  /** The rest of a quoted part; returns the character behind it. */
  private int quoted(StringBuilder cell) throws IOException {
    int begun = recordLine;
    while (true) {
      int c = take();
      if (c < 0) {
        throw new UnclosedQuoteException(begun);
      }
      if (c == '"') {
        c = take();
        if (c != '"') {
          return c;
        }
      } else if (c == '\n') {
        line++;
      } else if (c == '\r') {
        in.mark(1);
        if (in.read() != '\n') {
          line++; // else the line feed behind it counts
        }
        in.reset();
      }
      append(cell, c);
    }
  }

  private void append(StringBuilder cell, int c) throws CellTooLongException {
    if (cell.length() >= longestCell) {
      throw new CellTooLongException(recordLine);
    }
    cell.append((char) c);
  }

  private void endLine(int c) throws IOException {
    if (c == '\r') {
      in.mark(1);
      if (in.read() != '\n') {
        in.reset();
      }
    }
    if (c >= 0) {
      line++;
    }
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** A quote that is never closed. */
  public static final class UnclosedQuoteException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Where the record began. */
    private final int line;

    UnclosedQuoteException(int line) {
      super("unclosed quote");
      this.line = line;
    }

    public int line() {
      return line;
    }
  }

  /** A cell beyond the limit. */
  public static final class CellTooLongException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Where the record began. */
    private final int line;

    CellTooLongException(int line) {
      super("cell too long");
      this.line = line;
    }

    public int line() {
      return line;
    }
  }
}
