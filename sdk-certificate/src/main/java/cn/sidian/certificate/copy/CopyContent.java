package cn.sidian.certificate.copy;

import cn.sidian.certificate.CertificateId;
import cn.sidian.certificate.catalog.CertificateType;
import cn.sidian.certificate.internal.copying.CopyJson;
import cn.sidian.certificate.layout.CertificatePhoto;
import cn.sidian.certificate.layout.LayoutRequest;
import cn.sidian.core.SidianException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything a copy for one purpose says (证照加注件): the content of its associated file {@value
 * #FILE_NAME}, which the copy's own seal covers. Personal data: {@link #toString()} shows the
 * number only. Immutable and safe for many threads.
 *
 * @param copy the number of the copy
 * @param identifier of the certificate
 * @param typeCode the code of its type
 * @param edition the edition of its type
 * @param purpose the code of the purpose
 * @param purposeName the purpose as the notice says it (JZJZZSY)
 * @param user who may use it
 * @param until the last day of use (JZJYXQJZSJ)
 * @param caseNumber the case it is for
 * @param madeAt when it was made (JZJZZSJ)
 * @param maker who made it (JZJZZZ)
 * @param statusList the URI of the original's status list, or null
 * @param statusIndex its index there
 * @param evidence what proves that the issuer sealed what is shown
 * @param code the text of the copy's code, or null
 */
public record CopyContent(
    String copy,
    CertificateId identifier,
    String typeCode,
    String edition,
    String purpose,
    String purposeName,
    String user,
    LocalDate until,
    String caseNumber,
    Instant madeAt,
    String maker,
    @Nullable String statusList,
    long statusIndex,
    SealEvidence evidence,
    @Nullable String code) {
  /** The name of the associated file of a copy. */
  public static final String FILE_NAME = "sidian-copy.json";

  /** The format of that file. */
  public static final String FORMAT = "sidian-copy/1";

  /**
   * Checks the parts.
   *
   * @param copy the number of the copy
   * @param identifier of the certificate
   * @param typeCode the code of its type
   * @param edition the edition of its type
   * @param purpose the code of the purpose
   * @param purposeName the purpose as the notice says it
   * @param user who may use it
   * @param until the last day of use
   * @param caseNumber the case it is for
   * @param madeAt when it was made
   * @param maker who made it
   * @param statusList the URI of the original's status list, or null
   * @param statusIndex its index there
   * @param evidence what proves that the issuer sealed what is shown
   * @param code the text of the copy's code, or null
   */
  public CopyContent {
    Objects.requireNonNull(copy, "copy");
    Objects.requireNonNull(identifier, "identifier");
    Objects.requireNonNull(typeCode, "typeCode");
    Objects.requireNonNull(edition, "edition");
    Objects.requireNonNull(purpose, "purpose");
    Objects.requireNonNull(purposeName, "purposeName");
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(until, "until");
    Objects.requireNonNull(caseNumber, "caseNumber");
    Objects.requireNonNull(madeAt, "madeAt");
    Objects.requireNonNull(maker, "maker");
    Objects.requireNonNull(evidence, "evidence");
  }

  /**
   * Reads the associated file.
   *
   * @param json its bytes
   * @return the content
   * @throws SidianException {@code COPY_MALFORMED} with line and column; {@code EVIDENCE_FAILS} if
   *     parts of the evidence are missing; {@code IDENTIFIER_CHECK_MISMATCH} if the identifier is
   *     of another root or form
   */
  public static CopyContent parse(byte[] json) {
    return CopyJson.read(json);
  }

  /**
   * The bytes of the associated file, in the one way of writing them (RFC 8785).
   *
   * @return UTF-8
   */
  public byte[] canonicalJson() {
    return CopyJson.write(this);
  }

  /**
   * The words that are woven into every page.
   *
   * @return in Chinese, one line
   */
  public String notice() {
    return "仅用于："
        + purposeName
        + "｜使用者："
        + user
        + "｜有效期至："
        + until
        + "｜办件编号："
        + caseNumber
        + "｜其他用途无效";
  }

  /**
   * What is drawn: a verifier draws the field map anew and compares.
   *
   * @param type the edition of the type
   * @param photo the photo, if the copy shows it, or null
   * @return the request
   */
  public LayoutRequest layoutRequest(CertificateType type, @Nullable CertificatePhoto photo) {
    return new LayoutRequest(
        LayoutRequest.Form.COPY,
        type,
        identifier.toString(),
        evidence.items(),
        photo,
        code,
        notice(),
        new LayoutRequest.Attachment(FILE_NAME, canonicalJson()));
  }

  /**
   * The same with the text of its code.
   *
   * @param newCode the text
   * @return a new content
   */
  public CopyContent withCode(String newCode) {
    return new CopyContent(
        copy,
        identifier,
        typeCode,
        edition,
        purpose,
        purposeName,
        user,
        until,
        caseNumber,
        madeAt,
        maker,
        statusList,
        statusIndex,
        evidence,
        newCode);
  }

  @Override
  public String toString() {
    return "CopyContent[" + copy + "]";
  }
}
