package cn.sidian.seal;

import cn.sidian.core.crypto.SignatureSuite;
import java.security.PublicKey;
import java.util.List;
import java.util.Optional;

/**
 * A named set of algorithms and structures. Immutable; a change of any of them is a new name.
 *
 * <p>The hole, the attributes and the encoding of the signature value follow from the profile;
 * there is nothing else to set.
 */
public final class SealProfile {
  private static final String PADES = "ETSI EN 319 142-1 V1.1.1 (2016-04), PAdES baseline B-B";
  private static final String SM2 =
      "RFC 5652 CMS with SM2 (GB/T 32918.2-2016, GB/T 35276-2017) and SM3 (GB/T 32905-2016)";

  /**
   * SM2 with SM3 in a CMS signature, with signed attributes and signing-certificate-v2. No edition
   * of ISO 32000 knows SM2, so readers that only follow ISO 32000 cannot verify it.
   */
  public static final SealProfile CMS_SM2 =
      new SealProfile(
          "CMS_SM2", SignatureSuite.SM2_SM3, "Adobe.PPKLite", "adbe.pkcs7.detached", SM2);

  /** PAdES B-B with RSA PKCS#1 and SHA-256. */
  public static final SealProfile PADES_B_RSA_SHA256 =
      pades("PADES_B_RSA_SHA256", SignatureSuite.RSA_SHA256);

  /** PAdES B-B with RSA PKCS#1 and SHA-384. */
  public static final SealProfile PADES_B_RSA_SHA384 =
      pades("PADES_B_RSA_SHA384", SignatureSuite.RSA_SHA384);

  /** PAdES B-B with RSA PKCS#1 and SHA-512. */
  public static final SealProfile PADES_B_RSA_SHA512 =
      pades("PADES_B_RSA_SHA512", SignatureSuite.RSA_SHA512);

  /** PAdES B-B with RSA PSS and SHA-256. */
  public static final SealProfile PADES_B_RSA_PSS_SHA256 =
      pades("PADES_B_RSA_PSS_SHA256", SignatureSuite.RSA_PSS_SHA256);

  /** PAdES B-B with RSA PSS and SHA-384. */
  public static final SealProfile PADES_B_RSA_PSS_SHA384 =
      pades("PADES_B_RSA_PSS_SHA384", SignatureSuite.RSA_PSS_SHA384);

  /** PAdES B-B with RSA PSS and SHA-512. */
  public static final SealProfile PADES_B_RSA_PSS_SHA512 =
      pades("PADES_B_RSA_PSS_SHA512", SignatureSuite.RSA_PSS_SHA512);

  /** PAdES B-B with ECDSA on P-256 and SHA-256. */
  public static final SealProfile PADES_B_ECDSA_SHA256 =
      pades("PADES_B_ECDSA_SHA256", SignatureSuite.ECDSA_P256_SHA256);

  /** PAdES B-B with ECDSA on P-384 and SHA-384. */
  public static final SealProfile PADES_B_ECDSA_SHA384 =
      pades("PADES_B_ECDSA_SHA384", SignatureSuite.ECDSA_P384_SHA384);

  private static final List<SealProfile> ALL =
      List.of(
          CMS_SM2,
          PADES_B_RSA_SHA256,
          PADES_B_RSA_SHA384,
          PADES_B_RSA_SHA512,
          PADES_B_RSA_PSS_SHA256,
          PADES_B_RSA_PSS_SHA384,
          PADES_B_RSA_PSS_SHA512,
          PADES_B_ECDSA_SHA256,
          PADES_B_ECDSA_SHA384);

  private final String name;
  private final SignatureSuite suite;
  private final String filter;
  private final String subFilter;
  private final String specification;

  private SealProfile(
      String name, SignatureSuite suite, String filter, String subFilter, String specification) {
    this.name = name;
    this.suite = suite;
    this.filter = filter;
    this.subFilter = subFilter;
    this.specification = specification;
  }

  private static SealProfile pades(String name, SignatureSuite suite) {
    return new SealProfile(name, suite, "Adobe.PPKLite", "ETSI.CAdES.detached", PADES);
  }

  /**
   * All profiles.
   *
   * @return in the order of this page
   */
  public static List<SealProfile> all() {
    return ALL;
  }

  /**
   * The profile of a name.
   *
   * @param name as in {@code PADES_B_RSA_SHA256}
   * @return empty if there is none
   */
  public static Optional<SealProfile> named(String name) {
    return ALL.stream().filter(profile -> profile.name.equals(name)).findFirst();
  }

  /**
   * The usual profile for a key.
   *
   * @param key a public key
   * @return empty if no profile takes such a key
   */
  public static Optional<SealProfile> usualFor(PublicKey key) {
    return SignatureSuite.usualFor(key)
        .flatMap(suite -> ALL.stream().filter(p -> p.suite.equals(suite)).findFirst());
  }

  /**
   * This profile with other names in the signature dictionary, for readers that look for theirs.
   * The structure of the value stays.
   *
   * @param newFilter the /Filter
   * @param newSubFilter the /SubFilter
   * @return a new profile
   * @throws IllegalArgumentException for a PAdES profile, whose names are fixed, and for blank
   *     names
   */
  public SealProfile withFilters(String newFilter, String newSubFilter) {
    if (!this.name.equals("CMS_SM2")) {
      throw new IllegalArgumentException(
          name + " has the names that EN 319 142-1 demands; only CMS_SM2 may have others");
    }
    if (newFilter.isBlank() || newSubFilter.isBlank()) {
      throw new IllegalArgumentException("/Filter and /SubFilter must not be blank");
    }
    return new SealProfile(name, suite, newFilter, newSubFilter, specification);
  }

  /**
   * This profile with an SM2 user id other than the default.
   *
   * @param userId the id that signer and verifier agreed on
   * @return a new profile
   * @throws IllegalArgumentException if this is not an SM2 profile
   */
  public SealProfile withSm2UserId(String userId) {
    if (!this.name.equals("CMS_SM2")) {
      throw new IllegalArgumentException("only CMS_SM2 has a user id");
    }
    return new SealProfile(name, SignatureSuite.sm2(userId), filter, subFilter, specification);
  }

  /**
   * The name, as on the command line.
   *
   * @return in UPPER_SNAKE
   */
  public String name() {
    return name;
  }

  /**
   * Digest, key type and encoding.
   *
   * @return never null
   */
  public SignatureSuite suite() {
    return suite;
  }

  /**
   * The /Filter of the signature dictionary.
   *
   * @return without slash
   */
  public String filter() {
    return filter;
  }

  /**
   * The /SubFilter of the signature dictionary.
   *
   * @return without slash
   */
  public String subFilter() {
    return subFilter;
  }

  /**
   * The texts this profile implements, with their editions.
   *
   * @return never blank
   */
  public String specification() {
    return specification;
  }

  @Override
  public String toString() {
    return name;
  }
}
