package cn.sidian.seal.longterm;

import cn.sidian.core.crypto.DigestAlgorithm;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.trust.TimestampSource;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.Date;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1GeneralizedTime;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.cmp.PKIStatusInfo;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.tsp.TSTInfo;
import org.bouncycastle.asn1.tsp.TimeStampReq;
import org.bouncycastle.asn1.tsp.TimeStampResp;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.DefaultSignedAttributeTableGenerator;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;

/** Makes time stamps that are right in everything but the certificate, with any RSA key. */
final class UnlicensedTimestamps implements TimestampSource {
  private final TestAuthority.Issued key;
  private final InstantSource clock;

  UnlicensedTimestamps(TestAuthority.Issued key, InstantSource clock) {
    this.key = key;
    this.clock = clock;
  }

  @Override
  public byte[] respond(byte[] request) throws IOException {
    TimeStampReq asked = TimeStampReq.getInstance(request);
    TSTInfo content =
        new TSTInfo(
            new ASN1ObjectIdentifier("1.2.3.4.5"),
            asked.getMessageImprint(),
            new ASN1Integer(1),
            new ASN1GeneralizedTime(Date.from(clock.instant())),
            null,
            null,
            asked.getNonce(),
            null,
            null);
    try {
      BouncyCastleProvider provider = new BouncyCastleProvider();
      byte[] hash = DigestAlgorithm.SHA256.digest(key.certificate().getEncoded());
      ASN1EncodableVector attributes = new ASN1EncodableVector();
      attributes.add(
          new Attribute(
              PKCSObjectIdentifiers.id_aa_signingCertificateV2,
              new DERSet(new SigningCertificateV2(new ESSCertIDv2(hash)))));
      CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
      generator.addSignerInfoGenerator(
          new JcaSignerInfoGeneratorBuilder(
                  new JcaDigestCalculatorProviderBuilder().setProvider(provider).build())
              .setSignedAttributeGenerator(
                  new DefaultSignedAttributeTableGenerator(new AttributeTable(attributes)))
              .build(
                  new JcaContentSignerBuilder("SHA256withRSA")
                      .setProvider(provider)
                      .build(key.privateKey()),
                  key.certificate()));
      generator.addCertificates(new JcaCertStore(key.chain()));
      byte[] token =
          generator
              .generate(
                  new CMSProcessableByteArray(
                      PKCSObjectIdentifiers.id_ct_TSTInfo, content.getEncoded("DER")),
                  true)
              .getEncoded("DL");
      return new TimeStampResp(new PKIStatusInfo(PKIStatus.granted), ContentInfo.getInstance(token))
          .getEncoded("DL");
    } catch (GeneralSecurityException | OperatorCreationException | CMSException e) {
      throw new IOException(e);
    }
  }
}
