//! `uurwerk demo`: the made-up practice, to play with or to keep.

use std::io::{IsTerminal, stdout};
use std::path::Path;

use super::command::{Argument, Noun, Verb};
use super::context::Context;
use super::given::Given;
use super::{Exit, Stop};
use crate::demo::{self, DemoError, MAX_SCALE, Options};
use crate::domain::text::Text;
use crate::problem::Problem;
use crate::store::{Store, StoreError};
use crate::text;

const ABOUT: Text = Text::new(
    "Open een verzonnen praktijk met twee jaar aan gegevens.",
    "Open a made-up practice with two years of data.",
);

pub static NOUN: Noun = Noun {
    name: "demo",
    about: ABOUT,
    verbs: &[Verb {
        name: "",
        about: ABOUT,
        arguments: &[
            Argument::option(
                "keep",
                Text::new("BESTAND", "FILE"),
                Text::new(
                    "bewaar haar in dit nieuwe bestand in plaats van haar te openen",
                    "store it in this new file instead of opening it",
                ),
            ),
            Argument::option(
                "scale",
                Text::new("AANTAL", "NUMBER"),
                Text::new(
                    "zoveel keer twaalf medewerkers en eenenzestig cliënten, 1 tot en met 100",
                    "so many times twelve practitioners and sixty-one clients, 1 to 100",
                ),
            ),
        ],
        run,
    }],
};

fn run(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let scale = given.read(
        "scale",
        |text| text.parse().ok().filter(|scale| (1..=MAX_SCALE).contains(scale)),
        &text!("een aantal van 1 tot en met {MAX_SCALE}", "a number from 1 to {MAX_SCALE}"),
    )?;
    let options = Options { scale: scale.unwrap_or(1), ..Options::default() };
    let file = given.path("keep");
    if let Some(path) = file.as_ref().filter(|path| path.symlink_metadata().is_ok()) {
        // Said before the work is done.
        return Err(Problem::from(StoreError::Exists(path.clone()))
            .hint(Text::new("kies een nieuw bestand bij --keep", "choose a new file for --keep"))
            .into());
    }
    if context.io.input_is_terminal {
        context.say(&Text::new(
            "De verzonnen praktijk wordt gemaakt: twee jaar, van minuten tot antwoorden. Dat duurt enkele seconden.",
            "The made-up practice is being built: two years, from minutes to answers. That takes a few seconds.",
        ))?;
    }
    let store = demo::build(&context.surroundings, options).map_err(problem)?;
    match file {
        Some(path) => keep(context, &store, &path)?,
        None if context.io.input_is_terminal && stdout().is_terminal() => open(context, store)?,
        None => context.say(&Text::new(
            "De verzonnen praktijk is gemaakt en weer weg; zonder terminal is --keep BESTAND nodig.",
            "The made-up practice was built and is gone again; without a terminal it needs --keep FILE.",
        ))?,
    }
    Ok(Exit::Done)
}

fn keep(context: &mut Context<'_, '_>, store: &Store, path: &Path) -> Result<(), Stop> {
    store.keep(path)?;
    let place = path.display();
    context.say(&text!(
        "De verzonnen praktijk staat in {place}. Open haar met: uurwerk --db {place}",
        "The made-up practice is in {place}. Open it with: uurwerk --db {place}"
    ))
}

/// Claims that are exported from the made-up practice stay far from those of a real one, and from those of an earlier
/// visit: its numbers start anew each time.
fn open(context: &mut Context<'_, '_>, store: Store) -> Result<(), Stop> {
    let surroundings = &mut context.surroundings;
    let visit = surroundings.now().format("%Y%m%d-%H%M%S").to_string();
    surroundings.dirs.data = surroundings.dirs.data.join("demo").join(visit);
    Ok(crate::tui::run(store, None, surroundings)?)
}

fn problem(error: DemoError) -> Problem {
    match error {
        DemoError::Store(error) => error.into(),
        // Neither can happen with a scale that was read above and a plan that the tests carry out.
        DemoError::Scale | DemoError::Broken(_) => Problem::rule(text!(
            "de verzonnen praktijk kon niet worden gemaakt: {error}",
            "the made-up practice could not be built: {error}"
        ))
        .hint(Text::new("meld dit met de datum van vandaag", "please report this with today's date")),
    }
}
