package cn.sidian.certificate.internal.verifying;

/** The facts that may decide. */
enum Fact {
  INTEGRITY,
  ISSUER,
  EMBEDDED,
  PAGE,
  CODE,
  TYPE_EDITION,
  COMPETENCE,
  VALIDITY,
  STATUS,
  HOLDER,
  PURPOSE,
  PRESENTATION,
  ORIGINAL,
  ISSUANCE,
  /** What was verified is of a kind that proves nothing. */
  KIND,
  /** The register knows another file. */
  REGISTERED
}
