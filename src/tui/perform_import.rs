//! Contract files and tariff files that a path was typed for: read whole, stored whole or not at all.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::effects::{Note, Outcome};
use super::screens::{Place, SettingsGoal};
use crate::domain::text::Text;
use crate::import::{self, Complaint};
use crate::operations::{import_contract, import_tariffs};

use crate::problem::{self, Problem, tariff_fault};
use crate::store::Store;
use crate::surroundings::Surroundings;
use crate::text;

/// Far more than any contract or tariff list.
const MOST_BYTES: u64 = 10_000_000;

pub fn contract(store: &mut Store, here: &Surroundings, path: &Path) -> Result<Outcome, Problem> {
    let content = String::from_utf8(bytes(path)?)
        .map_err(|_| Problem::usage(Text::new("dit is geen tekst in UTF-8", "this is not text in UTF-8")))?;
    let hint = Text::new(
        "'uurwerk contract check BESTAND' toont alles wat er mis is",
        "'uurwerk contract check FILE' lists everything that is wrong",
    );
    let done =
        import_contract::run(store, here, import_contract::Input { content }).map_err(
            |error| match error {
                import_contract::Error::File(complaints) => refused(&complaints, hint),
                other => other.into(),
            },
        )?;
    let (key, from) = (&done.contract.key, done.contract.valid.from);
    let words = match done.outcome {
        import_contract::Outcome::New => {
            text!("contract {key} is overgenomen, vanaf {from}", "contract {key} was taken over, from {from}")
        }
        import_contract::Outcome::NewVersion { before_ends } => text!(
            "contract {key} heeft een nieuwe versie vanaf {from}; de vorige eindigt op {before_ends}",
            "contract {key} has a new version from {from}; the one before it ends on {before_ends}"
        ),
        import_contract::Outcome::Replaced => {
            text!("contract {key} vanaf {from} is vervangen", "contract {key} from {from} was replaced")
        }
        import_contract::Outcome::AlreadyThere => {
            text!("contract {key} vanaf {from} was er al", "contract {key} from {from} was there already")
        }
    };
    Ok(Outcome::Stored(Note { hint: settled(done.settled), ..Note::done(words) }, None))
}

pub fn tariffs(store: &mut Store, here: &Surroundings, path: &Path) -> Result<Outcome, Problem> {
    let hint = || {
        Text::new(
            "'uurwerk tariff import BESTAND' toont alles wat er mis is",
            "'uurwerk tariff import FILE' lists everything that is wrong",
        )
    };
    // Of a workbook the first sheet.
    let import::SheetRead { sheet, read } = import::tariffs::read_file(&bytes(path)?, None);
    let rows =
        read.and_then(import::Imported::all_or_nothing).map_err(|complaints| refused(&complaints, hint()))?;
    let line = |row: usize| rows.get(row).map_or(0, |row| row.line);
    let place = |row: usize| {
        let line = line(row);
        text!("regel {line}", "line {line}")
    };
    let input = import_tariffs::Input { tariffs: rows.iter().map(|row| row.value.clone()).collect() };
    let done = import_tariffs::run(store, here, input).map_err(|error| match error {
        import_tariffs::Error::Refused(faults) => {
            let complaint = |(row, fault): &(usize, import_tariffs::Fault)| {
                Complaint::of_line(line(*row), tariff_fault(fault, place).sentence).on_sheet(sheet.as_deref())
            };
            refused(&faults.iter().map(complaint).collect::<Vec<_>>(), hint())
        }
        other @ import_tariffs::Error::Store(_) => other.into(),
    })?;
    let (added, there, closed) = (done.added, done.already_there, done.closed);
    let words = text!(
        "tarieven: {added} nieuw, {there} waren er al, {closed} oude zijn geëindigd",
        "tariffs: {added} new, {there} were there already, {closed} older ones ended"
    );
    let newest = rows.iter().map(|row| row.value.valid.from).max();
    let place = newest.map(|day| Place::Settings(Some(SettingsGoal::TariffsOn(day))));
    Ok(Outcome::Stored(Note { hint: settled(done.settled), ..Note::done(words) }, place))
}

fn settled(count: usize) -> Option<Text> {
    (count > 0).then(|| {
        text!(
            "{count} registraties die wachtten, hebben nu hun product.",
            "{count} entries that were waiting now have their product."
        )
    })
}

/// The first fault, and how many there are.
fn refused(complaints: &[Complaint], hint: Text) -> Problem {
    let Some(first) = complaints.first().map(Complaint::sentence) else {
        return Problem::usage(Text::new("er is niets opgeslagen", "nothing was stored"));
    };
    let Text { nl, en } = first;
    let words = match complaints.len() {
        1 => text!("er is niets opgeslagen; {nl}", "nothing was stored; {en}"),
        count => text!(
            "er is niets opgeslagen; de eerste van {count} fouten: {nl}",
            "nothing was stored; the first of {count} faults: {en}"
        ),
    };
    Problem::usage(words).hint(hint)
}

fn bytes(path: &Path) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(MOST_BYTES + 1).read_to_end(&mut bytes));
    match read {
        Err(error) => Err(problem::unreadable(error.kind())),
        Ok(_) if u64::try_from(bytes.len()).is_ok_and(|length| length > MOST_BYTES) => {
            Err(Problem::usage(Text::new("het bestand is groter dan 10 MB", "the file is larger than 10 MB")))
        }
        Ok(_) => Ok(bytes),
    }
}
