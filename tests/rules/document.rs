//! `docs/rules.md` says what the rules are.

use std::fmt::Write;

use expect_test::expect_file;
use uurwerk::domain::rules::{ALL, Check, Rule, never_overridden};

const HEAD: &str = "<!-- Made from the table of rules in src/domain/rules by tests/rules; UPDATE_EXPECT=1 cargo test \
makes it anew. -->

# Rules

What is checked while one types, when an entry is saved and when a month is compiled. `block`: the action is refused.
`hold`: kept, but its claim line cannot be queued until it is resolved, or overridden by the office with a reason. `warn`: shown,
never in the way. A rule is listed with the worst that it can find. Rules about a message as a whole are checked before it is written; they stand in
`src/domain/claim/checked`.

Time that was really worked is never refused for a claim rule.
";

fn section(rule: &Rule, out: &mut String) -> std::fmt::Result {
    let Rule { id, source, severity, title, way_out, reads, checks } = rule;
    write!(out, "\n## {id}\n\n{}\n\n_{}_\n\n", title.en, title.nl)?;
    writeln!(out, "- from: {}, {}", source.document, source.place)?;
    let never = if never_overridden(id) { ", which cannot be overridden" } else { "" };
    writeln!(out, "- finds: {}{never}", severity.word())?;
    writeln!(out, "- looks at: {}", reads.en)?;
    if !rule.is_structural() {
        writeln!(out, "- way out: {}", way_out.en)?;
    }
    for check in *checks {
        match check {
            Check::Care(_) => writeln!(out, "- asked about: an entry or a usage")?,
            Check::Entry(_) => writeln!(out, "- asked about: an entry")?,
            Check::Usage(_) => writeln!(out, "- asked about: a day of a usage")?,
            Check::Trajectory(_) => writeln!(out, "- asked about: a crisis trajectory")?,
            Check::GroupMonth(_) => writeln!(out, "- asked about: the groups of a month")?,
            Check::Allocation(_) => writeln!(out, "- asked about: an allocation")?,
            Check::Line(_) => writeln!(out, "- asked about: a claim line")?,
            Check::Claimed(_) => writeln!(out, "- asked about: a line that was sent or granted")?,
            Check::Waiting(_) => {
                writeln!(out, "- asked about: a message on which something still has to happen")?;
            }
            Check::Contract(_) => writeln!(out, "- asked about: a contract file")?,
            Check::Structural(why) => writeln!(out, "- cannot be broken: {}", why.en)?,
        }
    }
    Ok(())
}

#[test]
fn the_document_of_rules_is_in_step() {
    let mut text = HEAD.to_owned();
    for rule in ALL {
        section(rule, &mut text).unwrap();
    }
    for twice in ["an entry", "an entry or a usage", "a day of a usage"] {
        let line = format!("- asked about: {twice}\n");
        text = text.replace(&line.repeat(2), &line);
    }
    expect_file!["../../docs/rules.md"].assert_eq(&text);
}
