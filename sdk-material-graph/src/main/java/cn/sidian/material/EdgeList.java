package cn.sidian.material;

import cn.sidian.condition.SourceException;
import cn.sidian.condition.internal.Place;
import cn.sidian.condition.internal.Problems;
import cn.sidian.core.Limits;
import cn.sidian.material.internal.Edges;
import cn.sidian.material.internal.IdTable;
import cn.sidian.material.internal.Ints;
import cn.sidian.material.internal.Packed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Edge lists: {@code a b} says that a needs b, one name alone declares a node, {@code #} at the
 * beginning of a word starts a comment. White space separates, of Unicode as well; names are taken
 * as they stand. A repeated line counts once. Read as a stream of bytes, line by line.
 */
final class EdgeList {
  private static final int BUFFER = 1 << 16;

  private final String name;
  private final Limits limits;
  private final Problems problems = new Problems();
  private final IdTable ids = new IdTable();
  private final Ints owner = new Ints();
  private final Ints target = new Ints();
  private final Ints lines = new Ints();
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT);
  private int lineNumber;

  private EdgeList(String name, Limits limits) {
    this.name = name;
    this.limits = limits;
  }

  static PrerequisiteGraph read(String name, InputStream in, Limits limits) throws IOException {
    EdgeList list = new EdgeList(name, limits);
    list.readAll(in);
    list.problems.throwIfErrors();
    return list.graph();
  }

  private void readAll(InputStream in) throws IOException {
    byte[] buffer = new byte[BUFFER];
    int held = 0;
    long total = 0;
    boolean first = true;
    boolean afterReturn = false;
    while (true) {
      if (held == buffer.length) {
        buffer = Arrays.copyOf(buffer, held * 2);
      }
      int n = in.read(buffer, held, buffer.length - held);
      int end = held + Math.max(n, 0);
      total += Math.max(n, 0);
      if (total > limits.maxInputBytes()) {
        throw limit("maxInputBytes", limits.maxInputBytes());
      }
      int from = 0;
      if (first && end >= 3) {
        first = false;
        from = startsWithMark(buffer) ? 3 : 0;
      }
      for (int i = Math.max(from, held); i < end; i++) {
        byte b = buffer[i];
        if (b == '\n' && afterReturn && from == i) {
          from = i + 1; // the second half of a line end
          afterReturn = false;
        } else if (b == '\n' || b == '\r') {
          line(buffer, from, i);
          from = i + 1;
          afterReturn = b == '\r';
        } else if (from == i) {
          afterReturn = false;
        }
      }
      if (n < 0) {
        if (end > from) {
          line(buffer, from, end);
        }
        return;
      }
      held = end - from;
      System.arraycopy(buffer, from, buffer, 0, held);
    }
  }

  private static boolean startsWithMark(byte[] b) {
    return b[0] == (byte) 0xEF && b[1] == (byte) 0xBB && b[2] == (byte) 0xBF;
  }

  private SourceException limit(String which, long most) {
    problems.error(new Place(name, lineNumber, 1), "LIMIT_EXCEEDED", which, most);
    return new SourceException(problems.findings());
  }

  private void line(byte[] bytes, int from, int to) {
    lineNumber++;
    boolean ascii = true;
    for (int i = from; i < to; i++) {
      if (bytes[i] < 0) {
        ascii = false;
        break;
      }
    }
    if (ascii) {
      asciiLine(bytes, from, to);
    } else {
      String text = decode(bytes, from, to);
      if (text != null) {
        textLine(text);
      }
    }
  }

  private @Nullable String decode(byte[] bytes, int from, int to) {
    try {
      return decoder.decode(ByteBuffer.wrap(bytes, from, to - from)).toString();
    } catch (CharacterCodingException e) {
      problems.error(new Place(name, lineNumber, 1), "SOURCE_ENCODING");
      return null;
    }
  }

  private void asciiLine(byte[] bytes, int from, int to) {
    String a = null;
    String b = null;
    int names = 0;
    int i = from;
    while (i < to) {
      while (i < to && isSpace(bytes[i])) {
        i++;
      }
      if (i == to || bytes[i] == '#') {
        break;
      }
      int start = i;
      while (i < to && !isSpace(bytes[i])) {
        i++;
      }
      names++;
      if (names == 1) {
        a = new String(bytes, start, i - start, StandardCharsets.ISO_8859_1);
      } else if (names == 2) {
        b = new String(bytes, start, i - start, StandardCharsets.ISO_8859_1);
      }
    }
    take(a, b, names);
  }

  /** Tab to carriage return, the four separators, blank. */
  private static boolean isSpace(byte b) {
    return b == ' ' || (b >= 9 && b <= 13) || (b >= 28 && b <= 31);
  }

  private static boolean isSpace(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
  }

  private void textLine(String text) {
    String a = null;
    String b = null;
    int names = 0;
    int i = 0;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      if (isSpace(c)) {
        i += Character.charCount(c);
        continue;
      }
      if (c == '#') {
        break;
      }
      int start = i;
      while (i < text.length() && !isSpace(text.codePointAt(i))) {
        i += Character.charCount(text.codePointAt(i));
      }
      names++;
      if (names == 1) {
        a = text.substring(start, i);
      } else if (names == 2) {
        b = text.substring(start, i);
      }
    }
    take(a, b, names);
  }

  private void take(@Nullable String a, @Nullable String b, int names) {
    if (names > 2) {
      problems.error(new Place(name, lineNumber, 1), MaterialMessages.WORDS, "EDGE_LINE", names);
    } else if (a != null) {
      int v = ids.add(a);
      if (b != null) {
        owner.add(v);
        target.add(ids.add(b));
        lines.add(lineNumber);
      }
      if ((long) ids.size() + owner.size() > limits.maxObjects()) {
        throw limit("maxObjects", limits.maxObjects());
      }
    }
  }

  private PrerequisiteGraph graph() {
    Edges edges = Edges.once(ids.size(), owner, target, lines);
    return new PrerequisiteGraph(
        new GraphTables(
            ids.trimmed(),
            ids.size(),
            edges.shape(),
            null,
            null,
            null,
            null,
            null,
            null,
            edges.declared(),
            null,
            new Terms[] {Terms.NONE},
            Packed.of(edges.lines()),
            null,
            null,
            new String[] {name},
            null,
            null));
  }
}
