//! What to look at after a message was taken over, in words.

use crate::domain::text::Text;
use crate::operations::import_message::Note;
use crate::text;

impl From<&Note> for Text {
    fn from(note: &Note) -> Self {
        match note {
            Note::MaybeSame { client, other } => text!(
                "Cliënt {client} is nieuw; {other} heeft dezelfde achternaam en geboortedatum maar geen BSN. \
                 Kijk of het dezelfde is.",
                "Client {client} is new; {other} has the same surname and date of birth but no BSN. \
                 See whether it is the same."
            ),
            Note::Moved { client, before, after, from } => text!(
                "Vanaf {from}, de begindatum van de toewijzing, is gemeente {after} verantwoordelijk voor cliënt \
                 {client} (daarvoor {before}). De verhuizing is vastgelegd.",
                "From {from}, when the allocation begins, municipality {after} is responsible for client {client} \
                 (before that {before}). The move is recorded."
            ),
            Note::Differs(number) => text!(
                "Toewijzing {number} staat anders in het bericht dan eerder, met dezelfde Toewijzingsdatum en \
                 -tijd. Wat er stond, blijft staan; vraag de gemeente wat geldt (IV013).",
                "Allocation {number} differs in the message from before, with the same Toewijzingsdatum and \
                 -tijd. What stood there stays; ask the municipality what holds (IV013)."
            ),
            Note::ReplacedTyped(number) => text!(
                "Toewijzing {number} was ingetypt en is vervangen door die van de gemeente.",
                "Allocation {number} was typed and is replaced by that of the municipality."
            ),
            Note::Absent(number) => text!(
                "Toewijzing {number} loopt nog maar ontbreekt in het bericht. Zij is niet ingetrokken; vraag het \
                 na bij de gemeente (OP087).",
                "Allocation {number} still runs but is absent from the message. It is not withdrawn; ask the \
                 municipality (OP087)."
            ),
            Note::Deleted(number) => text!(
                "Toewijzing {number} is verwijderd: er kan niet op worden gedeclareerd (TR384).",
                "Allocation {number} was deleted: nothing can be claimed on it (TR384)."
            ),
            Note::Shortened(number, until) => text!(
                "Toewijzing {number} eindigt nu op {until}: tijd van daarna wordt vastgehouden.",
                "Allocation {number} now ends on {until}: time after that is held."
            ),
        }
    }
}
