-- What statements answer, and what stands between answers and between versions (store/questions.py, store/findings.py).

-- Statements that wait for being set beside others: new ones, and those of which something is told otherwise. A trigger
-- does not say OR IGNORE, since SQLite puts the conflict clause of the statement that fires it in its place.
CREATE TABLE unrelated (
    statement TEXT PRIMARY KEY REFERENCES statements (id)
) STRICT, WITHOUT ROWID;
INSERT INTO unrelated (statement) SELECT id FROM statements WHERE is_current = 1;
CREATE TRIGGER statements_unrelated AFTER INSERT ON statements BEGIN
    INSERT INTO unrelated (statement) SELECT new.id WHERE new.id NOT IN (SELECT statement FROM unrelated);
END;
CREATE TRIGGER statements_changed AFTER UPDATE ON statements BEGIN
    INSERT INTO unrelated (statement) SELECT new.id WHERE new.id NOT IN (SELECT statement FROM unrelated);
END;
CREATE TRIGGER appearances_changed AFTER UPDATE OF name, identity, side_levels, settled_levels ON appearances
WHEN old.name IS NOT new.name OR old.identity IS NOT new.identity OR old.side_levels IS NOT new.side_levels
    OR old.settled_levels IS NOT new.settled_levels BEGIN
    INSERT INTO unrelated (statement) SELECT id FROM statements
    WHERE appearance = new.id AND is_current = 1 AND id NOT IN (SELECT statement FROM unrelated);
END;
CREATE TRIGGER acts_told AFTER INSERT ON acts BEGIN
    INSERT INTO unrelated (statement) SELECT new.statement
    WHERE new.statement NOT IN (SELECT statement FROM unrelated);
END;
CREATE TRIGGER acts_untold AFTER DELETE ON acts BEGIN
    INSERT INTO unrelated (statement) SELECT old.statement
    WHERE old.statement NOT IN (SELECT statement FROM unrelated);
END;

-- A statement as the pair model knows it.
CREATE TABLE vectors (
    number INTEGER PRIMARY KEY,  -- for the order of loading only
    statement TEXT NOT NULL UNIQUE REFERENCES statements (id),
    model TEXT NOT NULL,         -- which pair model
    line TEXT NOT NULL,          -- the words that it was given
    vector BLOB NOT NULL,        -- 16-bit floats, little end first
    reach REAL NOT NULL          -- likeness from which another takes a place among its nearest
) STRICT;

-- The nearest of each statement, of which the pair is worth judging.
CREATE TABLE neighbours (
    statement TEXT NOT NULL REFERENCES statements (id),
    other TEXT NOT NULL REFERENCES statements (id),
    cosine REAL NOT NULL,
    PRIMARY KEY (statement, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX neighbours_other ON neighbours (other);

-- What the pair model says of two statements, the lesser id first.
CREATE TABLE pair_scores (
    first TEXT NOT NULL REFERENCES statements (id),
    second TEXT NOT NULL REFERENCES statements (id),
    same REAL,                   -- probability of one question; empty where the pair was not worth reading
    agree REAL,
    oppose REAL,
    PRIMARY KEY (first, second)
) STRICT, WITHOUT ROWID;
CREATE INDEX pair_scores_second ON pair_scores (second);

CREATE TABLE questions (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,          -- yes_no, figure
    ask TEXT NOT NULL,           -- in plain words
    clearest TEXT NOT NULL REFERENCES statements (id)  -- the statement that the wording is made from
) STRICT;

-- What each statement answers: yes, no, unclear, or a figure ("16+").
CREATE TABLE answers (
    question TEXT NOT NULL REFERENCES questions (id) ON DELETE CASCADE,
    place INTEGER NOT NULL,      -- in the order in which they were said
    statement TEXT NOT NULL REFERENCES statements (id),
    position TEXT NOT NULL,
    certainty REAL NOT NULL,
    PRIMARY KEY (question, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX answers_statement ON answers (statement);

CREATE TABLE findings (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,          -- walk_back, denial, contradiction, changed_figure, disputed_figure, confirmation
    question TEXT NOT NULL REFERENCES questions (id) ON DELETE CASCADE,
    earlier TEXT NOT NULL REFERENCES statements (id),
    later TEXT NOT NULL REFERENCES statements (id),
    certainty REAL NOT NULL,     -- 0 to 1
    strength TEXT NOT NULL,      -- strong, medium, weak
    steps TEXT NOT NULL          -- JSON: [[name, left, right, weight], ...]
) STRICT;
CREATE INDEX findings_question ON findings (question);
CREATE INDEX findings_earlier ON findings (earlier);
CREATE INDEX findings_later ON findings (later);

CREATE VIEW finding_view AS
SELECT f.kind, f.strength, q.ask, a.article_day AS earlier_day, a.source AS earlier_source, a.content AS earlier_words,
       b.article_day AS later_day, b.source AS later_source, b.content AS later_words, f.certainty, f.id AS finding
FROM findings AS f JOIN questions AS q ON q.id = f.question
JOIN statements AS a ON a.id = f.earlier JOIN statements AS b ON b.id = f.later
ORDER BY f.certainty DESC, f.id;

CREATE VIEW question_view AS
SELECT q.ask, q.kind, s.article_day AS day, s.source, n.position, s.content, q.id AS question, s.id AS statement
FROM questions AS q JOIN answers AS n ON n.question = q.id JOIN statements AS s ON s.id = n.statement
ORDER BY q.id, n.place;

-- Reports whose versions wait for being compared (store/edits.py).
CREATE TABLE uncompared (
    report TEXT PRIMARY KEY REFERENCES reports (id)
) STRICT, WITHOUT ROWID;
INSERT INTO uncompared (report) SELECT DISTINCT report FROM stretches WHERE revises IS NOT NULL;
CREATE TRIGGER stretches_written AFTER INSERT ON stretches BEGIN
    INSERT INTO uncompared (report) SELECT new.report WHERE new.report NOT IN (SELECT report FROM uncompared);
END;

-- Two versions of a report of which one took the place of the other, and from what they were compared.
CREATE TABLE comparisons (
    number INTEGER PRIMARY KEY,
    report TEXT NOT NULL REFERENCES reports (id),
    old_version TEXT NOT NULL REFERENCES versions (id),
    new_version TEXT NOT NULL REFERENCES versions (id),
    made_from TEXT NOT NULL,     -- what the comparison hangs on, as words: readers, days, weight of the order
    UNIQUE (report, old_version, new_version)
) STRICT;

-- A change of substance between them.
CREATE TABLE edits (
    id TEXT PRIMARY KEY,
    comparison INTEGER NOT NULL REFERENCES comparisons (number) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    kind TEXT NOT NULL,          -- quiet_edit, disclosed_correction
    effect TEXT NOT NULL,
    before TEXT NOT NULL,        -- words of the old version; empty where something was added
    after TEXT NOT NULL,
    old_start INTEGER,           -- their spans
    old_end INTEGER,
    new_start INTEGER,
    new_end INTEGER,
    note TEXT,                   -- words of the note that tells of it
    certainty REAL NOT NULL,
    strength TEXT NOT NULL,      -- strong, medium, weak
    steps TEXT NOT NULL          -- JSON: [[name, left, right, weight], ...]
) STRICT;
CREATE INDEX edits_comparison ON edits (comparison);

CREATE VIEW edit_view AS
SELECT e.kind, e.strength, e.effect, r.outlet, r.headline, e.before, e.after, e.note, c.report, c.old_version,
       c.new_version, e.id AS finding
FROM edits AS e JOIN comparisons AS c ON c.number = e.comparison JOIN reports AS r ON r.id = c.report
ORDER BY c.report, c.number, e.place;
