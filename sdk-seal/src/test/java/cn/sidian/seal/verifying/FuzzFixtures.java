package cn.sidian.seal.verifying;

import cn.sidian.core.testing.CertificateSpec;
import cn.sidian.core.testing.TestAuthority;
import cn.sidian.core.testing.TestKeys;
import cn.sidian.core.testing.TestRandom;
import cn.sidian.core.testing.TestRevocation;
import cn.sidian.seal.PdfSealer;
import cn.sidian.seal.Seal;
import cn.sidian.seal.SealCertification;
import cn.sidian.seal.SealPlacement;
import cn.sidian.seal.SealProfile;
import cn.sidian.seal.image.RoundSeal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the fuzz targets start from: small files of our own making, the same in every run. */
public final class FuzzFixtures {
  /** When everything was made. */
  public static final Instant NOW = Given.NOW;

  private static final Kit RSA = new Kit(TestKeys.RSA, SealProfile.PADES_B_RSA_SHA256);
  private static final Kit SM2 = new Kit(TestKeys.SM2, SealProfile.CMS_SM2);
  private static final byte[] SEALED = RSA.seal(Later.form(), SealCertification.NONE);

  private FuzzFixtures() {}

  /** An authority and a signer that come out the same in every run. */
  private static final class Kit {
    private final TestKeys keys;
    private final SealProfile profile;
    private final TestAuthority root;
    private final TestAuthority.Issued signer;

    Kit(TestKeys keys, SealProfile profile) {
      this.keys = keys;
      this.profile = profile;
      this.root = TestAuthority.root(keys, NOW, TestRandom.seeded(1));
      this.signer = root.issue(CertificateSpec.signer("TEST fuzz " + keys, keys, NOW));
    }

    byte[] seal(byte[] pdf, SealCertification certification) {
      PdfSealer sealer =
          PdfSealer.builder(
                  Seal.of(Given.UNIT, Given.TITLE, RoundSeal.of(Given.UNIT, Given.TITLE)),
                  signer.signingKey())
              .profile(profile)
              .clock(InstantSource.fixed(NOW))
              .random(TestRandom.seeded(2))
              .certification(certification)
              .build();
      return Signers.seal(sealer, pdf, SealPlacement.invisible());
    }
  }

  /** A form, sealed; what the targets of later changes continue. */
  public static byte[] sealedForm() {
    return SEALED.clone();
  }

  /** Whole files: sealed once and twice, by RSA and SM2, certified, with later revisions. */
  public static Map<String, byte[]> files() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("one-page", TinyPdf.onePage());
    files.put("empty-field", TinyPdf.withEmptyField());
    files.put("form", Later.form());
    files.put("sealed-rsa", RSA.seal(TinyPdf.onePage(), SealCertification.NONE));
    files.put("sealed-sm2", SM2.seal(TinyPdf.onePage(), SealCertification.NONE));
    files.put("sealed-form", sealedForm());
    files.put("certified", RSA.seal(Later.form(), SealCertification.FORM_FILLING));
    files.put("twice", SM2.seal(SEALED, SealCertification.NONE));
    revisions().forEach((name, revision) -> files.put(name, joined(SEALED, revision)));
    return files;
  }

  /** Revisions behind {@link #sealedForm()}, honest and not. */
  public static Map<String, byte[]> revisions() {
    Map<String, byte[]> all = new LinkedHashMap<>();
    for (LaterChangesTest.Honest honest : LaterChangesTest.Honest.values()) {
      all.put("honest-" + honest.name(), behind(honest.change.apply(Later.than(SEALED)).bytes()));
    }
    for (LaterChangesTest.Attack attack : LaterChangesTest.Attack.values()) {
      all.put("attack-" + attack.name(), behind(attack.change.apply(Later.than(SEALED)).bytes()));
    }
    all.put("compressed", compressed());
    return all;
  }

  /** A revision with an object stream and a cross-reference stream. */
  private static byte[] compressed() {
    String before = new String(SEALED, StandardCharsets.ISO_8859_1);
    String previous = before.substring(before.lastIndexOf("startxref") + 10).split("\n", 2)[0];
    int stream = before.length();
    String objects =
        "98 0 obj\n"
            + Later.stream("/Type/ObjStm/N 1/First 5", "97 0 <</Producer(x)>>")
            + "\nendobj\n";
    int table = stream + objects.length();
    StringBuilder data = new StringBuilder();
    entry(data, 2, 98, 0);
    entry(data, 1, stream, 0);
    entry(data, 1, table, 0);
    String section =
        "99 0 obj\n"
            + Later.stream(
                "/Type/XRef/Size 100/Root 1 0 R/Info 97 0 R/W[1 4 1]/Index[97 3]/Prev " + previous,
                data.toString())
            + "\nendobj\nstartxref\n"
            + table
            + "\n%%EOF\n";
    return (objects + section).getBytes(StandardCharsets.ISO_8859_1);
  }

  private static void entry(StringBuilder data, int type, int second, int third) {
    data.append((char) type);
    for (int shift = 24; shift >= 0; shift -= 8) {
      data.append((char) (second >> shift & 0xFF));
    }
    data.append((char) third);
  }

  private static byte[] behind(byte[] file) {
    return java.util.Arrays.copyOfRange(file, SEALED.length, file.length);
  }

  private static byte[] joined(byte[] a, byte[] b) {
    byte[] joined = java.util.Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, joined, a.length, b.length);
    return joined;
  }

  /** Signature values: CMS of both kinds, with and without attributes, BER, time-stamp tokens. */
  public static Map<String, byte[]> values() {
    Map<String, byte[]> values = new LinkedHashMap<>();
    for (Kit kit : List.of(RSA, SM2)) {
      String kind = "-" + kit.keys;
      CmsForge plain = CmsForge.of(kit.signer, kit.keys);
      values.put("plain" + kind, plain.make(new byte[] {1}));
      CmsForge bare = CmsForge.of(kit.signer, kit.keys);
      bare.attributesPresent = false;
      bare.certificates = List.of();
      values.put("bare" + kind, bare.make(new byte[] {1}));
      CmsForge ber = CmsForge.of(kit.signer, kit.keys);
      ber.indefinite = true;
      ber.subjectKeyId = true;
      values.put("ber" + kind, ber.make(new byte[] {1}));
    }
    TestTsa tsa = TestTsa.RSA.with(RSA.root.issue(TestTsa.spec(TestKeys.RSA)), NOW);
    values.put("token", tsa.over(new byte[] {1}));
    CmsForge stamped = CmsForge.of(RSA.signer, RSA.keys);
    stamped.timestamps = List.of(tsa::over);
    values.put("stamped", stamped.make(new byte[] {1}));
    return values;
  }

  /** Pieces of evidence: a certificate, a revocation list, an OCSP response. */
  public static List<byte[]> evidence() {
    TestRevocation revocation = TestRevocation.by(RSA.root.asSigner(), RSA.keys, NOW);
    try {
      return List.of(RSA.root.certificate().getEncoded(), revocation.crl());
    } catch (java.security.cert.CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Objects as {@link TinyPdf#continued} takes them, behind a file. */
  public static byte[] continued(byte[] file, List<Object> objects) {
    return TinyPdf.continued(file, objects);
  }
}
