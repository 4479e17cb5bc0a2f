-- The journal: every change of every row, whoever makes it, with old and new values as JSON.
-- A change is what one operation did; rows written by anything but the program have no change.
-- Binary columns stand as hexadecimal text; the bytes of messages and claims stay in their own tables.

CREATE TABLE change (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    operation TEXT NOT NULL,
    undoes INTEGER UNIQUE REFERENCES change (id)
) STRICT;
CREATE INDEX change_actor ON change (actor, id);

CREATE TABLE journal (
    id INTEGER PRIMARY KEY,
    change_id INTEGER REFERENCES change (id),
    table_name TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    action TEXT NOT NULL CHECK (action IN ('insert', 'update', 'delete')),
    old TEXT,
    new TEXT
) STRICT;
CREATE INDEX journal_change ON journal (change_id);
CREATE INDEX journal_row ON journal (table_name, row_id);

-- The change that is being made now; empty outside the program's own transactions.
CREATE TABLE current_change (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    change_id INTEGER REFERENCES change (id)
) STRICT;
INSERT INTO current_change (id, change_id) VALUES (1, NULL);

-- A change that touched nothing may go; what stands, stands. Only what an undo takes back is written afterwards,
-- within the change that does it.
CREATE TRIGGER change_kept BEFORE DELETE ON change
WHEN EXISTS (SELECT 1 FROM journal WHERE change_id = OLD.id)
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:journal-frozen');
END;
CREATE TRIGGER change_frozen BEFORE UPDATE ON change
WHEN OLD.undoes IS NOT NULL OR NEW.id <> OLD.id OR NEW.at <> OLD.at OR NEW.actor <> OLD.actor
    OR NEW.operation <> OLD.operation OR OLD.id IS NOT (SELECT change_id FROM current_change)
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:journal-frozen');
END;
CREATE TRIGGER journal_kept BEFORE DELETE ON journal
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:journal-frozen');
END;
CREATE TRIGGER journal_frozen BEFORE UPDATE ON journal
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:journal-frozen');
END;

CREATE TRIGGER practice_journal_insert AFTER INSERT ON practice
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'practice', NEW.id, 'insert',
        NULL,
        json_object(
        'id', NEW.id, 'agb', NEW.agb, 'name', NEW.name, 'base_schema', NEW.base_schema,
        'message_schema', NEW.message_schema));
END;

CREATE TRIGGER practice_journal_update AFTER UPDATE ON practice
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'practice', NEW.id, 'update',
        json_object(
        'id', OLD.id, 'agb', OLD.agb, 'name', OLD.name, 'base_schema', OLD.base_schema,
        'message_schema', OLD.message_schema),
        json_object(
        'id', NEW.id, 'agb', NEW.agb, 'name', NEW.name, 'base_schema', NEW.base_schema,
        'message_schema', NEW.message_schema));
END;

CREATE TRIGGER practice_journal_delete AFTER DELETE ON practice
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'practice', OLD.id, 'delete',
        json_object(
        'id', OLD.id, 'agb', OLD.agb, 'name', OLD.name, 'base_schema', OLD.base_schema,
        'message_schema', OLD.message_schema),
        NULL);
END;

CREATE TRIGGER contract_journal_insert AFTER INSERT ON contract
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'contract', NEW.id, 'insert',
        NULL,
        json_object(
        'id', NEW.id, 'key', NEW.key, 'from_day', NEW.from_day, 'content', NEW.content));
END;

CREATE TRIGGER contract_journal_update AFTER UPDATE ON contract
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'contract', NEW.id, 'update',
        json_object(
        'id', OLD.id, 'key', OLD.key, 'from_day', OLD.from_day, 'content', OLD.content),
        json_object(
        'id', NEW.id, 'key', NEW.key, 'from_day', NEW.from_day, 'content', NEW.content));
END;

CREATE TRIGGER contract_journal_delete AFTER DELETE ON contract
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'contract', OLD.id, 'delete',
        json_object(
        'id', OLD.id, 'key', OLD.key, 'from_day', OLD.from_day, 'content', OLD.content),
        NULL);
END;

CREATE TRIGGER practitioner_journal_insert AFTER INSERT ON practitioner
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'practitioner', NEW.id, 'insert',
        NULL,
        json_object(
        'id', NEW.id, 'code', NEW.code, 'name', NEW.name, 'agb', NEW.agb, 'from_day', NEW.from_day,
        'until_day', NEW.until_day, 'week_minutes', NEW.week_minutes));
END;

CREATE TRIGGER practitioner_journal_update AFTER UPDATE ON practitioner
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'practitioner', NEW.id, 'update',
        json_object(
        'id', OLD.id, 'code', OLD.code, 'name', OLD.name, 'agb', OLD.agb, 'from_day', OLD.from_day,
        'until_day', OLD.until_day, 'week_minutes', OLD.week_minutes),
        json_object(
        'id', NEW.id, 'code', NEW.code, 'name', NEW.name, 'agb', NEW.agb, 'from_day', NEW.from_day,
        'until_day', NEW.until_day, 'week_minutes', NEW.week_minutes));
END;

CREATE TRIGGER practitioner_journal_delete AFTER DELETE ON practitioner
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'practitioner', OLD.id, 'delete',
        json_object(
        'id', OLD.id, 'code', OLD.code, 'name', OLD.name, 'agb', OLD.agb, 'from_day', OLD.from_day,
        'until_day', OLD.until_day, 'week_minutes', OLD.week_minutes),
        NULL);
END;

CREATE TRIGGER practitioner_discipline_journal_insert AFTER INSERT ON practitioner_discipline
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'practitioner_discipline', NEW.id, 'insert',
        NULL,
        json_object(
        'id', NEW.id, 'practitioner_id', NEW.practitioner_id, 'discipline', NEW.discipline,
        'from_day', NEW.from_day, 'until_day', NEW.until_day));
END;

CREATE TRIGGER practitioner_discipline_journal_update AFTER UPDATE ON practitioner_discipline
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'practitioner_discipline', NEW.id, 'update',
        json_object(
        'id', OLD.id, 'practitioner_id', OLD.practitioner_id, 'discipline', OLD.discipline,
        'from_day', OLD.from_day, 'until_day', OLD.until_day),
        json_object(
        'id', NEW.id, 'practitioner_id', NEW.practitioner_id, 'discipline', NEW.discipline,
        'from_day', NEW.from_day, 'until_day', NEW.until_day));
END;

CREATE TRIGGER practitioner_discipline_journal_delete AFTER DELETE ON practitioner_discipline
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'practitioner_discipline', OLD.id, 'delete',
        json_object(
        'id', OLD.id, 'practitioner_id', OLD.practitioner_id, 'discipline', OLD.discipline,
        'from_day', OLD.from_day, 'until_day', OLD.until_day),
        NULL);
END;

CREATE TRIGGER client_journal_insert AFTER INSERT ON client
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'client', NEW.id, 'insert',
        NULL,
        json_object(
        'id', NEW.id, 'number', NEW.number, 'bsn', NEW.bsn, 'surname', NEW.surname, 'prefix', NEW.prefix,
        'first_names', NEW.first_names, 'initials', NEW.initials, 'birth_day', NEW.birth_day,
        'birth_precision', NEW.birth_precision, 'gender', NEW.gender, 'municipality', NEW.municipality));
END;

CREATE TRIGGER client_journal_update AFTER UPDATE ON client
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'client', NEW.id, 'update',
        json_object(
        'id', OLD.id, 'number', OLD.number, 'bsn', OLD.bsn, 'surname', OLD.surname, 'prefix', OLD.prefix,
        'first_names', OLD.first_names, 'initials', OLD.initials, 'birth_day', OLD.birth_day,
        'birth_precision', OLD.birth_precision, 'gender', OLD.gender, 'municipality', OLD.municipality),
        json_object(
        'id', NEW.id, 'number', NEW.number, 'bsn', NEW.bsn, 'surname', NEW.surname, 'prefix', NEW.prefix,
        'first_names', NEW.first_names, 'initials', NEW.initials, 'birth_day', NEW.birth_day,
        'birth_precision', NEW.birth_precision, 'gender', NEW.gender, 'municipality', NEW.municipality));
END;

CREATE TRIGGER client_journal_delete AFTER DELETE ON client
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'client', OLD.id, 'delete',
        json_object(
        'id', OLD.id, 'number', OLD.number, 'bsn', OLD.bsn, 'surname', OLD.surname, 'prefix', OLD.prefix,
        'first_names', OLD.first_names, 'initials', OLD.initials, 'birth_day', OLD.birth_day,
        'birth_precision', OLD.birth_precision, 'gender', OLD.gender, 'municipality', OLD.municipality),
        NULL);
END;

CREATE TRIGGER message_journal_insert AFTER INSERT ON message
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'message', NEW.id, 'insert',
        NULL,
        json_object(
        'id', NEW.id, 'direction', NEW.direction, 'code', NEW.code, 'counterpart', NEW.counterpart,
        'identification', NEW.identification, 'dated', NEW.dated, 'at', NEW.at, 'sha256', NEW.sha256));
END;

CREATE TRIGGER message_journal_update AFTER UPDATE ON message
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'message', NEW.id, 'update',
        json_object(
        'id', OLD.id, 'direction', OLD.direction, 'code', OLD.code, 'counterpart', OLD.counterpart,
        'identification', OLD.identification, 'dated', OLD.dated, 'at', OLD.at, 'sha256', OLD.sha256),
        json_object(
        'id', NEW.id, 'direction', NEW.direction, 'code', NEW.code, 'counterpart', NEW.counterpart,
        'identification', NEW.identification, 'dated', NEW.dated, 'at', NEW.at, 'sha256', NEW.sha256));
END;

CREATE TRIGGER message_journal_delete AFTER DELETE ON message
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'message', OLD.id, 'delete',
        json_object(
        'id', OLD.id, 'direction', OLD.direction, 'code', OLD.code, 'counterpart', OLD.counterpart,
        'identification', OLD.identification, 'dated', OLD.dated, 'at', OLD.at, 'sha256', OLD.sha256),
        NULL);
END;

CREATE TRIGGER allocation_journal_insert AFTER INSERT ON allocation
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'allocation', NEW.id, 'insert',
        NULL,
        json_object(
        'id', NEW.id, 'client_id', NEW.client_id, 'municipality', NEW.municipality, 'number', NEW.number,
        'category', NEW.category, 'code', NEW.code, 'volume', NEW.volume, 'unit', NEW.unit,
        'frequency', NEW.frequency, 'budget', NEW.budget, 'from_day', NEW.from_day, 'until_day', NEW.until_day,
        'change_reason', NEW.change_reason, 'fixed_day', NEW.fixed_day,
        'fixed_millisecond', NEW.fixed_millisecond, 'frame', NEW.frame, 'source', NEW.source));
END;

CREATE TRIGGER allocation_journal_update AFTER UPDATE ON allocation
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'allocation', NEW.id, 'update',
        json_object(
        'id', OLD.id, 'client_id', OLD.client_id, 'municipality', OLD.municipality, 'number', OLD.number,
        'category', OLD.category, 'code', OLD.code, 'volume', OLD.volume, 'unit', OLD.unit,
        'frequency', OLD.frequency, 'budget', OLD.budget, 'from_day', OLD.from_day, 'until_day', OLD.until_day,
        'change_reason', OLD.change_reason, 'fixed_day', OLD.fixed_day,
        'fixed_millisecond', OLD.fixed_millisecond, 'frame', OLD.frame, 'source', OLD.source),
        json_object(
        'id', NEW.id, 'client_id', NEW.client_id, 'municipality', NEW.municipality, 'number', NEW.number,
        'category', NEW.category, 'code', NEW.code, 'volume', NEW.volume, 'unit', NEW.unit,
        'frequency', NEW.frequency, 'budget', NEW.budget, 'from_day', NEW.from_day, 'until_day', NEW.until_day,
        'change_reason', NEW.change_reason, 'fixed_day', NEW.fixed_day,
        'fixed_millisecond', NEW.fixed_millisecond, 'frame', NEW.frame, 'source', NEW.source));
END;

CREATE TRIGGER allocation_journal_delete AFTER DELETE ON allocation
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'allocation', OLD.id, 'delete',
        json_object(
        'id', OLD.id, 'client_id', OLD.client_id, 'municipality', OLD.municipality, 'number', OLD.number,
        'category', OLD.category, 'code', OLD.code, 'volume', OLD.volume, 'unit', OLD.unit,
        'frequency', OLD.frequency, 'budget', OLD.budget, 'from_day', OLD.from_day, 'until_day', OLD.until_day,
        'change_reason', OLD.change_reason, 'fixed_day', OLD.fixed_day,
        'fixed_millisecond', OLD.fixed_millisecond, 'frame', OLD.frame, 'source', OLD.source),
        NULL);
END;

CREATE TRIGGER allocation_version_journal_insert AFTER INSERT ON allocation_version
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'allocation_version', NEW.id, 'insert',
        NULL,
        json_object(
        'id', NEW.id, 'allocation_id', NEW.allocation_id, 'message_id', NEW.message_id,
        'category', NEW.category, 'code', NEW.code, 'volume', NEW.volume, 'unit', NEW.unit,
        'frequency', NEW.frequency, 'budget', NEW.budget, 'from_day', NEW.from_day, 'until_day', NEW.until_day,
        'change_reason', NEW.change_reason, 'fixed_day', NEW.fixed_day,
        'fixed_millisecond', NEW.fixed_millisecond));
END;

CREATE TRIGGER allocation_version_journal_update AFTER UPDATE ON allocation_version
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'allocation_version', NEW.id, 'update',
        json_object(
        'id', OLD.id, 'allocation_id', OLD.allocation_id, 'message_id', OLD.message_id,
        'category', OLD.category, 'code', OLD.code, 'volume', OLD.volume, 'unit', OLD.unit,
        'frequency', OLD.frequency, 'budget', OLD.budget, 'from_day', OLD.from_day, 'until_day', OLD.until_day,
        'change_reason', OLD.change_reason, 'fixed_day', OLD.fixed_day,
        'fixed_millisecond', OLD.fixed_millisecond),
        json_object(
        'id', NEW.id, 'allocation_id', NEW.allocation_id, 'message_id', NEW.message_id,
        'category', NEW.category, 'code', NEW.code, 'volume', NEW.volume, 'unit', NEW.unit,
        'frequency', NEW.frequency, 'budget', NEW.budget, 'from_day', NEW.from_day, 'until_day', NEW.until_day,
        'change_reason', NEW.change_reason, 'fixed_day', NEW.fixed_day,
        'fixed_millisecond', NEW.fixed_millisecond));
END;

CREATE TRIGGER allocation_version_journal_delete AFTER DELETE ON allocation_version
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'allocation_version', OLD.id, 'delete',
        json_object(
        'id', OLD.id, 'allocation_id', OLD.allocation_id, 'message_id', OLD.message_id,
        'category', OLD.category, 'code', OLD.code, 'volume', OLD.volume, 'unit', OLD.unit,
        'frequency', OLD.frequency, 'budget', OLD.budget, 'from_day', OLD.from_day, 'until_day', OLD.until_day,
        'change_reason', OLD.change_reason, 'fixed_day', OLD.fixed_day,
        'fixed_millisecond', OLD.fixed_millisecond),
        NULL);
END;

CREATE TRIGGER tariff_journal_insert AFTER INSERT ON tariff
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'tariff', NEW.id, 'insert',
        NULL,
        json_object(
        'id', NEW.id, 'contract', NEW.contract, 'product', NEW.product, 'discipline', NEW.discipline,
        'code', NEW.code, 'category', NEW.category, 'unit', NEW.unit, 'cents', NEW.cents,
        'from_day', NEW.from_day, 'until_day', NEW.until_day));
END;

CREATE TRIGGER tariff_journal_update AFTER UPDATE ON tariff
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'tariff', NEW.id, 'update',
        json_object(
        'id', OLD.id, 'contract', OLD.contract, 'product', OLD.product, 'discipline', OLD.discipline,
        'code', OLD.code, 'category', OLD.category, 'unit', OLD.unit, 'cents', OLD.cents,
        'from_day', OLD.from_day, 'until_day', OLD.until_day),
        json_object(
        'id', NEW.id, 'contract', NEW.contract, 'product', NEW.product, 'discipline', NEW.discipline,
        'code', NEW.code, 'category', NEW.category, 'unit', NEW.unit, 'cents', NEW.cents,
        'from_day', NEW.from_day, 'until_day', NEW.until_day));
END;

CREATE TRIGGER tariff_journal_delete AFTER DELETE ON tariff
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'tariff', OLD.id, 'delete',
        json_object(
        'id', OLD.id, 'contract', OLD.contract, 'product', OLD.product, 'discipline', OLD.discipline,
        'code', OLD.code, 'category', OLD.category, 'unit', OLD.unit, 'cents', OLD.cents,
        'from_day', OLD.from_day, 'until_day', OLD.until_day),
        NULL);
END;

CREATE TRIGGER time_entry_journal_insert AFTER INSERT ON time_entry
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'time_entry', NEW.id, 'insert',
        NULL,
        json_object(
        'id', NEW.id, 'key', hex(NEW.key), 'practitioner_id', NEW.practitioner_id, 'day', NEW.day,
        'start_minute', NEW.start_minute, 'minutes', NEW.minutes, 'kind', NEW.kind, 'activity', NEW.activity,
        'client_id', NEW.client_id, 'discipline', NEW.discipline, 'allocation_id', NEW.allocation_id,
        'product', NEW.product, 'note', NEW.note));
END;

CREATE TRIGGER time_entry_journal_update AFTER UPDATE ON time_entry
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'time_entry', NEW.id, 'update',
        json_object(
        'id', OLD.id, 'key', hex(OLD.key), 'practitioner_id', OLD.practitioner_id, 'day', OLD.day,
        'start_minute', OLD.start_minute, 'minutes', OLD.minutes, 'kind', OLD.kind, 'activity', OLD.activity,
        'client_id', OLD.client_id, 'discipline', OLD.discipline, 'allocation_id', OLD.allocation_id,
        'product', OLD.product, 'note', OLD.note),
        json_object(
        'id', NEW.id, 'key', hex(NEW.key), 'practitioner_id', NEW.practitioner_id, 'day', NEW.day,
        'start_minute', NEW.start_minute, 'minutes', NEW.minutes, 'kind', NEW.kind, 'activity', NEW.activity,
        'client_id', NEW.client_id, 'discipline', NEW.discipline, 'allocation_id', NEW.allocation_id,
        'product', NEW.product, 'note', NEW.note));
END;

CREATE TRIGGER time_entry_journal_delete AFTER DELETE ON time_entry
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'time_entry', OLD.id, 'delete',
        json_object(
        'id', OLD.id, 'key', hex(OLD.key), 'practitioner_id', OLD.practitioner_id, 'day', OLD.day,
        'start_minute', OLD.start_minute, 'minutes', OLD.minutes, 'kind', OLD.kind, 'activity', OLD.activity,
        'client_id', OLD.client_id, 'discipline', OLD.discipline, 'allocation_id', OLD.allocation_id,
        'product', OLD.product, 'note', OLD.note),
        NULL);
END;

CREATE TRIGGER batch_journal_insert AFTER INSERT ON batch
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'batch', NEW.id, 'insert',
        NULL,
        json_object(
        'id', NEW.id, 'municipality', NEW.municipality, 'claim_month', NEW.claim_month,
        'identification', NEW.identification, 'claim_number', NEW.claim_number, 'dated', NEW.dated,
        'total', NEW.total, 'line_count', NEW.line_count, 'file_name', NEW.file_name, 'sha256', NEW.sha256,
        'created_at', NEW.created_at, 'placed_at', NEW.placed_at));
END;

CREATE TRIGGER batch_journal_update AFTER UPDATE ON batch
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'batch', NEW.id, 'update',
        json_object(
        'id', OLD.id, 'municipality', OLD.municipality, 'claim_month', OLD.claim_month,
        'identification', OLD.identification, 'claim_number', OLD.claim_number, 'dated', OLD.dated,
        'total', OLD.total, 'line_count', OLD.line_count, 'file_name', OLD.file_name, 'sha256', OLD.sha256,
        'created_at', OLD.created_at, 'placed_at', OLD.placed_at),
        json_object(
        'id', NEW.id, 'municipality', NEW.municipality, 'claim_month', NEW.claim_month,
        'identification', NEW.identification, 'claim_number', NEW.claim_number, 'dated', NEW.dated,
        'total', NEW.total, 'line_count', NEW.line_count, 'file_name', NEW.file_name, 'sha256', NEW.sha256,
        'created_at', NEW.created_at, 'placed_at', NEW.placed_at));
END;

CREATE TRIGGER batch_journal_delete AFTER DELETE ON batch
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'batch', OLD.id, 'delete',
        json_object(
        'id', OLD.id, 'municipality', OLD.municipality, 'claim_month', OLD.claim_month,
        'identification', OLD.identification, 'claim_number', OLD.claim_number, 'dated', OLD.dated,
        'total', OLD.total, 'line_count', OLD.line_count, 'file_name', OLD.file_name, 'sha256', OLD.sha256,
        'created_at', OLD.created_at, 'placed_at', OLD.placed_at),
        NULL);
END;

-- A draft is made anew from time, allocations and tariffs, which have their own journal: it is none of a person's
-- changes, and taking one back must not bring an old draft along. From the queue on, every step is written down.
CREATE TRIGGER claim_line_journal_insert AFTER INSERT ON claim_line WHEN NEW.state <> 'draft'
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'claim_line', NEW.id, 'insert',
        NULL,
        json_object(
        'id', NEW.id, 'client_id', NEW.client_id, 'allocation_id', NEW.allocation_id, 'product', NEW.product,
        'discipline', NEW.discipline, 'category', NEW.category, 'code', NEW.code, 'from_day', NEW.from_day,
        'until_day', NEW.until_day, 'minutes', NEW.minutes, 'tariff_id', NEW.tariff_id, 'unit', NEW.unit,
        'volume', NEW.volume, 'unit_tariff', NEW.unit_tariff, 'amount', NEW.amount, 'state', NEW.state,
        'reference', NEW.reference, 'batch_id', NEW.batch_id));
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
        'reference', OLD.reference, 'batch_id', OLD.batch_id),
        json_object(
        'id', NEW.id, 'client_id', NEW.client_id, 'allocation_id', NEW.allocation_id, 'product', NEW.product,
        'discipline', NEW.discipline, 'category', NEW.category, 'code', NEW.code, 'from_day', NEW.from_day,
        'until_day', NEW.until_day, 'minutes', NEW.minutes, 'tariff_id', NEW.tariff_id, 'unit', NEW.unit,
        'volume', NEW.volume, 'unit_tariff', NEW.unit_tariff, 'amount', NEW.amount, 'state', NEW.state,
        'reference', NEW.reference, 'batch_id', NEW.batch_id));
END;

CREATE TRIGGER claim_line_journal_delete AFTER DELETE ON claim_line WHEN OLD.state <> 'draft'
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'claim_line', OLD.id, 'delete',
        json_object(
        'id', OLD.id, 'client_id', OLD.client_id, 'allocation_id', OLD.allocation_id, 'product', OLD.product,
        'discipline', OLD.discipline, 'category', OLD.category, 'code', OLD.code, 'from_day', OLD.from_day,
        'until_day', OLD.until_day, 'minutes', OLD.minutes, 'tariff_id', OLD.tariff_id, 'unit', OLD.unit,
        'volume', OLD.volume, 'unit_tariff', OLD.unit_tariff, 'amount', OLD.amount, 'state', OLD.state,
        'reference', OLD.reference, 'batch_id', OLD.batch_id),
        NULL);
END;

CREATE TRIGGER claim_line_entry_journal_insert AFTER INSERT ON claim_line_entry
WHEN (SELECT state FROM claim_line WHERE id = NEW.line_id) <> 'draft'
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'claim_line_entry', NEW.id, 'insert',
        NULL,
        json_object(
        'id', NEW.id, 'line_id', NEW.line_id, 'entry_id', NEW.entry_id, 'minutes', NEW.minutes, 'live', NEW.live));
END;

CREATE TRIGGER claim_line_entry_journal_update AFTER UPDATE ON claim_line_entry
WHEN (SELECT state FROM claim_line WHERE id = NEW.line_id) <> 'draft'
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'claim_line_entry', NEW.id, 'update',
        json_object(
        'id', OLD.id, 'line_id', OLD.line_id, 'entry_id', OLD.entry_id, 'minutes', OLD.minutes, 'live', OLD.live),
        json_object(
        'id', NEW.id, 'line_id', NEW.line_id, 'entry_id', NEW.entry_id, 'minutes', NEW.minutes, 'live', NEW.live));
END;

CREATE TRIGGER claim_line_entry_journal_delete AFTER DELETE ON claim_line_entry
WHEN (SELECT state FROM claim_line WHERE id = OLD.line_id) <> 'draft'
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'claim_line_entry', OLD.id, 'delete',
        json_object(
        'id', OLD.id, 'line_id', OLD.line_id, 'entry_id', OLD.entry_id, 'minutes', OLD.minutes, 'live', OLD.live),
        NULL);
END;

CREATE TRIGGER setting_journal_insert AFTER INSERT ON setting
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'setting', NEW.id, 'insert',
        NULL,
        json_object(
        'id', NEW.id, 'name', NEW.name, 'value', NEW.value));
END;

CREATE TRIGGER setting_journal_update AFTER UPDATE ON setting
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'setting', NEW.id, 'update',
        json_object(
        'id', OLD.id, 'name', OLD.name, 'value', OLD.value),
        json_object(
        'id', NEW.id, 'name', NEW.name, 'value', NEW.value));
END;

CREATE TRIGGER setting_journal_delete AFTER DELETE ON setting
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'setting', OLD.id, 'delete',
        json_object(
        'id', OLD.id, 'name', OLD.name, 'value', OLD.value),
        NULL);
END;
