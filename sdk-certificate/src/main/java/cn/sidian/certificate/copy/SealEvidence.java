package cn.sidian.certificate.copy;

import cn.sidian.certificate.CertificateId;
import cn.sidian.certificate.MetadataItem;
import cn.sidian.certificate.SaltedFields;
import cn.sidian.core.SidianException;
import cn.sidian.seal.SealValue;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What proves, without the original, that the issuer sealed the fields that a copy shows: the CMS
 * value of the original's seal, the digest it signs, the digests of all fields, and value and salt
 * of those shown. Not for logs. Immutable and safe for many threads.
 *
 * @param cms the value of the original's seal
 * @param rangeDigest the digest of the range it signs, {@code sm3:HEX}
 * @param digests the digests of all fields in their order, 64 hexadecimal digits each
 * @param shown the fields shown
 */
public record SealEvidence(
    byte[] cms, String rangeDigest, List<String> digests, List<SaltedFields.Entry> shown) {
  /**
   * Copies the lists.
   *
   * @param cms the value of the original's seal
   * @param rangeDigest the digest of the range it signs
   * @param digests the digests of all fields
   * @param shown the fields shown
   */
  public SealEvidence {
    cms = cms.clone();
    Objects.requireNonNull(rangeDigest, "rangeDigest");
    digests = List.copyOf(digests);
    shown = List.copyOf(shown);
  }

  /**
   * The value of the original's seal.
   *
   * @return a copy
   */
  @Override
  public byte[] cms() {
    return cms.clone();
  }

  /**
   * What the evidence shows, each by itself. Whether the signer is the issuer is asked elsewhere.
   *
   * @param readable whether the value is a CMS signature at all
   * @param digestStated whether its messageDigest is the stated digest
   * @param signatureFits whether it is a signature over the signed attributes as received
   * @param attributeIsList whether the signed attribute is the digest of the list of fields
   * @param shownInList whether each shown field, with its salt, is in the list, and none twice
   * @param signer the certificate of the signer, or null if the value does not carry it
   */
  public record Check(
      boolean readable,
      boolean digestStated,
      boolean signatureFits,
      boolean attributeIsList,
      boolean shownInList,
      @Nullable X509Certificate signer) {
    /**
     * Whether nothing fails.
     *
     * @return false if one fails or there is no signer: {@code EVIDENCE_FAILS}
     */
    public boolean holds() {
      return readable
          && digestStated
          && signatureFits
          && attributeIsList
          && shownInList
          && signer != null;
    }
  }

  /**
   * Checks the evidence.
   *
   * @param identifier the identifier that the copy states
   * @return what holds and what does not; never an exception
   */
  public Check check(CertificateId identifier) {
    SealValue value;
    try {
      value = SealValue.parse(cms);
    } catch (SidianException e) {
      return new Check(false, false, false, false, false, null);
    }
    Optional<byte[]> attribute = value.signedAttribute(SaltedFields.ATTRIBUTE_OID);
    return new Check(
        true,
        value.statedDigest().filter(rangeDigest::equals).isPresent(),
        value.verifies(rangeDigest),
        attribute.isPresent() && Arrays.equals(attribute.get(), listDigest(identifier)),
        areShownInList(),
        value.signer().orElse(null));
  }

  private byte[] listDigest(CertificateId identifier) {
    try {
      return SaltedFields.listDigest(identifier, digests);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private boolean areShownInList() {
    Set<String> all = new HashSet<>(digests);
    Set<String> names = new HashSet<>();
    for (SaltedFields.Entry entry : shown) {
      if (!all.contains(entry.digest()) || !names.add(entry.item().name())) {
        return false;
      }
    }
    return !shown.isEmpty() && all.size() == digests.size();
  }

  /**
   * The items that the copy shows.
   *
   * @return in the order of the original
   */
  public List<MetadataItem> items() {
    return shown.stream().map(SaltedFields.Entry::item).toList();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SealEvidence e
        && Arrays.equals(e.cms, cms)
        && e.rangeDigest.equals(rangeDigest)
        && e.digests.equals(digests)
        && e.shown.equals(shown);
  }

  @Override
  public int hashCode() {
    return rangeDigest.hashCode();
  }

  @Override
  public String toString() {
    return "SealEvidence[" + rangeDigest + "]";
  }
}
