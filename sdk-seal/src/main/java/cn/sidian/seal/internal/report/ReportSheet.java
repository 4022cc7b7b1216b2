package cn.sidian.seal.internal.report;

import cn.sidian.seal.internal.appearance.FontChain;
import cn.sidian.seal.internal.appearance.NoteFonts;
import cn.sidian.seal.internal.pdf.ByteOut;
import cn.sidian.seal.internal.pdf.NewObjects;
import cn.sidian.seal.internal.pdf.PdfObject.Dictionary;
import java.util.ArrayList;
import java.util.List;

/** One page being drawn from its top; text is gathered first, then the fonts it needs are made. */
final class ReportSheet {
  static final double WIDTH = 595.28;
  static final double HEIGHT = 841.89;
  static final double LEFT = 46;
  static final double RIGHT = WIDTH - 46;
  static final double BOTTOM = 812;

  private record Run(double x, double y, double size, Ink ink, String text) {}

  private record Area(double x, double y, double width, double height, Ink ink) {}

  private final NoteFonts fonts = new NoteFonts(new FontChain(List.of()), "");
  private final List<Run> runs = new ArrayList<>();
  private final List<Area> areas = new ArrayList<>();
  private double top = 40;

  double top() {
    return top;
  }

  void skip(double points) {
    top += points;
  }

  /** Whether so much still fits above the foot. */
  boolean hasRoom(double points) {
    return top + points <= BOTTOM;
  }

  void area(double x, double y, double width, double height, Ink ink) {
    areas.add(new Area(x, y, width, height, ink));
  }

  void rule() {
    area(LEFT, top, RIGHT - LEFT, 0.6, Ink.LINE);
    skip(1);
  }

  /** One line whose letters stand on {@code top + size}; it is cut where the width ends. */
  void line(double x, double width, double size, Ink ink, String text) {
    lineAt(x, top + size, width, size, ink, text);
  }

  void lineAt(double x, double baseline, double width, double size, Ink ink, String text) {
    List<String> lines = wrapped(text, width, size, 1);
    if (!lines.isEmpty()) {
      runs.add(new Run(x, baseline, size, ink, lines.get(0)));
    }
  }

  /** Several lines below each other; moves the top behind them. */
  void paragraph(double x, double width, double size, Ink ink, String text, int maxLines) {
    for (String line : wrapped(text, width, size, maxLines)) {
      runs.add(new Run(x, top + size, size, ink, line));
      skip(size * 1.35);
    }
  }

  double widthOf(String text, double size) {
    return shown(text).codePoints().mapToDouble(fonts::advance).sum() * size;
  }

  /** What no font can show becomes a box, so that everybody sees that something stood there. */
  private String shown(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              int visible = c < ' ' || Character.getType(c) == Character.LINE_SEPARATOR ? ' ' : c;
              out.appendCodePoint(fonts.canShow(visible) ? visible : '?');
            });
    return out.toString();
  }

  /** Lines that fit; Latin words stay whole, and what is too much ends in an ellipsis. */
  List<String> wrapped(String text, double width, double size, int maxLines) {
    List<String> lines = new ArrayList<>();
    String rest = shown(text).strip();
    while (!rest.isEmpty() && lines.size() < maxLines) {
      int end = fitting(rest, width, size);
      boolean last = lines.size() == maxLines - 1;
      if (end < rest.length() && last) {
        int cut = fitting(rest, width - fonts.advance('…') * size, size, false);
        lines.add(rest.substring(0, cut) + "…");
        break;
      }
      lines.add(rest.substring(0, end).strip());
      rest = rest.substring(end).strip();
    }
    return lines;
  }

  private int fitting(String text, double width, double size) {
    return fitting(text, width, size, true);
  }

  private int fitting(String text, double width, double size, boolean wholeWords) {
    double used = 0;
    int word = 0;
    for (int i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
      int c = text.codePointAt(i);
      if (i == 0 || !isOfWord(c) || !isOfWord(text.codePointBefore(i))) {
        word = mayBegin(c) ? i : word;
      }
      used += fonts.advance(c) * size;
      if (used > width) {
        return Math.max(1, wholeWords && word > 0 ? word : i);
      }
    }
    return text.length();
  }

  private static boolean isOfWord(int c) {
    return c > ' ' && c < 0x2000;
  }

  /** These stand at the end of a line, never at the start of the next. */
  private static boolean mayBegin(int c) {
    return "，。；：、）》”’！？".indexOf(c) < 0;
  }

  /** The content stream; fonts are written first. */
  byte[] content(NewObjects target, Dictionary[] fontResources) {
    NoteFonts.Used used = fonts.prepare(runs.stream().map(Run::text).toList());
    fontResources[0] = used.write(target);
    ByteOut out = new ByteOut(16 << 10);
    out.write("/RGB cs\n");
    for (Area area : areas) {
      colour(out, area.ink());
      out.decimal(area.x()).write(' ').decimal(HEIGHT - area.y() - area.height()).write(' ');
      out.decimal(area.width()).write(' ').decimal(area.height()).write(" re f\n");
    }
    for (Run run : runs) {
      colour(out, run.ink());
      out.write("BT ").decimal(run.x()).write(' ').decimal(HEIGHT - run.y()).write(" Td ");
      used.show(run.text(), run.size(), out);
      out.write("ET\n");
    }
    return out.toByteArray();
  }

  private static void colour(ByteOut out, Ink ink) {
    out.decimal(ink.red()).write(' ').decimal(ink.green()).write(' ');
    out.decimal(ink.blue()).write(" sc\n");
  }
}
