package cn.sidian.certificate.register;

import cn.sidian.certificate.CertificateFacts;
import cn.sidian.certificate.CertificateId;
import cn.sidian.certificate.CertificateLookup;
import cn.sidian.certificate.TypeEdition;
import cn.sidian.certificate.catalog.CertificateCatalog;
import cn.sidian.certificate.issuer.IssuerHistory;
import cn.sidian.certificate.issuer.IssuerKeys;
import cn.sidian.certificate.life.CertificateTrace;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A register as verifiers ask it: state at any time with since and cause, the registered files, and
 * what a bundle would say. Safe for many threads.
 */
public final class RegisterLookup implements CertificateLookup {
  private final CertificateRegister register;
  private final CertificateCatalog catalog;

  /**
   * Over a register.
   *
   * @param register the register
   * @param catalog its catalogue
   */
  public RegisterLookup(CertificateRegister register, CertificateCatalog catalog) {
    this.register = Objects.requireNonNull(register, "register");
    this.catalog = Objects.requireNonNull(catalog, "catalog");
  }

  @Override
  public Optional<Standing> standing(CertificateId identifier, Instant at) {
    return register
        .trace(identifier.toString())
        // a broken chain proves nothing: the state is unknown
        .filter(trace -> trace.chain() == CertificateTrace.Chain.INTACT)
        .flatMap(trace -> trace.stateAt(at))
        .map(
            standing ->
                new Standing(
                    CertificateFacts.StatusValue.valueOf(standing.state().name()),
                    standing.since(),
                    standing.cause() == null ? null : standing.cause().name()));
  }

  @Override
  public boolean isRegistered(CertificateId identifier, String signedRangeDigest) {
    return register
        .identifierOf(signedRangeDigest)
        .filter(identifier.toString()::equals)
        .isPresent();
  }

  @Override
  public TokenState token(byte[] token, Instant at) {
    return register.tokens().state(token, at);
  }

  @Override
  public IssuerKeys keys() {
    return register.keys();
  }

  @Override
  public IssuerHistory history() {
    return register.issuers();
  }

  @Override
  public List<TypeEdition> types() {
    return catalog.types().stream().map(TypeEdition::of).toList();
  }
}
