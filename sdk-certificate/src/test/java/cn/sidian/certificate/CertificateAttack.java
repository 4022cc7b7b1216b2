package cn.sidian.certificate;

/** What a certificate, copy, code or list must stand, and what is found then (WD-58). */
public enum CertificateAttack {
  CODE_FIELD_EDITED("a field edited in a code", "SIGNATURE_BROKEN"),
  FILE_EDITED("a byte of a sealed file edited", "SIGNATURE_BROKEN"),
  METADATA_EDITED("metadata edited in a sealed file", "SIGNATURE_BROKEN"),
  PAGE_TEXT_SEALED_WRONG("page text that was sealed wrong", "TEXT_DIFFERS_FROM_METADATA"),
  METADATA_FILE_REPLACED_LATER(
      "the metadata file replaced in a later revision", "LATER_CHANGES_FORBIDDEN"),
  XMP_REPLACED_LATER("the XMP replaced in a later revision", "SIGNATURE_BROKEN"),
  CODE_OF_A_ON_PAPER_OF_B("the code of A on the paper of B", "CODE_NOT_OF_THIS_DOCUMENT"),
  PHOTO_SWAPPED("the photo swapped", "CODE_NOT_OF_THIS_DOCUMENT"),
  SEAL_BY_ANOTHER_UNIT(
      "a genuine seal of another unit under the same root", "ISSUER_KEY_OF_ANOTHER_UNIT"),
  LIST_BY_ANOTHER_UNIT(
      "a status list in the issuer's name by another unit", "ISSUER_KEY_OF_ANOTHER_UNIT"),
  CODE_BY_ANOTHER_UNIT("a code by another unit's CODE key", "ISSUER_KEY_OF_ANOTHER_UNIT"),
  PRESENTER_SIGNS_PERMIT_CODE("a PRESENTER key signs a printed code", "KEY_ROLE"),
  TOKEN_PHOTOGRAPHED("a photo of a token, shown after it was used", "TOKEN_USED"),
  TOKEN_BY_TWO_SCANNERS("a token redeemed by many scanners at once", "TOKEN_USED"),
  TOKEN_LATE("a token shown late", "TOKEN_EXPIRED"),
  PASS_REPLAYED("a pass shown twice", "PASS_REPLAYED"),
  PASS_TO_ANOTHER_AUDIENCE("a pass for another audience", "WRONG_AUDIENCE"),
  CLOCK_SET_BACK("a pass while the verifier's clock is set back", "TIME_UNSURE"),
  COPY_TOO_LATE("a copy after its last day", "COPY_EXPIRED"),
  COPY_FOR_ANOTHER_PURPOSE("a copy used for another purpose", "COPY_OTHER_PURPOSE"),
  COPY_FOR_ANOTHER_USER("a copy used by somebody else", "COPY_OTHER_USER"),
  COPY_OF_A_REVOKED_ORIGINAL("a copy of a revoked original", "NOT_VALID"),
  PERMIT_CODE_CUT_FROM_A_COPY("the original's code cut from a copy", "COPY_CODE_ALONE"),
  EVIDENCE_FORGED("a copy with evidence by a made-up seal", "EVIDENCE_FAILS"),
  EVIDENCE_MISSING("a copy without evidence, or without the seal's value", "EVIDENCE_FAILS"),
  EVIDENCE_FOREIGN("a copy with the evidence of another unit's seal", "EVIDENCE_FAILS"),
  SALT_REMOVED("a copy from which a salt was removed", "EVIDENCE_FAILS"),
  REVOKED_THEN_SHOWN("a code shown again after revocation", "NOT_VALID"),
  SUSPENDED_SHOWN("a code of a suspended certificate", "NOT_VALID"),
  SUPERSEDED_SHOWN("a code of a superseded version", "NOT_VALID"),
  OLD_LIST_SERVED("an older status list served", "LIST_ROLLBACK"),
  OLD_BUNDLE_SERVED("an older verifier bundle served", "LIST_ROLLBACK"),
  LIST_OF_ANOTHER_ISSUER("the status list of another issuer", "LIST_NOT_FOR_THIS_ISSUER"),
  LIST_CUT("a status list cut off", "LIST_LIMIT"),
  LIST_BLOATED("a status list bloated", "LIST_LIMIT"),
  INDEX_OUT_OF_RANGE("a status index beyond the list", "INDEX_UNKNOWN"),
  INDEX_OF_ANOTHER_CERTIFICATE(
      "the status index of another honest certificate", "FILE_NOT_THE_REGISTERED_ONE"),
  QUESTION_BEFORE_THE_LIST("a question about a time before the list", "LIST_AFTER_QUESTION"),
  ALGORITHM_CHANGED("the algorithm field changed", "KEY_SUITE_REFUSED"),
  RSA_1024("a code by an RSA key of 1024 bits", "KEY_SUITE_REFUSED"),
  WRONG_SM2_USER_ID("a signature under another SM2 user id", "KEY_SUITE_REFUSED"),
  VERSION_LOWERED("the version byte lowered", "UNSUPPORTED_VERSION"),
  UNKNOWN_CRITICAL_KEY("an unknown part that may not be ignored", "UNSUPPORTED_VERSION"),
  IDENTIFIER_CHECK_WRONG("a wrong check character", "IDENTIFIER_CHECK_MISMATCH"),
  IDENTIFIER_OF_WRONG_ROOT("an identifier of another root", "IDENTIFIER_CHECK_MISMATCH"),
  IDENTIFIER_WITH_TWO_DIGIT_VERSION(
      "an identifier with a version of two digits", "IDENTIFIER_CHECK_MISMATCH"),
  KEY_LEAKED_MADE_AFTER("by a leaked key, made after it leaked", "KEY_COMPROMISED"),
  KEY_LEAKED_TIME_PROVEN("by a leaked key, time-stamped before", "KEY_COMPROMISED"),
  KEY_LEAKED_TIME_NOT_PROVEN("by a leaked key, before, not time-stamped", "KEY_COMPROMISED"),
  ISSUER_ABOLISHED("an issuer abolished before the day of issue", "NOT_COMPETENT"),
  CBOR_DUPLICATE_KEYS("a code with a key given twice", "CBOR_MALFORMED"),
  CBOR_INDEFINITE_LENGTH("a code with an indefinite length", "CBOR_MALFORMED"),
  CBOR_HUGE_STRING("a code that announces a string of 2^31 bytes", "CBOR_MALFORMED"),
  NUL_IN_NAME("NUL in a name", "TEXT_NOT_NORMAL"),
  BIDI_OVERRIDE("a name that turns the reading direction", "TEXT_NOT_NORMAL"),
  FULL_WIDTH_DIGITS("full-width digits", "TEXT_NOT_NORMAL"),
  PREVIEW_SHOWN("a preview saved and shown", "PREVIEW_MARK"),
  SCREENSHOT_WITH_SEAL("a screenshot with the picture of a seal", "NO_SIGNATURE");

  private final String what;
  private final String finding;

  CertificateAttack(String what, String finding) {
    this.what = what;
    this.finding = finding;
  }

  /** What is done. */
  public String what() {
    return what;
  }

  /** What is found. */
  public String finding() {
    return finding;
  }
}
