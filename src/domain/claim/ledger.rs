//! What was claimed and what came of it, per municipality and claim month, to the cent.

use std::collections::{BTreeMap, BTreeSet};

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
    pub fn is_overdue(&self, calendar: &WorkingCalendar, today: Day) -> bool {
        self.answer.is_none() && today > answer_due(calendar, self.dated)
    }

    /// What the lines come to, less what message and answer say they do: never anything but nothing.
    pub fn difference(&self) -> Cents {
        let said = self.answer.map_or(self.total, |(_, granted)| granted);
        Cents(self.debits.0.saturating_sub(self.credits.0).saturating_sub(said.0))
    }
}

/// One debit or credit as it was sent, and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerItem {
    pub municipality: MunicipalityCode,
    /// The month of the care.
    pub month: Month,
    pub claim: ClaimNumber,
    /// Date of its claim.
    pub dated: Day,
    /// Below 0 for a credit.
    pub amount: Cents,
    pub fate: Fate,
}

/// What came of something that was sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fate {
    /// Not answered yet.
    Open,
    /// Its claim came back unprocessed.
    Returned,
    Rejected,
    Granted,
}

/// The claims of one municipality and month together. All amounts are signed: below 0 is money to give back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerRow {
    pub municipality: MunicipalityCode,
    /// The claim month, or the month of the care.
    pub month: Month,
    /// Claims; where months of care are asked about, claims with something of that month.
    pub claims: usize,
    pub sums: Sums,
}

/// `claimed` is always the sum of `outstanding`, `returned`, `rejected` and `granted`; `granted` is always `receivable` less
/// `payable`.
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
    /// What the municipality owes: claims of which more was granted than taken back.
    pub receivable: Cents,
    /// What we owe, above 0: claims of which more was taken back than granted.
    pub payable: Cents,
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
                self.grant(granted);
                add(&mut self.rejected, Cents(claim.total.0.saturating_sub(granted.0)));
                add(&mut self.credited, claim.credits);
            }
        }
    }

    /// One debit or credit; whether its claim is overdue is counted beside it.
    fn add_item(&mut self, item: &LedgerItem, is_overdue: bool) {
        add(&mut self.claimed, item.amount);
        match item.fate {
            Fate::Open => {
                add(&mut self.outstanding, item.amount);
                if is_overdue {
                    add(&mut self.overdue, item.amount);
                }
            }
            Fate::Returned => add(&mut self.returned, item.amount),
            Fate::Rejected => add(&mut self.rejected, item.amount),
            Fate::Granted => {
                self.grant(item.amount);
                add(&mut self.credited, Cents(item.amount.0.min(0).saturating_neg()));
            }
        }
    }

    /// Both together. A claim that is overdue in both is counted in both.
    #[must_use]
    pub fn with(mut self, other: &Self) -> Self {
        for (own, more) in [
            (&mut self.claimed, other.claimed),
            (&mut self.outstanding, other.outstanding),
            (&mut self.overdue, other.overdue),
            (&mut self.returned, other.returned),
            (&mut self.rejected, other.rejected),
            (&mut self.granted, other.granted),
            (&mut self.credited, other.credited),
            (&mut self.receivable, other.receivable),
            (&mut self.payable, other.payable),
            (&mut self.difference, other.difference),
        ] {
            add(own, more);
        }
        self.overdue_claims += other.overdue_claims;
        self
    }

    fn grant(&mut self, amount: Cents) {
        add(&mut self.granted, amount);
        add(&mut self.receivable, Cents(amount.0.max(0)));
        add(&mut self.payable, Cents(amount.0.min(0).saturating_neg()));
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
            rows.push(empty_row(&claim.municipality, claim.month));
        }
        if let Some(row) = rows.last_mut() {
            row.claims += 1;
            row.sums.add(claim, calendar, today);
        }
    }
    rows
}

/// What was sent per municipality and month of the care, in their order.
pub fn care_rows(items: &[LedgerItem], calendar: &WorkingCalendar, today: Day) -> Vec<LedgerRow> {
    let mut rows: BTreeMap<(&MunicipalityCode, Month), (LedgerRow, Claims<'_>)> = BTreeMap::new();
    for item in items {
        let (row, claims) = rows
            .entry((&item.municipality, item.month))
            .or_insert_with(|| (empty_row(&item.municipality, item.month), Claims::default()));
        let is_overdue = today > answer_due(calendar, item.dated);
        row.sums.add_item(item, is_overdue);
        claims.all.insert(&item.claim);
        if is_overdue && item.fate == Fate::Open {
            claims.overdue.insert(&item.claim);
        }
        (row.claims, row.sums.overdue_claims) = (claims.all.len(), claims.overdue.len());
    }
    rows.into_values().map(|(row, _)| row).collect()
}

/// The claims in which something of a month of care stands.
#[derive(Default)]
struct Claims<'a> {
    all: BTreeSet<&'a ClaimNumber>,
    overdue: BTreeSet<&'a ClaimNumber>,
}

fn empty_row(municipality: &MunicipalityCode, month: Month) -> LedgerRow {
    LedgerRow { municipality: municipality.clone(), month, claims: 0, sums: Sums::default() }
}

/// Where debits and credits of a claim do not add up to what its message and answer say: never anywhere. The sum of all
/// such differences, each above 0.
pub fn item_difference(claims: &[LedgerClaim], items: &[LedgerItem]) -> Cents {
    let mut sums: BTreeMap<&ClaimNumber, (i64, i64)> = BTreeMap::new();
    for item in items {
        let (claimed, granted) = sums.entry(&item.claim).or_default();
        *claimed = claimed.saturating_add(item.amount.0);
        if item.fate == Fate::Granted {
            *granted = granted.saturating_add(item.amount.0);
        }
    }
    let apart = |claim: &LedgerClaim| {
        let (claimed, granted) = sums.get(&claim.number).copied().unwrap_or_default();
        let said = claim.answer.map_or(0, |(_, granted)| granted.0);
        let granted = if claim.answer.is_some() { granted.saturating_sub(said).saturating_abs() } else { 0 };
        claimed.saturating_sub(claim.total.0).saturating_abs().saturating_add(granted)
    };
    Cents(claims.iter().map(apart).fold(0, i64::saturating_add))
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
        assert_eq!((row.sums.receivable.0, row.sums.payable.0), (38_000, 0));
        assert_eq!(claim(100, None, 101, 0).difference(), Cents(1));
    }

    #[test]
    fn what_is_taken_back_beyond_what_is_granted_is_owed_by_us() {
        let claims = [
            claim(-4_000, Some((AnswerOutcome::Processed, -4_000)), 1_000, 5_000),
            claim(900, Some((AnswerOutcome::Processed, 900)), 900, 0),
        ];
        let [row] = rows(&claims, &WorkingCalendar::default(), day("2025-04-17")).try_into().unwrap();
        let Sums { granted, receivable, payable, .. } = row.sums;
        assert_eq!((granted.0, receivable.0, payable.0), (-3_100, 900, 4_000));
    }

    #[test]
    fn what_was_sent_is_added_up_by_the_month_of_its_care() {
        let item = |month: &str, number: &str, amount: i64, fate: Fate| LedgerItem {
            municipality: MunicipalityCode::parse("0405").unwrap(),
            month: Month::parse_iso(month).unwrap(),
            claim: ClaimNumber::parse(number).unwrap(),
            dated: day("2025-04-02"),
            amount: Cents(amount),
            fate,
        };
        let one = "UW0000000001";
        let items = [
            item("2025-02", one, 20_000, Fate::Granted),
            item("2025-01", one, -12_000, Fate::Granted),
            item("2025-02", one, 3_000, Fate::Rejected),
            item("2025-01", "UW0000000002", 700, Fate::Open),
            item("2025-01", "UW0000000003", 50, Fate::Returned),
        ];
        let [january, february] =
            care_rows(&items, &WorkingCalendar::default(), day("2025-04-17")).try_into().unwrap();
        assert_eq!((january.claims, january.sums.overdue_claims, january.sums.overdue.0), (3, 1, 700));
        assert_eq!(
            (january.sums.granted.0, january.sums.credited.0, january.sums.returned.0),
            (-12_000, 12_000, 50)
        );
        assert_eq!((january.sums.payable.0, february.sums.receivable.0), (12_000, 20_000));
        assert_eq!((february.sums.claimed.0, february.sums.rejected.0), (23_000, 3_000));
        let told = claim(11_000, Some((AnswerOutcome::Processed, 8_000)), 0, 0);
        assert_eq!(item_difference(std::slice::from_ref(&told), &items), Cents::ZERO);
        let wrong = LedgerClaim { total: Cents(11_001), ..told };
        assert_eq!(item_difference(&[wrong], &items), Cents(1));
    }
}
