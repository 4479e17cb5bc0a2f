-- A stay may turn out to have ended on the last day that was claimed, where that day counts: how it was counted is kept.

ALTER TABLE claim_line_usage ADD COLUMN stays TEXT CHECK (stays IN ('nights', 'days', 'started'));

DROP TRIGGER claim_line_usage_frozen;
CREATE TRIGGER claim_line_usage_frozen BEFORE UPDATE OF line_id, usage_id, day, units, stays ON claim_line_usage
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:line-frozen');
END;

-- What stands in a queued, sent or granted line does not change under it. Of a stay the departure may still come to lie where
-- every day that was claimed counts: after the night, on the calendar day, or later that day than the hour of arrival.
DROP TRIGGER usage_claimed_update;
CREATE TRIGGER usage_claimed_update BEFORE UPDATE ON usage
WHEN EXISTS (
    SELECT 1 FROM claim_line_usage AS part JOIN claim_line AS line ON line.id = part.line_id
    WHERE part.usage_id = OLD.id AND part.live = 1 AND line.state <> 'draft'
      AND (NEW.until_day < part.day OR
        (NEW.until_day = part.day AND (coalesce(part.stays, 'nights') = 'nights' OR
            (part.stays = 'started' AND coalesce(NEW.until_minute, 0) <= coalesce(NEW.start_minute, 0)))) OR
        NEW.key IS NOT OLD.key OR NEW.client_id IS NOT OLD.client_id OR NEW.kind IS NOT OLD.kind OR
        NEW.day IS NOT OLD.day OR NEW.start_minute IS NOT OLD.start_minute OR
        NEW.session_id IS NOT OLD.session_id OR NEW.day_parts IS NOT OLD.day_parts OR
        NEW.absence IS NOT OLD.absence OR NEW.direction IS NOT OLD.direction OR
        NEW.carriage IS NOT OLD.carriage OR NEW.metres IS NOT OLD.metres OR NEW.band IS NOT OLD.band OR
        NEW.from_municipality IS NOT OLD.from_municipality OR NEW.to_municipality IS NOT OLD.to_municipality OR
        NEW.wheelchair IS NOT OLD.wheelchair OR NEW.destination IS NOT OLD.destination OR
        NEW.allocation_id IS NOT OLD.allocation_id OR NEW.product IS NOT OLD.product OR
        NEW.practitioner_id IS NOT OLD.practitioner_id OR NEW.responsible_id IS NOT OLD.responsible_id OR
        NEW.note IS NOT OLD.note)
)
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:entry-claimed');
END;

DROP TRIGGER claim_line_usage_journal_insert;
CREATE TRIGGER claim_line_usage_journal_insert AFTER INSERT ON claim_line_usage
WHEN (SELECT state FROM claim_line WHERE id = NEW.line_id) <> 'draft'
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'claim_line_usage', NEW.id, 'insert',
        NULL,
        json_object(
        'id', NEW.id, 'line_id', NEW.line_id, 'usage_id', NEW.usage_id, 'day', NEW.day, 'units', NEW.units,
        'live', NEW.live, 'stays', NEW.stays));
END;

DROP TRIGGER claim_line_usage_journal_update;
CREATE TRIGGER claim_line_usage_journal_update AFTER UPDATE ON claim_line_usage
WHEN (SELECT state FROM claim_line WHERE id = NEW.line_id) <> 'draft'
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'claim_line_usage', NEW.id, 'update',
        json_object(
        'id', OLD.id, 'line_id', OLD.line_id, 'usage_id', OLD.usage_id, 'day', OLD.day, 'units', OLD.units,
        'live', OLD.live, 'stays', OLD.stays),
        json_object(
        'id', NEW.id, 'line_id', NEW.line_id, 'usage_id', NEW.usage_id, 'day', NEW.day, 'units', NEW.units,
        'live', NEW.live, 'stays', NEW.stays));
END;

DROP TRIGGER claim_line_usage_journal_delete;
CREATE TRIGGER claim_line_usage_journal_delete AFTER DELETE ON claim_line_usage
WHEN (SELECT state FROM claim_line WHERE id = OLD.line_id) <> 'draft'
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'claim_line_usage', OLD.id, 'delete',
        json_object(
        'id', OLD.id, 'line_id', OLD.line_id, 'usage_id', OLD.usage_id, 'day', OLD.day, 'units', OLD.units,
        'live', OLD.live, 'stays', OLD.stays),
        NULL);
END;
