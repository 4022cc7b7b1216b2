package cn.sidian.certificate.catalog;

import cn.sidian.certificate.internal.catalog.CatalogJson;
import cn.sidian.certificate.internal.catalog.PublishedList;
import cn.sidian.certificate.internal.catalog.SampleTypes;
import cn.sidian.core.SidianException;
import cn.sidian.core.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The types of certificates with their editions (证照目录, WD-11): a type that is not here cannot be
 * issued. Immutable and safe for many threads.
 */
public final class CertificateCatalog {
  /** The format of its JSON. */
  public static final String FORMAT = "sidian-certificate-catalogue/1";

  private final List<CertificateType> types;

  private CertificateCatalog(List<CertificateType> types) {
    this.types = List.copyOf(types);
  }

  /**
   * A catalogue of these types.
   *
   * @param types the editions
   * @return the catalogue
   * @throws IllegalArgumentException if two editions of one type are in force on one day
   */
  public static CertificateCatalog of(List<CertificateType> types) {
    CertificateCatalog catalog = new CertificateCatalog(List.of());
    for (CertificateType type : types) {
      catalog = catalog.with(type);
    }
    return catalog;
  }

  /**
   * Reads a catalogue.
   *
   * @param json UTF-8
   * @return the catalogue
   * @throws SidianException {@code CATALOGUE_MALFORMED} with line and column
   */
  public static CertificateCatalog parse(byte[] json) {
    return CatalogJson.read(json);
  }

  /**
   * The sample types that come with the SDK; all say TEST (测试).
   *
   * @return one type for natural persons with a photo, one for organisations, both with two
   *     editions
   */
  public static CertificateCatalog samples() {
    return SampleTypes.catalog();
  }

  /**
   * This catalogue with one edition more.
   *
   * @param type the edition
   * @return a new catalogue
   * @throws IllegalArgumentException if another edition of the type is in force on one of its days
   */
  public CertificateCatalog with(CertificateType type) {
    for (CertificateType known : types) {
      if (known.code().equals(type.code())
          && (known.edition().equals(type.edition()) || overlap(known, type))) {
        throw new IllegalArgumentException(
            "edition "
                + known.edition()
                + " of type "
                + type.code()
                + " is in force on days of edition "
                + type.edition()
                + ", or has its name; end it first");
      }
    }
    List<CertificateType> more = new ArrayList<>(types);
    more.add(type);
    return new CertificateCatalog(more);
  }

  private static boolean overlap(CertificateType a, CertificateType b) {
    LocalDate endOfA = a.to();
    LocalDate endOfB = b.to();
    return (endOfA == null || !endOfA.isBefore(b.from()))
        && (endOfB == null || !endOfB.isBefore(a.from()));
  }

  /**
   * All editions.
   *
   * @return in the order in which they were added
   */
  public List<CertificateType> types() {
    return types;
  }

  /**
   * The edition of a type that is in force on a day.
   *
   * @param code 21 characters
   * @param day the day of issue
   * @return empty if the type is not known, or no edition is in force
   */
  public Optional<CertificateType> find(String code, LocalDate day) {
    return types.stream().filter(t -> t.code().equals(code) && t.isInForce(day)).findFirst();
  }

  /**
   * An edition by its name.
   *
   * @param code 21 characters
   * @param edition its name
   * @return empty if there is none
   */
  public Optional<CertificateType> find(String code, String edition) {
    return types.stream()
        .filter(t -> t.code().equals(code) && t.edition().equals(edition))
        .findFirst();
  }

  /**
   * Whether any edition of a type is known.
   *
   * @param code 21 characters
   * @return false if certificates of this type cannot come from here
   */
  public boolean knows(String code) {
    return types.stream().anyMatch(t -> t.code().equals(code));
  }

  /**
   * The published list of issued types (“发证”清单, JZ-17): what can be had on a day in an area.
   *
   * @param day the day of issue
   * @param region the division, six digits
   * @return the editions that promise it
   */
  public List<CertificateType> promised(LocalDate day, String region) {
    List<CertificateType> found = new ArrayList<>();
    for (CertificateType type : types) {
      ServicePromise service = type.service();
      if (service != null && type.isInForce(day) && service.covers(day, region)) {
        found.add(type);
      }
    }
    return found;
  }

  /**
   * The notice that is published with the list (JZ-18): that these electronic certificates and
   * their paper twins have the same legal effect, and since when, where and how fast each is
   * issued.
   *
   * @param day the day of publication
   * @param region the division, six digits
   * @return both languages, a line for each type
   */
  public Text sameEffectNotice(LocalDate day, String region) {
    return PublishedList.notice(promised(day, region));
  }

  /**
   * The one way of writing it (RFC 8785).
   *
   * @return UTF-8
   */
  public byte[] canonicalJson() {
    return CatalogJson.write(this);
  }
}
