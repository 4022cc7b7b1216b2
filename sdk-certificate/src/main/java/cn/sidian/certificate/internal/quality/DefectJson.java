package cn.sidian.certificate.internal.quality;

import cn.sidian.certificate.internal.json.CanonicalJson;
import cn.sidian.certificate.internal.json.JsonObject;
import cn.sidian.certificate.internal.json.JsonReader;
import cn.sidian.certificate.quality.Defect;
import cn.sidian.core.Severity;
import cn.sidian.core.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Defects as JSON and back, with the words as they were said then. */
public final class DefectJson {
  private static final int MAX_BYTES = 1 << 20;

  private DefectJson() {}

  /** The JSON. */
  public static String write(List<Defect> defects) {
    List<Map<String, @Nullable Object>> all = new ArrayList<>();
    for (Defect defect : defects) {
      Map<String, @Nullable Object> tree = new TreeMap<>();
      tree.put("code", defect.code());
      tree.put("field", defect.field());
      tree.put("severity", defect.severity().name());
      tree.put("zh", defect.message().zh());
      tree.put("en", defect.message().en());
      tree.put("hintZh", defect.hint().zh());
      tree.put("hintEn", defect.hint().en());
      tree.put("clause", defect.clause());
      all.add(tree);
    }
    return new String(CanonicalJson.write(Map.of("defects", all)), StandardCharsets.UTF_8);
  }

  /** What was written. */
  public static List<Defect> read(String json) {
    JsonObject tree =
        JsonReader.read(json.getBytes(StandardCharsets.UTF_8), RecordJson.CODE, MAX_BYTES);
    List<Defect> all = new ArrayList<>();
    for (JsonObject defect : tree.list("defects", JsonObject.class)) {
      all.add(
          new Defect(
              defect.string("code"),
              defect.string("field"),
              Severity.valueOf(defect.string("severity")),
              new Text(defect.string("zh"), defect.string("en")),
              new Text(defect.string("hintZh"), defect.string("hintEn")),
              defect.optionalString("clause")));
    }
    return all;
  }
}
