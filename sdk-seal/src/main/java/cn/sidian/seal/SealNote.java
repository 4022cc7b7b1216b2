package cn.sidian.seal;

import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is written beside a seal and bound into the signed range (加注; WH-38): voucher number, time
 * of issue, purpose and where the data came from.
 *
 * @param voucherNumber the number of the voucher; null lets the sealer make one
 * @param issuedAt when it was issued; null lets the sealer take its clock
 * @param purpose what the document is for, or null
 * @param provenance where the data came from, or null
 */
public record SealNote(
    @Nullable String voucherNumber,
    @Nullable Instant issuedAt,
    @Nullable String purpose,
    @Nullable DataProvenance provenance) {
  private static final Pattern VOUCHER = Pattern.compile("[0-9A-Za-z._/-]{4,64}");
  private static final int MAX_PURPOSE = 200;

  /**
   * Checks the parts.
   *
   * @param voucherNumber the number of the voucher, or null
   * @param issuedAt when it was issued, or null
   * @param purpose what the document is for, or null
   * @param provenance where the data came from, or null
   * @throws IllegalArgumentException if the number is not 4 to 64 letters, digits or {@code . _ /
   *     -}, or the purpose is blank or longer than 200 characters
   */
  public SealNote {
    if (voucherNumber != null && !VOUCHER.matcher(voucherNumber).matches()) {
      throw new IllegalArgumentException(
          "a voucher number has 4 to 64 letters, digits or the signs . _ / -");
    }
    if (purpose != null && (purpose.isBlank() || purpose.length() > MAX_PURPOSE)) {
      throw new IllegalArgumentException(
          "a purpose has 1 to " + MAX_PURPOSE + " characters, not only blanks");
    }
  }

  /**
   * A note with a voucher number of the SDK's making and nothing else.
   *
   * @return the note
   */
  public static SealNote automatic() {
    return new SealNote(null, null, null, null);
  }

  /**
   * The same note for a purpose.
   *
   * @param newPurpose what the document is for
   * @return a new note
   */
  public SealNote withPurpose(String newPurpose) {
    return new SealNote(voucherNumber, issuedAt, newPurpose, provenance);
  }

  /**
   * The same note with the provenance of the data.
   *
   * @param newProvenance where the data came from
   * @return a new note
   */
  public SealNote withProvenance(DataProvenance newProvenance) {
    return new SealNote(voucherNumber, issuedAt, purpose, newProvenance);
  }

  /**
   * The same note with a voucher number of the host's.
   *
   * @param number unique among all vouchers of the issuer; the host answers for that
   * @return a new note
   */
  public SealNote withVoucherNumber(String number) {
    return new SealNote(number, issuedAt, purpose, provenance);
  }
}
