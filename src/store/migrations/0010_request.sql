-- Requests for a first allocation and for a change (JW315, JW317), with what municipalities decided about them.

CREATE TABLE request (
    id INTEGER PRIMARY KEY,
    -- Counts up; how the office names it.
    number INTEGER NOT NULL UNIQUE CHECK (number > 0),
    client_id INTEGER NOT NULL REFERENCES client (id),
    municipality TEXT NOT NULL CHECK (length(municipality) = 4),
    made_day TEXT NOT NULL CHECK (length(made_day) = 10),
    -- That of its message, which is written when it is sent.
    identification TEXT NOT NULL UNIQUE CHECK (length(identification) BETWEEN 1 AND 12),
    kind TEXT NOT NULL CHECK (kind IN ('first', 'change')),
    reason TEXT CHECK (length(reason) = 1),
    outgoing_id INTEGER UNIQUE REFERENCES outgoing (id),
    CHECK ((kind = 'change') = (reason IS NOT NULL))
) STRICT;
CREATE INDEX request_client ON request (client_id);
CREATE INDEX request_unsent ON request (id) WHERE outgoing_id IS NULL;

-- What is decided by itself: a product of a first request, all of a change.
CREATE TABLE request_part (
    id INTEGER PRIMARY KEY,
    request_id INTEGER NOT NULL REFERENCES request (id),
    reference TEXT NOT NULL UNIQUE CHECK (length(reference) BETWEEN 1 AND 36),
    verdict TEXT NOT NULL DEFAULT 'open' CHECK (verdict IN ('open', 'investigated', 'granted', 'refused')),
    -- The messages that said so.
    investigated_by INTEGER REFERENCES message (id),
    decided_by INTEGER REFERENCES message (id),
    refusal TEXT CHECK (length(refusal) = 1),
    instead TEXT CHECK (length(instead) = 4),
    CHECK ((verdict IN ('granted', 'refused')) = (decided_by IS NOT NULL)),
    CHECK (verdict <> 'investigated' OR investigated_by IS NOT NULL),
    CHECK (verdict <> 'open' OR investigated_by IS NULL),
    CHECK ((verdict = 'refused') = (refusal IS NOT NULL)),
    CHECK (instead IS NULL OR verdict = 'refused')
) STRICT;
CREATE INDEX request_part_request ON request_part (request_id);

-- A product, or an allocation as it should become.
CREATE TABLE request_product (
    id INTEGER PRIMARY KEY,
    part_id INTEGER NOT NULL REFERENCES request_part (id),
    allocation_id INTEGER REFERENCES allocation (id),
    category TEXT,
    code TEXT,
    volume INTEGER CHECK (volume BETWEEN 0 AND 99999999),
    unit TEXT,
    frequency TEXT,
    budget INTEGER CHECK (budget BETWEEN 0 AND 99999999),
    from_day TEXT NOT NULL CHECK (length(from_day) = 10),
    until_day TEXT CHECK (until_day IS NULL OR until_day >= from_day),
    referral TEXT CHECK (length(referral) = 2),
    referrer_agb TEXT CHECK (length(referrer_agb) = 8),
    referrer_name TEXT CHECK (length(referrer_name) BETWEEN 1 AND 64),
    decision_number INTEGER CHECK (decision_number BETWEEN 0 AND 999999999),
    decision_day TEXT CHECK (length(decision_day) = 10),
    is_national INTEGER CHECK (is_national IN (0, 1)),
    remark TEXT CHECK (length(remark) BETWEEN 1 AND 500),
    CHECK (volume IS NULL OR budget IS NULL),
    CHECK (referrer_agb IS NULL OR referrer_name IS NULL),
    CHECK ((decision_number IS NULL) = (decision_day IS NULL)),
    CHECK ((referral IS NULL) = (is_national IS NULL)),
    CHECK (referral IS NULL OR allocation_id IS NULL)
) STRICT;
CREATE INDEX request_product_part ON request_product (part_id);
CREATE INDEX request_product_allocation ON request_product (allocation_id) WHERE allocation_id IS NOT NULL;

-- What was sent stays; the municipality's verdict only goes forward.
CREATE TRIGGER request_frozen BEFORE UPDATE ON request WHEN OLD.outgoing_id IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:batch-frozen');
END;

CREATE TRIGGER request_kept BEFORE DELETE ON request WHEN OLD.outgoing_id IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:batch-frozen');
END;

CREATE TRIGGER request_part_added BEFORE INSERT ON request_part
WHEN NEW.verdict <> 'open'
    OR (SELECT outgoing_id FROM request WHERE id = NEW.request_id) IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:batch-frozen');
END;

CREATE TRIGGER request_part_frozen BEFORE UPDATE ON request_part
WHEN NEW.id IS NOT OLD.id OR NEW.request_id IS NOT OLD.request_id OR NEW.reference IS NOT OLD.reference
    OR OLD.verdict IN ('granted', 'refused') OR NEW.verdict = 'open'
    OR (OLD.investigated_by IS NOT NULL AND NEW.investigated_by IS NOT OLD.investigated_by)
    OR (SELECT outgoing_id FROM request WHERE id = OLD.request_id) IS NULL
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:batch-frozen');
END;

CREATE TRIGGER request_part_kept BEFORE DELETE ON request_part
WHEN (SELECT outgoing_id FROM request WHERE id = OLD.request_id) IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:batch-frozen');
END;

CREATE TRIGGER request_product_added BEFORE INSERT ON request_product
WHEN (SELECT outgoing_id FROM request JOIN request_part ON request_part.request_id = request.id
      WHERE request_part.id = NEW.part_id) IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:batch-frozen');
END;

CREATE TRIGGER request_product_frozen BEFORE UPDATE ON request_product
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:batch-frozen');
END;

CREATE TRIGGER request_product_kept BEFORE DELETE ON request_product
WHEN (SELECT outgoing_id FROM request JOIN request_part ON request_part.request_id = request.id
      WHERE request_part.id = OLD.part_id) IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:batch-frozen');
END;

CREATE TRIGGER request_journal_insert AFTER INSERT ON request
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'request', NEW.id, 'insert',
        NULL,
        json_object(
        'id', NEW.id, 'number', NEW.number, 'client_id', NEW.client_id, 'municipality', NEW.municipality,
        'made_day', NEW.made_day, 'identification', NEW.identification, 'kind', NEW.kind, 'reason', NEW.reason,
        'outgoing_id', NEW.outgoing_id));
END;

CREATE TRIGGER request_journal_update AFTER UPDATE ON request
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'request', NEW.id, 'update',
        json_object(
        'id', OLD.id, 'number', OLD.number, 'client_id', OLD.client_id, 'municipality', OLD.municipality,
        'made_day', OLD.made_day, 'identification', OLD.identification, 'kind', OLD.kind, 'reason', OLD.reason,
        'outgoing_id', OLD.outgoing_id),
        json_object(
        'id', NEW.id, 'number', NEW.number, 'client_id', NEW.client_id, 'municipality', NEW.municipality,
        'made_day', NEW.made_day, 'identification', NEW.identification, 'kind', NEW.kind, 'reason', NEW.reason,
        'outgoing_id', NEW.outgoing_id));
END;

CREATE TRIGGER request_journal_delete AFTER DELETE ON request
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'request', OLD.id, 'delete',
        json_object(
        'id', OLD.id, 'number', OLD.number, 'client_id', OLD.client_id, 'municipality', OLD.municipality,
        'made_day', OLD.made_day, 'identification', OLD.identification, 'kind', OLD.kind, 'reason', OLD.reason,
        'outgoing_id', OLD.outgoing_id),
        NULL);
END;

CREATE TRIGGER request_part_journal_insert AFTER INSERT ON request_part
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'request_part', NEW.id, 'insert',
        NULL,
        json_object(
        'id', NEW.id, 'request_id', NEW.request_id, 'reference', NEW.reference, 'verdict', NEW.verdict,
        'investigated_by', NEW.investigated_by, 'decided_by', NEW.decided_by, 'refusal', NEW.refusal,
        'instead', NEW.instead));
END;

CREATE TRIGGER request_part_journal_update AFTER UPDATE ON request_part
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'request_part', NEW.id, 'update',
        json_object(
        'id', OLD.id, 'request_id', OLD.request_id, 'reference', OLD.reference, 'verdict', OLD.verdict,
        'investigated_by', OLD.investigated_by, 'decided_by', OLD.decided_by, 'refusal', OLD.refusal,
        'instead', OLD.instead),
        json_object(
        'id', NEW.id, 'request_id', NEW.request_id, 'reference', NEW.reference, 'verdict', NEW.verdict,
        'investigated_by', NEW.investigated_by, 'decided_by', NEW.decided_by, 'refusal', NEW.refusal,
        'instead', NEW.instead));
END;

CREATE TRIGGER request_part_journal_delete AFTER DELETE ON request_part
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'request_part', OLD.id, 'delete',
        json_object(
        'id', OLD.id, 'request_id', OLD.request_id, 'reference', OLD.reference, 'verdict', OLD.verdict,
        'investigated_by', OLD.investigated_by, 'decided_by', OLD.decided_by, 'refusal', OLD.refusal,
        'instead', OLD.instead),
        NULL);
END;

CREATE TRIGGER request_product_journal_insert AFTER INSERT ON request_product
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'request_product', NEW.id, 'insert',
        NULL,
        json_object(
        'id', NEW.id, 'part_id', NEW.part_id, 'allocation_id', NEW.allocation_id, 'category', NEW.category,
        'code', NEW.code, 'volume', NEW.volume, 'unit', NEW.unit, 'frequency', NEW.frequency,
        'budget', NEW.budget, 'from_day', NEW.from_day, 'until_day', NEW.until_day, 'referral', NEW.referral,
        'referrer_agb', NEW.referrer_agb, 'referrer_name', NEW.referrer_name,
        'decision_number', NEW.decision_number, 'decision_day', NEW.decision_day,
        'is_national', NEW.is_national, 'remark', NEW.remark));
END;

CREATE TRIGGER request_product_journal_update AFTER UPDATE ON request_product
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'request_product', NEW.id, 'update',
        json_object(
        'id', OLD.id, 'part_id', OLD.part_id, 'allocation_id', OLD.allocation_id, 'category', OLD.category,
        'code', OLD.code, 'volume', OLD.volume, 'unit', OLD.unit, 'frequency', OLD.frequency,
        'budget', OLD.budget, 'from_day', OLD.from_day, 'until_day', OLD.until_day, 'referral', OLD.referral,
        'referrer_agb', OLD.referrer_agb, 'referrer_name', OLD.referrer_name,
        'decision_number', OLD.decision_number, 'decision_day', OLD.decision_day,
        'is_national', OLD.is_national, 'remark', OLD.remark),
        json_object(
        'id', NEW.id, 'part_id', NEW.part_id, 'allocation_id', NEW.allocation_id, 'category', NEW.category,
        'code', NEW.code, 'volume', NEW.volume, 'unit', NEW.unit, 'frequency', NEW.frequency,
        'budget', NEW.budget, 'from_day', NEW.from_day, 'until_day', NEW.until_day, 'referral', NEW.referral,
        'referrer_agb', NEW.referrer_agb, 'referrer_name', NEW.referrer_name,
        'decision_number', NEW.decision_number, 'decision_day', NEW.decision_day,
        'is_national', NEW.is_national, 'remark', NEW.remark));
END;

CREATE TRIGGER request_product_journal_delete AFTER DELETE ON request_product
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'request_product', OLD.id, 'delete',
        json_object(
        'id', OLD.id, 'part_id', OLD.part_id, 'allocation_id', OLD.allocation_id, 'category', OLD.category,
        'code', OLD.code, 'volume', OLD.volume, 'unit', OLD.unit, 'frequency', OLD.frequency,
        'budget', OLD.budget, 'from_day', OLD.from_day, 'until_day', OLD.until_day, 'referral', OLD.referral,
        'referrer_agb', OLD.referrer_agb, 'referrer_name', OLD.referrer_name,
        'decision_number', OLD.decision_number, 'decision_day', OLD.decision_day,
        'is_national', OLD.is_national, 'remark', OLD.remark),
        NULL);
END;
