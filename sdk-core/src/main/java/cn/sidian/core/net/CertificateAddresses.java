package cn.sidian.core.net;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/**
 * Where a certificate says that evidence about it can be had (RFC 5280, 4.2.1.13 and 4.2.2.1).
 *
 * @param ocsp OCSP services
 * @param lists revocation lists that are complete and the issuer's own
 * @param issuers certificates of its issuer
 */
record CertificateAddresses(List<String> ocsp, List<String> lists, List<String> issuers) {
  /** Of each kind; more are there to be slow. */
  private static final int MAX = 3;

  static CertificateAddresses of(X509Certificate certificate) {
    List<String> ocsp = new ArrayList<>();
    List<String> lists = new ArrayList<>();
    List<String> issuers = new ArrayList<>();
    try {
      byte[] access = certificate.getExtensionValue(Extension.authorityInfoAccess.getId());
      if (access != null) {
        access(ASN1OctetString.getInstance(access).getOctets(), ocsp, issuers);
      }
      byte[] points = certificate.getExtensionValue(Extension.cRLDistributionPoints.getId());
      if (points != null) {
        points(ASN1OctetString.getInstance(points).getOctets(), lists);
      }
    } catch (RuntimeException e) {
      // an extension that cannot be read names no address; what was read before it stays
      return new CertificateAddresses(ocsp, lists, issuers);
    }
    return new CertificateAddresses(ocsp, lists, issuers);
  }

  private static void access(byte[] encoded, List<String> ocsp, List<String> issuers) {
    for (AccessDescription one :
        AuthorityInformationAccess.getInstance(encoded).getAccessDescriptions()) {
      ASN1ObjectIdentifier method = one.getAccessMethod();
      if (AccessDescription.id_ad_ocsp.equals(method)) {
        add(one.getAccessLocation(), ocsp);
      } else if (AccessDescription.id_ad_caIssuers.equals(method)) {
        add(one.getAccessLocation(), issuers);
      }
    }
  }

  private static void points(byte[] encoded, List<String> lists) {
    for (DistributionPoint point : CRLDistPoint.getInstance(encoded).getDistributionPoints()) {
      DistributionPointName name = point.getDistributionPoint();
      // lists of others and for some reasons only would not count
      if (name != null
          && point.getCRLIssuer() == null
          && point.getReasons() == null
          && name.getType() == DistributionPointName.FULL_NAME) {
        Arrays.stream(GeneralNames.getInstance(name.getName()).getNames())
            .forEach(one -> add(one, lists));
      }
    }
  }

  private static void add(GeneralName name, List<String> to) {
    if (name.getTagNo() == GeneralName.uniformResourceIdentifier && to.size() < MAX) {
      String text = ASN1IA5String.getInstance(name.getName()).getString();
      // an address of a directory is not for us; there may be one of the web beside it
      if (text.regionMatches(true, 0, "http", 0, 4)) {
        to.add(text);
      }
    }
  }
}
