package cn.sidian.seal.internal.sealing;

import static cn.sidian.seal.internal.SealMessages.MESSAGES;

import cn.sidian.core.Finding;
import cn.sidian.core.SidianException;
import cn.sidian.core.trust.X509Certificates;
import cn.sidian.seal.SealCertification;
import cn.sidian.seal.SealKind;
import cn.sidian.seal.SealNote;
import cn.sidian.seal.SealPlacement;
import cn.sidian.seal.VoucherNumber;
import cn.sidian.seal.internal.appearance.NoteLayout;
import cn.sidian.seal.internal.pdf.PageTree;
import cn.sidian.seal.internal.pdf.PdfCrypt;
import cn.sidian.seal.internal.pdf.PdfDocument;
import cn.sidian.seal.internal.pdf.PdfObject;
import cn.sidian.seal.internal.pdf.PdfObject.Bool;
import cn.sidian.seal.internal.pdf.PdfObject.Dictionary;
import cn.sidian.seal.internal.pdf.SignatureField;
import cn.sidian.seal.internal.pdf.SignatureFields;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Asks everything that may refuse a seal, before a byte is written. */
final class SealingPlanner {
  private final SealingSettings settings;
  private final PdfDocument document;
  private final SealPlacement placement;
  private final SealNote given;
  private final Instant now;
  private final List<Finding> warnings = new ArrayList<>();

  SealingPlanner(
      SealingSettings settings, PdfDocument document, SealPlacement placement, SealNote note) {
    this.settings = settings;
    this.document = document;
    this.placement = placement;
    this.given = note;
    this.now = settings.clock().instant().truncatedTo(ChronoUnit.SECONDS);
  }

  SealingPlan plan() throws Refused {
    provenance();
    certificate();
    SignatureFields.Result fields = SignatureFields.find(document);
    SignatureField existing = existingField(fields);
    boolean visible = !(placement instanceof SealPlacement.Invisible);
    encryption(existing != null);
    EarlierSignatures earlier = new EarlierSignatures(document, fields);
    if (settings.certification() != SealCertification.NONE) {
      earlier.checkCertifying();
    }
    String name = existing == null ? newName(fields.names()) : existing.name();
    if (!settings.waivers().forbiddenByEarlierSignature()) {
      earlier.check(name, existing != null, visible);
    }
    noteworthy();
    SealNote note = completed();
    List<SealingPlan.Place> places;
    try {
      List<String> lines = NoteText.lines(note, settings.zone());
      places =
          existing == null
              ? onPages(lines)
              : new FieldPlaces(document, existing, settings.appearance(), lines).find();
    } catch (SidianException e) {
      if (e.code().equals("GLYPH_MISSING")) {
        throw new Refused(e.code(), e.text(), null);
      }
      throw e;
    }
    return new SealingPlan(
        document,
        note,
        name,
        existing,
        List.copyOf(places),
        earlier.isEmpty(),
        List.copyOf(warnings));
  }

  /** ZW-04: no provenance, no data-verification seal. */
  private void provenance() throws Refused {
    if (given.provenance() == null) {
      if (settings.seal().kind() == SealKind.DATA_VERIFICATION) {
        throw Refused.because("PROVENANCE_REQUIRED", SealKind.DATA_VERIFICATION_TITLE);
      }
    } else {
      warnings.addAll(given.provenance().warnings());
    }
  }

  private void certificate() throws Refused {
    X509Certificate certificate = settings.key().certificate();
    String name = X509Certificates.displayName(certificate);
    if (!X509Certificates.maySign(certificate)) {
      throw Refused.because("SIGNING_CERTIFICATE_USAGE", name);
    }
    if (settings.waivers().certificateValidity()) {
      return;
    }
    Instant from = certificate.getNotBefore().toInstant();
    Instant to = certificate.getNotAfter().toInstant();
    if (now.isAfter(to)) {
      throw Refused.because("SIGNING_CERTIFICATE_EXPIRED", name, to);
    }
    if (now.isBefore(from)) {
      throw Refused.because("SIGNING_CERTIFICATE_NOT_YET_VALID", name, from);
    }
  }

  private void encryption(boolean existing) throws Refused {
    PdfCrypt crypt = document.crypt();
    boolean allowed = crypt == null || (existing ? crypt.mayFillIn() : crypt.mayAnnotate());
    if (!allowed) {
      throw Refused.because("PDF_PERMISSION_MISSING");
    }
  }

  private @Nullable SignatureField existingField(SignatureFields.Result fields) throws Refused {
    if (!(placement instanceof SealPlacement.InField inField)) {
      return null;
    }
    String name = inField.field();
    SignatureField field = fields.named(name);
    if (field == null) {
      throw Refused.because(
          fields.names().contains(name) ? "FIELD_NO_SIGNATURE_FIELD" : "FIELD_MISSING", name);
    }
    if (field.hasValue()) {
      throw Refused.because("FIELD_ALREADY_SIGNED", name);
    }
    if (field.reference() == null) {
      throw Refused.because("FIELD_NOT_INDIRECT", name);
    }
    return field;
  }

  private String newName(Set<String> taken) {
    int number = 1;
    while (taken.contains(settings.fieldName() + number)) {
      number++;
    }
    return settings.fieldName() + number;
  }

  private void noteworthy() {
    Dictionary form = document.dictionary(document.catalog().get("AcroForm"));
    if (document.resolve(form.get("NeedAppearances")) instanceof Bool need && need.value()) {
      warnings.add(MESSAGES.warning("NEED_APPEARANCES"));
    }
    if (form.has("XFA")) {
      warnings.add(MESSAGES.warning("XFA_FORM"));
    }
    if (document.dictionary(document.catalog().get("Perms")).has("UR3")) {
      warnings.add(MESSAGES.warning("USAGE_RIGHTS"));
    }
    if (document.startxrefMissed()) {
      document.requireSoundOffsets();
      warnings.add(MESSAGES.warning("STARTXREF_MISSED"));
    }
  }

  private SealNote completed() {
    String number = given.voucherNumber();
    Instant issuedAt = given.issuedAt() == null ? now : given.issuedAt();
    if (number == null) {
      LocalDate day = LocalDate.ofInstant(issuedAt, settings.zone());
      number = VoucherNumber.next(day, settings.random());
    }
    return new SealNote(number, issuedAt, given.purpose(), given.provenance());
  }

  private List<SealingPlan.Place> onPages(List<String> lines) throws Refused {
    PageTree tree = new PageTree(document);
    if (placement instanceof SealPlacement.Invisible) {
      return List.of(new SealingPlan.Place(page(tree, 1), 0, new double[4], null, null));
    }
    List<PageTree.Page> pages;
    SealPlacement.Spot spot;
    if (placement instanceof SealPlacement.OnPage onPage) {
      pages = List.of(page(tree, onPage.page()));
      spot = onPage.spot();
    } else if (placement instanceof SealPlacement.OnLastPage onLastPage) {
      pages = List.of(existing(tree.last(), 1, tree));
      spot = onLastPage.spot();
    } else if (placement instanceof SealPlacement.OnAllPages onAllPages) {
      pages = distinct(tree.all());
      spot = onAllPages.spot();
    } else {
      throw new IllegalArgumentException("unknown kind of placement");
    }
    return onPages(pages, spot, lines);
  }

  /** The pages share one layout, that of the page with the least room. */
  private List<SealingPlan.Place> onPages(
      List<PageTree.Page> pages, SealPlacement.Spot spot, List<String> lines) throws Refused {
    double width = Double.MAX_VALUE;
    double height = Double.MAX_VALUE;
    int smallest = 0;
    List<DisplayedPage> displayed = new ArrayList<>(pages.size());
    for (PageTree.Page page : pages) {
      DisplayedPage shown = DisplayedPage.of(document, page);
      displayed.add(shown);
      if (shown.width() < width || shown.height() < height) {
        smallest = page.number();
      }
      width = Math.min(width, shown.width());
      height = Math.min(height, shown.height());
    }
    double x = spot.horizontal().points();
    double y = spot.vertical().points();
    NoteLayout.Room room = new NoteLayout.Room(width - Math.max(0, x), height - Math.max(0, y));
    NoteLayout layout = layout(room, lines, "page " + smallest);
    List<SealingPlan.Place> places = new ArrayList<>(pages.size());
    for (int i = 0; i < pages.size(); i++) {
      DisplayedPage page = displayed.get(i);
      double left = spot.corner().isRight() ? page.width() - x - layout.width() : x;
      double bottom = spot.corner().isTop() ? page.height() - y - layout.height() : y;
      boolean outside =
          left < -0.01
              || bottom < -0.01
              || left + layout.width() > page.width() + 0.01
              || bottom + layout.height() > page.height() + 0.01;
      if (outside) {
        throw Refused.doesNotFit(
            "page " + pages.get(i).number(),
            new NoteLayout.SealSize(layout.width(), layout.height()),
            room);
      }
      places.add(
          new SealingPlan.Place(
              pages.get(i),
              page.rotation(),
              page.toUserSpace(left, bottom, layout.width(), layout.height()),
              layout,
              null));
    }
    return places;
  }

  private NoteLayout layout(NoteLayout.Room room, List<String> lines, String place) throws Refused {
    NoteLayout.SealSize size = settings.appearance().size();
    NoteLayout layout = NoteLayout.find(size, lines, room, settings.appearance().noteFonts());
    if (layout == null) {
      NoteLayout.SealSize needed =
          NoteLayout.smallest(size, lines, room, settings.appearance().noteFonts());
      throw Refused.doesNotFit(place, needed, room);
    }
    return layout;
  }

  private static PageTree.Page page(PageTree tree, int number) throws Refused {
    return existing(tree.page(number), number, tree);
  }

  private static PageTree.Page existing(PageTree.@Nullable Page page, int number, PageTree tree)
      throws Refused {
    if (page == null) {
      throw Refused.because("PAGE_MISSING", number, Math.max(0, tree.count()));
    }
    return page;
  }

  /** Some files use one page object twice; it gets one widget. */
  private static List<PageTree.Page> distinct(List<PageTree.Page> pages) throws Refused {
    Map<PdfObject.Reference, PageTree.Page> distinct = new LinkedHashMap<>();
    pages.forEach(page -> distinct.putIfAbsent(page.reference(), page));
    if (distinct.isEmpty()) {
      throw Refused.because("PAGE_MISSING", 1, 0);
    }
    return List.copyOf(distinct.values());
  }
}
