//! `docs/message-rules.md` says which rules of the standard are checked.

use expect_test::expect_file;
use uurwerk::domain::claim::checked::{BOUNDS, RULES};
use uurwerk::domain::rules::message::MessageRule;
use uurwerk::messages::jw301;

fn table<M>(title: &str, rules: &[MessageRule<M>]) -> String {
    let head = format!("## {title}\n\n| rule | what holds | wat geldt |\n| --- | --- | --- |\n");
    let rows =
        rules.iter().map(|rule| format!("| {} | {} | {} |\n", rule.id, rule.meaning.en, rule.meaning.nl));
    std::iter::once(head).chain(rows).collect::<Vec<_>>().concat()
}

#[test]
fn the_rules_of_messages_are_documented() {
    let text = [
        "<!-- Made from the tables of rules by tests/messages; UPDATE_EXPECT=1 cargo test makes it anew. -->\n".to_owned(),
        "# Rules of messages\n".to_owned(),
        "What is checked within one message, beyond its schema. One finding keeps the whole message back.\n".to_owned(),
        table("JW301, level 2", jw301::RULES),
        table("JW323, level 2", RULES),
        table("JW323, what we write ourselves", BOUNDS),
    ]
    .join("\n");
    expect_file!["../../docs/message-rules.md"].assert_eq(&text);
}
