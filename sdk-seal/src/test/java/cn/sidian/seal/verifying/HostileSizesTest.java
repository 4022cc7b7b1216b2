package cn.sidian.seal.verifying;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.sidian.core.Finding;
import cn.sidian.core.SidianException;
import cn.sidian.core.Verdict;
import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestKeys;
import cn.sidian.seal.SealAcceptancePolicy;
import cn.sidian.seal.SealReport;
import cn.sidian.seal.SignatureReport.Integrity;
import cn.sidian.seal.internal.cms.Asn1Elements;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.zip.DeflaterOutputStream;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.junit.jupiter.api.Test;

/** Small files that stand for large amounts of memory, behind a seal that is in order. */
class HostileSizesTest {
  private static final int FREE = 0;
  private static final int PLAIN = 1;
  private static final int COMPRESSED = 2;

  private static byte[] sealed() {
    return Signers.seal(Signers.RSA.sealer(), Later.form(), Given.placement());
  }

  private static SealReport verify(byte[] pdf) {
    return Facts.verify(
        pdf, Signers.RSA.anchors(), SealAcceptancePolicy.OFFLINE_WITHOUT_REVOCATION);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static byte[] stream(String head, byte[] data) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
      deflater.write(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return joined(
        ascii(head + "/Filter/FlateDecode/Length " + packed.size() + ">>\nstream\n"),
        packed.toByteArray(),
        ascii("\nendstream\nendobj\n"));
  }

  private static long newestXref(byte[] file) {
    String text = new String(file, StandardCharsets.ISO_8859_1);
    return Long.parseLong(text.substring(text.lastIndexOf("startxref") + 10).split("\\s", 2)[0]);
  }

  private static byte[] entries(int count, int type, long place) {
    ByteBuffer entries = ByteBuffer.allocate(6 * count);
    for (int i = 0; i < count; i++) {
      entries.put((byte) type).putInt((int) place).put((byte) 0);
    }
    return entries.array();
  }

  /** One more revision: a body, and a cross-reference stream. */
  private static byte[] revision(byte[] file, byte[] body, String index, byte[] entries) {
    byte[] with = joined(file, body);
    String head =
        "400 0 obj\n<</Type/XRef/Size 8000000/Root 1 0 R/W[1 4 1]/Prev %d/Index[%s]"
            .formatted(newestXref(file), index);
    return joined(with, stream(head, entries), ascii("startxref\n" + with.length + "\n%%EOF\n"));
  }

  /** Many more revisions that say nothing. */
  private static byte[] revisions(byte[] file, int count) {
    StringBuilder more = new StringBuilder();
    long previous = newestXref(file);
    for (int i = 0; i < count; i++) {
      long at = (long) file.length + more.length();
      more.append("xref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 8000000/Root 1 0 R/Prev ")
          .append(previous)
          .append(">>\nstartxref\n")
          .append(at)
          .append("\n%%EOF\n");
      previous = at;
    }
    return joined(file, ascii(more.toString()));
  }

  private static void isBeyond(byte[] pdf, String words) {
    assertThatThrownBy(() -> verify(pdf))
        .isInstanceOfSatisfying(
            SidianException.class,
            e -> {
              assertThat(e.code()).isEqualTo("LIMIT_EXCEEDED");
              assertThat(e.text().in(Locale.ENGLISH)).contains(words);
            });
  }

  @Test
  void objectNumberBeyondTheHighest() {
    byte[] sealed = sealed();
    isBeyond(
        revision(sealed, new byte[0], "2147483600 1", entries(1, FREE, 0)),
        "object number (limit 8388607)");
    assertThat(verify(revision(sealed, new byte[0], "8388607 1", entries(1, FREE, 0))).verdict())
        .isEqualTo(Verdict.ACCEPTED);
  }

  @Test
  void millionsOfNewObjectsInAFewBytes() {
    byte[] sealed = sealed();
    byte[] body = stream("401 0 obj\n<</Type/ObjStm/N 1/First 6", ascii("500 0 2"));
    byte[] file =
        revision(
            sealed,
            body,
            "401 1 500 4000000",
            joined(entries(1, PLAIN, sealed.length), entries(4_000_000, COMPRESSED, 401)));
    assertThat(file.length).isLessThan(100_000);
    isBeyond(file, "number of changed objects (limit 2500000)");
  }

  @Test
  void millionsOfObjectsInOneObjectStream() {
    byte[] sealed = sealed();
    String data = "1 0 ".repeat(6_000_000) + "2";
    byte[] body =
        stream("401 0 obj\n<</Type/ObjStm/N 6000000/First " + (data.length() - 1), ascii(data));
    isBeyond(
        revision(
            sealed,
            body,
            "401 1 500 1",
            joined(entries(1, PLAIN, sealed.length), entries(1, COMPRESSED, 401))),
        "number of objects (limit 5000000)");
  }

  /** Each of them is a version of all 100,000 entries, and takes the memory of what is new. */
  @Test
  void manyRevisionsOfAFileWithManyObjects() {
    byte[] file =
        revisions(revision(sealed(), new byte[0], "500 100000", entries(100_000, FREE, 0)), 30);
    assertThat(verify(file).verdict()).isEqualTo(Verdict.ACCEPTED);
  }

  /** Anybody may add to the store: a few kilobytes that are 60 million bytes each. */
  @Test
  void evidenceThatIsHugeWhenItIsUnpacked() {
    String bomb =
        new String(stream("<<", new byte[60_000_000]), StandardCharsets.ISO_8859_1)
            .replace("\nendobj\n", "");
    for (String list : new String[] {"/Certs[20 0 R]/CRLs", "/Certs", "/OCSPs"}) {
      Later later = Later.than(sealed());
      StringBuilder pieces = new StringBuilder();
      for (int i = 0; i < 12; i++) {
        later.with(Later.NEW + i, bomb);
        pieces.append(Later.NEW + i).append(" 0 R ");
      }
      byte[] file = later.with(Later.STORE, "<</Type/DSS" + list + "[" + pieces + "]>>").bytes();
      assertThat(file.length).isLessThan(1_000_000);
      isBeyond(file, "limit 67108864");
    }
    Later once = Later.than(sealed()).with(Later.NEW, bomb);
    assertThat(
            verify(
                    once.with(Later.STORE, "<</Type/DSS/Certs[" + "90 0 R ".repeat(400) + "]>>")
                        .bytes())
                .verdict())
        .isEqualTo(Verdict.ACCEPTED);
  }

  /** Two bytes are an element, and each takes many times that in memory. */
  @Test
  void evidenceOfMillionsOfElements() {
    byte[] elements = new byte[2_100_000];
    for (int i = 0; i < elements.length; i += 2) {
      elements[i] = 5;
    }
    for (String list : new String[] {"/Certs", "/CRLs", "/OCSPs"}) {
      byte[] file = withStore(elements, list);
      assertThat(file.length).isLessThan(50_000);
      isBeyond(file, "number of elements of evidence");
    }
    assertThat(verify(withStore(Arrays.copyOf(elements, 1_900_000), "/CRLs")).verdict())
        .isEqualTo(Verdict.ACCEPTED);
  }

  private static byte[] withStore(byte[] content, String list) {
    byte[] head = {0x30, (byte) 0x83, 0, 0, 0};
    for (int i = 0; i < 3; i++) {
      head[2 + i] = (byte) (content.length >> (8 * (2 - i)));
    }
    String packed =
        new String(stream("<<", joined(head, content)), StandardCharsets.ISO_8859_1)
            .replace("\nendobj\n", "");
    return Later.than(sealed())
        .with(Later.NEW, packed)
        .with(Later.STORE, "<</Type/DSS" + list + "[" + Later.NEW + " 0 R]>>")
        .bytes();
  }

  @Test
  void signatureValueOfMillionsOfElements() {
    byte[] value = new byte[2_100_005];
    value[0] = 0x30;
    value[1] = (byte) 0x83;
    for (int i = 0; i < 3; i++) {
      value[2 + i] = (byte) (2_100_000 >> (8 * (2 - i)));
    }
    for (int i = 5; i < value.length; i += 2) {
      value[i] = 5;
    }
    assertThat(Asn1Elements.count(value, 2_000_000)).isEqualTo(1_050_001);
    SealReport report =
        verify(SignedFile.sealed(Signers.RSA).withHole(value.length + 64).value(value).bytes());
    assertThat(report.findings()).extracting(Finding::code).contains("CMS_UNSUPPORTED");
  }

  /** Each part of a name is looked for among all others: 100,000 in another order take minutes. */
  @Test
  void namesOfManyPartsMustBeTheSameByteForByte() {
    for (int parts : new int[] {32, 33}) {
      RDN[] names = new RDN[parts];
      for (int i = 0; i < parts; i++) {
        names[i] = new RDN(BCStyle.CN, new DERUTF8String("part " + i));
      }
      TestAuthority.Issued signer =
          TestAuthority.root(
                  CertificateSpec.authority("TEST", TestKeys.RSA, Given.NOW)
                      .subject(new X500Name(names)),
                  Given.RANDOM)
              .issue(CertificateSpec.signer("TEST seal", TestKeys.RSA, Given.NOW));
      SignedFile sealed = SignedFile.sealed(Signers.RSA);
      assertThat(integrity(sealed.signedBy(signer, forge -> {}))).isEqualTo(Integrity.INTACT);
      SignedFile other =
          sealed.signedBy(
              signer,
              forge ->
                  forge.issuerAs =
                      name -> {
                        RDN[] turned = name.getRDNs();
                        Collections.reverse(Arrays.asList(turned));
                        return new X500Name(turned);
                      });
      assertThat(integrity(other))
          .isEqualTo(parts == 32 ? Integrity.INTACT : Integrity.UNSUPPORTED);
    }
  }

  private static Integrity integrity(SignedFile file) {
    return verify(file.bytes()).signatures().get(0).integrity();
  }
}
