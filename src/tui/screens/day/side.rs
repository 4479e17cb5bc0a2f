//! The side panel of the Day screen: sums of the day and the week, and the budgets of the clients of the day.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::domain::activity::Kind;
use crate::domain::text::Text;
use crate::operations::views::day::{Budget, DayView, KindMinutes, Room};
use crate::tui::here::Here;
use crate::tui::show;
use crate::tui::widgets::bars::{bar, gauge};
use crate::tui::widgets::panel;

pub fn draw(view: Option<&DayView>, frame: &mut Frame, area: Rect, here: &Here) {
    let sums = 11.min(area.height);
    let above = Rect { height: sums, ..area };
    let inner = panel::padded(frame, above, &here.say(&Text::new("Totalen", "Totals")), here);
    let below = Rect { y: above.bottom(), height: area.height - sums, ..area };
    if let Some(view) = view {
        panel::lines(frame, inner, sums_of(view, inner.width, here));
    }
    if below.height > 2 {
        let inner = panel::padded(frame, below, &here.say(&Text::new("Budgetten", "Budgets")), here);
        let budgets = view.map(|view| view.budgets.as_slice()).unwrap_or_default();
        let lines = budgets.iter().flat_map(|budget| budget_lines(budget, inner.width, here)).collect();
        panel::lines(frame, inner, lines);
    }
}

fn sums_of(view: &DayView, width: u16, here: &Here) -> Vec<Line<'static>> {
    let theme = here.theme;
    let mut lines: Vec<Line> =
        Kind::ALL.into_iter().map(|kind| kind_line(kind, view.today, width, here)).collect();
    let declarable = show::minutes(view.today.declarable());
    lines.push(panel::pair(
        &here.say(&Text::new("declarabel", "declarable")),
        &declarable,
        width,
        theme.bold(),
    ));
    lines.push(panel::pair(
        &here.say(&Text::new("productiviteit", "productivity")),
        &percent(view.today),
        width,
        theme.plain(),
    ));
    let week = view.day.iso_week().1;
    lines.push(Line::styled(
        format!(
            "{} {week} {}",
            here.say(&Text::new("week", "week")),
            "─".repeat(usize::from(width).saturating_sub(8))
        ),
        theme.dim(),
    ));
    let logged = show::minutes(view.week.total());
    lines.push(panel::pair(&here.say(&Text::new("geregistreerd", "logged")), &logged, width, theme.plain()));
    lines.push(panel::pair(
        &here.say(&Text::new("productiviteit", "productivity")),
        &percent(view.week),
        width,
        theme.plain(),
    ));
    if let Some(contract) = view.week_contract {
        let of = show::minutes(contract);
        let label = crate::text!("nog te gaan van {of}", "to go of {of}");
        let to_go = show::minutes(contract - view.week.total());
        lines.push(panel::pair(&here.say(&label), &to_go, width, theme.bold()));
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

/// Whose, how full, and what is left.
fn budget_lines(budget: &Budget, width: u16, here: &Here) -> Vec<Line<'static>> {
    let theme = here.theme;
    let who = format!("{} {}", budget.client.number, budget.client.name.family());
    let number = budget.number.to_string();
    let first = panel::pair(&who, &number, width, theme.dim());
    let (left, of) = match budget.room {
        Room::Money { of, used } => {
            let left = of.checked_sub(used).unwrap_or_default();
            (show::euro(left, here.lang), of.display(here.lang))
        }
        Room::Minutes { of, used } => (show::minutes(of - used), show::minutes(of)),
        Room::Unlimited => {
            return vec![
                first,
                Line::styled(here.say(&Text::new("  geen maximum", "  no maximum")), theme.dim()),
            ];
        }
    };
    let percent = budget.room.percent().unwrap_or_default();
    let (mark, style) = match percent {
        100.. => ("▲", theme.bad()),
        80..=99 => ("!", theme.warn()),
        _ => (" ", theme.plain()),
    };
    let roomy = width >= 40;
    let words = if roomy {
        crate::text!("{mark} {left} over van {of}", "{mark} {left} left of {of}")
    } else {
        crate::text!("{mark} {left} over", "{mark} {left} left")
    };
    let mut lines = vec![first, panel::pair(&here.say(&words), &format!("{percent}%"), width, style)];
    if roomy {
        let bar = gauge(percent, 100, usize::from(width).saturating_sub(2));
        lines.push(Line::styled(format!("  {bar}"), theme.dim()));
    }
    lines
}
