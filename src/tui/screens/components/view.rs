//! How the Components screen looks: the names of its tabs on top, the open one below.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::{State, Tab, tab};
use crate::tui::here::Here;
use crate::tui::show;

/// The line of names, and the tab.
fn places(area: Rect) -> (Rect, Rect) {
    let bar = Rect { height: area.height.min(1), ..area };
    (bar, Rect { y: bar.bottom(), height: area.height - bar.height, ..area })
}

/// Where the open tab is drawn.
pub fn inner(area: Rect) -> Rect {
    places(area).1
}

pub fn draw(state: &State, frame: &mut Frame, area: Rect, here: &Here) {
    let (bar, body) = places(area);
    frame.render_widget(names(state, usize::from(bar.width), here), bar);
    let focused = !state.outside;
    tab!(state, it => {
        it.draw(focused, frame, body, here);
        it.draw_form(frame, area, here);
    });
}

/// ` Transport  Attendance  Stays             ← March 2025 → `
fn names(state: &State, width: usize, here: &Here) -> Line<'static> {
    let mut spans = Vec::new();
    let mut used = 0;
    for (tab, text) in tab_texts(here) {
        let open = if state.outside { here.theme.selected() } else { here.theme.open() };
        let style = if tab == state.tab { open } else { here.theme.dim() };
        used += show::width(&text);
        spans.push(Span::styled(text, style));
    }
    let month = format!("[ {} ] ", show::capital(&here.say(&state.month.long())));
    let room = width.saturating_sub(used);
    spans.push(Span::styled(show::right(&show::fit(&month, room), room), here.theme.bold()));
    Line::from(spans)
}

fn tab_texts(here: &Here) -> impl Iterator<Item = (Tab, String)> {
    Tab::ALL.into_iter().map(|tab| (tab, format!(" {} ", here.say(&tab.name()))))
}

/// The tab whose name stands there.
pub fn tab_at(area: Rect, x: u16, y: u16, here: &Here) -> Option<Tab> {
    if y != area.y {
        return None;
    }
    let mut end = usize::from(area.x);
    tab_texts(here).find_map(|(tab, text)| {
        end += show::width(&text);
        (usize::from(x) < end).then_some(tab)
    })
}
