package cn.sidian.certificate.internal.verifying;

import static cn.sidian.certificate.internal.code.CodeMessages.MESSAGES;

import cn.sidian.certificate.CertificateAcceptancePolicy;
import cn.sidian.certificate.CertificateLookup;
import cn.sidian.certificate.TypeEdition;
import cn.sidian.certificate.VerifierBundle;
import cn.sidian.certificate.catalog.CertificateCatalog;
import cn.sidian.certificate.issuer.IssuerHistory;
import cn.sidian.certificate.issuer.IssuerKeys;
import cn.sidian.certificate.life.StatusStatement;
import cn.sidian.core.Finding;
import cn.sidian.core.status.StatusListMemory;
import cn.sidian.core.status.StatusListMemory.Comparison;
import cn.sidian.core.status.StatusListMemory.Seen;
import cn.sidian.core.status.StatusListSource;
import cn.sidian.core.status.StatusResolver;
import cn.sidian.core.trust.RevocationEvidence;
import cn.sidian.core.trust.TrustAnchors;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whom and what a verifier knows: from a bundle that may be believed, from a register, or nobody.
 * Immutable once built.
 */
public final class Knowledge {
  private final KnownKeys keys;
  private final IssuerHistory history;
  private final List<TypeEdition> types;
  private final List<Finding> findings = new ArrayList<>();
  private final StatusResolver resolver;
  private final @Nullable CertificateLookup register;
  private final boolean informed;
  private final @Nullable CertificateCatalog catalogue;

  /**
   * Gathers the knowledge.
   *
   * @param anchors whom the verifier trusts
   * @param bundle a bundle, or null
   * @param register a register, or null
   * @param types the catalogue of the caller, or null for that of the bundle
   * @param lists where status lists come from
   * @param memory what was seen before, or null
   * @param revocation what is known of revoked certificates
   * @param policy what is demanded
   * @param now the present
   */
  public Knowledge(
      TrustAnchors anchors,
      @Nullable VerifierBundle bundle,
      @Nullable CertificateLookup register,
      @Nullable CertificateCatalog types,
      StatusListSource lists,
      @Nullable StatusListMemory memory,
      RevocationEvidence revocation,
      CertificateAcceptancePolicy policy,
      Instant now) {
    this.register = register;
    VerifierBundle believed =
        bundle != null && mayBelieve(bundle, anchors, memory, now) ? bundle : null;
    IssuerKeys bound = IssuerKeys.NONE;
    if (register != null) {
      bound = register.keys();
    } else if (believed != null) {
      bound = believed.content().keys();
    }
    this.keys =
        new KnownKeys(
            bound,
            believed == null ? List.of() : believed.content().intermediates(),
            anchors,
            revocation);
    CertificateCatalog told = believed == null ? null : believed.content().catalogue();
    this.catalogue = types == null ? told : types;
    this.informed = register != null || believed != null;
    if (register != null) {
      this.history = register.history();
      this.types = register.types();
    } else if (believed != null) {
      this.history = believed.content().history();
      this.types = believed.content().types();
    } else {
      this.history = IssuerHistory.NONE;
      this.types = List.of();
      if (bundle == null) {
        findings.add(MESSAGES.warning("NO_BUNDLE"));
      }
    }
    this.resolver = new StatusResolver(lists, keys, memory, policy.freshness());
  }

  private boolean mayBelieve(
      VerifierBundle bundle, TrustAnchors anchors, @Nullable StatusListMemory memory, Instant now) {
    String place = "bundle";
    VerifierBundle.Content content = bundle.content();
    if (!bundle.isSignedBy(anchors)) {
      findings.add(MESSAGES.warning("BUNDLE_UNTRUSTED").at(place));
      return false;
    }
    if (!now.isBefore(content.expiresAt())) {
      findings.add(MESSAGES.warning("BUNDLE_STALE", content.expiresAt()).at(place));
      return false;
    }
    if (memory == null) {
      return true;
    }
    Seen seen =
        new Seen(
            "bundle:" + content.register(), content.sequence(), content.asOf(), bundle.digest());
    Comparison comparison = memory.compareAndRemember(seen, Instant.MAX);
    if (comparison == Comparison.OLDER || comparison == Comparison.CONFLICT) {
      findings.add(
          Finding.warning("LIST_ROLLBACK", MESSAGES.text("LIST_ROLLBACK.bundle")).at(place));
      return false;
    }
    return true;
  }

  /** Why a statement is not believed; empty if it is. */
  public Optional<Finding> objection(StatusStatement statement) {
    return keys.objection(statement);
  }

  KnownKeys keys() {
    return keys;
  }

  IssuerHistory history() {
    return history;
  }

  List<TypeEdition> types() {
    return types;
  }

  StatusResolver resolver() {
    return resolver;
  }

  @Nullable CertificateLookup register() {
    return register;
  }

  /** How the pages of types are drawn, or null if nobody told. */
  @Nullable CertificateCatalog catalogue() {
    return catalogue;
  }

  /** Whether a bundle or a register speaks. */
  boolean isInformed() {
    return informed;
  }

  /** Why nobody speaks. */
  List<Finding> findings() {
    return findings;
  }
}
