//! What was claimed and what came of it, per municipality and claim month, to the cent.

use super::super::identifiers::{ClaimNumber, MunicipalityCode};
use super::super::money::Cents;
use super::super::time::{Day, Month, WorkingCalendar};
use super::answer::AnswerOutcome;

/// A municipality answers within so many working days (OP090).
pub const ANSWER_DAYS: u32 = 10;

/// The last day on which the answer to a claim of this day is in time.
pub fn answer_due(calendar: &WorkingCalendar, dated: Day) -> Day {
    calendar.plus_working_days(dated, ANSWER_DAYS)
}

/// One claim message with what its lines come to now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerClaim {
    pub municipality: MunicipalityCode,
    pub month: Month,
    pub number: ClaimNumber,
    pub dated: Day,
    /// As the message says it; negative when more is taken back than claimed.
    pub total: Cents,
    pub lines: usize,
    /// What was answered, and what was granted.
    pub answer: Option<(AnswerOutcome, Cents)>,
    /// The sum of its debit lines that were not refused.
    pub debits: Cents,
    /// The sum of its credits that were not refused, above 0.
    pub credits: Cents,
}

impl LedgerClaim {
    /// Sent in vain: nothing was processed.
    pub fn is_returned(&self) -> bool {
        self.answer.is_some_and(|(outcome, _)| outcome == AnswerOutcome::Returned)
    }

    pub fn is_overdue(&self, calendar: &WorkingCalendar, today: Day) -> bool {
        self.answer.is_none() && today > answer_due(calendar, self.dated)
    }

    /// What the lines come to, less what message and answer say they do: never anything but nothing.
    pub fn difference(&self) -> Cents {
        let said = self.answer.map_or(self.total, |(_, granted)| granted);
        Cents(self.debits.0.saturating_sub(self.credits.0).saturating_sub(said.0))
    }
}

/// The claims of one municipality and claim month together. All amounts are signed: below 0 is money to give back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerRow {
    pub municipality: MunicipalityCode,
    pub month: Month,
    pub claims: usize,
    pub sums: Sums,
}

/// `claimed` is always the sum of `outstanding`, `returned`, `rejected` and `granted`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    pub claimed: Cents,
    /// Not answered yet.
    pub outstanding: Cents,
    /// The part of `outstanding` whose answer is late.
    pub overdue: Cents,
    pub overdue_claims: usize,
    /// Refused as a whole: claimed again in another message.
    pub returned: Cents,
    /// Answered and not granted.
    pub rejected: Cents,
    /// What the municipality pays.
    pub granted: Cents,
    /// What was taken back within `granted`, above 0.
    pub credited: Cents,
    /// See [`LedgerClaim::difference`].
    pub difference: Cents,
}

impl Sums {
    pub fn add(&mut self, claim: &LedgerClaim, calendar: &WorkingCalendar, today: Day) {
        add(&mut self.claimed, claim.total);
        add(&mut self.difference, Cents(claim.difference().0.saturating_abs()));
        match claim.answer {
            None => {
                add(&mut self.outstanding, claim.total);
                if claim.is_overdue(calendar, today) {
                    add(&mut self.overdue, claim.total);
                    self.overdue_claims += 1;
                }
            }
            Some((AnswerOutcome::Returned, _)) => add(&mut self.returned, claim.total),
            Some((AnswerOutcome::Processed, granted)) => {
                add(&mut self.granted, granted);
                add(&mut self.rejected, Cents(claim.total.0.saturating_sub(granted.0)));
                add(&mut self.credited, claim.credits);
            }
        }
    }
}

/// So many claims never come near 64 bits.
fn add(sum: &mut Cents, amount: Cents) {
    sum.0 = sum.0.saturating_add(amount.0);
}

/// The claims per municipality and month, in their order.
pub fn rows(claims: &[LedgerClaim], calendar: &WorkingCalendar, today: Day) -> Vec<LedgerRow> {
    let mut rows: Vec<LedgerRow> = Vec::new();
    for claim in claims {
        let same = |row: &LedgerRow| (&row.municipality, row.month) == (&claim.municipality, claim.month);
        if !rows.last().is_some_and(same) {
            rows.push(LedgerRow {
                municipality: claim.municipality.clone(),
                month: claim.month,
                claims: 0,
                sums: Sums::default(),
            });
        }
        if let Some(row) = rows.last_mut() {
            row.claims += 1;
            row.sums.add(claim, calendar, today);
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse_iso(text).unwrap()
    }

    #[test]
    fn an_answer_is_due_after_ten_working_days() {
        for (dated, due) in [
            ("2025-04-02", "2025-04-16"),
            // Good Friday is a working day, Easter Monday and King's Day (26 April 2025, a Saturday) are none.
            ("2025-04-10", "2025-04-25"),
            ("2025-12-19", "2026-01-07"),
            ("2025-06-01", "2025-06-16"),
        ] {
            assert_eq!(answer_due(&WorkingCalendar::default(), day(dated)), day(due), "{dated}");
        }
    }

    fn claim(total: i64, answer: Option<(AnswerOutcome, i64)>, debits: i64, credits: i64) -> LedgerClaim {
        LedgerClaim {
            municipality: MunicipalityCode::parse("0405").unwrap(),
            month: Month::parse_iso("2025-03").unwrap(),
            number: ClaimNumber::parse("UW0000000001").unwrap(),
            dated: day("2025-04-02"),
            total: Cents(total),
            lines: 1,
            answer: answer.map(|(outcome, granted)| (outcome, Cents(granted))),
            debits: Cents(debits),
            credits: Cents(credits),
        }
    }

    #[test]
    fn what_was_claimed_is_what_came_of_it() {
        let claims = [
            claim(58_000, Some((AnswerOutcome::Processed, 38_000)), 50_000, 12_000),
            claim(9_000, Some((AnswerOutcome::Returned, 0)), 0, 0),
            claim(-4_000, None, 1_000, 5_000),
        ];
        let [row] = rows(&claims, &WorkingCalendar::default(), day("2025-04-17")).try_into().unwrap();
        let Sums { claimed, outstanding, returned, rejected, granted, credited, .. } = row.sums;
        assert_eq!((claimed.0, granted.0, rejected.0, credited.0), (63_000, 38_000, 20_000, 12_000));
        assert_eq!((outstanding.0, returned.0, row.sums.overdue.0), (-4_000, 9_000, -4_000));
        assert_eq!(claimed.0, outstanding.0 + returned.0 + rejected.0 + granted.0);
        assert_eq!(row.sums.difference, Cents::ZERO);
        assert_eq!(rows(&claims, &WorkingCalendar::default(), day("2025-04-16"))[0].sums.overdue_claims, 0);
        assert_eq!(claim(100, None, 101, 0).difference(), Cents(1));
    }
}
