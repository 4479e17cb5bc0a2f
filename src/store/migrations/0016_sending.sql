-- Every time that a line was sent: in which claim, under which number and for how much. What came back unprocessed goes out
-- again under another number, and what it was sent as before stays known.

CREATE TABLE sending (
    id INTEGER PRIMARY KEY,
    -- Nothing once the draft that it became again was taken apart: then the care says which line took its place.
    line_id INTEGER REFERENCES claim_line (id) ON DELETE SET NULL,
    batch_id INTEGER NOT NULL REFERENCES batch (id),
    reference TEXT NOT NULL UNIQUE,
    allocation_id INTEGER NOT NULL REFERENCES allocation (id),
    category TEXT NOT NULL,
    code TEXT NOT NULL,
    from_day TEXT NOT NULL CHECK (length(from_day) = 10),
    until_day TEXT NOT NULL CHECK (until_day >= from_day),
    -- Eurocents, as the message said it.
    amount INTEGER NOT NULL CHECK (amount BETWEEN 0 AND 99999999)
) STRICT;
CREATE INDEX sending_line ON sending (line_id);
CREATE INDEX sending_batch ON sending (batch_id);
CREATE INDEX sending_care ON sending (allocation_id, from_day) WHERE line_id IS NULL;

-- What stands in a claim now.
INSERT INTO sending (line_id, batch_id, reference, allocation_id, category, code, from_day, until_day, amount)
SELECT id, batch_id, reference, allocation_id, category, code, from_day, until_day, amount
FROM claim_line WHERE batch_id IS NOT NULL ORDER BY batch_id, id;

-- What stood in one that came back, as the journal kept it.
INSERT OR IGNORE INTO sending
    (line_id, batch_id, reference, allocation_id, category, code, from_day, until_day, amount)
SELECT claim_line.id, json_extract(old, '$.batch_id'), json_extract(old, '$.reference'),
    json_extract(old, '$.allocation_id'), json_extract(old, '$.category'), json_extract(old, '$.code'),
    json_extract(old, '$.from_day'), json_extract(old, '$.until_day'), json_extract(old, '$.amount')
FROM journal LEFT JOIN claim_line ON claim_line.id = journal.row_id
WHERE table_name = 'claim_line' AND action = 'update'
    AND json_extract(old, '$.state') = 'sent' AND json_extract(new, '$.state') = 'draft'
ORDER BY journal.id;

CREATE TRIGGER claim_line_sending AFTER UPDATE OF state ON claim_line
WHEN OLD.state = 'queued' AND NEW.state = 'sent'
BEGIN
    INSERT INTO sending (line_id, batch_id, reference, allocation_id, category, code, from_day, until_day, amount)
    VALUES (NEW.id, NEW.batch_id, NEW.reference, NEW.allocation_id, NEW.category, NEW.code, NEW.from_day,
        NEW.until_day, NEW.amount);
END;

CREATE TRIGGER sending_frozen BEFORE UPDATE ON sending
WHEN (NEW.line_id IS NOT NULL AND NEW.line_id IS NOT OLD.line_id) OR NEW.batch_id IS NOT OLD.batch_id
    OR NEW.reference IS NOT OLD.reference OR NEW.allocation_id IS NOT OLD.allocation_id
    OR NEW.category IS NOT OLD.category OR NEW.code IS NOT OLD.code OR NEW.from_day IS NOT OLD.from_day
    OR NEW.until_day IS NOT OLD.until_day OR NEW.amount IS NOT OLD.amount
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:line-frozen');
END;

CREATE TRIGGER sending_kept BEFORE DELETE ON sending
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:line-frozen');
END;
