package cn.sidian.seal.attack;

import static cn.sidian.seal.attack.Attack.Demand.NOT_ACCEPTED;
import static cn.sidian.seal.attack.Attack.Demand.TIME_NOT_PROVEN;
import static cn.sidian.seal.attack.Attack.Family.ANNOTATION;
import static cn.sidian.seal.attack.Attack.Family.DOCUMENT;
import static cn.sidian.seal.attack.Attack.Family.INCREMENTAL_SAVING;
import static cn.sidian.seal.attack.Attack.Family.RECYCLED;
import static cn.sidian.seal.attack.Attack.Family.SHADOW;
import static cn.sidian.seal.attack.Attack.Family.SNEAKY_SIGNATURE;
import static cn.sidian.seal.attack.Attack.Family.STRUCTURE;
import static cn.sidian.seal.attack.Attack.Family.TRANSPLANT;
import static cn.sidian.seal.attack.Attack.Family.UNIVERSAL_FORGERY;
import static cn.sidian.seal.attack.Attack.Family.VALUE;
import static cn.sidian.seal.attack.Attack.Family.WRAPPING;
import static cn.sidian.seal.attack.Attack.Layer.COVERAGE;
import static cn.sidian.seal.attack.Attack.Layer.EVIDENCE;
import static cn.sidian.seal.attack.Attack.Layer.KEYS;
import static cn.sidian.seal.attack.Attack.Layer.RULES;

import cn.sidian.core.MessageCatalog;
import cn.sidian.core.Text;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/**
 * An attack on a sealed file, and what any verifier must answer. {@link SealAttacks} makes them;
 * truncation and changes of single bytes are made there too, and have no names.
 */
@SuppressWarnings("ImmutableEnumChecker") // the makers have no state
public enum Attack {
  /** /Contents is missing. */
  USF_CONTENTS_MISSING(UNIVERSAL_FORGERY, KEYS, UniversalForgery.entry("Contents", "")),
  /** /Contents is null. */
  USF_CONTENTS_NULL(UNIVERSAL_FORGERY, KEYS, UniversalForgery.entry("Contents", "null")),
  /** /Contents is empty. */
  USF_CONTENTS_EMPTY(UNIVERSAL_FORGERY, KEYS, UniversalForgery.entry("Contents", "<>")),
  /** /Contents is one zero. */
  USF_CONTENTS_ZERO(UNIVERSAL_FORGERY, KEYS, UniversalForgery.entry("Contents", "<00>")),
  /** /Contents is a number. */
  USF_CONTENTS_NUMBER(UNIVERSAL_FORGERY, KEYS, UniversalForgery.entry("Contents", "0")),
  /** /ByteRange is missing. */
  USF_RANGE_MISSING(UNIVERSAL_FORGERY, KEYS, UniversalForgery.entry("ByteRange", "")),
  /** /ByteRange is null. */
  USF_RANGE_NULL(UNIVERSAL_FORGERY, KEYS, UniversalForgery.entry("ByteRange", "null")),
  /** /ByteRange is an empty array. */
  USF_RANGE_EMPTY(UNIVERSAL_FORGERY, KEYS, UniversalForgery.entry("ByteRange", "[]")),
  /** /ByteRange is a text. */
  USF_RANGE_TEXT(UNIVERSAL_FORGERY, KEYS, UniversalForgery.entry("ByteRange", "(0 1 2 3)")),
  /** /ByteRange has two numbers. */
  USF_RANGE_SHORT(UNIVERSAL_FORGERY, KEYS, UniversalForgery.range("[0 B]")),
  /** /ByteRange covers nothing. */
  USF_RANGE_ZERO(UNIVERSAL_FORGERY, COVERAGE, UniversalForgery.range("[0 0 0 0]")),
  /** /ByteRange has a negative number. */
  USF_RANGE_NEGATIVE(UNIVERSAL_FORGERY, COVERAGE, UniversalForgery.range("[0 -B C D]")),
  /** /ByteRange reaches beyond the file. */
  USF_RANGE_BEYOND(UNIVERSAL_FORGERY, COVERAGE, UniversalForgery.range("[0 B C E]")),
  /** /ByteRange does not start with the file. */
  USF_RANGE_LATE(UNIVERSAL_FORGERY, COVERAGE, UniversalForgery.range("[9 B C D]")),
  /** /SubFilter is missing. */
  USF_FORMAT_MISSING(UNIVERSAL_FORGERY, KEYS, UniversalForgery.entry("SubFilter", "")),
  /** /SubFilter names no format. */
  USF_FORMAT_UNKNOWN(UNIVERSAL_FORGERY, KEYS, UniversalForgery.entry("SubFilter", "/none.at.all")),
  /** /Filter is missing. */
  USF_FILTER_MISSING(UNIVERSAL_FORGERY, KEYS, UniversalForgery.entry("Filter", "")),
  /** /Type says that the value is no signature. */
  USF_TYPE_WRONG(UNIVERSAL_FORGERY, KEYS, UniversalForgery.entry("Type", "/Annot")),
  /** The field has no value any more. */
  USF_VALUE_REMOVED(UNIVERSAL_FORGERY, KEYS, UniversalForgery::fieldWithoutValue),
  /** The value of the field is an object that is not there. */
  USF_VALUE_NOWHERE(UNIVERSAL_FORGERY, KEYS, UniversalForgery::valueThatIsNotThere),
  /** The value of the field is a name. */
  USF_VALUE_NAME(UNIVERSAL_FORGERY, KEYS, UniversalForgery::valueThatIsAName),
  /** The form lists no fields any more. */
  USF_FIELD_REMOVED(UNIVERSAL_FORGERY, KEYS, UniversalForgery::fieldRemoved),
  /** The document has no form any more. */
  USF_FORM_REMOVED(UNIVERSAL_FORGERY, KEYS, UniversalForgery::formRemoved),

  /** A complete revision with another content of the page. */
  ISA_CONTENT(INCREMENTAL_SAVING, RULES, IncrementalSaving::contentReplaced),
  /** A complete revision with another page. */
  ISA_PAGE_ADDED(INCREMENTAL_SAVING, RULES, IncrementalSaving::pageAdded),
  /** A complete revision without pages. */
  ISA_PAGES_EMPTIED(INCREMENTAL_SAVING, RULES, IncrementalSaving::pagesEmptied),
  /** Objects without cross references and trailer. */
  ISA_NO_XREF(INCREMENTAL_SAVING, Layer.STRUCTURE, IncrementalSaving.cut("%%EOF\n")),
  /** Objects, and nothing behind them. */
  ISA_OBJECTS_ONLY(INCREMENTAL_SAVING, Layer.STRUCTURE, IncrementalSaving.cut("")),
  /** Objects and a trailer without cross references. */
  ISA_TRAILER_ONLY(INCREMENTAL_SAVING, Layer.STRUCTURE, IncrementalSaving::trailerOnly),
  /** Empty cross references; startxref leads to the old ones. */
  ISA_OLD_STARTXREF(INCREMENTAL_SAVING, Layer.STRUCTURE, IncrementalSaving::oldStartxref),
  /** startxref misses its section by some bytes. */
  ISA_STARTXREF_BESIDE(INCREMENTAL_SAVING, Layer.STRUCTURE, IncrementalSaving::startxrefBeside),
  /** Another content, and a copy of the signature dictionary. */
  ISA_SIGNATURE_COPIED(INCREMENTAL_SAVING, RULES, IncrementalSaving::signatureCopied),
  /** The revision continues the one before the sealed one. */
  ISA_SEALED_SKIPPED(INCREMENTAL_SAVING, Layer.STRUCTURE, IncrementalSaving::signedRevisionSkipped),
  /** The revision continues nothing. */
  ISA_NO_PREVIOUS(INCREMENTAL_SAVING, Layer.STRUCTURE, IncrementalSaving::withoutPrevious),
  /** The revision continues itself. */
  ISA_ENDLESS(INCREMENTAL_SAVING, Layer.STRUCTURE, IncrementalSaving::endlessChain),
  /** Objects that no cross reference lists, inside a complete revision. */
  ISA_UNLISTED_OBJECTS(INCREMENTAL_SAVING, Layer.STRUCTURE, IncrementalSaving::objectsInNoList),
  /** Words behind the end. */
  ISA_WORDS_BEHIND(
      INCREMENTAL_SAVING,
      Layer.STRUCTURE,
      IncrementalSaving.behindTheEnd("1 0 obj<</Type/Catalog>>")),
  /** A comment and a second end mark behind the end. */
  ISA_COMMENT_BEHIND(
      INCREMENTAL_SAVING, Layer.STRUCTURE, IncrementalSaving.behindTheEnd("%more\n%%EOF\n")),

  /** The second signed part is moved back behind forged objects. */
  SWA_GAP_WIDENED(WRAPPING, COVERAGE, SignatureWrapping::make),

  /** The picture that covers words is freed. */
  SHADOW_PICTURE_FREED(SHADOW, RULES, ShadowAttacks::pictureFreed),
  /** The picture that covers words is emptied. */
  SHADOW_PICTURE_EMPTIED(SHADOW, RULES, ShadowAttacks::pictureEmptied),
  /** The picture is another one. */
  SHADOW_PICTURE_REPLACED(SHADOW, RULES, ShadowAttacks::pictureReplaced),
  /** The resources of the page lose their pictures. */
  SHADOW_PICTURE_UNLINKED(SHADOW, RULES, ShadowAttacks::resourcesWithoutPicture),
  /** The content of the page is freed. */
  SHADOW_CONTENT_FREED(SHADOW, RULES, ShadowAttacks::contentFreed),
  /** A font shows other digits. */
  SHADOW_FONT(SHADOW, RULES, ShadowAttacks::fontReplaced),
  /** A field shows something else than its value. */
  SHADOW_FIELD_APPEARANCE(SHADOW, RULES, ShadowAttacks::appearanceOfField),
  /** A field is spread over the page. */
  SHADOW_FIELD_MOVED(SHADOW, RULES, ShadowAttacks::fieldMovedOverThePage),
  /** A new text field lies over the page. */
  SHADOW_TEXT_FIELD(SHADOW, RULES, ShadowAttacks::textFieldAdded),
  /** The trailer names another catalog. */
  SHADOW_OTHER_ROOT(SHADOW, RULES, ShadowAttacks::otherRoot),
  /** The catalog names other pages. */
  SHADOW_OTHER_PAGES(SHADOW, RULES, ShadowAttacks::otherPages),
  /** A catalog hidden among the sealed bytes becomes the first. */
  SHADOW_HIDDEN_CATALOG(SHADOW, RULES, ShadowAttacks::hiddenCatalog),
  /** Layers that hide things. */
  SHADOW_LAYERS(SHADOW, RULES, ShadowAttacks::layerHidesContent),
  /** The page is cut. */
  SHADOW_PAGE_BOX(SHADOW, RULES, ShadowAttacks::pageBox),
  /** The page is turned. */
  SHADOW_PAGE_ROTATED(SHADOW, RULES, ShadowAttacks::pageRotated),

  /** A text over the page. */
  EAA_FREE_TEXT(ANNOTATION, RULES, Annotations.annotation("FreeText", "/Contents(9000)/DA()")),
  /** A stamp over the page. */
  EAA_STAMP(ANNOTATION, RULES, Annotations.annotation("Stamp", "")),
  /** A redaction over the page. */
  EAA_REDACTION(ANNOTATION, RULES, Annotations.annotation("Redact", "")),
  /** A widget that belongs to no field. */
  EAA_WIDGET(ANNOTATION, RULES, Annotations.annotation("Widget", "")),
  /** A link with a script. */
  EAA_LINK(ANNOTATION, RULES, Annotations.annotation("Link", "/A<</S/JavaScript/JS(0)>>")),
  /** The page shows no annotations any more. */
  EAA_SEAL_TAKEN_OFF(ANNOTATION, RULES, Annotations::sealTakenOffThePage),
  /** The seal shows something else. */
  EAA_SEAL_APPEARANCE(ANNOTATION, RULES, Annotations::appearanceOfTheSeal),

  /** An empty signature field that shows something. */
  SSA_EMPTY_FIELD(SNEAKY_SIGNATURE, RULES, Annotations::emptyField),
  /** A signature field that shows something, with rubbish as value. */
  SSA_RUBBISH(SNEAKY_SIGNATURE, RULES, Annotations::fieldWithRubbish),
  /** A stranger signs, and their field covers the page. */
  SSA_STRANGER(SNEAKY_SIGNATURE, EVIDENCE, Annotations::signedByStranger),

  /** A new field shows something and has the value of the seal. */
  RECYCLED_VALUE(RECYCLED, RULES, Annotations::recycled),
  /** A new field shows something and has a copy of the value of the seal. */
  RECYCLED_COPY(RECYCLED, RULES, Annotations::copied),
  /** A new field has a value that is not there. */
  RECYCLED_PHANTOM(RECYCLED, RULES, Annotations::phantom),
  /** An empty field gets the value of the seal. */
  RECYCLED_INTO_EMPTY_FIELD(RECYCLED, RULES, Annotations::intoEmptyField),

  /** Two entries for one object, the forged one first. */
  XREF_TWICE_FORGED_FIRST(STRUCTURE, Layer.STRUCTURE, StructureGames.entryTwice(true)),
  /** Two entries for one object, the forged one last. */
  XREF_TWICE_FORGED_LAST(STRUCTURE, Layer.STRUCTURE, StructureGames.entryTwice(false)),
  /** The hidden stream of a hybrid file knows a forged object. */
  XREF_HYBRID_HIDES_FORGED(STRUCTURE, Layer.STRUCTURE, StructureGames.hybrid(false)),
  /** The table of a hybrid file knows a forged object. */
  XREF_HYBRID_SHOWS_FORGED(STRUCTURE, Layer.STRUCTURE, StructureGames.hybrid(true)),
  /** The catalog in an object stream, another one at its index. */
  OBJECT_STREAM_OTHER_INDEX(STRUCTURE, Layer.STRUCTURE, StructureGames.compressed(false)),
  /** Another catalog in an object stream. */
  OBJECT_STREAM_OVERRIDES(STRUCTURE, RULES, StructureGames.compressed(true)),
  /** The trailer says there are fewer objects. */
  XREF_SIZE_TOO_SMALL(STRUCTURE, Layer.STRUCTURE, StructureGames::sizeTooSmall),
  /** The trailer names two catalogs. */
  TRAILER_ROOT_TWICE(STRUCTURE, RULES, StructureGames::rootTwice),
  /** The catalog names its pages twice. */
  CATALOG_PAGES_TWICE(STRUCTURE, RULES, StructureGames::pagesTwice),
  /** The page tree leads back to itself. */
  PAGES_CIRCULAR(STRUCTURE, RULES, StructureGames::circularPages),
  /** The content under its next generation. */
  XREF_OTHER_GENERATION(STRUCTURE, RULES, StructureGames::otherGeneration),

  /** Metadata that bring in foreign files. */
  METADATA_ENTITIES(
      DOCUMENT,
      RULES,
      DocumentLevel.metadata(
          "<!DOCTYPE x[<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"
              + "<x:xmpmeta xmlns:x='adobe:ns:meta/'>&e;</x:xmpmeta>")),
  /** Metadata that are no metadata. */
  METADATA_DRAWING(DOCUMENT, RULES, DocumentLevel.metadata(Forged.DRAWING)),
  /** What the page draws becomes metadata. */
  METADATA_IS_CONTENT(DOCUMENT, RULES, DocumentLevel::metadataIsContent),
  /** The document information is a page. */
  INFO_IS_PAGE(DOCUMENT, RULES, DocumentLevel::infoIsEverything),
  /** A script when the file is opened. */
  OPEN_ACTION(DOCUMENT, RULES, DocumentLevel.catalogEntry("OpenAction", "<</S/JavaScript/JS(0)>>")),
  /** Scripts by name. */
  NAMED_SCRIPTS(
      DOCUMENT,
      RULES,
      DocumentLevel.catalogEntry("Names", "<</JavaScript<</Names[(a)<</S/JavaScript/JS(0)>>]>>>>")),
  /** A script of a page. */
  PAGE_SCRIPT(DOCUMENT, RULES, DocumentLevel.pageEntry("AA", "<</O<</S/JavaScript/JS(0)>>>>")),
  /** A form in XML that some readers show instead. */
  FORM_XFA(DOCUMENT, RULES, DocumentLevel.formEntry("XFA", "(<xdp/>)")),
  /** A later certification. */
  CERTIFIED_LATER(DOCUMENT, RULES, DocumentLevel.catalogEntry("Perms", "<</DocMDP 1 0 R>>")),
  /** Evidence that is a page. */
  EVIDENCE_IS_PAGE(DOCUMENT, RULES, DocumentLevel::evidenceWithPages),
  /** The signature says another reason. */
  WORDS_REASON(DOCUMENT, RULES, DocumentLevel.words("Reason", "(everything is in order)")),
  /** The signature says another time. */
  WORDS_TIME(DOCUMENT, RULES, DocumentLevel.words("M", "(D:20200101000000Z)")),
  /** The note and the provenance say something else. */
  NOTE_CHANGED(DOCUMENT, RULES, DocumentLevel::note),
  /** The note is gone. */
  NOTE_REMOVED(DOCUMENT, RULES, DocumentLevel::noteRemoved),
  /** The format is said to be one that rests on SHA-1. */
  FORMAT_DOWNGRADED(DOCUMENT, RULES, DocumentLevel.words("SubFilter", "/adbe.pkcs7.sha1")),

  /** The sealed file carries another document with the same form. */
  TRANSPLANT_DOCUMENT(TRANSPLANT, RULES, DocumentLevel::sealShownOnAnotherDocument),
  /** The value of the seal in a file that it was never over. */
  TRANSPLANT_VALUE(
      TRANSPLANT, Layer.VALUE, NOT_ACCEPTED, false, DocumentLevel::valueMovedToAnotherDocument),

  /** The time stamp is one over something else. */
  TIMESTAMP_SWAPPED(VALUE, EVIDENCE, TIME_NOT_PROVEN, true, ValueAttacks::timestampSwapped),
  /** The certificate is one of somebody else over the same key. */
  CERTIFICATE_SWAPPED(VALUE, EVIDENCE, ValueAttacks::certificateSwapped),
  /** The digest is said to be SHA-1. */
  DIGEST_DOWNGRADED(VALUE, Layer.VALUE, NOT_ACCEPTED, false, ValueAttacks::digestDowngraded),
  /** A second signer beside the first. */
  SIGNER_ADDED(VALUE, Layer.VALUE, ValueAttacks::signerAdded),
  /** The value brings along another content. */
  CONTENT_BROUGHT_ALONG(VALUE, Layer.VALUE, ValueAttacks::contentBroughtAlong),
  /** Something behind the value. */
  PADDING_USED(VALUE, COVERAGE, ValueAttacks::paddingUsed),
  /** Objects in the padding of the value. */
  PADDING_WITH_OBJECTS(VALUE, COVERAGE, ValueAttacks::holeHoldsObjects);

  /** The class of an attack, as the literature names it. */
  public enum Family {
    /** Universal signature forgery. */
    UNIVERSAL_FORGERY,
    /** Incremental saving attack. */
    INCREMENTAL_SAVING,
    /** Signature wrapping attack. */
    WRAPPING,
    /** Shadow attacks. */
    SHADOW,
    /** Evil annotation attack. */
    ANNOTATION,
    /** Sneaky signature attack. */
    SNEAKY_SIGNATURE,
    /** Values used again. */
    RECYCLED,
    /** Two readings of one file. */
    STRUCTURE,
    /** Metadata, actions, words of the signature. */
    DOCUMENT,
    /** Seals on other documents. */
    TRANSPLANT,
    /** What stands in the hole. */
    VALUE
  }

  /** What of a verifier must catch an attack. */
  public enum Layer {
    /** The keys and types of the signature dictionary. */
    KEYS,
    /** Which bytes the signature covers. */
    COVERAGE,
    /** The revisions and their cross references. */
    STRUCTURE,
    /** The rules of what may change after signing. */
    RULES,
    /** The signature value. */
    VALUE,
    /** Certificates and time stamps. */
    EVIDENCE
  }

  /** What any verifier must answer. */
  public enum Demand {
    /** Not that the document is validly sealed and unchanged: no, unknown, or unreadable. */
    NOT_ACCEPTED,
    /** Not that the time is proven; and where a proven time is demanded, not accepted. */
    TIME_NOT_PROVEN
  }

  private static final MessageCatalog WORDS =
      MessageCatalog.load(
          locale -> ResourceBundle.getBundle("cn.sidian.seal.attack.attacks", locale));

  private final Family family;
  private final Layer caughtBy;
  private final Demand demand;
  private final boolean valueIntact;
  private final Maker maker;

  Attack(Family family, Layer caughtBy, Maker maker) {
    this(family, caughtBy, NOT_ACCEPTED, true, maker);
  }

  Attack(Family family, Layer caughtBy, Demand demand, boolean valueIntact, Maker maker) {
    this.family = family;
    this.caughtBy = caughtBy;
    this.demand = demand;
    this.valueIntact = valueIntact;
    this.maker = maker;
  }

  /** Returns the class of the attack. */
  public Family family() {
    return family;
  }

  /** Returns what of a verifier must catch it. */
  public Layer caughtBy() {
    return caughtBy;
  }

  /** Returns what any verifier must answer. */
  public Demand demand() {
    return demand;
  }

  /** Returns whether the digest of the signed bytes and the CMS value still fit. */
  public boolean leavesValueIntact() {
    return valueIntact;
  }

  /** Returns what the attack does. */
  public Text words() {
    return WORDS.text(name());
  }

  byte @Nullable [] make(SealedFile file) {
    return maker.make(file);
  }
}
