package cn.sidian.core.status;

import static cn.sidian.core.status.Messages.MESSAGES;

import cn.sidian.core.SidianException;
import cn.sidian.core.crypto.DigestAlgorithm;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * One small file for each name. A file that cannot be read is a failure, not a first time: an
 * attacker who damages it must not gain by it.
 */
final class FolderMemory implements StatusListMemory {
  private static final String FORMAT = "sidian-memory/1";

  /** A lock of the file system belongs to the process, so threads need one of their own. */
  private static final ConcurrentMap<Path, Object> LOCKS = new ConcurrentHashMap<>();

  private final Path folder;

  FolderMemory(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  @Override
  public Comparison compareAndRemember(Seen seen, Instant at) {
    Object lock = LOCKS.computeIfAbsent(folder, any -> new Object());
    synchronized (lock) {
      try {
        Files.createDirectories(folder);
        try (FileChannel channel =
                FileChannel.open(
                    folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock held = channel.lock()) {
          return held.isValid() ? compare(seen, at) : Comparison.CONFLICT;
        }
      } catch (IOException e) {
        throw failed(folder, e);
      }
    }
  }

  private Comparison compare(Seen seen, Instant at) throws IOException {
    Path file = file(seen.name());
    Seen before = Files.exists(file) ? read(file, seen.name()) : null;
    Comparison comparison = before == null ? Comparison.NEWER : seen.against(before);
    if (comparison == Comparison.NEWER) {
      write(file, seen);
    }
    return Seen.forgives(comparison, before, at) ? Comparison.SAME : comparison;
  }

  private Path file(String name) {
    byte[] digest = DigestAlgorithm.SM3.digest(name.getBytes(StandardCharsets.UTF_8));
    return folder.resolve("seen-" + HexFormat.of().formatHex(digest, 0, 16) + ".txt");
  }

  private static Seen read(Path file, String name) throws IOException {
    List<String> lines = Files.readAllLines(file);
    if (lines.size() != 5 || !lines.get(0).equals(FORMAT) || !lines.get(1).equals(name)) {
      throw failed(file, null);
    }
    try {
      return new Seen(
          name, Long.parseLong(lines.get(2)), Instant.parse(lines.get(3)), lines.get(4));
    } catch (NumberFormatException | DateTimeException e) {
      throw failed(file, e);
    }
  }

  private void write(Path file, Seen seen) throws IOException {
    String text =
        String.join(
            "\n",
            FORMAT,
            seen.name(),
            Long.toString(seen.sequence()),
            seen.asOf().toString(),
            seen.digest(),
            "");
    Path fresh = Files.createTempFile(folder, "seen-", ".new");
    try {
      try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static SidianException failed(Path place, @Nullable Exception cause) {
    return new SidianException(
        "MEMORY_FAILED", MESSAGES.text("MEMORY_FAILED"), place.toString(), cause);
  }
}
