//! `docs/commands.md`, made from the table of commands so that it cannot be wrong.

use super::NOUNS;
use super::command::{Argument, EVERYWHERE, Noun, Verb, usage};
use crate::domain::text::Lang;

/// Every command with its arguments, in Markdown and in English.
pub fn markdown() -> String {
    let chapters = NOUNS.iter().map(|noun| chapter(noun));
    [OPENING.to_owned(), table(EVERYWHERE)].into_iter().chain(chapters).collect()
}

const OPENING: &str = "<!-- Made from the table of commands in src/cli by tests/cli; UPDATE_EXPECT=1 cargo test makes it anew. -->\n\n\
     # Commands\n\n\
     Standard output carries data only, messages go to standard error. Exit status: 0 done, 1 findings that block,\n\
     2 wrong use, 3 refused by a rule, 4 storage or file trouble.\n\n\
     Every command takes:\n\n";

fn chapter(noun: &Noun) -> String {
    let verbs = noun.verbs.iter().map(|verb| section(noun, verb));
    std::iter::once(format!("\n## {}\n\n{}\n", noun.name, noun.about.en)).chain(verbs).collect()
}

fn section(noun: &Noun, verb: &Verb) -> String {
    let path = format!("{} {}", noun.name, verb.name);
    let heading = match verb.name {
        "" => String::new(),
        _ => format!("\n### {path}\n\n{}\n", verb.about.en),
    };
    let usage = usage(path.trim(), verb, Lang::En);
    let gap = if verb.arguments.is_empty() { "" } else { "\n" };
    format!("{heading}\n    {usage}\n{gap}{}", table(verb.arguments))
}

fn table(arguments: &[Argument]) -> String {
    let rows = arguments.iter().map(|argument| {
        let usage = argument.usage(Lang::En);
        let bare = usage.trim_start_matches('[').trim_end_matches(['…', ']']);
        format!("- `{bare}`: {}\n", argument.help.en)
    });
    rows.collect()
}
