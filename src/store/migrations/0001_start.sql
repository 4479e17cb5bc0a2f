-- The first schema: practice, people, allocations, tariffs, time, claims, messages, settings.
-- Money in eurocents, time in whole minutes, days as ISO text. What must never happen is refused here,
-- whatever the program does.

CREATE TABLE practice (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    agb TEXT NOT NULL CHECK (length(agb) = 8),
    name TEXT NOT NULL CHECK (length(name) > 0),
    base_schema TEXT NOT NULL,
    message_schema TEXT NOT NULL
) STRICT;

CREATE TABLE contract (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL,
    from_day TEXT NOT NULL CHECK (length(from_day) = 10),
    content TEXT NOT NULL,
    UNIQUE (key, from_day)
) STRICT;

CREATE TABLE practitioner (
    id INTEGER PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL CHECK (length(name) > 0),
    agb TEXT CHECK (agb IS NULL OR length(agb) = 8),
    from_day TEXT NOT NULL CHECK (length(from_day) = 10),
    until_day TEXT CHECK (until_day IS NULL OR until_day >= from_day),
    week_minutes INTEGER CHECK (week_minutes IS NULL OR week_minutes BETWEEN 0 AND 10080)
) STRICT;

CREATE TABLE practitioner_discipline (
    id INTEGER PRIMARY KEY,
    practitioner_id INTEGER NOT NULL REFERENCES practitioner (id),
    discipline TEXT NOT NULL,
    from_day TEXT NOT NULL CHECK (length(from_day) = 10),
    until_day TEXT CHECK (until_day IS NULL OR until_day >= from_day),
    UNIQUE (practitioner_id, discipline, from_day)
) STRICT;

CREATE TABLE client (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    bsn TEXT UNIQUE CHECK (bsn IS NULL OR length(bsn) = 9),
    surname TEXT NOT NULL CHECK (length(surname) BETWEEN 1 AND 200),
    prefix TEXT CHECK (prefix IS NULL OR length(prefix) BETWEEN 1 AND 10),
    first_names TEXT CHECK (first_names IS NULL OR length(first_names) BETWEEN 1 AND 200),
    initials TEXT CHECK (initials IS NULL OR length(initials) BETWEEN 1 AND 6),
    birth_day TEXT CHECK (birth_day IS NULL OR length(birth_day) = 10),
    birth_precision INTEGER NOT NULL DEFAULT 0 CHECK (birth_precision BETWEEN 0 AND 3),
    gender TEXT CHECK (gender IN ('0', '1', '2')),
    municipality TEXT CHECK (municipality IS NULL OR length(municipality) = 4)
) STRICT;

CREATE TABLE message (
    id INTEGER PRIMARY KEY,
    direction TEXT NOT NULL CHECK (direction IN ('in', 'out')),
    code TEXT NOT NULL CHECK (length(code) = 3),
    counterpart TEXT NOT NULL,
    identification TEXT NOT NULL,
    dated TEXT NOT NULL CHECK (length(dated) = 10),
    at TEXT NOT NULL,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    bytes BLOB NOT NULL,
    UNIQUE (direction, code, counterpart, identification)
) STRICT;

CREATE TABLE allocation (
    id INTEGER PRIMARY KEY,
    client_id INTEGER NOT NULL REFERENCES client (id),
    municipality TEXT NOT NULL CHECK (length(municipality) = 4),
    number INTEGER NOT NULL CHECK (number BETWEEN 0 AND 999999999),
    category TEXT,
    code TEXT,
    volume INTEGER CHECK (volume BETWEEN 0 AND 99999999),
    unit TEXT,
    frequency TEXT,
    budget INTEGER CHECK (budget BETWEEN 0 AND 99999999),
    from_day TEXT NOT NULL CHECK (length(from_day) = 10),
    until_day TEXT CHECK (until_day IS NULL OR until_day >= from_day),
    change_reason TEXT,
    fixed_day TEXT NOT NULL CHECK (length(fixed_day) = 10),
    fixed_millisecond INTEGER NOT NULL CHECK (fixed_millisecond BETWEEN 0 AND 86399999),
    frame TEXT CHECK (frame IN ('criminal', 'civil', 'voluntary')),
    source TEXT NOT NULL CHECK (source IN ('message', 'typed')),
    UNIQUE (municipality, number),
    CHECK ((volume IS NULL) = (unit IS NULL) AND (unit IS NULL) = (frequency IS NULL)),
    CHECK (code IS NULL OR (category IS NOT NULL AND volume IS NOT NULL AND budget IS NULL)),
    CHECK (volume IS NULL OR code IS NOT NULL),
    CHECK (category IS NOT NULL OR budget IS NOT NULL)
) STRICT;
CREATE INDEX allocation_client ON allocation (client_id, from_day);

-- Every version that ever came in; the newest of them stands in allocation.
CREATE TABLE allocation_version (
    id INTEGER PRIMARY KEY,
    allocation_id INTEGER NOT NULL REFERENCES allocation (id),
    message_id INTEGER REFERENCES message (id),
    category TEXT,
    code TEXT,
    volume INTEGER,
    unit TEXT,
    frequency TEXT,
    budget INTEGER,
    from_day TEXT NOT NULL,
    until_day TEXT,
    change_reason TEXT,
    fixed_day TEXT NOT NULL,
    fixed_millisecond INTEGER NOT NULL,
    UNIQUE (allocation_id, fixed_day, fixed_millisecond)
) STRICT;

CREATE TABLE tariff (
    id INTEGER PRIMARY KEY,
    contract TEXT NOT NULL,
    product TEXT NOT NULL,
    discipline TEXT,
    code TEXT NOT NULL CHECK (length(code) BETWEEN 1 AND 5),
    category TEXT,
    unit TEXT NOT NULL,
    cents INTEGER NOT NULL CHECK (cents BETWEEN 0 AND 99999999),
    from_day TEXT NOT NULL CHECK (length(from_day) = 10),
    until_day TEXT CHECK (until_day IS NULL OR until_day >= from_day)
) STRICT;
CREATE INDEX tariff_product ON tariff (product, discipline, from_day);

CREATE TRIGGER tariff_overlap_insert BEFORE INSERT ON tariff
WHEN EXISTS (
    SELECT 1 FROM tariff AS other
    WHERE other.contract = NEW.contract AND other.product = NEW.product AND other.discipline IS NEW.discipline
      AND (other.until_day IS NULL OR NEW.from_day <= other.until_day)
      AND (NEW.until_day IS NULL OR other.from_day <= NEW.until_day)
)
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:tariff-overlap');
END;

CREATE TRIGGER tariff_overlap_update BEFORE UPDATE ON tariff
WHEN EXISTS (
    SELECT 1 FROM tariff AS other
    WHERE other.id <> NEW.id
      AND other.contract = NEW.contract AND other.product = NEW.product AND other.discipline IS NEW.discipline
      AND (other.until_day IS NULL OR NEW.from_day <= other.until_day)
      AND (NEW.until_day IS NULL OR other.from_day <= NEW.until_day)
)
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:tariff-overlap');
END;

CREATE TABLE time_entry (
    id INTEGER PRIMARY KEY,
    key BLOB NOT NULL UNIQUE CHECK (length(key) = 16),
    practitioner_id INTEGER NOT NULL REFERENCES practitioner (id),
    day TEXT NOT NULL CHECK (length(day) = 10),
    start_minute INTEGER CHECK (start_minute BETWEEN 0 AND 1439),
    minutes INTEGER NOT NULL CHECK (minutes BETWEEN 1 AND 2880),
    kind TEXT NOT NULL CHECK (kind IN ('A', 'B', 'C')),
    activity TEXT NOT NULL,
    client_id INTEGER REFERENCES client (id),
    discipline TEXT,
    allocation_id INTEGER REFERENCES allocation (id),
    product TEXT,
    note TEXT CHECK (note IS NULL OR length(note) BETWEEN 1 AND 2000),
    CHECK (kind = 'C' OR client_id IS NOT NULL)
) STRICT;
-- One practitioner's day; a month for everybody without touching the table; what stands on an allocation.
CREATE INDEX time_entry_practitioner ON time_entry (practitioner_id, day);
CREATE INDEX time_entry_month
    ON time_entry (day, client_id, discipline, practitioner_id, product, kind, allocation_id, minutes);
-- What waits for its allocation; normally next to nothing.
CREATE INDEX time_entry_waiting ON time_entry (client_id)
    WHERE kind IN ('A', 'B') AND (allocation_id IS NULL OR product IS NULL);
CREATE INDEX time_entry_client ON time_entry (client_id, day);
CREATE INDEX time_entry_allocation ON time_entry (allocation_id, day, kind, discipline, product, minutes);

CREATE TABLE batch (
    id INTEGER PRIMARY KEY,
    municipality TEXT NOT NULL CHECK (length(municipality) = 4),
    claim_month TEXT NOT NULL CHECK (length(claim_month) = 7),
    identification TEXT NOT NULL UNIQUE,
    claim_number TEXT NOT NULL UNIQUE,
    dated TEXT NOT NULL CHECK (length(dated) = 10),
    total INTEGER NOT NULL,
    line_count INTEGER NOT NULL CHECK (line_count > 0),
    file_name TEXT NOT NULL UNIQUE,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    bytes BLOB NOT NULL,
    created_at TEXT NOT NULL,
    placed_at TEXT
) STRICT;
CREATE INDEX batch_month ON batch (municipality, claim_month);
CREATE INDEX batch_claim_month ON batch (claim_month);
-- Looked for at every start; normally nothing, and never worth reading through the bytes of all claims.
CREATE INDEX batch_unplaced ON batch (id) WHERE placed_at IS NULL;

-- The bytes of a claim are made once.
CREATE TRIGGER batch_frozen BEFORE UPDATE OF municipality, claim_month, identification, claim_number, dated, total,
    line_count, file_name, sha256, bytes, created_at ON batch
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:batch-frozen');
END;

CREATE TRIGGER batch_kept BEFORE DELETE ON batch
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:batch-frozen');
END;

CREATE TABLE claim_line (
    id INTEGER PRIMARY KEY,
    client_id INTEGER NOT NULL REFERENCES client (id),
    allocation_id INTEGER REFERENCES allocation (id),
    product TEXT,
    discipline TEXT,
    category TEXT,
    code TEXT,
    from_day TEXT NOT NULL CHECK (length(from_day) = 10),
    until_day TEXT NOT NULL CHECK (until_day >= from_day),
    minutes INTEGER NOT NULL CHECK (minutes >= 0),
    tariff_id INTEGER REFERENCES tariff (id),
    unit TEXT,
    volume INTEGER CHECK (volume BETWEEN 0 AND 99999999),
    unit_tariff INTEGER CHECK (unit_tariff BETWEEN 0 AND 99999999),
    amount INTEGER NOT NULL CHECK (amount BETWEEN 0 AND 99999999),
    state TEXT NOT NULL
        CHECK (state IN ('draft', 'queued', 'sent', 'granted', 'rejected', 'credit-sent', 'credited')),
    reference TEXT UNIQUE,
    batch_id INTEGER REFERENCES batch (id),
    CHECK (substr(from_day, 1, 7) = substr(until_day, 1, 7)),
    CHECK (state = 'draft' OR (allocation_id IS NOT NULL AND category IS NOT NULL AND code IS NOT NULL
        AND unit IS NOT NULL AND volume IS NOT NULL AND reference IS NOT NULL)),
    CHECK ((state IN ('draft', 'queued')) = (batch_id IS NULL))
) STRICT;
CREATE INDEX claim_line_month ON claim_line (from_day, state);
CREATE INDEX claim_line_allocation ON claim_line (allocation_id, state);
CREATE INDEX claim_line_batch ON claim_line (batch_id);
CREATE INDEX claim_line_queued ON claim_line (until_day) WHERE state = 'queued';

-- Two debits for the same allocation, product and period never stand side by side (TR389).
CREATE UNIQUE INDEX claim_line_once ON claim_line (allocation_id, category, code, from_day, until_day)
    WHERE state IN ('queued', 'sent', 'granted', 'credit-sent');

-- What a line says is frozen once it is queued. Writing the same again, as taking back a step does, is no change.
CREATE TRIGGER claim_line_frozen BEFORE UPDATE ON claim_line
WHEN OLD.state <> 'draft' AND (NEW.client_id IS NOT OLD.client_id OR
    NEW.allocation_id IS NOT OLD.allocation_id OR NEW.product IS NOT OLD.product OR
    NEW.discipline IS NOT OLD.discipline OR NEW.category IS NOT OLD.category OR NEW.code IS NOT OLD.code OR
    NEW.from_day IS NOT OLD.from_day OR NEW.until_day IS NOT OLD.until_day OR
    NEW.minutes IS NOT OLD.minutes OR NEW.tariff_id IS NOT OLD.tariff_id OR NEW.unit IS NOT OLD.unit OR
    NEW.volume IS NOT OLD.volume OR NEW.unit_tariff IS NOT OLD.unit_tariff OR NEW.amount IS NOT OLD.amount)
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:line-frozen');
END;

CREATE TRIGGER claim_line_reference_kept BEFORE UPDATE OF reference ON claim_line
WHEN OLD.state NOT IN ('draft', 'queued') AND NEW.reference IS NOT OLD.reference
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:line-frozen');
END;

CREATE TRIGGER claim_line_kept BEFORE DELETE ON claim_line WHEN OLD.state <> 'draft'
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:line-frozen');
END;

CREATE TABLE claim_line_entry (
    id INTEGER PRIMARY KEY,
    line_id INTEGER NOT NULL REFERENCES claim_line (id),
    entry_id INTEGER NOT NULL REFERENCES time_entry (id),
    minutes INTEGER NOT NULL CHECK (minutes > 0),
    live INTEGER NOT NULL CHECK (live IN (0, 1)),
    UNIQUE (line_id, entry_id)
) STRICT;
-- No entry is in two live claim lines.
CREATE UNIQUE INDEX claim_line_entry_live ON claim_line_entry (entry_id) WHERE live = 1;
CREATE INDEX claim_line_entry_entry ON claim_line_entry (entry_id);

CREATE TRIGGER claim_line_entry_insert BEFORE INSERT ON claim_line_entry
WHEN NEW.live <> 1 OR (SELECT state FROM claim_line WHERE id = NEW.line_id) <> 'draft'
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:line-frozen');
END;

CREATE TRIGGER claim_line_entry_frozen BEFORE UPDATE OF line_id, entry_id, minutes ON claim_line_entry
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:line-frozen');
END;

CREATE TRIGGER claim_line_entry_live_follows BEFORE UPDATE OF live ON claim_line_entry
WHEN NEW.live <> (SELECT state NOT IN ('rejected', 'credited') FROM claim_line WHERE id = NEW.line_id)
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:line-frozen');
END;

CREATE TRIGGER claim_line_entry_kept BEFORE DELETE ON claim_line_entry
WHEN (SELECT state FROM claim_line WHERE id = OLD.line_id) <> 'draft'
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:line-frozen');
END;

CREATE TRIGGER claim_line_live AFTER UPDATE OF state ON claim_line
WHEN (OLD.state IN ('rejected', 'credited')) <> (NEW.state IN ('rejected', 'credited'))
BEGIN
    UPDATE claim_line_entry SET live = (NEW.state NOT IN ('rejected', 'credited')) WHERE line_id = NEW.id;
END;

-- Time that stands in a queued, sent or granted line does not change under it, and time that was ever sent stays.
CREATE TRIGGER time_entry_claimed_update BEFORE UPDATE ON time_entry
WHEN EXISTS (
    SELECT 1 FROM claim_line_entry AS part JOIN claim_line AS line ON line.id = part.line_id
    WHERE part.entry_id = OLD.id AND part.live = 1 AND line.state <> 'draft'
)
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:entry-claimed');
END;

CREATE TRIGGER time_entry_claimed_delete BEFORE DELETE ON time_entry
WHEN EXISTS (
    SELECT 1 FROM claim_line_entry AS part JOIN claim_line AS line ON line.id = part.line_id
    WHERE part.entry_id = OLD.id AND line.state <> 'draft'
)
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:entry-claimed');
END;

-- A draft does not outlive the time it was made from: it is compiled anew.
CREATE TRIGGER time_entry_draft_update AFTER UPDATE ON time_entry
WHEN EXISTS (
    SELECT 1 FROM claim_line_entry AS part JOIN claim_line AS line ON line.id = part.line_id
    WHERE part.entry_id = OLD.id AND part.live = 1 AND line.state = 'draft'
)
BEGIN
    DELETE FROM finding WHERE line_id IN (SELECT line_id FROM claim_line_entry WHERE entry_id = OLD.id AND live = 1);
    DELETE FROM claim_line_entry
        WHERE line_id IN (SELECT line_id FROM claim_line_entry WHERE entry_id = OLD.id AND live = 1);
    DELETE FROM claim_line WHERE state = 'draft'
        AND NOT EXISTS (SELECT 1 FROM claim_line_entry WHERE line_id = claim_line.id);
END;

CREATE TRIGGER time_entry_draft_delete BEFORE DELETE ON time_entry
WHEN EXISTS (
    SELECT 1 FROM claim_line_entry AS part JOIN claim_line AS line ON line.id = part.line_id
    WHERE part.entry_id = OLD.id AND part.live = 1 AND line.state = 'draft'
)
BEGIN
    DELETE FROM finding WHERE line_id IN (SELECT line_id FROM claim_line_entry WHERE entry_id = OLD.id AND live = 1);
    DELETE FROM claim_line_entry
        WHERE line_id IN (SELECT line_id FROM claim_line_entry WHERE entry_id = OLD.id AND live = 1);
    DELETE FROM claim_line WHERE state = 'draft'
        AND NOT EXISTS (SELECT 1 FROM claim_line_entry WHERE line_id = claim_line.id);
END;

-- What stood beside a line when it was compiled, in order; words in both languages.
CREATE TABLE finding (
    line_id INTEGER NOT NULL REFERENCES claim_line (id),
    ordinal INTEGER NOT NULL,
    rule TEXT NOT NULL,
    severity TEXT NOT NULL CHECK (severity IN ('warn', 'hold', 'block')),
    what_nl TEXT NOT NULL,
    what_en TEXT NOT NULL,
    way_out_nl TEXT NOT NULL,
    way_out_en TEXT NOT NULL,
    PRIMARY KEY (line_id, ordinal)
) STRICT, WITHOUT ROWID;

-- Numbers that go out are counted here and never come back.
CREATE TABLE number_series (
    name TEXT PRIMARY KEY,
    next INTEGER NOT NULL CHECK (next > 0)
) STRICT;

CREATE TRIGGER number_series_forward BEFORE UPDATE ON number_series WHEN NEW.next <= OLD.next OR NEW.name <> OLD.name
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:number-reused');
END;

CREATE TRIGGER number_series_kept BEFORE DELETE ON number_series
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:number-reused');
END;

CREATE TABLE setting (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    value TEXT NOT NULL
) STRICT;
