package cn.sidian.certificate.register;

import cn.sidian.certificate.CertificateMetadata;
import cn.sidian.certificate.Holder;
import cn.sidian.certificate.HolderCode;
import cn.sidian.certificate.ValidityPeriod;
import cn.sidian.certificate.life.CertificateState;
import cn.sidian.certificate.life.LifeAct;
import cn.sidian.certificate.life.LifeCycle;
import cn.sidian.certificate.quality.RegisterView;
import cn.sidian.core.privacy.FieldCipher;
import cn.sidian.core.store.Database;
import cn.sidian.core.store.Row;
import cn.sidian.core.store.Transaction;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is in the register: certificates, files, who holds what. */
final class Holdings implements RegisterView {
  private final Database database;
  private final RegisterSettings settings;
  private final RegisterSecrets secrets;
  private final StoredFiles files;

  Holdings(
      Database database, RegisterSettings settings, RegisterSecrets secrets, StoredFiles files) {
    this.database = database;
    this.settings = settings;
    this.secrets = secrets;
    this.files = files;
  }

  private FieldCipher cipher() {
    return secrets.cipher();
  }

  /** The number under the host's key: 证照编号 may be guessed from outside. */
  String numberKey(CertificateMetadata metadata) {
    return numberKey(metadata.typeCode(), metadata.number());
  }

  private String numberKey(String type, String number) {
    // signs between digits tell numbers apart, so nothing but width is folded
    String plain = Normalizer.normalize(number, Normalizer.Form.NFKC).strip();
    String exact = HexFormat.of().formatHex(plain.getBytes(StandardCharsets.UTF_8));
    return secrets.holderDigest().ofCode("number/" + type, exact);
  }

  private String holderKey(HolderCode code) {
    return secrets.holderDigest().ofCode(code.kind(), code.code());
  }

  /** The state now; a period that is over counts without an event. */
  CertificateState now(CertificateState state, @Nullable Instant endsAt) {
    boolean over =
        !state.isPermanent() && endsAt != null && !endsAt.isAfter(settings.clock().instant());
    return over ? CertificateState.EXPIRED : state;
  }

  @Override
  public Optional<String> overlapping(
      String type, String number, List<HolderCode> holders, ValidityPeriod validity) {
    return database.transact(tx -> overlapping(tx, type, number, holders, validity, null));
  }

  private Optional<String> overlapping(
      Transaction tx,
      String type,
      String number,
      List<HolderCode> holders,
      ValidityPeriod validity,
      @Nullable String except) {
    // two questions, for each of which there is an index
    Optional<String> sameNumber =
        inForce(tx, "c.number_key = ?", type, validity, except, List.of(numberKey(type, number)));
    if (sameNumber.isPresent() || holders.isEmpty()) {
      return sameNumber;
    }
    String marks = String.join(", ", Collections.nCopies(holders.size(), "?"));
    return inForce(
        tx,
        "c.identifier IN (SELECT h.identifier FROM certificate_holder h WHERE h.code_digest IN ("
            + marks
            + "))",
        type,
        validity,
        except,
        holders.stream().map(this::holderKey).toList());
  }

  private Optional<String> inForce(
      Transaction tx,
      String which,
      String type,
      ValidityPeriod validity,
      @Nullable String except,
      List<String> keys) {
    List<@Nullable Object> values = new ArrayList<>();
    values.add(type);
    values.add(settings.clock().instant());
    values.add(validity.to() == null ? LocalDate.of(9999, 12, 31) : validity.to());
    values.add(validity.from());
    values.add(except == null ? "" : except);
    values.addAll(keys);
    return tx
        .query(
            "SELECT c.identifier FROM certificate c WHERE c.type_code = ?"
                + " AND c.state IN ('VALID', 'SUSPENDED') AND (c.ends_at IS NULL OR c.ends_at > ?)"
                + " AND c.valid_from <= ? AND (c.valid_to IS NULL OR c.valid_to >= ?)"
                + " AND c.identifier <> ? AND "
                + which
                + " ORDER BY c.identifier",
            row -> row.text("identifier"),
            values.toArray())
        .stream()
        .findFirst();
  }

  /** Looks among certificates in force and, under the gate of the type, open reservations. */
  Optional<String> duplicate(
      Transaction tx, CertificateMetadata metadata, @Nullable String except) {
    List<HolderCode> holders = metadata.holders().stream().map(Holder::code).toList();
    Optional<String> found =
        overlapping(
            tx, metadata.typeCode(), metadata.number(), holders, metadata.validity(), except);
    if (found.isPresent()) {
      return found;
    }
    return tx
        .query(
            "SELECT identifier FROM reservation WHERE type_code = ? AND number_key = ?"
                + " AND state = 'RESERVED'",
            row -> row.text("identifier"),
            metadata.typeCode(),
            numberKey(metadata))
        .stream()
        .findFirst();
  }

  @Override
  public Predecessor predecessor(String identifier) {
    return find(identifier)
        .map(
            stored ->
                LifeCycle.next(stored.state(), LifeAct.RENEW).isPresent()
                    ? Predecessor.CAN_BE_FOLLOWED
                    : Predecessor.CLOSED_FOR_EVER)
        .orElse(Predecessor.MISSING);
  }

  Optional<StoredCertificate> find(String identifier) {
    return database.transact(
        tx ->
            tx.find(
                "SELECT c.*, m.metadata FROM certificate c JOIN certificate_content m"
                    + " ON m.identifier = c.identifier WHERE c.identifier = ?",
                this::stored,
                identifier));
  }

  private StoredCertificate stored(Row row) {
    String identifier = row.text("identifier");
    Long index = row.numberOrNull("list_index");
    return new StoredCertificate(
        identifier,
        CertificateMetadata.parse(
            cipher().decipher(row.bytes("metadata"), "certificate/metadata/" + identifier)),
        row.textOrNull("list_uri"),
        index == null ? 0 : index,
        now(CertificateState.valueOf(row.text("state")), row.instantOrNull("ends_at")),
        row.instant("issued_at"),
        row.textOrNull("predecessor"),
        row.textOrNull("successor"),
        row.textOrNull("case_number"));
  }

  Optional<byte[]> file(String identifier) {
    record Stored(byte[] bytes, String digest) {}

    return database
        .transact(
            tx ->
                tx.find(
                    "SELECT bytes, signed_range_digest FROM certificate_file WHERE identifier = ?",
                    row -> new Stored(row.bytes("bytes"), row.text("signed_range_digest")),
                    identifier))
        .map(stored -> files.open(identifier, stored.digest(), stored.bytes()));
  }

  Optional<String> identifierOf(String signedRangeDigest) {
    Objects.requireNonNull(signedRangeDigest, "signedRangeDigest");
    return database.transact(
        tx ->
            tx.find(
                "SELECT identifier FROM certificate_file WHERE signed_range_digest = ?",
                row -> row.text("identifier"),
                signedRangeDigest));
  }
}
