package cn.sidian.certificate.register;

import cn.sidian.certificate.HolderCode;
import cn.sidian.certificate.copy.HolderAuthorization;
import cn.sidian.core.CheckReturnValue;
import java.time.LocalDate;
import java.util.List;

/**
 * Authorizations of holders, and who looked at, downloaded or copied their certificates (WD-07).
 * Safe for many threads and processes.
 */
public interface HolderUses {
  /**
   * Keeps the holder's consent. One of the same number stays as it is.
   *
   * @param authorization what the holder agreed to
   * @return the consent; refused with {@code CERTIFICATE_UNKNOWN}
   */
  @CheckReturnValue
  Answered<HolderAuthorization> authorize(HolderAuthorization authorization);

  /**
   * Takes a consent back.
   *
   * @param number its number
   * @return whether it held until now
   */
  boolean withdraw(String number);

  /**
   * Hands out the sealed file, if the holder agreed, and logs it in the same transaction.
   *
   * @param identifier the certificate
   * @param authorization the number of the holder's consent
   * @param grantee who wants it
   * @param cause why
   * @return the file; refused with {@code AUTHORIZATION_MISSING} or {@code CERTIFICATE_UNKNOWN}
   */
  @CheckReturnValue
  Answered<byte[]> download(String identifier, String authorization, String grantee, String cause);

  /**
   * Notes a copy for one purpose, if the holder agreed to it, and logs it in the same transaction.
   *
   * @param identifier the certificate
   * @param authorization the number of the holder's consent
   * @param grantee who gets the copy
   * @param purpose the purpose code
   * @param until the last day of the copy
   * @param caseNumber the case it is made for
   * @param signedRangeDigest recognises the copy
   * @return the number of the copy; refused with {@code AUTHORIZATION_MISSING} or {@code
   *     CERTIFICATE_UNKNOWN}
   */
  @CheckReturnValue
  Answered<String> noteCopy(
      String identifier,
      String authorization,
      String grantee,
      String purpose,
      LocalDate until,
      String caseNumber,
      String signedRangeDigest);

  /**
   * Who used a certificate: scans, downloads, copies.
   *
   * @param identifier the certificate
   * @return the newest first
   */
  List<CertificateUse> of(String identifier);

  /**
   * Who used any certificate of a holder.
   *
   * @param holder the holder's code
   * @return the newest first
   */
  List<CertificateUse> ofHolder(HolderCode holder);
}
