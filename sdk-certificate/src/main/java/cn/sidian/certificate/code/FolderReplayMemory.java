package cn.sidian.certificate.code;

import cn.sidian.certificate.internal.code.CodeMessages;
import cn.sidian.core.SidianException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An empty file for each pass, whose name says the pass and when it may be forgotten, and one whose
 * name says how late it has been.
 */
final class FolderReplayMemory implements ReplayMemory {
  private static final Pattern PASS = Pattern.compile("pass-[0-9a-f]{32}-([0-9]{1,12})");
  private static final Pattern CLOCK = Pattern.compile("clock-([0-9]{1,12})");

  private final Path folder;

  FolderReplayMemory(Path folder) {
    this.folder = folder;
  }

  @Override
  public Use use(String passId, Instant until, Instant now) {
    try {
      Files.createDirectories(folder);
      if (now.plus(CLOCK_SKEW).getEpochSecond() < latest()) {
        return Use.CLOCK_SET_BACK;
      }
      forget(now);
      // the end is signed with the pass, so one pass has one name
      Files.createFile(folder.resolve("pass-" + passId + "-" + until.getEpochSecond()));
      return Use.FIRST;
    } catch (FileAlreadyExistsException e) {
      return Use.REPLAYED;
    } catch (IOException e) {
      throw new SidianException(
          "MEMORY_FAILED",
          CodeMessages.MESSAGES.text("MEMORY_FAILED.replay"),
          folder.toString(),
          e);
    }
  }

  private long latest() throws IOException {
    long latest = Long.MIN_VALUE;
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "clock-*")) {
      for (Path file : files) {
        latest = Math.max(latest, end(file, CLOCK));
      }
    }
    return latest;
  }

  private static long end(Path file, Pattern form) {
    Matcher name = form.matcher(file.getFileName().toString());
    return name.matches() ? Long.parseLong(name.group(1)) : Long.MIN_VALUE;
  }

  /** The new mark of the clock is made before older ones go, so there always is one. */
  private void forget(Instant now) throws IOException {
    long second = now.getEpochSecond();
    if (latest() < second) {
      // not createFile: another process may make the same mark just now
      Files.write(folder.resolve("clock-" + second), new byte[0]);
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "{pass,clock}-*")) {
      for (Path file : files) {
        long pass = end(file, PASS);
        long clock = end(file, CLOCK);
        boolean over = pass != Long.MIN_VALUE && pass + CLOCK_SKEW.toSeconds() < second;
        if (over || (clock != Long.MIN_VALUE && clock < second)) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}
