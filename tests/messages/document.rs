//! `docs/message-rules.md` says which rules of the standard are checked.

use expect_test::expect_file;
use uurwerk::domain::claim::answer;
use uurwerk::domain::claim::checked::{BOUNDS, RULES};
use uurwerk::domain::claim::node_codes::{KNOWN, Known};
use uurwerk::domain::claim::return_codes::{IN_CLAIMS, InClaims};
use uurwerk::domain::request::rules::{RULES as REQUESTS, RequestRule};
use uurwerk::domain::rules::message::MessageRule;
use uurwerk::messages::{jw301, jw305, jw307, jw315, jw317, jw319};

fn table<M>(title: &str, rules: &[MessageRule<M>]) -> String {
    let head = format!("## {title}\n\n| rule | what holds | wat geldt |\n| --- | --- | --- |\n");
    let rows =
        rules.iter().map(|rule| format!("| {} | {} | {} |\n", rule.id, rule.meaning.en, rule.meaning.nl));
    std::iter::once(head).chain(rows).collect::<Vec<_>>().concat()
}

/// What a municipality can say about a claim.
fn codes() -> String {
    let head = "## Return codes of a claim\n\n| code | rule | meaning | what to do | betekenis | wat te doen |\n\
                | --- | --- | --- | --- | --- | --- |\n";
    let row = |one: &InClaims| {
        let (code, rule) = (one.code, one.rule.unwrap_or_default());
        let (meaning, advice) = (&one.meaning, &one.advice);
        format!("| {code} | {rule} | {} | {} | {} | {} |\n", meaning.en, advice.en, meaning.nl, advice.nl)
    };
    std::iter::once(head.to_owned()).chain(IN_CLAIMS.iter().map(row)).collect()
}

/// What an exchange node can say about any message.
fn node_codes() -> String {
    let head = "## Codes of the exchange node\n\n| codes | meaning | what to do | betekenis | wat te doen |\n\
                | --- | --- | --- | --- | --- |\n";
    let row = |one: &Known| {
        let (codes, meaning, advice) = (one.codes.join(" "), &one.meaning, &one.advice);
        format!("| {codes} | {} | {} | {} | {} |\n", meaning.en, advice.en, meaning.nl, advice.nl)
    };
    std::iter::once(head.to_owned()).chain(KNOWN.iter().map(row)).collect()
}

/// What is asked of a request before it becomes a message.
fn requests() -> String {
    let head = "## JW315 and JW317, before they are written\n\n| rule | what holds | wat geldt | |\n| --- | --- | --- | --- |\n";
    let row = |rule: &RequestRule| {
        format!("| {} | {} | {} | {} |\n", rule.id, rule.meaning.en, rule.meaning.nl, rule.severity.word())
    };
    std::iter::once(head.to_owned()).chain(REQUESTS.iter().map(row)).collect()
}

#[test]
fn the_rules_of_messages_are_documented() {
    let text = [
        "<!-- Made from the tables of rules by tests/messages; UPDATE_EXPECT=1 cargo test makes it anew. -->\n".to_owned(),
        "# Rules of messages\n".to_owned(),
        "What is checked within one message, beyond its schema. One finding keeps the whole message back.\n".to_owned(),
        table("JW301, level 2", jw301::RULES),
        table("JW305, level 2", jw305::RULES),
        table("JW307, level 2", jw307::RULES),
        table("JW315, level 2", jw315::RULES),
        table("JW317, level 2", jw317::RULES),
        requests(),
        table("JW319, level 2", jw319::RULES),
        table("JW323, level 2", RULES),
        table("JW323, what we write ourselves", BOUNDS),
        table("JW325, level 2", answer::RULES),
        codes(),
        node_codes(),
    ]
    .join("\n");
    expect_file!["../../docs/message-rules.md"].assert_eq(&text);
}
