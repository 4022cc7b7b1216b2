package cn.sidian.exemption.internal.pack;

import cn.sidian.condition.internal.Fields;
import cn.sidian.condition.internal.Problems;
import cn.sidian.condition.internal.SourceNode;
import cn.sidian.core.Text;
import org.jspecify.annotations.Nullable;

/** Sentences in both languages. */
final class Texts {
  private Texts() {}

  /** The keys zh and en of a mapping; both must be there. */
  static Text twin(Fields fields, Problems problems) {
    return new Text(fields.requiredText("zh"), fields.requiredText("en"));
  }

  /** A mapping with zh and en under a key that must be there. */
  static Text required(Fields fields, String key, Problems problems) {
    SourceNode node = fields.required(key);
    return node == null ? new Text("", "") : of(node, problems);
  }

  /** A mapping with zh and en under a key, or null. */
  static @Nullable Text optional(Fields fields, String key, Problems problems) {
    SourceNode node = fields.node(key);
    return node == null ? null : of(node, problems);
  }

  private static Text of(SourceNode node, Problems problems) {
    Fields inner = Fields.of(node, problems);
    Text text = twin(inner, problems);
    inner.done();
    return text;
  }
}
