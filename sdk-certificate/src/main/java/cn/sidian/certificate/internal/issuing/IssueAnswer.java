package cn.sidian.certificate.internal.issuing;

import cn.sidian.certificate.CertificateId;
import cn.sidian.certificate.CertificateMetadata;
import cn.sidian.certificate.IssueOutcome;
import cn.sidian.certificate.internal.json.CanonicalJson;
import cn.sidian.certificate.internal.json.JsonObject;
import cn.sidian.certificate.internal.json.JsonReader;
import cn.sidian.certificate.quality.Defect;
import cn.sidian.certificate.quality.QualityReport;
import cn.sidian.core.Severity;
import cn.sidian.core.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The first answer of a request and the report of a draft, as they are kept. */
public final class IssueAnswer {
  private static final String CODE = "METADATA_MALFORMED";
  private static final int MAX_BYTES = 1 << 20;

  private IssueAnswer() {}

  /** The answer as JSON, without the file. */
  public static String write(IssueOutcome.Issued issued) {
    Map<String, @Nullable Object> tree = new TreeMap<>();
    tree.put("identifier", issued.identifier().toString());
    tree.put("predecessor", issued.predecessor());
    tree.put("list", issued.statusList());
    tree.put("index", issued.statusIndex());
    tree.put("metadataDigest", issued.metadataDigest());
    tree.put("quality", issued.quality().name());
    tree.put("defects", defects(issued.defects()));
    return CanonicalJson.text(tree);
  }

  /** The answer back, with an empty file. */
  public static IssueOutcome.Issued read(String answer) {
    JsonObject json = parse(answer);
    return new IssueOutcome.Issued(
        CertificateId.parse(json.string("identifier")).value().orElseThrow(),
        json.optionalString("predecessor"),
        json.optionalString("list"),
        json.integer("index"),
        json.string("metadataDigest"),
        QualityReport.Result.valueOf(json.string("quality")),
        defects(json),
        new byte[0],
        true);
  }

  /** The same with the file. */
  public static IssueOutcome.Issued replayed(IssueOutcome.Issued first, byte[] pdf) {
    return new IssueOutcome.Issued(
        first.identifier(),
        first.predecessor(),
        first.statusList(),
        first.statusIndex(),
        first.metadataDigest(),
        first.quality(),
        first.defects(),
        pdf,
        true);
  }

  /** The report of a draft as JSON. */
  public static String quality(QualityReport report) {
    return CanonicalJson.text(
        Map.of("quality", report.result().name(), "defects", defects(report.defects())));
  }

  /** The report of a draft back. */
  public static QualityReport quality(String kept, CertificateMetadata metadata) {
    JsonObject json = parse(kept);
    return new QualityReport(
        QualityReport.Result.valueOf(json.string("quality")), defects(json), metadata);
  }

  private static JsonObject parse(String text) {
    return JsonReader.read(text.getBytes(StandardCharsets.UTF_8), CODE, MAX_BYTES);
  }

  private static List<Map<String, @Nullable Object>> defects(List<Defect> defects) {
    List<Map<String, @Nullable Object>> all = new ArrayList<>();
    for (Defect defect : defects) {
      Map<String, @Nullable Object> one = new TreeMap<>();
      one.put("code", defect.code());
      one.put("field", defect.field());
      one.put("severity", defect.severity().name());
      one.put("zh", defect.message().zh());
      one.put("en", defect.message().en());
      one.put("hintZh", defect.hint().zh());
      one.put("hintEn", defect.hint().en());
      one.put("clause", defect.clause());
      all.add(one);
    }
    return all;
  }

  private static List<Defect> defects(JsonObject json) {
    List<Defect> all = new ArrayList<>();
    for (JsonObject one : json.list("defects", JsonObject.class)) {
      all.add(
          new Defect(
              one.string("code"),
              one.string("field"),
              Severity.valueOf(one.string("severity")),
              new Text(one.string("zh"), one.string("en")),
              new Text(one.string("hintZh"), one.string("hintEn")),
              one.optionalString("clause")));
    }
    return all;
  }
}
