-- Messages that we send beside claims: answers to what came in, starts and stops of care, requests. Their bytes stand in
-- message, and are made once.

CREATE TABLE outgoing (
    id INTEGER PRIMARY KEY,
    message_id INTEGER NOT NULL UNIQUE REFERENCES message (id),
    client_id INTEGER REFERENCES client (id),
    -- The message that it answers, when that was taken over, and the digest of its file: one file is answered once.
    answers_id INTEGER UNIQUE REFERENCES message (id),
    answers_sha256 TEXT UNIQUE CHECK (length(answers_sha256) = 64),
    file_name TEXT NOT NULL UNIQUE,
    placed_at TEXT,
    -- The message that came back, and what it said; codes are separated by spaces.
    returned_id INTEGER UNIQUE REFERENCES message (id),
    outcome TEXT CHECK (outcome IN ('accepted', 'refused')),
    codes TEXT,
    CHECK ((returned_id IS NULL) = (outcome IS NULL)),
    CHECK ((outcome IS 'refused') = (codes IS NOT NULL))
) STRICT;
CREATE INDEX outgoing_client ON outgoing (client_id);
CREATE INDEX outgoing_unplaced ON outgoing (id) WHERE placed_at IS NULL;

-- What was made stays; it is placed once and answered once.
CREATE TRIGGER outgoing_frozen BEFORE UPDATE ON outgoing
WHEN NEW.id IS NOT OLD.id OR NEW.message_id IS NOT OLD.message_id OR NEW.client_id IS NOT OLD.client_id
    OR NEW.answers_id IS NOT OLD.answers_id OR NEW.answers_sha256 IS NOT OLD.answers_sha256
    OR NEW.file_name IS NOT OLD.file_name
    OR (OLD.placed_at IS NOT NULL AND NEW.placed_at IS NOT OLD.placed_at)
    OR (OLD.returned_id IS NOT NULL AND (NEW.returned_id IS NOT OLD.returned_id
        OR NEW.outcome IS NOT OLD.outcome OR NEW.codes IS NOT OLD.codes))
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:batch-frozen');
END;

CREATE TRIGGER outgoing_kept BEFORE DELETE ON outgoing
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:batch-frozen');
END;

-- What a message says about the course of care on an allocation.
CREATE TABLE care_report (
    id INTEGER PRIMARY KEY,
    outgoing_id INTEGER NOT NULL UNIQUE REFERENCES outgoing (id),
    allocation_id INTEGER NOT NULL REFERENCES allocation (id),
    act TEXT NOT NULL CHECK (act IN ('start', 'stop')),
    is_withdrawal INTEGER NOT NULL CHECK (is_withdrawal IN (0, 1)),
    begin_day TEXT NOT NULL CHECK (length(begin_day) = 10),
    end_day TEXT CHECK (end_day >= begin_day),
    reason TEXT CHECK (length(reason) = 2),
    CHECK ((act = 'stop') = (end_day IS NOT NULL)),
    CHECK ((act = 'stop') = (reason IS NOT NULL))
) STRICT;
CREATE INDEX care_report_allocation ON care_report (allocation_id);

CREATE TRIGGER care_report_frozen BEFORE UPDATE ON care_report
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:batch-frozen');
END;

CREATE TRIGGER care_report_kept BEFORE DELETE ON care_report
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:batch-frozen');
END;

CREATE TRIGGER outgoing_journal_insert AFTER INSERT ON outgoing
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'outgoing', NEW.id, 'insert',
        NULL,
        json_object(
        'id', NEW.id, 'message_id', NEW.message_id, 'client_id', NEW.client_id,
        'answers_id', NEW.answers_id, 'answers_sha256', NEW.answers_sha256, 'file_name', NEW.file_name,
        'placed_at', NEW.placed_at, 'returned_id', NEW.returned_id, 'outcome', NEW.outcome,
        'codes', NEW.codes));
END;

CREATE TRIGGER outgoing_journal_update AFTER UPDATE ON outgoing
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'outgoing', NEW.id, 'update',
        json_object(
        'id', OLD.id, 'message_id', OLD.message_id, 'client_id', OLD.client_id,
        'answers_id', OLD.answers_id, 'answers_sha256', OLD.answers_sha256, 'file_name', OLD.file_name,
        'placed_at', OLD.placed_at, 'returned_id', OLD.returned_id, 'outcome', OLD.outcome,
        'codes', OLD.codes),
        json_object(
        'id', NEW.id, 'message_id', NEW.message_id, 'client_id', NEW.client_id,
        'answers_id', NEW.answers_id, 'answers_sha256', NEW.answers_sha256, 'file_name', NEW.file_name,
        'placed_at', NEW.placed_at, 'returned_id', NEW.returned_id, 'outcome', NEW.outcome,
        'codes', NEW.codes));
END;

CREATE TRIGGER outgoing_journal_delete AFTER DELETE ON outgoing
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'outgoing', OLD.id, 'delete',
        json_object(
        'id', OLD.id, 'message_id', OLD.message_id, 'client_id', OLD.client_id,
        'answers_id', OLD.answers_id, 'answers_sha256', OLD.answers_sha256, 'file_name', OLD.file_name,
        'placed_at', OLD.placed_at, 'returned_id', OLD.returned_id, 'outcome', OLD.outcome,
        'codes', OLD.codes),
        NULL);
END;

CREATE TRIGGER care_report_journal_insert AFTER INSERT ON care_report
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'care_report', NEW.id, 'insert',
        NULL,
        json_object(
        'id', NEW.id, 'outgoing_id', NEW.outgoing_id, 'allocation_id', NEW.allocation_id,
        'act', NEW.act, 'is_withdrawal', NEW.is_withdrawal, 'begin_day', NEW.begin_day,
        'end_day', NEW.end_day, 'reason', NEW.reason));
END;

CREATE TRIGGER care_report_journal_update AFTER UPDATE ON care_report
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'care_report', NEW.id, 'update',
        json_object(
        'id', OLD.id, 'outgoing_id', OLD.outgoing_id, 'allocation_id', OLD.allocation_id,
        'act', OLD.act, 'is_withdrawal', OLD.is_withdrawal, 'begin_day', OLD.begin_day,
        'end_day', OLD.end_day, 'reason', OLD.reason),
        json_object(
        'id', NEW.id, 'outgoing_id', NEW.outgoing_id, 'allocation_id', NEW.allocation_id,
        'act', NEW.act, 'is_withdrawal', NEW.is_withdrawal, 'begin_day', NEW.begin_day,
        'end_day', NEW.end_day, 'reason', NEW.reason));
END;

CREATE TRIGGER care_report_journal_delete AFTER DELETE ON care_report
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'care_report', OLD.id, 'delete',
        json_object(
        'id', OLD.id, 'outgoing_id', OLD.outgoing_id, 'allocation_id', OLD.allocation_id,
        'act', OLD.act, 'is_withdrawal', OLD.is_withdrawal, 'begin_day', OLD.begin_day,
        'end_day', OLD.end_day, 'reason', OLD.reason),
        NULL);
END;
