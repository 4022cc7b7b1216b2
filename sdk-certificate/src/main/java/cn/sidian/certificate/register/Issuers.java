package cn.sidian.certificate.register;

import cn.sidian.certificate.issuer.Issuance;
import cn.sidian.certificate.issuer.IssuerCompetence;
import cn.sidian.certificate.issuer.IssuerHistory;
import cn.sidian.certificate.issuer.IssuerKeys;
import cn.sidian.certificate.issuer.IssuerUnit;
import cn.sidian.certificate.issuer.KeyBinding;
import cn.sidian.certificate.issuer.KeyRole;
import cn.sidian.core.crypto.DigestAlgorithm;
import cn.sidian.core.crypto.SignatureSuite;
import cn.sidian.core.store.Database;
import cn.sidian.core.store.Row;
import cn.sidian.core.trust.X509Certificates;
import java.security.cert.CertificateEncodingException;
import java.util.HexFormat;
import java.util.List;

/** Authorities, keys and editions of types. */
final class Issuers {
  private final Database database;
  private final RegisterSettings settings;

  Issuers(Database database, RegisterSettings settings) {
    this.database = database;
    this.settings = settings;
  }

  IssuerHistory history() {
    return database.transact(
        tx ->
            new IssuerHistory(
                tx.query(
                    "SELECT code, name, valid_from, valid_to FROM issuer_unit"
                        + " ORDER BY code, valid_from",
                    row ->
                        new IssuerUnit(
                            row.text("code"),
                            row.text("name"),
                            row.day("valid_from"),
                            row.dayOrNull("valid_to"))),
                tx.query(
                    "SELECT unit, type_code, area, valid_from, valid_to FROM issuer_competence"
                        + " ORDER BY unit, type_code, area, valid_from",
                    row ->
                        new IssuerCompetence(
                            row.text("unit"),
                            row.text("type_code"),
                            row.text("area").isEmpty() ? null : row.text("area"),
                            row.day("valid_from"),
                            row.dayOrNull("valid_to")))));
  }

  void add(IssuerHistory history) {
    database.transact(
        tx -> {
          for (IssuerUnit unit : history.units()) {
            boolean isNew =
                tx.insertNew(
                    "INSERT INTO issuer_unit (code, name, valid_from, valid_to)"
                        + " VALUES (?, ?, ?, ?)",
                    unit.code(),
                    unit.name(),
                    unit.from(),
                    unit.to());
            if (!isNew) {
              tx.update(
                  "UPDATE issuer_unit SET valid_to = ? WHERE code = ? AND valid_from = ?"
                      + " AND valid_to IS NULL",
                  unit.to(),
                  unit.code(),
                  unit.from());
            }
          }
          for (IssuerCompetence competence : history.competences()) {
            String area = competence.area() == null ? "" : competence.area();
            boolean isNew =
                tx.insertNew(
                    "INSERT INTO issuer_competence (unit, type_code, area, valid_from, valid_to)"
                        + " VALUES (?, ?, ?, ?, ?)",
                    competence.unit(),
                    competence.typeCode(),
                    area,
                    competence.from(),
                    competence.to());
            if (!isNew) {
              tx.update(
                  "UPDATE issuer_competence SET valid_to = ? WHERE unit = ? AND type_code = ?"
                      + " AND area = ? AND valid_from = ? AND valid_to IS NULL",
                  competence.to(),
                  competence.unit(),
                  competence.typeCode(),
                  area,
                  competence.from());
            }
          }
          return null;
        });
  }

  IssuerKeys keys() {
    return database.transact(
        tx ->
            IssuerKeys.of(
                tx.query(
                    "SELECT * FROM issuer_key ORDER BY valid_from, certificate_digest",
                    Issuers::binding)));
  }

  private static KeyBinding binding(Row row) {
    return new KeyBinding(
        row.text("unit"),
        KeyRole.valueOf(row.text("role")),
        SignatureSuite.named(row.text("suite")).orElseThrow(),
        row.instant("valid_from"),
        row.instantOrNull("valid_to"),
        Issuance.valueOf(row.text("issuance")),
        row.instantOrNull("compromised_since"),
        X509Certificates.parse(row.bytes("certificate")));
  }

  void add(IssuerKeys keys) {
    database.transact(
        tx -> {
          for (KeyBinding binding : keys.bindings()) {
            byte[] encoded;
            try {
              encoded = binding.certificate().getEncoded();
            } catch (CertificateEncodingException e) {
              throw new IllegalArgumentException("a certificate that cannot be encoded", e);
            }
            String digest = HexFormat.of().formatHex(DigestAlgorithm.SM3.digest(encoded));
            boolean isNew =
                tx.insertNew(
                    "INSERT INTO issuer_key (certificate_digest, key_id, certificate, unit, role,"
                        + " suite, issuance, valid_from, valid_to, compromised_since)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    digest,
                    binding.keyId(),
                    encoded,
                    binding.unit(),
                    binding.role(),
                    binding.suite().name(),
                    binding.issuance(),
                    binding.from(),
                    binding.to(),
                    binding.compromisedSince());
            if (!isNew) {
              // unit, role and suite of a key never change
              tx.update(
                  "UPDATE issuer_key SET valid_to = COALESCE(?, valid_to),"
                      + " compromised_since = COALESCE(?, compromised_since)"
                      + " WHERE certificate_digest = ?",
                  binding.to(),
                  binding.compromisedSince(),
                  digest);
            }
          }
          return null;
        });
  }

  List<String> catalogue() {
    return database.transact(
        tx ->
            tx.query(
                "SELECT content FROM catalog_entry ORDER BY added_at, type_code, edition",
                row -> row.text("content")));
  }

  boolean addEdition(String typeCode, String edition, String json) {
    return database.transact(
        tx ->
            tx.insertNew(
                "INSERT INTO catalog_entry (type_code, edition, content, added_at)"
                    + " VALUES (?, ?, ?, ?)",
                typeCode,
                edition,
                json,
                settings.clock().instant()));
  }
}
