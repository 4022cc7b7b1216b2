package cn.sidian.seal.internal.cms;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.jspecify.annotations.Nullable;

/**
 * The evidence about revocation inside a CMS structure: its lists (RFC 5652, 10.2.1), OCSP
 * responses among them (RFC 5940), and Adobe's signed attribute of both (ISO 32000-1, 12.8.3.3.2).
 *
 * @param crls encoded revocation lists
 * @param ocsps encoded OCSP responses
 */
public record EmbeddedEvidence(List<byte[]> crls, List<byte[]> ocsps) {
  private static final ASN1ObjectIdentifier OCSP = new ASN1ObjectIdentifier("1.3.6.1.5.5.7.16.2");
  private static final ASN1ObjectIdentifier ARCHIVAL =
      new ASN1ObjectIdentifier("1.2.840.113583.1.1.8");
  private static final int LISTS = 0;
  private static final int RESPONSES = 1;

  static EmbeddedEvidence of(@Nullable ASN1Set set, @Nullable AttributeTable signed) {
    EmbeddedEvidence evidence = new EmbeddedEvidence(new ArrayList<>(), new ArrayList<>());
    try {
      if (set != null) {
        for (ASN1Encodable item : set) {
          evidence.choice(item.toASN1Primitive());
        }
      }
      Attribute archival = signed == null ? null : signed.get(ARCHIVAL);
      if (archival != null && archival.getAttrValues().size() == 1) {
        evidence.archival(ASN1Sequence.getInstance(archival.getAttributeValues()[0]));
      }
    } catch (IOException | RuntimeException e) {
      // evidence that cannot be read is none; what was read before it stays
      return evidence;
    }
    return evidence;
  }

  private void choice(ASN1Primitive item) throws IOException {
    if (item instanceof ASN1Sequence) {
      crls.add(item.getEncoded("DER"));
    } else if (item instanceof ASN1TaggedObject tagged && tagged.getTagNo() == 1) {
      ASN1Sequence other = ASN1Sequence.getInstance(tagged, false);
      if (OCSP.equals(other.getObjectAt(0))) {
        ocsps.add(other.getObjectAt(1).toASN1Primitive().getEncoded("DER"));
      }
    }
  }

  private void archival(ASN1Sequence parts) throws IOException {
    for (ASN1Encodable part : parts) {
      ASN1TaggedObject tagged = ASN1TaggedObject.getInstance(part);
      for (ASN1Encodable item : ASN1Sequence.getInstance(tagged, true)) {
        byte[] encoded = item.toASN1Primitive().getEncoded("DER");
        if (tagged.getTagNo() == LISTS) {
          crls.add(encoded);
        } else if (tagged.getTagNo() == RESPONSES) {
          ocsps.add(encoded);
        }
      }
    }
  }
}
