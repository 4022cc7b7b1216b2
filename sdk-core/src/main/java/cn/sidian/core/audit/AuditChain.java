package cn.sidian.core.audit;

import static cn.sidian.core.audit.Messages.MESSAGES;

import cn.sidian.core.Finding;
import cn.sidian.core.Severity;
import cn.sidian.core.Verdict;
import cn.sidian.core.store.Row;
import cn.sidian.core.store.Transaction;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One walk along a log. */
final class AuditChain {
  static final String HEAD =
      "SELECT log, number, entries, digest, previous, signed_at, suite, signature FROM audit_head";

  private final String log;
  private final List<X509Certificate> keys;
  private final List<Finding> findings = new ArrayList<>();
  private final Map<Long, List<AuditHead>> headsByCount = new TreeMap<>();

  private long expected = 1;
  private byte[] previous = Digests.NONE;
  private @Nullable Long brokenAt;
  private long signedEntries;
  private @Nullable Instant lastSignedAt;
  private boolean knownSeen;

  AuditChain(String log, List<X509Certificate> keys) {
    this.log = log;
    this.keys = keys;
  }

  static AuditHead head(Row row) {
    return new AuditHead(
        row.text("log"),
        row.number("number"),
        row.number("entries"),
        row.text("digest"),
        row.text("previous"),
        row.instant("signed_at"),
        row.text("suite"),
        row.text("signature"));
  }

  AuditReport verify(Transaction tx, @Nullable AuditHead known) {
    // the row of the log keeps writers away, so that heads and entries belong together
    long noted =
        tx
            .query(
                "SELECT entries FROM audit_log WHERE name = ? FOR UPDATE",
                row -> row.number("entries"),
                log)
            .stream()
            .findFirst()
            .orElse(0L);
    readHeads(tx, known);
    tx.forEach(
        "SELECT number, at, actor, action, subject, details, previous, digest FROM audit_entry"
            + " WHERE log = ? ORDER BY number",
        row -> entry(AuditLog.entry(row)),
        log);
    long entries = expected - 1;
    if (noted > entries) {
      broken(expected, "AUDIT_ENTRIES_CUT", noted, entries);
    }
    for (Map.Entry<Long, List<AuditHead>> heads : headsByCount.entrySet()) {
      if (heads.getKey() > entries) {
        broken(expected, "AUDIT_ENTRIES_CUT", heads.getKey(), entries);
      }
    }
    return report(entries, known);
  }

  private void readHeads(Transaction tx, @Nullable AuditHead known) {
    long number = 0;
    String before = AuditLog.hex(Digests.NONE);
    for (AuditHead head :
        tx.query(HEAD + " WHERE log = ? ORDER BY number", AuditChain::head, log)) {
      number++;
      if (head.number() != number || !head.previous().equals(before)) {
        findings.add(MESSAGES.error("AUDIT_HEAD_MISSING", number));
        number = head.number();
      }
      before = head.ownDigest();
      if (keys.stream().noneMatch(head::isSignedBy)) {
        findings.add(MESSAGES.error("AUDIT_HEAD_SIGNATURE", head.number()));
        continue;
      }
      headsByCount.computeIfAbsent(head.count(), any -> new ArrayList<>()).add(head);
    }
    if (known != null) {
      if (!known.log().equals(log) || keys.stream().noneMatch(known::isSignedBy)) {
        throw new IllegalArgumentException(
            "the known head is not a head of this log signed by one of the given keys");
      }
      headsByCount.computeIfAbsent(known.count(), any -> new ArrayList<>()).add(known);
    }
  }

  private void entry(AuditEntry entry) {
    if (entry.number() != expected) {
      broken(expected, "AUDIT_ENTRY_MISSING", expected);
      expected = entry.number();
    }
    byte[] digest =
        Digests.link(
            HexFormat.of().parseHex(entry.previous()),
            Digests.content(log, entry.number(), entry.record()));
    boolean follows = entry.previous().equals(AuditLog.hex(previous));
    if (!AuditLog.hex(digest).equals(entry.digest()) || (!follows && brokenAt == null)) {
      broken(entry.number(), "AUDIT_ENTRY_CHANGED", entry.number());
    }
    previous = HexFormat.of().parseHex(entry.digest());
    for (AuditHead head : headsByCount.getOrDefault(entry.number(), List.of())) {
      if (!head.digest().equals(entry.digest())) {
        broken(entry.number(), "AUDIT_HEAD_DIFFERS", entry.number());
      } else if (head.count() >= signedEntries) {
        signedEntries = head.count();
        lastSignedAt =
            lastSignedAt == null || head.signedAt().isAfter(lastSignedAt)
                ? head.signedAt()
                : lastSignedAt;
        knownSeen = true;
      }
    }
    expected++;
  }

  private void broken(long number, String code, Object... values) {
    if (brokenAt == null || number < brokenAt) {
      brokenAt = number;
    }
    findings.add(MESSAGES.error(code, values).at("entry " + number));
  }

  private AuditReport report(long entries, @Nullable AuditHead known) {
    long tail = Math.max(0, entries - signedEntries);
    if (tail > 0) {
      findings.add(MESSAGES.warning("AUDIT_UNSIGNED_TAIL", tail));
    }
    if (known == null) {
      findings.add(MESSAGES.info("AUDIT_END_NOT_CHECKED"));
    }
    boolean wrong = findings.stream().anyMatch(f -> f.severity() == Severity.ERROR);
    Verdict verdict =
        wrong
            ? Verdict.REJECTED
            : tail == 0 && known != null && knownSeen ? Verdict.ACCEPTED : Verdict.INDETERMINATE;
    return new AuditReport(
        verdict,
        entries,
        brokenAt,
        signedEntries,
        tail,
        known == null ? 0 : known.count(),
        lastSignedAt,
        findings);
  }
}
