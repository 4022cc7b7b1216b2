package cn.sidian.certificate.register;

import cn.sidian.certificate.life.CertificateState;

/** The numbers of states in status lists (four bits). */
final class StatusCodes {
  static final int VALID = 0x0;
  static final int NOT_ISSUED = 0xF;

  private StatusCodes() {}

  static int of(CertificateState state) {
    return switch (state) {
      case VALID -> VALID;
      case REVOKED -> 0x1;
      case SUSPENDED -> 0x2;
      case SUPERSEDED -> 0x3;
      case CANCELLED -> 0xC;
      case EXPIRED -> 0xD;
      case TRANSFERRED_OUT -> 0xE;
    };
  }
}
