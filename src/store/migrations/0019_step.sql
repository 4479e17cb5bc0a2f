-- Nothing else can happen to a claim line: which state follows on which, and what has to be there for it.

CREATE TRIGGER claim_line_step BEFORE UPDATE OF state ON claim_line
WHEN NEW.state <> OLD.state AND NOT (CASE OLD.state || ' ' || NEW.state
    WHEN 'draft queued' THEN 1
    WHEN 'queued draft' THEN 1
    WHEN 'queued sent' THEN 1
    -- Nothing of its claim was processed.
    WHEN 'sent draft' THEN EXISTS (SELECT 1 FROM answer WHERE batch_id = OLD.batch_id AND outcome = 'returned')
        OR EXISTS (SELECT 1 FROM node_refusal WHERE batch_id = OLD.batch_id)
    -- It turned out that the claim did arrive: what the node was said to refuse is taken back.
    WHEN 'draft sent' THEN EXISTS (SELECT 1 FROM node_refusal WHERE batch_id = NEW.batch_id)
    WHEN 'sent granted' THEN EXISTS (
        SELECT 1 FROM answer WHERE batch_id = OLD.batch_id AND outcome = 'processed')
    WHEN 'sent rejected' THEN EXISTS (
        SELECT 1 FROM rejection JOIN answer ON answer.id = rejection.answer_id
        WHERE rejection.line_id = OLD.id AND rejection.credit_id IS NULL AND answer.batch_id = OLD.batch_id)
    WHEN 'granted credit-sent' THEN EXISTS (
        SELECT 1 FROM credit WHERE line_id = OLD.id AND batch_id IS NOT NULL)
    WHEN 'credit-sent granted' THEN 1
    WHEN 'credit-sent credited' THEN EXISTS (
        SELECT 1 FROM credit WHERE line_id = OLD.id AND state = 'granted')
    ELSE 0 END)
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:line-frozen');
END;
