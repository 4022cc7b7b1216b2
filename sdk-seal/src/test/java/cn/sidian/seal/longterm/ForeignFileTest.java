package cn.sidian.seal.longterm;

import static org.assertj.core.api.Assertions.assertThat;

import cn.sidian.core.Verdict;
import cn.sidian.core.crypto.DigestAlgorithm;
import cn.sidian.seal.SealLevel;
import cn.sidian.seal.SealReport;
import cn.sidian.seal.SignatureReport.Kind;
import cn.sidian.seal.SignatureReport.Time;
import cn.sidian.seal.judge.Tool;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Calendar;
import java.util.Date;
import java.util.GregorianCalendar;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.ExternalSigningSupport;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.ess.ESSCertIDv2;
import org.bouncycastle.asn1.ess.SigningCertificateV2;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** WD-58: a PAdES file of another maker (PDFBox with BouncyCastle) is raised like our own. */
class ForeignFileTest {
  private static final Authority WHO = Authority.RSA;

  @TempDir Path folder;

  private static byte[] signedByOthers() throws Exception {
    try (PDDocument document = Loader.loadPDF(Pages.onePage())) {
      PDSignature signature = new PDSignature();
      signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
      signature.setSubFilter(COSName.getPDFName("ETSI.CAdES.detached"));
      Calendar date = GregorianCalendar.getInstance();
      date.setTime(Date.from(Authority.NOW));
      signature.setSignDate(date);
      document.addSignature(signature);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ExternalSigningSupport signing = document.saveIncrementalForExternalSigning(out);
      signing.setSignature(cms(signing.getContent().readAllBytes()));
      return out.toByteArray();
    }
  }

  private static byte[] cms(byte[] content)
      throws GeneralSecurityException, OperatorCreationException, CMSException, IOException {
    BouncyCastleProvider provider = new BouncyCastleProvider();
    ASN1EncodableVector attributes = new ASN1EncodableVector();
    byte[] hash = DigestAlgorithm.SHA256.digest(WHO.signer.certificate().getEncoded());
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
                    .build(WHO.signer.privateKey()),
                WHO.signer.certificate()));
    generator.addCertificates(new JcaCertStore(WHO.signer.chain()));
    return generator.generate(new CMSProcessableByteArray(content), false).getEncoded();
  }

  @Test
  void everyLevel() throws Exception {
    byte[] foreign = signedByOthers();
    for (SealLevel level : new SealLevel[] {SealLevel.T, SealLevel.LT, SealLevel.LTA}) {
      byte[] raised = WHO.extend(foreign, level);
      SealReport report = WHO.verifyWithList(raised, Authority.NOW);
      assertThat(report.verdict()).as(report.toJson()).isEqualTo(Verdict.ACCEPTED);
      assertThat(report.signatures().get(0).kind()).isEqualTo(Kind.SIGNATURE);
      assertThat(report.signatures().get(0).time()).isEqualTo(Time.PROVEN);
      if (Tool.PDFSIG.isPresent()) {
        Path file = Files.write(folder.resolve(level + ".pdf"), raised);
        assertThat(Tool.PDFSIG.run("-nocert", file.toString()).output())
            .contains("Signature is Valid");
      }
    }
    assertThat(WHO.verify(WHO.extend(foreign, SealLevel.LTA), Authority.NOW).verdict())
        .isEqualTo(Verdict.ACCEPTED);
  }
}
