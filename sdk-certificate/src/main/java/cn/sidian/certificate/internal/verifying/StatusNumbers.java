package cn.sidian.certificate.internal.verifying;

import cn.sidian.certificate.CertificateFacts.StatusValue;

/** What the four bits of a status list mean (certificates, section 6). */
public final class StatusNumbers {
  private StatusNumbers() {}

  /** The status of a number; UNKNOWN for numbers that are not used. */
  public static StatusValue of(int number) {
    return switch (number) {
      case 0 -> StatusValue.VALID;
      case 1 -> StatusValue.REVOKED;
      case 2 -> StatusValue.SUSPENDED;
      case 3 -> StatusValue.SUPERSEDED;
      case 12 -> StatusValue.CANCELLED;
      case 13 -> StatusValue.EXPIRED;
      case 14 -> StatusValue.TRANSFERRED_OUT;
      case 15 -> StatusValue.NOT_ISSUED;
      default -> StatusValue.UNKNOWN;
    };
  }
}
