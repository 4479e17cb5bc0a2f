-- Holds that the office lets through: one finding of one claim line, on the facts that the line had, with the reason.

CREATE TABLE finding_override (
    id INTEGER PRIMARY KEY,
    client_id INTEGER NOT NULL REFERENCES client (id),
    from_day TEXT NOT NULL CHECK (length(from_day) = 10),
    until_day TEXT NOT NULL CHECK (until_day >= from_day),
    rule TEXT NOT NULL CHECK (length(rule) > 0),
    what_nl TEXT NOT NULL,
    what_en TEXT NOT NULL,
    facts TEXT NOT NULL CHECK (length(facts) > 0),
    reason TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 500),
    actor TEXT NOT NULL CHECK (length(actor) > 0),
    at TEXT NOT NULL
) STRICT;
CREATE INDEX finding_override_line ON finding_override (from_day, client_id);

-- A decision is taken back, never rewritten; once its line is in the queue or further it stands.
CREATE TRIGGER finding_override_frozen BEFORE UPDATE ON finding_override
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:line-frozen');
END;

CREATE TRIGGER finding_override_kept BEFORE DELETE ON finding_override
WHEN EXISTS (
    SELECT 1 FROM claim_line JOIN finding ON finding.line_id = claim_line.id
    WHERE claim_line.client_id = OLD.client_id AND claim_line.from_day = OLD.from_day
      AND claim_line.until_day = OLD.until_day AND claim_line.state <> 'draft'
      AND finding.rule = OLD.rule AND finding.what_nl = OLD.what_nl AND finding.what_en = OLD.what_en
)
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:line-frozen');
END;

CREATE TRIGGER finding_override_journal_insert AFTER INSERT ON finding_override
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'finding_override', NEW.id, 'insert',
        NULL,
        json_object(
        'id', NEW.id, 'client_id', NEW.client_id, 'from_day', NEW.from_day, 'until_day', NEW.until_day,
        'rule', NEW.rule, 'what_nl', NEW.what_nl, 'what_en', NEW.what_en, 'facts', NEW.facts,
        'reason', NEW.reason, 'actor', NEW.actor, 'at', NEW.at));
END;

CREATE TRIGGER finding_override_journal_update AFTER UPDATE ON finding_override
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'finding_override', NEW.id, 'update',
        json_object(
        'id', OLD.id, 'client_id', OLD.client_id, 'from_day', OLD.from_day, 'until_day', OLD.until_day,
        'rule', OLD.rule, 'what_nl', OLD.what_nl, 'what_en', OLD.what_en, 'facts', OLD.facts,
        'reason', OLD.reason, 'actor', OLD.actor, 'at', OLD.at),
        json_object(
        'id', NEW.id, 'client_id', NEW.client_id, 'from_day', NEW.from_day, 'until_day', NEW.until_day,
        'rule', NEW.rule, 'what_nl', NEW.what_nl, 'what_en', NEW.what_en, 'facts', NEW.facts,
        'reason', NEW.reason, 'actor', NEW.actor, 'at', NEW.at));
END;

CREATE TRIGGER finding_override_journal_delete AFTER DELETE ON finding_override
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'finding_override', OLD.id, 'delete',
        json_object(
        'id', OLD.id, 'client_id', OLD.client_id, 'from_day', OLD.from_day, 'until_day', OLD.until_day,
        'rule', OLD.rule, 'what_nl', OLD.what_nl, 'what_en', OLD.what_en, 'facts', OLD.facts,
        'reason', OLD.reason, 'actor', OLD.actor, 'at', OLD.at),
        NULL);
END;
