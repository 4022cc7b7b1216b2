package cn.sidian.certificate.internal.issuing;

import cn.sidian.certificate.IssueRequest;
import cn.sidian.certificate.internal.json.CanonicalJson;
import cn.sidian.certificate.quality.CertificateRecord;
import cn.sidian.core.crypto.DigestAlgorithm;
import cn.sidian.core.store.RequestKey;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The digests of everything an effect depends on, by which a repeated request is known. */
public final class IssueInput {
  private IssueInput() {}

  /** Of a record. */
  public static byte[] ofRecord(
      CertificateRecord record, byte @Nullable [] photo, IssueRequest request) {
    return digest(
        request,
        HexFormat.of().formatHex(DigestAlgorithm.SM3.digest(record.canonicalJson())),
        photo == null ? "" : HexFormat.of().formatHex(DigestAlgorithm.SM3.digest(photo)));
  }

  /** Of a draft. */
  public static byte[] ofDraft(String draftId, String digest, IssueRequest request) {
    return digest(request, draftId, digest);
  }

  private static byte[] digest(IssueRequest request, String... more) {
    List<String> all = new ArrayList<>(List.of(more));
    all.add(request.approver());
    all.add(request.act().name());
    all.add(request.basis());
    all.add(String.valueOf(request.effectiveAt()));
    return DigestAlgorithm.SM3.digest(CanonicalJson.write(all));
  }

  /** The id of the draft of a request: the same request finds the same draft. */
  public static String draftId(RequestKey key) {
    byte[] digest =
        DigestAlgorithm.SM3.digest(
            CanonicalJson.write(List.of("draft", key.caller(), key.requestId())));
    return "D" + HexFormat.of().formatHex(digest, 0, 10).toUpperCase(Locale.ROOT);
  }
}
