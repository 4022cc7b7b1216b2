package cn.sidian.certificate.internal.layout;

import static cn.sidian.certificate.internal.CertificateMessages.MESSAGES;

import cn.sidian.certificate.MetadataItem;
import cn.sidian.certificate.catalog.LayoutSpec;
import cn.sidian.certificate.layout.CertificateLayout;
import cn.sidian.certificate.layout.CertificatePhoto;
import cn.sidian.certificate.layout.FieldBox;
import cn.sidian.certificate.layout.LaidOut;
import cn.sidian.certificate.layout.LayoutRequest;
import cn.sidian.certificate.layout.LayoutRequest.Form;
import cn.sidian.seal.Length;
import cn.sidian.seal.SealPlacement;
import cn.sidian.seal.SealPlacement.Corner;
import cn.sidian.seal.image.SealFont;
import io.nayuki.qrcodegen.QrCode;
import io.nayuki.qrcodegen.QrSegment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/** One page of A4 across. All lengths are millimetres from the upper left corner. */
public final class LandscapeLayout implements CertificateLayout {
  private static final String ID = "sidian-landscape/1";
  private static final double WIDTH = 297;
  private static final double HEIGHT = 210;
  private static final double LEFT = 28;
  private static final double RIGHT = 269;
  private static final double ROWS_TOP = 60;
  private static final double ROWS_BOTTOM = 142;
  private static final double PHOTO_WIDTH = 35;
  private static final double PHOTO_HEIGHT = 49;
  private static final int STATEMENT_LINES = 3;
  private static final double MODULE = 0.34;
  private static final double CODE_BOTTOM = 191;
  private static final double SEAL_MIDDLE = 224;

  /** The seal stands on name and day with its words between them, however long its note is. */
  private static final double SEAL_TOP = 144.5;

  private static final double SEAL_RADIUS = 21;
  private static final double SEAL_AND_NOTE = 46;
  private static final int GREY = 0x555555;
  private static final int NOTICE = 0xB03030;
  private static final int WOVEN = 0xC98A8A;

  private final List<SealFont> fonts;
  private final Queue<PageFonts> idle = new ConcurrentLinkedQueue<>();

  /** With fonts that are tried before those of the SDK. */
  public LandscapeLayout(List<SealFont> fonts) {
    this.fonts = List.copyOf(fonts);
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public LaidOut layOut(LayoutRequest request) {
    PageFonts borrowed = borrow();
    try (PDDocument document = new PDDocument()) {
      List<FieldBox> boxes = draw(document, borrowed, request);
      byte[] pdf = PdfaFile.finish(document, request);
      return new LaidOut(
          pdf,
          boxes,
          SealPlacement.onPage(
              1,
              Corner.TOP_RIGHT,
              Length.mm(WIDTH - SEAL_MIDDLE - SEAL_AND_NOTE / 2),
              Length.mm(SEAL_TOP)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      idle.add(borrowed);
    }
  }

  @Override
  public List<FieldBox> boxes(LayoutRequest request) {
    PageFonts borrowed = borrow();
    try {
      return List.copyOf(draw(null, borrowed, request));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      idle.add(borrowed);
    }
  }

  private PageFonts borrow() {
    PageFonts borrowed = idle.poll();
    return borrowed == null ? PageFonts.read(fonts) : borrowed;
  }

  private static List<FieldBox> draw(
      @Nullable PDDocument document, PageFonts fonts, LayoutRequest request) throws IOException {
    try (Canvas canvas = new Canvas(document, fonts, WIDTH, HEIGHT)) {
      LayoutSpec spec = request.type().layout();
      int accent = Integer.parseInt(spec.accent().substring(1), 16);
      if (request.form() == Form.PREVIEW) {
        watermark(canvas);
      }
      canvas.frame(8, 8, WIDTH - 16, HEIGHT - 16, 1.1, accent);
      canvas.frame(10.2, 10.2, WIDTH - 20.4, HEIGHT - 20.4, 0.25, accent);
      canvas.centred("~title", spec.title(), WIDTH / 2, 36, 30, accent);
      if (!spec.subtitle().isEmpty()) {
        canvas.centred("~subtitle", spec.subtitle(), WIDTH / 2, 45, 11, GREY);
      }
      band(canvas, request);
      double left = LEFT;
      if (request.photo() != null) {
        photo(canvas, request.photo());
        left += PHOTO_WIDTH + 9;
      }
      new Rows(canvas, request, left, RIGHT, ROWS_TOP, ROWS_BOTTOM).draw();
      statement(canvas, spec);
      code(canvas, request);
      issuer(canvas, request);
      return canvas.boxes();
    }
  }

  private static void watermark(Canvas canvas) {
    for (double y = 60; y < 330; y += 48) {
      canvas.turned("预览 不作凭证  PREVIEW 预览 不作凭证  PREVIEW", 12, y, 30, 22, 0xE0E0E0);
    }
  }

  /** The purpose band of copies and previews; the place stays empty on certificates. */
  private static void band(Canvas canvas, LayoutRequest request) {
    String notice = request.notice();
    if (notice == null) {
      return;
    }
    double size = 10;
    while (canvas.width(notice, size) > WIDTH - 40 && size > 6) {
      size -= 0.5;
    }
    List<String> lines = canvas.lines(notice, WIDTH - 40, size);
    if (lines.size() > 2) {
      throw MESSAGES.exception("LAYOUT_FULL", null, MESSAGES.text("LAYOUT_FULL.notice"));
    }
    double y = 17;
    for (String line : lines) {
      canvas.centred("~notice", line, WIDTH / 2, y, size, NOTICE);
      y += 4.4;
    }
  }

  /** The photo under a hairline frame, its proportions kept, its head as high as the first row. */
  private static void photo(Canvas canvas, CertificatePhoto photo) {
    double scale = Math.min(PHOTO_WIDTH / photo.width(), PHOTO_HEIGHT / photo.height());
    double width = photo.width() * scale;
    double height = photo.height() * scale;
    double x = LEFT + (PHOTO_WIDTH - width) / 2;
    double y = ROWS_TOP - 6;
    canvas.frame(x - 0.4, y - 0.4, width + 0.8, height + 0.8, 0.15, GREY);
    canvas.photo(photo, x, y, width, height);
  }

  /** Beside the seal, above the code. */
  private static void statement(Canvas canvas, LayoutSpec spec) {
    double width = SEAL_MIDDLE - SEAL_RADIUS - 4 - LEFT;
    double size = 10.5;
    List<String> lines = canvas.lines(spec.statement(), width, size);
    while (lines.size() > STATEMENT_LINES && size > 7) {
      size -= 0.5;
      lines = canvas.lines(spec.statement(), width, size);
    }
    if (lines.size() > STATEMENT_LINES) {
      throw MESSAGES.exception("LAYOUT_FULL", null, MESSAGES.text("LAYOUT_FULL.statement"));
    }
    double y = ROWS_BOTTOM + 7;
    for (String line : lines) {
      canvas.text("~statement", line, LEFT, y, size, GREY);
      y += 5;
    }
  }

  private static void code(Canvas canvas, LayoutRequest request) {
    if (request.code() != null) {
      QrCode symbol =
          QrCode.encodeSegments(
              QrSegment.makeSegments(request.code()), QrCode.Ecc.MEDIUM, 1, 40, -1, false);
      double side = (symbol.size + 2 * Canvas.QUIET) * MODULE;
      canvas.symbol(symbol, LEFT - Canvas.QUIET * MODULE, CODE_BOTTOM - side, MODULE);
    }
    canvas.text("ZZBS", "证照标识：" + request.identifier(), LEFT, 194.5, 7, GREY);
  }

  private static void issuer(Canvas canvas, LayoutRequest request) {
    for (MetadataItem item : request.items()) {
      if (item.name().equals("ZZBFJG")) {
        canvas.centred("ZZBFJG", item.value(), SEAL_MIDDLE, SEAL_TOP + 28.5, 11, Canvas.BLACK);
      } else if (item.name().equals("ZZBFRQ")) {
        canvas.centred("ZZBFRQ", Rows.shown(item), SEAL_MIDDLE, SEAL_TOP + 39.5, 11, Canvas.BLACK);
      }
    }
  }

  /** The rows of items, one or two in each. */
  private record Rows(
      Canvas canvas, LayoutRequest request, double left, double right, double top, double bottom) {
    private static final double SIZE = 13;
    private static final double LABEL = 10.5;

    void draw() {
      List<List<String>> rows = new ArrayList<>();
      for (List<String> row : request.type().layout().rows()) {
        List<String> there = row.stream().filter(name -> !value(name).isEmpty()).toList();
        if (!there.isEmpty()) {
          rows.add(there);
        }
      }
      double labels = 0;
      for (List<String> row : rows) {
        for (String name : row) {
          labels = Math.max(labels, canvas.width(request.type().label(name), LABEL));
        }
      }
      double size = SIZE;
      double height = height(rows, labels, size);
      while (height > bottom - top && size > 7) {
        size -= 0.5;
        height = height(rows, labels, size);
      }
      if (height > bottom - top) {
        throw MESSAGES.exception("LAYOUT_FULL", null, MESSAGES.text("LAYOUT_FULL.items"));
      }
      double gap = Math.min(4.2, (bottom - top - height) / rows.size());
      double y = top;
      for (List<String> row : rows) {
        y += row(row, labels, size, y) + gap;
      }
    }

    private double cell(List<String> row) {
      return (right - left) / row.size();
    }

    private double lineHeight(double size) {
      return size * 1.35 / Canvas.MM;
    }

    private double height(List<List<String>> rows, double labels, double size) {
      double height = 0;
      for (List<String> row : rows) {
        int lines = 1;
        for (String name : row) {
          lines = Math.max(lines, lines(row, name, labels, size).size());
        }
        height += lines * lineHeight(size) + 2.2;
      }
      return height;
    }

    private List<String> lines(List<String> row, String name, double labels, double size) {
      double indent = row.size() == 1 ? labels : canvas.width(request.type().label(name), LABEL);
      return canvas.lines(value(name), cell(row) - Math.max(indent, labels) - 8, size);
    }

    private double row(List<String> row, double labels, double size, double y) {
      double x = left;
      int most = 1;
      for (String name : row) {
        canvas.text("~" + name, request.type().label(name), x, y, LABEL, GREY);
        List<String> lines = lines(row, name, labels, size);
        double at = y;
        for (String line : lines) {
          canvas.text(name, line, x + labels + 4, at, size, Canvas.BLACK);
          at += lineHeight(size);
        }
        most = Math.max(most, lines.size());
        x += cell(row);
      }
      // below what hangs under the last line, above the next one
      weave(y + (most - 1) * lineHeight(size) + 0.24 * size / Canvas.MM + 1.8);
      return most * lineHeight(size) + 2.2;
    }

    /** The notice of a copy between every two rows: no layer that could be taken away. */
    private void weave(double y) {
      String notice = request.notice();
      if (request.form() != Form.COPY || notice == null) {
        return;
      }
      StringBuilder line = new StringBuilder(notice);
      double more = canvas.width("　" + notice, 4.6);
      for (double used = canvas.width(notice, 4.6); used + more < right - left; used += more) {
        line.append("　").append(notice);
      }
      String whole = canvas.lines(line.toString(), right - left, 4.6).get(0);
      canvas.text("~notice", whole, left, y, 4.6, WOVEN);
    }

    /** The text of an item; that of several holders in one. */
    private String value(String name) {
      StringBuilder all = new StringBuilder();
      for (MetadataItem item : request.items()) {
        if (item.name().equals(name) || item.name().startsWith(name + "/")) {
          all.append(all.isEmpty() ? "" : "、").append(shown(item));
        }
      }
      return all.toString();
    }

    /** Days as people write them. */
    static String shown(MetadataItem item) {
      String value = item.value();
      boolean day = item.name().startsWith("ZZBFRQ") || item.name().startsWith("ZZYXQ");
      return day && value.length() == 10
          ? value.substring(0, 4) + "年" + value.substring(5, 7) + "月" + value.substring(8) + "日"
          : value;
    }
  }
}
