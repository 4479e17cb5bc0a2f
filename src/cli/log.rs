//! `uurwerk log`: time on one line.

use super::command::{Argument, Form, Noun, Verb};
use super::context::Context;
use super::given::{Given, identifier};
use super::{Exit, Stop, ask, find};
use crate::domain::assignment::Wish;
use crate::domain::entry::Entry;
use crate::domain::find::Clients;
use crate::domain::identifiers::PractitionerCode;
use crate::domain::ids::PractitionerId;
use crate::domain::quick_entry::{Draft, Parsed, parse, underline};
use crate::domain::rules::Finding;
use crate::domain::text::Text;
use crate::domain::time::{Day, clock_after};
use crate::operations::judge::{CannotJudge, Wanted};
use crate::operations::log_time::{self, Input};
use crate::operations::views::day::{self, Choices};
use crate::problem::Problem;
use crate::store::Store;
use crate::surroundings::Surroundings;
use crate::text;

pub const LINE: Argument = Argument::place(
    "line",
    Form::Words,
    Text::new("REGEL", "LINE"),
    Text::new(
        "'9:00-9:45 tel jansen -- ouders gebeld'; zonder regel wordt ernaar gevraagd",
        "'9:00-9:45 tel jansen -- ouders gebeld'; without a line it is asked for",
    ),
);
pub const FOR_PRACTITIONER: Argument = Argument::option(
    "practitioner",
    Text::new("CODE", "CODE"),
    Text::new(
        "voor deze medewerker (ook: UURWERK_PRACTITIONER)",
        "for this practitioner (also: UURWERK_PRACTITIONER)",
    ),
);

pub static NOUN: Noun = Noun {
    name: "log",
    about: Text::new("Registreer tijd op één regel.", "Register time on one line."),
    verbs: &[Verb {
        name: "",
        about: Text::new("Registreer tijd op één regel.", "Register time on one line."),
        arguments: &[LINE, FOR_PRACTITIONER],
        run,
    }],
};

/// What a line is read against.
pub struct Typing {
    pub choices: Choices,
    pub clients: Clients,
}

impl Typing {
    pub fn load(
        store: &mut Store,
        surroundings: &Surroundings,
        practitioner: PractitionerId,
    ) -> Result<Self, CannotJudge> {
        let choices = day::choices(store, surroundings, practitioner)?;
        Ok(Self { clients: choices.finder(), choices })
    }

    /// The line as the operations take it.
    pub fn wanted(&self, draft: Draft) -> Wanted {
        Wanted {
            practitioner: self.choices.practitioner,
            day: draft.day,
            start: draft.start,
            minutes: draft.minutes,
            activity: draft.activity,
            client: draft.client,
            wish: Wish { allocation: None, product: draft.product, discipline: draft.discipline },
            note: draft.note,
        }
    }
}

fn run(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let mut store = context.store()?;
    let practitioner = practitioner(context, given, &mut store)?;
    let typing = Typing::load(&mut store, &context.surroundings, practitioner)?;
    // Made before the question, so that a retry of the same form never doubles the entry.
    let key = context.surroundings.new_entry_key().ok_or_else(no_randomness)?;
    let line = line(context, given)?;
    let today = context.surroundings.today();
    let draft = read(context, &typing, &line, today)?;
    let input = Input { key, wanted: typing.wanted(draft) };
    let done = log_time::run(&mut store, &context.surroundings, input)?;
    writeln!(context.io.out, "{}", done.id)?;
    say_entry(context, &typing, &done.entry, &Text::new("geregistreerd", "logged"), &done.findings)?;
    Ok(Exit::Done)
}

/// The practitioner of `--practitioner`, of the environment, or the only one there is.
pub fn practitioner(
    context: &Context<'_, '_>,
    given: &Given<'_>,
    store: &mut Store,
) -> Result<PractitionerId, Problem> {
    let parse = identifier(PractitionerCode::parse);
    if let Some(code) = given.value("practitioner", &parse)? {
        return Ok(find::practitioner(store, &code)?.id);
    }
    if let Some(text) = &context.surroundings.practitioner {
        let found = parse(text).map_err(Problem::usage).and_then(|code| find::practitioner(store, &code));
        return Ok(found.map_err(|problem| problem.at(&Text::same("UURWERK_PRACTITIONER")))?.id);
    }
    let all = store.read(crate::store::practitioners::list)?;
    match all.as_slice() {
        [only] => Ok(only.id),
        [] => {
            Err(Problem::usage(Text::new("er zijn nog geen medewerkers", "there are no practitioners yet"))
                .hint(Text::new(
                    "voeg er een toe met 'uurwerk practitioner add'",
                    "add one with 'uurwerk practitioner add'",
                )))
        }
        _ => Err(Problem::usage(Text::new("voor wie is deze tijd?", "whose time is this?")).hint(Text::new(
            "noem de medewerker met --practitioner of in UURWERK_PRACTITIONER",
            "name the practitioner with --practitioner or in UURWERK_PRACTITIONER",
        ))),
    }
}

/// The words of the command line, or the line that is asked for: what is typed at a prompt stays out of the shell's history.
pub fn line(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<String, Stop> {
    let words = given.texts("line")?;
    if words.is_empty() {
        return ask::line(context, &Text::new("tijd", "time"));
    }
    let line = words.join(" ");
    if line.len() >= ask::LONGEST_LINE_BYTES { Err(ask::too_long().into()) } else { Ok(line) }
}

/// What the line means when it names no other day, or everything that is wrong with it. At a prompt the place is marked; elsewhere the line, which
/// may hold a name, is not repeated.
pub fn read(context: &mut Context<'_, '_>, typing: &Typing, line: &str, day: Day) -> Result<Draft, Stop> {
    let today = context.surroundings.today();
    let parsed = parse(line, &typing.choices.context(&typing.clients, today, day));
    for problem in &parsed.problems {
        if context.io.input_is_terminal {
            writeln!(context.io.err, "{}", underline(line, problem.span))?;
        }
        context.say(&problem.words(&typing.clients))?;
    }
    match parsed.draft() {
        Some(draft) => Ok(draft),
        None => Err(incomplete(&parsed).into()),
    }
}

fn incomplete(parsed: &Parsed) -> Problem {
    let example = Text::new(
        "zo kan het: 9:00-9:45 tel jansen -- ouders gebeld",
        "such as: 9:00-9:45 tel jansen -- ouders gebeld",
    );
    let words: Vec<Text> = parsed.gaps.iter().map(|gap| gap.words()).collect();
    if words.is_empty() {
        let sentence = Text::new(
            "de regel is niet begrepen; er is niets opgeslagen",
            "the line was not understood; nothing was stored",
        );
        return Problem::usage(sentence).hint(example);
    }
    let list = |pick: fn(&Text) -> &str| words.iter().map(pick).collect::<Vec<_>>().join("; ");
    let (nl, en) = (list(|text| text.nl.as_ref()), list(|text| text.en.as_ref()));
    Problem::usage(text!("er ontbreekt {nl}", "missing: {en}")).hint(example)
}

/// What became of the line, without its note.
pub fn say_entry(
    context: &mut Context<'_, '_>,
    typing: &Typing,
    entry: &Entry,
    done: &Text,
    findings: &[Finding],
) -> Result<(), Stop> {
    let activity = typing.choices.activities.iter().find(|activity| activity.key == entry.activity);
    let activity =
        activity.map_or_else(|| Text::same(entry.activity.as_str()), |activity| activity.name.clone());
    let client = entry.client.and_then(|id| typing.clients.get(id)).map(|person| person.number.to_string());
    let clock = entry.start.map(|start| match clock_after(entry.day, start, entry.minutes) {
        Some(end) => format!("{start}-{end}"),
        None => start.to_string(),
    });
    let (day, minutes, kind) = (entry.day, entry.minutes, entry.kind.letter());
    let of_lang = |activity: &str| {
        let parts = [
            Some(day.to_string()),
            clock.clone(),
            Some(minutes.to_string()),
            Some(format!("{kind} {activity}")),
            client.clone(),
            entry.product.as_ref().map(|product| format!("#{product}")),
            entry.discipline.as_ref().map(|discipline| format!("@{discipline}")),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    };
    let (nl, en) = (of_lang(&activity.nl), of_lang(&activity.en));
    let (done_nl, done_en) = (&done.nl, &done.en);
    context.say(&text!("{done_nl}: {nl}", "{done_en}: {en}"))?;
    context.say_findings(findings)
}

pub fn no_randomness() -> Problem {
    Problem::storage(Text::new(
        "het besturingssysteem geeft geen toevalsgetallen",
        "the operating system gives no randomness",
    ))
    .hint(Text::new("probeer het opnieuw", "try again"))
}
