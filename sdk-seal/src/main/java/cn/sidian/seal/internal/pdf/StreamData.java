package cn.sidian.seal.internal.pdf;

import cn.sidian.core.Limits;
import cn.sidian.seal.internal.pdf.PdfObject.Array;
import cn.sidian.seal.internal.pdf.PdfObject.Dictionary;
import cn.sidian.seal.internal.pdf.PdfObject.Name;
import cn.sidian.seal.internal.pdf.PdfObject.Numeric;
import cn.sidian.seal.internal.pdf.PdfObject.Stream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.filter.FilterFactory;
import org.jspecify.annotations.Nullable;

/** The data of streams: where it ends, and what it decodes to (ISO 32000-2, 7.3.8 and 7.4). */
final class StreamData {
  private static final int SEARCH_CHUNK = 64 << 10;

  private StreamData() {}

  /**
   * The data as it stands in the file.
   *
   * @param length the resolved /Length
   */
  static byte[] raw(PdfBytes bytes, Stream stream, @Nullable PdfObject length, PdfScanner scanner) {
    return bytes.copy(stream.dataAt(), end(bytes, stream, length, scanner));
  }

  /** Where the data ends: where /Length says, if endstream follows there, else before that. */
  static long end(PdfBytes bytes, Stream stream, @Nullable PdfObject length, PdfScanner scanner) {
    long stated = statedEnd(bytes, stream, length, scanner);
    return stated >= 0 ? stated : endstream(bytes, stream.dataAt());
  }

  /** Where the data ends by /Length, or -1 if endstream does not follow there. */
  static long statedEnd(
      PdfBytes bytes, Stream stream, @Nullable PdfObject length, PdfScanner scanner) {
    Long stated = length instanceof Numeric number ? number.integer() : null;
    if (stated != null
        && stated >= 0
        && stated <= Integer.MAX_VALUE - 8
        && stream.dataAt() + stated <= bytes.length()) {
      scanner.seek(stream.dataAt() + stated).skipSpace();
      if (scanner.accept("endstream")) {
        return stream.dataAt() + stated;
      }
    }
    return -1;
  }

  /** Where the data ends when /Length does not say so: before the line end and endstream. */
  private static long endstream(PdfBytes bytes, long from) {
    byte[] chunk = new byte[SEARCH_CHUNK];
    long at = from;
    while (at < bytes.length()) {
      int n = bytes.read(at, chunk, 0, chunk.length);
      int found =
          ByteSearch.first(n == chunk.length ? chunk : Arrays.copyOf(chunk, n), "endstream");
      if (found >= 0) {
        long end = at + found;
        byte[] before = bytes.copy(Math.max(from, end - 2), end);
        int last = before.length - 1;
        if (last >= 0 && before[last] == '\n') {
          end--;
          last--;
        }
        if (last >= 0 && before[last] == '\r') {
          end--;
        }
        return end;
      }
      at += Math.max(1, n - 9);
      if (n < chunk.length) {
        break;
      }
    }
    throw PdfTrouble.damaged("stream", from);
  }

  /**
   * The decoded data.
   *
   * @param dictionary the dictionary of the stream
   * @param raw the data, decrypted
   * @param resolve follows references
   */
  static byte[] decode(
      Dictionary dictionary, byte[] raw, Limits limits, UnaryOperator<PdfObject> resolve) {
    return decode(dictionary, raw, limits, resolve, 0);
  }

  /** The data decoded but for the last filter, as that of a picture. */
  static byte[] decodeButLast(
      Dictionary dictionary, byte[] raw, Limits limits, UnaryOperator<PdfObject> resolve) {
    return decode(dictionary, raw, limits, resolve, 1);
  }

  private static byte[] decode(
      Dictionary dictionary,
      byte[] raw,
      Limits limits,
      UnaryOperator<PdfObject> resolve,
      int left) {
    List<PdfObject> filters = list(dictionary.get("Filter"), resolve);
    byte[] data = raw;
    for (int i = 0; i < filters.size() - left; i++) {
      if (i >= 8 || !(resolve.apply(filters.get(i)) instanceof Name filter)) {
        throw PdfTrouble.damaged("filter", 0);
      }
      Dictionary parameter = parameters(i, dictionary, resolve);
      data = decode(filter.value(), parameter, data, limits, resolve);
    }
    return data;
  }

  private static byte[] decode(
      String filter,
      Dictionary parameters,
      byte[] data,
      Limits limits,
      UnaryOperator<PdfObject> resolve) {
    return switch (filter) {
      case "FlateDecode", "Fl" -> Predictor.undo(inflate(data, limits), parameters, resolve);
      case "Crypt" -> data;
      default -> byLibrary(filter, parameters, data, limits, resolve);
    };
  }

  private static byte[] inflate(byte[] data, Limits limits) {
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(data);
      byte[] out = new byte[Math.max(512, Math.min(data.length * 4, 1 << 20))];
      int length = 0;
      while (!inflater.finished()) {
        if (length == out.length) {
          if (length >= limits.maxDecompressedBytes()) {
            throw PdfTrouble.limit("decompressed", limits.maxDecompressedBytes());
          }
          long grown = Math.min(limits.maxDecompressedBytes(), 2L * length);
          out = Arrays.copyOf(out, (int) Math.min(grown, Integer.MAX_VALUE - 8));
        }
        int n = inflater.inflate(out, length, out.length - length);
        length += n;
        if (n == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
          // a stream cut short: what was decoded so far is what every reader shows
          break;
        }
      }
      return Arrays.copyOf(out, length);
    } catch (DataFormatException e) {
      throw PdfTrouble.damaged("filter", 0);
    } finally {
      inflater.end();
    }
  }

  private static byte[] byLibrary(
      String filter,
      Dictionary parameters,
      byte[] data,
      Limits limits,
      UnaryOperator<PdfObject> resolve) {
    switch (filter) {
      case "LZWDecode",
          "LZW",
          "ASCIIHexDecode",
          "AHx",
          "ASCII85Decode",
          "A85",
          "RunLengthDecode",
          "RL" -> {}
      default -> throw PdfTrouble.damaged("filter", 0);
    }
    COSDictionary settings = new COSDictionary();
    settings.setItem(COSName.FILTER, COSName.getPDFName(filter));
    COSDictionary inner = new COSDictionary();
    parameters
        .entries()
        .forEach(
            (key, value) -> {
              if (resolve.apply(value) instanceof Numeric number && number.integer() != null) {
                inner.setItem(COSName.getPDFName(key), COSInteger.get((long) number.value()));
              }
            });
    settings.setItem(COSName.DECODE_PARMS, inner);
    LimitedOutput out = new LimitedOutput(limits);
    try {
      FilterFactory.INSTANCE
          .getFilter(COSName.getPDFName(filter))
          .decode(new ByteArrayInputStream(data), out, settings, 0);
    } catch (IOException e) {
      throw PdfTrouble.damaged("filter", 0);
    }
    return out.toByteArray();
  }

  /** Where a filter stands among those of a stream, or -1. */
  static int filter(String name, Dictionary dictionary, UnaryOperator<PdfObject> resolve) {
    List<PdfObject> filters = list(dictionary.get("Filter"), resolve);
    for (int i = 0; i < filters.size(); i++) {
      if (resolve.apply(filters.get(i)) instanceof Name filter && filter.value().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  /** The parameters of the filter at a place; empty if it has none. */
  static Dictionary parameters(
      int filter, Dictionary dictionary, UnaryOperator<PdfObject> resolve) {
    List<PdfObject> parameters = list(dictionary.get("DecodeParms"), resolve);
    return filter < parameters.size()
            && resolve.apply(parameters.get(filter)) instanceof Dictionary found
        ? found
        : Dictionary.EMPTY;
  }

  private static List<PdfObject> list(@Nullable PdfObject value, UnaryOperator<PdfObject> resolve) {
    if (value == null) {
      return List.of();
    }
    PdfObject resolved = resolve.apply(value);
    return resolved instanceof Array array ? array.items() : List.of(resolved);
  }

  private static final class LimitedOutput extends ByteArrayOutputStream {
    private final Limits limits;

    LimitedOutput(Limits limits) {
      this.limits = limits;
    }

    @Override
    public synchronized void write(int b) {
      room(1);
      super.write(b);
    }

    @Override
    public synchronized void write(byte[] b, int off, int len) {
      room(len);
      super.write(b, off, len);
    }

    private void room(int more) {
      if (count + (long) more > limits.maxDecompressedBytes()) {
        throw PdfTrouble.limit("decompressed", limits.maxDecompressedBytes());
      }
    }
  }
}
