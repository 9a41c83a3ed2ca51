-- Who is speaking, for whom, when, and how many: what is worked out from the attributions of a version as one of a
-- report's (store/resolving.py), whenever its reading, its day, its outlet or what works it out is another than before.

-- A version of a report whose speakers, times and figures are worked out, and from what. Names come in as words, so that
-- a row tells by itself why it is stale.
CREATE TABLE resolutions (
    report TEXT NOT NULL REFERENCES reports (id),
    version TEXT NOT NULL REFERENCES versions (id),
    reader TEXT NOT NULL,        -- whose attributions
    resolver TEXT NOT NULL,      -- what worked it out, with the digest of the parties it knew
    article_day TEXT,            -- the day that relative dates counted from
    outlet TEXT,
    PRIMARY KEY (report, version)
) STRICT, WITHOUT ROWID;

-- A speaker as one report tells it, in all of its versions: what the report calls by one name.
CREATE TABLE appearances (
    id TEXT PRIMARY KEY,
    report TEXT NOT NULL REFERENCES reports (id),
    name TEXT NOT NULL,          -- fullest name, or description, of the first version that has it
    kind TEXT NOT NULL,          -- person, organisation, group, unnamed, document, outlet
    honorific TEXT,
    office TEXT,
    organisation TEXT,
    names TEXT NOT NULL,         -- JSON: all that it is called by, but for pronouns
    side TEXT,                   -- widest level of the side that it speaks for, once settled
    side_levels TEXT,            -- JSON: as the report itself tells, from narrow to wide
    settled_levels TEXT,         -- JSON: as other reports of the affair tell, where this one leaves it open
    settled_how TEXT,
    side_how TEXT,               -- parties, name, metonym, office, organisation, context, self
    side_evidence TEXT,          -- words that tell the side
    outlet TEXT,
    article_day TEXT,            -- earliest day of a version that has it
    identity TEXT REFERENCES identities (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX appearances_report ON appearances (report);
CREATE INDEX appearances_identity ON appearances (identity);
CREATE INDEX appearances_side ON appearances (side);

-- The same as one version tells it.
CREATE TABLE version_speakers (
    report TEXT NOT NULL,
    version TEXT NOT NULL,
    position INTEGER NOT NULL,
    appearance TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    honorific TEXT,
    office TEXT,
    organisation TEXT,
    side_levels TEXT,
    side_how TEXT,
    side_evidence TEXT,
    side_start INTEGER,          -- span of the evidence, if it stands in the version
    side_end INTEGER,
    PRIMARY KEY (report, version, position),
    FOREIGN KEY (report, version) REFERENCES resolutions (report, version) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX version_speakers_appearance ON version_speakers (appearance);

-- Words that name a speaker in one version.
CREATE TABLE mentions (
    report TEXT NOT NULL,
    version TEXT NOT NULL,
    appearance TEXT NOT NULL,
    position INTEGER NOT NULL,
    how TEXT NOT NULL,           -- name, description, pronoun, elided, label, carried
    confidence REAL NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    exact TEXT NOT NULL,
    PRIMARY KEY (report, version, appearance, position),
    FOREIGN KEY (report, version) REFERENCES resolutions (report, version) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX mentions_appearance ON mentions (appearance);

-- Keys that two appearances share if they can be one; for looking again at no more than what a report touches.
CREATE TABLE appearance_blocks (
    block TEXT NOT NULL,
    appearance TEXT NOT NULL REFERENCES appearances (id) ON DELETE CASCADE,
    PRIMARY KEY (block, appearance)
) STRICT, WITHOUT ROWID;
CREATE INDEX appearance_blocks_appearance ON appearance_blocks (appearance);

-- One person or body across reports.
CREATE TABLE identities (
    number INTEGER PRIMARY KEY,  -- for the full-text index only
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    names TEXT NOT NULL,         -- JSON: all names, fullest first
    offices TEXT NOT NULL,       -- JSON: [{office, first, last}, ...] by days of the reports
    sides TEXT NOT NULL,         -- JSON: [[narrow, ..., wide], ...]
    reasons TEXT NOT NULL,       -- JSON: why its appearances are taken for one
    words TEXT NOT NULL          -- names and offices, for the index
) STRICT;

CREATE VIRTUAL TABLE identities_fts USING fts5 (
    words, content = 'identities', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
);
CREATE TRIGGER identities_indexed AFTER INSERT ON identities BEGIN
    INSERT INTO identities_fts (rowid, words) VALUES (new.number, new.words);
END;
CREATE TRIGGER identities_unindexed AFTER DELETE ON identities BEGIN
    INSERT INTO identities_fts (identities_fts, rowid, words) VALUES ('delete', old.number, old.words);
END;

-- Names of two words and more, by which reports can be seen to tell of one affair.
CREATE TABLE proper_names (
    name TEXT NOT NULL,
    report TEXT NOT NULL,
    version TEXT NOT NULL,
    PRIMARY KEY (name, report, version),
    FOREIGN KEY (report, version) REFERENCES resolutions (report, version) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX proper_names_version ON proper_names (report, version);

-- Reports whose speakers wait for being put together with those of other reports (store/identities.py).
CREATE TABLE ungrouped (
    report TEXT PRIMARY KEY REFERENCES reports (id)
) STRICT, WITHOUT ROWID;

-- Reports whose sides wait for being settled by the other reports of their affair (store/affair.py).
CREATE TABLE unsettled (
    report TEXT PRIMARY KEY REFERENCES reports (id)
) STRICT, WITHOUT ROWID;

-- What a person decided about who is who. It is anchored to the names that reports call them by, and stays when texts
-- are read again.
CREATE TABLE judgements (
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,          -- same, apart
    first TEXT NOT NULL,         -- JSON: anchor of the one appearance, its report and name
    second TEXT NOT NULL,        -- JSON: that of the other
    judged_by TEXT NOT NULL,
    judged_at TEXT NOT NULL,
    note TEXT NOT NULL,
    undone_by TEXT,
    undone_at TEXT
) STRICT;

-- The user's parties, as TOML; at most one row.
CREATE TABLE parties (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    toml TEXT NOT NULL,
    taken_at TEXT NOT NULL
) STRICT;

-- What is known of an attribution as part of a report: its speaker, when it was said, which days it is about.
CREATE TABLE attribution_facts (
    report TEXT NOT NULL,
    version TEXT NOT NULL,
    attribution TEXT NOT NULL REFERENCES attributions (id) ON DELETE CASCADE,
    appearance TEXT,             -- its speaker; empty where unknown
    speaker_how TEXT,            -- through what words: name, description, pronoun, elided, label, carried
    speaker_confidence REAL,
    said_first TEXT,             -- first and last day of the window in which it was said; empty: open
    said_last TEXT,
    said_how TEXT,               -- post, clause, sentence, venue; discourse and article are inferred
    said_evidence TEXT,
    said_start INTEGER,          -- span of the evidence, if it stands in the version
    said_end INTEGER,
    said_moment TEXT,            -- the very moment, of a post whose id tells it
    about_first TEXT,            -- the same of the days that the content is about
    about_last TEXT,
    about_how TEXT,
    about_evidence TEXT,
    about_start INTEGER,
    about_end INTEGER,
    about_moment TEXT,
    PRIMARY KEY (report, attribution),
    FOREIGN KEY (report, version) REFERENCES resolutions (report, version) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX attribution_facts_attribution ON attribution_facts (attribution);
CREATE INDEX attribution_facts_version ON attribution_facts (report, version);

-- A time expression, as the report's day makes it.
CREATE TABLE timexes (
    report TEXT NOT NULL,
    version TEXT NOT NULL,
    position INTEGER NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    exact TEXT NOT NULL,
    type TEXT NOT NULL,          -- DATE, TIME, DURATION, SET
    value TEXT NOT NULL,         -- TIMEX3
    mod TEXT,
    basis TEXT NOT NULL,         -- written, article, timex, none
    rule TEXT NOT NULL,
    anchor_start INTEGER,        -- the expression that it is counted from
    anchor_end INTEGER,
    first_day TEXT,              -- the days that it covers
    last_day TEXT,
    PRIMARY KEY (report, version, position),
    FOREIGN KEY (report, version) REFERENCES resolutions (report, version) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX timexes_first_day ON timexes (first_day);

-- A figure at one place in one version.
CREATE TABLE figures (
    id TEXT NOT NULL,            -- the same figure in several versions of a report has one id
    report TEXT NOT NULL,
    version TEXT NOT NULL,
    position INTEGER NOT NULL,
    span_start INTEGER NOT NULL,
    span_end INTEGER NOT NULL,
    exact TEXT NOT NULL,
    low REAL,                    -- empty: open
    high REAL,
    approx INTEGER NOT NULL,
    is_open INTEGER NOT NULL,    -- the end that is named is left out
    unit TEXT,
    kind TEXT NOT NULL,          -- killed, injured, missing, ..., count
    counts TEXT,                 -- words for what is counted
    counts_start INTEGER,
    counts_end INTEGER,
    scope TEXT NOT NULL,         -- whole, part, added, total
    change TEXT,                 -- up, down
    event TEXT,                  -- words for what happened
    event_start INTEGER,
    event_end INTEGER,
    attribution TEXT REFERENCES attributions (id) ON DELETE CASCADE,  -- by whom; empty: the reporter's own
    PRIMARY KEY (report, version, position),
    FOREIGN KEY (report, version) REFERENCES resolutions (report, version) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX figures_id ON figures (id);
CREATE INDEX figures_kind ON figures (kind);
CREATE INDEX figures_attribution ON figures (attribution);

-- speaker of the first attribution that attests it, like the windows that follow
ALTER TABLE statements ADD COLUMN appearance TEXT;
ALTER TABLE statements ADD COLUMN speaker_how TEXT;
ALTER TABLE statements ADD COLUMN speaker_confidence REAL;
ALTER TABLE statements ADD COLUMN said_first TEXT;
ALTER TABLE statements ADD COLUMN said_last TEXT;
ALTER TABLE statements ADD COLUMN said_how TEXT;
ALTER TABLE statements ADD COLUMN said_evidence TEXT;
ALTER TABLE statements ADD COLUMN said_start INTEGER;
ALTER TABLE statements ADD COLUMN said_end INTEGER;
ALTER TABLE statements ADD COLUMN said_moment TEXT;
ALTER TABLE statements ADD COLUMN about_first TEXT;
ALTER TABLE statements ADD COLUMN about_last TEXT;
ALTER TABLE statements ADD COLUMN about_how TEXT;
ALTER TABLE statements ADD COLUMN about_evidence TEXT;
ALTER TABLE statements ADD COLUMN about_start INTEGER;
ALTER TABLE statements ADD COLUMN about_end INTEGER;
ALTER TABLE statements ADD COLUMN about_moment TEXT;
CREATE INDEX statements_appearance ON statements (appearance);
CREATE INDEX statements_said ON statements (said_first);

DROP VIEW statement_view;
CREATE VIEW statement_view AS
SELECT s.article_day AS day, r.outlet, i.name AS speaker, a.office, a.side, s.source, s.cue, s.content, s.manner,
       s.cue_class, s.polarity, s.modality, s.completed, s.said_first, s.said_last, s.said_how, s.about_first,
       s.about_last, s.nested_in, s.confidence, s.headline, r.address AS url, s.day_how, s.id AS statement, s.report
FROM statements AS s JOIN reports AS r ON r.id = s.report
LEFT JOIN appearances AS a ON a.id = s.appearance
LEFT JOIN identities AS i ON i.id = a.identity
WHERE s.is_current = 1
ORDER BY s.article_day IS NULL, s.article_day, s.report, s.version_position, s.place;

CREATE VIEW speaker_view AS
SELECT i.name, i.kind, a.office, a.side, a.name AS called, r.outlet, a.article_day AS day, i.id AS speaker, a.report
FROM identities AS i JOIN appearances AS a ON a.identity = i.id JOIN reports AS r ON r.id = a.report
ORDER BY i.name, a.article_day;

CREATE VIEW figure_view AS
SELECT v.article_day AS day, r.outlet, i.name AS speaker, a.side, f.exact, f.low, f.high, f.approx, f.unit, f.kind,
       f.counts, f.scope, f.change, f.event, t.statement, f.id AS figure, f.version, f.report
FROM figures AS f JOIN reports AS r ON r.id = f.report
JOIN report_versions AS v ON v.report = f.report AND v.version = f.version
LEFT JOIN attestations AS t ON t.report = f.report AND t.attribution = f.attribution
LEFT JOIN attribution_facts AS w ON w.report = f.report AND w.attribution = f.attribution
LEFT JOIN appearances AS a ON a.id = w.appearance
LEFT JOIN identities AS i ON i.id = a.identity
ORDER BY v.article_day IS NULL, v.article_day, f.report, v.position, f.position;
