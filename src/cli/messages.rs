//! `uurwerk messages`: messages of the national standard, to check and to read in.

pub(super) mod answers;
mod chain;
mod refused;
mod show;
mod effects;
mod import;

use std::path::{Path, PathBuf};

use super::command::{Argument, FORMAT, Form, Noun, Verb};
use super::context::{Context, place};
use super::given::Given;
use super::{Exit, Stop};
use crate::domain::text::Text;
use crate::import::archive;
use crate::messages;
use crate::problem::Problem;
use crate::text;

const FILES: Argument = Argument::place(
    "file",
    Form::Rest,
    Text::new("BESTAND", "FILE"),
    Text::new(
        "berichten (XML, of zip met XML); - leest de invoer",
        "messages (XML, or zip of XML); - reads standard input",
    ),
);

const PREVIEW: Argument = Argument::flag(
    "preview",
    Text::new(
        "toon alleen wat het wijzigt aan toewijzingen, tijd en declaraties; bewaart niets",
        "only show what it changes about allocations, time and claims; stores nothing",
    ),
);

const ACCEPT: Argument = Argument::flag(
    "accept",
    Text::new(
        "neem ook over wat tijd of declaraties wijzigt die er al zijn; anders wordt dat gevraagd",
        "also take over what changes time or claims that are here already; else that is asked",
    ),
);

const OVERDUE: Argument =
    Argument::flag("overdue", Text::new("alleen wat over zijn termijn is", "only what is past its term"));

const OPEN: Argument = Argument::flag(
    "open",
    Text::new("alleen wat verstuurd of beantwoord moet worden", "only what is to be sent or to be answered"),
);

const IN: Argument =
    Argument::flag("in", Text::new("alleen ingelezen berichten", "only messages that came in"));

const OUT: Argument =
    Argument::flag("out", Text::new("alleen gemaakte berichten", "only messages that were made"));

const IDENTIFICATION: Argument = Argument::place(
    "identification",
    Form::Place,
    Text::new("IDENTIFICATIE", "IDENTIFICATION"),
    Text::new("identificatie van het bericht", "identification of the message"),
);

const XML: Argument = Argument::flag(
    "xml",
    Text::new("het bestand zelf, met gemaskeerde BSN's", "the file itself, with masked BSNs"),
);

const KIND: Argument = Argument::option(
    "kind",
    Text::new("SOORT", "KIND"),
    Text::new("alleen deze soort, zoals JW301", "only this kind, such as JW301"),
);

const MUNICIPALITY: Argument = Argument::option(
    "municipality",
    Text::new("CODE", "CODE"),
    Text::new("alleen van of naar deze gemeente", "only from or to this municipality"),
);

const CLIENT: Argument = Argument::option(
    "client",
    Text::new("NUMMER", "NUMBER"),
    Text::new("alleen over deze cliënt", "only about this client"),
);

const ZIP: Argument = Argument::flag(
    "zip",
    Text::new(
        "pak ze ook samen in, hooguit 30 berichten en 25 MB per zip",
        "pack them together as well, at most 30 messages and 25 MB in a zip",
    ),
);

pub static NOUN: Noun = Noun {
    name: "messages",
    about: Text::new("Berichten van de standaard iJw 3.2.", "Messages of the standard iJw 3.2."),
    verbs: &[
        Verb {
            name: "import",
            about: Text::new(
                "Lees berichten in (JW301, JW306, JW308, JW316, JW318, JW319, JW325); elk bericht heel of niet, de nieuwste versie wint.",
                "Read messages in (JW301, JW306, JW308, JW316, JW318, JW319, JW325); each one whole or not at all, the newest version wins.",
            ),
            arguments: &[FILES, PREVIEW, ACCEPT, FORMAT],
            run: import::import,
        },
        Verb {
            name: "check",
            about: Text::new(
                "Kijk berichten na, tegen schema en regels; bewaart niets.",
                "Check messages by schema and rules; stores nothing.",
            ),
            arguments: &[FILES],
            run: check,
        },
        Verb {
            name: "list",
            about: Text::new(
                "Toon ingelezen en gemaakte berichten, met hun toestand en termijn: eerst wat te laat is.",
                "List messages that were read in and made, with state and term: what is late first.",
            ),
            arguments: &[OVERDUE, OPEN, IN, OUT, KIND, MUNICIPALITY, CLIENT, FORMAT],
            run: chain::list,
        },
        Verb {
            name: "show",
            about: Text::new(
                "Toon een bericht in woorden: wat er in staat, wat het deed, en zijn antwoord. BSN's blijven gemaskeerd.",
                "Show a message in words: what it says, what it did, and its answer. BSNs stay masked.",
            ),
            arguments: &[IDENTIFICATION, IN, OUT, KIND, MUNICIPALITY, XML, FORMAT],
            run: show::show,
        },
        Verb {
            name: "export",
            about: Text::new(
                "Zet gemaakte berichten klaar om te versturen, elk een keer (declaraties: 'uurwerk claims export').",
                "Place messages that were made, ready to send, each once (claims: 'uurwerk claims export').",
            ),
            arguments: &[ZIP, FORMAT],
            run: chain::export,
        },
        refused::VERB,
    ],
};

/// The messages in a file: itself, or what is packed in it by its number there.
fn messages_in(context: &mut Context<'_, '_>, path: &Path) -> Result<Vec<(PathBuf, Vec<u8>)>, Problem> {
    let bytes = context.read_file(path)?;
    archive::unpacked(path, bytes).map_err(|error| Problem::from(error).at(&place(path)))
}

fn check(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let mut exit = Exit::Done;
    let paths = given.paths("file");
    let files: Vec<_> = paths.iter().map(|path| messages_in(context, path)).collect::<Result<_, _>>()?;
    for (path, bytes) in files.into_iter().flatten() {
        let report = messages::check(&bytes, context.surroundings.today());
        let Text { nl, en } = place(&path);
        let key = report.message.map_or("?", |message| message.key);
        if report.is_accepted() {
            context.say(&text!("{nl}: {key} klopt", "{en}: {key} is right"))?;
        } else {
            exit = Exit::Findings;
            context.say(&text!("{nl}: {key} klopt niet", "{en}: {key} is not right"))?;
        }
        context.say_findings(&report.findings)?;
    }
    Ok(exit)
}
