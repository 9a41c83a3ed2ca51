-- What people decided on findings, questions and statements, and what follows from it (store/decisions.py).

-- It is held to words in reports (decision_quotes) and stays when texts are read again.
CREATE TABLE decisions (
    number INTEGER PRIMARY KEY,  -- counted on together with those of judgements
    kind TEXT NOT NULL,          -- confirm, reject; same, apart, answer, rename; speaker, side
    value TEXT NOT NULL,         -- JSON: the answer, wording, name, or levels of a side that was given
    finding TEXT,                -- JSON: the finding as it stood when it was confirmed or rejected
    judged_by TEXT NOT NULL,
    judged_at TEXT NOT NULL,
    note TEXT NOT NULL,
    undone_by TEXT,
    undone_at TEXT
) STRICT;

-- The words that a decision is held to.
CREATE TABLE decision_quotes (
    decision INTEGER NOT NULL REFERENCES decisions (number),
    part TEXT NOT NULL,          -- first, second
    place INTEGER NOT NULL,
    report TEXT NOT NULL,        -- as it was known then, like what follows
    version TEXT NOT NULL,
    statement TEXT NOT NULL,     -- empty for words of an edit
    source TEXT NOT NULL,
    content TEXT NOT NULL,
    exact TEXT NOT NULL,         -- from the first to the last word of the content, as it stands in the version
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,
    position TEXT,               -- the answer that the statement gave
    now TEXT,                    -- statement (of an edit, version) that they are found in today; empty: in none
    PRIMARY KEY (decision, part, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX decision_quotes_report ON decision_quotes (report);
CREATE INDEX decision_quotes_now ON decision_quotes (now);

-- What the pair model says of two statements that people say answer one question, where they may be far apart.
CREATE TABLE judged_pairs (
    first TEXT NOT NULL REFERENCES statements (id),
    second TEXT NOT NULL REFERENCES statements (id),
    same REAL NOT NULL,
    agree REAL NOT NULL,
    oppose REAL NOT NULL,
    cosine REAL NOT NULL,
    PRIMARY KEY (first, second)
) STRICT, WITHOUT ROWID;
CREATE INDEX judged_pairs_second ON judged_pairs (second);

-- Statements of which people say who made them, or for whom; all those of one act of saying.
CREATE TABLE corrected (
    statement TEXT PRIMARY KEY REFERENCES statements (id),
    appearance TEXT,             -- whom it is taken to be made by; empty: as it is worked out
    is_made INTEGER NOT NULL,    -- 1: the report itself calls nobody so
    side TEXT                    -- JSON: levels from narrow to wide; empty: as it is worked out
) STRICT, WITHOUT ROWID;
CREATE INDEX corrected_appearance ON corrected (appearance);

-- JSON: the side that people say it was made for
ALTER TABLE statements ADD COLUMN judged_side TEXT;

DROP VIEW statement_view;
CREATE VIEW statement_view AS
SELECT s.article_day AS day, r.outlet, i.name AS speaker, a.office,
       coalesce(json_extract(s.judged_side, '$[#-1]'), a.side) AS side, s.source, s.cue, s.content, s.manner,
       s.cue_class, s.polarity, s.modality, s.completed, s.said_first, s.said_last, s.said_how, s.about_first,
       s.about_last, s.nested_in, s.confidence, s.headline, r.address AS url, s.day_how, s.id AS statement, s.report
FROM statements AS s JOIN reports AS r ON r.id = s.report
LEFT JOIN appearances AS a ON a.id = s.appearance
LEFT JOIN identities AS i ON i.id = a.identity
WHERE s.is_current = 1
ORDER BY s.article_day IS NULL, s.article_day, s.report, s.version_position, s.place;
