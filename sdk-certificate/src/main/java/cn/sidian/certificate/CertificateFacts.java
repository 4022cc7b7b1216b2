package cn.sidian.certificate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The separate facts about a certificate, a copy or a code. A fact that nobody checked is not
 * checked, never good.
 *
 * @param integrity whether the signature fits
 * @param issuer whether the key is the issuer's
 * @param content whether what is embedded, shown and coded is the same
 * @param identifier how the identifier is formed; never decides
 * @param typeEdition whether the type was in the catalogue on the day of issue
 * @param competence whether the issuer was competent on the day of issue
 * @param validity whether the day asked lies within the days of validity
 * @param status what the register says
 * @param holder whether it is the person asked about
 * @param purpose whether it is allowed for the purpose asked about
 * @param presentation whether a shown code is fresh
 * @param original what is known of the original
 * @param issuance whether it is a trial
 */
public record CertificateFacts(
    Integrity integrity,
    Issuer issuer,
    Content content,
    Identifier identifier,
    TypeEdition typeEdition,
    Competence competence,
    Validity validity,
    Status status,
    Holder holder,
    Purpose purpose,
    Presentation presentation,
    Original original,
    Issuance issuance) {

  /** Whether the signature fits. */
  public enum Integrity {
    /** It fits. */
    INTACT,
    /** It does not: something was changed. */
    BROKEN,
    /** Key, algorithm or version are not known, so nobody can tell. */
    UNSUPPORTED,
    /** It cannot be read as it must be. */
    UNREADABLE
  }

  /** Whether the key is the issuer's. */
  public enum Issuer {
    /** It is, in this role and at this time. */
    TRUSTED,
    /** Its chain fails. */
    UNTRUSTED,
    /** It belongs to another unit, or is for something else. */
    OTHER_UNIT,
    /** It was lost before it signed this. */
    COMPROMISED,
    /** Nobody can tell. */
    UNDECIDED
  }

  /** Whether two things say the same. */
  public enum Comparison {
    /** They do. */
    EQUAL,
    /** They do not. */
    DIFFERS,
    /** Nobody compared them. */
    NOT_CHECKED,
    /** There is nothing to compare. */
    NOT_APPLICABLE
  }

  /**
   * What was compared with the metadata.
   *
   * @param embedded the embedded files with each other
   * @param page what the page shows
   * @param code what the code says
   */
  public record Content(Comparison embedded, Comparison page, Comparison code) {}

  /** How the identifier is formed. */
  public enum Identifier {
    /** Right, its check character too. */
    CORRECT,
    /** With another check character. */
    CHECK_MISMATCH,
    /** Not as the rules have it, or absent. */
    UNPARSABLE
  }

  /** Whether the type was in the catalogue. */
  public enum TypeEdition {
    /** An edition was in force on the day of issue. */
    IN_FORCE,
    /** The type is known; no edition was in force. */
    NOT_IN_FORCE,
    /** The type is not known. */
    UNKNOWN
  }

  /** Whether the issuer was competent. */
  public enum Competence {
    /** On the day of issue it was. */
    COMPETENT,
    /** It was not. */
    NOT_COMPETENT,
    /** The issuer is not known. */
    UNKNOWN
  }

  /** Whether the day asked lies within the days of validity. */
  public enum Validity {
    /** It does, first and last day included. */
    IN_PERIOD,
    /** It lies before. */
    NOT_YET,
    /** It lies behind. */
    EXPIRED,
    /** The days are not known. */
    UNKNOWN
  }

  /** What the register says. */
  public enum StatusValue {
    /** 有效. */
    VALID,
    /** 暂扣. */
    SUSPENDED,
    /** 吊销、撤销、撤回. */
    REVOKED,
    /** 注销. */
    CANCELLED,
    /** 失效. */
    EXPIRED,
    /** A newer version took its place. */
    SUPERSEDED,
    /** 转出. */
    TRANSFERRED_OUT,
    /** A simulated result that was ended. */
    VOID,
    /** Nothing was issued under this index. */
    NOT_ISSUED,
    /** Nobody can tell. */
    UNKNOWN
  }

  /**
   * The status with its age.
   *
   * @param value what the register says
   * @param asOf as of when, or null
   * @param since since when it is so, or null: lists do not say
   * @param cause why, or why nobody can tell; null if a list answers, which does not say
   */
  public record Status(
      StatusValue value, @Nullable Instant asOf, @Nullable Instant since, @Nullable String cause) {}

  /** Whether it is the person asked about. */
  public enum Holder {
    /** It is. */
    MATCHES,
    /** It is another. */
    DIFFERS,
    /** Masked parts are the same; nobody can tell the rest. */
    CANNOT_TELL,
    /** Nobody asked. */
    NOT_ASKED
  }

  /** Whether it is allowed for the purpose asked about. */
  public enum Purpose {
    /** It is. */
    ALLOWED,
    /** It is for another purpose. */
    OTHER_PURPOSE,
    /** It is for another user. */
    OTHER_USER,
    /** Its time is over. */
    TOO_LATE,
    /** Nobody asked. */
    NOT_ASKED,
    /** It is bound to no purpose. */
    NOT_BOUND
  }

  /** Whether a shown code is fresh. */
  public enum Presentation {
    /** It is, for this audience, and was not here before. */
    FRESH,
    /** It was here before, or answers another challenge. */
    REPLAYED,
    /** Its minutes are over. */
    EXPIRED,
    /** It was made for somebody else. */
    WRONG_AUDIENCE,
    /** The clock cannot be right. */
    TIME_UNSURE,
    /** Nobody checked. */
    NOT_CHECKED,
    /** It is not shown but printed. */
    NOT_APPLICABLE
  }

  /** What is known of the original. */
  public enum Original {
    /** The copy's evidence proves that the issuer sealed the original. */
    SEALED_BY_ISSUER,
    /** The copy's evidence fails. */
    EVIDENCE_FAILS,
    /** This is the original. */
    PRESENT,
    /** Nothing speaks of it. */
    NOT_APPLICABLE
  }

  /** Whether it is a trial. */
  public enum Issuance {
    /** For trial. */
    TEST,
    /** Real. */
    NATIONAL,
    /** Not known. */
    UNKNOWN
  }
}
