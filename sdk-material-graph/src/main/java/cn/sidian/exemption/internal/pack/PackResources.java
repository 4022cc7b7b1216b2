package cn.sidian.exemption.internal.pack;

import cn.sidian.condition.internal.SourceReader;
import cn.sidian.core.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Finds the files that lie beside a pack. */
public interface PackResources {
  /** The bytes of a file beside the pack, or null if there is none. */
  byte @Nullable [] bytes(String relative);

  /** How messages call that file. */
  String name(String relative);

  /** Files beside a pack on disk; nothing outside its folder. */
  static PackResources beside(Path pack, Limits limits) {
    // without . and .., or nothing would lie in the folder of "./pack.yaml"
    Path parent = pack.toAbsolutePath().normalize().getParent();
    Path shown = pack.getParent();
    return new PackResources() {
      @Override
      public byte @Nullable [] bytes(String relative) {
        if (parent == null) {
          return null;
        }
        Path file = parent.resolve(relative).normalize();
        return file.startsWith(parent) && Files.isRegularFile(file)
            ? SourceReader.bytes(file, limits)
            : null;
      }

      @Override
      public String name(String relative) {
        return shown == null ? relative : shown.resolve(relative).toString();
      }
    };
  }

  /** The packs that come with the SDK. */
  static PackResources shipped() {
    return new PackResources() {
      @Override
      public byte @Nullable [] bytes(String relative) {
        try (InputStream in =
            PackResources.class.getResourceAsStream("/cn/sidian/exemption/packs/" + relative)) {
          return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }

      @Override
      public String name(String relative) {
        return relative;
      }
    };
  }
}
