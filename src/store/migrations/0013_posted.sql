-- Messages are listed newest first, a page at a time, and what still has to happen to them is found at once.

-- Holds all that the list is narrowed by, so that the bytes of messages are never walked through.
CREATE INDEX message_newest ON message (at, direction, code, counterpart, identification);
CREATE INDEX batch_newest ON batch (created_at, municipality, identification);
CREATE INDEX message_identification ON message (identification);

-- Neither placed nor answered; what itself is an answer gets none.
CREATE INDEX outgoing_open ON outgoing (id)
    WHERE outcome IS NULL AND (placed_at IS NULL OR answers_sha256 IS NULL);

-- What a message did to allocations.
CREATE INDEX allocation_version_message ON allocation_version (message_id);
