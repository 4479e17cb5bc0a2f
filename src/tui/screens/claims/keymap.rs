//! What keys do on the Claims screen.

use crate::domain::text::Text;
use crate::tui::keys::{self, Binding, Key, Shown, bind, quiet};
use crate::tui::widgets::table::{self, Move};

/// What keys do here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    Move(Move),
    Previous,
    Next,
    ThisMonth,
    Group,
    Compile,
    Toggle,
    QueueAll,
    UnqueueAll,
    Export,
    Check,
    Look,
    Close,
    GoToEntry,
    Override,
    Withdraw,
    /// What a line that was answered needs: a correction, or to be claimed again.
    Redo,
    RedoAll,
    Credit,
    Code,
    NodeRefused,
    /// Corrects everything that came late in the month.
    CorrectLate,
    Mark,
    MarkAll,
    /// The return codes of all months.
    Codes,
    Ledger,
    Sheet(SheetAction),
}

/// What keys do in the list of return codes and in the ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetAction {
    Close,
    /// The lines behind the row.
    Look,
    Resubmit,
    Credit,
    /// By claim month, or by month of care.
    By,
    /// So many years on.
    Years(i8),
}

pub const KEYS: &[Binding<Action>] = &[
    bind(
        &[Key::char('c')],
        Action::Compile,
        Text::new("samenstellen", "compile"),
        Text::new(
            "Stel de maand samen tot declaratieregels; kan altijd opnieuw.",
            "Compile the month to claim lines; can always be done again.",
        ),
    ),
    bind(
        &[Key::char('Q')],
        Action::QueueAll,
        Text::new("wachtrij", "queue all"),
        Text::new("Zet alle regels zonder blokkade in de wachtrij.", "Queue every line that nothing holds."),
    ),
    bind(
        &[Key::char('E')],
        Action::Export,
        Text::new("exporteren", "export"),
        Text::new(
            "Maak van de wachtrij één bestand per gemeente.",
            "Make one file per municipality of what is queued.",
        ),
    ),
    bind(
        &[Key::ENTER],
        Action::Look,
        Text::new("inzien", "look"),
        Text::new(
            "Toon de registraties en bevindingen van deze regel.",
            "Show the entries and findings of this line.",
        ),
    ),
    bind(
        &[Key::SPACE],
        Action::Toggle,
        Text::new("regel in/uit", "line on/off"),
        Text::new(
            "Zet deze regel in de wachtrij, of haal hem eruit.",
            "Queue this line, or take it out of the queue.",
        ),
    ),
    quiet(
        &[Key::char('v')],
        Action::Check,
        Text::new("nakijken", "check"),
        Text::new(
            "Toon alles wat in deze maand aandacht vraagt.",
            "Show everything that asks for attention in this month.",
        ),
    ),
    quiet(
        &[Key::char('U')],
        Action::UnqueueAll,
        Text::new("wachtrij legen", "empty the queue"),
        Text::new("Haal alle regels uit de wachtrij.", "Take every line out of the queue."),
    ),
    quiet(
        &[Key::TAB],
        Action::Group,
        Text::new("gemeente", "municipality"),
        Text::new("Alle gemeenten, of één voor één.", "All municipalities, or one after the other."),
    ),
    quiet(
        &[Key::LEFT, Key::char('h')],
        Action::Previous,
        Text::new("vorige maand", "previous month"),
        Text::new("Naar de vorige maand.", "To the previous month."),
    ),
    quiet(
        &[Key::RIGHT, Key::char('l')],
        Action::Next,
        Text::new("volgende maand", "next month"),
        Text::new("Naar de volgende maand.", "To the next month."),
    ),
    quiet(
        &[Key::char('T')],
        Action::ThisMonth,
        Text::new("vorige kalendermaand", "last month"),
        Text::new("Naar de maand voor die van vandaag.", "To the month before that of today."),
    ),
    quiet(
        &[Key::char('r')],
        Action::Redo,
        Text::new("herstellen", "put right"),
        Text::new(
            "Toegekend: crediteer de regel, of de gemarkeerde regels, en declareer alles samen opnieuw. Afgewezen: declareer haar opnieuw.",
            "Granted: credit the line, or those that are marked, and claim everything together anew. Rejected: claim it again.",
        ),
    ),
    quiet(
        &[Key::char('C')],
        Action::Credit,
        Text::new("crediteren", "credit"),
        Text::new(
            "Neem een toegekende regel, of de gemarkeerde regels, in hun geheel terug.",
            "Take a granted line, or those that are marked, back in full.",
        ),
    ),
    quiet(
        &[Key::char('x')],
        Action::Mark,
        Text::new("markeren", "mark"),
        Text::new(
            "Markeer deze regel: r en C gelden dan voor alle gemarkeerde regels.",
            "Mark this line: r and C then count for all marked lines.",
        ),
    ),
    quiet(
        &[Key::char('X')],
        Action::MarkAll,
        Text::new("alles markeren", "mark all"),
        Text::new(
            "Markeer alle toegekende en afgewezen regels die u ziet, of geen.",
            "Mark all granted and rejected lines that are shown, or none.",
        ),
    ),
    quiet(
        &[Key::char('A')],
        Action::CorrectLate,
        Text::new("te laat corrigeren", "correct late"),
        Text::new(
            "Corrigeer alles wat in deze maand te laat kwam.",
            "Correct everything that came late in this month.",
        ),
    ),
    quiet(
        &[Key::char('F')],
        Action::Codes,
        Text::new("alle retourcodes", "all return codes"),
        Text::new(
            "De retourcodes van alle maanden, met wat eraan te doen is.",
            "The return codes of all months, with what to do about them.",
        ),
    ),
    quiet(
        &[Key::char('L')],
        Action::Ledger,
        Text::new("overzicht", "ledger"),
        Text::new(
            "Wat is ingediend, openstaat, is toegekend en is afgewezen, per gemeente en maand.",
            "What was claimed, is outstanding, was granted and was rejected, per municipality and month.",
        ),
    ),
    quiet(
        &[Key::char('f')],
        Action::Code,
        Text::new("retourcode", "return code"),
        Text::new(
            "Alle regels, of alleen die met één retourcode.",
            "All lines, or only those with one return code.",
        ),
    ),
    quiet(
        &[Key::char('R')],
        Action::RedoAll,
        Text::new("alles opnieuw", "all again"),
        Text::new(
            "Declareer alle afgewezen regels die u ziet opnieuw.",
            "Claim every rejected line that is shown again.",
        ),
    ),
    quiet(
        &[Key::char('N')],
        Action::NodeRefused,
        Text::new("niet bezorgd", "not delivered"),
        Text::new(
            "Het knooppunt nam een declaratie van deze maand niet aan: haar regels zijn weer concept.",
            "The exchange node did not take a claim of this month: its lines are drafts again.",
        ),
    ),
    table::up(Action::Move(Move::Up)),
    table::down(Action::Move(Move::Down)),
    table::page_up(Action::Move(Move::PageUp)),
    table::page_down(Action::Move(Move::PageDown)),
    table::first(Action::Move(Move::First), &[Key::HOME, Key::char('g')]),
    table::last(Action::Move(Move::Last), &[Key::END, Key::char('G')]),
];

pub const INSIDE_KEYS: &[Binding<Action>] = &[
    bind(
        &[Key::ESC, Key::char('h'), Key::LEFT],
        Action::Close,
        Text::new("terug", "back"),
        Text::new("Terug naar de regels van de maand.", "Back to the lines of the month."),
    ),
    bind(
        &[Key::ENTER],
        Action::GoToEntry,
        Text::new("naar de dag", "to the day"),
        Text::new("Open de dag van deze registratie.", "Open the day of this entry."),
    ),
    bind(
        &[Key::SPACE],
        Action::Toggle,
        Text::new("regel in/uit", "line on/off"),
        Text::new(
            "Zet deze regel in de wachtrij, of haal hem eruit.",
            "Queue this line, or take it out of the queue.",
        ),
    ),
    bind(
        &[Key::char('o')],
        Action::Override,
        Text::new("vrijgeven", "override"),
        Text::new(
            "Geef wat de regel vasthoudt met een reden vrij.",
            "Let what holds the line through, with a reason.",
        ),
    ),
    quiet(
        &[Key::char('w')],
        Action::Withdraw,
        Text::new("vrijgave intrekken", "withdraw override"),
        Text::new("Trek een vrijgave weer in.", "Take an override back."),
    ),
    quiet(
        &[Key::char('r')],
        Action::Redo,
        Text::new("herstellen", "put right"),
        Text::new(
            "Toegekend: crediteer de regel en declareer alles samen opnieuw. Afgewezen: declareer haar opnieuw.",
            "Granted: credit the line and claim everything together anew. Rejected: claim it again.",
        ),
    ),
    quiet(
        &[Key::char('C')],
        Action::Credit,
        Text::new("crediteren", "credit"),
        Text::new("Neem een toegekende regel in haar geheel terug.", "Take a granted line back in full."),
    ),
    table::up(Action::Move(Move::Up)),
    table::down(Action::Move(Move::Down)),
    table::page_up(Action::Move(Move::PageUp)),
    table::page_down(Action::Move(Move::PageDown)),
    table::first(Action::Move(Move::First), &[Key::HOME, Key::char('g')]),
    table::last(Action::Move(Move::Last), &[Key::END, Key::char('G')]),
];

const BACK: Binding<Action> = bind(
    &[Key::ESC],
    Action::Sheet(SheetAction::Close),
    Text::new("terug", "back"),
    Text::new("Terug naar de regels van de maand.", "Back to the lines of the month."),
);

pub const CODES_KEYS: &[Binding<Action>] = &[
    BACK,
    bind(
        &[Key::ENTER],
        Action::Sheet(SheetAction::Look),
        Text::new("regels", "lines"),
        Text::new(
            "Toon de regels met deze code, in de laatste maand waarin zij staan.",
            "Show the lines with this code, in the last month in which they stand.",
        ),
    ),
    bind(
        &[Key::char('R')],
        Action::Sheet(SheetAction::Resubmit),
        Text::new("alles opnieuw", "all again"),
        Text::new(
            "Declareer alle regels met deze code opnieuw, van alle maanden.",
            "Claim every line with this code again, of all months.",
        ),
    ),
    bind(
        &[Key::char('C')],
        Action::Sheet(SheetAction::Credit),
        Text::new("alles crediteren", "credit all"),
        Text::new(
            "Crediteer opnieuw alle regels waarvan de creditering met deze code is afgewezen.",
            "Credit again every line whose credit was rejected with this code.",
        ),
    ),
    table::up(Action::Move(Move::Up)),
    table::down(Action::Move(Move::Down)),
    table::page_up(Action::Move(Move::PageUp)),
    table::page_down(Action::Move(Move::PageDown)),
    table::first(Action::Move(Move::First), &[Key::HOME, Key::char('g')]),
    table::last(Action::Move(Move::Last), &[Key::END, Key::char('G')]),
];

pub const LEDGER_KEYS: &[Binding<Action>] = &[
    BACK,
    bind(
        &[Key::TAB],
        Action::Sheet(SheetAction::By),
        Text::new("declaratie/zorg", "claim/care"),
        Text::new(
            "Per declaratiemaand, of per maand waarin de zorg is gegeven.",
            "By claim month, or by month in which the care was given.",
        ),
    ),
    bind(
        &[Key::RIGHT, Key::char('l'), Key::char(']')],
        Action::Sheet(SheetAction::Years(1)),
        Text::new("jaar later", "year on"),
        Text::new("Naar het volgende jaar.", "To the next year."),
    ),
    quiet(
        &[Key::LEFT, Key::char('h'), Key::char('[')],
        Action::Sheet(SheetAction::Years(-1)),
        Text::new("jaar eerder", "year back"),
        Text::new("Naar het vorige jaar.", "To the previous year."),
    ),
    bind(
        &[Key::ENTER],
        Action::Sheet(SheetAction::Look),
        Text::new("regels", "lines"),
        Text::new("Toon de regels van deze maand.", "Show the lines of this month."),
    ),
    table::up(Action::Move(Move::Up)),
    table::down(Action::Move(Move::Down)),
    table::page_up(Action::Move(Move::PageUp)),
    table::page_down(Action::Move(Move::PageDown)),
    table::first(Action::Move(Move::First), &[Key::HOME, Key::char('g')]),
    table::last(Action::Move(Move::Last), &[Key::END, Key::char('G')]),
];

pub fn tables() -> Vec<(Text, Vec<Shown>)> {
    vec![
        (Text::new("Declaraties", "Claims"), keys::shown(KEYS)),
        (Text::new("Declaraties: in een regel", "Claims: inside a line"), keys::shown(INSIDE_KEYS)),
        (Text::new("Declaraties: retourcodes", "Claims: return codes"), keys::shown(CODES_KEYS)),
        (Text::new("Declaraties: overzicht", "Claims: ledger"), keys::shown(LEDGER_KEYS)),
    ]
}
