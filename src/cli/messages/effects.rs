//! What a message does to what is here already, in rows: the preview, and the question before it is taken over.

use super::super::output::{Cell, Column, Listing};
use super::answers;
use crate::domain::claim::beyond::Breach;
use crate::domain::claim::line::LineState;
use crate::domain::claim::return_codes::ReturnCode;
use crate::domain::identifiers::AllocationNumber;
use crate::domain::text::Text;
use crate::operations::import_message::{
    AllocationEffect, Booked, Decided, Done, LineEffect, Outcome, Returned, TimeEffect, TimeSubject,
};
use crate::store::outgoing;

/// Everything that the messages do, a row for each thing.
pub fn listing<'a>(done: impl IntoIterator<Item = &'a Done>) -> Listing {
    Listing::new(columns(), done.into_iter().flat_map(rows).collect())
}

fn columns() -> Vec<Column> {
    vec![
        Column::left("message", Text::new("bericht", "message")),
        Column::left("identification", Text::new("identificatie", "identification")),
        Column::left("client", Text::new("cliënt", "client")).seldom(),
        Column::right("allocation", Text::new("toewijzing", "allocation")).seldom(),
        Column::left("subject", Text::new("wat", "what")),
        Column::right("number", Text::new("nr", "no")).seldom(),
        Column::left("effect", Text::new("gevolg", "effect")),
        Column::left("field", Text::new("veld", "field")).seldom(),
        Column::left("before", Text::new("was", "was")).seldom(),
        Column::left("after", Text::new("wordt", "becomes")).seldom(),
        Column::left("from", Text::new("dag of van", "day or from")).seldom(),
        Column::left("until", Text::new("tot en met", "until")).seldom(),
        Column::left("practitioner", Text::new("medewerker", "practitioner")).seldom(),
        Column::right("minutes", Text::new("tijd", "time")).seldom(),
        Column::right("units", Text::new("aantal", "units")).seldom(),
        Column::right("amount", Text::new("bedrag", "amount")).seldom(),
        Column::left("state", Text::new("toestand", "state")).seldom(),
        Column::left("reference", Text::new("referentie", "reference")).seldom(),
        Column::left("codes", Text::new("regels en codes", "rules and codes")).seldom(),
    ]
}

/// One row, in the order of the columns.
struct Row {
    allocation: Cell,
    subject: Cell,
    number: Cell,
    effect: Cell,
    change: [Cell; 3],
    days: [Cell; 2],
    practitioner: Cell,
    minutes: Cell,
    units: Cell,
    amount: Cell,
    state: Cell,
    reference: Cell,
    codes: Cell,
}

impl Row {
    fn new(subject: Cell, effect: Cell) -> Self {
        Self {
            allocation: Cell::Null,
            subject,
            number: Cell::Null,
            effect,
            change: [Cell::Null, Cell::Null, Cell::Null],
            days: [Cell::Null, Cell::Null],
            practitioner: Cell::Null,
            minutes: Cell::Null,
            units: Cell::Null,
            amount: Cell::Null,
            state: Cell::Null,
            reference: Cell::Null,
            codes: Cell::Null,
        }
    }

    fn cells(self, done: &Done) -> Vec<Cell> {
        let mut cells = vec![
            Cell::Text(done.key.to_owned()),
            Cell::Text(done.identification.clone()),
            Cell::maybe(done.client.as_ref().map(|client| &client.number)),
            self.allocation,
            self.subject,
            self.number,
            self.effect,
        ];
        cells.extend(self.change);
        cells.extend(self.days);
        cells.extend([self.practitioner, self.minutes, self.units, self.amount, self.state]);
        cells.extend([self.reference, self.codes]);
        cells
    }
}

fn rows(done: &Done) -> Vec<Vec<Cell>> {
    let effects = &done.effects;
    let is_listed = |number| effects.allocations.iter().any(|effect| effect.number == number);
    let others = done.allocations.iter().filter(|(number, _)| !is_listed(*number));
    let mut rows: Vec<Row> = others.map(|(number, outcome)| known(*number, *outcome)).collect();
    rows.extend(effects.allocations.iter().flat_map(allocation));
    rows.extend(effects.time.iter().map(time));
    rows.extend(effects.lines.iter().map(line));
    rows.extend(done.answer.iter().flat_map(booked));
    rows.extend(done.returned.iter().map(returned));
    rows.extend(done.decided.iter().map(decided));
    rows.into_iter().map(|row| row.cells(done)).collect()
}

fn number(number: AllocationNumber) -> Cell {
    Cell::Int(i64::from(number.get()))
}

const ALLOCATION: Cell = Cell::Word("allocation", Text::new("toewijzing", "allocation"));

/// An allocation of the message that is new, says nothing new, or comes in an older version.
fn known(of: AllocationNumber, outcome: Outcome) -> Row {
    Row { allocation: number(of), ..Row::new(ALLOCATION, Cell::Word(outcome.word(), outcome.name())) }
}

fn allocation(effect: &AllocationEffect) -> Vec<Row> {
    let translated = |text: &Option<Text>| text.clone().map_or(Cell::Null, Cell::Translated);
    let row = |field: &crate::domain::history::FieldChange| Row {
        allocation: number(effect.number),
        change: [
            Cell::Word(field.key, field.name.clone()),
            translated(&field.before),
            translated(&field.after),
        ],
        ..Row::new(ALLOCATION, Cell::Word(effect.life.word(), effect.life.name()))
    };
    effect.fields.iter().map(row).collect()
}

fn time(effect: &TimeEffect) -> Row {
    let (word, fate) = (effect.subject.word(), effect.fate);
    let name = match &effect.subject {
        TimeSubject::Entry { .. } => Text::new("registratie", "entry"),
        TimeSubject::Usage { kind, .. } => kind.name(),
    };
    let mut row = Row::new(Cell::Word(word, name), Cell::Word(fate.word(), fate.name()));
    match &effect.subject {
        TimeSubject::Entry { id, practitioner, minutes } => {
            row.number = Cell::Int(id.0);
            row.practitioner = Cell::maybe(practitioner.as_ref());
            row.minutes = Cell::Minutes(*minutes);
        }
        TimeSubject::Usage { id, units, .. } => {
            row.number = Cell::Int(id.0);
            row.units = Cell::Int(i64::from(*units));
        }
    }
    row.allocation = effect.from.or(effect.to).map_or(Cell::Null, number);
    if effect.from != effect.to {
        let field = Cell::Word("allocation", Text::new("toewijzing", "allocation"));
        row.change = [field, Cell::maybe(effect.from), Cell::maybe(effect.to)];
    }
    row.days = [Cell::Day(effect.day), Cell::Null];
    row.state = effect.claimed.map_or(Cell::Null, state);
    row
}

fn state(state: LineState) -> Cell {
    Cell::Word(state.word(), state.name())
}

const LINE: Cell = Cell::Word("line", Text::new("declaratieregel", "claim line"));

fn line(effect: &LineEffect) -> Row {
    let minutes = if effect.minutes > 0 { Cell::Minutes(effect.minutes) } else { Cell::Null };
    let is_time = effect.unit.is_some_and(crate::domain::volume::Unit::is_time);
    let units = effect.volume.filter(|_| !is_time);
    let rules: Vec<String> = effect.breaches.iter().map(|breach| Breach::rule(*breach).to_owned()).collect();
    Row {
        allocation: number(effect.allocation),
        number: Cell::Int(effect.id.0),
        days: [Cell::Day(effect.period.from()), Cell::Day(effect.period.until())],
        minutes,
        units: units.map_or(Cell::Null, |units| Cell::Int(i64::from(units))),
        amount: Cell::Cents(effect.amount),
        state: state(effect.state),
        reference: Cell::maybe(effect.reference.as_ref()),
        codes: if rules.is_empty() { Cell::Null } else { Cell::List(rules) },
        ..Row::new(LINE, Cell::Word(effect.fate.word(), effect.fate.name()))
    }
}

/// What an answer books: the claim, and each line that is not granted.
fn booked(booked: &Booked) -> Vec<Row> {
    let claim = Row {
        amount: Cell::Cents(booked.granted),
        reference: Cell::Text(booked.claim.to_string()),
        codes: answers::codes(&booked.codes),
        ..Row::new(
            Cell::Word("claim", Text::new("declaratie", "claim")),
            Cell::Word(booked.outcome.word(), booked.outcome.name()),
        )
    };
    let rejected = booked.rejected.iter().map(|line| Row {
        allocation: number(line.allocation),
        number: Cell::Int(line.id.0),
        amount: Cell::Cents(line.amount),
        reference: Cell::Text(line.reference.to_string()),
        codes: answers::codes(&line.codes),
        ..Row::new(LINE, state(LineState::Rejected))
    });
    std::iter::once(claim).chain(rejected).collect()
}

/// What it decides about a request of ours.
fn decided(decided: &Decided) -> Row {
    let verdict = &decided.verdict;
    Row {
        number: Cell::Int(decided.number),
        reference: Cell::Text(decided.reference.to_string()),
        ..Row::new(
            Cell::Word("request", Text::new("verzoek", "request")),
            Cell::Word(verdict.word(), verdict.name()),
        )
    }
}

fn returned(returned: &Returned) -> Row {
    let no_codes: &[ReturnCode] = &[];
    let (effect, codes) = match &returned.outcome {
        outgoing::Outcome::Accepted => {
            (Cell::Word("accepted", Text::new("goedgekeurd", "accepted")), no_codes)
        }
        outgoing::Outcome::Refused(codes) => {
            (Cell::Word("refused", Text::new("geweigerd", "refused")), codes.as_slice())
        }
    };
    Row {
        reference: Cell::Text(returned.identification.as_str().to_owned()),
        codes: if codes.is_empty() { Cell::Null } else { answers::codes(codes) },
        ..Row::new(Cell::Text(returned.original.to_owned()), effect)
    }
}
