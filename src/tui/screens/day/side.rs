//! The side panel of the Day screen: sums of the day and the week, and the budgets of the clients of the day.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::domain::activity::Kind;
use crate::domain::ids::AllocationId;
use crate::domain::money::Cents;
use crate::domain::text::Text;
use crate::operations::views::day::{Budget, DayView, KindMinutes, Room};
use crate::tui::here::Here;
use crate::tui::show;
use crate::tui::widgets::bars::{bar, gauge};
use crate::tui::widgets::panel;

/// The budget of the marked entry comes first, then the fullest.
pub fn draw(
    view: Option<&DayView>,
    marked: Option<AllocationId>,
    frame: &mut Frame,
    area: Rect,
    here: &Here,
) {
    let Some(view) = view else { return };
    let sums = sums_of(view, area.height < ROOMY, area.width.saturating_sub(4), here);
    let above = Rect { height: show::columns(sums.len() + 2).min(area.height), ..area };
    let inner = panel::padded(frame, above, &here.say(&Text::new("Totalen", "Totals")), here);
    panel::lines(frame, inner, sums);
    let below = Rect { y: above.bottom(), height: area.height - above.height, ..area };
    if below.height > 2 {
        let inner = panel::padded(frame, below, &here.say(&Text::new("Budgetten", "Budgets")), here);
        let mut budgets: Vec<&Budget> = view.budgets.iter().collect();
        budgets.sort_by_key(|budget| {
            (Some(budget.allocation) != marked, std::cmp::Reverse(budget.room.percent()))
        });
        let lines = budgets.into_iter().flat_map(|budget| budget_lines(budget, inner, here)).collect();
        panel::lines(frame, inner, lines);
    }
}

/// Lines of the panel from which everything is shown.
const ROOMY: u16 = 22;

fn sums_of(view: &DayView, short: bool, width: u16, here: &Here) -> Vec<Line<'static>> {
    let theme = here.theme;
    let pair = |label: &Text, value: &str, style| panel::pair(label.get(here.lang), value, width, style);
    let productivity =
        |minutes| pair(&Text::new("productiviteit", "productivity"), &percent(minutes), theme.plain());
    let mut lines: Vec<Line> =
        Kind::ALL.into_iter().map(|kind| kind_line(kind, view.today, width, here)).collect();
    let declarable = show::minutes(view.today.declarable());
    lines.push(pair(&Text::new("declarabel", "declarable"), &declarable, theme.bold()));
    lines.push(productivity(view.today));
    let week = format!("week {} ", view.day.iso_week().1);
    let rule = "─".repeat(usize::from(width).saturating_sub(show::width(&week)));
    lines.push(Line::styled(format!("{week}{rule}"), theme.dim()));
    let logged = show::minutes(view.week.total());
    lines.push(pair(&Text::new("geregistreerd", "logged"), &logged, theme.plain()));
    if !short {
        lines.push(productivity(view.week));
    }
    if let Some(contract) = view.week_contract {
        let of = show::minutes(contract);
        let left = contract - view.week.total();
        let words = if left < 0 {
            crate::text!("meer dan {of}", "more than {of}")
        } else {
            crate::text!("nog te gaan van {of}", "to go of {of}")
        };
        lines.push(pair(&words, &show::minutes(left.abs()), theme.bold()));
    }
    lines
}

fn percent(minutes: KindMinutes) -> String {
    minutes.productivity().map_or_else(|| "–".to_owned(), |percent| format!("{percent}%"))
}

/// Letter and name in so few columns that a narrow panel shows them whole.
pub fn kind_name(kind: Kind) -> Text {
    match kind {
        Kind::Direct => Text::new("A direct", "A direct"),
        Kind::Indirect => Text::new("B indirect", "B indirect"),
        Kind::NonDeclarable => Text::new("C overig", "C other"),
    }
}

/// `A direct        3:15 ██████`.
fn kind_line(kind: Kind, minutes: KindMinutes, width: u16, here: &Here) -> Line<'static> {
    let name = here.say(&kind_name(kind));
    let width = usize::from(width);
    let room = (width / 4).min(12);
    let label = width.saturating_sub(room + 7);
    Line::from(vec![
        Span::raw(show::left(&name, label)),
        Span::raw(show::right(&show::minutes(minutes.of(kind)), 6)),
        Span::raw(" "),
        Span::styled(bar(minutes.of(kind), minutes.total(), room), here.theme.kind(kind)),
    ])
}

/// Whose, how full, and what is left: on one line, or with a bar where there is room.
fn budget_lines(budget: &Budget, area: Rect, here: &Here) -> Vec<Line<'static>> {
    let theme = here.theme;
    let percent = budget.room.percent().unwrap_or_default();
    let (mark, style) = match percent {
        100.. => ("▲", theme.bad()),
        80..=99 => ("!", theme.warn()),
        _ => (" ", theme.plain()),
    };
    if area.width < 40 || area.height < 9 {
        let who = format!("{mark} {}", budget.client.name.family());
        return vec![panel::pair(&who, &left(budget.room, here), area.width, style)];
    }
    let who = format!("{mark} {} {}", budget.client.number, budget.client.name.family());
    let first = panel::pair(&who, &budget.number.to_string(), area.width, theme.dim());
    let words = format!("  {}", left_of(budget.room, here));
    if budget.room == Room::Unlimited {
        return vec![first, Line::raw(words)];
    }
    let bar = gauge(percent, 100, usize::from(area.width).saturating_sub(2));
    vec![
        first,
        panel::pair(&words, &format!("{percent}%"), area.width, style),
        Line::styled(format!("  {bar}"), theme.dim()),
    ]
}

/// `€ 273,07`.
fn left(room: Room, here: &Here) -> String {
    match room {
        Room::Money { of, used } => show::euro(of.checked_sub(used).unwrap_or_default(), here.lang),
        Room::Minutes { of, used } => show::minutes(of - used),
        Room::Units { of, used, .. } => format!("{} ×", of - used),
        Room::Unlimited => here.say(&Text::new("geen maximum", "no maximum")),
    }
}

/// `€ 273,07 over van 4.800,00`, or what is too much.
fn left_of(room: Room, here: &Here) -> String {
    let (left, over, of) = match room {
        Room::Money { of, used } => {
            let left = of.checked_sub(used).unwrap_or_default();
            (show::euro(Cents(left.0.abs()), here.lang), left < Cents::ZERO, of.display(here.lang))
        }
        Room::Minutes { of, used } => (show::minutes((of - used).abs()), used > of, show::minutes(of)),
        Room::Units { of, used, unit } => {
            ((of - used).abs().to_string(), used > of, format!("{of} × {}", here.say(&unit.name())))
        }
        Room::Unlimited => return here.say(&Text::new("geen maximum", "no maximum")),
    };
    here.say(&if over {
        crate::text!("{left} boven {of}", "{left} above {of}")
    } else {
        crate::text!("{left} over van {of}", "{left} left of {of}")
    })
}
