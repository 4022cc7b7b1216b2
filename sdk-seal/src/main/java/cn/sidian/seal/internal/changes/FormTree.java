package cn.sidian.seal.internal.changes;

import cn.sidian.seal.internal.pdf.PdfDocument;
import cn.sidian.seal.internal.pdf.PdfObject;
import cn.sidian.seal.internal.pdf.PdfObject.Dictionary;
import cn.sidian.seal.internal.pdf.PdfObject.Null;
import cn.sidian.seal.internal.pdf.PdfObject.Numeric;
import cn.sidian.seal.internal.pdf.PdfTrouble;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The fields of a form by the object that each is, with what they inherit (12.7.4). */
final class FormTree {
  private static final Pattern PLAIN = Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)");

  private final PdfDocument document;
  private final Map<PdfObject, Field> fields = new LinkedHashMap<>();
  private final Map<PdfObject, List<Field>> kids = new HashMap<>();

  /**
   * A field, or a widget without a name of its own, which belongs to the field above.
   *
   * @param self the reference to it, or the dictionary where it stands directly
   * @param name fully qualified
   * @param dictionary its own entries
   * @param type the field type, maybe inherited; empty if there is none
   * @param parent the node above, or null at the root of the form
   * @param isWidget whether it only is a place of the field above
   */
  record Field(
      PdfObject self,
      String name,
      Dictionary dictionary,
      String type,
      @Nullable PdfObject parent,
      boolean isWidget) {}

  private FormTree(PdfDocument document) {
    this.document = document;
  }

  static FormTree of(PdfDocument document) {
    FormTree tree = new FormTree(document);
    Dictionary form = document.dictionary(document.catalog().get("AcroForm"));
    for (PdfObject field : document.items(form.get("Fields"))) {
      tree.visit(field, null, 0);
    }
    return tree;
  }

  private void visit(PdfObject self, @Nullable Field parent, int depth) {
    document.deadline().check();
    if (depth > document.deadline().limits().maxDepth()) {
      throw PdfTrouble.limit("depth", document.deadline().limits().maxDepth());
    }
    if (fields.containsKey(self)) {
      return;
    }
    Dictionary dictionary = document.dictionary(self);
    String own = document.text(dictionary.get("T"));
    String above = parent == null ? "" : parent.name();
    String name = own == null ? above : above.isEmpty() ? own : above + "." + own;
    String type =
        Optional.ofNullable(document.name(dictionary.get("FT")))
            .orElse(parent == null ? "" : parent.type());
    boolean widget = own == null && parent != null;
    Field field =
        new Field(self, name, dictionary, type, parent == null ? null : parent.self(), widget);
    fields.put(self, field);
    if (parent != null) {
      kids.computeIfAbsent(parent.self(), node -> new ArrayList<>()).add(field);
    }
    for (PdfObject kid : document.items(dictionary.get("Kids"))) {
      visit(kid, field, depth + 1);
    }
  }

  List<Field> all() {
    return new ArrayList<>(fields.values());
  }

  @Nullable Field get(PdfObject self) {
    return fields.get(self);
  }

  /** The nodes below one, on every level: pages may list them all. */
  Stream<Field> below(Field field) {
    document.deadline().check();
    return kids.getOrDefault(field.self(), List.of()).stream()
        .flatMap(kid -> Stream.concat(Stream.of(kid), below(kid)));
  }

  /** Whether a node has a place on a page with an area. */
  boolean isVisible(Field field) {
    PdfObject rectangle = field.dictionary().get("Rect");
    return document.resolve(rectangle) != Null.NULL && isArea(rectangle);
  }

  /** Whether a rectangle has an area, or readers may think so. */
  boolean isArea(@Nullable PdfObject object) {
    List<PdfObject> rectangle = document.items(object);
    double[] v = new double[4];
    for (int i = 0; i < 4; i++) {
      if (i >= rectangle.size()
          || !(document.resolve(rectangle.get(i)) instanceof Numeric number)
          || !PLAIN.matcher(number.text()).matches()) {
        // readers make of it what they like
        return true;
      }
      v[i] = number.value();
    }
    return v[0] != v[2] && v[1] != v[3];
  }

  boolean hasValue(Dictionary field) {
    return document.resolve(field.get("V")) != Null.NULL;
  }
}
