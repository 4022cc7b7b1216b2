package cn.sidian.benchmarks.peers;

import cn.sidian.core.crypto.SignatureSuite;
import cn.sidian.core.crypto.SigningKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Scanner;

/**
 * What no verifier can do without: for each signature hash what it covers and verify one raw value.
 * Nothing is parsed, no chain, no later changes, no report.
 */
public final class VerifyingLimit {
  /** What is signed is the attributes, not the document; ours are of about this length. */
  private static final int ATTRIBUTES = 240;

  private static final String RANGE = "/ByteRange [";

  private record Signed(int holeStart, int holeEnd, int end, byte[] value) {}

  private final byte[] pdf;
  private final SignatureSuite suite;
  private final Signature verifier;
  private final List<Signed> all = new ArrayList<>();

  /**
   * Takes a sealed document apart.
   *
   * @param key who signed it
   * @param pdf sealed by Sidian
   * @param seals how many signatures it must have
   */
  public VerifyingLimit(SigningKey key, byte[] pdf, int seals) {
    this.pdf = pdf;
    PublicKey publicKey = key.certificate().getPublicKey();
    this.suite = SignatureSuite.usualFor(publicKey).orElseThrow();
    try {
      this.verifier = suite.newVerifier(publicKey);
    } catch (InvalidKeyException e) {
      throw new IllegalStateException(e);
    }
    String text = new String(pdf, StandardCharsets.ISO_8859_1);
    for (int at = text.indexOf(RANGE); at >= 0; at = text.indexOf(RANGE, at + 1)) {
      Scanner range = new Scanner(text.substring(at + RANGE.length(), text.indexOf(']', at)));
      range.nextInt();
      int holeStart = range.nextInt();
      int holeEnd = range.nextInt();
      int end = holeEnd + range.nextInt();
      byte[] value = key.sign(suite, attributes(digest(holeStart, holeEnd, end)));
      all.add(new Signed(holeStart, holeEnd, end, value));
    }
    if (all.size() != seals) {
      throw new IllegalStateException("signatures: " + all.size());
    }
  }

  private byte[] digest(int holeStart, int holeEnd, int end) {
    MessageDigest digest = suite.digest().newDigest();
    digest.update(pdf, 0, holeStart);
    digest.update(pdf, holeEnd, end - holeEnd);
    return digest.digest();
  }

  private static byte[] attributes(byte[] digest) {
    return Arrays.copyOf(digest, ATTRIBUTES);
  }

  /** Hashes and verifies once for each signature. */
  public boolean verify() {
    try {
      boolean intact = true;
      for (Signed signed : all) {
        verifier.update(attributes(digest(signed.holeStart, signed.holeEnd, signed.end)));
        intact &= verifier.verify(signed.value);
      }
      return intact;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
