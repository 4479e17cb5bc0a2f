//! What is wrong with a claim, by the levels of the standard: 2 (the message with itself), 3 (with what came before) and 4
//! (with allocations, contract and calendar). Each rule is applied as the standard says it, line by line and day by day,
//! however slow that is.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::allocations::{Allocation, Extent, Price, Version};
use super::calendar::Date;
use super::claims::{Claim, Line};

/// A rule that does not hold, and the code that says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Broken {
    pub rule: &'static str,
    pub code: &'static str,
}

fn broken(rule: &'static str, code: &'static str) -> Broken {
    Broken { rule, code }
}

/// A debit that was granted.
#[derive(Clone, Debug)]
pub struct Debit {
    pub allocation: u32,
    pub care: String,
    pub content: String,
    pub until: Date,
    /// In minutes where time is counted.
    pub volume: i64,
    pub amount: i64,
    pub is_credited: bool,
}

impl Debit {
    pub fn of(line: &Line) -> Self {
        Self {
            allocation: line.allocation,
            care: line.care(),
            content: line.content(),
            until: line.until,
            volume: in_minutes(line.volume, line.unit),
            amount: line.amount,
            is_credited: false,
        }
    }
}

/// Everything that a claim is judged by.
#[derive(Default)]
pub struct Books {
    pub code: &'static str,
    pub provider: &'static str,
    pub prices: &'static [Price],
    pub allocations: HashMap<u32, Allocation>,
    pub messages: HashSet<String>,
    pub claims: HashSet<String>,
    pub references: HashSet<String>,
    pub debits: HashMap<String, Debit>,
    /// First day of the newest month that was claimed.
    pub last_period: Option<Date>,
}

/// Level 2: the message with itself, and TR319, which its check set includes.
pub fn level_two(claim: &Claim) -> Vec<&'static str> {
    let (from, until) = claim.period;
    let earliest = Date::parse("2021-01-01");
    let is_number = !claim.number.is_empty() && claim.number.chars().all(|c| c.is_ascii_alphanumeric());
    let sum: i64 = claim.lines().map(Line::signed).sum();
    let bsns: BTreeSet<&str> = claim.clients.iter().map(|client| client.bsn).collect();
    let mut wrong = vec![
        ("CS319", !is_number),
        ("CS340", from != from.first_of_month() || until != from.last_of_month()),
        ("CS100", from < earliest),
        ("CS325", claim.total == 0 && claim.total_side != "D"),
        ("TR358", claim.total != sum),
        ("TR134", from > claim.dated),
        ("TR137", until < from || until > claim.dated),
        ("TR101", bsns.len() != claim.clients.len()),
    ];
    let (mut keys, mut previous, mut debits) = (HashSet::new(), HashSet::new(), HashSet::new());
    let references: HashSet<&str> = claim.lines().map(|line| line.reference).collect();
    for line in claim.lines() {
        let is_new = keys.insert((line.bsn, line.reference, line.previous));
        wrong.extend([
            ("CS002", !is_citizen(line.bsn)),
            ("TR101", !is_new),
            ("CD060", line.previous.is_some() != line.is_credit()),
            ("CS100", line.from < earliest),
            ("CS337", !line.from.is_same_month(line.until)),
            ("CD087", line.tariff.is_some() == (line.unit == "83")),
            ("CS339", line.unit == "83" && line.amount != line.volume),
            ("CS325", line.amount == 0 && line.is_credit()),
            ("TR134", line.from > claim.dated),
            ("TR137", line.until < line.from || line.until > claim.dated),
            ("TR315", line.previous.is_some_and(|old| !previous.insert(old))),
            ("TR316", line.previous.is_some_and(|old| references.contains(old))),
            ("TR335", claim.signed > line.until.plus_five_years()),
            ("TR416", !line.is_credit() && !debits.insert((line.bsn, line.care()))),
            ("TR319", line.until > until),
        ]);
    }
    wrong.into_iter().filter(|(_, is_wrong)| *is_wrong).map(|(rule, _)| rule).collect()
}

/// The test on which citizen service numbers are made.
fn is_citizen(bsn: &str) -> bool {
    let digits: Vec<i64> = bsn.chars().filter_map(|c| c.to_digit(10)).map(i64::from).collect();
    let weights = [9, 8, 7, 6, 5, 4, 3, 2, -1];
    let sum: i64 = digits.iter().zip(weights).map(|(digit, weight)| digit * weight).sum();
    digits.len() == 9 && bsn.len() == 9 && sum > 0 && sum % 11 == 0
}

impl Books {
    /// What is wrong with the message as a whole (levels 3 and 4), in its header.
    pub fn of_message(&self, claim: &Claim, today: Date) -> Vec<Broken> {
        let wrong = [
            ("TR056", "9056", self.messages.contains(claim.identification)),
            ("TR135", "8848", claim.dated > today),
            ("OP254", "0001", claim.sender != self.provider || claim.receiver != self.code),
        ];
        wrong
            .into_iter()
            .filter(|(.., is_wrong)| *is_wrong)
            .map(|(rule, code, _)| broken(rule, code))
            .collect()
    }

    /// What is wrong with the claim itself.
    pub fn of_claim(&self, claim: &Claim) -> Vec<Broken> {
        let wrong = [
            ("TR333", "9333", self.claims.contains(claim.number)),
            ("TR318", "8214", self.last_period.is_some_and(|last| claim.period.0 < last)),
        ];
        wrong
            .into_iter()
            .filter(|(.., is_wrong)| *is_wrong)
            .map(|(rule, code, _)| broken(rule, code))
            .collect()
    }

    /// What is wrong with a line that takes another back. Nothing is asked about its allocation: it is a copy (IV091).
    pub fn of_credit(&self, line: &Line) -> Vec<Broken> {
        let mut wrong = self.of_any(line);
        let Some(old) = line.previous.and_then(|old| self.debits.get(old)) else {
            wrong.push(broken("TR323", "8017"));
            return wrong;
        };
        if old.is_credited {
            wrong.push(broken("TR390", "9390"));
        }
        if old.content != line.content() {
            wrong.push(broken("IV091", "8017"));
        }
        wrong
    }

    pub fn of_debit(&self, line: &Line) -> Vec<Broken> {
        let mut wrong = self.of_any(line);
        let Some(allocation) = self.allocations.get(&line.allocation) else {
            wrong.push(broken("TR338", "9338"));
            return wrong;
        };
        let version = allocation.now();
        let same_care = |debit: &&Debit| debit.care == line.care();
        let found = [
            ("TR304", "8187", allocation.bsn != line.bsn),
            ("TR384", "9384", version.is_deleted()),
            ("TR307", "9307", line.from < version.from),
            ("TR308", "9308", version.until.is_some_and(|last| line.until > last)),
            ("TR387", "9387", line.from != line.from.first_of_month().max(version.from)),
            ("TR388", "9388", line.until != last_day(line, version)),
            ("TR339", "9339", version.terms.category.is_some_and(|category| category != line.category)),
            ("TR340", "9340", version.terms.code.is_some_and(|code| code != line.code)),
            ("TR389", "9389", self.standing(line.allocation).any(|debit| same_care(&debit))),
        ];
        wrong.extend(
            found.into_iter().filter(|(.., is_wrong)| *is_wrong).map(|(rule, code, _)| broken(rule, code)),
        );
        wrong.extend(self.of_price(line, version));
        wrong.extend(self.of_room(line, version));
        wrong
    }

    fn of_any(&self, line: &Line) -> Vec<Broken> {
        let is_used = self.references.contains(line.reference);
        if is_used { vec![broken("TR314", "8021")] } else { Vec::new() }
    }

    /// Debits on an allocation that were granted and not taken back.
    pub fn standing(&self, allocation: u32) -> impl Iterator<Item = &Debit> {
        self.debits.values().filter(move |debit| debit.allocation == allocation && !debit.is_credited)
    }

    /// Category, unit, tariff and amount against the contract.
    fn of_price(&self, line: &Line, version: &Version) -> Vec<Broken> {
        let Some(price) = self.prices.iter().find(|price| price.code == line.code) else {
            return vec![broken("TR381", "S329")];
        };
        let unit = version.terms.extent.map_or(price.unit, |extent| extent.unit);
        let by_minute = unit == "04" && line.unit == "01";
        // Half a cent goes up.
        let per_minute = |minutes: i64| (price.cents * minutes * 2 + 60).div_euclid(120);
        let (tariff, amount) = match line.unit {
            "01" => (Some(per_minute(1)), per_minute(line.volume)),
            "83" => (None, line.volume),
            _ => (Some(price.cents), price.cents * line.volume),
        };
        let wrong = [
            ("TR381", "S329", price.category != line.category),
            ("TR341", "9341", line.unit != unit && !by_minute),
            ("TR418", "0611", line.tariff != tariff),
            ("TR346", "9346", line.amount != amount),
        ];
        wrong
            .into_iter()
            .filter(|(.., is_wrong)| *is_wrong)
            .map(|(rule, code, _)| broken(rule, code))
            .collect()
    }

    /// Volume and budget.
    fn of_room(&self, line: &Line, version: &Version) -> Vec<Broken> {
        let (volume, mut wrong) = (in_minutes(line.volume, line.unit), Vec::new());
        if let Some(extent) = version.terms.extent {
            let within = (line.from, line.until);
            let small = |volume| in_minutes(volume, extent.unit);
            if most_in_period(extent, within, version).is_some_and(|most| volume > small(most)) {
                wrong.push(broken("TR321", "9321"));
            }
            let sum: i64 = self.standing(line.allocation).map(|debit| debit.volume).sum();
            if most_in_all(extent, version).is_some_and(|most| sum + volume > small(most)) {
                wrong.push(broken("TR322", "9322"));
            }
        }
        let sum: i64 = self.standing(line.allocation).map(|debit| debit.amount).sum();
        if version.terms.budget.is_some_and(|budget| sum + line.amount > budget) {
            wrong.push(broken("TR369", "9369"));
        }
        wrong
    }
}

/// Hours count as sixty minutes.
pub fn in_minutes(volume: i64, unit: &str) -> i64 {
    if unit == "04" { volume * 60 } else { volume }
}

/// The last day of the month, or of the allocation.
fn last_day(line: &Line, version: &Version) -> Date {
    let month = line.from.last_of_month();
    version.until.map_or(month, |last| last.min(month))
}

/// The most in one product period; `None` when only the whole is bounded (IV077, IV078).
fn most_in_period(extent: Extent, (from, until): (Date, Date), version: &Version) -> Option<i64> {
    let Extent { volume, unit, frequency } = extent;
    let is_result = matches!(unit, "82" | "83");
    match frequency {
        "1" => Some(volume * days(from, until)),
        "2" if is_result => Some(volume * sundays(from, until, version)),
        "2" => Some(volume * weeks(from, until)),
        "4" => Some(volume),
        _ => None,
    }
}

/// The most over the whole allocation; `None` when it has no last day.
fn most_in_all(extent: Extent, version: &Version) -> Option<i64> {
    let Extent { volume, unit, frequency } = extent;
    if frequency == "6" {
        return Some(volume);
    }
    let (from, until) = (version.from, version.until?);
    let is_result = matches!(unit, "82" | "83");
    let times = match frequency {
        "1" => days(from, until),
        "2" if is_result => sundays(from, until, version),
        "2" => weeks(from, until),
        _ => from.until(until).map(Date::first_of_month).collect::<BTreeSet<_>>().len().try_into().unwrap(),
    };
    Some(volume * times)
}

fn days(from: Date, until: Date) -> i64 {
    from.until(until).count().try_into().unwrap()
}

/// Weeks, Monday to Sunday, that are touched.
fn weeks(from: Date, until: Date) -> i64 {
    from.until(until).map(Date::monday).collect::<BTreeSet<_>>().len().try_into().unwrap()
}

/// Sundays, and one more where the last Sunday of an allocation that ends on another day lies.
fn sundays(from: Date, until: Date, version: &Version) -> i64 {
    let of = |from: Date, until: Date| from.until(until).filter(|day| day.is_sunday());
    let last = version.until.filter(|last| !last.is_sunday());
    let last =
        last.and_then(|last| of(version.from, last).max()).filter(|last| (from..=until).contains(last));
    i64::try_from(of(from, until).count()).unwrap() + i64::from(last.is_some())
}

mod tests;
