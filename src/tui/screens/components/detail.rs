//! What the tabs of the Components screen share: where list and detail stand, and findings in words.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use crate::domain::rules::Finding;
use crate::domain::text::Text;
use crate::operations::views::usage_month::Cell;
use crate::tui::here::Here;
use crate::tui::show;
use crate::tui::theme;
use crate::tui::widgets::panel;

/// Fewest lines of the detail below a list, and the height from which it has more.
const BELOW: u16 = 6;
const BELOW_TALL: u16 = 9;
const TALL: u16 = 36;

/// The list with so many lines, and the detail in what is left below it; a small screen has no detail.
pub fn places(area: Rect, lines: usize) -> (Rect, Rect) {
    let least = match area.height {
        0..12 => 0,
        12..TALL => BELOW,
        _ => BELOW_TALL,
    };
    let most = area.height - least;
    let height = if least == 0 { most } else { show::columns(lines).min(most) };
    let list = Rect { height, ..area };
    (list, Rect { y: list.bottom(), height: area.height - height, ..area })
}

/// What to do while there is nothing to show.
pub fn draw_empty(frame: &mut Frame, area: Rect, texts: &[Text], here: &Here) {
    let inner = panel::draw(frame, area, &here.say(&Text::new("Nog niets", "Nothing yet")), here);
    panel::words(frame, inner, texts, here);
}

/// The mark of the worst finding of a cell, or that it was claimed.
pub fn cell_mark(cell: &Cell, here: &Here) -> Option<(&'static str, Style)> {
    match cell.severity() {
        Some(severity) => Some((theme::mark(severity), here.theme.severity(severity))),
        None if !cell.is_free() => Some(("•", here.theme.dim())),
        None => None,
    }
}

/// `▲ PS-T2: what was found. → what to do`, each once.
pub fn finding_lines<'a>(
    findings: impl Iterator<Item = &'a Finding>,
    width: usize,
    here: &Here,
) -> Vec<Line<'static>> {
    let mut told: Vec<&Finding> = Vec::new();
    for finding in findings {
        if !told.iter().any(|one| one.rule == finding.rule && one.what == finding.what) {
            told.push(finding);
        }
    }
    told.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    let words = |finding: &Finding| {
        let mark = theme::mark(finding.severity);
        let (what, way_out) = (finding.what.get(here.lang), finding.way_out.get(here.lang));
        format!(" {mark} {}: {what} → {way_out}", finding.rule)
    };
    told.into_iter()
        .flat_map(|finding| {
            let style = here.theme.severity(finding.severity);
            let parts = show::wrapped(&words(finding), width, "   ");
            parts.into_iter().map(move |part| Line::styled(part, style))
        })
        .collect()
}
