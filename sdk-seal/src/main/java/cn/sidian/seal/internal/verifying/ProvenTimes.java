package cn.sidian.seal.internal.verifying;

import cn.sidian.seal.internal.pdf.PdfDocument;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The document time stamps that were believed so far, from the end of the file to its start. */
final class ProvenTimes {
  private record Stamp(long end, Instant time, @Nullable PdfDocument document) {}

  private final List<Stamp> stamps = new ArrayList<>();

  /**
   * Everything up to a byte existed at a moment.
   *
   * @param document what these bytes are, or null if nobody can tell
   */
  void add(long end, Instant time, @Nullable PdfDocument document) {
    stamps.add(new Stamp(end, time, document));
  }

  /** The earliest moment at which a certificate is known to have been in a store, or null. */
  @Nullable Instant ofStored(X509Certificate certificate) {
    return stamps.stream()
        .sorted(Comparator.comparing(Stamp::time))
        .filter(
            stamp ->
                stamp.document() != null
                    && SecurityStore.of(stamp.document()).certificates().contains(certificate))
        .map(Stamp::time)
        .findFirst()
        .orElse(null);
  }

  /** The earliest moment at which everything up to a byte is known to have existed, or null. */
  @Nullable Instant of(long end) {
    return stamps.stream()
        .filter(stamp -> stamp.end() > end)
        .map(Stamp::time)
        .min(Instant::compareTo)
        .orElse(null);
  }
}
