package cn.sidian.seal.attack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ObjIntConsumer;

/**
 * Makes attacks of a sealed PDF: of any maker, by CMS of RSA, ECDSA or SM2, not encrypted. The
 * attacked signature is the last one. Immutable and safe for many threads.
 *
 * <p>A file without a form, a picture or metadata offers less; {@link PreparedDocument} has all.
 */
public final class SealAttacks {
  private final byte[] sealed;

  private SealAttacks(byte[] sealed) {
    this.sealed = sealed;
  }

  /**
   * Takes a sealed file.
   *
   * @param sealedPdf a file whose last signature covers it as it should
   * @return its attacks
   * @throws IllegalArgumentException if there is no such signature, or the file is encrypted
   */
  public static SealAttacks on(byte[] sealedPdf) {
    SealedFile.open(sealedPdf).close();
    return new SealAttacks(sealedPdf.clone());
  }

  /**
   * Makes one attack.
   *
   * @param attack which
   * @return the attacked file, or nothing if the file does not have what the attack needs
   */
  public Optional<AttackedPdf> make(Attack attack) {
    try (SealedFile file = SealedFile.open(sealed)) {
      long[] range = file.range();
      if (attack == Attack.SWA_GAP_WIDENED) {
        return Optional.ofNullable(SignatureWrapping.wrap(file))
            .map(wrapped -> new AttackedPdf(attack, wrapped.pdf(), wrapped.range()));
      }
      byte[] pdf = attack.make(file);
      if (pdf != null && attack == Attack.TRANSPLANT_VALUE) {
        try (SealedFile other = SealedFile.open(pdf)) {
          return Optional.of(new AttackedPdf(attack, pdf, other.range()));
        }
      }
      return Optional.ofNullable(pdf).map(made -> new AttackedPdf(attack, made, range));
    }
  }

  /**
   * Makes all attacks that the file has what they need for.
   *
   * @return the attacked files in the order of {@link Attack}
   */
  public List<AttackedPdf> all() {
    List<AttackedPdf> all = new ArrayList<>();
    for (Attack attack : Attack.values()) {
      make(attack).ifPresent(all::add);
    }
    return all;
  }

  /**
   * The file cut short at many places: inside the hole, in the middle of objects, before the end
   * mark, and by the last byte only. None may be accepted.
   *
   * @return the files, the shortest first
   */
  public List<byte[]> truncations() {
    try (SealedFile file = SealedFile.open(sealed)) {
      int[] lengths = {
        0,
        1,
        8,
        sealed.length / 4,
        sealed.length / 2,
        file.holeStart() + 1,
        file.holeEnd() - 1,
        file.holeEnd(),
        (int) file.startxref(),
        (int) file.startxref() + 4,
        Bytes.lastIndexOf(sealed, "startxref"),
        Bytes.lastIndexOf(sealed, "%%EOF"),
        Bytes.lastIndexOf(sealed, "%%EOF") + 4
      };
      Arrays.sort(lengths);
      return Arrays.stream(lengths).distinct().mapToObj(n -> Arrays.copyOf(sealed, n)).toList();
    }
  }

  /**
   * Changes every byte, one at a time and in one bit, and gives the file to somebody. Skipped are
   * changes within the hole that leave alone what is signed and what finds the certificate: letter
   * case of digits, version numbers, the list of digests, other certificates. Nothing else may be
   * accepted.
   *
   * @param verifier is given the changed file, the same array each time, and the place
   */
  public void flips(ObjIntConsumer<byte[]> verifier) {
    try (SealedFile file = SealedFile.open(sealed)) {
      SignedParts parts = SignedParts.of(file.value());
      byte[] pdf = file.bytes();
      for (int at = 0; at < pdf.length; at++) {
        byte right = pdf[at];
        boolean digit = at > file.holeStart() && at < file.holeEnd() - 1;
        pdf[at] = (byte) (right ^ (1 << (at & 7)));
        if (!digit || !isMeaningless(pdf, file, parts)) {
          verifier.accept(pdf, at);
        }
        pdf[at] = right;
      }
    }
  }

  private static boolean isMeaningless(byte[] pdf, SealedFile file, SignedParts parts) {
    byte[] digits = Arrays.copyOfRange(pdf, file.holeStart() + 1, file.holeEnd() - 1);
    byte[] value = SignedParts.decode(digits);
    return value != null && parts.equals(SignedParts.of(value));
  }
}
