//! How the Claims screen looks: counts and amounts by state on top, the lines, and the files that were made.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span};

use super::State;
use crate::domain::claim::answer::AnswerOutcome;
use crate::domain::claim::credit::CreditState;
use crate::domain::claim::line::LineState;
use crate::domain::money::Cents;
use crate::domain::text::Text;
use crate::domain::volume::Unit;
use crate::operations::views::claims::{BatchRow, ClaimsView, LineRow, MunicipalityGroup};
use crate::tui::here::Here;
use crate::tui::perform_claims::counted;
use crate::tui::show;
use crate::tui::theme::mark;
use crate::tui::widgets::panel;
use crate::tui::widgets::table::{Cell, Column, Shape, Table, column};

/// The first is left out when there is one municipality only.
const COLUMNS: &[Column] = &[
    column(Text::new("gemeente", "municipality"), Shape::Code(4), 8),
    column(Text::new("nummer", "number"), Shape::Code(6), 4),
    column(Text::new("cliënt", "client"), Shape::Words(12), 0),
    column(Text::new("toewijzing", "alloc."), Shape::Number(6), 5),
    column(Text::new("code", "code"), Shape::Code(5), 1),
    column(Text::new("product", "product"), Shape::Words(8), 7),
    column(Text::new("disc.", "disc."), Shape::Code(4), 3),
    column(Text::new("omvang", "volume"), Shape::Number(8), 0),
    column(Text::new("tarief", "tariff"), Shape::Number(6), 6),
    column(Text::new("bedrag", "amount"), Shape::Number(9), 0),
    column(Text::new("toestand", "state"), Shape::Code(6), 0),
    column(Text::new("bevinding", "finding"), Shape::Rest(8), 2),
];

/// Lines above the table: counts per state.
const ABOVE: u16 = 2;

fn places(area: Rect, batches: usize) -> [Rect; 3] {
    let below = if batches == 0 || area.height < 14 { 0 } else { show::columns(batches).min(4) + 2 };
    let above = Rect { height: ABOVE.min(area.height), ..area };
    let list = Rect { y: above.bottom(), height: area.height.saturating_sub(above.height + below), ..area };
    [above, list, Rect { y: list.bottom(), height: below.min(area.height), ..area }]
}

/// Where the rows stand.
pub fn list_area(area: Rect, here: &Here) -> Rect {
    panel::inside(places(area, 0)[1], here)
}

pub fn draw(state: &State, frame: &mut Frame, area: Rect, here: &Here) {
    let batches = state.view.as_ref().map_or(0, |view| view.batches.len());
    let [above, list, below] = places(area, batches);
    let inner = panel::draw(frame, list, &title(state, here), here);
    let Some(view) = &state.view else { return };
    panel::lines(frame, above, counts(state, view, above.width, here));
    let rows = state.rows();
    if rows.is_empty() {
        panel::words(frame, inner, &empty(view), here);
    } else {
        let skipped = usize::from(state.group.is_some() || view.groups.len() < 2);
        let cells = |at: usize| {
            rows.get(at).map_or_else(Vec::new, |(group, row)| {
                cells(group, row, state.marks.contains(&row.id), here).split_off(skipped)
            })
        };
        let selected = Some(state.cursor.at);
        let columns = COLUMNS.get(skipped..).unwrap_or_default();
        let table = Table { columns, rows: rows.len(), selected, focused: true, cells: &cells };
        table.draw(frame.buffer_mut(), inner, here);
    }
    if below.height > 2 {
        draw_batches(view, frame, below, here);
    }
}

/// `March 2025 · Hoorn (0405)`.
fn title(state: &State, here: &Here) -> String {
    let month = show::capital(&here.say(&state.month.long()));
    let groups = state.view.as_ref().map(|view| view.groups.as_slice()).unwrap_or_default();
    let scope = match state.group.and_then(|group| groups.get(group)) {
        Some(group) => municipality(group, here),
        None => here.say(&match groups.len() {
            0 => return format!("← {month} →"),
            1 => Text::same(groups.first().map(|group| municipality(group, here)).unwrap_or_default()),
            count => crate::text!("{count} gemeenten", "{count} municipalities"),
        }),
    };
    let code = state.code.map_or_else(String::new, |code| format!(" · {code} {}", here.say(&code.meaning())));
    format!("← {month} → · {scope}{code}")
}

fn municipality(group: &MunicipalityGroup, here: &Here) -> String {
    match (&group.municipality, &group.name) {
        (Some(code), Some(name)) => format!("{name} ({code})"),
        (Some(code), None) => here.say(&crate::text!("gemeente {code}", "municipality {code}")),
        (None, _) => here.say(&Text::new("zonder toewijzing", "without allocation")),
    }
}

fn empty(view: &ClaimsView) -> Vec<Text> {
    if view.uncompiled == 0 && view.uncompiled_usages > 0 {
        let number = view.uncompiled_usages;
        return vec![
            crate::text!(
                "Deze maand is nog niet samengesteld; er zijn {number} ritten of dagen van componenten.",
                "This month is not compiled yet; there are {number} trips or days of components."
            ),
            Text::new("Druk op c om declaratieregels te maken.", "Press c to make claim lines."),
        ];
    }
    if view.uncompiled == 0 {
        return vec![
            Text::new("Deze maand is er niets te declareren.", "There is nothing to claim in this month."),
            Text::new("Druk op ← voor de vorige maand.", "Press ← for the previous month."),
        ];
    }
    let open = show::minutes(view.uncompiled);
    vec![
        crate::text!(
            "Deze maand is nog niet samengesteld; er is {open} uur declarabele tijd.",
            "This month is not compiled yet; there are {open} hours of declarable time."
        ),
        Text::new("Druk op c om declaratieregels te maken.", "Press c to make claim lines."),
    ]
}

/// How many lines are in which state, and what is not in any line. Where amounts would not fit they go, whole.
fn counts(state: &State, view: &ClaimsView, width: u16, here: &Here) -> Vec<Line<'static>> {
    let full = states(state, true, here);
    let first = if full.width() <= usize::from(width) { full } else { states(state, false, here) };
    let open = show::minutes(view.uncompiled);
    let second = if view.uncompiled > 0 && !state.rows().is_empty() {
        let words = crate::text!(
            " ! {open} declarabele tijd staat in geen enkele regel: c stelt opnieuw samen",
            " ! {open} of declarable time is in no line: c compiles again"
        );
        Line::styled(here.say(&words), here.theme.warn())
    } else if view.uncompiled_usages > 0 && !state.rows().is_empty() {
        let number = view.uncompiled_usages;
        let words = crate::text!(
            " ! {number} ritten of dagen staan in geen enkele regel: c stelt opnieuw samen",
            " ! {number} trips or days are in no line: c compiles again"
        );
        Line::styled(here.say(&words), here.theme.warn())
    } else {
        Line::default()
    };
    vec![first, second]
}

/// `draft 14 € 1.234,00   held 2 …`, with amounts or without.
fn states(state: &State, with_amounts: bool, here: &Here) -> Line<'static> {
    let rows = state.rows();
    let mut spans = vec![Span::raw(" ")];
    for (name, wanted, style) in kinds(here) {
        let picked: Vec<&LineRow> =
            rows.iter().map(|(_, row)| *row).filter(|row| kind(row) == wanted).collect();
        if picked.is_empty() && wanted == Count::Over {
            continue;
        }
        let amount = Cents(picked.iter().map(|row| row.amount.0).sum());
        let style = if picked.is_empty() { here.theme.dim() } else { style };
        let count = picked.len();
        spans.push(Span::raw(format!("{name} ")));
        spans.push(Span::styled(format!("{count}"), style));
        let shown = with_amounts && count > 0;
        let amount = if shown { format!(" {}", show::euro(amount, here.lang)) } else { String::new() };
        spans.push(Span::styled(format!("{amount}   "), here.theme.dim()));
    }
    Line::from(spans)
}

/// What counts as one kind in the line on top.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Count {
    Draft,
    Held,
    Queued,
    Sent,
    Over,
}

fn kind(row: &LineRow) -> Count {
    match row.state {
        LineState::Draft if row.is_held() => Count::Held,
        LineState::Draft => Count::Draft,
        LineState::Queued => Count::Queued,
        LineState::Sent | LineState::CreditSent => Count::Sent,
        LineState::Granted | LineState::Rejected | LineState::Credited => Count::Over,
    }
}

fn kinds(here: &Here) -> Vec<(String, Count, Style)> {
    let theme = here.theme;
    [
        (LineState::Draft.name(), Count::Draft, theme.bold()),
        (Text::new("vastgehouden", "held"), Count::Held, theme.bad()),
        (Text::new("wachtrij", "queued"), Count::Queued, theme.accent()),
        (LineState::Sent.name(), Count::Sent, theme.good()),
        (Text::new("beantwoord", "answered"), Count::Over, theme.plain()),
    ]
    .into_iter()
    .map(|(name, count, style)| (here.say(&name), count, style))
    .collect()
}

fn cells(group: &MunicipalityGroup, row: &LineRow, is_marked: bool, here: &Here) -> Vec<Cell> {
    let theme = here.theme;
    let worst = row.findings.first().filter(|_| row.state.leaves_entries_free() || row.codes.is_empty());
    let code = row.codes.first().filter(|_| row.state != LineState::Draft);
    let answered = code.map_or_else(Cell::default, |code| {
        Cell::styled(format!("{code} {}", code.meaning().get(here.lang)), theme.bad())
    });
    let finding = worst.filter(|_| code.is_none()).map_or(answered, |finding| {
        let more =
            if row.findings.len() > 1 { format!(" +{}", row.findings.len() - 1) } else { String::new() };
        let words =
            format!("{} {}{more} {}", mark(finding.severity), finding.rule, finding.what.get(here.lang));
        Cell::styled(words, theme.severity(finding.severity))
    });
    let name = row.client.name.listed();
    let client =
        if is_marked { Cell::styled(format!("● {name}"), theme.accent()) } else { Cell::new(name) };
    let town = group.name.clone().or_else(|| group.municipality.as_ref().map(ToString::to_string));
    vec![
        Cell::styled(town.unwrap_or_default(), theme.dim()),
        Cell::styled(row.client.number.to_string(), theme.dim()),
        client,
        Cell::new(row.allocation.map(|number| number.to_string()).unwrap_or_default()),
        Cell::new(row.code.as_ref().map_or("?", |code| code.as_str())),
        Cell::new(row.product.as_ref().map(|name| here.say(name)).unwrap_or_default()),
        Cell::new(row.discipline.as_ref().map(ToString::to_string).unwrap_or_default()),
        Cell::new(volume(row, here)),
        Cell::new(row.unit_tariff.map_or_else(|| "?".to_owned(), |cents| cents.display(here.lang))),
        Cell::new(row.amount.display(here.lang)),
        Cell::styled(here.say(&state_word(row)), state_style(row, here)),
        finding,
    ]
}

/// `615 min`, `18 ×`.
pub fn volume(row: &LineRow, here: &Here) -> String {
    let Some(volume) = row.volume else { return format!("{} ?", show::minutes(row.minutes)) };
    let unit = match row.unit {
        Some(Unit::Minute) => Text::same("min"),
        Some(Unit::Hour) => Text::new("uur", "h"),
        Some(Unit::PieceOutput | Unit::PieceEffort) => Text::same("×"),
        Some(other) => other.name(),
        None => Text::same("?"),
    };
    format!("{volume} {}", here.say(&unit))
}

/// The state in a word that fits a column.
pub fn state_word(row: &LineRow) -> Text {
    match row.state {
        LineState::Draft if row.is_held() => Text::new("vastgehouden", "held"),
        LineState::Queued => Text::new("wachtrij", "queued"),
        LineState::CreditSent => Text::new("credit", "credit"),
        LineState::Granted if row.credit == Some(CreditState::Queued) => {
            Text::new("credit in rij", "credit queued")
        }
        other => other.name(),
    }
}

fn state_style(row: &LineRow, here: &Here) -> Style {
    let theme = here.theme;
    match kind(row) {
        Count::Draft | Count::Over => theme.plain(),
        Count::Held => theme.bad(),
        Count::Queued => theme.accent(),
        Count::Sent => theme.good(),
    }
}

fn draw_batches(view: &ClaimsView, frame: &mut Frame, area: Rect, here: &Here) {
    let title = here.say(&Text::new("Gemaakte bestanden", "Files that were made"));
    let inner = panel::draw(frame, area, &title, here);
    let lines = view.batches.iter().map(|batch| batch_line(batch, usize::from(inner.width), here)).collect();
    panel::lines(frame, inner, lines);
}

fn batch_line(batch: &BatchRow, width: usize, here: &Here) -> Line<'static> {
    let lines = here.say(&counted(batch.lines));
    let answer = batch_answer(batch, here);
    let facts =
        format!(" {} · {lines} · {}{answer}  ", batch.municipality, show::euro(batch.amount, here.lang));
    let room = width.saturating_sub(show::width(&facts));
    let path = match &batch.path {
        Some(path) => shortened(&path.to_string_lossy(), room),
        None => here.say(&Text::new("het bestand volgt nog", "its file is still to be placed")),
    };
    Line::from(vec![Span::raw(facts), Span::styled(path, here.theme.dim())])
}

/// What came of a claim, where something did or should have.
fn batch_answer(batch: &BatchRow, here: &Here) -> String {
    let granted = |cents| show::euro(cents, here.lang);
    if let Some(node) = &batch.node {
        let code = node.code.as_ref().map_or_else(String::new, |code| format!(" ({code})"));
        let words = Text::new("geweigerd door het knooppunt", "refused by the exchange node");
        return format!(" · {}{code}", here.say(&words));
    }
    match &batch.answer {
        Some(answer) if answer.outcome == AnswerOutcome::Returned => {
            format!(" · {}", here.say(&Text::new("teruggekomen", "came back")))
        }
        Some(answer) => format!(" · {} {}", here.say(&LineState::Granted.name()), granted(answer.granted)),
        None if here.today > batch.due => {
            format!(" · ! {}", here.say(&Text::new("antwoord te laat", "answer overdue")))
        }
        None => String::new(),
    }
}

/// The end of a path says most: folders are left out from the left.
fn shortened(path: &str, columns: usize) -> String {
    let path = show::clean(path);
    let mut rest: &str = &path;
    while show::width(rest) + 2 > columns && show::width(&path) > columns {
        let Some((_, tail)) = rest.split_once(std::path::MAIN_SEPARATOR) else { break };
        rest = tail;
    }
    if rest.len() == path.len() {
        show::fit(rest, columns)
    } else {
        show::fit(&format!("…/{rest}"), columns)
    }
}
