-- Who may do what and what is on record: registrations, responsible colleagues, documents, school, moves.

CREATE TABLE practitioner_credential (
    id INTEGER PRIMARY KEY,
    practitioner_id INTEGER NOT NULL REFERENCES practitioner (id),
    credential TEXT NOT NULL CHECK (length(credential) > 0),
    profession TEXT CHECK (profession IS NULL OR length(profession) > 0),
    from_day TEXT NOT NULL CHECK (length(from_day) = 10),
    until_day TEXT CHECK (until_day IS NULL OR until_day >= from_day)
) STRICT;
CREATE INDEX practitioner_credential_of ON practitioner_credential (practitioner_id);

CREATE TABLE practice_credential (
    id INTEGER PRIMARY KEY,
    credential TEXT NOT NULL CHECK (length(credential) > 0),
    profession TEXT CHECK (profession IS NULL OR length(profession) > 0),
    from_day TEXT NOT NULL CHECK (length(from_day) = 10),
    until_day TEXT CHECK (until_day IS NULL OR until_day >= from_day)
) STRICT;

ALTER TABLE practitioner ADD COLUMN responsible_id INTEGER REFERENCES practitioner (id);
ALTER TABLE time_entry ADD COLUMN responsible_id INTEGER REFERENCES practitioner (id);

CREATE TABLE client_document (
    id INTEGER PRIMARY KEY,
    client_id INTEGER NOT NULL REFERENCES client (id),
    kind TEXT NOT NULL CHECK (kind IN ('approval', 'consultation', 'statement', 'reason')),
    dated TEXT NOT NULL CHECK (length(dated) = 10),
    from_day TEXT NOT NULL CHECK (length(from_day) = 10),
    until_day TEXT CHECK (until_day IS NULL OR until_day >= from_day),
    product TEXT,
    form TEXT CHECK (form IS NULL OR length(form) BETWEEN 1 AND 500),
    reference TEXT CHECK (reference IS NULL OR length(reference) BETWEEN 1 AND 500),
    remark TEXT CHECK (remark IS NULL OR length(remark) BETWEEN 1 AND 500)
) STRICT;
CREATE INDEX client_document_client ON client_document (client_id, dated);

CREATE TABLE client_school (
    id INTEGER PRIMARY KEY,
    client_id INTEGER NOT NULL REFERENCES client (id),
    from_day TEXT NOT NULL CHECK (length(from_day) = 10),
    until_day TEXT CHECK (until_day IS NULL OR until_day >= from_day),
    UNIQUE (client_id, from_day)
) STRICT;

-- The municipality that is responsible from a day on.
CREATE TABLE client_move (
    id INTEGER PRIMARY KEY,
    client_id INTEGER NOT NULL REFERENCES client (id),
    from_day TEXT NOT NULL CHECK (length(from_day) = 10),
    municipality TEXT NOT NULL CHECK (length(municipality) = 4),
    UNIQUE (client_id, from_day)
) STRICT;

DROP TRIGGER practitioner_journal_insert;
DROP TRIGGER practitioner_journal_update;
DROP TRIGGER practitioner_journal_delete;
DROP TRIGGER time_entry_journal_insert;
DROP TRIGGER time_entry_journal_update;
DROP TRIGGER time_entry_journal_delete;

CREATE TRIGGER practitioner_journal_insert AFTER INSERT ON practitioner
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'practitioner', NEW.id, 'insert',
        NULL,
        json_object(
        'id', NEW.id, 'code', NEW.code, 'name', NEW.name, 'agb', NEW.agb, 'from_day', NEW.from_day,
        'until_day', NEW.until_day, 'week_minutes', NEW.week_minutes, 'responsible_id', NEW.responsible_id));
END;

CREATE TRIGGER practitioner_journal_update AFTER UPDATE ON practitioner
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'practitioner', NEW.id, 'update',
        json_object(
        'id', OLD.id, 'code', OLD.code, 'name', OLD.name, 'agb', OLD.agb, 'from_day', OLD.from_day,
        'until_day', OLD.until_day, 'week_minutes', OLD.week_minutes, 'responsible_id', OLD.responsible_id),
        json_object(
        'id', NEW.id, 'code', NEW.code, 'name', NEW.name, 'agb', NEW.agb, 'from_day', NEW.from_day,
        'until_day', NEW.until_day, 'week_minutes', NEW.week_minutes, 'responsible_id', NEW.responsible_id));
END;

CREATE TRIGGER practitioner_journal_delete AFTER DELETE ON practitioner
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'practitioner', OLD.id, 'delete',
        json_object(
        'id', OLD.id, 'code', OLD.code, 'name', OLD.name, 'agb', OLD.agb, 'from_day', OLD.from_day,
        'until_day', OLD.until_day, 'week_minutes', OLD.week_minutes, 'responsible_id', OLD.responsible_id),
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
        'product', NEW.product, 'note', NEW.note, 'responsible_id', NEW.responsible_id));
END;

CREATE TRIGGER time_entry_journal_update AFTER UPDATE ON time_entry
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'time_entry', NEW.id, 'update',
        json_object(
        'id', OLD.id, 'key', hex(OLD.key), 'practitioner_id', OLD.practitioner_id, 'day', OLD.day,
        'start_minute', OLD.start_minute, 'minutes', OLD.minutes, 'kind', OLD.kind, 'activity', OLD.activity,
        'client_id', OLD.client_id, 'discipline', OLD.discipline, 'allocation_id', OLD.allocation_id,
        'product', OLD.product, 'note', OLD.note, 'responsible_id', OLD.responsible_id),
        json_object(
        'id', NEW.id, 'key', hex(NEW.key), 'practitioner_id', NEW.practitioner_id, 'day', NEW.day,
        'start_minute', NEW.start_minute, 'minutes', NEW.minutes, 'kind', NEW.kind, 'activity', NEW.activity,
        'client_id', NEW.client_id, 'discipline', NEW.discipline, 'allocation_id', NEW.allocation_id,
        'product', NEW.product, 'note', NEW.note, 'responsible_id', NEW.responsible_id));
END;

CREATE TRIGGER time_entry_journal_delete AFTER DELETE ON time_entry
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'time_entry', OLD.id, 'delete',
        json_object(
        'id', OLD.id, 'key', hex(OLD.key), 'practitioner_id', OLD.practitioner_id, 'day', OLD.day,
        'start_minute', OLD.start_minute, 'minutes', OLD.minutes, 'kind', OLD.kind, 'activity', OLD.activity,
        'client_id', OLD.client_id, 'discipline', OLD.discipline, 'allocation_id', OLD.allocation_id,
        'product', OLD.product, 'note', OLD.note, 'responsible_id', OLD.responsible_id),
        NULL);
END;

CREATE TRIGGER practitioner_credential_journal_insert AFTER INSERT ON practitioner_credential
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'practitioner_credential', NEW.id, 'insert',
        NULL,
        json_object(
        'id', NEW.id, 'practitioner_id', NEW.practitioner_id, 'credential', NEW.credential,
        'profession', NEW.profession, 'from_day', NEW.from_day, 'until_day', NEW.until_day));
END;

CREATE TRIGGER practitioner_credential_journal_update AFTER UPDATE ON practitioner_credential
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'practitioner_credential', NEW.id, 'update',
        json_object(
        'id', OLD.id, 'practitioner_id', OLD.practitioner_id, 'credential', OLD.credential,
        'profession', OLD.profession, 'from_day', OLD.from_day, 'until_day', OLD.until_day),
        json_object(
        'id', NEW.id, 'practitioner_id', NEW.practitioner_id, 'credential', NEW.credential,
        'profession', NEW.profession, 'from_day', NEW.from_day, 'until_day', NEW.until_day));
END;

CREATE TRIGGER practitioner_credential_journal_delete AFTER DELETE ON practitioner_credential
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'practitioner_credential', OLD.id, 'delete',
        json_object(
        'id', OLD.id, 'practitioner_id', OLD.practitioner_id, 'credential', OLD.credential,
        'profession', OLD.profession, 'from_day', OLD.from_day, 'until_day', OLD.until_day),
        NULL);
END;

CREATE TRIGGER practice_credential_journal_insert AFTER INSERT ON practice_credential
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'practice_credential', NEW.id, 'insert',
        NULL,
        json_object(
        'id', NEW.id, 'credential', NEW.credential, 'profession', NEW.profession, 'from_day', NEW.from_day,
        'until_day', NEW.until_day));
END;

CREATE TRIGGER practice_credential_journal_update AFTER UPDATE ON practice_credential
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'practice_credential', NEW.id, 'update',
        json_object(
        'id', OLD.id, 'credential', OLD.credential, 'profession', OLD.profession, 'from_day', OLD.from_day,
        'until_day', OLD.until_day),
        json_object(
        'id', NEW.id, 'credential', NEW.credential, 'profession', NEW.profession, 'from_day', NEW.from_day,
        'until_day', NEW.until_day));
END;

CREATE TRIGGER practice_credential_journal_delete AFTER DELETE ON practice_credential
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'practice_credential', OLD.id, 'delete',
        json_object(
        'id', OLD.id, 'credential', OLD.credential, 'profession', OLD.profession, 'from_day', OLD.from_day,
        'until_day', OLD.until_day),
        NULL);
END;

CREATE TRIGGER client_document_journal_insert AFTER INSERT ON client_document
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'client_document', NEW.id, 'insert',
        NULL,
        json_object(
        'id', NEW.id, 'client_id', NEW.client_id, 'kind', NEW.kind, 'dated', NEW.dated,
        'from_day', NEW.from_day, 'until_day', NEW.until_day, 'product', NEW.product, 'form', NEW.form,
        'reference', NEW.reference, 'remark', NEW.remark));
END;

CREATE TRIGGER client_document_journal_update AFTER UPDATE ON client_document
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'client_document', NEW.id, 'update',
        json_object(
        'id', OLD.id, 'client_id', OLD.client_id, 'kind', OLD.kind, 'dated', OLD.dated,
        'from_day', OLD.from_day, 'until_day', OLD.until_day, 'product', OLD.product, 'form', OLD.form,
        'reference', OLD.reference, 'remark', OLD.remark),
        json_object(
        'id', NEW.id, 'client_id', NEW.client_id, 'kind', NEW.kind, 'dated', NEW.dated,
        'from_day', NEW.from_day, 'until_day', NEW.until_day, 'product', NEW.product, 'form', NEW.form,
        'reference', NEW.reference, 'remark', NEW.remark));
END;

CREATE TRIGGER client_document_journal_delete AFTER DELETE ON client_document
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'client_document', OLD.id, 'delete',
        json_object(
        'id', OLD.id, 'client_id', OLD.client_id, 'kind', OLD.kind, 'dated', OLD.dated,
        'from_day', OLD.from_day, 'until_day', OLD.until_day, 'product', OLD.product, 'form', OLD.form,
        'reference', OLD.reference, 'remark', OLD.remark),
        NULL);
END;

CREATE TRIGGER client_school_journal_insert AFTER INSERT ON client_school
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'client_school', NEW.id, 'insert',
        NULL,
        json_object(
        'id', NEW.id, 'client_id', NEW.client_id, 'from_day', NEW.from_day, 'until_day', NEW.until_day));
END;

CREATE TRIGGER client_school_journal_update AFTER UPDATE ON client_school
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'client_school', NEW.id, 'update',
        json_object(
        'id', OLD.id, 'client_id', OLD.client_id, 'from_day', OLD.from_day, 'until_day', OLD.until_day),
        json_object(
        'id', NEW.id, 'client_id', NEW.client_id, 'from_day', NEW.from_day, 'until_day', NEW.until_day));
END;

CREATE TRIGGER client_school_journal_delete AFTER DELETE ON client_school
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'client_school', OLD.id, 'delete',
        json_object(
        'id', OLD.id, 'client_id', OLD.client_id, 'from_day', OLD.from_day, 'until_day', OLD.until_day),
        NULL);
END;

CREATE TRIGGER client_move_journal_insert AFTER INSERT ON client_move
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'client_move', NEW.id, 'insert',
        NULL,
        json_object(
        'id', NEW.id, 'client_id', NEW.client_id, 'from_day', NEW.from_day, 'municipality', NEW.municipality));
END;

CREATE TRIGGER client_move_journal_update AFTER UPDATE ON client_move
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'client_move', NEW.id, 'update',
        json_object(
        'id', OLD.id, 'client_id', OLD.client_id, 'from_day', OLD.from_day, 'municipality', OLD.municipality),
        json_object(
        'id', NEW.id, 'client_id', NEW.client_id, 'from_day', NEW.from_day, 'municipality', NEW.municipality));
END;

CREATE TRIGGER client_move_journal_delete AFTER DELETE ON client_move
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'client_move', OLD.id, 'delete',
        json_object(
        'id', OLD.id, 'client_id', OLD.client_id, 'from_day', OLD.from_day, 'municipality', OLD.municipality),
        NULL);
END;
