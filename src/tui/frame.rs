//! What surrounds every screen: title bar, names of the screens, note and footer.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::app::{App, KEYS};
use super::effects::{Note, Tone};
use super::here::Here;
use super::keys::Shown;
use super::screens::ScreenName;
use super::show;
use super::widgets::panel;
use crate::domain::text::Text;

/// Where everything stands.
pub struct Places {
    title: Rect,
    tabs: Rect,
    /// The screen itself.
    pub body: Rect,
    note: Rect,
    footer: Rect,
}

/// Divides the screen; a tiny one gives all its lines to the screen itself.
pub fn places(app: &App) -> Places {
    divide(app.size, note_lines(app))
}

fn divide(area: Rect, note: u16) -> Places {
    let around = u16::from(area.height >= 8);
    let note = if around == 0 { 0 } else { note };
    let line = |y: u16, height: u16| Rect { y: area.y.saturating_add(y), height, ..area }.intersection(area);
    let body = area.height.saturating_sub(3 * around + note);
    Places {
        title: line(0, around),
        tabs: line(around, around),
        body: line(2 * around, body),
        note: line(2 * around + body, note),
        footer: line(area.height.saturating_sub(around), around),
    }
}

/// One line, or as many as a long problem needs, at most three.
fn note_lines(app: &App) -> u16 {
    let Some(note) = &app.note else { return 1 };
    let width = usize::from(app.size.width).max(1);
    show::columns(show::wrapped(&words(note, &app.here), width, "   ").len()).clamp(1, 3)
}

impl App {
    pub fn draw(&self, frame: &mut Frame) {
        let places = divide(frame.area(), note_lines(self));
        frame.render_widget(self.title(usize::from(places.title.width)), places.title);
        frame.render_widget(self.tabs(usize::from(places.tabs.width)), places.tabs);
        self.screen.view(frame, places.body, &self.here);
        self.draw_note(frame, places.note);
        frame.render_widget(self.foot(usize::from(places.footer.width)), places.footer);
        for overlay in &self.overlays {
            overlay.draw(frame, &self.here);
        }
    }

    /// ` uurwerk   De Dijk · A. Visser (WO+)          Thu 13 Mar 2025 · week 11 `
    fn title(&self, width: usize) -> Line<'static> {
        let theme = self.here.theme;
        let right = format!("{} ", self.screen.title(&self.here));
        let room = width.saturating_sub(show::width(&right) + 1);
        let name = " uurwerk   ";
        let left = show::left(&self.who(), room.saturating_sub(show::width(name)));
        Line::from(vec![
            Span::styled(show::fit(name, room), theme.accent()),
            Span::styled(left, theme.bold()),
            Span::raw(" "),
            Span::styled(right, theme.bold()),
        ])
        .style(theme.bar())
    }

    fn who(&self) -> String {
        let practice = self.practice.practice.as_ref().map(|practice| practice.name.clone());
        let practitioner =
            self.practice.practitioners.iter().find(|kept| Some(kept.id) == self.here.practitioner).map(
                |kept| match kept.value.discipline_on(self.here.today) {
                    Some(discipline) => format!("{} ({discipline})", kept.value.name),
                    None => kept.value.name.clone(),
                },
            );
        [practice, practitioner].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    /// ` 1 Day  3 Month  4 Clients  6 Claims          ⠋ compiling`
    fn tabs(&self, width: usize) -> Line<'static> {
        let theme = self.here.theme;
        let mut spans = Vec::new();
        let mut used = 0;
        for (name, text) in tab_texts(width, &self.here) {
            let style = if name == self.screen.name() { theme.open() } else { theme.dim() };
            used += show::width(&text);
            spans.push(Span::styled(text, style));
        }
        if let Some(work) = &self.work {
            let turn = ["◐", "◓", "◑", "◒"][work.ticks % 4];
            let esc = match (work.stopping, work.can_stop) {
                (true, _) => STOPPING,
                (false, true) => ESC_STOPS,
                (false, false) => Text::same(""),
            };
            let words = format!("{turn} {}{} ", self.here.say(&work.what), self.here.say(&esc));
            spans.push(Span::styled(show::right(&words, width.saturating_sub(used)), theme.accent()));
        }
        Line::from(spans)
    }

    fn draw_note(&self, frame: &mut Frame, area: Rect) {
        let (Some(note), Some(tone)) = (&self.note, self.note_tone()) else { return };
        let theme = self.here.theme;
        let style = match tone {
            Tone::Done => theme.good(),
            Tone::Hint => theme.dim(),
            Tone::Problem => theme.bad(),
        };
        let lines = show::wrapped(&words(note, &self.here), usize::from(area.width), "   ");
        panel::lines(frame, area, lines.into_iter().map(|line| Line::styled(line, style)).collect());
    }

    /// The screen's keys on the left, help and quit always in sight on the right.
    fn foot(&self, width: usize) -> Line<'static> {
        let (own, all) = self.footer();
        let part = |line: &Shown| {
            let key = line.keys.first().map(ToString::to_string).unwrap_or_default();
            (key, self.here.say(&line.name))
        };
        let length = |(key, name): &(String, String)| show::width(key) + show::width(name) + 3;
        let all: Vec<_> = all.iter().map(part).collect();
        let mut room = width.saturating_sub(all.iter().map(length).sum::<usize>() + 1);
        let mut parts = Vec::new();
        for part in own.iter().map(part) {
            let needed = length(&part);
            if needed > room {
                break;
            }
            room -= needed;
            parts.push(part);
        }
        let theme = self.here.theme;
        let mut spans = vec![Span::raw(" ")];
        for (index, (key, name)) in parts.iter().chain(&all).enumerate() {
            if index == parts.len() {
                spans.push(Span::raw(" ".repeat(room)));
            }
            spans.push(Span::styled(key.clone(), theme.accent()));
            spans.push(Span::styled(format!(" {name}  "), theme.dim()));
        }
        Line::from(spans)
    }
}

const ESC_STOPS: Text = Text::new(" · Esc stopt", " · Esc stops");
const STOPPING: Text = Text::new(" · wordt gestopt", " · stopping");

/// `✓ logged`, `▲ that cannot be done: do this`.
fn words(note: &Note, here: &Here) -> String {
    let mark = match note.tone {
        Tone::Done => "✓",
        Tone::Hint => "·",
        Tone::Problem => "▲",
    };
    let hint =
        note.hint.as_ref().map(|hint| format!(" {}", show::capital(&here.say(hint)))).unwrap_or_default();
    show::clean(&format!(
        " {mark} {}{hint}",
        sentence(&show::capital(&here.say(&note.words)), !hint.is_empty())
    ))
    .into_owned()
}

/// Ends a sentence that another one follows.
fn sentence(words: &str, followed: bool) -> String {
    let open = followed && !words.ends_with(['.', '!', '?', ':']);
    format!("{words}{}", if open { "." } else { "" })
}

/// ` 1 Day ` and so on, with the key that opens it. Where they do not fit, first the space between them goes, then the names
/// are shortened.
fn tab_texts(width: usize, here: &Here) -> Vec<(ScreenName, String)> {
    let names: Vec<(ScreenName, String, String)> = ScreenName::ALL
        .into_iter()
        .map(|name| {
            let open = super::app::Action::Open(name);
            let key = KEYS.iter().find(|line| line.action == open).and_then(|line| line.keys.first());
            (name, key.map(ToString::to_string).unwrap_or_default(), here.say(&name.text()))
        })
        .collect();
    let longest = names.iter().map(|(.., text)| show::width(text)).max().unwrap_or_default();
    let texts = |limit: usize, end: &str| -> Vec<(ScreenName, String)> {
        let text = |(name, key, text): &(ScreenName, String, String)| {
            (*name, format!(" {key} {}{end}", show::fit(text, limit)))
        };
        names.iter().map(text).collect()
    };
    let fits = |texts: &Vec<(ScreenName, String)>| {
        texts.iter().map(|(_, text)| show::width(text)).sum::<usize>() <= width
    };
    std::iter::once(texts(longest, " "))
        .chain((2..=longest).rev().map(|limit| texts(limit, "")))
        .find(fits)
        .unwrap_or_else(|| texts(1, ""))
}

/// The screen whose name stands at this place of the second line.
pub fn tab_at(x: u16, y: u16, width: u16, here: &Here) -> Option<ScreenName> {
    if y != 1 {
        return None;
    }
    let mut end = 0;
    tab_texts(usize::from(width), here).into_iter().find_map(|(name, text)| {
        end += show::width(&text);
        (usize::from(x) < end).then_some(name)
    })
}
