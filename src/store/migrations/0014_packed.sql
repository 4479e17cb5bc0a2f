-- Which messages are packed together is decided once, before anything is placed: a program that dies while it places them
-- goes on with the same archives.

CREATE TABLE packed (
    id INTEGER PRIMARY KEY,
    outgoing_id INTEGER NOT NULL UNIQUE REFERENCES outgoing (id),
    -- The file name of the archive.
    archive TEXT NOT NULL CHECK (length(archive) BETWEEN 5 AND 100),
    -- When the archive was placed.
    placed_at TEXT
) STRICT;
CREATE INDEX packed_unplaced ON packed (archive) WHERE placed_at IS NULL;

-- What was placed by itself is not packed any more.
CREATE TRIGGER packed_insert BEFORE INSERT ON packed
WHEN (SELECT placed_at IS NULL FROM outgoing WHERE id = NEW.outgoing_id) IS NOT 1 OR NEW.placed_at IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:batch-frozen');
END;

CREATE TRIGGER packed_frozen BEFORE UPDATE ON packed
WHEN NEW.id IS NOT OLD.id OR NEW.outgoing_id IS NOT OLD.outgoing_id OR NEW.archive IS NOT OLD.archive
    OR OLD.placed_at IS NOT NULL
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:batch-frozen');
END;

CREATE TRIGGER packed_kept BEFORE DELETE ON packed
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:batch-frozen');
END;

-- Its archive may stand there already, whether or not that was written down.
CREATE TRIGGER outgoing_packed BEFORE DELETE ON outgoing
WHEN EXISTS (SELECT 1 FROM packed WHERE outgoing_id = OLD.id)
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:batch-frozen');
END;

CREATE TRIGGER packed_journal_insert AFTER INSERT ON packed
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'packed', NEW.id, 'insert',
        NULL,
        json_object(
        'id', NEW.id, 'outgoing_id', NEW.outgoing_id, 'archive', NEW.archive, 'placed_at', NEW.placed_at));
END;

CREATE TRIGGER packed_journal_update AFTER UPDATE ON packed
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'packed', NEW.id, 'update',
        json_object(
        'id', OLD.id, 'outgoing_id', OLD.outgoing_id, 'archive', OLD.archive, 'placed_at', OLD.placed_at),
        json_object(
        'id', NEW.id, 'outgoing_id', NEW.outgoing_id, 'archive', NEW.archive, 'placed_at', NEW.placed_at));
END;

CREATE TRIGGER packed_journal_delete AFTER DELETE ON packed
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'packed', OLD.id, 'delete',
        json_object(
        'id', OLD.id, 'outgoing_id', OLD.outgoing_id, 'archive', OLD.archive, 'placed_at', OLD.placed_at),
        NULL);
END;
