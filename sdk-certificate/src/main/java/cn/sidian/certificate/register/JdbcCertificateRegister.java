package cn.sidian.certificate.register;

import cn.sidian.certificate.HolderCode;
import cn.sidian.certificate.ValidityPeriod;
import cn.sidian.certificate.collect.CollectionOutbox;
import cn.sidian.certificate.issuer.IssuerHistory;
import cn.sidian.certificate.issuer.IssuerKeys;
import cn.sidian.certificate.life.CertificateEvent;
import cn.sidian.certificate.life.CertificateTrace;
import cn.sidian.certificate.quality.Quarantine;
import cn.sidian.core.audit.AuditHead;
import cn.sidian.core.audit.AuditLog;
import cn.sidian.core.crypto.SigningKey;
import cn.sidian.core.store.Database;
import cn.sidian.core.store.Durability;
import cn.sidian.core.store.Migrations;
import cn.sidian.core.store.RequestKey;
import cn.sidian.core.store.Requests;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The register in the host's database (H2 in one process, or PostgreSQL). Creates its tables when
 * it is built. Safe for many threads; several processes may use one PostgreSQL database.
 */
public final class JdbcCertificateRegister implements CertificateRegister, AutoCloseable {
  private final Database database;
  private final Drafts drafts;
  private final Issuing issuing;
  private final Acts acts;
  private final Traces traces;
  private final Holdings holdings;
  private final Issuers issuers;
  private final JdbcStatusRegister status;
  private final JdbcShowTokens tokens;
  private final JdbcHolderUses uses;
  private final JdbcCaseResults cases;
  private final CollectionOutbox outbox;
  private final Quarantine quarantine;
  private final StoredFiles files;

  private JdbcCertificateRegister(
      Database database,
      RegisterSettings settings,
      RegisterSecrets secrets,
      @Nullable SigningKey auditKey,
      @Nullable CertificateFileStore store) {
    this.database = database;
    Events events = new Events(settings);
    this.files = new StoredFiles(database, settings, secrets.cipher(), store);
    this.holdings = new Holdings(database, settings, secrets, files);
    this.drafts = new Drafts(database, settings, secrets.cipher());
    this.issuing = new Issuing(database, settings, secrets, events, holdings, files);
    this.acts = new Acts(database, settings, events);
    this.traces = new Traces(database, settings, auditKey);
    this.issuers = new Issuers(database, settings);
    this.status = new JdbcStatusRegister(database, settings);
    this.tokens = new JdbcShowTokens(database, settings);
    this.uses = new JdbcHolderUses(database, settings, secrets, files);
    this.cases = new JdbcCaseResults(database, holdings);
    this.outbox = new JdbcOutbox(database, settings, holdings);
    this.quarantine = new JdbcQuarantine(database, settings, secrets);
  }

  /**
   * Opens a register, and creates or updates its tables.
   *
   * @param source the host's data source
   * @param settings how it works
   * @param secrets the host's secrets; the same for the life of the register
   * @param auditKey signs heads of the audit log; null for a process that leaves it to another one:
   *     then the traces it shows have an unsigned tail
   * @return the register; to be closed
   * @throws cn.sidian.core.SidianException as {@link Database#open(DataSource)} and {@link
   *     Migrations#apply}
   */
  public static JdbcCertificateRegister open(
      DataSource source,
      RegisterSettings settings,
      RegisterSecrets secrets,
      @Nullable SigningKey auditKey) {
    return open(Database.open(source), settings, secrets, auditKey);
  }

  /**
   * Opens a register in a database that is open already.
   *
   * @param database the database; closed with the register
   * @param settings how it works
   * @param secrets the host's secrets
   * @param auditKey signs heads of the audit log, or null
   * @return the register
   * @throws cn.sidian.core.SidianException as {@link Migrations#apply}
   */
  public static JdbcCertificateRegister open(
      Database database,
      RegisterSettings settings,
      RegisterSecrets secrets,
      @Nullable SigningKey auditKey) {
    return opened(database, settings, secrets, auditKey, null);
  }

  /**
   * Opens a register whose sealed files lie in a store of the host; files that are in the database
   * already stay there.
   *
   * @param database the database; closed with the register
   * @param settings how it works
   * @param secrets the host's secrets
   * @param auditKey signs heads of the audit log, or null
   * @param files where sealed files lie; every process of this register must reach the same
   * @return the register
   * @throws cn.sidian.core.SidianException as {@link Migrations#apply}
   */
  public static JdbcCertificateRegister open(
      Database database,
      RegisterSettings settings,
      RegisterSecrets secrets,
      @Nullable SigningKey auditKey,
      CertificateFileStore files) {
    return opened(database, settings, secrets, auditKey, files);
  }

  private static JdbcCertificateRegister opened(
      Database database,
      RegisterSettings settings,
      RegisterSecrets secrets,
      @Nullable SigningKey auditKey,
      @Nullable CertificateFileStore files) {
    Requests.migrations().apply(database, settings.clock());
    AuditLog.migrations().apply(database, settings.clock());
    migrations().apply(database, settings.clock());
    return new JdbcCertificateRegister(database, settings, secrets, auditKey, files);
  }

  /**
   * Removes files of the store that no certificate names: their issuing broke off.
   *
   * @param olderThan how long ago they were written; at least ten minutes
   * @return how many; 0 without a store
   */
  public int sweepFiles(Duration olderThan) {
    return files.sweep(olderThan);
  }

  private static Migrations migrations() {
    Function<String, @Nullable InputStream> files =
        name -> JdbcCertificateRegister.class.getResourceAsStream("sql/" + name);
    return new Migrations("sidian.certificate", List.of("1-register"), files);
  }

  /**
   * What the database promises about a commit.
   *
   * @return as read back when it was opened
   */
  public Durability durability() {
    return database.durability();
  }

  @Override
  public boolean keepDraft(Draft draft) {
    return drafts.keep(draft);
  }

  @Override
  public Optional<Draft> findDraft(String id) {
    return drafts.find(id);
  }

  @Override
  public boolean approveDraft(String id, String digest, String approver) {
    return drafts.approve(id, digest, approver);
  }

  @Override
  public @Nullable ReserveOutcome seen(RequestKey request, byte[] inputDigest) {
    return issuing.seen(request, inputDigest);
  }

  @Override
  public ReserveOutcome reserve(IssueOrder order) {
    return issuing.reserve(order);
  }

  @Override
  public @Nullable ReserveOutcome commit(
      IssueOrder order, Reservation reservation, IssuedFile file, String answer) {
    ReserveOutcome outcome = issuing.commit(order, reservation, file, answer);
    if (outcome == null) {
      traces.changed();
    }
    return outcome;
  }

  @Override
  public Optional<String> overlapping(
      String type, String number, List<HolderCode> holders, ValidityPeriod validity) {
    return holdings.overlapping(type, number, holders, validity);
  }

  @Override
  public Predecessor predecessor(String identifier) {
    return holdings.predecessor(identifier);
  }

  private <T> Answered<T> noticed(Answered<T> answered) {
    if (answered.value().isPresent() && !answered.isReplayed()) {
      traces.changed();
    }
    return answered;
  }

  @Override
  public int burnAbandoned(Duration olderThan) {
    return issuing.burnAbandoned(olderThan);
  }

  @Override
  public Optional<StoredCertificate> find(String identifier) {
    return holdings.find(identifier);
  }

  @Override
  public Optional<byte[]> file(String identifier) {
    return holdings.file(identifier);
  }

  @Override
  public Optional<String> identifierOf(String signedRangeDigest) {
    return holdings.identifierOf(signedRangeDigest);
  }

  @Override
  public Answered<CertificateEvent> act(ActRequest request) {
    return noticed(acts.act(request));
  }

  @Override
  public int expireDue(int limit) {
    return acts.expireDue(limit);
  }

  @Override
  public Optional<CertificateTrace> trace(String identifier) {
    return traces.trace(identifier, issuers.keys());
  }

  @Override
  public Optional<AuditHead> signAuditHead(boolean now) {
    return traces.sign(now);
  }

  @Override
  public IssuerHistory issuers() {
    return issuers.history();
  }

  @Override
  public void addIssuers(IssuerHistory history) {
    issuers.add(history);
  }

  @Override
  public IssuerKeys keys() {
    return issuers.keys();
  }

  @Override
  public void addKeys(IssuerKeys keys) {
    issuers.add(keys);
  }

  @Override
  public List<String> catalogue() {
    return issuers.catalogue();
  }

  @Override
  public boolean addEdition(String typeCode, String edition, String json) {
    return issuers.addEdition(typeCode, edition, json);
  }

  @Override
  public StatusRegister status() {
    return status;
  }

  @Override
  public ShowTokenRegister tokens() {
    return tokens;
  }

  @Override
  public HolderUses uses() {
    return uses;
  }

  @Override
  public CaseResults cases() {
    return cases;
  }

  @Override
  public CollectionOutbox outbox() {
    return outbox;
  }

  @Override
  public Quarantine quarantine() {
    return quarantine;
  }

  /** Gives the database free; the host's data source stays open. */
  @Override
  public void close() {
    database.close();
  }
}
