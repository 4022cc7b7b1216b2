package cn.sidian.benchmarks.peers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.CMSTypedData;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.util.Selector;

/** Detached CMS by BouncyCastle, as PDFBox's examples make and check it. */
final class BouncyCastleCms {
  private final PeerKey key;
  private final JcaCertStore certificates;

  BouncyCastleCms(PeerKey key) {
    this.key = key;
    try {
      this.certificates = new JcaCertStore(key.chain());
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  byte[] sign(InputStream content) throws IOException {
    try {
      JcaContentSignerBuilder signer = new JcaContentSignerBuilder(key.algorithm());
      JcaDigestCalculatorProviderBuilder digests = new JcaDigestCalculatorProviderBuilder();
      if (key.provider() != null) {
        signer.setProvider(key.provider());
        digests.setProvider(key.provider());
      }
      CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
      generator.addSignerInfoGenerator(
          new JcaSignerInfoGeneratorBuilder(digests.build())
              .build(signer.build(key.privateKey()), key.chain().get(0)));
      generator.addCertificates(certificates);
      return generator.generate(new StreamContent(content), false).getEncoded(ASN1Encoding.DL);
    } catch (CMSException | OperatorCreationException | CertificateEncodingException e) {
      throw new IOException(e);
    }
  }

  /** Checks digest and value of the only signer, not its chain. */
  boolean verify(byte[] padded, byte[] content) throws IOException {
    try {
      CMSSignedData data =
          new CMSSignedData(
              new CMSProcessableByteArray(content), new ByteArrayInputStream(unpadded(padded)));
      SignerInformation signer = data.getSignerInfos().iterator().next();
      X509CertificateHolder certificate = certificate(data, signer);
      JcaSimpleSignerInfoVerifierBuilder verifier = new JcaSimpleSignerInfoVerifierBuilder();
      if (key.verifier() != null) {
        verifier.setProvider(key.verifier());
      }
      return signer.verify(verifier.build(certificate));
    } catch (CMSException | OperatorCreationException | CertificateException e) {
      throw new IOException(e);
    }
  }

  /** SignerId is declared without its type argument. */
  @SuppressWarnings("unchecked")
  private static X509CertificateHolder certificate(CMSSignedData data, SignerInformation signer) {
    return data.getCertificates()
        .getMatches((Selector<X509CertificateHolder>) signer.getSID())
        .iterator()
        .next();
  }

  /** BouncyCastle refuses the zeros behind the value, so they are cut off by its DER length. */
  private static byte[] unpadded(byte[] value) {
    int count = value[1] & 0x7F;
    int length = 0;
    for (int i = 0; i < count; i++) {
      length = length << 8 | (value[2 + i] & 0xFF);
    }
    return Arrays.copyOf(value, 2 + count + length);
  }

  /** A stream that is read once, as in PDFBox's example CMSProcessableInputStream. */
  private static final class StreamContent implements CMSTypedData {
    private final InputStream in;

    StreamContent(InputStream in) {
      this.in = in;
    }

    @Override
    public ASN1ObjectIdentifier getContentType() {
      return CMSObjectIdentifiers.data;
    }

    @Override
    public void write(OutputStream out) throws IOException {
      in.transferTo(out);
    }

    @Override
    public Object getContent() {
      return in;
    }
  }
}
