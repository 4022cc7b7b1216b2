-- one row for each request of each caller
CREATE TABLE IF NOT EXISTS request (
  caller VARCHAR(200) NOT NULL,
  request_id VARCHAR(200) NOT NULL,
  input_digest BYTEA NOT NULL,
  begun_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
  answer VARCHAR,
  answered_at TIMESTAMP(6) WITH TIME ZONE,
  PRIMARY KEY (caller, request_id)
);
