package cn.sidian.examples.certificate;

import cn.sidian.certificate.quality.CertificateRecord;
import cn.sidian.core.SidianException;
import cn.sidian.core.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A record and the photo beside it.
 *
 * @param record the record
 * @param photo the photo's bytes, or null if there is none or it cannot be read
 */
record RecordFile(CertificateRecord record, byte @Nullable [] photo) {
  private static final long MAX_PHOTO = 4 << 20;

  static RecordFile read(Path file) {
    try {
      CertificateRecord record = CertificateRecord.parse(Files.readAllBytes(file));
      return new RecordFile(record, photo(file.toAbsolutePath().getParent(), record));
    } catch (IOException e) {
      throw new SidianException(
          "INPUT_UNREADABLE",
          new Text("无法读取文件，请检查路径和权限。", "The file cannot be read; check its path and rights."),
          null,
          e);
    }
  }

  /** The photo a record names; what cannot be read is absent, and the gate says so. */
  static byte @Nullable [] photo(@Nullable Path folder, CertificateRecord record) {
    String name = record.photo();
    if (name == null || folder == null) {
      return null;
    }
    try {
      Path photo = folder.resolve(name);
      return Files.size(photo) > MAX_PHOTO ? null : Files.readAllBytes(photo);
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }

  @Override
  public String toString() {
    return record.toString();
  }
}
