package cn.sidian.seal.internal.sealing;

import static cn.sidian.seal.internal.SealMessages.MESSAGES;

import cn.sidian.core.SidianException;
import cn.sidian.seal.internal.pdf.PdfBytes;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** A file that is written beside its place and moved there when it is complete. */
public final class OutputFile implements Closeable {
  private static final int CHUNK = 64 << 10;

  private final Path target;
  private final boolean overwrite;
  private final Path temporary;
  private final OutputStream out;
  private boolean done;

  private OutputFile(Path target, boolean overwrite, Path temporary, OutputStream out) {
    this.target = target;
    this.overwrite = overwrite;
    this.temporary = temporary;
    this.out = out;
  }

  /**
   * Refuses outputs that are in the way, before any work.
   *
   * @param input the input, or null
   */
  public static void check(@Nullable Path input, Path target, boolean overwrite) throws Refused {
    try {
      if (Files.isDirectory(target)) {
        throw Refused.because("OUTPUT_IS_FOLDER");
      }
      if (overwrite) {
        return;
      }
      if (input != null && Files.exists(target) && Files.isSameFile(input, target)) {
        throw Refused.because("OUTPUT_IS_INPUT");
      }
      if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
        throw Refused.because("OUTPUT_EXISTS");
      }
    } catch (IOException e) {
      throw Refused.because("OUTPUT_NOT_WRITABLE");
    }
  }

  /** Opens the temporary file in the folder of the target. */
  public static OutputFile open(Path target, boolean overwrite) throws Refused {
    Path absolute = target.toAbsolutePath();
    String name = "." + absolute.getFileName() + "." + Long.toHexString(System.nanoTime());
    Path temporary = absolute.resolveSibling(name + ".part");
    try {
      // opened plainly, so that the file gets the rights that the process gives its files
      OutputStream out = Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW);
      return new OutputFile(target, overwrite, temporary, out);
    } catch (IOException | SecurityException e) {
      throw Refused.because("OUTPUT_NOT_WRITABLE");
    }
  }

  /**
   * Copies a range of the input.
   *
   * @param digest sees the same bytes, or null
   */
  public void copy(PdfBytes input, long from, long to, @Nullable MessageDigest digest) {
    byte[] chunk = new byte[(int) Math.min(CHUNK, Math.max(1, to - from))];
    long at = from;
    while (at < to) {
      int n = input.read(at, chunk, 0, (int) Math.min(chunk.length, to - at));
      if (n <= 0) {
        throw MESSAGES.exception("INPUT_UNREADABLE", null);
      }
      if (digest != null) {
        digest.update(chunk, 0, n);
      }
      write(chunk, n);
      at += n;
    }
  }

  /** Writes the first bytes of an array. */
  public void write(byte[] bytes, int length) {
    try {
      out.write(bytes, 0, length);
    } catch (IOException e) {
      throw writeFailed(e);
    }
  }

  /** Moves the complete file to its place. */
  public void commit() throws Refused {
    try {
      out.close();
      if (overwrite) {
        replace();
      } else {
        Files.move(temporary, target);
      }
      done = true;
    } catch (FileAlreadyExistsException e) {
      throw Refused.because("OUTPUT_EXISTS");
    } catch (IOException e) {
      throw writeFailed(e);
    }
  }

  private void replace() throws IOException {
    try {
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** OUTPUT_FAILED. */
  public static SidianException writeFailed(IOException cause) {
    return MESSAGES.exception("OUTPUT_FAILED", cause);
  }

  /** Removes what was not committed. */
  @Override
  public void close() throws IOException {
    try {
      out.close();
    } finally {
      if (!done) {
        Files.deleteIfExists(temporary);
      }
    }
  }
}
