//! `uurwerk request`: asking municipalities for a first allocation or a change, and following what they decide.

mod rows;

use super::allocation::{
    BUDGET, CATEGORY, CODE, FREQUENCY, IN_MUNICIPALITY, NUMBER, UNIT, VOLUME, extent, shape, stored,
};
use super::command::{Argument, FORMAT, Form, Noun, Verb};
use super::context::Context;
use super::find;
use super::given::{Given, identifier};
use super::output::Listing;
use super::{Exit, Stop};
use crate::domain::allocation::{Allocation, Shape};
use crate::domain::identifiers::{AllocationNumber, MunicipalityCode};
use crate::domain::remark::Remark;
use crate::domain::request::{ChangeReason, Grounds, Referral, Referrer};
use crate::domain::text::Text;
use crate::domain::time::Day;
use crate::import::allocations::ShapeParts;
use crate::import::money;
use crate::import::values::{self, one_of};
use crate::operations::request_care::{self, Done, Error, Input, Product, Wanted, Wish};
use crate::operations::views::requests as view;
use crate::operations::{request_again, withdraw_request};
use crate::problem::Problem;
use crate::store::Store;
use crate::text;

const CLIENT: Argument = Argument::place(
    "client",
    Form::Place,
    Text::new("CLIËNT", "CLIENT"),
    Text::new("cliëntnummer, zoals J-0142", "client number, such as J-0142"),
);
const REQUEST: Argument = Argument::place(
    "request",
    Form::Place,
    Text::new("VERZOEK", "REQUEST"),
    Text::new("nummer uit 'uurwerk request list'", "number from 'uurwerk request list'"),
);
const MUNICIPALITY: Argument = Argument::option(
    "municipality",
    Text::new("CODE", "CODE"),
    Text::new(
        "gemeentecode (standaard die van de cliënt op de eerste dag)",
        "municipality code (default that of the client on the first day)",
    ),
);
const OTHER_MUNICIPALITY: Argument = Argument::option(
    "municipality",
    Text::new("CODE", "CODE"),
    Text::new("een andere gemeente, om het daar te vragen", "another municipality, to ask there"),
);
const FROM: Argument = Argument::required(
    "from",
    Text::new("DATUM", "DATE"),
    Text::new("eerste dag die gevraagd wordt", "first day that is asked for"),
);
const CHANGE_FROM: Argument = Argument::option(
    "from",
    Text::new("DATUM", "DATE"),
    Text::new(
        "eerste dag van de wijziging (standaard de eerste dag van de toewijzing)",
        "first day of the change (default the first day of the allocation)",
    ),
);
const UNTIL: Argument = Argument::option(
    "until",
    Text::new("DATUM", "DATE"),
    Text::new("laatste dag; anders uit het contract", "last day; else from the contract"),
);
const CHANGE_UNTIL: Argument = Argument::option(
    "until",
    Text::new("DATUM", "DATE"),
    Text::new("nieuwe laatste dag (standaard de oude)", "new last day (default the old one)"),
);
const REFERRAL: Argument = Argument::required(
    "referral",
    Text::new("SOORT", "KIND"),
    Text::new(
        "wie verwees: municipality, gp, youth-physician, certified-institution, specialist, court of none",
        "who referred: municipality, gp, youth-physician, certified-institution, specialist, court or none",
    ),
);
const REFERRER: Argument = Argument::option(
    "referrer",
    Text::new("AGB|NAAM", "AGB|NAME"),
    Text::new(
        "AGB-code van de verwijzer, of anders de naam; bij gp, youth-physician, certified-institution en specialist",
        "AGB code of the referrer, or else the name; with gp, youth-physician, certified-institution and specialist",
    ),
);
const DECISION: Argument = Argument::option(
    "decision",
    Text::new("NUMMER", "NUMBER"),
    Text::new("nummer van de beschikking, met --decided-from", "number of the decision, with --decided-from"),
);
const DECIDED_FROM: Argument = Argument::option(
    "decided-from",
    Text::new("DATUM", "DATE"),
    Text::new("eerste dag van de beschikking", "first day of the decision"),
);
const NATIONAL: Argument = Argument::flag(
    "national",
    Text::new("valt onder een landelijk raamcontract", "falls under a national framework contract"),
);
const REMARK: Argument = Argument::option(
    "remark",
    Text::new("TEKST", "TEXT"),
    Text::new("wat nergens anders past, zonder namen", "what fits nowhere else, without names"),
);
const REASON: Argument = Argument::option(
    "reason",
    Text::new("REDEN", "REASON"),
    Text::new(
        "waarom: situation (situatie van de cliënt) of plan (zorgplan); niet nodig met --with",
        "why: situation (the client's situation) or plan (plan of care); not needed with --with",
    ),
);
const WITH: Argument = Argument::option(
    "with",
    Text::new("VERZOEK", "REQUEST"),
    Text::new(
        "voeg het toe aan dit verzoek, dat nog niet is verstuurd",
        "add it to this request, which was not sent yet",
    ),
);
const PREVIEW: Argument = Argument::flag(
    "preview",
    Text::new("laat alleen zien wat er gevraagd zou worden", "only show what would be asked for"),
);
const OF_CLIENT: Argument = Argument::option(
    "client",
    Text::new("NUMMER", "NUMBER"),
    Text::new("alleen die van deze cliënt", "those of this client only"),
);
const OVERDUE: Argument =
    Argument::flag("overdue", Text::new("alleen wat over zijn termijn is", "only what is past its term"));

pub static NOUN: Noun = Noun {
    name: "request",
    about: Text::new(
        "Verzoeken aan gemeenten: een eerste toewijzing of een wijziging (JW315, JW317).",
        "Requests to municipalities: a first allocation or a change (JW315, JW317).",
    ),
    verbs: &[
        Verb {
            name: "first",
            about: Text::new(
                "Vraag een eerste toewijzing van een product.",
                "Ask for a first allocation of a product.",
            ),
            arguments: &[
                CLIENT,
                CATEGORY,
                CODE,
                BUDGET,
                VOLUME,
                UNIT,
                FREQUENCY,
                FROM,
                UNTIL,
                REFERRAL,
                REFERRER,
                DECISION,
                DECIDED_FROM,
                NATIONAL,
                REMARK,
                MUNICIPALITY,
                WITH,
                PREVIEW,
                FORMAT,
            ],
            run: first,
        },
        Verb {
            name: "change",
            about: Text::new(
                "Vraag een wijziging van een toewijzing: ander budget, andere omvang, andere laatste dag.",
                "Ask for a change of an allocation: another budget, volume or last day.",
            ),
            arguments: &[
                NUMBER,
                IN_MUNICIPALITY,
                BUDGET,
                VOLUME,
                UNIT,
                FREQUENCY,
                CHANGE_FROM,
                CHANGE_UNTIL,
                REASON,
                WITH,
                PREVIEW,
                FORMAT,
            ],
            run: change,
        },
        Verb {
            name: "extra",
            about: Text::new(
                "Vraag een product naast de toewijzingen die lopen.",
                "Ask for a product beside the allocations that run.",
            ),
            arguments: &[
                CLIENT,
                CATEGORY,
                CODE,
                BUDGET,
                VOLUME,
                UNIT,
                FREQUENCY,
                FROM,
                UNTIL,
                REASON,
                MUNICIPALITY,
                WITH,
                PREVIEW,
                FORMAT,
            ],
            run: extra,
        },
        Verb {
            name: "list",
            about: Text::new(
                "Toon de verzoeken, met toestand en termijn.",
                "List the requests, with state and term.",
            ),
            arguments: &[OVERDUE, OF_CLIENT, FORMAT],
            run: list,
        },
        Verb {
            name: "show",
            about: Text::new(
                "Toon een verzoek: wat gevraagd is en wat beslist is.",
                "Show a request: what was asked for and what was decided.",
            ),
            arguments: &[REQUEST, FORMAT],
            run: show,
        },
        Verb {
            name: "again",
            about: Text::new(
                "Vraag opnieuw wat geweigerd of afgewezen is, onder nieuwe nummers.",
                "Ask again for what was rejected or refused, under new numbers.",
            ),
            arguments: &[REQUEST, OTHER_MUNICIPALITY, FORMAT],
            run: again,
        },
        Verb {
            name: "withdraw",
            about: Text::new(
                "Haal een verzoek weg dat nog niet is verstuurd.",
                "Take away a request that was not sent yet.",
            ),
            arguments: &[REQUEST],
            run: withdraw,
        },
    ],
};

const NOTHING: ShapeParts = ShapeParts { category: None, code: None, extent: None, budget: None };

fn first(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let grounds = grounds(given)?;
    let (shape, mut store) = (shape(given, NOTHING)?, context.store()?);
    let product = product(&mut store, given, shape)?;
    ask(context, given, store, Wish::First(product, grounds))
}

fn extra(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let (shape, reason, mut store) = (shape(given, NOTHING)?, reason(given)?, context.store()?);
    let product = product(&mut store, given, shape)?;
    ask(context, given, store, Wish::Extra(product, reason))
}

fn change(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let (from, until, reason) = (given.day("from")?, given.day("until")?, reason(given)?);
    let (store, old) = stored(context, given)?;
    let wanted = Wanted { allocation: old.id, shape: wanted(given, &old.value)?, from, until };
    ask(context, given, store, Wish::Change(wanted, reason))
}

/// An allocation keeps its product, and its kind of bound: a volume or a budget (TR375, TR411, TR412).
fn wanted(given: &Given<'_>, old: &Allocation) -> Result<Shape, Problem> {
    let number = old.number;
    let budget = given.value("budget", money::euro)?;
    let volume =
        ["volume", "unit", "frequency"].into_iter().find(|name| given.text(name).ok().flatten().is_some());
    match (&old.shape, volume) {
        (Shape::Specific { .. }, _) if budget.is_some() => Err(given.at(
            "budget",
            Problem::usage(text!(
                "toewijzing {number} heeft een omvang en krijgt geen budget (TR411)",
                "allocation {number} has a volume and gets no budget (TR411)"
            ))
            .hint(Text::new(
                "vraag een andere omvang met --volume AANTAL",
                "ask for another volume with --volume COUNT",
            )),
        )),
        (Shape::Specific { category, code, extent: old }, _) => Ok(Shape::Specific {
            category: category.clone(),
            code: code.clone(),
            extent: extent(given, Some(*old))?.unwrap_or(*old),
        }),
        (_, Some(name)) => Err(given.at(
            name,
            Problem::usage(text!(
                "toewijzing {number} heeft geen productcode en krijgt geen omvang (TR375, TR412)",
                "allocation {number} has no product code and gets no volume (TR375, TR412)"
            ))
            .hint(Text::new(
                "vraag een ander budget met --budget EURO",
                "ask for another budget with --budget EURO",
            )),
        )),
        (Shape::Aspecific { category, budget: old }, None) => {
            Ok(Shape::Aspecific { category: category.clone(), budget: budget.or(*old) })
        }
        (Shape::Generic { budget: old }, None) => Ok(Shape::Generic { budget: budget.unwrap_or(*old) }),
    }
}

fn product(store: &mut Store, given: &Given<'_>, shape: Shape) -> Result<Product, Problem> {
    let client = given.needed("client", values::client_number)?;
    Ok(Product {
        municipality: given.value("municipality", identifier(MunicipalityCode::parse))?,
        from: given.needed("from", values::day)?,
        until: given.day("until")?,
        client: find::client(store, &client)?.id,
        shape,
    })
}

fn grounds(given: &Given<'_>) -> Result<Grounds, Problem> {
    let words = || one_of(&Referral::all().map(Referral::word).collect::<Vec<_>>());
    let referrer_is = text!(
        "een AGB-code of een naam van hooguit 64 tekens",
        "an AGB code or a name of at most 64 characters"
    );
    let remark_is = text!("hooguit {} tekens", "at most {} characters", Remark::MAX);
    Ok(Grounds {
        referral: given.needed("referral", |text| Referral::parse(text).ok_or_else(words))?,
        referrer: given.read("referrer", Referrer::parse, &referrer_is)?,
        decision: decision(given)?,
        is_national: given.flag("national"),
        remark: given.read("remark", Remark::new, &remark_is)?,
    })
}

fn decision(given: &Given<'_>) -> Result<Option<(AllocationNumber, Day)>, Problem> {
    let number = given.value("decision", identifier(AllocationNumber::parse))?;
    match (number, given.day("decided-from")?) {
        (None, None) => Ok(None),
        (Some(number), Some(day)) => Ok(Some((number, day))),
        _ => Err(Problem::usage(Text::new(
            "--decision en --decided-from horen bij elkaar",
            "--decision and --decided-from go together",
        ))
        .hint(Text::new("geef ze allebei, of geen van beide", "give both of them, or neither"))),
    }
}

fn reason(given: &Given<'_>) -> Result<Option<ChangeReason>, Problem> {
    let words = || one_of(&ChangeReason::all().map(ChangeReason::word).collect::<Vec<_>>());
    given.value("reason", |text| ChangeReason::parse(text).ok_or_else(words))
}

fn number(given: &Given<'_>, name: &str) -> Result<Option<i64>, Problem> {
    let expected = Text::new("het nummer van een verzoek", "the number of a request");
    given.read(name, |text| text.parse().ok().filter(|number: &i64| *number > 0), &expected)
}

fn the_request(given: &Given<'_>) -> Result<i64, Problem> {
    let expected = Text::new("het nummer van een verzoek", "the number of a request");
    number(given, "request")?.ok_or_else(|| given.not_a("request", &expected))
}

fn ask(context: &mut Context<'_, '_>, given: &Given<'_>, mut store: Store, wish: Wish) -> Result<Exit, Stop> {
    let input = Input { wish, with: number(given, "with")? };
    let is_preview = given.flag("preview");
    let done = if is_preview {
        request_care::preview(&mut store, &context.surroundings, &input)
    } else {
        request_care::run(&mut store, &context.surroundings, &input)
    };
    match done {
        Ok(done) => made(context, given, &mut store, &done, is_preview),
        Err(error) => refused(context, error),
    }
}

/// Every finding, then the problem.
fn refused(context: &mut Context<'_, '_>, error: Error) -> Result<Exit, Stop> {
    if let Error::Findings(findings) = &error {
        context.say_findings(findings)?;
    }
    Err(Problem::from(error).into())
}

/// Shows what will be sent.
fn made(
    context: &mut Context<'_, '_>,
    given: &Given<'_>,
    store: &mut Store,
    done: &Done,
    is_preview: bool,
) -> Result<Exit, Stop> {
    let asked = rows::content_of(store, &done.request, &done.unchanged)?;
    context.list(given, &Listing::new(rows::content_columns(), asked))?;
    context.say_findings(&done.findings)?;
    let (number, key) = (done.request.number, done.request.kind.message());
    let municipality = &done.request.municipality;
    context.say(&if is_preview {
        text!(
            "zo zou de {key} aan gemeente {municipality} worden; er is niets bewaard",
            "this is what the {key} to municipality {municipality} would be; nothing was stored"
        )
    } else {
        text!(
            "verzoek {number} aan gemeente {municipality} is gemaakt; 'uurwerk messages export' zet de {key} klaar",
            "request {number} to municipality {municipality} is made; 'uurwerk messages export' places the {key}"
        )
    })?;
    Ok(Exit::Done)
}

fn list(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let client = given.value("client", values::client_number)?;
    let mut store = context.store()?;
    let mut found = view::load(&mut store, context.surroundings.today()).map_err(Problem::from)?;
    if let Some(client) = client {
        find::client(&mut store, &client)?;
        found.retain(|row| row.client == client);
    }
    if given.flag("overdue") {
        found = view::overdue(found);
    }
    let listed = found.iter().map(rows::request).collect();
    context.list(given, &Listing::new(rows::request_columns(), listed))?;
    Ok(Exit::Done)
}

fn show(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let number = the_request(given)?;
    let mut store = context.store()?;
    let found = view::one(&mut store, number, context.surroundings.today()).map_err(Problem::from)?;
    let row = found.ok_or_else(|| Problem::from(Error::UnknownRequest))?;
    let asked = rows::content_of(&mut store, &row.request, &[])?;
    context.list(given, &Listing::new(rows::content_columns(), asked))?;
    rows::say_state(context, &row)?;
    Ok(Exit::Done)
}

fn again(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let input = request_again::Input {
        number: the_request(given)?,
        municipality: given.value("municipality", identifier(MunicipalityCode::parse))?,
    };
    let mut store = context.store()?;
    match request_again::run(&mut store, &context.surroundings, &input) {
        Ok(done) => made(context, given, &mut store, &done, false),
        Err(request_again::Error::Make(error)) => refused(context, error),
        Err(error) => Err(Problem::from(error).into()),
    }
}

fn withdraw(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let number = the_request(given)?;
    let mut store = context.store()?;
    withdraw_request::run(&mut store, &context.surroundings, number)?;
    context.say(&text!("verzoek {number} is weggehaald", "request {number} is taken away"))?;
    Ok(Exit::Done)
}
