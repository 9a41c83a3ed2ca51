-- The record. Rows are keyed by what they hold (hexadecimal content ids), so that adding a thing twice, or things in
-- another order, makes the same rows. Only `adds` and `inputs` tell when something was added. Moments and days are ISO
-- 8601 text, cut where knowledge ends ("2031-03"). Spans count code points, [span_start, span_end), in versions.text.

-- One run of adding. ended_at and ending are empty while it runs, and stay empty if the process was killed.
CREATE TABLE adds (
    number INTEGER PRIMARY KEY,
    walkback TEXT NOT NULL,      -- version of Walkback
    started_at TEXT NOT NULL,
    ended_at TEXT,
    ending TEXT                  -- "done", "interrupted", or the error that ended it
) STRICT;

-- Bytes as they were retrieved, compressed with zlib; sha256 and size are those of the bytes themselves.
CREATE TABLE contents (
    sha256 TEXT PRIMARY KEY,
    size INTEGER NOT NULL,
    zlib BLOB NOT NULL
) STRICT;

-- One retrieval: bytes and what was known about them.
CREATE TABLE captures (
    id TEXT PRIMARY KEY,
    sha256 TEXT NOT NULL REFERENCES contents (sha256),
    url TEXT,
    outlet TEXT,
    captured_at TEXT,
    published_at TEXT
) STRICT;
CREATE INDEX captures_sha256 ON captures (sha256);

-- Where a capture came from. The same capture can come in from two places; the first in the order of
-- reading (store/retrieval.py) is the one that is shown and derived from.
CREATE TABLE retrievals (
    id TEXT PRIMARY KEY,
    capture TEXT NOT NULL REFERENCES captures (id),
    origin TEXT NOT NULL,        -- file, stdin, fetch, text
    origin_name TEXT NOT NULL,
    media_type TEXT,
    charset TEXT,
    headers TEXT NOT NULL        -- JSON: [[name, value], ...]
) STRICT;
CREATE INDEX retrievals_capture ON retrievals (capture);

-- One distinct readable text, made by an extractor.
CREATE TABLE versions (
    number INTEGER PRIMARY KEY,  -- for the full-text index only
    id TEXT NOT NULL UNIQUE,
    text TEXT NOT NULL,
    headline TEXT,               -- words of the headline block
    opening TEXT NOT NULL,       -- first words of what is read
    language TEXT,
    words INTEGER NOT NULL,      -- in the blocks that are read for statements
    extractor TEXT NOT NULL,
    extractor_version TEXT NOT NULL,
    extractor_options TEXT NOT NULL  -- JSON: [[name, value], ...]
) STRICT;

CREATE TABLE blocks (
    version TEXT NOT NULL REFERENCES versions (id),
    position INTEGER NOT NULL,
    kind TEXT NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (version, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE links (
    version TEXT NOT NULL REFERENCES versions (id),
    position INTEGER NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    url TEXT NOT NULL,
    PRIMARY KEY (version, position)
) STRICT, WITHOUT ROWID;

-- The story at one outlet, known by its address, or by its text where no address is known.
CREATE TABLE reports (
    id TEXT PRIMARY KEY,
    address TEXT,                -- cleaned URL that the id stands for
    outlet TEXT,
    headline TEXT                -- of the last version that has one
) STRICT;

-- Which version a capture gave, with what the page says about itself. A better extractor derives again: the older
-- row stays and is_current tells which one counts.
CREATE TABLE derivations (
    capture TEXT NOT NULL REFERENCES captures (id),
    version TEXT NOT NULL REFERENCES versions (id),
    report TEXT NOT NULL REFERENCES reports (id),
    is_current INTEGER NOT NULL,
    headline TEXT,
    byline TEXT,
    outlet TEXT,
    canonical_url TEXT,
    language TEXT,
    published_at TEXT,
    published_from TEXT,
    modified_at TEXT,
    modified_from TEXT,
    day TEXT,
    day_how TEXT,
    day_evidence TEXT,
    day_start INTEGER,           -- span of the evidence in the version, if it stands there
    day_end INTEGER,
    PRIMARY KEY (capture, version)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX derivations_current ON derivations (capture) WHERE is_current = 1;
CREATE INDEX derivations_report ON derivations (report) WHERE is_current = 1;
CREATE INDEX derivations_version ON derivations (version);

-- One pass of a reader over a version.
CREATE TABLE readings (
    version TEXT NOT NULL REFERENCES versions (id),
    reader TEXT NOT NULL,
    is_current INTEGER NOT NULL,
    PRIMARY KEY (version, reader)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX readings_current ON readings (version) WHERE is_current = 1;

-- Somebody is reported to say something, at one place in one version.
CREATE TABLE attributions (
    id TEXT PRIMARY KEY,
    version TEXT NOT NULL,
    reader TEXT NOT NULL,
    place INTEGER NOT NULL,      -- where its first span begins
    manner TEXT NOT NULL,        -- direct, mixed, indirect
    confidence REAL NOT NULL,
    FOREIGN KEY (version, reader) REFERENCES readings (version, reader) ON DELETE CASCADE
) STRICT;
CREATE INDEX attributions_reading ON attributions (version, reader);

CREATE TABLE attribution_spans (
    attribution TEXT NOT NULL REFERENCES attributions (id) ON DELETE CASCADE,
    role TEXT NOT NULL,          -- source, cue, content
    position INTEGER NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    exact TEXT NOT NULL,         -- the words
    PRIMARY KEY (attribution, role, position)
) STRICT, WITHOUT ROWID;

-- What follows is worked out from the rows above whenever a report gets another capture (store/refresh.py).

-- A version's place in a report's chain. position counts from 0 in the order of clocks.
CREATE TABLE report_versions (
    report TEXT NOT NULL REFERENCES reports (id),
    version TEXT NOT NULL REFERENCES versions (id),
    position INTEGER NOT NULL,
    headline TEXT,
    first_captured_at TEXT,
    last_captured_at TEXT,
    published_at TEXT,
    article_day TEXT,
    day_how TEXT,
    day_evidence TEXT,
    day_start INTEGER,
    day_end INTEGER,
    statements INTEGER NOT NULL,
    PRIMARY KEY (report, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX report_versions_version ON report_versions (version);
CREATE INDEX report_versions_day ON report_versions (article_day);

-- The addresses that a report was seen at.
CREATE TABLE report_urls (
    report TEXT NOT NULL REFERENCES reports (id),
    position INTEGER NOT NULL,
    url TEXT NOT NULL,
    address TEXT NOT NULL,       -- the same, cleaned
    PRIMARY KEY (report, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX report_urls_address ON report_urls (address);

-- An act of saying in one report. Words are those of the first place that attests it.
CREATE TABLE statements (
    number INTEGER PRIMARY KEY,  -- for the full-text index only
    id TEXT NOT NULL UNIQUE,
    report TEXT NOT NULL REFERENCES reports (id),
    is_current INTEGER NOT NULL, -- 0: no version that counts carries it any more
    source TEXT NOT NULL,
    cue TEXT NOT NULL,
    content TEXT NOT NULL,
    manner TEXT NOT NULL,
    confidence REAL NOT NULL,    -- of the surest attestation
    headline TEXT,               -- of the first version that carries it
    article_day TEXT,            -- earliest day of a version that carries it
    day_how TEXT,
    day_evidence TEXT,
    day_start INTEGER,           -- in the first version that carries it
    day_end INTEGER,
    attribution TEXT NOT NULL,   -- the first that attests it
    version_position INTEGER NOT NULL,
    place INTEGER NOT NULL
) STRICT;
CREATE INDEX statements_report ON statements (report);
CREATE INDEX statements_order
    ON statements (article_day IS NULL, article_day, report, version_position, place, id) WHERE is_current = 1;

-- Which attributions attest a statement.
CREATE TABLE attestations (
    report TEXT NOT NULL REFERENCES reports (id),
    attribution TEXT NOT NULL REFERENCES attributions (id) ON DELETE CASCADE,
    statement TEXT NOT NULL REFERENCES statements (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (report, attribution)
) STRICT, WITHOUT ROWID;
CREATE INDEX attestations_statement ON attestations (statement);
CREATE INDEX attestations_attribution ON attestations (attribution);

-- Every input of every add and what became of it; skipped and failed ones say why.
CREATE TABLE inputs (
    number INTEGER PRIMARY KEY,
    add_number INTEGER NOT NULL REFERENCES adds (number),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,          -- path, URL or manifest row
    outcome TEXT NOT NULL,       -- added, unchanged, skipped, failed
    reason TEXT NOT NULL,
    message TEXT NOT NULL,
    capture TEXT REFERENCES captures (id),
    report TEXT REFERENCES reports (id),
    version TEXT REFERENCES versions (id),
    statements INTEGER NOT NULL,
    UNIQUE (add_number, position)
) STRICT;

CREATE VIRTUAL TABLE statements_fts USING fts5 (
    source, cue, content, content = 'statements', content_rowid = 'number',
    tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER statements_indexed AFTER INSERT ON statements BEGIN
    INSERT INTO statements_fts (rowid, source, cue, content) VALUES (new.number, new.source, new.cue, new.content);
END;
CREATE TRIGGER statements_unindexed AFTER DELETE ON statements BEGIN
    INSERT INTO statements_fts (statements_fts, rowid, source, cue, content)
    VALUES ('delete', old.number, old.source, old.cue, old.content);
END;
CREATE TRIGGER statements_reindexed AFTER UPDATE OF source, cue, content ON statements
WHEN old.source IS NOT new.source OR old.cue IS NOT new.cue OR old.content IS NOT new.content BEGIN
    INSERT INTO statements_fts (statements_fts, rowid, source, cue, content)
    VALUES ('delete', old.number, old.source, old.cue, old.content);
    INSERT INTO statements_fts (rowid, source, cue, content) VALUES (new.number, new.source, new.cue, new.content);
END;

CREATE VIRTUAL TABLE versions_fts USING fts5 (
    text, content = 'versions', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER versions_indexed AFTER INSERT ON versions BEGIN
    INSERT INTO versions_fts (rowid, text) VALUES (new.number, new.text);
END;
CREATE TRIGGER versions_unindexed AFTER DELETE ON versions BEGIN
    INSERT INTO versions_fts (versions_fts, rowid, text) VALUES ('delete', old.number, old.text);
END;

CREATE VIEW statement_view AS
SELECT s.article_day AS day, r.outlet, s.source, s.cue, s.content, s.manner, s.confidence, s.headline,
       r.address AS url, s.day_how, s.id AS statement, s.report
FROM statements AS s JOIN reports AS r ON r.id = s.report
WHERE s.is_current = 1
ORDER BY s.article_day IS NULL, s.article_day, s.report, s.version_position, s.place;

CREATE VIEW report_view AS
SELECT r.outlet, r.headline, r.address AS url, count(*) AS versions, min(v.article_day) AS first_day,
       max(v.article_day) AS last_day, min(v.first_captured_at) AS first_captured_at, r.id AS report
FROM reports AS r JOIN report_versions AS v ON v.report = r.id
GROUP BY r.id;

CREATE VIEW evidence_view AS
SELECT t.statement, p.role, p.exact, p.span_start, p.span_end, a.version, a.reader, a.confidence, t.report
FROM attestations AS t
JOIN attributions AS a ON a.id = t.attribution
JOIN attribution_spans AS p ON p.attribution = a.id
JOIN report_versions AS v ON v.report = t.report AND v.version = a.version
JOIN readings AS g ON g.version = a.version AND g.reader = a.reader AND g.is_current = 1;

CREATE VIEW skipped_view AS
SELECT i.name, i.outcome, i.reason, i.message, a.started_at AS added_at
FROM inputs AS i JOIN adds AS a ON a.number = i.add_number
WHERE i.outcome IN ('skipped', 'failed')
ORDER BY i.number;
