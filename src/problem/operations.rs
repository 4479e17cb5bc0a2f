//! What an operation refuses, in words.

use super::Problem;
use super::persons::registration_twice;
use crate::domain::rules::{Finding, Severity};
use crate::domain::text::Text;
use crate::domain::time::NoChange;
use crate::operations::judge::CannotJudge;
use crate::operations::{
    add_client, add_practitioner, edit_entry, import_entries, import_rows, log_time, save_allocation,
    set_alias, set_holiday, set_up, settle_findings, start, undo,
};
use crate::text;

impl From<set_up::Error> for Problem {
    fn from(error: set_up::Error) -> Self {
        match error {
            set_up::Error::AlreadySetUp => Self::rule(Text::new(
                "hier is al een praktijk ingericht",
                "a practice is set up here already",
            ))
            .hint(Text::new("kies met --db een andere plaats", "choose another place with --db")),
            set_up::Error::Name => practice_name(),
            set_up::Error::UnknownContract(key) => Self::usage(text!(
                "contract {key} hoort niet bij het programma",
                "contract {key} does not come with the program"
            ))
            .hint(Text::new(
                "'uurwerk contract list' toont welke dat zijn; 'uurwerk contract import' leest een eigen bestand in",
                "'uurwerk contract list' shows which do; 'uurwerk contract import' reads a file of your own",
            )),
            set_up::Error::Contract => Self::storage(Text::new(
                "een contractbestand dat bij het programma hoort, klopt niet",
                "a contract file that comes with the program is not right",
            ))
            .hint(Text::new("installeer het programma opnieuw", "install the program anew")),
            set_up::Error::Store(error) => error.into(),
        }
    }
}

impl From<start::Error> for Problem {
    fn from(error: start::Error) -> Self {
        match error {
            start::Error::NoPractice => no_practice(),
            start::Error::Store(error) => error.into(),
        }
    }
}

pub(super) fn practice_name() -> Problem {
    Problem::usage(Text::new(
        "de naam van de praktijk is leeg of langer dan 100 tekens",
        "the name of the practice is empty or longer than 100 characters",
    ))
}

/// There is a database, but no practice in it.
pub(super) fn no_practice() -> Problem {
    Problem::rule(Text::new("er is nog geen praktijk ingericht", "no practice is set up yet"))
        .hint(Text::new("begin met: uurwerk init", "start with: uurwerk init"))
}

impl From<add_practitioner::Error> for Problem {
    fn from(error: add_practitioner::Error) -> Self {
        use add_practitioner::Error;
        match error {
            Error::CodeTaken(code) => {
                Self::rule(text!("er is al een medewerker {code}", "there is a practitioner {code} already"))
                    .hint(Text::new("kies een andere code", "choose another code"))
            }
            Error::Name => Self::usage(Text::new(
                "de naam is leeg of langer dan 100 tekens",
                "the name is empty or longer than 100 characters",
            )),
            Error::DisciplineTwice => Self::rule(Text::new(
                "een discipline staat er twee keer voor dezelfde dag",
                "a discipline stands there twice for the same day",
            ))
            .hint(Text::new(
                "geef de eerste een laatste dag: WO:2024-01-01..2024-12-31",
                "give the first one a last day: WO:2024-01-01..2024-12-31",
            )),
            Error::RegistrationTwice => registration_twice(),
            Error::OwnResponsible => Self::rule(Text::new(
                "een medewerker is niet de verantwoordelijke collega van zichzelf",
                "a practitioner is not his or her own responsible colleague",
            ))
            .hint(Text::new(
                "noem een ander, of - als het niemand is",
                "name somebody else, or - when it is nobody",
            )),
            Error::Unknown => {
                Self::usage(Text::new("deze medewerker bestaat niet", "this practitioner does not exist"))
                    .hint(Text::new(
                        "'uurwerk practitioner list' toont wie er werken",
                        "'uurwerk practitioner list' shows who works here",
                    ))
            }
            Error::Store(error) => error.into(),
        }
    }
}

impl From<add_client::Error> for Problem {
    fn from(error: add_client::Error) -> Self {
        use add_client::Error;
        match error {
            Error::NumberTaken(number) => {
                Self::rule(text!("er is al een cliënt {number}", "there is a client {number} already"))
                    .hint(Text::new("kies een ander nummer", "choose another number"))
            }
            Error::BsnTaken(number) => Self::rule(text!(
                "cliënt {number} heeft dit burgerservicenummer al",
                "client {number} has this citizen service number already"
            ))
            .hint(text!(
                "'uurwerk client show {number}' toont wie dat is",
                "'uurwerk client show {number}' shows who that is"
            )),
            Error::Name => Self::usage(Text::new(
                "de achternaam is leeg of een deel van de naam is te lang (achternaam en voornamen 200, voorvoegsel 10)",
                "the surname is empty or a part of the name is too long (surname and first names 200, prefix 10)",
            )),
            Error::Initials => Self::usage(Text::new(
                "voorletters zijn 1 tot en met 6 letters",
                "initials are 1 to 6 letters",
            )),
            Error::BornInFuture => Self::rule(Text::new(
                "de geboortedatum ligt in de toekomst",
                "the date of birth lies in the future",
            ))
            .hint(Text::new("kijk het jaartal na", "check the year")),
            Error::Unknown => {
                Self::usage(Text::new("deze cliënt bestaat niet", "this client does not exist")).hint(
                    Text::new(
                        "'uurwerk client list' toont alle cliënten",
                        "'uurwerk client list' shows all clients",
                    ),
                )
            }
            Error::Store(error) => error.into(),
        }
    }
}

impl From<settle_findings::Error> for Problem {
    fn from(error: settle_findings::Error) -> Self {
        use settle_findings::Error;
        match error {
            Error::Unknown => save_allocation::Error::Unknown.into(),
            Error::Nothing => Self::rule(Text::new(
                "bij deze toewijzing staat niets open om af te sluiten",
                "nothing stands open about this allocation that can be closed",
            ))
            .hint(Text::new(
                "'uurwerk check' toont wat er open staat, met wat eraan te doen is",
                "'uurwerk check' shows what stands open, with what to do about it",
            )),
            Error::Store(error) => error.into(),
        }
    }
}

impl From<save_allocation::Error> for Problem {
    fn from(error: save_allocation::Error) -> Self {
        use save_allocation::Error;
        match error {
            Error::UnknownClient => add_client::Error::Unknown.into(),
            Error::Unknown => {
                Self::usage(Text::new("deze toewijzing bestaat niet", "this allocation does not exist")).hint(
                    Text::new(
                        "'uurwerk allocation list' toont alle toewijzingen",
                        "'uurwerk allocation list' shows all allocations",
                    ),
                )
            }
            Error::Backwards => Self::usage(Text::new(
                "de laatste dag van de toewijzing ligt voor de eerste",
                "the last day of the allocation lies before the first",
            )),
            Error::EndMissing => Self::rule(Text::new(
                "met een budget of een omvang per week heeft een toewijzing een laatste dag (CD075, CD076)",
                "with a budget or a volume per week an allocation has a last day (CD075, CD076)",
            ))
            .hint(Text::new("geef de laatste dag met --until", "give the last day with --until")),
            Error::TooLarge => Self::rule(Text::new(
                "een budget of omvang is hooguit 99 999 999 (RS005)",
                "a budget or volume is at most 99 999 999 (RS005)",
            )),
            Error::NumberTaken { number, client } => Self::rule(text!(
                "toewijzing {number} van deze gemeente is van cliënt {client} (TR332)",
                "allocation {number} of this municipality belongs to client {client} (TR332)"
            ))
            .hint(Text::new("kijk het nummer na", "check the number")),
            Error::FromMessage => Self::rule(Text::new(
                "deze toewijzing kwam in een bericht; alleen het kader is van ons",
                "this allocation came in a message; only its frame is ours",
            ))
            .hint(Text::new(
                "vraag de gemeente om een nieuw JW301-bericht",
                "ask the municipality for a new JW301 message",
            )),
            Error::Store(error) => error.into(),
        }
    }
}

/// `row` counts from 0 in what was handed in; whoever read a file knows its line and puts it before the sentence.
impl From<CannotJudge> for Problem {
    fn from(error: CannotJudge) -> Self {
        match error {
            CannotJudge::UnknownPractitioner => add_practitioner::Error::Unknown.into(),
            CannotJudge::UnknownClient => add_client::Error::Unknown.into(),
            CannotJudge::UnknownActivity(_) => {
                Self::usage(Text::new("deze activiteit is onbekend", "this activity is unknown")).hint(
                    Text::new(
                        "'uurwerk contract activities CONTRACT' toont wat er is",
                        "'uurwerk contract activities CONTRACT' shows what there is",
                    ),
                )
            }
            CannotJudge::Store(error) => error.into(),
        }
    }
}

/// Everything that blocks, with the way out of the first.
pub(super) fn refused(findings: &[Finding]) -> Problem {
    let blocking: Vec<&Finding> =
        findings.iter().filter(|finding| finding.severity == Severity::Block).collect();
    let list = |pick: fn(&Text) -> &str| {
        let one = |finding: &&Finding| format!("{}: {}", finding.rule, pick(&finding.what));
        blocking.iter().map(one).collect::<Vec<_>>().join("; ")
    };
    let problem = Problem::rule(Text::of(list(|text| text.nl.as_ref()), list(|text| text.en.as_ref())));
    match blocking.first() {
        Some(finding) => problem.hint(finding.way_out.clone()),
        None => problem,
    }
}

impl From<log_time::Error> for Problem {
    fn from(error: log_time::Error) -> Self {
        match error {
            log_time::Error::Refused(findings) => refused(&findings),
            log_time::Error::Judge(error) => error.into(),
            log_time::Error::Store(error) => error.into(),
        }
    }
}

impl From<edit_entry::Error> for Problem {
    fn from(error: edit_entry::Error) -> Self {
        use edit_entry::Error;
        match error {
            Error::Unknown => {
                Self::usage(Text::new("deze registratie bestaat niet", "this entry does not exist")).hint(
                    Text::new(
                        "'uurwerk entries list' toont de nummers",
                        "'uurwerk entries list' shows the numbers",
                    ),
                )
            }
            Error::Claimed(state) => {
                let state = state.name();
                let sentence = Text::of(
                    format!("deze tijd staat op een declaratieregel: {}", state.nl),
                    format!("this time stands on a claim line: {}", state.en),
                );
                Self::rule(sentence).hint(Text::new(
                    "haal de regel uit de wachtrij; wat verzonden is, wordt gecrediteerd",
                    "take the line out of the queue; what was sent is credited",
                ))
            }
            Error::Refused(findings) => refused(&findings),
            Error::Judge(error) => error.into(),
            Error::Store(error) => error.into(),
        }
    }
}

impl From<undo::Error> for Problem {
    fn from(error: undo::Error) -> Self {
        match error {
            undo::Error::Nothing => Self::usage(Text::new(
                "er is niets om ongedaan te maken",
                "there is nothing to undo",
            ))
            .hint(Text::new(
                "wat verzonden of ingelezen is, gaat niet terug; anders wijzigde een ander het laatst",
                "what was sent or read in does not go back; else somebody else changed something last",
            )),
            undo::Error::ChangedSince => crate::store::journal::TakeBackError::ChangedSince.into(),
            undo::Error::Claimed => crate::store::Broken::EntryClaimed.into(),
            undo::Error::ContractUsed(contract) => Self::rule(text!(
                "contract {contract} wordt intussen gebruikt: er staan tarieven, registraties of declaratieregels op",
                "contract {contract} is used by now: tariffs, entries or claim lines stand on it"
            ))
            .hint(Text::new(
                "haal die eerst weg, of neem een nieuwe versie van het contract over met een latere eerste dag",
                "take those away first, or take over a new version of the contract with a later first day",
            )),
            undo::Error::MessagePlaced => Self::rule(Text::new(
                "het bericht is al klaargezet en kan verstuurd zijn",
                "the message was placed already and may have been sent",
            ))
            .hint(Text::new(
                "klopt een start of stop niet, trek hem in met 'uurwerk care withdraw NUMMER'",
                "if a start or stop is wrong, take it back with 'uurwerk care withdraw NUMBER'",
            )),
            undo::Error::Followed => Self::rule(Text::new(
                "dit kan niet meer ongedaan worden gemaakt: er is daarna al iets op gevolgd",
                "this can no longer be undone: something followed from it since",
            ))
            .hint(Text::new(
                "'uurwerk messages list' toont wat daarna gemaakt is",
                "'uurwerk messages list' shows what was made since",
            )),
            undo::Error::Store(error) => error.into(),
        }
    }
}

/// Why one row of a file was not stored; whoever read the file knows its line.
impl From<&import_entries::Refusal> for Problem {
    fn from(refusal: &import_entries::Refusal) -> Self {
        use import_entries::Refusal;
        match refusal {
            Refusal::Rules(findings) => refused(findings),
            Refusal::Judge(CannotJudge::UnknownPractitioner) => CannotJudge::UnknownPractitioner.into(),
            Refusal::Judge(CannotJudge::UnknownClient) => CannotJudge::UnknownClient.into(),
            Refusal::Judge(CannotJudge::UnknownActivity(key)) => {
                CannotJudge::UnknownActivity(key.clone()).into()
            }
            Refusal::Judge(CannotJudge::Store(_)) => {
                Self::storage(Text::new("de database weigert", "the database refuses"))
            }
        }
    }
}

impl From<set_alias::Error> for Problem {
    fn from(error: set_alias::Error) -> Self {
        use set_alias::Error;
        match error {
            Error::Form => Self::usage(Text::new(
                "een kort woord is één woord van 1 tot en met 20 tekens dat met een letter begint",
                "a short word is one word of 1 to 20 characters that starts with a letter",
            )),
            Error::DayOrTime => Self::usage(Text::new(
                "dit woord betekent al een dag of een tijd",
                "this word means a day or a time already",
            ))
            .hint(Text::new("kies een ander woord", "choose another word")),
            Error::UnknownActivity(key) => CannotJudge::UnknownActivity(key).into(),
            Error::Taken(key) => {
                Self::rule(text!("dit woord betekent al {key}", "this word means {key} already"))
                    .hint(Text::new("kies een ander woord", "choose another word"))
            }
            Error::Unknown => {
                Self::usage(Text::new("dit korte woord is er niet", "there is no such short word")).hint(
                    Text::new(
                        "'uurwerk alias list' toont wat er is",
                        "'uurwerk alias list' shows what there is",
                    ),
                )
            }
            Error::Store(error) => error.into(),
        }
    }
}

impl From<set_holiday::Error> for Problem {
    fn from(error: set_holiday::Error) -> Self {
        use set_holiday::Error;
        let list = Text::new(
            "'uurwerk holiday list' toont wat nu vrij is",
            "'uurwerk holiday list' shows what is free now",
        );
        match error {
            Error::Name => Self::usage(Text::new(
                "de naam van een vrije dag is ten hoogste 40 zichtbare tekens",
                "the name of a free day is at most 40 visible characters",
            )),
            Error::NoChange(NoChange::Free) => {
                Self::rule(Text::new("deze dag is al vrij", "this day is free already")).hint(list)
            }
            Error::NoChange(NoChange::Working) => {
                Self::rule(Text::new("dit is al een werkdag", "this is a working day already")).hint(list)
            }
            Error::NoChange(NoChange::Weekend) => Self::rule(Text::new(
                "deze dag valt in het weekend, en telt nooit als werkdag",
                "this day falls in a weekend, and never counts as a working day",
            )),
            Error::Store(error) => error.into(),
        }
    }
}

/// Why the row of an allocation was not stored; whoever read the file knows its line.
impl From<import_rows::AllocationFault> for Problem {
    fn from(fault: import_rows::AllocationFault) -> Self {
        match fault {
            import_rows::AllocationFault::Differs => Self::rule(Text::new(
                "deze toewijzing is er al, met een andere inhoud",
                "this allocation is there already, with other content",
            ))
            .hint(Text::new(
                "wijzig haar met 'uurwerk allocation edit'",
                "change it with 'uurwerk allocation edit'",
            )),
            import_rows::AllocationFault::Save(error) => error.into(),
        }
    }
}
