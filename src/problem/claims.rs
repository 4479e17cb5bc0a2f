//! What queueing and sending claims refuses, in words.

use super::Problem;
use crate::domain::claim::overrides::CannotOverride;
use crate::domain::ids::LineId;
use crate::domain::rules::Finding;
use crate::domain::text::Text;
use crate::operations::{
    credit_claims, export_batch, override_finding, place_exports, put_right, queue_claims, unqueue_claims,
};
use crate::text;

/// More lines than there ever are: a number of nine digits may be a citizen service number that was typed by mistake.
const NO_LINE: i64 = 100_000_000;

fn unknown(line: LineId) -> Problem {
    let sentence = if line.0 < NO_LINE {
        text!("declaratieregel {line} bestaat niet", "there is no claim line {line}")
    } else {
        Text::new("deze declaratieregel bestaat niet", "there is no such claim line")
    };
    Problem::usage(sentence).hint(Text::new(
        "'uurwerk claims list --month MAAND' toont de regels met hun nummer",
        "'uurwerk claims list --month MONTH' shows the lines with their numbers",
    ))
}

fn numbers(lines: &[LineId]) -> String {
    lines.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

impl From<queue_claims::Error> for Problem {
    fn from(error: queue_claims::Error) -> Self {
        use queue_claims::Error;
        match error {
            Error::Unknown(line) => unknown(line),
            Error::Step(error) => error.into(),
            Error::Held(lines) => {
                let (list, first) = (numbers(&lines), lines.first().map_or(0, |line| line.0));
                Self::rule(text!("deze regels worden vastgehouden: {list}", "these lines are held: {list}"))
                    .hint(text!(
                        "'uurwerk claims show {first}' zegt waarom, en wat eraan te doen is",
                        "'uurwerk claims show {first}' says why, and what to do about it"
                    ))
            }
            Error::HeldNow(lines) => held_now(&lines),
            Error::Stale { month, lines } => {
                let list = numbers(&lines);
                Self::rule(text!(
                    "er is iets gewijzigd sinds {month} is samengesteld: regels {list}",
                    "something changed since {month} was compiled: lines {list}"
                ))
                .hint(text!(
                    "stel de maand opnieuw samen: uurwerk claims compile --month {month}",
                    "compile the month again: uurwerk claims compile --month {month}"
                ))
            }
            Error::Store(error) => error.into(),
        }
    }
}

/// What holds lines that nothing held when they were compiled.
fn held_now(lines: &[(LineId, Vec<Finding>)]) -> Problem {
    let told = |one: fn(&Text) -> &str| {
        let line = |(line, findings): &(LineId, Vec<Finding>)| {
            let said = findings.iter().map(|finding| format!("{} {}", finding.rule, one(&finding.what)));
            format!("{line}: {}", said.collect::<Vec<_>>().join(" "))
        };
        lines.iter().map(line).collect::<Vec<_>>().join("; ")
    };
    let (nl, en) = (told(|text| &text.nl), told(|text| &text.en));
    Problem::rule(text!(
        "er is iets gewijzigd sinds deze regels zijn samengesteld, en nu worden zij vastgehouden: regel {nl}",
        "something changed since these lines were compiled, and now they are held: line {en}"
    ))
    .hint(Text::new(
        "stel de maand opnieuw samen ('uurwerk claims compile --month MAAND'): dan staat bij elke regel wat eraan te doen is",
        "compile the month again ('uurwerk claims compile --month MONTH'): then each line says what to do about it",
    ))
}

impl From<unqueue_claims::Error> for Problem {
    fn from(error: unqueue_claims::Error) -> Self {
        use unqueue_claims::Error;
        match error {
            Error::Unknown(line) => unknown(line),
            Error::Step(error) => error.into(),
            Error::Store(error) => error.into(),
        }
    }
}

impl From<credit_claims::Error> for Problem {
    fn from(error: credit_claims::Error) -> Self {
        use credit_claims::Error;
        match error {
            Error::Unknown(line) => unknown(line),
            Error::Step(error) => error.into(),
            Error::UnderWay(line) => Self::rule(text!(
                "declaratieregel {line} wordt al gecrediteerd",
                "claim line {line} is being credited already"
            ))
            .hint(text!(
                "'uurwerk claims unqueue {line}' haalt de creditering uit de wachtrij",
                "'uurwerk claims unqueue {line}' takes the credit out of the queue"
            )),
            Error::Nothing(line) => Self::rule(text!(
                "declaratieregel {line} is 0 euro en kan niet worden gecrediteerd (CS325)",
                "claim line {line} is 0 euros and cannot be credited (CS325)"
            )),
            Error::Queue(error) => error.into(),
            Error::Store(error) => error.into(),
        }
    }
}

impl From<put_right::Error> for Problem {
    fn from(error: put_right::Error) -> Self {
        use put_right::Error;
        match error {
            Error::Unknown(line) => unknown(line),
            Error::NotAnswered(line) => Self::rule(text!(
                "declaratieregel {line} is niet toegekend, afgewezen of teruggekomen",
                "claim line {line} was not granted or rejected, and did not come back"
            ))
            .hint(Text::new(
                "lees het antwoord in: 'uurwerk messages import BESTAND'",
                "read the answer in: 'uurwerk messages import FILE'",
            )),
            Error::Mixed => Self::usage(Text::new(
                "sommige van deze regels worden gecorrigeerd, andere opnieuw gedeclareerd",
                "some of these lines are corrected, others claimed again",
            ))
            .hint(Text::new("kies één soort", "choose one kind")),
            Error::Store(error) => error.into(),
        }
    }
}

impl From<override_finding::Error> for Problem {
    fn from(error: override_finding::Error) -> Self {
        use override_finding::Error;
        match error {
            Error::Unknown(line) => unknown(line),
            Error::Step(error) => error.into(),
            Error::Cannot { line, rule, why } => cannot_override(line, &rule, why),
            Error::NotOverridden { line, rule } => Self::rule(text!(
                "{rule} is bij regel {line} niet vrijgegeven, of de feiten zijn sindsdien gewijzigd",
                "{rule} is not overridden on line {line}, or the facts changed since"
            )),
            Error::Store(error) => error.into(),
        }
    }
}

fn cannot_override(line: LineId, rule: &str, why: CannotOverride) -> Problem {
    let show = text!(
        "'uurwerk claims show {line}' zegt wat de regel vasthoudt, en wat eraan te doen is",
        "'uurwerk claims show {line}' says what holds the line, and what to do about it"
    );
    match why {
        CannotOverride::NoSuchHold => Problem::rule(text!(
            "declaratieregel {line} wordt niet vastgehouden door {rule}",
            "claim line {line} is not held by {rule}"
        ))
        .hint(show),
        CannotOverride::Already => Problem::rule(text!(
            "{rule} is bij regel {line} al vrijgegeven",
            "{rule} is overridden on line {line} already"
        )),
        CannotOverride::Never => Problem::rule(text!(
            "{rule} kan niet worden vrijgegeven: de regel kan dan nog niet worden verzonden, of wordt zeker afgewezen",
            "{rule} cannot be overridden: the line still could not be sent, or would be rejected for certain"
        ))
        .hint(show),
        CannotOverride::Incomplete => Problem::rule(text!(
            "declaratieregel {line} is niet compleet: toewijzing, productcode of tarief ontbreekt",
            "claim line {line} is not complete: it lacks an allocation, product code or tariff"
        ))
        .hint(show),
    }
}

impl From<export_batch::Error> for Problem {
    fn from(error: export_batch::Error) -> Self {
        use export_batch::Error;
        match error {
            Error::NoPractice => super::operations::no_practice(),
            Error::MonthNotOver(month) => {
                let last = month.last();
                Self::rule(text!(
                    "{month} kan pas vanaf {last} worden gedeclareerd (TR137)",
                    "{month} can be claimed from {last} on (TR137)"
                ))
            }
            Error::Refused(refused) => {
                let mut problems = refused.into_iter().map(Self::from);
                let Some(mut first) = problems.next() else {
                    return Self::rule(Text::new("er is niets verzonden", "nothing was sent"));
                };
                for other in problems {
                    let Text { nl, en } = &first.sentence;
                    let Text { nl: other_nl, en: other_en } = &other.sentence;
                    first.sentence = text!("{nl}; {other_nl}", "{en}; {other_en}");
                }
                first
            }
            Error::Store(error) => error.into(),
        }
    }
}

impl From<export_batch::Refusal> for Problem {
    fn from(refusal: export_batch::Refusal) -> Self {
        let code = refusal.municipality;
        match refusal.why {
            export_batch::Why::EarlierThanSent { last } => Self::rule(text!(
                "gemeente {code} heeft {last} al ontvangen; declaraties gaan niet terug in de tijd (TR318)",
                "municipality {code} was sent {last} already; claims do not go back in time (TR318)"
            ))
            .hint(text!(
                "exporteer {last} of een latere maand: regels van eerdere maanden gaan mee",
                "export {last} or a later month: lines of earlier months go with it"
            )),
            export_batch::Why::Findings(findings) => report(&code.to_string(), &findings),
            export_batch::Why::Stale { lines } => {
                let list = numbers(&lines);
                let words = lines.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
                Self::rule(text!(
                    "gemeente {code}: er is iets gewijzigd sinds deze regels in de wachtrij kwamen: {list}",
                    "municipality {code}: something changed since these lines were queued: {list}"
                ))
                .hint(text!(
                    "haal ze eruit en stel de maand opnieuw samen: uurwerk claims unqueue {words}",
                    "take them out and compile the month again: uurwerk claims unqueue {words}"
                ))
            }
            export_batch::Why::FileExists(path) => {
                let path = path.display();
                Self::storage(text!(
                    "het volgende declaratienummer staat al in {path}: deze database is ouder dan haar exports",
                    "the next claim number stands in {path} already: this database is older than its exports"
                ))
                .hint(Text::new(
                    "is er een reservekopie teruggezet? Werk dan met de nieuwste database, of verplaats het bestand",
                    "was a backup restored? Then work with the newest database, or move the file away",
                ))
            }
        }
    }
}

/// What rules say about a message, with the way out of the first.
fn report(code: &str, findings: &[Finding]) -> Problem {
    let list = |pick: fn(&Text) -> &str| {
        let one = |finding: &Finding| format!("{}: {}", finding.rule, pick(&finding.what));
        findings.iter().map(one).collect::<Vec<_>>().join("; ")
    };
    let (nl, en) = (list(|text| text.nl.as_ref()), list(|text| text.en.as_ref()));
    let problem = Problem::findings(text!(
        "de declaratie voor gemeente {code} klopt niet: {nl}",
        "the claim for municipality {code} is not right: {en}"
    ));
    match findings.first() {
        Some(finding) => problem.hint(finding.way_out.clone()),
        None => problem,
    }
}

impl From<place_exports::Trouble> for Problem {
    fn from(trouble: place_exports::Trouble) -> Self {
        let claim = trouble.claim;
        let place = text!("declaratie {claim}", "claim {claim}");
        match trouble.why {
            place_exports::Why::Place(error) => Self::from(error).at(&place),
            place_exports::Why::Store(error) => Self::from(error).at(&place),
            place_exports::Why::Findings(findings) => super::care::cannot_go(&findings).at(&place),
            place_exports::Why::Damaged => Self::storage(Text::new(
                "de bewaarde bytes zijn niet die welke zijn gemaakt",
                "the stored bytes are not those that were made",
            ))
            .hint(Text::new("zet een reservekopie van de database terug", "restore a backup of the database"))
            .at(&place),
        }
    }
}
