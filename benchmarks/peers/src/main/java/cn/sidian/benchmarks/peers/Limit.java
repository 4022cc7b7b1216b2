package cn.sidian.benchmarks.peers;

import cn.sidian.core.crypto.SignatureSuite;
import cn.sidian.core.crypto.SigningKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Scanner;

/**
 * What nobody can do without: hash what the signature covers, sign once with the same key object,
 * copy the document once. Nothing is parsed and nothing is written but a given tail.
 */
public final class Limit {
  /** What is signed is the attributes, not the document; ours are of about this length. */
  private static final int ATTRIBUTES = 240;

  private static final int CHUNK = 64 << 10;

  private final SigningKey key;
  private final SignatureSuite suite;
  private final byte[] sealed;
  private final int documentLength;
  private final int holeStart;
  private final int holeEnd;

  /**
   * Takes a sealed document as the model.
   *
   * @param key who signs
   * @param sealed a document sealed by Sidian
   * @param documentLength how long it was before
   */
  public Limit(SigningKey key, byte[] sealed, int documentLength) {
    this.key = key;
    this.suite = SignatureSuite.usualFor(key.certificate().getPublicKey()).orElseThrow();
    this.sealed = sealed;
    this.documentLength = documentLength;
    String text = new String(sealed, StandardCharsets.ISO_8859_1);
    int start = text.lastIndexOf("/ByteRange [") + "/ByteRange [".length();
    Scanner range = new Scanner(text.substring(start, text.indexOf(']', start)));
    range.nextInt();
    this.holeStart = range.nextInt();
    this.holeEnd = range.nextInt();
  }

  /** What has to be appended in any case. */
  public int tailLength() {
    return sealed.length - documentLength;
  }

  private byte[] digest() {
    MessageDigest digest = suite.digest().newDigest();
    digest.update(sealed, 0, holeStart);
    digest.update(sealed, holeEnd, sealed.length - holeEnd);
    return digest.digest();
  }

  private static byte[] attributes(byte[] digest) {
    return Arrays.copyOf(digest, ATTRIBUTES);
  }

  /** The limit of sealing in memory. */
  public byte[] seal(byte[] pdf) {
    byte[] out = Arrays.copyOf(pdf, sealed.length);
    System.arraycopy(sealed, documentLength, out, documentLength, tailLength());
    byte[] signature = key.sign(suite, attributes(digest()));
    System.arraycopy(signature, 0, out, holeStart + 1, signature.length);
    return out;
  }

  /** The limit of sealing from file to file. */
  public byte[] seal(Path input, Path output) {
    MessageDigest digest = suite.digest().newDigest();
    try (FileChannel in = FileChannel.open(input);
        FileChannel out =
            FileChannel.open(
                output,
                StandardOpenOption.WRITE,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
      while (in.read(chunk) >= 0) {
        chunk.flip();
        digest.update(chunk.array(), 0, chunk.limit());
        write(out, chunk);
        chunk.clear();
      }
      digest.update(sealed, documentLength, holeStart - documentLength);
      digest.update(sealed, holeEnd, sealed.length - holeEnd);
      byte[] signature = key.sign(suite, attributes(digest.digest()));
      write(out, ByteBuffer.wrap(sealed, documentLength, tailLength()));
      return signature;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(FileChannel out, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }
}
