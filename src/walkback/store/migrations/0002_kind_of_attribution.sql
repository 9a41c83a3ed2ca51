-- What kind of attribution it is. Rows from before say what every attribution was taken for; reading the version again
-- with the reader of today fills them in.

-- say, deny, confirm, claim, warn, promise, accuse, demand, ask, think, document
ALTER TABLE attributions ADD COLUMN cue_class TEXT NOT NULL DEFAULT 'say';
-- affirms, denies, withholds
ALTER TABLE attributions ADD COLUMN polarity TEXT NOT NULL DEFAULT 'affirms';
-- asserted, negated, hedged, conditional, forecast, demand, question, opinion
ALTER TABLE attributions ADD COLUMN modality TEXT NOT NULL DEFAULT 'asserted';
-- the attribution in whose content it stands
ALTER TABLE attributions ADD COLUMN nested_in TEXT;
-- clause, statement, none; empty where the content is complete by itself
ALTER TABLE attributions ADD COLUMN completed_by TEXT;
-- span of what the content points to
ALTER TABLE attributions ADD COLUMN points_start INTEGER;
ALTER TABLE attributions ADD COLUMN points_end INTEGER;
-- the content in full words
ALTER TABLE attributions ADD COLUMN completed TEXT;

-- of the first attribution that attests it, like what follows
ALTER TABLE statements ADD COLUMN cue_class TEXT NOT NULL DEFAULT 'say';
ALTER TABLE statements ADD COLUMN polarity TEXT NOT NULL DEFAULT 'affirms';
ALTER TABLE statements ADD COLUMN modality TEXT NOT NULL DEFAULT 'asserted';
-- the statement in whose content it stands
ALTER TABLE statements ADD COLUMN nested_in TEXT;
ALTER TABLE statements ADD COLUMN completed_by TEXT;
ALTER TABLE statements ADD COLUMN points_start INTEGER;
ALTER TABLE statements ADD COLUMN points_end INTEGER;
ALTER TABLE statements ADD COLUMN completed TEXT;

DROP VIEW statement_view;
CREATE VIEW statement_view AS
SELECT s.article_day AS day, r.outlet, s.source, s.cue, s.content, s.manner, s.cue_class, s.polarity, s.modality,
       s.completed, s.nested_in, s.confidence, s.headline, r.address AS url, s.day_how, s.id AS statement, s.report
FROM statements AS s JOIN reports AS r ON r.id = s.report
WHERE s.is_current = 1
ORDER BY s.article_day IS NULL, s.article_day, s.report, s.version_position, s.place;
