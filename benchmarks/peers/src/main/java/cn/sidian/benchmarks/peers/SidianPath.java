package cn.sidian.benchmarks.peers;

import cn.sidian.benchmarks.workload.Key;
import cn.sidian.benchmarks.workload.Workspace;
import cn.sidian.core.Verdict;
import cn.sidian.core.crypto.SigningKey;
import cn.sidian.core.trust.TrustAnchors;
import cn.sidian.seal.DataProvenance;
import cn.sidian.seal.Length;
import cn.sidian.seal.PdfSealVerifier;
import cn.sidian.seal.PdfSealer;
import cn.sidian.seal.Seal;
import cn.sidian.seal.SealAcceptancePolicy;
import cn.sidian.seal.SealNote;
import cn.sidian.seal.SealPlacement;
import cn.sidian.seal.SealReport;
import cn.sidian.seal.SignatureReport;
import java.nio.file.Path;
import java.time.Instant;

/** This SDK: the data-verification seal with a note, another voucher and query for each call. */
public final class SidianPath {
  private static final Instant QUERIED = Instant.parse("2026-11-20T01:30:00Z");
  private static final String DIGEST =
      "sm3:66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0";
  private static final SealPlacement PLACEMENT = place(0);

  private final SigningKey key;
  private final PdfSealer sealer;
  private final PdfSealVerifier verifier;
  private int query;

  /** Everything that is built once. */
  public SidianPath(Key type, Workspace workspace) {
    this.key = SigningKey.fromPkcs12(workspace.keyStore(type), Workspace.password());
    this.sealer =
        PdfSealer.builder(Seal.dataVerification("中卫市沙坡头区审批服务管理局"), key).build().overwriting();
    this.verifier =
        PdfSealVerifier.builder(TrustAnchors.fromFiles(workspace.root(type)))
            .policy(SealAcceptancePolicy.OFFLINE_WITHOUT_REVOCATION)
            .build();
  }

  /** The key that the limit signs with too. */
  public SigningKey key() {
    return key;
  }

  private SealNote note() {
    DataProvenance provenance =
        new DataProvenance(
            "宁夏回族自治区市场监督管理厅",
            "11100000000013338W",
            "ent-base-info/v2",
            "Q20261120-" + (100_000 + query++ % 900_000),
            QUERIED,
            DIGEST,
            null);
    return SealNote.automatic().withPurpose("办理营业执照变更登记").withProvenance(provenance);
  }

  private static SealPlacement place(int number) {
    return SealPlacement.onLastPage(
        SealPlacement.Corner.BOTTOM_RIGHT,
        Length.mm(20 + 46 * (number % 4)),
        Length.mm(30 + 46 * (number / 4)));
  }

  /** Seals several times over, each seal beside those before. */
  public byte[] seal(byte[] pdf, int seals) {
    byte[] sealed = pdf;
    for (int i = 0; i < seals; i++) {
      sealed = sealer.seal(sealed, place(i), note()).requireSealed().bytes();
    }
    return sealed;
  }

  /** Seals in memory. */
  public byte[] seal(byte[] pdf) {
    return sealer.seal(pdf, PLACEMENT, note()).requireSealed().bytes();
  }

  /** Seals from file to file; an existing output is replaced. */
  public String seal(Path input, Path output) {
    return sealer.seal(input, output, PLACEMENT, note()).requireSealed().voucherNumber();
  }

  /** Verifies in memory; anything but ACCEPTED is an error. */
  public SealReport verify(byte[] pdf) {
    return verify(pdf, 1);
  }

  /** Verifies in memory; anything but ACCEPTED with so many signatures is an error. */
  public SealReport verify(byte[] pdf, int signatures) {
    SealReport report = verifier.verify(pdf);
    if (report.verdict() != Verdict.ACCEPTED || report.signatures().size() != signatures) {
      throw new IllegalStateException(report.toString());
    }
    return report;
  }

  /** Verifies what a peer made: its value must be intact and it must cover the whole file. */
  public void checkForeign(byte[] pdf) {
    SealReport report = verifier.verify(pdf);
    if (report.signatures().size() != 1) {
      throw new IllegalStateException("signatures: " + report.signatures().size());
    }
    SignatureReport signature = report.signatures().get(0);
    if (signature.integrity() != SignatureReport.Integrity.INTACT
        || signature.coverage() != SignatureReport.Coverage.WHOLE_FILE) {
      throw new IllegalStateException(report.toString());
    }
  }
}
