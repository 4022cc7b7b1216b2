package cn.sidian.certificate.quality;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Records that wait until somebody mends them (JZ-20, ZW-39), each with its defects and how to
 * repair them. A certificate has one place here, however often it is imported: the same type,
 * authority, number and holders come to the same entry. Safe for many threads and processes.
 */
public interface Quarantine {
  /**
   * A record that waits. Personal data: {@link #toString()} shows the id only.
   *
   * @param id its id; it does not tell the number of the certificate
   * @param source the file it came from
   * @param place where it stands there, as {@code record 7}
   * @param record the record as it was written
   * @param defects everything that is wrong with it, each with a remedy
   * @param keptAt since when it waits
   * @param resolvedAt when it was issued after all or put aside, or null
   */
  record Entry(
      String id,
      String source,
      String place,
      CertificateRecord record,
      List<Defect> defects,
      Instant keptAt,
      @Nullable Instant resolvedAt) {
    /**
     * Copies the list.
     *
     * @param id its id
     * @param source the file it came from
     * @param place where it stands there
     * @param record the record
     * @param defects everything that is wrong with it
     * @param keptAt since when it waits
     * @param resolvedAt when it was resolved, or null
     */
    public Entry {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(record, "record");
      defects = List.copyOf(defects);
    }

    @Override
    public String toString() {
      return "Entry[" + id + "]";
    }
  }

  /**
   * Keeps a record, or brings what is kept of the same certificate up to date; one that was
   * resolved waits again.
   *
   * @param source the file it came from; at most 300 characters
   * @param place where it stands there
   * @param record the record
   * @param defects everything that is wrong with it
   * @return the id
   */
  String keep(String source, String place, CertificateRecord record, List<Defect> defects);

  /**
   * Notes that a certificate was issued from a record, or that the record is put aside.
   *
   * @param record the record; another one of the same certificate is resolved too
   * @return whether one was waiting
   */
  boolean resolve(CertificateRecord record);

  /**
   * An entry.
   *
   * @param id its id
   * @return empty if there is none
   */
  Optional<Entry> find(String id);

  /**
   * What waits, the oldest first.
   *
   * @param limit how many at most
   * @return entries that are not resolved
   */
  List<Entry> waiting(int limit);

  /**
   * How many wait.
   *
   * @return entries that are not resolved
   */
  long count();

  /**
   * Notes what became of a file; the same file again replaces its counts.
   *
   * @param source what was read
   */
  void note(LegacySource source);

  /**
   * The files that were imported, the latest first.
   *
   * @param limit how many at most
   * @return their counts
   */
  List<LegacySource> sources(int limit);
}
