package cn.sidian.certificate.register;

import cn.sidian.core.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Questions about cases, from the table {@code certificate}. */
final class JdbcCaseResults implements CaseResults {
  private final Database database;
  private final Holdings holdings;

  JdbcCaseResults(Database database, Holdings holdings) {
    this.database = database;
    this.holdings = holdings;
  }

  @Override
  public Answered<List<StoredCertificate>> closeCase(
      String caseNumber, Collection<String> resultTypes) {
    List<StoredCertificate> results = of(caseNumber);
    for (String type : resultTypes) {
      if (results.stream().noneMatch(result -> result.metadata().typeCode().equals(type))) {
        return Answered.refused("CASE_WITHOUT_RESULT", type);
      }
    }
    return Answered.of(results);
  }

  @Override
  public boolean noteCase(String identifier, String caseNumber) {
    return database.transact(
            tx ->
                tx.update(
                    "UPDATE certificate SET case_number = ? WHERE identifier = ?"
                        + " AND (case_number IS NULL OR case_number = ?)",
                    caseNumber,
                    identifier,
                    caseNumber))
        == 1;
  }

  @Override
  public List<StoredCertificate> of(String caseNumber) {
    List<String> identifiers =
        database.transact(
            tx ->
                tx.query(
                    "SELECT identifier FROM certificate WHERE case_number = ?"
                        + " ORDER BY issued_at, identifier",
                    row -> row.text("identifier"),
                    caseNumber));
    return identifiers.stream().map(holdings::find).flatMap(Optional::stream).toList();
  }

  @Override
  public SealCoverage sealCoverage() {
    return database.transact(
        tx ->
            new SealCoverage(
                tx.count("SELECT COUNT(*) FROM certificate"),
                tx.query(
                    "SELECT c.identifier FROM certificate c LEFT JOIN certificate_file f"
                        + " ON f.identifier = c.identifier"
                        + " WHERE f.identifier IS NULL OR f.signed_range_digest = ''"
                        + " ORDER BY c.identifier",
                    row -> row.text("identifier"))));
  }

  @Override
  public boolean notePaper(String identifier, String paperNumber, Instant at) {
    return database.transact(
            tx ->
                tx.update(
                    "UPDATE certificate SET paper_number = ?, paper_at = ? WHERE identifier = ?",
                    paperNumber,
                    at,
                    identifier))
        == 1;
  }

  @Override
  public List<PaperTwin> syncLag() {
    return new ArrayList<>(
        database.transact(
            tx ->
                tx.query(
                    "SELECT identifier, paper_number, paper_at, issued_at FROM certificate"
                        + " WHERE paper_number IS NOT NULL ORDER BY identifier",
                    row -> {
                      Instant paper = row.instantOrNull("paper_at");
                      return new PaperTwin(
                          row.text("identifier"),
                          row.textOrNull("paper_number"),
                          paper == null ? null : Duration.between(row.instant("issued_at"), paper));
                    })));
  }
}
