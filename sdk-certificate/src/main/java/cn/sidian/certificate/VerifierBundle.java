package cn.sidian.certificate;

import cn.sidian.certificate.catalog.CertificateCatalog;
import cn.sidian.certificate.internal.verifying.BundleFormat;
import cn.sidian.certificate.issuer.IssuerHistory;
import cn.sidian.certificate.issuer.IssuerKeys;
import cn.sidian.core.SidianException;
import cn.sidian.core.crypto.AlgorithmNumbers;
import cn.sidian.core.crypto.DigestAlgorithm;
import cn.sidian.core.crypto.SigningKey;
import cn.sidian.core.trust.TrustAnchors;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a register tells verifiers that cannot ask it: which key belongs to which issuer unit in
 * which role and when, which editions of types there are, and who was competent when. Without it a
 * valid chain says nothing about who may issue what.
 *
 * <p>A bundle is believed if <em>one of the verifier's trust anchors itself</em> signed it. A chain
 * to an anchor is not enough: every key of every office has one. So a register hands its own
 * certificate for bundles to verifiers, beside its root ({@code trust.pem} holds both). Immutable
 * and safe for many threads.
 */
public final class VerifierBundle {
  private final Content content;
  private final byte[] encoded;

  private VerifierBundle(Content content, byte[] encoded) {
    this.content = content;
    this.encoded = encoded;
  }

  /**
   * What a bundle says.
   *
   * @param register the name of the register
   * @param sequence counts its bundles, from 1
   * @param asOf the moment of the knowledge
   * @param expiresAt from then on the bundle must not be used
   * @param previous the digest of the bundle before, or null
   * @param keys the keys
   * @param intermediates certificates that lead from keys to roots
   * @param types the editions of types
   * @param history who was competent when
   * @param catalogue the whole catalogue, by which pages are drawn anew and compared; null leaves
   *     pages unchecked
   */
  public record Content(
      String register,
      long sequence,
      Instant asOf,
      Instant expiresAt,
      @Nullable String previous,
      IssuerKeys keys,
      List<X509Certificate> intermediates,
      List<TypeEdition> types,
      IssuerHistory history,
      @Nullable CertificateCatalog catalogue) {

    /**
     * Checks the parts.
     *
     * @param register the name of the register
     * @param sequence counts its bundles
     * @param asOf the moment of the knowledge
     * @param expiresAt the end of use
     * @param previous the digest of the bundle before, or null
     * @param keys the keys
     * @param intermediates certificates that lead from keys to roots
     * @param types the editions of types
     * @param history who was competent when
     * @param catalogue the whole catalogue, or null
     * @throws IllegalArgumentException if the sequence is not positive, the name empty, or the end
     *     not after the beginning
     */
    public Content {
      intermediates = List.copyOf(intermediates);
      types = List.copyOf(types);
      if (register.isEmpty() || sequence < 1 || !expiresAt.isAfter(asOf)) {
        throw new IllegalArgumentException(
            "a bundle names its register, has a sequence from 1, and ends after it begins");
      }
    }
  }

  /**
   * Signs a bundle.
   *
   * @param content what it says
   * @param key the register's key for bundles; SM2 or P-256
   * @return the bundle
   */
  public static VerifierBundle sign(Content content, SigningKey key) {
    byte[] encoded = BundleFormat.write(content, key, AlgorithmNumbers.DEFAULT);
    return read(encoded);
  }

  /**
   * Reads a bundle; nothing is believed yet.
   *
   * @param encoded the bytes of the file
   * @return the bundle
   * @throws SidianException {@code BUNDLE_UNREADABLE}
   */
  public static VerifierBundle read(byte[] encoded) {
    byte[] copy = encoded.clone();
    return new VerifierBundle(BundleFormat.read(copy, null), copy);
  }

  /**
   * Reads the bundle of a file; nothing is believed yet.
   *
   * @param file the file
   * @return the bundle
   * @throws SidianException {@code BUNDLE_UNREADABLE}, naming the file
   */
  public static VerifierBundle read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(BundleFormat.MAX_BYTES + 1);
      return new VerifierBundle(BundleFormat.read(bytes, file.toString()), bytes);
    } catch (IOException e) {
      throw BundleFormat.unreadable(file.toString(), e);
    }
  }

  /**
   * Whether one of the anchors itself signed it.
   *
   * @param anchors the certificates the verifier trusts
   * @return true if it may be believed
   */
  public boolean isSignedBy(TrustAnchors anchors) {
    return BundleFormat.isSignedBy(encoded, anchors, AlgorithmNumbers.DEFAULT);
  }

  /**
   * What it says.
   *
   * @return never null
   */
  public Content content() {
    return content;
  }

  /**
   * The signed file.
   *
   * @return a copy
   */
  public byte[] encoded() {
    return encoded.clone();
  }

  /**
   * The digest of the signed file: what the next bundle names as its predecessor.
   *
   * @return {@code sm3:} and 64 hexadecimal digits
   */
  public String digest() {
    return "sm3:" + HexFormat.of().formatHex(DigestAlgorithm.SM3.digest(encoded));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof VerifierBundle that && digest().equals(that.digest());
  }

  @Override
  public int hashCode() {
    return Objects.hash(content.register(), content.sequence());
  }

  @Override
  public String toString() {
    return "VerifierBundle[" + content.register() + ", " + content.sequence() + "]";
  }
}
