CREATE TABLE IF NOT EXISTS draft_content (
  draft_id VARCHAR(100) PRIMARY KEY,
  metadata BYTEA NOT NULL,
  photo BYTEA
);
CREATE TABLE IF NOT EXISTS certificate_content (
  identifier VARCHAR(200) PRIMARY KEY,
  metadata BYTEA NOT NULL
);
-- a file is recognised by the digest of the range its seal signs, so that permitted later revisions stay the registered one
CREATE TABLE IF NOT EXISTS certificate_file (
  identifier VARCHAR(200) PRIMARY KEY,
  signed_range_digest VARCHAR(80) NOT NULL UNIQUE,
  bytes BYTEA NOT NULL,
  stored_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
CREATE TABLE IF NOT EXISTS status_publication (
  list_uri VARCHAR(200) NOT NULL,
  sequence BIGINT NOT NULL,
  as_of TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  expires_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  bytes BYTEA NOT NULL,
  digest VARCHAR(80) NOT NULL,
  previous VARCHAR(80),
  PRIMARY KEY (list_uri, sequence)
);
CREATE TABLE IF NOT EXISTS quarantine (
  id VARCHAR(60) PRIMARY KEY,
  source VARCHAR(300) NOT NULL,
  place VARCHAR(100) NOT NULL,
  record BYTEA NOT NULL,
  defects VARCHAR NOT NULL,
  kept_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  resolved_at TIMESTAMP(6) WITH TIME ZONE
);
