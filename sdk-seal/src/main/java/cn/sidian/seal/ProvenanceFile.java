package cn.sidian.seal;

import cn.sidian.core.SidianException;
import cn.sidian.seal.internal.sealing.ProvenanceJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads provenance files, JSON in the format {@code sidian-provenance/1} ({@code docs/formats.md}).
 * Unknown, missing and repeated keys are errors.
 */
public final class ProvenanceFile {
  private static final int MAX_BYTES = 1 << 20;

  private ProvenanceFile() {}

  /**
   * Reads a provenance.
   *
   * @param json UTF-8
   * @return the provenance
   * @throws SidianException {@code PROVENANCE_UNREADABLE} with line and column
   */
  public static DataProvenance parse(byte[] json) {
    return ProvenanceJson.parse(json);
  }

  /**
   * Reads a provenance file.
   *
   * @param file the file
   * @return the provenance
   * @throws SidianException {@code PROVENANCE_UNREADABLE} with line and column
   */
  public static DataProvenance read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return parse(in.readNBytes(MAX_BYTES + 1));
    } catch (IOException e) {
      throw ProvenanceJson.unreadable(e);
    }
  }
}
