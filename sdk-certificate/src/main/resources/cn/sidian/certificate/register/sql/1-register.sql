-- metadata frozen for approval; enciphered
CREATE TABLE IF NOT EXISTS draft (
  id VARCHAR(100) PRIMARY KEY,
  metadata_digest VARCHAR(80) NOT NULL,
  quality VARCHAR NOT NULL,
  drafted_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  approved_digest VARCHAR(80),
  approver VARCHAR(200),
  approved_at TIMESTAMP(6) WITH TIME ZONE
);
-- an identifier and a status index that belong to one request; serials are never used again
CREATE TABLE IF NOT EXISTS reservation (
  identifier VARCHAR(200) PRIMARY KEY,
  caller VARCHAR(200) NOT NULL,
  request_id VARCHAR(200) NOT NULL,
  type_code VARCHAR(40) NOT NULL,
  issuer_code VARCHAR(40) NOT NULL,
  serial VARCHAR(100) NOT NULL,
  version INT NOT NULL,
  list_uri VARCHAR(200),
  list_index BIGINT,
  number_key VARCHAR(64) NOT NULL,
  state VARCHAR(10) NOT NULL,
  lease_until TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  reserved_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  UNIQUE (type_code, issuer_code, serial, version),
  UNIQUE (list_uri, list_index)
);
CREATE INDEX IF NOT EXISTS reservation_request ON reservation (caller, request_id);
CREATE INDEX IF NOT EXISTS reservation_number ON reservation (type_code, number_key);
-- one row for each type: reservations of a type queue here, so that duplicates see each other
CREATE TABLE IF NOT EXISTS type_gate (
  type_code VARCHAR(40) PRIMARY KEY
);
-- state, event_count, event_head are a cache of certificate_event
CREATE TABLE IF NOT EXISTS certificate (
  identifier VARCHAR(200) PRIMARY KEY,
  type_code VARCHAR(40) NOT NULL,
  edition VARCHAR(40) NOT NULL,
  issuer_code VARCHAR(40) NOT NULL,
  serial VARCHAR(100) NOT NULL,
  version INT NOT NULL,
  number_key VARCHAR(64) NOT NULL,
  metadata_digest VARCHAR(80) NOT NULL,
  issued_on DATE NOT NULL,
  valid_from DATE NOT NULL,
  valid_to DATE,
  ends_at TIMESTAMP(6) WITH TIME ZONE,
  list_uri VARCHAR(200),
  list_index BIGINT,
  state VARCHAR(20) NOT NULL,
  event_count BIGINT NOT NULL,
  event_head VARCHAR(64) NOT NULL,
  predecessor VARCHAR(200),
  successor VARCHAR(200),
  case_number VARCHAR(100),
  paper_number VARCHAR(100),
  paper_at TIMESTAMP(6) WITH TIME ZONE,
  issued_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  UNIQUE (type_code, issuer_code, serial, version),
  UNIQUE (list_uri, list_index)
);
CREATE INDEX IF NOT EXISTS certificate_number ON certificate (type_code, number_key);
CREATE INDEX IF NOT EXISTS certificate_case ON certificate (case_number);
CREATE INDEX IF NOT EXISTS certificate_ends ON certificate (ends_at);
-- holders by keyed digest only
CREATE TABLE IF NOT EXISTS certificate_holder (
  identifier VARCHAR(200) NOT NULL,
  place INT NOT NULL,
  kind VARCHAR(10) NOT NULL,
  code_digest VARCHAR(64) NOT NULL,
  PRIMARY KEY (identifier, place)
);
CREATE INDEX IF NOT EXISTS certificate_holder_code ON certificate_holder (code_digest);
-- append only; each row names the digest of the one before it
CREATE TABLE IF NOT EXISTS certificate_event (
  identifier VARCHAR(200) NOT NULL,
  number BIGINT NOT NULL,
  act VARCHAR(20) NOT NULL,
  state_from VARCHAR(20),
  state_to VARCHAR(20) NOT NULL,
  effective_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  recorded_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  actor VARCHAR(200) NOT NULL,
  basis VARCHAR(1000) NOT NULL,
  successor VARCHAR(200),
  previous VARCHAR(64) NOT NULL,
  digest VARCHAR(64) NOT NULL,
  PRIMARY KEY (identifier, number)
);
-- events that are not in the audit log yet
CREATE TABLE IF NOT EXISTS audit_pending (
  identifier VARCHAR(200) NOT NULL,
  number BIGINT NOT NULL,
  PRIMARY KEY (identifier, number)
);
-- a status list: how many indices are claimed; publications lock the row against acts
CREATE TABLE IF NOT EXISTS index_counter (
  list_uri VARCHAR(200) PRIMARY KEY,
  series VARCHAR(200) NOT NULL,
  shard INT NOT NULL,
  issuer_code VARCHAR(40) NOT NULL,
  size BIGINT NOT NULL,
  claimed BIGINT NOT NULL,
  hidden_volume BOOLEAN NOT NULL,
  UNIQUE (series, shard)
);
CREATE TABLE IF NOT EXISTS catalog_entry (
  type_code VARCHAR(40) NOT NULL,
  edition VARCHAR(40) NOT NULL,
  content VARCHAR NOT NULL,
  valid_from DATE,
  valid_to DATE,
  added_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  PRIMARY KEY (type_code, edition)
);
CREATE TABLE IF NOT EXISTS issuer_unit (
  code VARCHAR(40) NOT NULL,
  name VARCHAR(300) NOT NULL,
  valid_from DATE NOT NULL,
  valid_to DATE,
  PRIMARY KEY (code, valid_from)
);
CREATE TABLE IF NOT EXISTS issuer_competence (
  unit VARCHAR(40) NOT NULL,
  type_code VARCHAR(40) NOT NULL,
  area VARCHAR(20) NOT NULL,
  valid_from DATE NOT NULL,
  valid_to DATE,
  PRIMARY KEY (unit, type_code, area, valid_from)
);
CREATE TABLE IF NOT EXISTS issuer_key (
  certificate_digest VARCHAR(64) PRIMARY KEY,
  key_id VARCHAR(16) NOT NULL,
  certificate BYTEA NOT NULL,
  unit VARCHAR(40) NOT NULL,
  role VARCHAR(20) NOT NULL,
  suite VARCHAR(50) NOT NULL,
  issuance VARCHAR(20) NOT NULL,
  valid_from TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  valid_to TIMESTAMP(6) WITH TIME ZONE,
  compromised_since TIMESTAMP(6) WITH TIME ZONE
);
CREATE TABLE IF NOT EXISTS annotated_copy (
  id VARCHAR(60) PRIMARY KEY,
  identifier VARCHAR(200) NOT NULL,
  purpose VARCHAR(60) NOT NULL,
  user_name VARCHAR(300) NOT NULL,
  until DATE NOT NULL,
  case_number VARCHAR(100) NOT NULL,
  authorization_id VARCHAR(200),
  signed_range_digest VARCHAR(80) NOT NULL UNIQUE,
  made_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
CREATE TABLE IF NOT EXISTS holder_authorization (
  id VARCHAR(200) PRIMARY KEY,
  identifier VARCHAR(200) NOT NULL,
  grantee VARCHAR(300) NOT NULL,
  scope VARCHAR(20) NOT NULL,
  evidence VARCHAR(1000) NOT NULL,
  given_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  expires_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  withdrawn_at TIMESTAMP(6) WITH TIME ZONE
);
-- who looked at, downloaded or copied a certificate
CREATE TABLE IF NOT EXISTS certificate_use (
  id VARCHAR(60) PRIMARY KEY,
  identifier VARCHAR(200) NOT NULL,
  used_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  use_kind VARCHAR(20) NOT NULL,
  used_by VARCHAR(300) NOT NULL,
  cause VARCHAR(1000) NOT NULL,
  authorization_id VARCHAR(200)
);
CREATE INDEX IF NOT EXISTS certificate_use_certificate ON certificate_use (identifier, used_at);
-- a token is known by its SM3 only
CREATE TABLE IF NOT EXISTS show_token (
  token VARCHAR(64) PRIMARY KEY,
  identifier VARCHAR(200) NOT NULL,
  created_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  expires_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  redeemed_at TIMESTAMP(6) WITH TIME ZONE,
  redeemed_by VARCHAR(300),
  request_id VARCHAR(200),
  cause VARCHAR(1000)
);
CREATE INDEX IF NOT EXISTS show_token_certificate ON show_token (identifier);
CREATE TABLE IF NOT EXISTS legacy_source (
  id VARCHAR(60) PRIMARY KEY,
  name VARCHAR(300) NOT NULL,
  digest VARCHAR(80) NOT NULL,
  records BIGINT NOT NULL,
  issued BIGINT NOT NULL,
  quarantined BIGINT NOT NULL,
  refused BIGINT NOT NULL,
  expired_skipped BIGINT NOT NULL,
  imported_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
-- one row for each event and target, written with the event
CREATE TABLE IF NOT EXISTS outbox (
  target VARCHAR(100) NOT NULL,
  certificate VARCHAR(200) NOT NULL,
  number BIGINT NOT NULL,
  attempts INT NOT NULL,
  next_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  lease_owner VARCHAR(60),
  lease_until TIMESTAMP(6) WITH TIME ZONE,
  delivered_at TIMESTAMP(6) WITH TIME ZONE,
  receipt VARCHAR(1000),
  PRIMARY KEY (target, certificate, number)
);
CREATE INDEX IF NOT EXISTS outbox_due ON outbox (target, delivered_at, next_at);
CREATE TABLE IF NOT EXISTS draft_content (
  draft_id VARCHAR(100) PRIMARY KEY,
  metadata octets NOT NULL,
  photo octets
);
CREATE TABLE IF NOT EXISTS certificate_content (
  identifier VARCHAR(200) PRIMARY KEY,
  metadata octets NOT NULL
);
-- a file is recognised by the digest of the range its seal signs, so that permitted later revisions stay the registered one
CREATE TABLE IF NOT EXISTS certificate_file (
  identifier VARCHAR(200) PRIMARY KEY,
  signed_range_digest VARCHAR(80) NOT NULL UNIQUE,
  bytes octets NOT NULL,
  stored_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
CREATE TABLE IF NOT EXISTS status_publication (
  list_uri VARCHAR(200) NOT NULL,
  sequence BIGINT NOT NULL,
  as_of TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  expires_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  bytes octets NOT NULL,
  digest VARCHAR(80) NOT NULL,
  previous VARCHAR(80),
  PRIMARY KEY (list_uri, sequence)
);
CREATE TABLE IF NOT EXISTS quarantine (
  id VARCHAR(60) PRIMARY KEY,
  source VARCHAR(300) NOT NULL,
  place VARCHAR(100) NOT NULL,
  record octets NOT NULL,
  defects VARCHAR NOT NULL,
  kept_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  resolved_at TIMESTAMP(6) WITH TIME ZONE
);
