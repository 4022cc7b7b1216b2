package cn.sidian.seal.internal.longterm;

import cn.sidian.seal.internal.appearance.SealAppearance;
import cn.sidian.seal.internal.pdf.IncrementalUpdate;
import cn.sidian.seal.internal.pdf.PageTree;
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
import cn.sidian.seal.internal.pdf.SignatureFields;
import cn.sidian.seal.internal.sealing.FormEntry;
import cn.sidian.seal.internal.sealing.PdfVersion;
import cn.sidian.seal.internal.sealing.Sealing;
import cn.sidian.seal.internal.timestamp.TimestampClient;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Writes the revision of a document time stamp (ISO 32000-2, 12.8.5): a field that shows nothing.
 */
final class DocumentTimestamp {
  private static final String FIELD = "SidianTimestamp";

  /** Print and locked; a box without area shows nothing. */
  private static final int WIDGET_FLAGS = 4 | 128;

  private static final int ATTEMPTS = 4;

  private final PdfDocument document;
  private final SecureRandom random;

  private DocumentTimestamp(PdfDocument document, SecureRandom random) {
    this.document = document;
    this.random = random;
  }

  /** The stamped revision. */
  static IncrementalUpdate make(
      PdfDocument document, TimestampClient timestamps, SecureRandom random) {
    DocumentTimestamp writer = new DocumentTimestamp(document, random);
    MessageDigest input = timestamps.digest().newDigest();
    document.bytes().digest(input, 0, document.bytes().length());
    int hole = timestamps.expectedLength();
    for (int i = 0; i < ATTEMPTS; i++) {
      IncrementalUpdate tail = writer.unsigned(hole);
      byte[] digest = Sealing.signedDigest(input, tail);
      byte[] token = document.deadline().waiting(() -> timestamps.stamp(digest));
      if (token.length <= tail.contentsCapacity()) {
        tail.fill(token);
        return tail;
      }
      hole = token.length + token.length / 8;
    }
    throw new IllegalStateException("the time stamp keeps growing beyond its place");
  }

  private IncrementalUpdate unsigned(int hole) {
    IncrementalUpdate update = new IncrementalUpdate(document, random, 2 * hole + (8 << 10));
    Reference signature = update.allocate();
    Reference field = update.allocate();
    PageTree.Page page = Objects.requireNonNull(new PageTree(document).page(1));
    Dictionary widget =
        Dictionary.of(
            "Type",
            new Name("Annot"),
            "Subtype",
            new Name("Widget"),
            "FT",
            new Name("Sig"),
            "T",
            Text.text(name()),
            "V",
            signature,
            "F",
            Numeric.of(WIDGET_FLAGS),
            "Rect",
            Array.ofNumbers(0, 0, 0, 0),
            "P",
            page.reference());
    if (PdfVersion.of(document).isPdfA1()) {
      Reference nothing = update.addStream(SealAppearance.nothing(), new byte[0]);
      widget = widget.with("AP", Dictionary.of("N", nothing));
    }
    update.put(field, widget);
    update.put(page.reference(), page.dictionary().with("Annots", annotations(page).plus(field)));
    Dictionary catalog = document.catalog();
    Dictionary changed = FormEntry.add(document, update, catalog, field);
    if (!changed.equals(catalog)) {
      update.put(document.root(), changed);
    }
    update.putSignature(
        signature,
        Dictionary.of(
            "Type", new Name("DocTimeStamp"),
            "Filter", new Name("Adobe.PPKLite"),
            "SubFilter", new Name("ETSI.RFC3161"),
            "V", Numeric.of(0)),
        hole);
    update.finish();
    return update;
  }

  private Array annotations(PageTree.Page page) {
    PdfObject found = document.resolve(page.dictionary().get("Annots"));
    if (found instanceof Array array) {
      return array;
    }
    if (found == Null.NULL) {
      return new Array(List.of());
    }
    throw PdfTrouble.damaged("annotations", document.offset(page.reference()));
  }

  private String name() {
    Set<String> taken = SignatureFields.find(document).names();
    int number = 1;
    while (taken.contains(FIELD + number)) {
      number++;
    }
    return FIELD + number;
  }
}
