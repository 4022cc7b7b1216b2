package cn.sidian.certificate.register;

import cn.sidian.certificate.CertificateMetadata;
import cn.sidian.certificate.life.LifeAct;
import cn.sidian.core.store.RequestKey;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An order to issue, for which identifier, version and status index are to be reserved.
 *
 * @param request who asks, under which id
 * @param inputDigest the digest of everything the effect depends on
 * @param metadata the approved metadata
 * @param statusList the URI of the type's lists, or null for online only
 * @param serial the serial a new certificate is to have, or null for the next of the counter
 * @param act ISSUE, or what is done to the predecessor: RENEW, AMEND or REISSUE
 * @param actor who approved
 * @param basis the legal basis
 * @param effectiveAt from when it holds
 * @param leaseUntil until when the reservation is this caller's alone
 * @param hiddenVolume whether unassigned entries of a new list of this type look valid
 */
public record IssueOrder(
    RequestKey request,
    byte[] inputDigest,
    CertificateMetadata metadata,
    @Nullable String statusList,
    @Nullable String serial,
    LifeAct act,
    String actor,
    String basis,
    Instant effectiveAt,
    Instant leaseUntil,
    boolean hiddenVolume) {
  /**
   * Checks the parts; the bytes are shared.
   *
   * @param request who asks, under which id
   * @param inputDigest the digest of everything the effect depends on
   * @param metadata the approved metadata
   * @param statusList the URI of the type's lists, or null
   * @param serial the serial, or null
   * @param act ISSUE, RENEW, AMEND or REISSUE
   * @param actor who approved
   * @param basis the legal basis
   * @param effectiveAt from when it holds
   * @param leaseUntil until when the reservation is this caller's alone
   * @param hiddenVolume whether unassigned entries look valid
   */
  public IssueOrder {
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(metadata, "metadata");
    Objects.requireNonNull(act, "act");
    Objects.requireNonNull(actor, "actor");
    Objects.requireNonNull(basis, "basis");
    Objects.requireNonNull(effectiveAt, "effectiveAt");
    Objects.requireNonNull(leaseUntil, "leaseUntil");
  }

  /**
   * An order for a type whose lists show which entries are unassigned.
   *
   * @param request who asks, under which id
   * @param inputDigest the digest of everything the effect depends on
   * @param metadata the approved metadata
   * @param statusList the URI of the type's lists, or null
   * @param serial the serial, or null
   * @param act ISSUE, RENEW, AMEND or REISSUE
   * @param actor who approved
   * @param basis the legal basis
   * @param effectiveAt from when it holds
   * @param leaseUntil until when the reservation is this caller's alone
   */
  public IssueOrder(
      RequestKey request,
      byte[] inputDigest,
      CertificateMetadata metadata,
      @Nullable String statusList,
      @Nullable String serial,
      LifeAct act,
      String actor,
      String basis,
      Instant effectiveAt,
      Instant leaseUntil) {
    this(
        request,
        inputDigest,
        metadata,
        statusList,
        serial,
        act,
        actor,
        basis,
        effectiveAt,
        leaseUntil,
        false);
  }

  @Override
  public String toString() {
    return "IssueOrder[" + metadata + ", " + act + "]";
  }
}
