-- What was seen, in order. hash = SHA-256 over the hash before and this entry.
CREATE TABLE journal (
  sequence  INTEGER PRIMARY KEY,
  at_millis INTEGER NOT NULL,
  kind      TEXT    NOT NULL,
  body      BLOB    NOT NULL,
  hash      BLOB    NOT NULL
);

-- All evidence as of an entry, compressed. Its digest is an entry of the journal.
CREATE TABLE checkpoint (
  sequence  INTEGER PRIMARY KEY,
  at_millis INTEGER NOT NULL,
  state     BLOB    NOT NULL
);

-- Where a chain begins after its oldest entries went.
CREATE TABLE cut (
  chain    TEXT    PRIMARY KEY,
  sequence INTEGER NOT NULL,
  hash     BLOB    NOT NULL
);

-- What operators decided, kept longer than the journal; a chain of its own.
CREATE TABLE audit (
  sequence  INTEGER PRIMARY KEY,
  at_millis INTEGER NOT NULL,
  body      BLOB    NOT NULL,
  hash      BLOB    NOT NULL
);

CREATE TABLE session (
  agent             TEXT    NOT NULL,
  id                TEXT    NOT NULL,
  first_seen_millis INTEGER NOT NULL,
  last_seen_millis  INTEGER NOT NULL,
  findings          INTEGER NOT NULL,
  PRIMARY KEY (agent, id)
) WITHOUT ROWID;
CREATE INDEX session_last_seen ON session (last_seen_millis);

-- Published scores, when they changed. Scores and factors are decimal texts.
CREATE TABLE score (
  agent         TEXT    NOT NULL,
  at_millis     INTEGER NOT NULL,
  posture       TEXT,
  worst_finding TEXT    NOT NULL,
  headline      TEXT    NOT NULL,
  mitigation    TEXT    NOT NULL,
  parameters    TEXT    NOT NULL,
  PRIMARY KEY (agent, at_millis)
) WITHOUT ROWID;
CREATE INDEX score_at ON score (at_millis);
