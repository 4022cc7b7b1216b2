package cn.sidian.seal.internal.appearance;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where seal and note stand within their common box, in points: the note below the seal or beside
 * it, in the largest size that fits the room there is.
 *
 * @param width of the common box
 * @param height of the common box
 * @param sealX left edge of the seal
 * @param sealY lower edge of the seal
 * @param sealWidth width of the seal
 * @param sealHeight height of the seal
 * @param fontSize size of the note's text; 0 without note
 * @param lines the lines of the note
 * @param textX left edge of the lines
 * @param textTop upper edge of the first line
 */
public record NoteLayout(
    double width,
    double height,
    double sealX,
    double sealY,
    double sealWidth,
    double sealHeight,
    double fontSize,
    List<String> lines,
    double textX,
    double textTop) {

  /** Below this size nobody reads the note. */
  public static final double MIN_FONT_SIZE = 5;

  /** Closing marks do not begin a line. */
  private static final String NEVER_FIRST = "）)，。、；：！？”’》〉】…";

  private static final double MAX_FONT_SIZE = 6.5;
  private static final double LEADING = 1.3;
  private static final double GAP = 4;
  private static final double NOTE_WIDTH = 62 * 72 / 25.4;
  private static final double RUN_ON_WIDTH = 2 * NOTE_WIDTH;
  private static final double MIN_NOTE_WIDTH = 30 * 72 / 25.4;

  /** The room there is, in points. */
  public record Room(double width, double height) {}

  /** The size of the seal, in points. */
  public record SealSize(double width, double height) {}

  /**
   * Finds a layout.
   *
   * @param seal the size of the seal, which is kept
   * @param paragraphs what the note says; each starts a line if there is room
   * @param room the room there is
   * @param fonts what measures the text
   * @return null if seal and note do not fit
   */
  public static @Nullable NoteLayout find(
      SealSize seal, List<String> paragraphs, Room room, NoteFonts fonts) {
    if (paragraphs.isEmpty()) {
      return seal.width() <= room.width() && seal.height() <= room.height()
          ? new NoteLayout(
              seal.width(), seal.height(), 0, 0, seal.width(), seal.height(), 0, List.of(), 0, 0)
          : null;
    }
    NoteLayout apart = largest(seal, paragraphs, room, fonts, NOTE_WIDTH);
    return apart == null ? largest(seal, runOn(paragraphs), room, fonts, RUN_ON_WIDTH) : apart;
  }

  /** Where there is no room for a line each, the parts of the note follow each other. */
  private static List<String> runOn(List<String> paragraphs) {
    return List.of(String.join("；", paragraphs));
  }

  private static @Nullable NoteLayout largest(
      SealSize seal, List<String> paragraphs, Room room, NoteFonts fonts, double noteWidth) {
    for (double size = MAX_FONT_SIZE; size >= MIN_FONT_SIZE; size -= 0.5) {
      NoteLayout below = below(seal, paragraphs, room, fonts, size, noteWidth);
      if (below != null) {
        return below;
      }
      NoteLayout beside = beside(seal, paragraphs, room, fonts, size, noteWidth);
      if (beside != null) {
        return beside;
      }
    }
    return null;
  }

  /** The box that seal and note need at least if they get the width there is, for the refusal. */
  public static SealSize smallest(
      SealSize seal, List<String> paragraphs, Room room, NoteFonts fonts) {
    double narrowest = Math.max(seal.width(), MIN_NOTE_WIDTH);
    NoteLayout layout =
        below(
            seal,
            runOn(paragraphs),
            new Room(Math.max(narrowest, room.width()), Double.MAX_VALUE),
            fonts,
            MIN_FONT_SIZE,
            NOTE_WIDTH);
    return layout == null ? seal : new SealSize(layout.width(), layout.height());
  }

  private static @Nullable NoteLayout below(
      SealSize seal,
      List<String> paragraphs,
      Room room,
      NoteFonts fonts,
      double size,
      double noteWidth) {
    double width = Math.min(Math.max(seal.width(), noteWidth), room.width());
    if (width < Math.max(seal.width(), MIN_NOTE_WIDTH)) {
      return null;
    }
    List<String> lines = wrap(paragraphs, width, fonts, size);
    width = Math.max(seal.width(), longest(lines, fonts, size));
    double textHeight = lines.size() * size * LEADING;
    double height = seal.height() + GAP + textHeight;
    return height > room.height()
        ? null
        : new NoteLayout(
            width,
            height,
            (width - seal.width()) / 2,
            height - seal.height(),
            seal.width(),
            seal.height(),
            size,
            lines,
            0,
            textHeight);
  }

  private static @Nullable NoteLayout beside(
      SealSize seal,
      List<String> paragraphs,
      Room room,
      NoteFonts fonts,
      double size,
      double noteWidth) {
    double width = Math.min(noteWidth, room.width() - seal.width() - GAP);
    if (width < MIN_NOTE_WIDTH) {
      return null;
    }
    List<String> lines = wrap(paragraphs, width, fonts, size);
    width = longest(lines, fonts, size);
    double textHeight = lines.size() * size * LEADING;
    double height = Math.max(seal.height(), textHeight);
    return height > room.height()
        ? null
        : new NoteLayout(
            seal.width() + GAP + width,
            height,
            0,
            (height - seal.height()) / 2,
            seal.width(),
            seal.height(),
            size,
            lines,
            seal.width() + GAP,
            (height + textHeight) / 2);
  }

  private static double longest(List<String> lines, NoteFonts fonts, double size) {
    double longest = 0;
    for (String line : lines) {
      longest = Math.max(longest, line.codePoints().mapToDouble(fonts::advance).sum() * size);
    }
    return longest;
  }

  /** Breaks between any two characters, but keeps runs of digits and letters whole if it can. */
  private static List<String> wrap(
      List<String> paragraphs, double width, NoteFonts fonts, double size) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : paragraphs) {
      int[] text = paragraph.codePoints().toArray();
      int start = 0;
      while (start < text.length) {
        double used = 0;
        int end = start;
        while (end < text.length) {
          double next = used + fonts.advance(text[end]) * size;
          if (next > width + 0.01 && end > start) {
            break;
          }
          used = next;
          end++;
        }
        if (end < text.length) {
          end = wordBreak(text, start, end);
        }
        lines.add(new String(text, start, end - start));
        start = end;
      }
    }
    return lines;
  }

  private static int wordBreak(int[] text, int start, int end) {
    int at = end;
    while (at > start && isWord(text[at]) && isWord(text[at - 1])) {
      at--;
    }
    // a word longer than half the line is broken where the line ends
    int broken = at - start > (end - start) / 2 ? at : end;
    return broken - 1 > start && NEVER_FIRST.indexOf(text[broken]) >= 0 ? broken - 1 : broken;
  }

  private static boolean isWord(int c) {
    return c < 128 && Character.isLetterOrDigit(c);
  }

  /** The height of a line in ems. */
  static double leading() {
    return LEADING;
  }
}
