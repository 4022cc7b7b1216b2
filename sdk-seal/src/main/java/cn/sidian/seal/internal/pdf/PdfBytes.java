package cn.sidian.seal.internal.pdf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** The bytes of a file, in memory or on disk. Reading moves no position; safe for many threads. */
public abstract class PdfBytes {
  private static final int CHUNK = 64 << 10;

  private final long length;

  private PdfBytes(long length) {
    this.length = length;
  }

  /** Bytes in memory, which must not be changed. */
  public static PdfBytes of(byte[] bytes) {
    return new InMemory(bytes, bytes.length);
  }

  /** An open file; the caller closes it. */
  public static PdfBytes of(FileChannel file) throws IOException {
    return new OnDisk(file, file.size());
  }

  /** These bytes with more behind them. */
  public final PdfBytes with(byte[] more, int count) {
    return new Joined(this, more, length + count);
  }

  public final long length() {
    return length;
  }

  /** The same bytes, cut off: how a file stood at the end of an earlier revision. */
  public abstract PdfBytes prefix(long newLength);

  /** Reads up to {@code count} bytes; fewer only at the end. */
  public abstract int read(long position, byte[] target, int offset, int count);

  /** The whole array when in memory; only the first {@link #length()} bytes count. */
  abstract byte @Nullable [] array();

  /** A copy of a range. */
  public final byte[] copy(long from, long to) {
    if (from < 0 || to < from || to > length || to - from > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException("range " + from + ".." + to + " of " + length);
    }
    byte[] out = new byte[(int) (to - from)];
    read(from, out, 0, out.length);
    return out;
  }

  /** Feeds a range to a digest. */
  public final void digest(MessageDigest digest, long from, long to) {
    byte[] array = array();
    if (array != null) {
      digest.update(array, (int) from, (int) (to - from));
      return;
    }
    byte[] chunk = new byte[(int) Math.min(CHUNK, Math.max(0, to - from))];
    long at = from;
    while (at < to) {
      int n = read(at, chunk, 0, (int) Math.min(chunk.length, to - at));
      if (n <= 0) {
        throw PdfTrouble.unreadable(at, null);
      }
      digest.update(chunk, 0, n);
      at += n;
    }
  }

  private static final class InMemory extends PdfBytes {
    private final byte[] bytes;

    InMemory(byte[] bytes, long length) {
      super(length);
      this.bytes = bytes;
    }

    @Override
    public PdfBytes prefix(long newLength) {
      return new InMemory(bytes, Math.min(newLength, length()));
    }

    @Override
    public int read(long position, byte[] target, int offset, int count) {
      int n = (int) Math.min(count, length() - position);
      if (n <= 0) {
        return 0;
      }
      System.arraycopy(bytes, (int) position, target, offset, n);
      return n;
    }

    @Override
    byte[] array() {
      return bytes;
    }
  }

  private static final class OnDisk extends PdfBytes {
    private final FileChannel file;

    OnDisk(FileChannel file, long length) {
      super(length);
      this.file = file;
    }

    @Override
    public PdfBytes prefix(long newLength) {
      return new OnDisk(file, Math.min(newLength, length()));
    }

    @Override
    public int read(long position, byte[] target, int offset, int count) {
      int wanted = (int) Math.min(count, length() - position);
      ByteBuffer buffer = ByteBuffer.wrap(target, offset, Math.max(0, wanted));
      try {
        while (buffer.hasRemaining()) {
          int n = file.read(buffer, position + buffer.position() - offset);
          if (n < 0) {
            break;
          }
        }
      } catch (IOException e) {
        throw PdfTrouble.unreadable(position, e);
      }
      return buffer.position() - offset;
    }

    @Override
    byte @Nullable [] array() {
      return null;
    }
  }

  /** Something with a piece in memory behind it. */
  private static final class Joined extends PdfBytes {
    private final PdfBytes first;
    private final byte[] second;

    Joined(PdfBytes first, byte[] second, long length) {
      super(length);
      this.first = first;
      this.second = second;
    }

    @Override
    public PdfBytes prefix(long newLength) {
      return newLength <= first.length()
          ? first.prefix(newLength)
          : new Joined(first, second, Math.min(newLength, length()));
    }

    @Override
    public int read(long position, byte[] target, int offset, int count) {
      int wanted = (int) Math.min(count, length() - position);
      if (wanted <= 0) {
        return 0;
      }
      int done = 0;
      if (position < first.length()) {
        int before = (int) Math.min(wanted, first.length() - position);
        done = first.read(position, target, offset, before);
        if (done < before || before == wanted) {
          return done;
        }
      }
      int rest = wanted - done;
      int from = (int) (position + done - first.length());
      System.arraycopy(second, from, target, offset + done, rest);
      return wanted;
    }

    @Override
    byte @Nullable [] array() {
      return null;
    }
  }
}
