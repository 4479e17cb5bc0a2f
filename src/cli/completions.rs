//! `uurwerk completions SHELL`: the completion script of a shell.

use clap_complete::Shell;

use super::command::{Argument, Form, Noun, Verb, program};
use super::context::Context;
use super::given::Given;
use super::{Exit, NOUNS, Stop};
use crate::domain::text::Text;

const SHELLS: &[(&str, Shell)] = &[
    ("bash", Shell::Bash),
    ("elvish", Shell::Elvish),
    ("fish", Shell::Fish),
    ("powershell", Shell::PowerShell),
    ("zsh", Shell::Zsh),
];

const EXPECTED: Text =
    Text::new("bash, elvish, fish, powershell of zsh", "bash, elvish, fish, powershell or zsh");

pub static NOUN: Noun = Noun {
    name: "completions",
    about: Text::new("Maak aanvullingen voor een shell.", "Make completions for a shell."),
    verbs: &[Verb {
        name: "",
        about: Text::new("Maak aanvullingen voor een shell.", "Make completions for a shell."),
        arguments: &[Argument::place("shell", Form::Place, Text::new("SHELL", "SHELL"), EXPECTED)],
        run,
    }],
};

fn run(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let name = given.required("shell")?;
    let shell = SHELLS.iter().find(|(known, _)| *known == name).map(|(_, shell)| *shell);
    let shell = shell.ok_or_else(|| given.not_a("shell", &EXPECTED))?;
    // Into memory first: the generator panics when its writer fails, as a closed pipe does.
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut program(NOUNS, context.lang()), "uurwerk", &mut script);
    context.io.out.write_all(&script)?;
    Ok(Exit::Done)
}
