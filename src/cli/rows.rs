//! Reading a file of rows: everything that is wrong with it is said with its line; all of it is stored, or nothing, or all but
//! what it says it left out.

use std::path::Path;

use super::command::{Argument, Form};
use super::context::{Context, place};
use super::given::Given;
use super::{Exit, Stop};
use crate::domain::rules::Finding;
use crate::domain::text::Text;
use crate::import::{Complaint, Imported};
use crate::operations::import_rows::{Done, Error, Input};
use crate::problem::Problem;
use crate::store::Store;
use crate::surroundings::Surroundings;
use crate::text;

pub const SKIP_BAD: Argument = Argument::flag(
    "skip-bad",
    Text::new(
        "sla foute regels over en zeg welke; bewaar de andere",
        "leave bad lines out and say which; store the others",
    ),
);

/// What to do when nothing was stored.
pub const SKIP: Text = Text::new(
    "verbeter het bestand, of sla foute regels over met --skip-bad",
    "mend the file, or leave bad lines out with --skip-bad",
);

/// The file, with its columns as help.
pub const fn file(help: Text) -> Argument {
    Argument::place("file", Form::Place, Text::new("BESTAND", "FILE"), help)
}

/// Reads the file and stores its rows.
pub fn import<T, E>(
    context: &mut Context<'_, '_>,
    given: &Given<'_>,
    read: impl Fn(&[u8]) -> Result<Imported<T>, Vec<Complaint>>,
    keep: impl Fn(&mut Store, &Surroundings, Input<T>) -> Result<Done<E>, Error<E>>,
) -> Result<Exit, Stop>
where
    Problem: From<E>,
{
    let path = given.path("file").unwrap_or_default();
    let skip_bad = given.flag("skip-bad");
    let mut store = context.store()?;
    let bytes = context.read_file(&path)?;
    let Imported { rows, complaints } = match read(&bytes) {
        Ok(imported) => imported,
        Err(complaints) => return Err(context.refuse_file(&path, &complaints)?.into()),
    };
    if !complaints.is_empty() && !skip_bad {
        return Err(context.refuse_file(&path, &complaints)?.hint(SKIP).into());
    }
    context.say_complaints(&path, &complaints)?;
    let (done, skipped) = match keep(&mut store, &context.surroundings, Input { rows, skip_bad }) {
        Ok(Done { added, already_there, skipped, findings }) => {
            (Some((added, already_there, findings)), skipped)
        }
        Err(Error::Refused(skipped)) => (None, skipped),
        Err(Error::Store(error)) => return Err(error.into()),
    };
    let refused: Vec<Complaint> = skipped
        .into_iter()
        .map(|(line, error)| Complaint::of_line(line, Problem::from(error).sentence))
        .collect();
    context.say_complaints(&path, &refused)?;
    let left_out = refused.len() + lines_of(&complaints);
    let Some((added, there, findings)) = done else {
        return Err(refusal(left_out).at(&place(&path)).into());
    };
    say_findings(context, &path, &findings)?;
    context.say(&told(added, there, left_out))?;
    Ok(Exit::Done)
}

/// What the rules found beside stored rows, by line.
pub fn say_findings(
    context: &mut Context<'_, '_>,
    path: &Path,
    findings: &[(u64, Vec<Finding>)],
) -> Result<(), Stop> {
    let found = findings.iter().flat_map(|(line, findings)| findings.iter().map(move |one| (line, one)));
    let complaints: Vec<Complaint> = found.map(|(line, finding)| of_finding(*line, finding)).collect();
    context.say_complaints(path, &complaints)
}

fn of_finding(line: u64, finding: &Finding) -> Complaint {
    let (rule, severity, what) = (&finding.rule, finding.severity.name(), &finding.what);
    let words = Text::of(
        format!("{rule} {}: {}", severity.nl, what.nl),
        format!("{rule} {}: {}", severity.en, what.en),
    );
    Complaint::of_line(line, words)
}

/// On how many lines something is wrong. The complaints of a line stand together.
pub fn lines_of(complaints: &[Complaint]) -> usize {
    let mut lines: Vec<Option<u64>> = complaints.iter().map(|complaint| complaint.line).collect();
    lines.dedup();
    lines.len()
}

/// So many lines were refused, and so nothing was stored.
pub fn refusal(count: usize) -> Problem {
    Problem::rule(match count {
        1 => Text::new("1 regel geweigerd; er is niets opgeslagen", "1 line refused; nothing was stored"),
        _ => text!(
            "{count} regels geweigerd; er is niets opgeslagen",
            "{count} lines refused; nothing was stored"
        ),
    })
    .hint(SKIP)
}

/// How many rows were stored.
pub fn told(stored: usize, there: usize, left_out: usize) -> Text {
    text!(
        "opgeslagen: {stored}, er al: {there}, overgeslagen: {left_out}",
        "stored: {stored}, there already: {there}, left out: {left_out}"
    )
}
