package cn.sidian.seal.internal.verifying;

import java.util.Set;

/**
 * What stands in /Contents: told by /SubFilter, then by the first bytes, since Chinese software
 * puts several structures under names of its own. The name of the handler (/Filter) says nothing.
 */
enum ValueFormat {
  /** SignedData of RFC 5652 or GB/T 35275 over the covered bytes. */
  CMS,
  /** SignedData whose content is the SHA-1 digest of the covered bytes (PDF 1.7, 12.8.3.3). */
  PKCS7_SHA1,
  /** A bare RSA signature; the certificate stands beside it (PDF 1.7, 12.8.3.2). */
  X509_RSA,
  /** A SES_Signature of GB/T 38540 or GM/T 0031, which holds a whole seal. */
  SEAL_STRUCTURE,
  /** Nothing that is known here. */
  UNKNOWN;

  private static final Set<String> CMS_NAMES =
      Set.of("adbe.pkcs7.detached", "ETSI.CAdES.detached", "GM.sm2cms.detached");

  /** Met in constants of libraries only; what is in it shows itself. */
  private static final String GM_ANY = "GM.SM2";

  private static final String GM_SEAL = "GM.sm2seal";

  static ValueFormat of(String subFilter, byte[] contents) {
    if (subFilter.equals(GM_SEAL) || isSealStructure(contents)) {
      return SEAL_STRUCTURE;
    }
    if (CMS_NAMES.contains(subFilter) || (subFilter.equals(GM_ANY) && isSignedData(contents))) {
      return CMS;
    }
    return switch (subFilter) {
      case "adbe.pkcs7.sha1" -> PKCS7_SHA1;
      case "adbe.x509.rsa_sha1" -> X509_RSA;
      default -> UNKNOWN;
    };
  }

  /** SEQUENCE { SEQUENCE { INTEGER …, with the header {@code ES} of a seal close behind. */
  static boolean isSealStructure(byte[] contents) {
    int first = content(contents, 0, 0x30);
    int second = content(contents, first, 0x30);
    if (second < 0 || second >= contents.length || contents[second] != 0x02) {
      return false;
    }
    int end = Math.min(contents.length - 4, second + 32);
    for (int i = second; i <= end; i++) {
      if (contents[i] == 0x16
          && contents[i + 1] == 2
          && contents[i + 2] == 'E'
          && contents[i + 3] == 'S') {
        return true;
      }
    }
    return false;
  }

  /** SEQUENCE { OBJECT IDENTIFIER … */
  private static boolean isSignedData(byte[] contents) {
    int first = content(contents, 0, 0x30);
    return first >= 0 && first < contents.length && contents[first] == 0x06;
  }

  /** Where the content of an element starts, or -1. */
  private static int content(byte[] bytes, int at, int tag) {
    if (at < 0 || at + 2 > bytes.length || (bytes[at] & 0xFF) != tag) {
      return -1;
    }
    int length = bytes[at + 1] & 0xFF;
    return length < 0x81 ? at + 2 : at + 2 + (length & 0x7F);
  }
}
