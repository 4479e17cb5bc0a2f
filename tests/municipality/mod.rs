//! A made-up municipality, a small program of its own: it allocates care (JW301), takes claims (JW323), holds them against
//! what it allocated and granted before by the rules of levels 2 to 4, refuses some by chance as well, and answers (JW325).
//! It shares no code with the program: it reads and writes text.

pub mod allocations;
mod answer;
pub mod calendar;
mod care;
mod chance;
mod claims;
pub mod judge;
mod xml;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

pub use self::chance::Chance;

use self::allocations::{Allocation, Care, EVENTS, Event, Extent, Letter, Price, Version, told};
use self::answer::{Returned, Verdict};
use self::calendar::Date;
use self::care::{Report, Reports};
use self::claims::{Claim, Line};
use self::judge::{Books, Broken, Debit};
use self::xml::Node;

/// What came of the claims of one month, in eurocents, signed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    pub claimed: i64,
    pub returned: i64,
    pub rejected: i64,
    pub granted: i64,
    pub credited: i64,
}

/// What leaves the municipality.
pub struct Mail {
    pub text: String,
    pub kind: MailKind,
    /// Allocations about which a provider cannot know what the municipality knows, as long as this has not arrived.
    pub about: BTreeSet<u32>,
    /// It says something that a provider must refuse.
    pub is_damaged: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailKind {
    /// JW301.
    Allocation,
    /// JW325.
    Answer,
    /// JW306, JW308.
    Return,
}

/// A rule that a claim broke.
#[derive(Clone, Debug)]
pub struct Complaint {
    pub broken: Broken,
    /// `None` when it is about the claim as a whole.
    pub line: Option<(String, u32)>,
    /// In the same message a credit was refused on the same allocation.
    pub after_refused_credit: bool,
}

/// A client and what care the municipality means to allocate, each kind one after another.
struct File {
    bsn: &'static str,
    care: Vec<Care>,
}

pub struct Municipality {
    pub code: &'static str,
    chance: Chance,
    books: Books,
    reports: Reports,
    files: Vec<File>,
    /// The allocations of each client and kind of care, oldest first.
    chains: HashMap<(&'static str, usize), Vec<u32>>,
    /// Nothing is refused by chance any more.
    pub is_calm: bool,
    pub months: BTreeMap<String, Sums>,
    pub complaints: Vec<Complaint>,
    /// Messages about allocations that were not answered yet.
    pub unanswered: HashSet<String>,
    /// How often what happened.
    pub counts: BTreeMap<&'static str, usize>,
    numbers: u32,
    seconds: u32,
}

impl Municipality {
    pub fn new(code: &'static str, seed: u64, prices: &'static [Price], bsns: &[&'static str]) -> Self {
        let mut chance = Chance::new(seed);
        let files = bsns.iter().map(|bsn| File { bsn, care: kinds(&mut chance) }).collect();
        let books = Books { code, provider: "42420001", prices, ..Books::default() };
        Self {
            code,
            chance,
            books,
            reports: Reports::default(),
            files,
            chains: HashMap::new(),
            is_calm: false,
            months: BTreeMap::new(),
            complaints: Vec::new(),
            unanswered: HashSet::new(),
            counts: BTreeMap::new(),
            numbers: 0,
            seconds: 0,
        }
    }

    /// Debits that were granted and stand, by reference: allocation, last day and eurocents.
    pub fn standing(&self) -> BTreeMap<String, (u32, String, i64)> {
        let standing = self.books.debits.iter().filter(|(_, debit)| !debit.is_credited);
        let said = |debit: &Debit| (debit.allocation, debit.until.to_string(), debit.amount);
        standing.map(|(reference, debit)| (reference.clone(), said(debit))).collect()
    }

    fn count(&mut self, what: &'static str) {
        *self.counts.entry(what).or_default() += 1;
    }

    // --- What is allocated ----------------------------------------------------------------------------------------

    /// Allocates, changes and takes back, and tells the provider.
    pub fn allocate(&mut self, today: Date) -> Vec<Mail> {
        let mut letters = Vec::new();
        for file in 0..self.files.len() {
            for kind in 0..self.files[file].care.len() {
                if let Some(changed) = self.decide(file, kind, today) {
                    letters.push(self.tell(self.files[file].bsn, changed, today));
                }
            }
        }
        letters
    }

    /// What happens to one kind of care of one client; gives the allocation that is new or changed.
    fn decide(&mut self, file: usize, kind: usize, today: Date) -> Option<u32> {
        let (bsn, care) = (self.files[file].bsn, self.files[file].care[kind]);
        let chain = self.chains.get(&(bsn, kind)).cloned().unwrap_or_default();
        let Some(last) = chain.last() else {
            let from = Date::parse("2025-01-01").plus(self.chance.between(0, 40));
            return Some(self.begin((bsn, kind), care, from, today));
        };
        let last = self.books.allocations[last].now().clone();
        let is_over = last.is_deleted() || last.until.is_some_and(|until| until < today.plus(10));
        if is_over && self.chance.below(3) > 0 {
            let after = if last.is_deleted() { last.from } else { last.until.unwrap().plus(1) };
            let from = after.plus(self.chance.between(0, 20) * self.chance.between(0, 1));
            return Some(self.begin((bsn, kind), care, from, today));
        }
        if !self.chance.once_in(5) {
            return None;
        }
        let number = *self.chance.pick(&chain);
        let event = *self.chance.pick(&EVENTS);
        self.change(number, event, today, Some(&number) == chain.last()).then_some(number)
    }

    fn begin(&mut self, chain: (&'static str, usize), care: Care, from: Date, today: Date) -> u32 {
        let terms = care.terms(&mut self.chance);
        let ends = terms.budget.is_some() || terms.extent.is_some_and(|extent| extent.frequency == "2");
        let until = from.plus(self.chance.between(40, 400));
        let until = (ends || !self.chance.once_in(3)).then_some(until);
        self.numbers += 1;
        let number = 300_000 + self.numbers;
        self.seconds += 1;
        let version = Version { terms, from, until, reason: None, fixed: (today, self.seconds) };
        let versions = vec![version];
        self.books.allocations.insert(number, Allocation { number, bsn: chain.0, versions });
        self.chains.entry(chain).or_default().push(number);
        self.count("allocated");
        number
    }

    fn change(&mut self, number: u32, event: Event, today: Date, is_last: bool) -> bool {
        let allocation = &self.books.allocations[&number];
        let mut version = allocation.now().clone();
        if version.is_deleted() {
            return false;
        }
        let standing = self.books.standing(number).count();
        match event {
            Event::Lengthen => {
                let Some(until) = version.until.filter(|_| is_last) else { return false };
                version.until = Some(until.plus(self.chance.between(1, 90)));
                version.reason = Some("04");
            }
            Event::Shorten => {
                let until = today.plus(self.chance.between(-70, 20)).max(version.from);
                if version.until.is_some_and(|before| before <= until) {
                    return false;
                }
                version.until = Some(until);
                version.reason = Some("05");
                let beyond = self.books.standing(number).any(|debit| debit.until > until);
                self.count(if beyond { "shortened after claiming" } else { "shortened" });
            }
            Event::Resize => {
                let percent = self.chance.between(60, 200);
                let size = |volume: i64| (volume * percent / 100).max(1);
                match (&mut version.terms.extent, &mut version.terms.budget) {
                    // Other volumes get a new number (OP257).
                    (Some(Extent { volume, frequency: "6", .. }), _) => *volume = size(*volume),
                    (_, Some(budget)) => *budget = size(*budget),
                    _ => return false,
                }
                version.reason = Some("14");
            }
            // What was granted must be taken back first (TR385).
            Event::Delete if standing > 0 => return false,
            Event::Delete => {
                version.until = Some(version.from);
                version.reason = Some("13");
            }
            Event::Resend => {
                self.count("resent");
                return true;
            }
        }
        self.seconds += 1;
        version.fixed = (today, self.seconds);
        self.books.allocations.get_mut(&number).unwrap().versions.push(version);
        self.count(match event {
            Event::Lengthen => "lengthened",
            Event::Resize => "resized",
            Event::Delete => "deleted",
            Event::Shorten | Event::Resend => "shortened in all",
        });
        true
    }

    fn tell(&mut self, bsn: &'static str, changed: u32, today: Date) -> Mail {
        let mut own: Vec<&Allocation> =
            self.books.allocations.values().filter(|allocation| allocation.bsn == bsn).collect();
        own.sort_by_key(|allocation| allocation.number);
        let told = told(&own, changed, today);
        self.seconds += 1;
        let identification = format!("T{:07}", self.seconds);
        let (code, provider) = (self.code, self.books.provider);
        let letter = Letter { code, provider, identification: &identification, dated: today, bsn };
        let text = allocations::tell(&letter, &told);
        self.unanswered.insert(identification);
        Mail {
            text,
            kind: MailKind::Allocation,
            about: told.iter().map(|one| one.number).collect(),
            is_damaged: false,
        }
    }

    /// Takes the answer to a message about allocations (JW302), which must be without complaint.
    pub fn acknowledged(&mut self, xml: &str) {
        let root = Node::read(xml);
        let head = root.child("Header");
        assert!(head.find("RetourCodes").is_none() && root.find("Client").is_none(), "refused: {xml}");
        let identification = head.text(&["BerichtIdentificatie", "Identificatie"]);
        assert!(self.unanswered.remove(identification), "{identification} was answered before");
    }

    /// The answer to a report of the start or stop of care (JW305, JW307). It must not break a rule; some are refused by
    /// chance.
    pub fn reported(&mut self, xml: &str, today: Date) -> Mail {
        let root = Node::read(xml);
        let report = Report::read(&root);
        let wrong = self.reports.judge(&report, &self.books.allocations);
        assert!(wrong.is_empty(), "{wrong:?}: {xml}");
        let refused = (!self.is_calm && self.chance.once_in(6)).then_some("0001");
        self.numbers += 1;
        let text = care::answer(&root, &format!("R{}", self.numbers), today, refused);
        let about = BTreeSet::from([report.key.allocation]);
        if refused.is_none() {
            self.reports.keep(report);
        }
        self.count(if refused.is_none() { "reports of care accepted" } else { "reports of care refused" });
        Mail { text, kind: MailKind::Return, about, is_damaged: false }
    }

    /// Where care on an allocation stands: the last start, and its last stop with whether it is a pause.
    pub fn care(&self, allocation: u32) -> Option<(String, Option<(String, bool)>)> {
        self.reports.state(allocation)
    }

    // --- What is claimed ------------------------------------------------------------------------------------------

    /// The answers to a claim: one, or a damaged one before it.
    pub fn receive(&mut self, xml: &str, today: Date) -> Vec<Mail> {
        let root = Node::read(xml);
        let claim = Claim::read(&root);
        self.numbers += 1;
        let verdict = self.judge(&claim, today);
        let granted = answer::granted(&claim, &verdict);
        self.book(&claim, &verdict, granted);
        let about = unsure(&claim, &verdict);
        let number = self.numbers;
        let (kind, mut mail) = (MailKind::Answer, Vec::new());
        if !self.is_calm && self.chance.once_in(12) && !matches!(verdict, Verdict::Header(_)) {
            self.count("answers that do not add up");
            let text = answer::write(&claim, number + 500_000, &verdict, granted + 1);
            mail.push(Mail { text, kind, about: BTreeSet::new(), is_damaged: true });
        }
        let text = answer::write(&claim, number, &verdict, granted);
        mail.push(Mail { text, kind, about, is_damaged: false });
        mail
    }

    fn judge<'a>(&mut self, claim: &Claim<'a>, today: Date) -> Verdict<'a> {
        for rule in judge::level_two(claim) {
            self.complain(Broken { rule, code: "0001" }, None, false);
        }
        for broken in self.books.of_message(claim, today).into_iter().chain(self.books.of_claim(claim)) {
            self.complain(broken, None, false);
        }
        self.books.messages.insert(claim.identification.to_owned());
        self.books.claims.insert(claim.number.to_owned());
        let verdict = match if self.is_calm { 99 } else { self.chance.below(24) } {
            0 => Verdict::Header("0001"),
            1 => Verdict::Claim("9333"),
            _ => self.judge_lines(claim),
        };
        self.books.references.extend(claim.lines().map(|line| line.reference.to_owned()));
        verdict
    }

    /// Credits are handled before debits (OP366).
    fn judge_lines<'a>(&mut self, claim: &Claim<'a>) -> Verdict<'a> {
        let mut codes: HashMap<&str, Vec<&'static str>> = HashMap::new();
        let mut refused_credits: HashSet<u32> = HashSet::new();
        let mut unknown: HashSet<&str> = HashSet::new();
        for client in &claim.clients {
            if !self.is_calm && self.chance.once_in(30) {
                unknown.insert(client.bsn);
            }
        }
        let mut lines: Vec<&Line> = claim.lines().collect();
        lines.sort_by_key(|line| !line.is_credit());
        for line in lines {
            let own = if unknown.contains(line.bsn) {
                vec!["0233"]
            } else {
                self.judge_line(line, refused_credits.contains(&line.allocation))
            };
            if own.is_empty() {
                self.grant(line);
                continue;
            }
            if line.is_credit() {
                refused_credits.insert(line.allocation);
            }
            codes.insert(line.reference, own);
        }
        let mut returned = Vec::new();
        for client in &claim.clients {
            let lines: Vec<Returned> = client
                .lines
                .iter()
                .filter_map(|line| {
                    Some(Returned { line: line.clone(), codes: codes.remove(line.reference)? })
                })
                .collect();
            if !lines.is_empty() {
                let code = unknown.contains(client.bsn).then_some("8187");
                returned.push((client.bsn, code, lines));
            }
        }
        Verdict::Lines(returned)
    }

    /// Why a line is not granted; empty when it is.
    fn judge_line(&mut self, line: &Line, after_refused_credit: bool) -> Vec<&'static str> {
        let wrong = if line.is_credit() { self.books.of_credit(line) } else { self.books.of_debit(line) };
        for broken in &wrong {
            self.complain(*broken, Some(line), after_refused_credit);
        }
        let mut codes: Vec<&'static str> = wrong.iter().map(|broken| broken.code).collect();
        codes.dedup();
        if codes.is_empty() && !self.is_calm && self.chance.once_in(if line.is_credit() { 6 } else { 8 }) {
            // A credit is refused on technical grounds only.
            codes.push(if line.is_credit() { "8017" } else { *self.chance.pick(&["9321", "9338", "0611"]) });
        }
        codes
    }

    fn grant(&mut self, line: &Line) {
        match line.previous.filter(|_| line.is_credit()) {
            Some(old) => self.books.debits.get_mut(old).unwrap().is_credited = true,
            None => drop(self.books.debits.insert(line.reference.to_owned(), Debit::of(line))),
        }
    }

    fn complain(&mut self, broken: Broken, line: Option<&Line>, after_refused_credit: bool) {
        let line = line.map(|line| (line.reference.to_owned(), line.allocation));
        self.complaints.push(Complaint { broken, line, after_refused_credit });
    }

    fn book(&mut self, claim: &Claim, verdict: &Verdict, granted: i64) {
        let sums = self.months.entry(claim.period.0.month_name()).or_default();
        sums.claimed += claim.total;
        if let Verdict::Lines(clients) = verdict {
            let returned: HashSet<&str> =
                clients.iter().flat_map(|(.., lines)| lines).map(|one| one.line.reference).collect();
            let taken_back =
                claim.lines().filter(|line| line.is_credit() && !returned.contains(line.reference));
            sums.credited += taken_back.map(|line| line.amount).sum::<i64>();
            sums.granted += granted;
            sums.rejected += claim.total - granted;
            self.books.last_period = Some(claim.period.0);
        } else {
            sums.returned += claim.total;
        }
        self.count(match verdict {
            Verdict::Header(_) => "headers refused",
            Verdict::Claim(_) => "claims refused",
            Verdict::Lines(clients) if clients.is_empty() => "granted in full",
            Verdict::Lines(_) => "granted in part",
        });
    }
}

/// Allocations of which a provider does not know what stands as long as it has not read the answer: credits were refused.
fn unsure(claim: &Claim, verdict: &Verdict) -> BTreeSet<u32> {
    match verdict {
        Verdict::Header(_) | Verdict::Claim(_) => {
            claim.lines().filter(|line| line.is_credit()).map(|line| line.allocation).collect()
        }
        Verdict::Lines(clients) => {
            let returned = clients.iter().flat_map(|(.., lines)| lines).map(|one| &one.line);
            returned.filter(|line| line.is_credit()).map(|line| line.allocation).collect()
        }
    }
}

/// Kinds of care that may be allocated beside each other (TR302).
fn kinds(chance: &mut Chance) -> Vec<Care> {
    let one = [Care::Category, Care::Category, Care::Anything, Care::Hours, Care::Minutes, Care::Pieces];
    let pairs = [[Care::Hours, Care::Minutes], [Care::Minutes, Care::Pieces], [Care::Hours, Care::Pieces]];
    if chance.once_in(3) { chance.pick(&pairs).to_vec() } else { vec![*chance.pick(&one)] }
}
