package cn.sidian.seal.internal.sealing;

import cn.sidian.seal.DataProvenance;
import cn.sidian.seal.SealNote;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** The lines that people read beside the seal; Chinese, as the document is. */
public final class NoteText {
  /** Every character that notes have in common, for the font that is compiled once. */
  public static final String COMMON =
      "凭证编号开具时间用途数据来源代码名称接口查询摘要：；（）·—…、，。"
          + "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz -+:;,./()_#&@%*'\"=";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss XXX", Locale.ROOT);
  private static final int SHOWN_DIGEST = 8;

  private NoteText() {}

  static List<String> lines(SealNote note, ZoneId zone) {
    List<String> lines = new ArrayList<>();
    lines.add("凭证编号：" + note.voucherNumber());
    lines.add("开具时间：" + time(Objects.requireNonNull(note.issuedAt()), zone));
    if (note.purpose() != null) {
      lines.add("用途：" + oneLine(note.purpose()));
    }
    DataProvenance provenance = note.provenance();
    if (provenance != null) {
      lines.add("数据来源：" + oneLine(provenance.sourceDepartment()));
      lines.add("来源代码：" + oneLine(provenance.sourceCode()));
      if (provenance.dataName() != null) {
        lines.add("数据名称：" + oneLine(provenance.dataName()));
      }
      lines.add("数据接口：" + oneLine(provenance.interfaceId()));
      lines.add("查询编号：" + oneLine(provenance.queryId()));
      lines.add("查询时间：" + time(provenance.queriedAt(), zone));
      lines.add("数据摘要：" + shortened(provenance.dataDigest()));
    }
    return lines;
  }

  private static String time(Instant instant, ZoneId zone) {
    return TIME.format(instant.atZone(zone));
  }

  /**
   * The first and last digits suffice to compare by eye; the whole digest is in the note's data.
   */
  private static String shortened(String digest) {
    int colon = digest.indexOf(':') + 1;
    return digest.substring(0, colon + SHOWN_DIGEST)
        + "…"
        + digest.substring(digest.length() - SHOWN_DIGEST);
  }

  private static String oneLine(String text) {
    return text.replaceAll("[\\s\\p{Z}\\u0085]+", " ").strip();
  }
}
