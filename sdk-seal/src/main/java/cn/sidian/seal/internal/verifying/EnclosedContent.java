package cn.sidian.seal.internal.verifying;

import cn.sidian.core.crypto.DigestAlgorithm;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Content that a signature value carries itself. It says something about the document only if it is
 * the covered bytes, or their digest: as {@code adbe.pkcs7.sha1} prescribes, and as software after
 * GB/T 35275 does under formats that are called detached.
 */
record EnclosedContent(byte[] bytes, boolean isOfTheDocument, @Nullable DigestAlgorithm digest) {

  static EnclosedContent of(
      byte[] content, SignedRange range, @Nullable DigestAlgorithm ofTheSignature) {
    if (content.length == range.length()) {
      // the same hash function for both sides; a strong one whatever the signature uses
      byte[] own = DigestAlgorithm.SHA256.digest(content);
      if (MessageDigest.isEqual(own, range.digest(DigestAlgorithm.SHA256))) {
        return new EnclosedContent(content, true, null);
      }
    }
    DigestAlgorithm digest = digestOf(content, range, ofTheSignature);
    if (digest == null) {
      byte[] decoded = fromBase64(content);
      digest = decoded == null ? null : digestOf(decoded, range, ofTheSignature);
    }
    return new EnclosedContent(content, digest != null, digest);
  }

  /** The hash function by which some bytes are the digest of the document, or null. */
  private static @Nullable DigestAlgorithm digestOf(
      byte[] content, SignedRange range, @Nullable DigestAlgorithm first) {
    List<DigestAlgorithm> candidates = new ArrayList<>();
    if (first != null) {
      candidates.add(first);
    }
    for (DigestAlgorithm algorithm : DigestAlgorithm.values()) {
      if (algorithm != first) {
        candidates.add(algorithm);
      }
    }
    for (DigestAlgorithm algorithm : candidates) {
      if (algorithm.length() == content.length
          && MessageDigest.isEqual(content, range.digest(algorithm))) {
        return algorithm;
      }
    }
    return null;
  }

  private static byte @Nullable [] fromBase64(byte[] content) {
    if (content.length > 128) {
      return null;
    }
    try {
      return Base64.getDecoder().decode(new String(content, StandardCharsets.US_ASCII).strip());
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
