package cn.sidian.core.trust;

import static cn.sidian.core.trust.PathAssertions.is;
import static cn.sidian.core.trust.PathAssertions.undecided;
import static cn.sidian.core.trust.PathAssertions.untrusted;

import cn.sidian.core.testing.TestKeys;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.junit.jupiter.api.Test;

/** RFC 5280, section 4.2.1.10: name constraints; one fixture per fault. */
class PathNameConstraintFaultTest {
  private static GeneralSubtree[] trees(GeneralName... names) {
    GeneralSubtree[] trees = new GeneralSubtree[names.length];
    for (int i = 0; i < names.length; i++) {
      trees[i] = new GeneralSubtree(names[i]);
    }
    return trees;
  }

  private static GeneralName directory(String name) {
    return new GeneralName(new X500Name(name));
  }

  private static GeneralName email(String host) {
    return new GeneralName(GeneralName.rfc822Name, host);
  }

  private static Chain constrained(NameConstraints constraints, X500Name signer) {
    return Chain.of(
        TestKeys.P256,
        root -> root,
        middle -> middle.extension(Extension.nameConstraints, true, constraints),
        spec -> spec.subject(signer));
  }

  private static NameConstraints permitted(GeneralName... names) {
    return new NameConstraints(trees(names), null);
  }

  private static NameConstraints excluded(GeneralName... names) {
    return new NameConstraints(null, trees(names));
  }

  @Test
  void nameWithinThePermittedTree() {
    is(
        constrained(permitted(directory("C=CN,O=Bureau")), new X500Name("C=CN,O=Bureau,CN=TEST"))
            .judged(),
        TrustStatus.TRUSTED);
  }

  @Test
  void nameOutsideThePermittedTree() {
    untrusted(
        constrained(permitted(directory("C=CN,O=Bureau")), new X500Name("C=CN,O=Other,CN=TEST"))
            .judged(),
        "CHAIN_NAME_CONSTRAINT");
  }

  @Test
  void nameWithinTheExcludedTree() {
    untrusted(
        constrained(excluded(directory("C=CN,O=Bureau")), new X500Name("C=CN,O=Bureau,CN=TEST"))
            .judged(),
        "CHAIN_NAME_CONSTRAINT");
  }

  @Test
  void nameOutsideTheExcludedTree() {
    is(
        constrained(excluded(directory("C=CN,O=Bureau")), new X500Name("C=CN,O=Other,CN=TEST"))
            .judged(),
        TrustStatus.TRUSTED);
  }

  @Test
  void constraintOfTheAnchorBindsToo() {
    Chain chain =
        Chain.of(
            TestKeys.P256,
            root ->
                root.extension(
                    Extension.nameConstraints, true, permitted(directory("C=CN,O=Bureau"))),
            middle -> middle.subject(new X500Name("C=CN,O=Bureau,CN=TEST authority")),
            signer -> signer.subject(new X500Name("C=CN,O=Other,CN=TEST")));

    untrusted(chain.judged(), "CHAIN_NAME_CONSTRAINT");
  }

  @Test
  void alternativeNameOutside() {
    Chain chain =
        Chain.of(
            TestKeys.P256,
            root -> root,
            middle ->
                middle.extension(Extension.nameConstraints, true, permitted(email("bureau.cn"))),
            signer ->
                signer.extension(
                    Extension.subjectAlternativeName,
                    false,
                    new GeneralNames(email("zhang@other.cn"))));

    untrusted(chain.judged(), "CHAIN_NAME_CONSTRAINT");
  }

  @Test
  void addressHiddenInAMultiValuedNameIsFound() {
    X500Name hidden =
        new X500Name(
            new RDN[] {
              new RDN(
                  new AttributeTypeAndValue[] {
                    new AttributeTypeAndValue(BCStyle.CN, new DERUTF8String("TEST")),
                    new AttributeTypeAndValue(
                        BCStyle.EmailAddress, new DERUTF8String("zhang@other.cn"))
                  })
            });

    untrusted(constrained(excluded(email("other.cn")), hidden).judged(), "CHAIN_NAME_CONSTRAINT");
    untrusted(constrained(permitted(email("bureau.cn")), hidden).judged(), "CHAIN_NAME_CONSTRAINT");
    is(constrained(permitted(email("other.cn")), hidden).judged(), TrustStatus.TRUSTED);
  }

  @Test
  void kindOfNameThatNobodyCompares() {
    GeneralName registered = new GeneralName(GeneralName.registeredID, "1.2.3");

    untrusted(
        constrained(permitted(registered), new X500Name("CN=TEST")).judged(),
        "CHAIN_EXTENSION_UNREADABLE");
  }

  @Test
  void unreadableAlternativeNamesUnderConstraints() {
    Chain chain =
        Chain.of(
            TestKeys.P256,
            root -> root,
            middle ->
                middle.extension(Extension.nameConstraints, true, permitted(email("bureau.cn"))),
            signer ->
                signer.extension(Extension.subjectAlternativeName, false, new ASN1Integer(1)));

    untrusted(chain.judged(), "CHAIN_EXTENSION_UNREADABLE");
  }

  @Test
  void moreConstraintsThanAreCompared() {
    GeneralName[] many = new GeneralName[1_001];
    for (int i = 0; i < many.length; i++) {
      many[i] = directory("CN=" + i);
    }

    PathReport report = constrained(excluded(many), new X500Name("CN=TEST")).judged();

    undecided(report, "CHAIN_LIMIT");
  }

  @Test
  void moreNamesThanAreCompared() {
    GeneralName[] many = new GeneralName[1_001];
    for (int i = 0; i < many.length; i++) {
      many[i] = email("zhang" + i + "@bureau.cn");
    }
    Chain chain =
        Chain.of(
            TestKeys.P256,
            root -> root,
            middle ->
                middle.extension(Extension.nameConstraints, true, permitted(email("bureau.cn"))),
            signer ->
                signer.extension(Extension.subjectAlternativeName, false, new GeneralNames(many)));

    undecided(chain.judged(), "CHAIN_LIMIT");
  }
}
