package cn.sidian.seal.internal.changes;

import cn.sidian.core.SidianException;
import cn.sidian.seal.internal.pdf.PdfBytes;
import cn.sidian.seal.internal.pdf.PdfDocument;
import cn.sidian.seal.internal.pdf.PdfObject;
import cn.sidian.seal.internal.pdf.PdfObject.Array;
import cn.sidian.seal.internal.pdf.PdfObject.Dictionary;
import cn.sidian.seal.internal.pdf.PdfObject.Name;
import cn.sidian.seal.internal.pdf.PdfObject.Null;
import cn.sidian.seal.internal.pdf.PdfObject.Numeric;
import cn.sidian.seal.internal.pdf.PdfObject.Stream;
import cn.sidian.seal.internal.pdf.PdfObject.Text;
import cn.sidian.seal.internal.pdf.PdfScanner;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The letters and digits that the appearance of a text field shows (12.7.4.3), as far as they can
 * be told: drawn in one stream, by fonts whose codes are ASCII. Embedded fonts may draw anything.
 */
final class ShownText {
  private static final Set<String> OF_LATIN = Set.of("Type1", "TrueType", "MMType1");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,30})?");
  private static final Pattern SIGN = Pattern.compile("^[^0-9]*[-(]");
  private static final int GROUP = 3;
  private static final int LAST_COMMON = 126;
  private static final int FIRST_COMMON = 32;

  private final PdfDocument document;
  private final Dictionary fonts;
  private final Dictionary formFonts;
  private final PdfScanner scanner;
  private final StringBuilder shown = new StringBuilder();
  private final Dictionary drawings;
  private @Nullable PdfObject font;
  private boolean told = true;
  private boolean pictures;

  private ShownText(PdfDocument document, Stream appearance) {
    this.document = document;
    Dictionary resources = document.dictionary(appearance.dictionary().get("Resources"));
    this.fonts = document.dictionary(resources.get("Font"));
    this.drawings = document.dictionary(resources.get("XObject"));
    Dictionary form = document.dictionary(document.catalog().get("AcroForm"));
    this.formFonts = document.dictionary(document.dictionary(form.get("DR")).get("Font"));
    this.scanner = new PdfScanner(PdfBytes.of(document.decoded(appearance)), document.deadline());
  }

  /**
   * Whether a text field surely shows something else than its value. What cannot be told, and a
   * field that shows no letter or digit, does not; a number may be written in another way.
   */
  static boolean isOther(PdfDocument document, Dictionary widget, @Nullable PdfObject value) {
    PdfObject resolved = document.resolve(value);
    // without a value nothing is said
    PdfObject words = resolved == Null.NULL ? Text.ascii("") : resolved;
    if (hasPictures(document, widget)) {
      return true;
    }
    if (!(normal(document, widget) instanceof Stream stream) || !(words instanceof Text text)) {
      return false;
    }
    ShownText drawn = of(document, stream);
    String shown = drawn.shown.toString();
    if (!drawn.told || letters(shown).isEmpty()) {
      return false;
    }
    String said = text.decoded();
    return NUMBER.matcher(said.strip()).matches()
        ? !isSameNumber(shown, said.strip())
        : !letters(shown).equals(letters(said));
  }

  /** Whether pictures are drawn, or states, of which texts and choices have none. */
  static boolean hasPictures(PdfDocument document, Dictionary widget) {
    PdfObject normal = normal(document, widget);
    return normal instanceof Stream stream
        ? of(document, stream).pictures
        : normal instanceof Dictionary;
  }

  private static PdfObject normal(PdfDocument document, Dictionary widget) {
    return document.resolve(document.dictionary(widget.get("AP")).get("N"));
  }

  private static String letters(String text) {
    StringBuilder letters = new StringBuilder();
    text.toLowerCase(Locale.ROOT)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .forEach(letters::appendCodePoint);
    return letters.toString();
  }

  /** 1234.5 may be shown as $1,234.50 or 1.234,50; 0.25 as 25%; -5 as (5.00). */
  private static boolean isSameNumber(String shown, String value) {
    if (isNegative(shown) != isNegative(value)) {
      return false;
    }
    BigDecimal amount = new BigDecimal(value).abs();
    BigDecimal wanted = shown.indexOf('%') >= 0 ? amount.movePointRight(2) : amount;
    String digits = shown.replaceAll("[^0-9.,]", "").replaceAll("^[.,]+|[.,]+$", "");
    int separator = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
    String whole = digits.replaceAll("[.,]", "");
    int fraction = separator < 0 ? 0 : digits.length() - separator - 1;
    return !whole.isEmpty()
        && (isAmount(whole, fraction, wanted) || (fraction == GROUP && isAmount(whole, 0, wanted)));
  }

  private static boolean isAmount(String digits, int fraction, BigDecimal amount) {
    return new BigDecimal(digits).movePointLeft(fraction).compareTo(amount) == 0;
  }

  private static boolean isNegative(String number) {
    return SIGN.matcher(number).find();
  }

  private static ShownText of(PdfDocument document, Stream appearance) {
    ShownText text = new ShownText(document, appearance);
    try {
      text.read();
    } catch (SidianException e) {
      if (e.code().equals("LIMIT_EXCEEDED")) {
        throw e;
      }
      text.told = false;
    }
    return text;
  }

  private void read() {
    PdfObject operand = Null.NULL;
    PdfObject before = Null.NULL;
    while (true) {
      scanner.skipSpace();
      int c = scanner.peek();
      if (c < 0) {
        return;
      }
      if ("/(<[+-.0123456789".indexOf(c) >= 0) {
        before = operand;
        operand = scanner.object();
      } else {
        told &= apply(operator(), operand, before);
      }
    }
  }

  private String operator() {
    StringBuilder operator = new StringBuilder();
    int c = scanner.next();
    operator.append((char) c);
    while (Character.isLetterOrDigit(scanner.peek()) || scanner.peek() == '*') {
      operator.append((char) scanner.next());
    }
    return operator.toString();
  }

  private boolean apply(String operator, PdfObject operand, PdfObject before) {
    switch (operator) {
      case "Tf" -> font = before instanceof Name name ? font(name.value()) : Null.NULL;
      case "Tj", "'", "\"" -> {
        return show(operand);
      }
      case "BI", "sh" -> pictures = true;
      case "Do" -> {
        pictures |= operand instanceof Name name && isPicture(drawings.get(name.value()));
        return false;
      }
      case "TJ" -> {
        return operand instanceof Array array
            && array.items().stream().allMatch(item -> item instanceof Numeric || show(item));
      }
      default -> {
        // where and how it is drawn
      }
    }
    return true;
  }

  private @Nullable PdfObject font(String name) {
    return fonts.has(name) ? fonts.get(name) : formFonts.get(name);
  }

  private boolean isPicture(@Nullable PdfObject drawing) {
    return document.resolve(drawing) instanceof Stream stream
        && "Image".equals(document.name(stream.dictionary().get("Subtype")));
  }

  private boolean show(PdfObject string) {
    // each letter of such a font is a drawing
    pictures |= document.dictionary(font).isNamed("Subtype", "Type3");
    if (!(string instanceof Text text) || !isPlain(document.dictionary(font))) {
      return false;
    }
    for (byte code : text.bytes()) {
      if (code < FIRST_COMMON || code > LAST_COMMON) {
        return false;
      }
      shown.append((char) code);
    }
    return true;
  }

  /** Whether the codes of a font are those of ASCII, and its letters the usual ones. */
  private boolean isPlain(Dictionary dictionary) {
    Dictionary descriptor = document.dictionary(dictionary.get("FontDescriptor"));
    boolean embedded =
        descriptor.has("FontFile") || descriptor.has("FontFile2") || descriptor.has("FontFile3");
    String subtype = document.name(dictionary.get("Subtype"));
    String base = document.name(dictionary.get("BaseFont"));
    boolean latin =
        subtype != null
            && OF_LATIN.contains(subtype)
            && base != null
            && !base.contains("Symbol")
            && !base.contains("Dingbats");
    return latin && !embedded && !changesAscii(document.dictionary(dictionary.get("Encoding")));
  }

  private boolean changesAscii(Dictionary encoding) {
    long code = 0;
    for (PdfObject item : document.items(encoding.get("Differences"))) {
      PdfObject resolved = document.resolve(item);
      if (resolved instanceof Numeric number) {
        Long first = number.integer();
        code = first == null ? FIRST_COMMON : first;
      } else {
        if (code >= FIRST_COMMON && code <= LAST_COMMON) {
          return true;
        }
        code++;
      }
    }
    return false;
  }
}
