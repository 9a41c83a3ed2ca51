-- How sure a version's place in its report's chain is.

-- probability that it is later than the version before it: 1 where clocks tell it, 0.5 where nothing does
ALTER TABLE report_versions ADD COLUMN order_weight REAL NOT NULL DEFAULT 1;
-- JSON: what speaks for it and against it, where no clock tells it
ALTER TABLE report_versions ADD COLUMN order_evidence TEXT NOT NULL DEFAULT '[]';
