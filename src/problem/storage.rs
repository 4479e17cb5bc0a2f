//! Trouble with the database and with files, in words.

use std::io::ErrorKind;

use super::Problem;
use crate::domain::text::Text;
use crate::export::place::PlaceError;
use crate::store::journal::TakeBackError;
use crate::store::{Broken, StoreError};
use crate::text;

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        if let StoreError::Refused(broken) = error {
            return broken.into();
        }
        Self::storage(sentence(&error)).hint(hint(&error))
    }
}

fn sentence(error: &StoreError) -> Text {
    match error {
        StoreError::Missing(path) => {
            let path = path.display();
            text!("er is geen administratie in {path}", "there is no practice in {path}")
        }
        StoreError::Exists(path) => {
            let path = path.display();
            text!("er staat al iets in {path}", "there is something in {path} already")
        }
        StoreError::Link(path) => {
            let path = path.display();
            text!("{path} is een koppeling", "{path} is a link")
        }
        StoreError::NotAFile(path) => {
            let path = path.display();
            text!("{path} is geen gewoon bestand", "{path} is not an ordinary file")
        }
        StoreError::Empty(path) => {
            let path = path.display();
            text!("{path} is leeg: er staat geen praktijk in", "{path} is empty: there is no practice in it")
        }
        StoreError::NotOurs => {
            Text::new("dit is geen database van uurwerk", "this is not a database of uurwerk")
        }
        StoreError::WrongKey => Text::new(
            "de database gaat niet open: een andere sleutel, of geen database",
            "the database does not open: another key, or no database at all",
        ),
        StoreError::Newer { found, known } => text!(
            "de database is van een nieuwer uurwerk (vorm {found}; dit programma kent vorm {known})",
            "the database belongs to a newer uurwerk (form {found}; this program knows form {known})"
        ),
        StoreError::Busy => Text::new(
            "een ander programma schrijft in de database",
            "another program is writing in the database",
        ),
        StoreError::Stopped => Text::new("gestopt; er is niets gewijzigd", "stopped; nothing was changed"),
        StoreError::Full => {
            Text::new("de schijf is vol; er is niets opgeslagen", "the disk is full; nothing was stored")
        }
        StoreError::ReadOnly => {
            Text::new("in de database kan niet worden geschreven", "the database cannot be written")
        }
        StoreError::Corrupt => Text::new("de database is beschadigd", "the database is damaged"),
        StoreError::Refused(broken) => Problem::from(*broken).sentence,
        StoreError::BadValue { table, column } => text!(
            "in de database staat iets wat dit programma niet begrijpt ({table}.{column})",
            "the database holds something that this program does not understand ({table}.{column})"
        ),
        StoreError::Unsafe(setting) => text!(
            "de database kan niet veilig worden gebruikt ({setting})",
            "the database cannot be used safely ({setting})"
        ),
        StoreError::File(kind) => file(*kind),
        StoreError::Other { code } => {
            text!("de database weigert (SQLite {code})", "the database refuses (SQLite {code})")
        }
    }
}

fn hint(error: &StoreError) -> Text {
    match error {
        StoreError::Missing(_) => Text::new(
            "maak er een met 'uurwerk init', of wijs met --db een andere aan",
            "make one with 'uurwerk init', or name another with --db",
        ),
        StoreError::Exists(_) => {
            Text::new("kies met --db een andere plaats", "choose another place with --db")
        }
        StoreError::Link(_) => {
            Text::new("wijs met --db het bestand zelf aan", "name the file itself with --db")
        }
        StoreError::Empty(_) => Text::new(
            "stond er een, zet dan een reservekopie terug; 'uurwerk init' maakt een nieuwe",
            "if there was one, go back to a backup; 'uurwerk init' makes a new one",
        ),
        StoreError::NotOurs | StoreError::NotAFile(_) | StoreError::WrongKey => {
            Text::new("wijs met --db het goede bestand aan", "name the right file with --db")
        }
        StoreError::Newer { .. } => Text::new("werk het programma bij", "update the program"),
        StoreError::Busy => {
            Text::new("probeer het zo weer; er is niets verloren", "try again in a moment; nothing is lost")
        }
        StoreError::Stopped => Text::new("begin opnieuw wanneer u wilt", "start again whenever you like"),
        StoreError::Full => Text::new("maak ruimte en probeer het weer", "make room and try again"),
        StoreError::ReadOnly | StoreError::File(_) => Text::new(
            "bekijk de plaats en de rechten van bestand en map",
            "look at the place and the permissions of file and folder",
        ),
        StoreError::Refused(broken) => Problem::from(*broken).hint.unwrap_or(Text::new("", "")),
        StoreError::Corrupt
        | StoreError::BadValue { .. }
        | StoreError::Unsafe(_)
        | StoreError::Other { .. } => Text::new(
            "maak eerst een kopie van het bestand, en zet zo nodig een reservekopie terug",
            "first make a copy of the file, and go back to a backup if need be",
        ),
    }
}

/// The few kinds of trouble with a file that people meet.
pub(super) fn file(kind: ErrorKind) -> Text {
    const KINDS: [(ErrorKind, &str, &str); 7] = [
        (ErrorKind::NotFound, "bestand of map bestaat niet", "file or folder does not exist"),
        (ErrorKind::PermissionDenied, "geen toegang tot het bestand", "no permission for the file"),
        (ErrorKind::IsADirectory, "dit is een map, geen bestand", "this is a folder, not a file"),
        (ErrorKind::NotADirectory, "een deel van het pad is geen map", "a part of the path is not a folder"),
        (ErrorKind::ReadOnlyFilesystem, "hier kan alleen worden gelezen", "this place can only be read"),
        (ErrorKind::InvalidData, "dit is geen tekst in UTF-8", "this is not text in UTF-8"),
        (ErrorKind::StorageFull, "de schijf is vol", "the disk is full"),
    ];
    let known = KINDS.into_iter().find(|(known, ..)| *known == kind);
    known.map_or_else(
        || text!("het bestand kan niet worden gebruikt ({kind})", "the file cannot be used ({kind})"),
        |(_, nl, en)| Text::new(nl, en),
    )
}

/// What the database itself refuses, whatever the program tried.
impl From<Broken> for Problem {
    fn from(broken: Broken) -> Self {
        let (sentence, hint) = match broken {
            Broken::EntryClaimed => (
                Text::new(
                    "deze tijd staat op een declaratieregel die in de wachtrij staat of verzonden is",
                    "this time stands on a claim line that is queued or sent",
                ),
                Text::new(
                    "haal de regel uit de wachtrij; wat verzonden is, wordt gecrediteerd",
                    "take the line out of the queue; what was sent is credited",
                ),
            ),
            Broken::LineFrozen | Broken::BatchFrozen => (
                Text::new(
                    "een verzonden declaratie wordt niet meer gewijzigd",
                    "a claim that was sent never changes",
                ),
                Text::new("crediteer haar en declareer opnieuw", "credit it and claim again"),
            ),
            Broken::JournalFrozen => (
                Text::new("het logboek wordt nooit herschreven", "the journal is never rewritten"),
                Text::new("maak de wijziging opnieuw", "make the change anew"),
            ),
            Broken::NumberReused => (
                Text::new("dit nummer is al eens uitgegeven", "this number was given out before"),
                Text::new(
                    "probeer het opnieuw; er komt een nieuw nummer",
                    "try again; a new number is taken",
                ),
            ),
            Broken::TariffOverlap => (
                Text::new(
                    "voor dit product en deze discipline geldt op een van deze dagen al een tarief",
                    "for this product and discipline a tariff is valid already on one of these days",
                ),
                Text::new(
                    "laat het oude tarief eerst eindigen: 'uurwerk tariff list' toont wat er is",
                    "let the old tariff end first: 'uurwerk tariff list' shows what there is",
                ),
            ),
            Broken::NotUnique => (
                Text::new("dit bestaat al", "this exists already"),
                Text::new(
                    "bekijk de lijst, en kies een ander nummer",
                    "look at the list, and choose another number",
                ),
            ),
            Broken::Reference => (
                Text::new(
                    "iets anders hangt hiervan af, of dit verwijst naar niets",
                    "something else depends on this, or this refers to nothing",
                ),
                Text::new("verwijder eerst wat ervan afhangt", "first remove what depends on it"),
            ),
            Broken::Check => (
                Text::new("een waarde valt buiten wat kan", "a value is outside what is possible"),
                Text::new("bekijk de getallen en datums", "look at the numbers and dates"),
            ),
        };
        Self::rule(sentence).hint(hint)
    }
}

impl From<TakeBackError> for Problem {
    fn from(error: TakeBackError) -> Self {
        match error {
            TakeBackError::ChangedSince => Self::rule(Text::new(
                "dit kan niet meer ongedaan worden gemaakt: het is daarna nog gewijzigd",
                "this can no longer be undone: it was changed again since",
            ))
            .hint(Text::new("wijzig het met de hand", "change it by hand")),
            TakeBackError::Store(error) => error.into(),
        }
    }
}

impl From<PlaceError> for Problem {
    fn from(error: PlaceError) -> Self {
        Self::storage(error.words()).hint(error.hint())
    }
}
