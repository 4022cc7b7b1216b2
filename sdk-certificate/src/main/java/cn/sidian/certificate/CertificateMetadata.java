package cn.sidian.certificate;

import cn.sidian.certificate.internal.MetadataJson;
import cn.sidian.certificate.internal.json.CanonicalJson;
import cn.sidian.core.SidianException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a certificate says (证照元数据, short names of GB/T 36903-2018): frozen when drafted, shown to
 * the approver by its digest, sealed unchanged (WD-05). Identifier and status index are given later
 * and are no part of it. Personal data: {@link #toString()} names type and issuer only. Immutable
 * and safe for many threads.
 *
 * @param typeName ZZMC, 证照名称
 * @param typeCode ZZLXDM, 21 characters
 * @param edition the edition of the type in the catalogue
 * @param number ZZBH, 证照编号
 * @param issuerName ZZBFJG, 证照颁发机构
 * @param issuerCode ZZBFJGDM
 * @param issuedOn ZZBFRQ
 * @param validity ZZYXQQSRQ and ZZYXQJZRQ
 * @param holders CZZT, CZZTDM, CZZTDMLXDM; at least one
 * @param fields the items of the type; names begin with {@code KZ_}
 * @param photo the digest of the photo, {@code sm3:HEX}, or null
 * @param paperNumber the number of the paper twin (WD-01), or null
 * @param predecessor the identifier this certificate follows, or null
 */
public record CertificateMetadata(
    String typeName,
    String typeCode,
    String edition,
    String number,
    String issuerName,
    String issuerCode,
    LocalDate issuedOn,
    ValidityPeriod validity,
    List<Holder> holders,
    Map<String, String> fields,
    @Nullable String photo,
    @Nullable String paperNumber,
    @Nullable String predecessor) {
  /** The format of the JSON. */
  public static final String FORMAT = "sidian-metadata/1";

  /**
   * Copies the collections; fields are kept in the order of their names.
   *
   * @param typeName ZZMC
   * @param typeCode ZZLXDM
   * @param edition the edition of the type
   * @param number ZZBH
   * @param issuerName ZZBFJG
   * @param issuerCode ZZBFJGDM
   * @param issuedOn ZZBFRQ
   * @param validity ZZYXQQSRQ and ZZYXQJZRQ
   * @param holders CZZT, CZZTDM, CZZTDMLXDM
   * @param fields the items of the type
   * @param photo the digest of the photo, or null
   * @param paperNumber the number of the paper twin, or null
   * @param predecessor the identifier this certificate follows, or null
   * @throws IllegalArgumentException if there is no holder or a field's name does not begin with
   *     {@code KZ_}
   */
  public CertificateMetadata {
    Objects.requireNonNull(typeName, "typeName");
    Objects.requireNonNull(typeCode, "typeCode");
    Objects.requireNonNull(edition, "edition");
    Objects.requireNonNull(number, "number");
    Objects.requireNonNull(issuerName, "issuerName");
    Objects.requireNonNull(issuerCode, "issuerCode");
    Objects.requireNonNull(issuedOn, "issuedOn");
    Objects.requireNonNull(validity, "validity");
    holders = List.copyOf(holders);
    if (holders.isEmpty()) {
      throw new IllegalArgumentException("a certificate has at least one holder");
    }
    if (!fields.keySet().stream().allMatch(name -> name.startsWith("KZ_"))) {
      throw new IllegalArgumentException("the name of an item of the type begins with KZ_");
    }
    fields = Collections.unmodifiableMap(new TreeMap<>(fields));
  }

  /**
   * Reads the canonical JSON.
   *
   * @param json UTF-8
   * @return the metadata
   * @throws SidianException {@code METADATA_MALFORMED} with line and column
   */
  public static CertificateMetadata parse(byte[] json) {
    return MetadataJson.read(json);
  }

  /**
   * The one way of writing it (RFC 8785).
   *
   * @return UTF-8
   */
  public byte[] canonicalJson() {
    return CanonicalJson.write(MetadataJson.tree(this));
  }

  /**
   * The digest that the approver is shown.
   *
   * @return {@code sm3:HEX} over {@link #canonicalJson()}
   */
  public String digest() {
    return CanonicalJson.digest(canonicalJson());
  }

  /**
   * Everything it says, item by item, in the order in which fields are salted and listed: the items
   * of GB/T 36903, then those of the type by name, then the photo's digest. What is absent has no
   * item; a period without end says 长期.
   *
   * @return an unmodifiable list
   */
  public List<MetadataItem> items() {
    List<MetadataItem> all = new ArrayList<>();
    all.add(new MetadataItem("ZZMC", typeName));
    all.add(new MetadataItem("ZZLXDM", typeCode));
    all.add(new MetadataItem("ZZBH", number));
    all.add(new MetadataItem("ZZBFJG", issuerName));
    all.add(new MetadataItem("ZZBFJGDM", issuerCode));
    all.add(new MetadataItem("ZZBFRQ", issuedOn.toString()));
    all.add(new MetadataItem("ZZYXQQSRQ", validity.from().toString()));
    LocalDate end = validity.to();
    all.add(new MetadataItem("ZZYXQJZRQ", end == null ? "长期" : end.toString()));
    for (int i = 0; i < holders.size(); i++) {
      String which = i == 0 ? "" : "/" + (i + 1);
      Holder holder = holders.get(i);
      all.add(new MetadataItem("CZZT" + which, holder.name()));
      all.add(new MetadataItem("CZZTDM" + which, holder.code().code()));
      all.add(new MetadataItem("CZZTDMLXDM" + which, holder.code().kind()));
    }
    fields.forEach((name, value) -> all.add(new MetadataItem(name, value)));
    if (paperNumber != null) {
      all.add(new MetadataItem("STZZBH", paperNumber));
    }
    if (photo != null) {
      all.add(new MetadataItem("ZP", photo));
    }
    return List.copyOf(all);
  }

  /**
   * Type, edition and issuer: the rest is personal.
   *
   * @return without number, holders and fields
   */
  @Override
  public String toString() {
    return "CertificateMetadata[" + typeCode + ", " + edition + ", " + issuerCode + "]";
  }
}
