package cn.sidian.certificate.register;

import static cn.sidian.certificate.register.Messages.MESSAGES;

import cn.sidian.core.SidianException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Files in a folder; what is half written never stands under a name. */
final class FolderFileStore implements CertificateFileStore {
  private static final String END = ".sealed";
  private static final Pattern NAME = Pattern.compile("[a-z0-9]{3,10}-[0-9a-f]{64,128}");

  private final Path folder;

  FolderFileStore(Path folder) {
    this.folder = folder.toAbsolutePath();
  }

  private Path place(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("a file of the store is named by a digest, as sm3-HEX");
    }
    int digits = name.indexOf('-') + 1;
    return folder.resolve(name.substring(digits, digits + 2)).resolve(name + END);
  }

  private SidianException failed(IOException cause) {
    return new SidianException(
        "FILE_STORE_FAILED", MESSAGES.text("FILE_STORE_FAILED"), folder.toString(), cause);
  }

  @Override
  public void write(String name, byte[] bytes) {
    Path place = place(name);
    Path temporary = null;
    try {
      Path parent = Files.createDirectories(place.getParent());
      temporary = Files.createTempFile(parent, "new-", ".part");
      try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        ByteBuffer content = ByteBuffer.wrap(bytes);
        while (content.hasRemaining()) {
          channel.write(content);
        }
        channel.force(true);
      }
      Files.move(temporary, place, StandardCopyOption.ATOMIC_MOVE);
      force(parent);
      force(folder);
    } catch (IOException e) {
      remove(temporary);
      throw failed(e);
    }
  }

  private static void remove(@org.jspecify.annotations.Nullable Path temporary) {
    try {
      if (temporary != null) {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      // an orphan with no name of a certificate; the sweep finds it
    }
  }

  /** The entry of a file is on the disk only when its folder is; Windows has no such call. */
  private static void force(Path directory) throws IOException {
    if (java.io.File.separatorChar == '/') {
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  @Override
  public Optional<byte[]> read(String name) {
    try {
      return Optional.of(Files.readAllBytes(place(name)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public List<String> olderThan(Instant before) {
    List<String> names = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return names;
    }
    try (Stream<Path> files = Files.walk(folder, 2)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        String name = String.valueOf(file.getFileName());
        if (Files.getLastModifiedTime(file).compareTo(FileTime.from(before)) < 0) {
          String digest = name.endsWith(END) ? name.substring(0, name.length() - END.length()) : "";
          if (NAME.matcher(digest).matches()) {
            names.add(digest);
          } else if (name.endsWith(".part")) {
            Files.deleteIfExists(file);
          }
        }
      }
      return names;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public void delete(String name) {
    try {
      Files.deleteIfExists(place(name));
    } catch (IOException e) {
      throw failed(e);
    }
  }
}
