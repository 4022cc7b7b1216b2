package cn.sidian.core.trust;

import static cn.sidian.core.trust.PathAssertions.is;
import static cn.sidian.core.trust.PathAssertions.undecided;
import static cn.sidian.core.trust.PathAssertions.untrusted;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x509.Extension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 5280, section 4.2: extensions and policies; one fixture per fault. */
class PathExtensionFaultTest {
  private static final ASN1ObjectIdentifier UNKNOWN = new ASN1ObjectIdentifier("1.2.3.4");

  @Test
  void unknownCriticalExtensionOfTheSigner() {
    untrusted(
        Chain.withSigner(signer -> signer.extension(UNKNOWN, true, DERNull.INSTANCE)).judged(),
        "CHAIN_CRITICAL_EXTENSION");
  }

  @Test
  void unknownCriticalExtensionOfTheIntermediate() {
    untrusted(
        Chain.withMiddle(middle -> middle.extension(UNKNOWN, true, DERNull.INSTANCE)).judged(),
        "CHAIN_CRITICAL_EXTENSION");
  }

  @Test
  void unknownExtensionThatIsNotCritical() {
    is(
        Chain.withSigner(signer -> signer.extension(UNKNOWN, false, DERNull.INSTANCE)).judged(),
        TrustStatus.TRUSTED);
  }

  @Test
  void demandedPolicy() {
    ASN1Encodable demand = new DERSequence(new DERTaggedObject(false, 0, new ASN1Integer(0)));

    undecided(
        Chain.withMiddle(middle -> middle.extension(Extension.policyConstraints, true, demand))
            .judged(),
        "CHAIN_POLICY_NOT_EVALUATED");
  }

  @Test
  void policyMappingInhibitedDemandsNothing() {
    ASN1Encodable inhibited = new DERSequence(new DERTaggedObject(false, 1, new ASN1Integer(0)));

    is(
        Chain.withMiddle(middle -> middle.extension(Extension.policyConstraints, true, inhibited))
            .judged(),
        TrustStatus.TRUSTED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.5.29.36", "2.5.29.30"})
  void unreadableConstraintOfTheIntermediate(String oid) {
    untrusted(
        Chain.withMiddle(
                middle -> middle.extension(new ASN1ObjectIdentifier(oid), true, new ASN1Integer(1)))
            .judged(),
        "CHAIN_EXTENSION_UNREADABLE");
  }

  @Test
  void unreadablePurposesOfTheSigner() {
    untrusted(
        Chain.withSigner(
                signer -> signer.extension(Extension.extendedKeyUsage, false, new ASN1Integer(1)))
            .judged(),
        "CHAIN_EXTENSION_UNREADABLE");
  }
}
