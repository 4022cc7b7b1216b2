package cn.sidian.certificate.register;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where the sealed files of certificates lie, if not in the register's database. What is handed
 * over is enciphered already. A register writes a file before the commit that names it and reads
 * only what a commit names; files that no commit came to name are orphans, which {@link
 * JdbcCertificateRegister#sweepFiles} removes. Implementations are safe for many threads and
 * processes.
 */
public interface CertificateFileStore {
  /**
   * Writes a file; once this returns it survives a crash of the machine. The same name again is the
   * same content and becomes fresh.
   *
   * @param name the digest of the signed range, as {@code sm3-HEX}
   * @param bytes its content
   * @throws cn.sidian.core.SidianException {@code FILE_STORE_FAILED}
   */
  void write(String name, byte[] bytes);

  /**
   * Reads a file.
   *
   * @param name its name
   * @return empty if there is none
   * @throws cn.sidian.core.SidianException {@code FILE_STORE_FAILED}
   */
  Optional<byte[]> read(String name);

  /**
   * What was not written since.
   *
   * @param before files written earlier
   * @return their names
   * @throws cn.sidian.core.SidianException {@code FILE_STORE_FAILED}
   */
  List<String> olderThan(Instant before);

  /**
   * Removes a file; one that is not there is removed already.
   *
   * @param name its name
   * @throws cn.sidian.core.SidianException {@code FILE_STORE_FAILED}
   */
  void delete(String name);

  /**
   * A folder of the host, spread over 256 subfolders. Each file is written beside its place, forced
   * to the disk, moved into place, and the folder is forced too.
   *
   * @param folder the folder; created with the first file
   * @return the store
   */
  static CertificateFileStore folder(Path folder) {
    return new FolderFileStore(folder);
  }
}
