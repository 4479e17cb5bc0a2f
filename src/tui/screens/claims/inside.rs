//! Inside a claim line: what it says, what is found about it with the way out, and the entries it stands on.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::view::{state_word, volume};
use crate::domain::claim::overrides::FindingOverride;
use crate::domain::text::Text;
use crate::operations::views::claims::{LineDetail, LineEvent, LinePart, LineRow, PartCount};
use crate::tui::here::Here;
use crate::tui::show;
use crate::tui::theme::mark;
use crate::tui::widgets::panel;
use crate::tui::widgets::table::{Cell, Column, Cursor, Shape, Table, column};

const COLUMNS: &[Column] = &[
    column(Text::new("dag", "day"), Shape::Code(10), 0),
    column(Text::new("begin", "start"), Shape::Code(5), 2),
    column(Text::new("tijd", "time"), Shape::Number(5), 0),
    column(Text::new("activiteit", "activity"), Shape::Words(10), 1),
    column(Text::new("medewerker", "practitioner"), Shape::Rest(8), 0),
    column(Text::new("disc.", "disc."), Shape::Code(4), 3),
];

pub fn draw(detail: &LineDetail, cursor: Cursor, frame: &mut Frame, area: Rect, here: &Here) {
    let row = &detail.row;
    let title = format!("{} {}", row.client.number, row.client.name.listed());
    let inner = panel::draw(frame, area, &title, here);
    let mut above = facts(row, here);
    above.extend(answers(detail, usize::from(inner.width), here));
    above.extend(findings(row, usize::from(inner.width), here));
    above.push(Line::default());
    let height = show::columns(above.len()).min(inner.height * 2 / 3);
    let places = panel::stack(inner, &[height]);
    panel::lines(frame, places[0], above);
    let cells = |row: usize| detail.parts.get(row).map_or_else(Vec::new, |part| cells(part, here));
    let rows = detail.parts.len();
    let table = Table { columns: COLUMNS, rows, selected: Some(cursor.at), focused: true, cells: &cells };
    table.draw(frame.buffer_mut(), places[1], here);
}

fn facts(row: &LineRow, here: &Here) -> Vec<Line<'static>> {
    let words = |text: Option<String>| text.unwrap_or_else(|| "?".to_owned());
    let product = [
        Some(words(row.code.as_ref().map(ToString::to_string))),
        row.product.as_ref().map(|name| here.say(name)),
        row.discipline.as_ref().map(ToString::to_string),
    ];
    let product = product.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let period = format!("{} … {}", row.period.from(), row.period.until());
    let tariff = words(row.unit_tariff.map(|cents| cents.display(here.lang)));
    let amount = format!("{} × € {tariff} → {}", volume(row, here), show::euro(row.amount, here.lang));
    let state = match &row.reference {
        Some(reference) => format!("{} · {reference}", here.say(&state_word(row))),
        None => here.say(&state_word(row)),
    };
    let facts = [
        (Text::new("toewijzing", "allocation"), words(row.allocation.map(|number| number.to_string()))),
        (Text::new("product", "product"), product),
        (Text::new("periode", "period"), period),
        (Text::new("bedrag", "amount"), amount),
        (Text::new("toestand", "state"), state),
    ];
    facts
        .into_iter()
        .map(|(label, value)| {
            Line::from(vec![
                Span::styled(format!(" {}", show::left(label.get(here.lang), 12)), here.theme.dim()),
                Span::raw(show::clean(&value).into_owned()),
            ])
        })
        .collect()
}

/// What was sent and answered, and each return code in words with what to do.
fn answers(detail: &LineDetail, width: usize, here: &Here) -> Vec<Line<'static>> {
    let mut lines: Vec<Line<'static>> = Vec::new();
    if detail.history.len() > 1 || !detail.row.codes.is_empty() {
        for event in &detail.history {
            let codes = match &event.node_code {
                Some(code) => code.to_string(),
                None => crate::domain::claim::return_codes::joined(&event.codes),
            };
            let LineEvent { day, claim, reference, .. } = event;
            let what = [here.say(&event.what), codes].join(" ");
            let words = format!(" {day}  {} · {claim} · {reference}", what.trim_end());
            lines.push(Line::styled(show::fit(&words, width), here.theme.dim()));
        }
    }
    for code in &detail.row.codes {
        let head = format!(" ✗ {code}: {}", code.meaning().get(here.lang));
        let parts = show::wrapped(&head, width, "   ").into_iter();
        lines.extend(parts.map(|part| Line::styled(part, here.theme.bad())));
        let advice = format!("   → {}", code.advice().get(here.lang));
        let parts = show::wrapped(&advice, width, "   ").into_iter();
        lines.extend(parts.map(|part| Line::styled(part, here.theme.dim())));
    }
    lines
}

fn findings(row: &LineRow, width: usize, here: &Here) -> Vec<Line<'static>> {
    let mut lines = Vec::new();
    for finding in &row.findings {
        let style = here.theme.severity(finding.severity);
        let head = format!(
            " {} {} {}: ",
            mark(finding.severity),
            finding.rule,
            finding.severity.name().get(here.lang)
        );
        let indent = " ".repeat(3);
        for (index, part) in show::wrapped(&format!("{head}{}", finding.what.get(here.lang)), width, &indent)
            .into_iter()
            .enumerate()
        {
            let style = if index == 0 { style } else { here.theme.plain() };
            lines.push(Line::styled(part, style));
        }
        let after = match row.override_of(finding) {
            Some(one) => let_through(one, here),
            None => format!("   → {}", finding.way_out.get(here.lang)),
        };
        for part in show::wrapped(&after, width, &indent) {
            lines.push(Line::styled(part, here.theme.dim()));
        }
    }
    lines
}

/// Who let a finding through, when and why.
fn let_through(one: &FindingOverride, here: &Here) -> String {
    let (by, day, reason) = (&one.by, one.at.format("%Y-%m-%d %H:%MZ"), one.reason.as_str());
    let words = crate::text!(
        "   ✓ vrijgegeven door {by} op {day}: {reason}",
        "   ✓ overridden by {by} on {day}: {reason}"
    );
    here.say(&words)
}

fn cells(part: &LinePart, here: &Here) -> Vec<Cell> {
    vec![
        Cell::new(format!("{} {}", here.say(&part.day.weekday_short()), part.day)),
        Cell::new(show::clock(part.start)),
        Cell::new(match part.counts {
            PartCount::Minutes(minutes) => show::minutes(minutes),
            PartCount::Units(units) => format!("{units} ×"),
        }),
        Cell::new(here.say(&part.what)),
        Cell::new(part.practitioner_name.clone()),
        Cell::new(part.discipline.as_ref().map(ToString::to_string).unwrap_or_default()),
    ]
}
