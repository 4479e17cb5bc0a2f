-- What municipalities answer to claims, and credits of lines that they granted.

-- One answer to a claim. Its message is kept byte for byte beside it.
CREATE TABLE answer (
    id INTEGER PRIMARY KEY,
    batch_id INTEGER NOT NULL UNIQUE REFERENCES batch (id),
    message_id INTEGER NOT NULL UNIQUE REFERENCES message (id),
    -- Returned: nothing was processed, and every line may be sent anew.
    outcome TEXT NOT NULL CHECK (outcome IN ('processed', 'returned')),
    -- Eurocents, negative when more is taken back than granted.
    granted INTEGER NOT NULL CHECK (outcome = 'processed' OR granted = 0),
    -- Return codes of the claim or its header, separated by spaces.
    codes TEXT NOT NULL CHECK (length(codes) >= 4)
) STRICT;

CREATE TRIGGER answer_frozen BEFORE UPDATE ON answer
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:batch-frozen');
END;

CREATE TRIGGER answer_kept BEFORE DELETE ON answer
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:batch-frozen');
END;

-- A line that was granted and is taken back in full. Its number is of the series of the lines.
CREATE TABLE credit (
    id INTEGER PRIMARY KEY,
    line_id INTEGER NOT NULL REFERENCES claim_line (id),
    reference TEXT NOT NULL UNIQUE,
    -- What the line stood on is claimed anew, without waiting for the answer.
    anew INTEGER NOT NULL CHECK (anew IN (0, 1)),
    state TEXT NOT NULL CHECK (state IN ('queued', 'sent', 'granted', 'rejected', 'returned')),
    batch_id INTEGER REFERENCES batch (id),
    CHECK ((state = 'queued') = (batch_id IS NULL))
) STRICT;
-- A line is credited once (TR390).
CREATE UNIQUE INDEX credit_once ON credit (line_id) WHERE state IN ('queued', 'sent', 'granted');
CREATE INDEX credit_line ON credit (line_id);
CREATE INDEX credit_batch ON credit (batch_id);
CREATE INDEX credit_queued ON credit (line_id) WHERE state = 'queued';

-- Only what was granted is credited (TR323), and never nothing (CS325).
CREATE TRIGGER credit_insert BEFORE INSERT ON credit
WHEN NOT EXISTS (SELECT 1 FROM claim_line WHERE id = NEW.line_id AND state = 'granted' AND amount > 0)
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:line-frozen');
END;

CREATE TRIGGER credit_frozen BEFORE UPDATE ON credit
WHEN NEW.line_id IS NOT OLD.line_id OR NEW.reference IS NOT OLD.reference OR
    (OLD.state <> 'queued' AND (NEW.anew IS NOT OLD.anew OR NEW.batch_id IS NOT OLD.batch_id)) OR
    (NEW.state <> OLD.state AND OLD.state NOT IN ('queued', 'sent'))
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:line-frozen');
END;

CREATE TRIGGER credit_kept BEFORE DELETE ON credit WHEN OLD.state <> 'queued'
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:line-frozen');
END;

-- A line, or the credit of a line, that was not granted, with the return codes that say why.
CREATE TABLE rejection (
    id INTEGER PRIMARY KEY,
    answer_id INTEGER NOT NULL REFERENCES answer (id),
    line_id INTEGER NOT NULL REFERENCES claim_line (id),
    credit_id INTEGER REFERENCES credit (id),
    codes TEXT NOT NULL CHECK (length(codes) >= 4)
) STRICT;
CREATE UNIQUE INDEX rejection_once ON rejection (line_id, coalesce(credit_id, 0));
CREATE INDEX rejection_answer ON rejection (answer_id);

CREATE TRIGGER rejection_frozen BEFORE UPDATE ON rejection
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:line-frozen');
END;

CREATE TRIGGER rejection_kept BEFORE DELETE ON rejection
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:line-frozen');
END;

-- A line whose credit is under way while what it stood on is claimed anew: 1, else nothing.
ALTER TABLE claim_line ADD COLUMN claimed_anew INTEGER
    CHECK (claimed_anew IS NULL OR (claimed_anew = 1 AND state IN ('granted', 'credit-sent', 'credited')));

CREATE INDEX claim_line_anew ON claim_line (id) WHERE claimed_anew = 1 AND state IN ('granted', 'credit-sent');

-- Two debits for the same allocation, product and period never stand side by side (TR389); the one that is being credited
-- makes room.
DROP INDEX claim_line_once;
CREATE UNIQUE INDEX claim_line_once ON claim_line (allocation_id, category, code, from_day, until_day)
    WHERE state IN ('queued', 'sent', 'granted', 'credit-sent') AND claimed_anew IS NULL;

-- The number of a line that was sent stays, unless the whole claim came back unprocessed: then it gets another.
DROP TRIGGER claim_line_reference_kept;
CREATE TRIGGER claim_line_reference_kept BEFORE UPDATE OF reference ON claim_line
WHEN OLD.state NOT IN ('draft', 'queued') AND NEW.reference IS NOT OLD.reference AND NOT (
    OLD.state = 'sent' AND NEW.state = 'draft' AND NEW.reference IS NULL
    AND EXISTS (SELECT 1 FROM answer WHERE answer.batch_id = OLD.batch_id AND answer.outcome = 'returned'))
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:line-frozen');
END;

-- Only an answer moves a line that was sent.
CREATE TRIGGER claim_line_answered BEFORE UPDATE OF state ON claim_line
WHEN OLD.state = 'sent' AND NEW.state <> 'sent'
    AND NOT EXISTS (SELECT 1 FROM answer WHERE answer.batch_id = OLD.batch_id)
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:line-frozen');
END;

-- What a line stands on belongs to it unless it was rejected, credited, or is claimed anew.
DROP TRIGGER claim_line_live;
DROP TRIGGER claim_line_live_usage;
DROP TRIGGER claim_line_entry_live_follows;
DROP TRIGGER claim_line_usage_live_follows;

CREATE TRIGGER claim_line_live AFTER UPDATE OF state, claimed_anew ON claim_line
WHEN (OLD.state IN ('rejected', 'credited') OR OLD.claimed_anew IS NOT NULL)
    <> (NEW.state IN ('rejected', 'credited') OR NEW.claimed_anew IS NOT NULL)
BEGIN
    UPDATE claim_line_entry
        SET live = (NEW.state NOT IN ('rejected', 'credited') AND NEW.claimed_anew IS NULL) WHERE line_id = NEW.id;
    UPDATE claim_line_usage
        SET live = (NEW.state NOT IN ('rejected', 'credited') AND NEW.claimed_anew IS NULL) WHERE line_id = NEW.id;
END;

CREATE TRIGGER claim_line_entry_live_follows BEFORE UPDATE OF live ON claim_line_entry
WHEN NEW.live <> (
    SELECT state NOT IN ('rejected', 'credited') AND claimed_anew IS NULL FROM claim_line WHERE id = NEW.line_id)
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:line-frozen');
END;

CREATE TRIGGER claim_line_usage_live_follows BEFORE UPDATE OF live ON claim_line_usage
WHEN NEW.live <> (
    SELECT state NOT IN ('rejected', 'credited') AND claimed_anew IS NULL FROM claim_line WHERE id = NEW.line_id)
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:line-frozen');
END;

-- A line that stands again takes what it stands on back from drafts: those are compiled anew.
CREATE TRIGGER claim_line_stands_again BEFORE UPDATE OF state, claimed_anew ON claim_line
WHEN OLD.claimed_anew IS NOT NULL AND NEW.claimed_anew IS NULL
BEGIN
    DELETE FROM finding WHERE line_id IN (
        SELECT line.id FROM claim_line_entry AS own JOIN claim_line_entry AS part ON part.entry_id = own.entry_id
        JOIN claim_line AS line ON line.id = part.line_id
        WHERE own.line_id = OLD.id AND part.live = 1 AND line.state = 'draft'
        UNION SELECT line.id FROM claim_line_usage AS own
        JOIN claim_line_usage AS part ON part.usage_id = own.usage_id AND part.day = own.day
        JOIN claim_line AS line ON line.id = part.line_id
        WHERE own.line_id = OLD.id AND part.live = 1 AND line.state = 'draft');
    DELETE FROM claim_line_usage WHERE line_id IN (
        SELECT line.id FROM claim_line_entry AS own JOIN claim_line_entry AS part ON part.entry_id = own.entry_id
        JOIN claim_line AS line ON line.id = part.line_id
        WHERE own.line_id = OLD.id AND part.live = 1 AND line.state = 'draft');
    DELETE FROM claim_line_entry WHERE line_id IN (
        SELECT line.id FROM claim_line_entry AS own JOIN claim_line_entry AS part ON part.entry_id = own.entry_id
        JOIN claim_line AS line ON line.id = part.line_id
        WHERE own.line_id = OLD.id AND part.live = 1 AND line.state = 'draft');
    DELETE FROM claim_line_entry WHERE line_id IN (
        SELECT line.id FROM claim_line_usage AS own
        JOIN claim_line_usage AS part ON part.usage_id = own.usage_id AND part.day = own.day
        JOIN claim_line AS line ON line.id = part.line_id
        WHERE own.line_id = OLD.id AND part.live = 1 AND line.state = 'draft');
    DELETE FROM claim_line_usage WHERE line_id IN (
        SELECT line.id FROM claim_line_usage AS own
        JOIN claim_line_usage AS part ON part.usage_id = own.usage_id AND part.day = own.day
        JOIN claim_line AS line ON line.id = part.line_id
        WHERE own.line_id = OLD.id AND part.live = 1 AND line.state = 'draft');
    DELETE FROM claim_line WHERE state = 'draft'
        AND NOT EXISTS (SELECT 1 FROM claim_line_entry WHERE line_id = claim_line.id)
        AND NOT EXISTS (SELECT 1 FROM claim_line_usage WHERE line_id = claim_line.id);
END;

DROP TRIGGER claim_line_journal_insert;
DROP TRIGGER claim_line_journal_update;
DROP TRIGGER claim_line_journal_delete;
DROP TRIGGER claim_line_entry_journal_update;
DROP TRIGGER claim_line_usage_journal_update;

CREATE TRIGGER claim_line_journal_insert AFTER INSERT ON claim_line
WHEN NEW.state <> 'draft'
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'claim_line', NEW.id, 'insert',
        NULL,
        json_object(
        'id', NEW.id, 'client_id', NEW.client_id, 'allocation_id', NEW.allocation_id, 'product', NEW.product,
        'discipline', NEW.discipline, 'category', NEW.category, 'code', NEW.code, 'from_day', NEW.from_day,
        'until_day', NEW.until_day, 'minutes', NEW.minutes, 'tariff_id', NEW.tariff_id, 'unit', NEW.unit,
        'volume', NEW.volume, 'unit_tariff', NEW.unit_tariff, 'amount', NEW.amount, 'state', NEW.state,
        'reference', NEW.reference, 'batch_id', NEW.batch_id, 'claimed_anew', NEW.claimed_anew));
END;

CREATE TRIGGER claim_line_journal_update AFTER UPDATE ON claim_line
WHEN OLD.state <> 'draft' OR NEW.state <> 'draft'
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'claim_line', NEW.id, 'update',
        json_object(
        'id', OLD.id, 'client_id', OLD.client_id, 'allocation_id', OLD.allocation_id, 'product', OLD.product,
        'discipline', OLD.discipline, 'category', OLD.category, 'code', OLD.code, 'from_day', OLD.from_day,
        'until_day', OLD.until_day, 'minutes', OLD.minutes, 'tariff_id', OLD.tariff_id, 'unit', OLD.unit,
        'volume', OLD.volume, 'unit_tariff', OLD.unit_tariff, 'amount', OLD.amount, 'state', OLD.state,
        'reference', OLD.reference, 'batch_id', OLD.batch_id, 'claimed_anew', OLD.claimed_anew),
        json_object(
        'id', NEW.id, 'client_id', NEW.client_id, 'allocation_id', NEW.allocation_id, 'product', NEW.product,
        'discipline', NEW.discipline, 'category', NEW.category, 'code', NEW.code, 'from_day', NEW.from_day,
        'until_day', NEW.until_day, 'minutes', NEW.minutes, 'tariff_id', NEW.tariff_id, 'unit', NEW.unit,
        'volume', NEW.volume, 'unit_tariff', NEW.unit_tariff, 'amount', NEW.amount, 'state', NEW.state,
        'reference', NEW.reference, 'batch_id', NEW.batch_id, 'claimed_anew', NEW.claimed_anew));
END;

CREATE TRIGGER claim_line_journal_delete AFTER DELETE ON claim_line
WHEN OLD.state <> 'draft'
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'claim_line', OLD.id, 'delete',
        json_object(
        'id', OLD.id, 'client_id', OLD.client_id, 'allocation_id', OLD.allocation_id, 'product', OLD.product,
        'discipline', OLD.discipline, 'category', OLD.category, 'code', OLD.code, 'from_day', OLD.from_day,
        'until_day', OLD.until_day, 'minutes', OLD.minutes, 'tariff_id', OLD.tariff_id, 'unit', OLD.unit,
        'volume', OLD.volume, 'unit_tariff', OLD.unit_tariff, 'amount', OLD.amount, 'state', OLD.state,
        'reference', OLD.reference, 'batch_id', OLD.batch_id, 'claimed_anew', OLD.claimed_anew),
        NULL);
END;

-- `live` follows from the line, whose step is written down.
CREATE TRIGGER claim_line_entry_journal_update AFTER UPDATE ON claim_line_entry
WHEN (SELECT state FROM claim_line WHERE id = NEW.line_id) <> 'draft' AND NEW.live IS OLD.live
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'claim_line_entry', NEW.id, 'update',
        json_object(
        'id', OLD.id, 'line_id', OLD.line_id, 'entry_id', OLD.entry_id, 'minutes', OLD.minutes,
        'live', OLD.live),
        json_object(
        'id', NEW.id, 'line_id', NEW.line_id, 'entry_id', NEW.entry_id, 'minutes', NEW.minutes,
        'live', NEW.live));
END;

CREATE TRIGGER claim_line_usage_journal_update AFTER UPDATE ON claim_line_usage
WHEN (SELECT state FROM claim_line WHERE id = NEW.line_id) <> 'draft' AND NEW.live IS OLD.live
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'claim_line_usage', NEW.id, 'update',
        json_object(
        'id', OLD.id, 'line_id', OLD.line_id, 'usage_id', OLD.usage_id, 'day', OLD.day, 'units', OLD.units,
        'live', OLD.live),
        json_object(
        'id', NEW.id, 'line_id', NEW.line_id, 'usage_id', NEW.usage_id, 'day', NEW.day, 'units', NEW.units,
        'live', NEW.live));
END;

CREATE TRIGGER credit_journal_insert AFTER INSERT ON credit
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'credit', NEW.id, 'insert',
        NULL,
        json_object(
        'id', NEW.id, 'line_id', NEW.line_id, 'reference', NEW.reference, 'anew', NEW.anew, 'state', NEW.state,
        'batch_id', NEW.batch_id));
END;

CREATE TRIGGER credit_journal_update AFTER UPDATE ON credit
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'credit', NEW.id, 'update',
        json_object(
        'id', OLD.id, 'line_id', OLD.line_id, 'reference', OLD.reference, 'anew', OLD.anew, 'state', OLD.state,
        'batch_id', OLD.batch_id),
        json_object(
        'id', NEW.id, 'line_id', NEW.line_id, 'reference', NEW.reference, 'anew', NEW.anew, 'state', NEW.state,
        'batch_id', NEW.batch_id));
END;

CREATE TRIGGER credit_journal_delete AFTER DELETE ON credit
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'credit', OLD.id, 'delete',
        json_object(
        'id', OLD.id, 'line_id', OLD.line_id, 'reference', OLD.reference, 'anew', OLD.anew, 'state', OLD.state,
        'batch_id', OLD.batch_id),
        NULL);
END;

CREATE TRIGGER answer_journal_insert AFTER INSERT ON answer
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'answer', NEW.id, 'insert',
        NULL,
        json_object(
        'id', NEW.id, 'batch_id', NEW.batch_id, 'message_id', NEW.message_id, 'outcome', NEW.outcome,
        'granted', NEW.granted, 'codes', NEW.codes));
END;

CREATE TRIGGER answer_journal_update AFTER UPDATE ON answer
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'answer', NEW.id, 'update',
        json_object(
        'id', OLD.id, 'batch_id', OLD.batch_id, 'message_id', OLD.message_id, 'outcome', OLD.outcome,
        'granted', OLD.granted, 'codes', OLD.codes),
        json_object(
        'id', NEW.id, 'batch_id', NEW.batch_id, 'message_id', NEW.message_id, 'outcome', NEW.outcome,
        'granted', NEW.granted, 'codes', NEW.codes));
END;

CREATE TRIGGER answer_journal_delete AFTER DELETE ON answer
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'answer', OLD.id, 'delete',
        json_object(
        'id', OLD.id, 'batch_id', OLD.batch_id, 'message_id', OLD.message_id, 'outcome', OLD.outcome,
        'granted', OLD.granted, 'codes', OLD.codes),
        NULL);
END;

CREATE TRIGGER rejection_journal_insert AFTER INSERT ON rejection
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'rejection', NEW.id, 'insert',
        NULL,
        json_object(
        'id', NEW.id, 'answer_id', NEW.answer_id, 'line_id', NEW.line_id, 'credit_id', NEW.credit_id,
        'codes', NEW.codes));
END;

CREATE TRIGGER rejection_journal_update AFTER UPDATE ON rejection
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'rejection', NEW.id, 'update',
        json_object(
        'id', OLD.id, 'answer_id', OLD.answer_id, 'line_id', OLD.line_id, 'credit_id', OLD.credit_id,
        'codes', OLD.codes),
        json_object(
        'id', NEW.id, 'answer_id', NEW.answer_id, 'line_id', NEW.line_id, 'credit_id', NEW.credit_id,
        'codes', NEW.codes));
END;

CREATE TRIGGER rejection_journal_delete AFTER DELETE ON rejection
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'rejection', OLD.id, 'delete',
        json_object(
        'id', OLD.id, 'answer_id', OLD.answer_id, 'line_id', OLD.line_id, 'credit_id', OLD.credit_id,
        'codes', OLD.codes),
        NULL);
END;
