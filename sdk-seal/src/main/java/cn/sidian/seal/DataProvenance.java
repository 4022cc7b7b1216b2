package cn.sidian.seal;

import static cn.sidian.seal.internal.SealMessages.MESSAGES;

import cn.sidian.core.Finding;
import cn.sidian.core.code.UnifiedSocialCreditCode;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the data of a document came from (ZW-04): a data-verification seal may only be put on
 * material made from shared data, and binds these facts into the signed range.
 *
 * @param sourceDepartment the department that vouches for the data
 * @param sourceCode its unified social credit code
 * @param interfaceId the shared interface that was called
 * @param queryId the call
 * @param queriedAt when it was called
 * @param dataDigest the digest of the data received, {@code sm3:HEX} or {@code sha256:HEX}
 * @param dataName what the data is called, or null
 */
public record DataProvenance(
    String sourceDepartment,
    String sourceCode,
    String interfaceId,
    String queryId,
    Instant queriedAt,
    String dataDigest,
    @Nullable String dataName) {
  private static final Pattern DIGEST = Pattern.compile("(sm3|sha256):[0-9A-Fa-f]{64}");
  private static final int MAX_LENGTH = 200;

  /**
   * Checks the parts.
   *
   * @param sourceDepartment the department that vouches for the data
   * @param sourceCode its unified social credit code
   * @param interfaceId the shared interface that was called
   * @param queryId the call
   * @param queriedAt when it was called
   * @param dataDigest the digest of the data received
   * @param dataName what the data is called, or null
   * @throws IllegalArgumentException if a part is blank or longer than 200 characters, or the
   *     digest is not {@code sm3:} or {@code sha256:} with 64 hexadecimal digits
   */
  public DataProvenance {
    check("sourceDepartment", sourceDepartment);
    check("sourceCode", sourceCode);
    check("interfaceId", interfaceId);
    check("queryId", queryId);
    if (dataName != null) {
      check("dataName", dataName);
    }
    if (!DIGEST.matcher(dataDigest).matches()) {
      throw new IllegalArgumentException(
          "dataDigest is sm3: or sha256: followed by 64 hexadecimal digits");
    }
  }

  private static void check(String name, String value) {
    if (value.isBlank() || value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          name + " must have 1 to " + MAX_LENGTH + " characters, not only blanks");
    }
  }

  /**
   * What is noteworthy about it: a source code whose check digit is wrong is only a warning.
   *
   * @return warnings, maybe none
   */
  public List<Finding> warnings() {
    return UnifiedSocialCreditCode.parse(sourceCode).isValid()
        ? List.of()
        : List.of(MESSAGES.warning("SOURCE_CODE_CHECK", sourceCode));
  }
}
