package cn.sidian.exemption.internal.receipt;

import cn.sidian.condition.internal.Fields;
import cn.sidian.condition.internal.Problems;
import cn.sidian.condition.internal.SourceNode;
import cn.sidian.condition.internal.SourceReader;
import cn.sidian.core.Limits;
import cn.sidian.exemption.internal.pack.PackMessages;
import java.nio.charset.StandardCharsets;

/** Reads receipts. */
public final class ReceiptReader {
  private static final String NAME = "receipt.json";

  private ReceiptReader() {}

  /** The tree of a receipt. */
  public static SourceNode read(String json) {
    Problems problems = new Problems();
    SourceNode root =
        SourceReader.read(NAME, json.getBytes(StandardCharsets.UTF_8), Limits.DEFAULT, problems);
    Fields fields = Fields.of(root, problems);
    String format = fields.requiredText("format");
    if (!format.equals(ReceiptWriter.FORMAT)) {
      problems.error(
          fields.place("format"),
          PackMessages.MESSAGES,
          "UNKNOWN_FORMAT",
          Fields.shown(format),
          ReceiptWriter.FORMAT);
    }
    fields.required("materials");
    fields.required("packs");
    problems.throwIfErrors();
    return root;
  }

  /** Whether it is a receipt; throws when not. */
  public static void check(String json) {
    read(json);
  }
}
