//! Tasks about messages: reading files in, placing those that are ready, and looking at one.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::dropped;
use super::effects::{MessageTask, Note, Outcome, Tone};
use super::perform::note_of;
use crate::domain::rules::Finding;
use crate::domain::text::Text;
use crate::import::archive;
use crate::operations::import_message::{self, Acceptance, Done, Effects, Error, Input};
use crate::operations::{export_messages, views};
use crate::problem::brought::{self, Line};
use crate::problem::effects::effects as told;
use crate::problem::{self, Problem};
use crate::store::Store;
use crate::surroundings::Surroundings;
use crate::text;

/// Far more than any archive of messages.
const MOST_BYTES: u64 = 100_000_000;

/// Does a task about messages.
pub fn attempt(store: &mut Store, here: &Surroundings, task: MessageTask) -> Result<Outcome, Problem> {
    Ok(match task {
        MessageTask::Load(asked) => Outcome::Messages(Box::new(views::messages::load(store, here, asked)?)),
        MessageTask::Look(id) => Outcome::Message(views::message::load(store, here, id)?.map(Box::new)),
        MessageTask::Import(paths) => Outcome::Imported(Box::new(import(store, here, &paths))),
        MessageTask::Accept(waiting) => Outcome::Imported(Box::new(accept(store, here, waiting))),
        MessageTask::Export { packed } => Outcome::Changed(export(store, here, packed)?, None),
    })
}

/// What an import came to, message by message.
#[derive(Clone, Debug, Default)]
pub struct Report {
    pub lines: Vec<Told>,
    pub read: usize,
    pub refused: usize,
    /// Messages that change time or claims that are here: somebody has to agree first.
    pub waiting: Vec<Waiting>,
}

/// A message that was not taken over yet, with what it would do.
#[derive(Clone)]
pub struct Waiting {
    path: PathBuf,
    bytes: Vec<u8>,
    effects: Effects,
}

/// It is about people.
impl std::fmt::Debug for Waiting {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Waiting(hidden)")
    }
}

/// A sentence of a report.
#[derive(Clone, Debug)]
pub struct Told {
    pub tone: Tone,
    pub depth: usize,
    pub words: Text,
}

impl Report {
    fn say(&mut self, tone: Tone, depth: usize, words: Text) {
        self.lines.push(Told { tone, depth, words });
    }

    fn tell(&mut self, lines: impl IntoIterator<Item = Line>) {
        for Line { depth, words } in lines {
            self.say(Tone::Hint, depth + 1, words);
        }
    }

    fn find(&mut self, findings: &[Finding]) {
        for Finding { rule, severity, what, way_out } in findings {
            let Text { nl, en } = severity.name();
            let (what_nl, what_en) = (&what.nl, &what.en);
            let words = text!("{rule} {nl}: {what_nl}", "{rule} {en}: {what_en}");
            self.say(Tone::Hint, 1, words);
            if !way_out.nl.is_empty() {
                let Text { nl, en } = way_out;
                self.say(Tone::Hint, 2, text!("→ {nl}", "→ {en}"));
            }
        }
    }

    /// A message, or a file, that was not taken over.
    fn refuse(&mut self, problem: Problem, findings: &[Finding]) {
        self.refused += 1;
        self.say(Tone::Problem, 0, problem.sentence);
        if let Some(Text { nl, en }) = problem.hint {
            self.say(Tone::Hint, 1, text!("→ {nl}", "→ {en}"));
        }
        self.find(findings);
    }

    fn asks(&self) -> Note {
        let words = match self.waiting.len() {
            1 => Text::new(
                "1 bericht wijzigt tijd of declaraties die er al zijn",
                "1 message changes time or claims that are here already",
            ),
            count => text!(
                "{count} berichten wijzigen tijd of declaraties die er al zijn",
                "{count} messages change time or claims that are here already"
            ),
        };
        let hint = Text::new("Kijk wat; a neemt het over.", "See what; a takes it over.");
        Note { hint: Some(hint), ..Note::hint(words) }
    }

    /// How it went, in a sentence.
    pub fn note(&self) -> Note {
        if !self.waiting.is_empty() {
            return self.asks();
        }
        let (read, refused) = (self.read, self.refused);
        let words = match (read, refused) {
            (0, 0) => Text::new("er is niets om in te lezen", "there is nothing to read in"),
            (1, 0) => Text::new("1 bericht ingelezen", "read 1 message in"),
            (_, 0) => text!("{read} berichten ingelezen", "read {read} messages in"),
            (0, _) => text!("niets ingelezen; geweigerd: {refused}", "nothing read in; refused: {refused}"),
            _ => text!(
                "berichten ingelezen: {read}; geweigerd: {refused}",
                "messages read in: {read}; refused: {refused}"
            ),
        };
        if refused == 0 { Note::done(words) } else { Note::problem(words, None) }
    }
}

/// Reads every message in what was typed or dropped. One that is refused holds up none of the others.
fn import(store: &mut Store, here: &Surroundings, typed: &str) -> Report {
    let mut report = Report::default();
    for path in dropped::paths(typed, &|path| path.exists()) {
        let place = Text::same(path.display().to_string());
        match messages_in(&path) {
            Err(problem) => report.refuse(problem.at(&place), &[]),
            Ok(messages) => {
                for (path, bytes) in messages {
                    import_one(store, here, path, Input::asking(bytes), &mut report);
                }
            }
        }
    }
    report
}

/// Takes over what somebody was shown and agreed with; what would do something else by now waits again.
fn accept(store: &mut Store, here: &Surroundings, waiting: Vec<Waiting>) -> Report {
    let mut report = Report::default();
    for Waiting { path, bytes, effects } in waiting {
        let input = Input { bytes, acceptance: Acceptance::Shown(Box::new(effects)) };
        import_one(store, here, path, input, &mut report);
    }
    report
}

fn import_one(store: &mut Store, here: &Surroundings, path: PathBuf, input: Input, report: &mut Report) {
    let place = Text::same(path.display().to_string());
    let bytes = input.bytes.clone();
    match import_message::run(store, here, input) {
        Err(Error::NotAccepted(done)) => {
            report.say(Tone::Problem, 0, head(&place, &done));
            report.tell(told(&done.effects));
            report.find(&done.findings);
            report.waiting.push(Waiting { path, bytes, effects: done.effects });
        }
        Ok(done) => {
            report.read += 1;
            report.say(Tone::Done, 0, head(&place, &done));
            if !done.is_repeat {
                report.tell(brought::taken_over(&done));
            }
            report.tell(brought::told(&done));
            report.tell(told(&done.effects));
            report.find(&done.findings);
        }
        Err(error) => {
            let findings = if error.is_one_sentence() { Vec::new() } else { error.findings() };
            report.refuse(Problem::from(error).at(&place), &findings);
        }
    }
}

/// `hoorn.xml: JW301 toewijzing 301250000001, gemeente 0405`.
fn head(place: &Text, done: &Done) -> Text {
    let Done { key, identification, municipality, .. } = done;
    let (nl, en) = (&place.nl, &place.en);
    let kind = views::messages::kind(key).map_or(Text::same(""), |kind| kind.name);
    let (kind_nl, kind_en) = (&kind.nl, &kind.en);
    text!(
        "{nl}: {key} {kind_nl} {identification}, gemeente {municipality}",
        "{en}: {key} {kind_en} {identification}, municipality {municipality}"
    )
}

fn messages_in(path: &Path) -> Result<Vec<(PathBuf, Vec<u8>)>, Problem> {
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(MOST_BYTES + 1).read_to_end(&mut bytes));
    match read {
        Err(error) => Err(problem::unreadable(error.kind())),
        Ok(_) if u64::try_from(bytes.len()).is_ok_and(|length| length > MOST_BYTES) => Err(Problem::usage(
            Text::new("het bestand is groter dan 100 MB", "the file is larger than 100 MB"),
        )),
        Ok(_) => Ok(archive::unpacked(path, bytes)?),
    }
}

/// What was placed, or what stood in the way of one of the files.
fn export(store: &mut Store, here: &Surroundings, packed: bool) -> Result<Note, Problem> {
    let done = export_messages::run(store, here, export_messages::Input { packed })?;
    let folder = done.files.first().and_then(|file| file.path.parent()).and_then(Path::parent);
    let folder = folder.map(|folder| folder.display().to_string()).unwrap_or_default();
    let words = match (done.files.len(), done.trouble.len()) {
        (0, 0) => {
            return Ok(Note::hint(Text::new(
                "er staat niets klaar om te versturen",
                "nothing is ready to be sent",
            )));
        }
        (1, _) => text!("1 bericht geplaatst in {folder}", "placed 1 message in {folder}"),
        (files, _) => text!("{files} berichten geplaatst in {folder}", "placed {files} messages in {folder}"),
    };
    let placed = done.archives.iter().filter_map(|path| path.file_name());
    let names: Vec<String> = placed.map(|name| name.display().to_string()).collect();
    let archives = names.join(", ");
    let Some(trouble) = done.trouble.into_iter().next().map(|trouble| note_of(Problem::from(trouble))) else {
        let hint = text!("Ook samen ingepakt: {archives}", "Packed together as well: {archives}");
        return Ok(Note { hint: Some(hint).filter(|_| !archives.is_empty()), ..Note::done(words) });
    };
    if done.files.is_empty() {
        return Ok(trouble);
    }
    let (done_nl, done_en) = (&words.nl, &words.en);
    let (nl, en) = (&trouble.words.nl, &trouble.words.en);
    Ok(Note { words: text!("{done_nl}; maar: {nl}", "{done_en}; but: {en}"), ..trouble })
}
