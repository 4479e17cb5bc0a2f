-- Which allocations a message holds, so that one that is absent from the newest message is seen; and what the office settled
-- about an allocation: one finding, word for word, with the reason.

CREATE TABLE allocation_mention (
    id INTEGER PRIMARY KEY,
    message_id INTEGER NOT NULL REFERENCES message (id),
    allocation_id INTEGER NOT NULL REFERENCES allocation (id),
    fixed_day TEXT NOT NULL CHECK (length(fixed_day) = 10),
    fixed_millisecond INTEGER NOT NULL CHECK (fixed_millisecond BETWEEN 0 AND 86399999),
    UNIQUE (allocation_id, message_id)
) STRICT;

CREATE TABLE finding_settled (
    id INTEGER PRIMARY KEY,
    allocation_id INTEGER NOT NULL REFERENCES allocation (id),
    rule TEXT NOT NULL CHECK (length(rule) > 0),
    what_nl TEXT NOT NULL,
    what_en TEXT NOT NULL,
    reason TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
    actor TEXT NOT NULL CHECK (length(actor) > 0),
    at TEXT NOT NULL,
    UNIQUE (allocation_id, rule, what_en)
) STRICT;

-- What was settled is taken back, never rewritten.
CREATE TRIGGER finding_settled_frozen BEFORE UPDATE ON finding_settled
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:line-frozen');
END;

CREATE TRIGGER allocation_mention_journal_insert AFTER INSERT ON allocation_mention
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'allocation_mention', NEW.id, 'insert',
        NULL,
        json_object(
        'id', NEW.id, 'message_id', NEW.message_id, 'allocation_id', NEW.allocation_id,
        'fixed_day', NEW.fixed_day, 'fixed_millisecond', NEW.fixed_millisecond));
END;

CREATE TRIGGER allocation_mention_journal_update AFTER UPDATE ON allocation_mention
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'allocation_mention', NEW.id, 'update',
        json_object(
        'id', OLD.id, 'message_id', OLD.message_id, 'allocation_id', OLD.allocation_id,
        'fixed_day', OLD.fixed_day, 'fixed_millisecond', OLD.fixed_millisecond),
        json_object(
        'id', NEW.id, 'message_id', NEW.message_id, 'allocation_id', NEW.allocation_id,
        'fixed_day', NEW.fixed_day, 'fixed_millisecond', NEW.fixed_millisecond));
END;

CREATE TRIGGER allocation_mention_journal_delete AFTER DELETE ON allocation_mention
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'allocation_mention', OLD.id, 'delete',
        json_object(
        'id', OLD.id, 'message_id', OLD.message_id, 'allocation_id', OLD.allocation_id,
        'fixed_day', OLD.fixed_day, 'fixed_millisecond', OLD.fixed_millisecond),
        NULL);
END;

CREATE TRIGGER finding_settled_journal_insert AFTER INSERT ON finding_settled
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'finding_settled', NEW.id, 'insert',
        NULL,
        json_object(
        'id', NEW.id, 'allocation_id', NEW.allocation_id, 'rule', NEW.rule, 'what_nl', NEW.what_nl,
        'what_en', NEW.what_en, 'reason', NEW.reason, 'actor', NEW.actor, 'at', NEW.at));
END;

CREATE TRIGGER finding_settled_journal_update AFTER UPDATE ON finding_settled
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'finding_settled', NEW.id, 'update',
        json_object(
        'id', OLD.id, 'allocation_id', OLD.allocation_id, 'rule', OLD.rule, 'what_nl', OLD.what_nl,
        'what_en', OLD.what_en, 'reason', OLD.reason, 'actor', OLD.actor, 'at', OLD.at),
        json_object(
        'id', NEW.id, 'allocation_id', NEW.allocation_id, 'rule', NEW.rule, 'what_nl', NEW.what_nl,
        'what_en', NEW.what_en, 'reason', NEW.reason, 'actor', NEW.actor, 'at', NEW.at));
END;

CREATE TRIGGER finding_settled_journal_delete AFTER DELETE ON finding_settled
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'finding_settled', OLD.id, 'delete',
        json_object(
        'id', OLD.id, 'allocation_id', OLD.allocation_id, 'rule', OLD.rule, 'what_nl', OLD.what_nl,
        'what_en', OLD.what_en, 'reason', OLD.reason, 'actor', OLD.actor, 'at', OLD.at),
        NULL);
END;
