-- The history of a client looks up what is on record about that client alone, however many clients there are.

CREATE INDEX journal_document ON journal (json_extract(coalesce(new, old), '$.client_id'))
    WHERE table_name = 'client_document';
CREATE INDEX journal_school ON journal (json_extract(coalesce(new, old), '$.client_id'))
    WHERE table_name = 'client_school';
CREATE INDEX journal_move ON journal (json_extract(coalesce(new, old), '$.client_id'))
    WHERE table_name = 'client_move';
