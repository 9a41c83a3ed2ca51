-- Which captures are of one report: pages, what stood on them, and what those texts are to one another (store/kin.py).

-- Where a report was seen: a cleaned address, or the text itself where no address is known.
CREATE TABLE pages (
    id TEXT PRIMARY KEY,
    address TEXT                 -- cleaned URL that the id stands for
) STRICT;
INSERT INTO pages (id, address) SELECT id, address FROM reports;

-- the page that the capture was found on
ALTER TABLE derivations ADD COLUMN page TEXT REFERENCES pages (id);
UPDATE derivations SET page = report;
CREATE INDEX derivations_page ON derivations (page, version) WHERE is_current = 1;

-- where its texts went, if it has none any more
ALTER TABLE reports ADD COLUMN became TEXT REFERENCES reports (id);
CREATE INDEX reports_became ON reports (became) WHERE became IS NOT NULL;

-- when it was first retrieved from that address
ALTER TABLE report_urls ADD COLUMN first_captured_at TEXT;
-- and last
ALTER TABLE report_urls ADD COLUMN last_captured_at TEXT;

-- A text as it stood on one page: what is judged to be a version, or a copy, of another.
CREATE TABLE renditions (
    number INTEGER PRIMARY KEY,  -- digits of page and version, for rendition_bands and kin
    page TEXT NOT NULL REFERENCES pages (id),
    version TEXT NOT NULL REFERENCES versions (id),
    report TEXT NOT NULL REFERENCES reports (id),
    headline TEXT,
    outlet TEXT,
    address TEXT,                -- address at which the first capture of it was retrieved
    address_key TEXT,            -- what is the same in all addresses of one page
    day TEXT,                    -- on which it was captured or published
    agency TEXT,                 -- news agency that the text credits
    signature BLOB NOT NULL,
    method TEXT NOT NULL,        -- how signatures and kin were worked out
    UNIQUE (page, version)
) STRICT;
CREATE INDEX renditions_report ON renditions (report);
CREATE INDEX renditions_address_key ON renditions (address_key) WHERE address_key IS NOT NULL;

-- Under which keys a text is found by those that are like it; the signature tells which they are.
CREATE TABLE rendition_bands (
    band INTEGER NOT NULL,       -- 64 bits
    rendition INTEGER NOT NULL,
    PRIMARY KEY (band, rendition)
) STRICT, WITHOUT ROWID;

-- What two texts are to one another, as far as it was judged.
CREATE TABLE kin (
    first INTEGER NOT NULL REFERENCES renditions (number) ON DELETE CASCADE,
    second INTEGER NOT NULL REFERENCES renditions (number) ON DELETE CASCADE,
    kind TEXT NOT NULL,          -- version, copy, none
    share REAL NOT NULL,         -- of the shorter one's own words, how many stand in the other, 0 to 1
    weight REAL NOT NULL,        -- of all evidence; above 0 for kin
    evidence TEXT,               -- JSON: [[name, first, second, weight], ...]; kept of kin only
    PRIMARY KEY (first, second)
) STRICT, WITHOUT ROWID;
CREATE INDEX kin_second ON kin (second);

-- Reports that copy one another; each report is in one lineage at most.
CREATE TABLE lineages (
    id TEXT PRIMARY KEY,
    origin TEXT NOT NULL REFERENCES reports (id),  -- the report that the others were most likely copied from
    agency TEXT,                 -- news agency that a text of them credits
    why TEXT NOT NULL            -- JSON: what told the origin, [[name, left, right, weight], ...]
) STRICT;
CREATE TABLE lineage_reports (
    report TEXT PRIMARY KEY REFERENCES reports (id),
    lineage TEXT NOT NULL REFERENCES lineages (id) ON DELETE CASCADE,
    share REAL NOT NULL          -- of its words, or those of the shorter one it is most like, how many both have
) STRICT, WITHOUT ROWID;
CREATE INDEX lineage_reports_lineage ON lineage_reports (lineage);

-- Pages whose texts wait for being set beside others: those of a ledger from before this was done.
CREATE TABLE unplaced (
    page TEXT PRIMARY KEY REFERENCES pages (id)
) STRICT, WITHOUT ROWID;
INSERT INTO unplaced (page) SELECT DISTINCT page FROM derivations WHERE is_current = 1;

-- A version as it stood from one capture to another. A page that goes back to an earlier text has one more of them.
CREATE TABLE stretches (
    report TEXT NOT NULL REFERENCES reports (id),
    position INTEGER NOT NULL,
    version TEXT NOT NULL REFERENCES versions (id),
    revises INTEGER,             -- position of the stretch that it took the place of
    first_captured_at TEXT,
    last_captured_at TEXT,
    PRIMARY KEY (report, position)
) STRICT, WITHOUT ROWID;
INSERT INTO stretches (report, position, version, revises, first_captured_at, last_captured_at)
SELECT report, position, version, iif(position > 0, position - 1, NULL), first_captured_at, last_captured_at
FROM report_versions;
CREATE INDEX stretches_version ON stretches (version);

CREATE VIEW lineage_view AS
SELECT l.id AS lineage, r.outlet, r.headline, l.origin = r.id AS is_origin, l.agency, r.address AS url, r.id AS report
FROM lineages AS l JOIN lineage_reports AS m ON m.lineage = l.id JOIN reports AS r ON r.id = m.report
ORDER BY l.id, l.origin != r.id, r.outlet;

-- Which statements of versions and copies are one act of saying; a statement that is the only one of its act is not here.
CREATE TABLE acts (
    act TEXT NOT NULL,           -- id of the act: the least of its statements'
    statement TEXT PRIMARY KEY REFERENCES statements (id),
    how TEXT NOT NULL,           -- same_words, re_anchored, drifted: beside the earliest of the act
    was TEXT NOT NULL,           -- the quoted words of the earliest, where they drifted
    is_now TEXT NOT NULL         -- those of this statement
) STRICT, WITHOUT ROWID;
CREATE INDEX acts_act ON acts (act);
