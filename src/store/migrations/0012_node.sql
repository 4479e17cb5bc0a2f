-- Messages that the exchange node did not deliver. No message says so: the office does, and may take it back.

CREATE TABLE node_refusal (
    id INTEGER PRIMARY KEY,
    -- The claim, or the other message, that came back.
    batch_id INTEGER UNIQUE REFERENCES batch (id),
    outgoing_id INTEGER UNIQUE REFERENCES outgoing (id),
    -- The day on which the node said so, and its code where it gave one.
    day TEXT NOT NULL CHECK (length(day) = 10),
    code TEXT CHECK (length(code) BETWEEN 5 AND 6),
    -- The newest message when it was written down.
    last_message INTEGER NOT NULL,
    -- The answer that was made in its place at once, and since when an answer was awaited.
    anew_id INTEGER UNIQUE REFERENCES outgoing (id),
    asked_at TEXT,
    CHECK ((batch_id IS NULL) <> (outgoing_id IS NULL)),
    CHECK ((anew_id IS NULL) = (asked_at IS NULL)),
    CHECK (anew_id IS NULL OR outgoing_id IS NOT NULL)
) STRICT;

-- Only what was placed can have been sent, and what was answered did arrive.
CREATE TRIGGER node_refusal_insert BEFORE INSERT ON node_refusal
WHEN NOT EXISTS (SELECT 1 FROM batch WHERE id = NEW.batch_id AND placed_at IS NOT NULL
        UNION ALL SELECT 1 FROM outgoing
            WHERE id = NEW.outgoing_id AND placed_at IS NOT NULL AND returned_id IS NULL)
    OR EXISTS (SELECT 1 FROM answer WHERE batch_id = NEW.batch_id)
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:batch-frozen');
END;

CREATE TRIGGER node_refusal_frozen BEFORE UPDATE ON node_refusal
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:batch-frozen');
END;

-- Taken back only where nothing follows from it: all lines stand in their claim again, nothing newer was reported about the
-- same care.
CREATE TRIGGER node_refusal_kept BEFORE DELETE ON node_refusal
WHEN (SELECT line_count FROM batch WHERE id = OLD.batch_id) <>
        (SELECT count(*) FROM claim_line WHERE batch_id = OLD.batch_id AND state = 'sent')
        + (SELECT count(*) FROM credit WHERE batch_id = OLD.batch_id AND state = 'sent')
    OR EXISTS (SELECT 1 FROM care_report AS own
        JOIN care_report AS later ON later.allocation_id = own.allocation_id
        JOIN outgoing ON outgoing.id = later.outgoing_id
        WHERE own.outgoing_id = OLD.outgoing_id AND outgoing.message_id > OLD.last_message)
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:batch-frozen');
END;

-- What was not delivered is not answered.
CREATE TRIGGER answer_insert BEFORE INSERT ON answer
WHEN EXISTS (SELECT 1 FROM node_refusal WHERE batch_id = NEW.batch_id)
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:batch-frozen');
END;

CREATE TRIGGER outgoing_returned BEFORE UPDATE OF returned_id ON outgoing
WHEN NEW.returned_id IS NOT NULL AND EXISTS (SELECT 1 FROM node_refusal WHERE outgoing_id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:batch-frozen');
END;

-- An answer moves a line that was sent, or it is a draft again since its claim never arrived.
DROP TRIGGER claim_line_answered;
CREATE TRIGGER claim_line_answered BEFORE UPDATE OF state ON claim_line
WHEN OLD.state = 'sent' AND NEW.state <> 'sent'
    AND NOT EXISTS (SELECT 1 FROM answer WHERE answer.batch_id = OLD.batch_id)
    AND NOT (NEW.state = 'draft' AND EXISTS (SELECT 1 FROM node_refusal WHERE node_refusal.batch_id = OLD.batch_id))
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:line-frozen');
END;

DROP TRIGGER claim_line_reference_kept;
CREATE TRIGGER claim_line_reference_kept BEFORE UPDATE OF reference ON claim_line
WHEN OLD.state NOT IN ('draft', 'queued') AND NEW.reference IS NOT OLD.reference AND NOT (
    OLD.state = 'sent' AND NEW.state = 'draft' AND NEW.reference IS NULL
    AND (EXISTS (SELECT 1 FROM answer WHERE answer.batch_id = OLD.batch_id AND answer.outcome = 'returned')
        OR EXISTS (SELECT 1 FROM node_refusal WHERE node_refusal.batch_id = OLD.batch_id)))
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:line-frozen');
END;

-- A credit stands in its claim again when it turns out that the claim did arrive.
DROP TRIGGER credit_frozen;
CREATE TRIGGER credit_frozen BEFORE UPDATE ON credit
WHEN NEW.line_id IS NOT OLD.line_id OR NEW.reference IS NOT OLD.reference OR
    (OLD.state <> 'queued' AND (NEW.anew IS NOT OLD.anew OR NEW.batch_id IS NOT OLD.batch_id)) OR
    (NEW.state <> OLD.state AND OLD.state NOT IN ('queued', 'sent') AND NOT (
        OLD.state = 'returned' AND NEW.state = 'sent'
        AND EXISTS (SELECT 1 FROM node_refusal WHERE node_refusal.batch_id = OLD.batch_id)))
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:line-frozen');
END;

-- A message that was made goes away only before its file is placed, and a report only as the newest one about its care. Its
-- bytes and its number stay.
DROP TRIGGER outgoing_kept;
CREATE TRIGGER outgoing_kept BEFORE DELETE ON outgoing
WHEN OLD.placed_at IS NOT NULL OR OLD.returned_id IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:batch-frozen');
END;

DROP TRIGGER care_report_kept;
CREATE TRIGGER care_report_kept BEFORE DELETE ON care_report
WHEN EXISTS (SELECT 1 FROM outgoing WHERE id = OLD.outgoing_id AND placed_at IS NOT NULL)
    OR EXISTS (SELECT 1 FROM care_report AS later WHERE later.allocation_id = OLD.allocation_id AND later.id > OLD.id)
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:batch-frozen');
END;

CREATE TRIGGER node_refusal_journal_insert AFTER INSERT ON node_refusal
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'node_refusal', NEW.id, 'insert',
        NULL,
        json_object(
        'id', NEW.id, 'batch_id', NEW.batch_id, 'outgoing_id', NEW.outgoing_id, 'day', NEW.day,
        'code', NEW.code, 'last_message', NEW.last_message, 'anew_id', NEW.anew_id,
        'asked_at', NEW.asked_at));
END;

CREATE TRIGGER node_refusal_journal_update AFTER UPDATE ON node_refusal
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'node_refusal', NEW.id, 'update',
        json_object(
        'id', OLD.id, 'batch_id', OLD.batch_id, 'outgoing_id', OLD.outgoing_id, 'day', OLD.day,
        'code', OLD.code, 'last_message', OLD.last_message, 'anew_id', OLD.anew_id,
        'asked_at', OLD.asked_at),
        json_object(
        'id', NEW.id, 'batch_id', NEW.batch_id, 'outgoing_id', NEW.outgoing_id, 'day', NEW.day,
        'code', NEW.code, 'last_message', NEW.last_message, 'anew_id', NEW.anew_id,
        'asked_at', NEW.asked_at));
END;

CREATE TRIGGER node_refusal_journal_delete AFTER DELETE ON node_refusal
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'node_refusal', OLD.id, 'delete',
        json_object(
        'id', OLD.id, 'batch_id', OLD.batch_id, 'outgoing_id', OLD.outgoing_id, 'day', OLD.day,
        'code', OLD.code, 'last_message', OLD.last_message, 'anew_id', OLD.anew_id,
        'asked_at', OLD.asked_at),
        NULL);
END;
