-- One ledger, schema version 1. `log` is the hash chain, `payload` what each of its rows says (canonical JSON).
--
-- kind          id             payload
-- run           r1:…           code version, data versions, start time
-- document      d1:…           the document
-- coding        its document   the document's id, the run's id, the claims' ids; directly after it stand:
--   claim       c1:…             one row for each of these claims, in this order
--   findings    its document     annotations, incidents, tracks, issues
--   explanations its document    why each field of the claims has its value
--
-- The latest coding of a document is the current one. `INSERT OR REPLACE` deletes without firing DELETE triggers: the
-- `_next` triggers refuse it. AUTOINCREMENT remembers the highest `seq`, so that rows cut off at the end are missed.

CREATE TABLE IF NOT EXISTS log (
    seq            INTEGER PRIMARY KEY AUTOINCREMENT,
    kind           TEXT NOT NULL,
    id             TEXT NOT NULL,
    payload_sha256 TEXT NOT NULL,
    previous       TEXT NOT NULL,  -- `hash` of the row before; 64 zeros in the first
    hash           TEXT NOT NULL   -- SHA-256 of the canonical JSON of [previous, kind, id, payload_sha256]
);
CREATE INDEX IF NOT EXISTS log_id ON log (id, kind);
CREATE INDEX IF NOT EXISTS log_kind ON log (kind);

CREATE TABLE IF NOT EXISTS payload (
    seq  INTEGER PRIMARY KEY REFERENCES log (seq),
    json TEXT NOT NULL
);

CREATE VIEW IF NOT EXISTS coding AS
SELECT log.seq, log.id AS document, json_extract(payload.json, '$.run') AS run
FROM log LEFT JOIN payload ON payload.seq = log.seq
WHERE log.kind = 'coding';

CREATE TRIGGER IF NOT EXISTS log_no_update BEFORE UPDATE ON log
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER IF NOT EXISTS log_no_delete BEFORE DELETE ON log
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER IF NOT EXISTS log_next BEFORE INSERT ON log
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM log)
  OR NEW.previous IS NOT coalesce((SELECT hash FROM log ORDER BY seq DESC LIMIT 1), printf('%064d', 0))
BEGIN SELECT RAISE(ABORT, 'the row does not follow the last one of the ledger'); END;

CREATE TRIGGER IF NOT EXISTS payload_no_update BEFORE UPDATE ON payload
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER IF NOT EXISTS payload_no_delete BEFORE DELETE ON payload
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER IF NOT EXISTS payload_next BEFORE INSERT ON payload
WHEN NEW.seq IS NOT (SELECT max(seq) FROM log) OR EXISTS (SELECT 1 FROM payload WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'the payload does not belong to the last row of the ledger'); END;
