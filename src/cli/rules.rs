//! `uurwerk rules`: what is checked, where it comes from, and what to do about it.

use super::command::{Argument, FORMAT, Form, Noun, Verb};
use super::context::Context;
use super::given::Given;
use super::output::{Cell, Column, Listing};
use super::{Exit, Stop};
use crate::domain::claim::checked;
use crate::domain::rules::message::MessageRule;
use crate::domain::rules::{self, Check, Rule, Severity, never_overridden};
use crate::domain::text::Text;
use crate::messages::{jw301, jw305, jw307, jw315, jw317, jw319};
use crate::problem::Problem;
use crate::text;

pub static NOUN: Noun = Noun {
    name: "rules",
    about: Text::new(
        "Welke regels er zijn, waar zij vandaan komen, en wat eraan te doen is.",
        "Which rules there are, where they come from, and what to do about them.",
    ),
    verbs: &[Verb {
        name: "",
        about: Text::new("Toon alle regels, of leg er een uit.", "List all rules, or explain one."),
        arguments: &[
            Argument::place(
                "rule",
                Form::MayPlace,
                Text::new("REGEL", "RULE"),
                Text::new("id van een regel, zoals PS-A8", "id of a rule, such as PS-A8"),
            ),
            FORMAT,
        ],
        run,
    }],
};

/// A rule as it is listed, of whatever table.
struct Shown {
    id: &'static str,
    severity: Severity,
    title: Text,
    document: &'static str,
    place: String,
    reads: Text,
    checked: Vec<Text>,
    way_out: Text,
    can_be_overridden: bool,
}

impl Shown {
    fn of(rule: &'static Rule) -> Self {
        let mut checked: Vec<Text> = Vec::new();
        for moments in rule.checks.iter().map(Check::moments) {
            if !checked.contains(&moments) {
                checked.push(moments);
            }
        }
        let holds = rule.severity == Severity::Hold && !rule.is_structural();
        Self {
            id: rule.id,
            severity: rule.severity,
            title: rule.title.clone(),
            document: rule.source.document,
            place: rule.source.place.to_owned(),
            reads: rule.reads.clone(),
            checked,
            way_out: rule.way_out.clone(),
            can_be_overridden: holds && !never_overridden(rule.id),
        }
    }

    /// A rule of the standard about one message as a whole.
    fn of_message<M>(message: &str, rule: &MessageRule<M>) -> Self {
        Self {
            id: rule.id,
            severity: Severity::Block,
            title: rule.meaning.clone(),
            document: "iJw 3.2",
            place: format!("{}, {message}", rule.id),
            reads: text!("het bericht {message}", "the message {message}"),
            checked: vec![text!(
                "bericht {message}: voor het schrijven of bij het inlezen",
                "message {message}: before it is written or when it is read"
            )],
            way_out: rule.way_out.clone(),
            can_be_overridden: false,
        }
    }
}

/// Every rule of every table. One of the standard may stand there twice: about our own data, and about a message.
fn all() -> Vec<Shown> {
    let own = rules::ALL.iter().map(|rule| Shown::of(rule));
    let bounds = checked::BOUNDS.iter().map(|rule| Shown::of_message("JW323", rule));
    let claims = checked::RULES.iter().map(|rule| Shown::of_message("JW323", rule));
    let allocations = jw301::RULES.iter().map(|rule| Shown::of_message("JW301", rule));
    let starts = jw305::RULES.iter().map(|rule| Shown::of_message("JW305", rule));
    let stops = jw307::RULES.iter().map(|rule| Shown::of_message("JW307", rule));
    let requests = jw315::RULES.iter().map(|rule| Shown::of_message("JW315", rule));
    let changes = jw317::RULES.iter().map(|rule| Shown::of_message("JW317", rule));
    let decisions = jw319::RULES.iter().map(|rule| Shown::of_message("JW319", rule));
    let care = starts.chain(stops).chain(requests).chain(changes).chain(decisions);
    own.chain(bounds).chain(claims).chain(allocations).chain(care).collect()
}

fn run(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let wanted = given.text("rule")?.map(str::to_uppercase);
    let Some(wanted) = wanted else {
        let rows = all().into_iter().map(short).collect();
        context.list(given, &Listing::new(columns(), rows))?;
        return Ok(Exit::Done);
    };
    let found: Vec<Shown> = all().into_iter().filter(|rule| rule.id == wanted).collect();
    if found.is_empty() {
        let problem = Problem::usage(Text::new("deze regel bestaat niet", "there is no such rule"));
        let hint = Text::new("'uurwerk rules' toont alle regels", "'uurwerk rules' lists all rules");
        return Err(given.at("rule", problem.hint(hint)).into());
    }
    let only = found.len() == 1;
    let mut all_columns = columns();
    all_columns.extend(more_columns());
    let rows = found.into_iter().map(whole).collect();
    let listing = Listing::new(all_columns, rows);
    context.list(given, &if only { listing.record() } else { listing })?;
    Ok(Exit::Done)
}

fn columns() -> Vec<Column> {
    vec![
        Column::left("rule", Text::new("regel", "rule")),
        Column::left("severity", Text::new("gevolg", "severity")),
        Column::left("overridable", Text::new("vrij te geven", "can be overridden")),
        Column::left("title", Text::new("inhoud", "meaning")),
    ]
}

fn more_columns() -> Vec<Column> {
    vec![
        Column::left("way_out", Text::new("wat te doen", "what to do")),
        Column::left("document", Text::new("document", "document")),
        Column::left("place", Text::new("plaats", "place")),
        Column::left("reads", Text::new("kijkt naar", "looks at")),
        Column::left("checked", Text::new("gecontroleerd", "checked")),
    ]
}

fn short(rule: Shown) -> Vec<Cell> {
    vec![
        Cell::Text(rule.id.to_owned()),
        Cell::Word(rule.severity.word(), rule.severity.name()),
        Cell::Bool(rule.can_be_overridden),
        Cell::Translated(rule.title),
    ]
}

fn whole(rule: Shown) -> Vec<Cell> {
    let list = |pick: fn(&Text) -> &str| rule.checked.iter().map(pick).collect::<Vec<_>>().join("; ");
    let checked = Text::of(list(|text| text.nl.as_ref()), list(|text| text.en.as_ref()));
    let more = vec![
        Cell::Translated(rule.way_out.clone()),
        Cell::Text(rule.document.to_owned()),
        Cell::Text(rule.place.clone()),
        Cell::Translated(rule.reads.clone()),
        Cell::Translated(checked),
    ];
    short(rule).into_iter().chain(more).collect()
}
