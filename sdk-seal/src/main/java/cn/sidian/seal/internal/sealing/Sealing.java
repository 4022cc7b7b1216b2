package cn.sidian.seal.internal.sealing;

import cn.sidian.core.trust.X509Certificates;
import cn.sidian.seal.SealNote;
import cn.sidian.seal.SealPlacement;
import cn.sidian.seal.internal.pdf.ByteRangeClaims;
import cn.sidian.seal.internal.pdf.IncrementalUpdate;
import cn.sidian.seal.internal.pdf.PdfBytes;
import cn.sidian.seal.internal.pdf.PdfDocument;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One document on its way to its seal: planned, then written as a tail behind the input. Where
 * input and output live is the caller's business.
 */
public final class Sealing {
  private static final int ATTEMPTS = 4;

  private final SealingSettings settings;
  private final SealingPlan plan;

  private Sealing(SealingSettings settings, SealingPlan plan) {
    this.settings = settings;
    this.plan = plan;
  }

  /**
   * Opens a document and asks everything that may refuse.
   *
   * @throws Refused with the reason
   */
  public static Sealing plan(
      SealingSettings settings,
      PdfBytes bytes,
      char @Nullable [] password,
      SealPlacement placement,
      SealNote note)
      throws Refused {
    PdfDocument document = PdfDocument.open(bytes, settings.limits(), password);
    return new Sealing(settings, new SealingPlanner(settings, document, placement, note).plan());
  }

  /** A digest of the kind the profile wants, to be fed with the whole input. */
  public MessageDigest newDigest() {
    return settings.profile().suite().digest().newDigest();
  }

  /**
   * The sealed tail.
   *
   * @param input a digest that has seen the whole input; it is not changed
   * @throws Refused if the input lies in wait for this seal
   */
  public IncrementalUpdate seal(MessageDigest input) throws Refused {
    SignatureValueMaker maker = settings.valueMaker();
    int hole = maker.expectedLength();
    for (int i = 0; i < ATTEMPTS; i++) {
      IncrementalUpdate tail = unsigned(input, hole);
      byte[] digest = signedDigest(input, tail);
      byte[] value = plan.document().deadline().waiting(() -> maker.make(digest));
      if (value.length <= tail.contentsCapacity()) {
        tail.fill(value);
        return tail;
      }
      hole = value.length + value.length / 8;
    }
    throw new IllegalStateException("the signature value keeps growing beyond its place");
  }

  /**
   * The tail with an empty hole.
   *
   * @throws Refused if the input lies in wait for this seal
   */
  public IncrementalUpdate unsigned(MessageDigest input, int hole) throws Refused {
    String digest =
        settings.profile().suite().digest().prefix()
            + ":"
            + HexFormat.of().formatHex(copy(input).digest());
    byte[] note =
        NoteJson.write(plan.note(), settings.zone(), plan.document().bytes().length(), digest);
    IncrementalUpdate tail = SealingRevision.write(settings, plan, note, hole);
    PdfBytes document = plan.document().bytes();
    boolean claimed =
        new ByteRangeClaims(document, plan.document().deadline())
            .anotherBefore(
                document.length() + tail.contentsAt(),
                document.length() + tail.contentsEnd(),
                document.length() + tail.length());
    if (claimed) {
      throw Refused.because("INPUT_CLAIMS_SEAL");
    }
    return tail;
  }

  /** The digest of everything but the hole. */
  public static byte[] signedDigest(MessageDigest input, IncrementalUpdate tail) {
    MessageDigest digest = copy(input);
    digest.update(tail.array(), 0, tail.contentsAt());
    digest.update(tail.array(), tail.contentsEnd(), tail.length() - tail.contentsEnd());
    return digest.digest();
  }

  private static MessageDigest copy(MessageDigest digest) {
    try {
      return (MessageDigest) digest.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the digest cannot be copied midway", e);
    }
  }

  /** What the result says about the seal. */
  public SealFacts facts() {
    List<Integer> pages =
        plan.visiblePlaces().stream().map(place -> place.page().number()).distinct().toList();
    return new SealFacts(
        Objects.requireNonNull(plan.note().voucherNumber()),
        Objects.requireNonNull(plan.note().issuedAt()),
        settings.profile().name(),
        plan.fieldName(),
        X509Certificates.displayName(settings.key().certificate()),
        pages,
        plan.warnings());
  }
}
