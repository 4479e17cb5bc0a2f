-- A tariff for all disciplines and one for a single discipline of the same product hold on no common day.

DROP TRIGGER tariff_overlap_insert;
DROP TRIGGER tariff_overlap_update;

CREATE TRIGGER tariff_overlap_insert BEFORE INSERT ON tariff
WHEN EXISTS (
    SELECT 1 FROM tariff AS other
    WHERE other.contract = NEW.contract AND other.product = NEW.product
      AND (other.discipline = NEW.discipline OR other.discipline IS NULL OR NEW.discipline IS NULL)
      AND (other.until_day IS NULL OR NEW.from_day <= other.until_day)
      AND (NEW.until_day IS NULL OR other.from_day <= NEW.until_day)
)
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:tariff-overlap');
END;

-- Making a tariff shorter is always allowed: an older program may have left two that overlap.
CREATE TRIGGER tariff_overlap_update BEFORE UPDATE ON tariff
WHEN NOT (NEW.contract = OLD.contract AND NEW.product = OLD.product AND NEW.discipline IS OLD.discipline
    AND NEW.from_day >= OLD.from_day AND NEW.until_day IS NOT NULL
    AND (OLD.until_day IS NULL OR NEW.until_day <= OLD.until_day))
AND EXISTS (
    SELECT 1 FROM tariff AS other
    WHERE other.id <> NEW.id
      AND other.contract = NEW.contract AND other.product = NEW.product
      AND (other.discipline = NEW.discipline OR other.discipline IS NULL OR NEW.discipline IS NULL)
      AND (other.until_day IS NULL OR NEW.from_day <= other.until_day)
      AND (NEW.until_day IS NULL OR other.from_day <= NEW.until_day)
)
BEGIN
    SELECT RAISE(ABORT, 'uurwerk:tariff-overlap');
END;
