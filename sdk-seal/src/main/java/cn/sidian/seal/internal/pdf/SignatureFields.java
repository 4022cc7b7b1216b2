package cn.sidian.seal.internal.pdf;

import cn.sidian.core.SidianException;
import cn.sidian.seal.internal.pdf.PdfObject.Dictionary;
import cn.sidian.seal.internal.pdf.PdfObject.Null;
import cn.sidian.seal.internal.pdf.PdfObject.Reference;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the signature fields of a form (ISO 32000-2, 12.7.3 and 12.7.4), empty and filled. */
public final class SignatureFields {
  private final PdfDocument document;
  private final boolean evenDamaged;
  private final List<SignatureField> found = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private final Set<Reference> seen = new HashSet<>();
  private int visited;

  private SignatureFields(PdfDocument document, boolean evenDamaged) {
    this.document = document;
    this.evenDamaged = evenDamaged;
  }

  /** All signature fields in the order of the form, and the names of all fields. */
  public static Result find(PdfDocument document) {
    return new SignatureFields(document, false).find();
  }

  /**
   * The same for a judge: a field whose value cannot be read or is not there counts as filled,
   * without a dictionary. It must not pass for an empty field, nor hide the other signatures.
   */
  public static Result findEvenDamaged(PdfDocument document) {
    return new SignatureFields(document, true).find();
  }

  private Result find() {
    Dictionary form = document.dictionary(document.catalog().get("AcroForm"));
    for (PdfObject field : document.items(form.get("Fields"))) {
      visit(field, "", Inherited.NOTHING, 0);
    }
    return new Result(List.copyOf(found), Set.copyOf(names));
  }

  /** What fields take from those above them (12.7.4.1). */
  private record Inherited(@Nullable String type, @Nullable PdfObject value) {
    static final Inherited NOTHING = new Inherited(null, null);
  }

  /**
   * What was found.
   *
   * @param signatures the signature fields
   * @param names the fully qualified names of all fields
   */
  public record Result(List<SignatureField> signatures, Set<String> names) {
    public @Nullable SignatureField named(String name) {
      return signatures.stream().filter(f -> f.name().equals(name)).findFirst().orElse(null);
    }
  }

  private void visit(PdfObject object, String prefix, Inherited inherited, int depth) {
    document.deadline().check();
    if (++visited > document.deadline().limits().maxObjects()) {
      throw PdfTrouble.limit("objects", document.deadline().limits().maxObjects());
    }
    if (depth > document.deadline().limits().maxDepth()) {
      throw PdfTrouble.limit("depth", document.deadline().limits().maxDepth());
    }
    Reference reference = object instanceof Reference found ? found : null;
    if (reference != null && !seen.add(reference)) {
      return;
    }
    Dictionary field = document.dictionary(object);
    String own = document.text(field.get("T"));
    String name = own == null ? prefix : prefix.isEmpty() ? own : prefix + "." + own;
    String type = field.get("FT") == null ? inherited.type() : document.name(field.get("FT"));
    PdfObject raw = field.get("V") == null ? inherited.value() : field.get("V");
    List<PdfObject> kids = document.items(field.get("Kids"));
    List<SignatureField.Widget> widgets = new ArrayList<>();
    boolean hasFieldKids = false;
    for (PdfObject kid : kids) {
      Dictionary dictionary = document.dictionary(kid);
      if (dictionary.has("T")) {
        hasFieldKids = true;
        visit(kid, name, new Inherited(type, raw), depth + 1);
      } else if (!dictionary.entries().isEmpty()) {
        widgets.add(
            new SignatureField.Widget(kid instanceof Reference found ? found : null, dictionary));
      }
    }
    names.add(name);
    if (!"Sig".equals(type) || hasFieldKids) {
      return;
    }
    if (kids.isEmpty() && field.has("Rect")) {
      widgets.add(new SignatureField.Widget(reference, field));
    }
    if (found.size() >= document.deadline().limits().maxSignatures()) {
      throw PdfTrouble.limit("signatures", document.deadline().limits().maxSignatures());
    }
    PdfObject value = value(raw);
    boolean hasValue = value != Null.NULL || (evenDamaged && raw instanceof Reference);
    found.add(
        new SignatureField(
            name,
            reference,
            field,
            raw instanceof Reference valueReference ? valueReference : null,
            hasValue,
            value instanceof Dictionary dictionary ? dictionary : null,
            List.copyOf(widgets)));
  }

  private PdfObject value(@Nullable PdfObject raw) {
    try {
      return document.resolve(raw);
    } catch (SidianException e) {
      if (evenDamaged && e.code().equals("PDF_DAMAGED")) {
        return Null.NULL;
      }
      throw e;
    }
  }

  /** A locking of fields, by /Lock or FieldMDP (12.7.5.5, 12.8.2.4). */
  public record FieldLock(String action, List<String> fields) {
    /** What does not say which fields it locks might lock each of them. */
    static final FieldLock EVERYTHING = new FieldLock("All", List.of());

    /**
     * Reads a lock.
     *
     * @return null if there is no known /Action
     */
    static @Nullable FieldLock read(PdfDocument document, @Nullable PdfObject object) {
      Dictionary dictionary = document.dictionary(object);
      String action = document.name(dictionary.get("Action"));
      if (action == null) {
        return null;
      }
      List<String> fields = new ArrayList<>();
      for (PdfObject item : document.items(dictionary.get("Fields"))) {
        String name = document.text(item);
        if (name != null) {
          fields.add(name);
        }
      }
      return new FieldLock(action, List.copyOf(fields));
    }

    /** Whether a field may no longer change; names count by their dotted segments. */
    public boolean locks(String field) {
      boolean named = fields.stream().anyMatch(f -> field.equals(f) || field.startsWith(f + "."));
      return switch (action) {
        case "All" -> true;
        case "Include" -> named;
        case "Exclude" -> !named;
        default -> true;
      };
    }
  }

  /** What a signature forbids from then on. */
  public record Restrictions(
      @Nullable Integer certification, @Nullable Integer lockLevel, List<FieldLock> locks) {}

  /** Reads DocMDP, FieldMDP and /Lock of a filled field. */
  public static Restrictions restrictions(PdfDocument document, SignatureField field) {
    Integer certification = null;
    List<FieldLock> locks = new ArrayList<>();
    Dictionary value = field.value() == null ? Dictionary.EMPTY : field.value();
    PdfObject references = document.resolve(value.get("Reference"));
    // some readers also take one that stands without its array
    List<PdfObject> items =
        references instanceof Dictionary ? List.of(references) : document.items(references);
    for (PdfObject item : items) {
      Dictionary reference = document.dictionary(item);
      Dictionary parameters = document.dictionary(reference.get("TransformParams"));
      String method = document.name(reference.get("TransformMethod"));
      if ("DocMDP".equals(method)) {
        int level = parameters.has("P") ? level(document, parameters) : 2;
        certification = certification == null ? level : Math.min(certification, level);
      } else if ("FieldMDP".equals(method)) {
        FieldLock lock = FieldLock.read(document, parameters);
        locks.add(lock == null ? FieldLock.EVERYTHING : lock);
      }
    }
    Dictionary lock = document.dictionary(field.dictionary().get("Lock"));
    FieldLock fieldLock = FieldLock.read(document, lock);
    if (fieldLock != null) {
      locks.add(fieldLock);
    }
    Integer lockLevel = lock.has("P") ? level(document, lock) : null;
    return new Restrictions(certification, lockLevel, locks);
  }

  /** A level that is none of the three says nothing of what is allowed, so nothing is. */
  private static int level(PdfDocument document, Dictionary dictionary) {
    Long level = document.integer(dictionary.get("P"));
    return level == null || level < 1 || level > 3 ? 1 : level.intValue();
  }
}
