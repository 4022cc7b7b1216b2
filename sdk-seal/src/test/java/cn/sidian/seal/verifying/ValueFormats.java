package cn.sidian.seal.verifying;

import cn.sidian.core.crypto.DigestAlgorithm;
import cn.sidian.core.crypto.RawSignature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.cert.CertificateEncodingException;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;

/** Files with signature values of formats that are not plain detached CMS, made by hand. */
final class ValueFormats {
  private ValueFormats() {}

  /** signedData and data of GB/T 35275-2017. */
  static void gbT35275(CmsForge forge) {
    forge.type = new ASN1ObjectIdentifier("1.2.156.10197.6.1.4.2.2");
    forge.contentType = new ASN1ObjectIdentifier("1.2.156.10197.6.1.4.2.1");
  }

  /** r ‖ s instead of SEQUENCE { r, s }. */
  static byte[] raw(byte[] der) {
    return RawSignature.fromDer(der, 32);
  }

  static SignedFile subFilter(SignedFile file, String name) {
    return file.edit("/SubFilter/" + file.who().profile.subFilter(), "/SubFilter/" + name);
  }

  /** The SHA-1 digest of the document, enclosed and signed with SHA-256. */
  static SignedFile pkcs7Sha1(SignedFile file) {
    return subFilter(file, "adbe.pkcs7.sha1")
        .signed(forge -> forge.contentOf = DigestAlgorithm.SHA1::digest);
  }

  /** A bare RSA value with its certificate in /Cert. */
  static SignedFile x509RsaSha1(SignedFile file, String jca) {
    return bareRsa(file, value -> octets(sign(file, jca, value)));
  }

  /** The value is made from the covered bytes. */
  static SignedFile bareRsa(SignedFile file, UnaryOperator<byte[]> maker) {
    return subFilter(file, "adbe.x509.rsa_sha1/Cert" + certificate(file))
        .filled(parts -> maker.apply(joined(parts)));
  }

  /** The same without any certificate. */
  static SignedFile bareRsaWithoutCertificate(SignedFile file) {
    return subFilter(file, "adbe.x509.rsa_sha1")
        .filled(parts -> octets(sign(file, "SHA1withRSA", joined(parts))));
  }

  private static String certificate(SignedFile file) {
    try {
      return "<" + HexFormat.of().formatHex(file.who().signer().certificate().getEncoded()) + ">";
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] octets(byte[] value) {
    return encoded(new DEROctetString(value));
  }

  private static byte[] sign(SignedFile file, String jca, byte[] message) {
    try {
      Signature signature = Signature.getInstance(jca);
      signature.initSign(file.who().signer().privateKey());
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] joined(byte[][] parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  /** The outline of a SES_Signature (GB/T 38540): enough to be told from everything else. */
  static SignedFile sealStructure(SignedFile file) {
    ASN1Encodable header =
        sequence(new DERIA5String("ES"), new ASN1Integer(4), new DERIA5String("Sidian TEST"));
    ASN1Encodable toSign =
        sequence(new ASN1Integer(4), sequence(sequence(header, new DERIA5String("TEST-1"))));
    byte[] value = encoded(sequence(toSign, new DERBitString(new byte[64])));
    return subFilter(file, "GM.sm2seal").filled(parts -> value);
  }

  private static ASN1Encodable sequence(ASN1Encodable... items) {
    return new DERSequence(items);
  }

  private static byte[] encoded(ASN1Encodable object) {
    try {
      return object.toASN1Primitive().getEncoded("DER");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
