-- Requests that were not decided are found without reading what was decided years ago.

CREATE INDEX request_part_open ON request_part (request_id) WHERE verdict IN ('open', 'investigated');
