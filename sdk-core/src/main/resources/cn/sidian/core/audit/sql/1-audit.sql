-- one row for each log: how many entries, digest of the last; writers queue here
CREATE TABLE IF NOT EXISTS audit_log (
  name VARCHAR(100) PRIMARY KEY,
  entries BIGINT NOT NULL,
  digest BYTEA NOT NULL
);
-- append only
CREATE TABLE IF NOT EXISTS audit_entry (
  log VARCHAR(100) NOT NULL,
  number BIGINT NOT NULL,
  at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  actor VARCHAR(200) NOT NULL,
  action VARCHAR(100) NOT NULL,
  subject VARCHAR(300) NOT NULL,
  details VARCHAR(2000) NOT NULL,
  previous BYTEA NOT NULL,
  digest BYTEA NOT NULL,
  PRIMARY KEY (log, number)
);
CREATE INDEX IF NOT EXISTS audit_entry_subject ON audit_entry (log, subject);
-- signed: at signed_at the log had so many entries and the last had this digest
CREATE TABLE IF NOT EXISTS audit_head (
  log VARCHAR(100) NOT NULL,
  number BIGINT NOT NULL,
  entries BIGINT NOT NULL,
  digest VARCHAR(64) NOT NULL,
  previous VARCHAR(64) NOT NULL,
  signed_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  suite VARCHAR(50) NOT NULL,
  signature VARCHAR(4000) NOT NULL,
  PRIMARY KEY (log, number)
);
