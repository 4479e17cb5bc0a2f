-- What was used of components: trips, group sessions and who was there, stays; crisis trajectories; distance bands.

CREATE TABLE session (
    id INTEGER PRIMARY KEY,
    group_name TEXT NOT NULL CHECK (length(group_name) BETWEEN 1 AND 40),
    day TEXT NOT NULL CHECK (length(day) = 10),
    start_minute INTEGER CHECK (start_minute BETWEEN 0 AND 1439),
    component TEXT,
    product TEXT,
    supervisors INTEGER CHECK (supervisors BETWEEN 1 AND 50),
    practitioner_id INTEGER REFERENCES practitioner (id),
    CHECK (component IS NULL OR product IS NULL)
) STRICT;
-- A group meets once at one time.
CREATE UNIQUE INDEX session_once ON session (day, group_name, coalesce(start_minute, -1));

-- One table for all kinds: they are claimed, guarded and journaled alike.
CREATE TABLE usage (
    id INTEGER PRIMARY KEY,
    key BLOB NOT NULL UNIQUE CHECK (length(key) = 16),
    client_id INTEGER NOT NULL REFERENCES client (id),
    kind TEXT NOT NULL CHECK (kind IN ('trip', 'attendance', 'stay')),
    -- Of the trip or the session; of a stay the arrival.
    day TEXT NOT NULL CHECK (length(day) = 10),
    -- Arrival of a stay.
    start_minute INTEGER CHECK (start_minute BETWEEN 0 AND 1439),
    session_id INTEGER REFERENCES session (id),
    day_parts INTEGER CHECK (day_parts BETWEEN 1 AND 6),
    absence TEXT CHECK (absence IN ('sick', 'holiday', 'no-show')),
    direction TEXT CHECK (direction IN ('outward', 'return')),
    carriage TEXT CHECK (carriage IN ('group', 'individual', 'family')),
    metres INTEGER CHECK (metres BETWEEN 1 AND 999999),
    band INTEGER CHECK (band BETWEEN 1 AND 20),
    from_municipality TEXT CHECK (length(from_municipality) = 4),
    to_municipality TEXT CHECK (length(to_municipality) = 4),
    wheelchair INTEGER CHECK (wheelchair IN (0, 1)),
    destination TEXT CHECK (length(destination) BETWEEN 1 AND 500),
    -- Departure of a stay.
    until_day TEXT CHECK (until_day >= day),
    until_minute INTEGER CHECK (until_minute BETWEEN 0 AND 1439),
    allocation_id INTEGER REFERENCES allocation (id),
    product TEXT,
    practitioner_id INTEGER REFERENCES practitioner (id),
    responsible_id INTEGER REFERENCES practitioner (id),
    note TEXT CHECK (note IS NULL OR length(note) BETWEEN 1 AND 2000),
    CHECK ((kind = 'trip') = (direction IS NOT NULL AND carriage IS NOT NULL AND wheelchair IS NOT NULL)),
    CHECK (kind = 'trip' OR coalesce(direction, carriage, metres, band, from_municipality, to_municipality,
        wheelchair, destination) IS NULL),
    CHECK (metres IS NULL OR band IS NULL),
    CHECK ((kind = 'attendance') = (session_id IS NOT NULL)),
    CHECK ((kind = 'attendance') = (coalesce(day_parts, absence) IS NOT NULL)),
    CHECK (day_parts IS NULL OR absence IS NULL),
    CHECK (kind = 'stay' OR coalesce(start_minute, until_day, until_minute) IS NULL),
    CHECK (until_day IS NOT NULL OR until_minute IS NULL)
) STRICT;
CREATE INDEX usage_day ON usage (day, kind, client_id);
CREATE INDEX usage_client ON usage (client_id, day);
CREATE INDEX usage_allocation ON usage (allocation_id, day);
-- A client is at a session once.
CREATE UNIQUE INDEX usage_session ON usage (session_id, client_id) WHERE session_id IS NOT NULL;
-- Who is still there, or was until a day: stays reach into months after their arrival.
CREATE INDEX usage_stay ON usage (coalesce(until_day, '9999-12-31'), day, client_id) WHERE kind = 'stay';

-- What a session is about does not change under attendance that was claimed.
CREATE TRIGGER session_claimed_update BEFORE UPDATE ON session
WHEN (NEW.day IS NOT OLD.day OR NEW.component IS NOT OLD.component OR NEW.product IS NOT OLD.product) AND EXISTS (
    SELECT 1 FROM usage JOIN claim_line_usage AS part ON part.usage_id = usage.id
    JOIN claim_line AS line ON line.id = part.line_id
    WHERE usage.session_id = OLD.id AND part.live = 1 AND line.state <> 'draft'
)
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:entry-claimed');
END;

CREATE TABLE trajectory (
    id INTEGER PRIMARY KEY,
    client_id INTEGER NOT NULL REFERENCES client (id),
    product TEXT NOT NULL,
    allocation_id INTEGER REFERENCES allocation (id),
    registered_day TEXT NOT NULL CHECK (length(registered_day) = 10),
    registered_minute INTEGER NOT NULL CHECK (registered_minute BETWEEN 0 AND 1439),
    contact_day TEXT CHECK (length(contact_day) = 10),
    contact_minute INTEGER CHECK (contact_minute BETWEEN 0 AND 1439),
    practitioner_id INTEGER NOT NULL REFERENCES practitioner (id),
    shelter INTEGER NOT NULL CHECK (shelter IN (0, 1)),
    shelter_remark TEXT CHECK (length(shelter_remark) BETWEEN 1 AND 500),
    afterwards TEXT CHECK (length(afterwards) BETWEEN 1 AND 500),
    ended_day TEXT CHECK (ended_day >= registered_day),
    CHECK ((contact_day IS NULL) = (contact_minute IS NULL))
) STRICT;
CREATE INDEX trajectory_client ON trajectory (client_id, registered_day);
CREATE INDEX trajectory_running ON trajectory (registered_day) WHERE ended_day IS NULL;

CREATE TABLE trajectory_handover (
    id INTEGER PRIMARY KEY,
    trajectory_id INTEGER NOT NULL REFERENCES trajectory (id),
    from_day TEXT NOT NULL CHECK (length(from_day) = 10),
    practitioner_id INTEGER NOT NULL REFERENCES practitioner (id),
    reason TEXT CHECK (length(reason) BETWEEN 1 AND 500),
    UNIQUE (trajectory_id, from_day)
) STRICT;

-- The days of usages that a line stands on.
CREATE TABLE claim_line_usage (
    id INTEGER PRIMARY KEY,
    line_id INTEGER NOT NULL REFERENCES claim_line (id),
    usage_id INTEGER NOT NULL REFERENCES usage (id),
    day TEXT NOT NULL CHECK (length(day) = 10),
    units INTEGER NOT NULL CHECK (units >= 0),
    live INTEGER NOT NULL CHECK (live IN (0, 1)),
    UNIQUE (line_id, usage_id, day)
) STRICT;
-- No day of a usage is in two live claim lines.
CREATE UNIQUE INDEX claim_line_usage_live ON claim_line_usage (usage_id, day) WHERE live = 1;
CREATE INDEX claim_line_usage_usage ON claim_line_usage (usage_id);

CREATE TRIGGER claim_line_usage_insert BEFORE INSERT ON claim_line_usage
WHEN NEW.live <> 1 OR (SELECT state FROM claim_line WHERE id = NEW.line_id) <> 'draft'
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:line-frozen');
END;

CREATE TRIGGER claim_line_usage_frozen BEFORE UPDATE OF line_id, usage_id, day, units ON claim_line_usage
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:line-frozen');
END;

CREATE TRIGGER claim_line_usage_live_follows BEFORE UPDATE OF live ON claim_line_usage
WHEN NEW.live <> (SELECT state NOT IN ('rejected', 'credited') FROM claim_line WHERE id = NEW.line_id)
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:line-frozen');
END;

CREATE TRIGGER claim_line_usage_kept BEFORE DELETE ON claim_line_usage
WHEN (SELECT state FROM claim_line WHERE id = OLD.line_id) <> 'draft'
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:line-frozen');
END;

CREATE TRIGGER claim_line_live_usage AFTER UPDATE OF state ON claim_line
WHEN (OLD.state IN ('rejected', 'credited')) <> (NEW.state IN ('rejected', 'credited'))
BEGIN
    UPDATE claim_line_usage SET live = (NEW.state NOT IN ('rejected', 'credited')) WHERE line_id = NEW.id;
END;

-- What stands in a queued, sent or granted line does not change under it. Of a stay the departure may still come to
-- lie after all days that were claimed.
CREATE TRIGGER usage_claimed_update BEFORE UPDATE ON usage
WHEN EXISTS (
    SELECT 1 FROM claim_line_usage AS part JOIN claim_line AS line ON line.id = part.line_id
    WHERE part.usage_id = OLD.id AND part.live = 1 AND line.state <> 'draft'
      AND (NEW.until_day <= part.day OR
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

CREATE TRIGGER usage_claimed_delete BEFORE DELETE ON usage
WHEN EXISTS (
    SELECT 1 FROM claim_line_usage AS part JOIN claim_line AS line ON line.id = part.line_id
    WHERE part.usage_id = OLD.id AND line.state <> 'draft'
)
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:entry-claimed');
END;

-- A draft does not outlive what it was made from: it is compiled anew.
DROP TRIGGER time_entry_draft_update;
DROP TRIGGER time_entry_draft_delete;

CREATE TRIGGER time_entry_draft_update AFTER UPDATE ON time_entry
WHEN EXISTS (
    SELECT 1 FROM claim_line_entry AS part JOIN claim_line AS line ON line.id = part.line_id
    WHERE part.entry_id = OLD.id AND part.live = 1 AND line.state = 'draft'
)
BEGIN
    DELETE FROM finding WHERE line_id IN (
        SELECT line.id FROM claim_line_entry AS part JOIN claim_line AS line ON line.id = part.line_id
        WHERE part.entry_id = OLD.id AND part.live = 1 AND line.state = 'draft');
    DELETE FROM claim_line_usage WHERE line_id IN (
        SELECT line.id FROM claim_line_entry AS part JOIN claim_line AS line ON line.id = part.line_id
        WHERE part.entry_id = OLD.id AND part.live = 1 AND line.state = 'draft');
    DELETE FROM claim_line_entry WHERE line_id IN (
        SELECT line.id FROM claim_line_entry AS part JOIN claim_line AS line ON line.id = part.line_id
        WHERE part.entry_id = OLD.id AND part.live = 1 AND line.state = 'draft');
    DELETE FROM claim_line WHERE state = 'draft'
        AND NOT EXISTS (SELECT 1 FROM claim_line_entry WHERE line_id = claim_line.id)
        AND NOT EXISTS (SELECT 1 FROM claim_line_usage WHERE line_id = claim_line.id);
END;

CREATE TRIGGER time_entry_draft_delete BEFORE DELETE ON time_entry
WHEN EXISTS (
    SELECT 1 FROM claim_line_entry AS part JOIN claim_line AS line ON line.id = part.line_id
    WHERE part.entry_id = OLD.id AND part.live = 1 AND line.state = 'draft'
)
BEGIN
    DELETE FROM finding WHERE line_id IN (
        SELECT line.id FROM claim_line_entry AS part JOIN claim_line AS line ON line.id = part.line_id
        WHERE part.entry_id = OLD.id AND part.live = 1 AND line.state = 'draft');
    DELETE FROM claim_line_usage WHERE line_id IN (
        SELECT line.id FROM claim_line_entry AS part JOIN claim_line AS line ON line.id = part.line_id
        WHERE part.entry_id = OLD.id AND part.live = 1 AND line.state = 'draft');
    DELETE FROM claim_line_entry WHERE line_id IN (
        SELECT line.id FROM claim_line_entry AS part JOIN claim_line AS line ON line.id = part.line_id
        WHERE part.entry_id = OLD.id AND part.live = 1 AND line.state = 'draft');
    DELETE FROM claim_line WHERE state = 'draft'
        AND NOT EXISTS (SELECT 1 FROM claim_line_entry WHERE line_id = claim_line.id)
        AND NOT EXISTS (SELECT 1 FROM claim_line_usage WHERE line_id = claim_line.id);
END;

CREATE TRIGGER usage_draft_update AFTER UPDATE ON usage
WHEN EXISTS (
    SELECT 1 FROM claim_line_usage AS part JOIN claim_line AS line ON line.id = part.line_id
    WHERE part.usage_id = OLD.id AND part.live = 1 AND line.state = 'draft'
)
BEGIN
    DELETE FROM finding WHERE line_id IN (
        SELECT line.id FROM claim_line_usage AS part JOIN claim_line AS line ON line.id = part.line_id
        WHERE part.usage_id = OLD.id AND part.live = 1 AND line.state = 'draft');
    DELETE FROM claim_line_entry WHERE line_id IN (
        SELECT line.id FROM claim_line_usage AS part JOIN claim_line AS line ON line.id = part.line_id
        WHERE part.usage_id = OLD.id AND part.live = 1 AND line.state = 'draft');
    DELETE FROM claim_line_usage WHERE line_id IN (
        SELECT line.id FROM claim_line_usage AS part JOIN claim_line AS line ON line.id = part.line_id
        WHERE part.usage_id = OLD.id AND part.live = 1 AND line.state = 'draft');
    DELETE FROM claim_line WHERE state = 'draft'
        AND NOT EXISTS (SELECT 1 FROM claim_line_entry WHERE line_id = claim_line.id)
        AND NOT EXISTS (SELECT 1 FROM claim_line_usage WHERE line_id = claim_line.id);
END;

CREATE TRIGGER usage_draft_delete BEFORE DELETE ON usage
WHEN EXISTS (
    SELECT 1 FROM claim_line_usage AS part JOIN claim_line AS line ON line.id = part.line_id
    WHERE part.usage_id = OLD.id AND part.live = 1 AND line.state = 'draft'
)
BEGIN
    DELETE FROM finding WHERE line_id IN (
        SELECT line.id FROM claim_line_usage AS part JOIN claim_line AS line ON line.id = part.line_id
        WHERE part.usage_id = OLD.id AND part.live = 1 AND line.state = 'draft');
    DELETE FROM claim_line_entry WHERE line_id IN (
        SELECT line.id FROM claim_line_usage AS part JOIN claim_line AS line ON line.id = part.line_id
        WHERE part.usage_id = OLD.id AND part.live = 1 AND line.state = 'draft');
    DELETE FROM claim_line_usage WHERE line_id IN (
        SELECT line.id FROM claim_line_usage AS part JOIN claim_line AS line ON line.id = part.line_id
        WHERE part.usage_id = OLD.id AND part.live = 1 AND line.state = 'draft');
    DELETE FROM claim_line WHERE state = 'draft'
        AND NOT EXISTS (SELECT 1 FROM claim_line_entry WHERE line_id = claim_line.id)
        AND NOT EXISTS (SELECT 1 FROM claim_line_usage WHERE line_id = claim_line.id);
END;

-- Which single trips a tariff is for: longer than the one and at most the other.
ALTER TABLE tariff ADD COLUMN above_metres INTEGER CHECK (above_metres >= 0);
ALTER TABLE tariff ADD COLUMN through_metres INTEGER CHECK (through_metres > above_metres);

DROP TRIGGER tariff_journal_insert;
DROP TRIGGER tariff_journal_update;
DROP TRIGGER tariff_journal_delete;

CREATE TRIGGER tariff_journal_insert AFTER INSERT ON tariff
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'tariff', NEW.id, 'insert',
        NULL,
        json_object(
        'id', NEW.id, 'contract', NEW.contract, 'product', NEW.product, 'discipline', NEW.discipline,
        'code', NEW.code, 'category', NEW.category, 'unit', NEW.unit, 'cents', NEW.cents,
        'from_day', NEW.from_day, 'until_day', NEW.until_day, 'above_metres', NEW.above_metres,
        'through_metres', NEW.through_metres));
END;

CREATE TRIGGER tariff_journal_update AFTER UPDATE ON tariff
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'tariff', NEW.id, 'update',
        json_object(
        'id', OLD.id, 'contract', OLD.contract, 'product', OLD.product, 'discipline', OLD.discipline,
        'code', OLD.code, 'category', OLD.category, 'unit', OLD.unit, 'cents', OLD.cents,
        'from_day', OLD.from_day, 'until_day', OLD.until_day, 'above_metres', OLD.above_metres,
        'through_metres', OLD.through_metres),
        json_object(
        'id', NEW.id, 'contract', NEW.contract, 'product', NEW.product, 'discipline', NEW.discipline,
        'code', NEW.code, 'category', NEW.category, 'unit', NEW.unit, 'cents', NEW.cents,
        'from_day', NEW.from_day, 'until_day', NEW.until_day, 'above_metres', NEW.above_metres,
        'through_metres', NEW.through_metres));
END;

CREATE TRIGGER tariff_journal_delete AFTER DELETE ON tariff
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'tariff', OLD.id, 'delete',
        json_object(
        'id', OLD.id, 'contract', OLD.contract, 'product', OLD.product, 'discipline', OLD.discipline,
        'code', OLD.code, 'category', OLD.category, 'unit', OLD.unit, 'cents', OLD.cents,
        'from_day', OLD.from_day, 'until_day', OLD.until_day, 'above_metres', OLD.above_metres,
        'through_metres', OLD.through_metres),
        NULL);
END;

CREATE TRIGGER session_journal_insert AFTER INSERT ON session
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'session', NEW.id, 'insert',
        NULL,
        json_object(
        'id', NEW.id, 'group_name', NEW.group_name, 'day', NEW.day, 'start_minute', NEW.start_minute,
        'component', NEW.component, 'product', NEW.product, 'supervisors', NEW.supervisors,
        'practitioner_id', NEW.practitioner_id));
END;

CREATE TRIGGER session_journal_update AFTER UPDATE ON session
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'session', NEW.id, 'update',
        json_object(
        'id', OLD.id, 'group_name', OLD.group_name, 'day', OLD.day, 'start_minute', OLD.start_minute,
        'component', OLD.component, 'product', OLD.product, 'supervisors', OLD.supervisors,
        'practitioner_id', OLD.practitioner_id),
        json_object(
        'id', NEW.id, 'group_name', NEW.group_name, 'day', NEW.day, 'start_minute', NEW.start_minute,
        'component', NEW.component, 'product', NEW.product, 'supervisors', NEW.supervisors,
        'practitioner_id', NEW.practitioner_id));
END;

CREATE TRIGGER session_journal_delete AFTER DELETE ON session
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'session', OLD.id, 'delete',
        json_object(
        'id', OLD.id, 'group_name', OLD.group_name, 'day', OLD.day, 'start_minute', OLD.start_minute,
        'component', OLD.component, 'product', OLD.product, 'supervisors', OLD.supervisors,
        'practitioner_id', OLD.practitioner_id),
        NULL);
END;

CREATE TRIGGER usage_journal_insert AFTER INSERT ON usage
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'usage', NEW.id, 'insert',
        NULL,
        json_object(
        'id', NEW.id, 'key', hex(NEW.key), 'client_id', NEW.client_id, 'kind', NEW.kind, 'day', NEW.day,
        'start_minute', NEW.start_minute, 'session_id', NEW.session_id, 'day_parts', NEW.day_parts,
        'absence', NEW.absence, 'direction', NEW.direction, 'carriage', NEW.carriage, 'metres', NEW.metres,
        'band', NEW.band, 'from_municipality', NEW.from_municipality, 'to_municipality', NEW.to_municipality,
        'wheelchair', NEW.wheelchair, 'destination', NEW.destination, 'until_day', NEW.until_day,
        'until_minute', NEW.until_minute, 'allocation_id', NEW.allocation_id, 'product', NEW.product,
        'practitioner_id', NEW.practitioner_id, 'responsible_id', NEW.responsible_id, 'note', NEW.note));
END;

CREATE TRIGGER usage_journal_update AFTER UPDATE ON usage
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'usage', NEW.id, 'update',
        json_object(
        'id', OLD.id, 'key', hex(OLD.key), 'client_id', OLD.client_id, 'kind', OLD.kind, 'day', OLD.day,
        'start_minute', OLD.start_minute, 'session_id', OLD.session_id, 'day_parts', OLD.day_parts,
        'absence', OLD.absence, 'direction', OLD.direction, 'carriage', OLD.carriage, 'metres', OLD.metres,
        'band', OLD.band, 'from_municipality', OLD.from_municipality, 'to_municipality', OLD.to_municipality,
        'wheelchair', OLD.wheelchair, 'destination', OLD.destination, 'until_day', OLD.until_day,
        'until_minute', OLD.until_minute, 'allocation_id', OLD.allocation_id, 'product', OLD.product,
        'practitioner_id', OLD.practitioner_id, 'responsible_id', OLD.responsible_id, 'note', OLD.note),
        json_object(
        'id', NEW.id, 'key', hex(NEW.key), 'client_id', NEW.client_id, 'kind', NEW.kind, 'day', NEW.day,
        'start_minute', NEW.start_minute, 'session_id', NEW.session_id, 'day_parts', NEW.day_parts,
        'absence', NEW.absence, 'direction', NEW.direction, 'carriage', NEW.carriage, 'metres', NEW.metres,
        'band', NEW.band, 'from_municipality', NEW.from_municipality, 'to_municipality', NEW.to_municipality,
        'wheelchair', NEW.wheelchair, 'destination', NEW.destination, 'until_day', NEW.until_day,
        'until_minute', NEW.until_minute, 'allocation_id', NEW.allocation_id, 'product', NEW.product,
        'practitioner_id', NEW.practitioner_id, 'responsible_id', NEW.responsible_id, 'note', NEW.note));
END;

CREATE TRIGGER usage_journal_delete AFTER DELETE ON usage
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'usage', OLD.id, 'delete',
        json_object(
        'id', OLD.id, 'key', hex(OLD.key), 'client_id', OLD.client_id, 'kind', OLD.kind, 'day', OLD.day,
        'start_minute', OLD.start_minute, 'session_id', OLD.session_id, 'day_parts', OLD.day_parts,
        'absence', OLD.absence, 'direction', OLD.direction, 'carriage', OLD.carriage, 'metres', OLD.metres,
        'band', OLD.band, 'from_municipality', OLD.from_municipality, 'to_municipality', OLD.to_municipality,
        'wheelchair', OLD.wheelchair, 'destination', OLD.destination, 'until_day', OLD.until_day,
        'until_minute', OLD.until_minute, 'allocation_id', OLD.allocation_id, 'product', OLD.product,
        'practitioner_id', OLD.practitioner_id, 'responsible_id', OLD.responsible_id, 'note', OLD.note),
        NULL);
END;

CREATE TRIGGER trajectory_journal_insert AFTER INSERT ON trajectory
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'trajectory', NEW.id, 'insert',
        NULL,
        json_object(
        'id', NEW.id, 'client_id', NEW.client_id, 'product', NEW.product, 'allocation_id', NEW.allocation_id,
        'registered_day', NEW.registered_day, 'registered_minute', NEW.registered_minute,
        'contact_day', NEW.contact_day, 'contact_minute', NEW.contact_minute,
        'practitioner_id', NEW.practitioner_id, 'shelter', NEW.shelter, 'shelter_remark', NEW.shelter_remark,
        'afterwards', NEW.afterwards, 'ended_day', NEW.ended_day));
END;

CREATE TRIGGER trajectory_journal_update AFTER UPDATE ON trajectory
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'trajectory', NEW.id, 'update',
        json_object(
        'id', OLD.id, 'client_id', OLD.client_id, 'product', OLD.product, 'allocation_id', OLD.allocation_id,
        'registered_day', OLD.registered_day, 'registered_minute', OLD.registered_minute,
        'contact_day', OLD.contact_day, 'contact_minute', OLD.contact_minute,
        'practitioner_id', OLD.practitioner_id, 'shelter', OLD.shelter, 'shelter_remark', OLD.shelter_remark,
        'afterwards', OLD.afterwards, 'ended_day', OLD.ended_day),
        json_object(
        'id', NEW.id, 'client_id', NEW.client_id, 'product', NEW.product, 'allocation_id', NEW.allocation_id,
        'registered_day', NEW.registered_day, 'registered_minute', NEW.registered_minute,
        'contact_day', NEW.contact_day, 'contact_minute', NEW.contact_minute,
        'practitioner_id', NEW.practitioner_id, 'shelter', NEW.shelter, 'shelter_remark', NEW.shelter_remark,
        'afterwards', NEW.afterwards, 'ended_day', NEW.ended_day));
END;

CREATE TRIGGER trajectory_journal_delete AFTER DELETE ON trajectory
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'trajectory', OLD.id, 'delete',
        json_object(
        'id', OLD.id, 'client_id', OLD.client_id, 'product', OLD.product, 'allocation_id', OLD.allocation_id,
        'registered_day', OLD.registered_day, 'registered_minute', OLD.registered_minute,
        'contact_day', OLD.contact_day, 'contact_minute', OLD.contact_minute,
        'practitioner_id', OLD.practitioner_id, 'shelter', OLD.shelter, 'shelter_remark', OLD.shelter_remark,
        'afterwards', OLD.afterwards, 'ended_day', OLD.ended_day),
        NULL);
END;

CREATE TRIGGER trajectory_handover_journal_insert AFTER INSERT ON trajectory_handover
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'trajectory_handover', NEW.id, 'insert',
        NULL,
        json_object(
        'id', NEW.id, 'trajectory_id', NEW.trajectory_id, 'from_day', NEW.from_day,
        'practitioner_id', NEW.practitioner_id, 'reason', NEW.reason));
END;

CREATE TRIGGER trajectory_handover_journal_update AFTER UPDATE ON trajectory_handover
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'trajectory_handover', NEW.id, 'update',
        json_object(
        'id', OLD.id, 'trajectory_id', OLD.trajectory_id, 'from_day', OLD.from_day,
        'practitioner_id', OLD.practitioner_id, 'reason', OLD.reason),
        json_object(
        'id', NEW.id, 'trajectory_id', NEW.trajectory_id, 'from_day', NEW.from_day,
        'practitioner_id', NEW.practitioner_id, 'reason', NEW.reason));
END;

CREATE TRIGGER trajectory_handover_journal_delete AFTER DELETE ON trajectory_handover
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'trajectory_handover', OLD.id, 'delete',
        json_object(
        'id', OLD.id, 'trajectory_id', OLD.trajectory_id, 'from_day', OLD.from_day,
        'practitioner_id', OLD.practitioner_id, 'reason', OLD.reason),
        NULL);
END;

CREATE TRIGGER claim_line_usage_journal_insert AFTER INSERT ON claim_line_usage
WHEN (SELECT state FROM claim_line WHERE id = NEW.line_id) <> 'draft'
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'claim_line_usage', NEW.id, 'insert',
        NULL,
        json_object(
        'id', NEW.id, 'line_id', NEW.line_id, 'usage_id', NEW.usage_id, 'day', NEW.day, 'units', NEW.units,
        'live', NEW.live));
END;

CREATE TRIGGER claim_line_usage_journal_update AFTER UPDATE ON claim_line_usage
WHEN (SELECT state FROM claim_line WHERE id = NEW.line_id) <> 'draft'
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

CREATE TRIGGER claim_line_usage_journal_delete AFTER DELETE ON claim_line_usage
WHEN (SELECT state FROM claim_line WHERE id = OLD.line_id) <> 'draft'
BEGIN
    INSERT INTO journal (change_id, table_name, row_id, action, old, new)
    VALUES ((SELECT change_id FROM current_change), 'claim_line_usage', OLD.id, 'delete',
        json_object(
        'id', OLD.id, 'line_id', OLD.line_id, 'usage_id', OLD.usage_id, 'day', OLD.day, 'units', OLD.units,
        'live', OLD.live),
        NULL);
END;
