package cn.sidian.certificate.register;

import static cn.sidian.certificate.register.Messages.MESSAGES;

import cn.sidian.core.SidianException;
import cn.sidian.core.privacy.FieldCipher;
import cn.sidian.core.store.Database;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The sealed files, enciphered: in table {@code certificate_file}, or in the host's store. */
final class StoredFiles {
  /** What the column holds of a file that lies in the store. */
  private static final byte[] ELSEWHERE = {};

  private static final Duration SHORTEST = Duration.ofMinutes(10);

  private final Database database;
  private final RegisterSettings settings;
  private final FieldCipher cipher;
  private final @Nullable CertificateFileStore store;

  StoredFiles(
      Database database,
      RegisterSettings settings,
      FieldCipher cipher,
      @Nullable CertificateFileStore store) {
    this.database = database;
    this.settings = settings;
    this.cipher = cipher;
    this.store = store;
  }

  private static String name(String rangeDigest) {
    return rangeDigest.replace(':', '-');
  }

  private static String associated(String identifier) {
    return "certificate/file/" + identifier;
  }

  /** Keeps a file where it survives, before the commit; what the column is to hold. */
  byte[] keep(String identifier, IssuedFile file) {
    byte[] stored = cipher.encipher(file.pdf(), associated(identifier));
    if (store == null) {
      return stored;
    }
    store.write(name(file.rangeDigest()), stored);
    return ELSEWHERE;
  }

  /** The file of a row. */
  byte[] open(String identifier, String rangeDigest, byte[] column) {
    byte[] stored = column;
    if (column.length == 0) {
      stored =
          (store == null ? java.util.Optional.<byte[]>empty() : store.read(name(rangeDigest)))
              .orElseThrow(
                  () ->
                      new SidianException(
                          "FILE_STORE_FAILED", MESSAGES.text("FILE_STORE_FAILED"), identifier));
    }
    return cipher.decipher(stored, associated(identifier));
  }

  /** Removes what no certificate names; gives how many. */
  int sweep(Duration olderThan) {
    if (olderThan.compareTo(SHORTEST) < 0) {
      throw new IllegalArgumentException(
          "a file waits for its commit; sweep what is at least ten minutes old");
    }
    CertificateFileStore files = store;
    if (files == null) {
      return 0;
    }
    Instant before = settings.clock().instant().minus(olderThan);
    int removed = 0;
    for (String name : files.olderThan(before)) {
      long named =
          database.transact(
              tx ->
                  tx.count(
                      "SELECT COUNT(*) FROM certificate_file WHERE signed_range_digest = ?",
                      name.replace('-', ':')));
      if (named == 0) {
        files.delete(name);
        removed++;
      }
    }
    return removed;
  }
}
