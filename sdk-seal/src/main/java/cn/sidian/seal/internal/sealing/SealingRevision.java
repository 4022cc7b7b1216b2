package cn.sidian.seal.internal.sealing;

import cn.sidian.seal.FieldLock;
import cn.sidian.seal.SealCertification;
import cn.sidian.seal.internal.appearance.NoteLayout;
import cn.sidian.seal.internal.appearance.SealAppearance;
import cn.sidian.seal.internal.pdf.IncrementalUpdate;
import cn.sidian.seal.internal.pdf.PdfDocument;
import cn.sidian.seal.internal.pdf.PdfObject;
import cn.sidian.seal.internal.pdf.PdfObject.Array;
import cn.sidian.seal.internal.pdf.PdfObject.Dictionary;
import cn.sidian.seal.internal.pdf.PdfObject.Name;
import cn.sidian.seal.internal.pdf.PdfObject.Null;
import cn.sidian.seal.internal.pdf.PdfObject.Numeric;
import cn.sidian.seal.internal.pdf.PdfObject.Reference;
import cn.sidian.seal.internal.pdf.PdfObject.Text;
import cn.sidian.seal.internal.pdf.PdfTrouble;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes the one revision that a seal adds to a document. */
final class SealingRevision {
  /** Print, and locked against moving by hand (12.5.3). */
  private static final int WIDGET_FLAGS = 4 | 128;

  private static final int PRINT = 4;

  /** Invisible, Hidden and NoView: a seal that is reported as seen must be. */
  private static final int HIDDEN_FLAGS = 1 | 2 | 32;

  private static final int CAPACITY = 96 << 10;

  /** A widget, its page again, and their rows; so that many pages need no larger copies. */
  private static final int CAPACITY_PER_PLACE = 400;

  private static final int MOST_PLACES = 1_000_000;

  private static final DateTimeFormatter PDF_DATE =
      DateTimeFormatter.ofPattern("'D:'uuuuMMddHHmmssxx", Locale.ROOT);

  private final SealingSettings settings;
  private final SealingPlan plan;
  private final PdfDocument document;
  private final IncrementalUpdate update;
  private final PdfVersion version;

  private SealingRevision(SealingSettings settings, SealingPlan plan) {
    this.settings = settings;
    this.plan = plan;
    this.document = plan.document();
    int places = Math.min(plan.places().size(), MOST_PLACES);
    this.update =
        new IncrementalUpdate(document, settings.random(), CAPACITY + CAPACITY_PER_PLACE * places);
    this.version = PdfVersion.of(document);
  }

  /**
   * Writes everything but the signature value.
   *
   * @param note the note for programs
   * @param hole bytes the value may have
   */
  static IncrementalUpdate write(
      SealingSettings settings, SealingPlan plan, byte[] note, int hole) {
    SealingRevision revision = new SealingRevision(settings, plan);
    revision.run(note, hole);
    return revision.update;
  }

  private void run(byte[] note, int hole) {
    Reference signature = update.allocate();
    if (plan.existing() == null) {
      newField(signature);
    } else {
      existingField(signature);
    }
    update.putSignature(signature, signatureDictionary(note), hole);
    update.finish();
  }

  private Dictionary signatureDictionary(byte[] note) {
    boolean pdfA4 = settings.profile().name().equals("CMS_SM2") && version.isPdfA4();
    Dictionary dictionary =
        Dictionary.of(
            "Type", new Name("Sig"),
            "Filter", new Name(settings.profile().filter()),
            // PDF/A-4 only knows the SubFilters of ISO 32000-2 without the PKCS#7 ones
            "SubFilter", new Name(pdfA4 ? "ETSI.CAdES.detached" : settings.profile().subFilter()),
            "M", Text.ascii(pdfDate(Objects.requireNonNull(plan.note().issuedAt()))),
            "Name",
                Text.text(
                    Objects.requireNonNullElse(
                        settings.words().signerName(), settings.seal().unit())));
    dictionary = withText(dictionary, "Reason", settings.words().reason());
    dictionary = withText(dictionary, "Location", settings.words().location());
    dictionary = withText(dictionary, "ContactInfo", settings.words().contact());
    List<PdfObject> references = references();
    if (!references.isEmpty()) {
      dictionary = dictionary.with("Reference", new Array(List.copyOf(references)));
    }
    return dictionary.with(NoteJson.KEY, new Text(note, false));
  }

  private static Dictionary withText(Dictionary dictionary, String key, @Nullable String text) {
    return text == null ? dictionary : dictionary.with(key, Text.text(text));
  }

  private String pdfDate(Instant instant) {
    ZonedDateTime time = instant.atZone(settings.zone());
    String date = PDF_DATE.format(time);
    int zone = date.length() - 2;
    return date.substring(0, zone) + "'" + date.substring(zone) + "'";
  }

  private List<PdfObject> references() {
    List<PdfObject> references = new ArrayList<>();
    if (settings.certification() != SealCertification.NONE) {
      references.add(
          reference(
              "DocMDP",
              Dictionary.of(
                  "Type", new Name("TransformParams"),
                  "P", Numeric.of(settings.certification().level()),
                  "V", new Name("1.2"))));
    }
    Dictionary lock = fieldLock();
    if (lock != null) {
      references.add(
          reference(
                  "FieldMDP",
                  lock.with("Type", new Name("TransformParams"))
                      .without("P")
                      .with("V", new Name("1.2")))
              .with("Data", document.root()));
    }
    return references;
  }

  private static Dictionary reference(String method, Dictionary parameters) {
    return Dictionary.of(
        "Type", new Name("SigRef"),
        "TransformMethod", new Name(method),
        "TransformParams", parameters);
  }

  /** The lock of the sealer, or the one that an existing field demands (12.7.5.5). */
  private @Nullable Dictionary fieldLock() {
    FieldLock lock = settings.fieldLock();
    if (lock == null) {
      Dictionary demanded =
          plan.existing() == null
              ? Dictionary.EMPTY
              : document.dictionary(plan.existing().dictionary().get("Lock"));
      return demanded.has("Action") ? demanded : null;
    }
    String action = lock.action().name();
    Dictionary dictionary =
        Dictionary.of(
            "Action", new Name(action.charAt(0) + action.substring(1).toLowerCase(Locale.ROOT)));
    if (lock.fields().isEmpty()) {
      return dictionary;
    }
    List<PdfObject> names = lock.fields().stream().map(n -> (PdfObject) Text.text(n)).toList();
    return dictionary.with("Fields", new Array(names));
  }

  private void newField(Reference signature) {
    List<SealingPlan.Place> places = plan.places();
    List<Reference> widgets = new ArrayList<>();
    places.forEach(place -> widgets.add(update.allocate()));
    boolean merged = places.size() == 1;
    Reference field = merged ? widgets.get(0) : update.allocate();
    Dictionary fieldEntries =
        Dictionary.of(
            "FT",
            new Name("Sig"),
            "T",
            Text.text(plan.fieldName()),
            "V",
            signature,
            "TU",
            Text.text(settings.seal().unit() + " " + settings.seal().title()));
    Dictionary lock = settings.fieldLock() == null ? null : fieldLock();
    if (lock != null) {
      fieldEntries = fieldEntries.with("Lock", lock.with("Type", new Name("SigFieldLock")));
    }
    StructureTree tree = plan.firstSignature() ? StructureTree.of(document, update) : null;
    IdentityHashMap<SealingPlan.Place, Reference> appearances = appearances();
    Map<Reference, Array> annotations = new LinkedHashMap<>();
    for (int i = 0; i < places.size(); i++) {
      SealingPlan.Place place = places.get(i);
      Dictionary widget = widget(place, appearance(place, appearances));
      if (tree != null) {
        int key = tree.add(widgets.get(i), place.page().reference());
        widget = widget.with("StructParent", Numeric.of(key));
      }
      if (merged) {
        for (Map.Entry<String, PdfObject> entry : fieldEntries.entries().entrySet()) {
          widget = widget.with(entry.getKey(), entry.getValue());
        }
      } else {
        widget = widget.with("Parent", field);
      }
      update.put(widgets.get(i), widget);
      Reference page = place.page().reference();
      Array before = annotations.getOrDefault(page, annotationsOf(place));
      annotations.put(page, before.plus(widgets.get(i)));
    }
    if (!merged) {
      update.put(field, fieldEntries.with("Kids", new Array(List.copyOf(widgets))));
    }
    for (SealingPlan.Place place : places) {
      Array all = annotations.remove(place.page().reference());
      if (all != null) {
        Dictionary page = place.page().dictionary().with("Annots", all);
        if (tree != null && !page.has("Tabs")) {
          // PDF/UA: the order of the structure is that of the tab key (ISO 14289-1, 7.18.3)
          page = page.with("Tabs", new Name("S"));
        }
        update.put(place.page().reference(), page);
      }
    }
    if (tree != null) {
      tree.finish();
    }
    form(field, signature);
  }

  /** PDF/A-1 wants an appearance even where nothing is seen (ISO 19005-1, 6.9). */
  private @Nullable Reference appearance(
      SealingPlan.Place place, IdentityHashMap<SealingPlan.Place, Reference> appearances) {
    return place.layout() == null && version.isPdfA1()
        ? update.addStream(SealAppearance.nothing(), new byte[0])
        : appearances.get(place);
  }

  /** A page gets an array of its own: an indirect one might be shared with other pages. */
  private Array annotationsOf(SealingPlan.Place place) {
    PdfObject found = document.resolve(place.page().dictionary().get("Annots"));
    if (found instanceof Array array) {
      return array;
    }
    if (found == Null.NULL) {
      return new Array(List.of());
    }
    throw PdfTrouble.damaged("annotations", document.offset(place.page().reference()));
  }

  private Dictionary widget(SealingPlan.Place place, @Nullable Reference appearance) {
    Dictionary widget =
        Dictionary.of(
            "Type", new Name("Annot"),
            "Subtype", new Name("Widget"),
            "F", Numeric.of(WIDGET_FLAGS),
            "Rect", Array.ofNumbers(place.rectangle()),
            "P", place.page().reference());
    if (appearance != null) {
      widget = widget.with("AP", Dictionary.of("N", appearance));
      if (place.rotation() != 0) {
        widget = widget.with("MK", Dictionary.of("R", Numeric.of(place.rotation())));
      }
    }
    return widget;
  }

  /** The appearance of each visible place; places of the same layout and rotation share one. */
  private IdentityHashMap<SealingPlan.Place, Reference> appearances() {
    IdentityHashMap<SealingPlan.Place, Reference> appearances = new IdentityHashMap<>();
    Map<Map.Entry<NoteLayout, Integer>, Reference> shared = new HashMap<>();
    SealAppearance.Written written = null;
    for (SealingPlan.Place place : plan.places()) {
      NoteLayout layout = place.layout();
      if (layout == null) {
        continue;
      }
      if (written == null) {
        written = settings.appearance().write(update, layout, version.allowsTransparency());
      }
      Map.Entry<NoteLayout, Integer> key = Map.entry(layout, place.rotation());
      Reference appearance = shared.get(key);
      if (appearance == null) {
        appearance = written.appearance(update, layout, place.rotation());
        shared.put(key, appearance);
      }
      appearances.put(place, appearance);
    }
    return appearances;
  }

  private void existingField(Reference signature) {
    var field = Objects.requireNonNull(plan.existing());
    Reference id = Objects.requireNonNull(field.reference());
    Dictionary fieldDictionary = field.dictionary().with("V", signature);
    IdentityHashMap<SealingPlan.Place, Reference> appearances = appearances();
    for (SealingPlan.Place place : plan.visiblePlaces()) {
      var widget = Objects.requireNonNull(place.widget());
      Reference widgetId = Objects.requireNonNull(widget.reference());
      Reference appearance = Objects.requireNonNull(appearances.get(place));
      boolean isField = widgetId.equals(id);
      Dictionary changed =
          (isField ? fieldDictionary : widget.dictionary())
              .with("AP", Dictionary.of("N", appearance))
              .without("AS")
              .with("F", Numeric.of((flags(widget.dictionary()) & ~HIDDEN_FLAGS) | PRINT));
      if (isField) {
        fieldDictionary = changed;
      } else {
        update.put(widgetId, changed);
      }
    }
    update.put(id, fieldDictionary);
    form(null, signature);
  }

  private long flags(Dictionary widget) {
    Long flags = document.integer(widget.get("F"));
    return flags == null ? 0 : flags;
  }

  /** Enters the field into the form, and a certification into the catalog. */
  private void form(@Nullable Reference field, Reference signature) {
    Dictionary catalog = document.catalog();
    Dictionary newCatalog = FormEntry.add(document, update, catalog, field);
    if (settings.certification() != SealCertification.NONE) {
      Dictionary perms = document.dictionary(catalog.get("Perms"));
      newCatalog = newCatalog.with("Perms", perms.with("DocMDP", signature));
    }
    if (!newCatalog.equals(catalog)) {
      update.put(document.root(), newCatalog);
    }
  }
}
