package cn.sidian.core.law;

import cn.sidian.core.Text;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The provision that something rests on (设定依据): document, article, the words themselves, rank, and
 * the days on which it is in force. Immutable.
 *
 * @param document the title of the document
 * @param number its document number (文号), or null if it has none
 * @param issuer who issued it, or null if that is not known
 * @param article the article, as in {@code 二（一）}
 * @param quote the words that say so, or null
 * @param rank the kind of text
 * @param mayVary whether the text may vary a higher one in its region (自治条例、单行条例、经济特区法规)
 * @param from the first day in force; null where unknown or unlimited
 * @param to the last day in force; null where open
 */
public record LegalBasis(
    String document,
    @Nullable String number,
    @Nullable IssuingOrgan issuer,
    String article,
    @Nullable String quote,
    LegalRank rank,
    boolean mayVary,
    @Nullable LocalDate from,
    @Nullable LocalDate to) {

  /**
   * Checks the parts.
   *
   * @param document the title of the document
   * @param number its document number, or null
   * @param issuer who issued it, or null
   * @param article the article
   * @param quote the words that say so, or null
   * @param rank the kind of text
   * @param mayVary whether the text may vary a higher one; only a local regulation may
   * @param from the first day in force, or null
   * @param to the last day in force, or null
   * @throws NullPointerException if document, article or rank is null
   * @throws IllegalArgumentException if the days are in the wrong order, or {@code mayVary} is set
   *     on anything but a local regulation
   */
  public LegalBasis {
    Objects.requireNonNull(document, "document");
    Objects.requireNonNull(article, "article");
    Objects.requireNonNull(rank, "rank");
    if (from != null && to != null && to.isBefore(from)) {
      throw new IllegalArgumentException("a text cannot end before it begins; swap the days");
    }
    if (mayVary && rank != LegalRank.LOCAL_REGULATION) {
      throw new IllegalArgumentException(
          "only local regulations (autonomous and special-zone ones) may vary a higher text");
    }
  }

  /**
   * A basis of which only the essentials are known.
   *
   * @param document the title of the document
   * @param article the article
   * @param rank the kind of text
   * @return without number, issuer, quote and days
   */
  public static LegalBasis of(String document, String article, LegalRank rank) {
    return new LegalBasis(document, null, null, article, null, rank, false, null, null);
  }

  /**
   * This basis with the words of the article.
   *
   * @param words what the article says
   * @return a copy
   */
  public LegalBasis quoting(String words) {
    return new LegalBasis(document, number, issuer, article, words, rank, mayVary, from, to);
  }

  /**
   * This basis with the days on which it is in force.
   *
   * @param first the first day, or null
   * @param last the last day, or null
   * @return a copy
   */
  public LegalBasis inForce(@Nullable LocalDate first, @Nullable LocalDate last) {
    return new LegalBasis(document, number, issuer, article, quote, rank, mayVary, first, last);
  }

  /**
   * This basis with its issuer.
   *
   * @param organ who issued the text
   * @return a copy
   */
  public LegalBasis issuedBy(IssuingOrgan organ) {
    return new LegalBasis(document, number, organ, article, quote, rank, mayVary, from, to);
  }

  /**
   * Whether the text is in force on a day; both ends count. An expired basis is no basis.
   *
   * @param day the day
   * @return true when the day lies within the days given
   */
  public boolean isInForceOn(LocalDate day) {
    return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
  }

  /**
   * How the force of this text stands to that of another: by rank and by the level of the issuer.
   * Neither date nor speciality is asked here; they decide only between texts of one organ.
   *
   * <p>法律 &gt; 行政法规 &gt; 地方性法规 &gt; 规章 of governments of the same and lower level; a province's 规章
   * &gt; a city's; 部门规章 and 地方政府规章 have the same force; 部门规章 and 地方性法规 are not ordered; 规范性文件 come
   * last, ordered by the issuer's level. Where the answer depends on an issuer that is not known,
   * the texts are not ordered.
   *
   * @param other another basis
   * @return HIGHER if this one prevails
   */
  public LegalOrder compareForce(LegalBasis other) {
    return LegalForce.compare(this, other);
  }

  /**
   * Who rules (裁决机关) when this text and another contradict each other and neither rank nor the
   * rules for texts of one organ decide.
   *
   * @param other the contradicting basis
   * @return the organ and the provision that says so, marked as unverified
   */
  public Text rulingOrgan(LegalBasis other) {
    return ConflictRuling.between(this, other);
  }
}
