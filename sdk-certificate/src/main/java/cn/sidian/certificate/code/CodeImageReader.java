package cn.sidian.certificate.code;

import java.util.List;

/**
 * Finds codes in pictures. The SDK draws codes and does not look for them: a host brings a decoder
 * of its own, as the examples do with ZXing. Implementations must be safe for many threads and must
 * bear hostile pictures.
 */
@FunctionalInterface
public interface CodeImageReader {
  /**
   * The texts of the symbols in a picture.
   *
   * @param image the file: PNG or JPEG
   * @return every text found, ours or not; empty if there is none
   */
  List<String> read(byte[] image);
}
