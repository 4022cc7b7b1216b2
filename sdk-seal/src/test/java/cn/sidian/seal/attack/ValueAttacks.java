package cn.sidian.seal.attack;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.BEROctetString;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DLSequence;
import org.bouncycastle.asn1.DLSet;
import org.bouncycastle.asn1.DLTaggedObject;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.oiw.OIWObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.cert.X509CertificateHolder;
import org.jspecify.annotations.Nullable;

/** What stands in the hole is changed where nobody signed it. */
final class ValueAttacks {
  private static final int SIGNER_DIGEST = 2;

  private ValueAttacks() {}

  /** The value without its padding. */
  static ASN1Sequence value(SealedFile file) {
    try (ASN1InputStream in = new ASN1InputStream(file.value())) {
      return ASN1Sequence.getInstance(in.readObject());
    } catch (IOException e) {
      throw new IllegalArgumentException("the value of the signature is no CMS structure", e);
    }
  }

  private static ASN1Sequence signedData(ASN1Sequence value) {
    return ASN1Sequence.getInstance(ASN1TaggedObject.getInstance(value.getObjectAt(1)), true);
  }

  /** The file with another structure in the hole. */
  private static byte @Nullable [] with(SealedFile file, List<ASN1Encodable> signedData) {
    ASN1Sequence old = value(file);
    ASN1Sequence changed =
        new DLSequence(
            new ASN1Encodable[] {
              old.getObjectAt(0), new DLTaggedObject(true, 0, sequence(signedData))
            });
    try {
      return file.withValue(changed.getEncoded("DL"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static DLSequence sequence(List<ASN1Encodable> items) {
    return new DLSequence(items.toArray(new ASN1Encodable[0]));
  }

  private static List<ASN1Encodable> items(ASN1Sequence sequence) {
    List<ASN1Encodable> items = new ArrayList<>();
    sequence.forEach(items::add);
    return items;
  }

  private static byte @Nullable [] withSigner(
      SealedFile file, UnaryOperator<List<ASN1Encodable>> change) {
    List<ASN1Encodable> data = items(signedData(value(file)));
    int last = data.size() - 1;
    ASN1Set signers = ASN1Set.getInstance(data.get(last));
    List<ASN1Encodable> signer = items(ASN1Sequence.getInstance(signers.getObjectAt(0)));
    data.set(last, new DLSet(sequence(change.apply(signer))));
    return with(file, data);
  }

  /** A genuine time stamp of a stranger's authority over something else. */
  static byte @Nullable [] timestampSwapped(SealedFile file) {
    byte[] whole = timestampSwapped(file, true);
    return whole == null ? timestampSwapped(file, false) : whole;
  }

  private static byte @Nullable [] timestampSwapped(SealedFile file, boolean certificate) {
    byte[] token = Stranger.timestampOverSomethingElse(certificate);
    return withSigner(
        file,
        signer -> {
          signer.removeIf(
              item -> item instanceof ASN1TaggedObject tagged && tagged.getTagNo() == 1);
          try {
            ASN1EncodableVector attribute = new ASN1EncodableVector();
            attribute.add(PKCSObjectIdentifiers.id_aa_signatureTimeStampToken);
            attribute.add(new DLSet(ASN1Primitive.fromByteArray(token)));
            signer.add(new DLTaggedObject(false, 1, new DLSet(new DLSequence(attribute))));
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
          return signer;
        });
  }

  static byte @Nullable [] certificateSwapped(SealedFile file) {
    List<ASN1Encodable> data = items(signedData(value(file)));
    ASN1Set signers = ASN1Set.getInstance(data.get(data.size() - 1));
    ASN1Encodable id = ASN1Sequence.getInstance(signers.getObjectAt(0)).getObjectAt(1);
    for (int i = 0; i < data.size(); i++) {
      if (data.get(i) instanceof ASN1TaggedObject tagged && tagged.getTagNo() == 0) {
        List<ASN1Encodable> swapped = new ArrayList<>();
        for (ASN1Encodable item : ASN1Set.getInstance(tagged, false)) {
          swapped.add(isNamed(item, id) ? impostor(item) : item);
        }
        data.set(i, new DLTaggedObject(false, 0, new DLSet(swapped.toArray(new ASN1Encodable[0]))));
      }
    }
    return with(file, data);
  }

  private static boolean isNamed(ASN1Encodable certificate, ASN1Encodable id) {
    if (id instanceof ASN1TaggedObject) {
      return true;
    }
    IssuerAndSerialNumber wanted = IssuerAndSerialNumber.getInstance(id);
    X509CertificateHolder holder = new X509CertificateHolder(Certificate.getInstance(certificate));
    return holder.getSerialNumber().equals(wanted.getSerialNumber().getValue());
  }

  private static ASN1Encodable impostor(ASN1Encodable certificate) {
    return Stranger.impostor(new X509CertificateHolder(Certificate.getInstance(certificate)))
        .toASN1Structure();
  }

  /** The digest is said to be SHA-1; what was signed says otherwise. */
  static byte @Nullable [] digestDowngraded(SealedFile file) {
    return withSigner(
        file,
        signer -> {
          signer.set(SIGNER_DIGEST, new AlgorithmIdentifier(OIWObjectIdentifiers.idSHA1));
          return signer;
        });
  }

  /** A second signer, a stranger, beside the first. */
  static byte @Nullable [] signerAdded(SealedFile file) {
    List<ASN1Encodable> data = items(signedData(value(file)));
    int last = data.size() - 1;
    ASN1Encodable mine = ASN1Set.getInstance(data.get(last)).getObjectAt(0);
    try {
      ASN1Sequence other =
          ASN1Sequence.getInstance(ASN1Primitive.fromByteArray(Stranger.sign(new byte[] {1})));
      List<ASN1Encodable> strangers = items(signedData(other));
      ASN1Encodable second =
          ASN1Set.getInstance(strangers.get(strangers.size() - 1)).getObjectAt(0);
      data.set(last, new DLSet(new ASN1Encodable[] {second, mine}));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return with(file, data);
  }

  /** The value brings along another content, which some verifiers check instead of the file. */
  static byte @Nullable [] contentBroughtAlong(SealedFile file) {
    List<ASN1Encodable> data = items(signedData(value(file)));
    ASN1Sequence content = ASN1Sequence.getInstance(data.get(2));
    ASN1OctetString words = new DEROctetString(CosText.latin1("something else"));
    data.set(
        2,
        new DLSequence(
            new ASN1Encodable[] {
              ASN1ObjectIdentifier.getInstance(content.getObjectAt(0)),
              new DLTaggedObject(true, 0, new BEROctetString(words.getOctets()))
            }));
    return with(file, data);
  }

  /** Something stands behind the value where nothing but zeros may stand. */
  static byte @Nullable [] paddingUsed(SealedFile file) {
    byte[] pdf = file.bytes();
    int last = file.holeEnd() - 2;
    if (pdf[last] != '0' || pdf[last - 1] != '0') {
      return null;
    }
    pdf[last] = 'a';
    return pdf;
  }

  /** Words of a PDF among the zeros of the hole. */
  static byte @Nullable [] holeHoldsObjects(SealedFile file) {
    byte[] pdf = file.bytes();
    byte[] words = CosText.latin1(">endobj 9 0 obj<");
    int at = file.holeEnd() - 1 - words.length;
    for (int i = at; i < file.holeEnd() - 1; i++) {
      if (pdf[i] != '0') {
        return null;
      }
    }
    System.arraycopy(words, 0, pdf, at, words.length);
    return pdf;
  }
}
