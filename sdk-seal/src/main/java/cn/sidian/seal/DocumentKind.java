package cn.sidian.seal;

import static cn.sidian.seal.internal.SealMessages.MESSAGES;

import cn.sidian.core.Finding;
import cn.sidian.core.SidianException;
import cn.sidian.core.Text;
import cn.sidian.core.Verdict;
import cn.sidian.seal.SignatureReport.Kind;
import cn.sidian.seal.SignatureReport.Time;
import cn.sidian.seal.internal.json.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a sealed document of a kind must show (WD-25: proof, invoice, contract, other). The kinds
 * are data: {@link #shipped()} are a start that every authority may replace by its own. Immutable.
 */
public final class DocumentKind {
  private static final String FORMAT = "sidian-document-kind/1";
  private static final String UNREADABLE = "DOCUMENT_KIND_UNREADABLE";

  /** What can be demanded; each is looked for in what the verification found. */
  public enum Field {
    /** An electronic seal, not only a signature. */
    SEAL(signature -> signature.kind() == Kind.SEAL),
    /** A place on a page where the seal is seen. */
    SEEN_ON_PAGE(signature -> !signature.pages().isEmpty()),
    /** Who sealed, by certificate. */
    SIGNER(signature -> signature.signer() != null),
    /** When it was sealed. */
    SIGNED_AT(signature -> signature.signedAt() != null),
    /** A trusted time stamp over the seal. */
    PROVEN_TIME(signature -> signature.time() == Time.PROVEN),
    /** The number of the voucher in the note (ZW-04). */
    VOUCHER_NUMBER(
        signature -> signature.note() != null && signature.note().voucherNumber() != null),
    /** The purpose in the note. */
    PURPOSE(signature -> signature.note() != null && signature.note().purpose() != null),
    /** Where the shared data came from, in the note. */
    PROVENANCE(signature -> signature.note() != null && signature.note().provenance() != null);

    @SuppressWarnings("ImmutableEnumChecker") // looks at its argument and at nothing else
    private final Predicate<SignatureReport> in;

    Field(Predicate<SignatureReport> in) {
      this.in = in;
    }
  }

  private final String id;
  private final Text name;
  private final int signers;
  private final List<Field> fields;

  private DocumentKind(String id, Text name, int signers, List<Field> fields) {
    this.id = id;
    this.name = name;
    this.signers = signers;
    this.fields = fields;
  }

  /**
   * The kinds that 卫东区 names: electronic proof, invoice, contract and other.
   *
   * @return PROOF, INVOICE, CONTRACT, OTHER
   */
  public static List<DocumentKind> shipped() {
    List<DocumentKind> kinds = new ArrayList<>();
    for (String name : List.of("proof", "invoice", "contract", "other")) {
      String path = "internal/kinds/" + name + ".json";
      try (InputStream in =
          Objects.requireNonNull(DocumentKind.class.getResourceAsStream(path), path)) {
        kinds.add(read(in.readAllBytes()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return List.copyOf(kinds);
  }

  /**
   * A kind as data ({@code docs/schemas/document-kind.json}).
   *
   * @param json UTF-8
   * @return the kind
   * @throws SidianException {@code DOCUMENT_KIND_UNREADABLE} with line and column
   */
  public static DocumentKind read(byte[] json) {
    StrictJson object = StrictJson.parse(json, UNREADABLE);
    object.allow("format", "id", "zh", "en", "signers", "fields");
    if (!object.string("format").equals(FORMAT)) {
      throw object.wrong("format", "format");
    }
    long signers = object.integer("signers");
    if (signers < 1 || signers > 100) {
      throw object.wrong("signers", "value");
    }
    List<Field> fields = new ArrayList<>();
    for (String field : object.list("fields", String.class)) {
      Optional<Field> known =
          List.of(Field.values()).stream().filter(one -> one.name().equals(field)).findFirst();
      fields.add(known.orElseThrow(() -> object.wrong("fields", "value")));
    }
    Text name = new Text(object.string("zh"), object.string("en"));
    return new DocumentKind(object.string("id"), name, (int) signers, List.copyOf(fields));
  }

  /**
   * The kind's id.
   *
   * @return as in {@code PROOF}
   */
  public String id() {
    return id;
  }

  /**
   * The kind's name for people.
   *
   * @return both languages
   */
  public Text name() {
    return name;
  }

  /**
   * What it demands.
   *
   * @return in the order of the data
   */
  public List<Field> fields() {
    return fields;
  }

  /**
   * Looks for what a document of this kind must have. It never turns a bad verdict into a better
   * one: signatures that were rejected show nothing.
   *
   * @param report what the verification of the document found
   * @return {@code KIND_FIELD_MISSING} for each thing that is missing; none if all is there
   */
  public List<Finding> check(SealReport report) {
    List<SignatureReport> usable =
        report.signatures().stream()
            .filter(one -> one.kind() != Kind.TIMESTAMP && one.verdict() != Verdict.REJECTED)
            .toList();
    List<Finding> missing = new ArrayList<>();
    for (Field field : fields) {
      if (usable.stream().noneMatch(field.in)) {
        missing.add(missing(MESSAGES.text("report.kindField." + field)));
      }
    }
    long different = usable.stream().map(SignatureReport::signer).distinct().count();
    if (different < signers) {
      missing.add(missing(MESSAGES.text("report.kindField.signers", signers)));
    }
    return List.copyOf(missing);
  }

  private Finding missing(Text what) {
    return MESSAGES.warning("KIND_FIELD_MISSING", name, what).under("卫东区“四电”工作方案 二（一）2");
  }

  @Override
  public String toString() {
    return id + fields;
  }
}
