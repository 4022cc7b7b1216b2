package cn.sidian.core.status;

import cn.sidian.core.Finding;
import cn.sidian.core.crypto.AlgorithmNumbers;
import cn.sidian.core.crypto.SignatureSuite;
import cn.sidian.core.crypto.VerifyingKey;
import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestKeys;
import cn.sidian.core.testing.TestRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** An issuer with a key for lists, and what its lists look like. */
final class StatusFixtures {
  static final Instant NOON = Instant.parse("2026-11-22T04:00:00Z");
  static final String ISSUER = "11100000000013338W";
  static final String NAME = "TEST-W011-2026";
  static final TestAuthority.Issued SIGNER = signer(31);
  static final TestAuthority.Issued OTHER = signer(32);
  static final StatusListPublisher PUBLISHER =
      StatusListPublisher.of(SIGNER.signingKey(), Duration.ofHours(24));

  private StatusFixtures() {}

  private static TestAuthority.Issued signer(long seed) {
    return TestAuthority.root(TestKeys.SM2, NOON, TestRandom.seeded(seed))
        .issue(CertificateSpec.signer("TEST status", TestKeys.SM2, NOON));
  }

  static StatusEntries entries() {
    StatusEntries entries = StatusEntries.filled(4, 1_000, 15);
    entries.set(7, 0);
    entries.set(8, 1);
    entries.set(999, 2);
    return entries;
  }

  static StatusList list(long sequence, Instant asOf) {
    String previous = sequence == 1 ? null : "sm3:" + "0".repeat(64);
    return PUBLISHER.publish(entries(), ISSUER, NAME, sequence, previous, asOf);
  }

  static Optional<Finding> keys(StatusList list, String issuer) {
    VerifyingKey key = VerifyingKey.of(SIGNER.certificate().getPublicKey(), SignatureSuite.SM2_SM3);
    return issuer.equals(ISSUER) && list.isSignedBy(key, AlgorithmNumbers.DEFAULT)
        ? Optional.empty()
        : Optional.of(Messages.MESSAGES.warning("LIST_UNTRUSTED"));
  }
}
