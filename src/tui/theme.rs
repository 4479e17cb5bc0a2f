//! Colours for dark and light terminals and for none. Colour never carries meaning alone: a mark or a word always
//! stands beside it.

use ratatui::style::{Color, Modifier, Style};

use crate::domain::activity::Kind;
use crate::domain::rules::Severity;
use crate::surroundings::Colors;

/// The styles by what they mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    colors: Colors,
}

/// Colours of one kind of terminal.
struct Palette {
    accent: Color,
    dim: Color,
    good: Color,
    warn: Color,
    bad: Color,
    selected: Color,
    bar: Color,
    kinds: [Color; 3],
}

const DARK: Palette = Palette {
    accent: Color::Indexed(80),
    dim: Color::Indexed(245),
    good: Color::Indexed(114),
    warn: Color::Indexed(221),
    bad: Color::Indexed(210),
    selected: Color::Indexed(238),
    bar: Color::Indexed(236),
    kinds: [Color::Indexed(80), Color::Indexed(111), Color::Indexed(245)],
};

const LIGHT: Palette = Palette {
    accent: Color::Indexed(24),
    dim: Color::Indexed(243),
    good: Color::Indexed(28),
    warn: Color::Indexed(130),
    bad: Color::Indexed(124),
    selected: Color::Indexed(253),
    bar: Color::Indexed(254),
    kinds: [Color::Indexed(30), Color::Indexed(25), Color::Indexed(243)],
};

impl Theme {
    pub const fn new(colors: Colors) -> Self {
        Self { colors }
    }

    const fn palette(self) -> Option<&'static Palette> {
        match self.colors {
            Colors::None => None,
            Colors::Dark => Some(&DARK),
            Colors::Light => Some(&LIGHT),
        }
    }

    fn fore(self, color: impl Fn(&Palette) -> Color) -> Style {
        self.palette().map_or(Style::new(), |palette| Style::new().fg(color(palette)))
    }

    pub fn plain(self) -> Style {
        Style::new()
    }

    pub fn bold(self) -> Style {
        Style::new().add_modifier(Modifier::BOLD)
    }

    /// Names of things, titles, what one may press.
    pub fn accent(self) -> Style {
        self.fore(|palette| palette.accent).add_modifier(Modifier::BOLD)
    }

    /// What matters less.
    pub fn dim(self) -> Style {
        self.fore(|palette| palette.dim)
    }

    /// Frames of panels.
    pub fn frame(self) -> Style {
        self.dim()
    }

    pub fn good(self) -> Style {
        self.fore(|palette| palette.good)
    }

    pub fn warn(self) -> Style {
        self.fore(|palette| palette.warn)
    }

    pub fn bad(self) -> Style {
        self.fore(|palette| palette.bad).add_modifier(Modifier::BOLD)
    }

    /// The line under the cursor.
    pub fn selected(self) -> Style {
        match self.palette() {
            Some(palette) => Style::new().bg(palette.selected).add_modifier(Modifier::BOLD),
            None => Style::new().add_modifier(Modifier::REVERSED),
        }
    }

    /// The title bar.
    pub fn bar(self) -> Style {
        match self.palette() {
            Some(palette) => Style::new().bg(palette.bar),
            None => Style::new().add_modifier(Modifier::BOLD),
        }
    }

    /// The name of the open screen.
    pub fn open(self) -> Style {
        self.accent().add_modifier(Modifier::REVERSED)
    }

    /// The text field that is typed in.
    pub fn field(self) -> Style {
        Style::new().add_modifier(Modifier::UNDERLINED)
    }

    pub fn kind(self, kind: Kind) -> Style {
        self.fore(|palette| match kind {
            Kind::Direct => palette.kinds[0],
            Kind::Indirect => palette.kinds[1],
            Kind::NonDeclarable => palette.kinds[2],
        })
    }

    pub fn severity(self, severity: Severity) -> Style {
        match severity {
            Severity::Warn => self.warn(),
            Severity::Hold | Severity::Block => self.bad(),
        }
    }
}

/// The mark of a finding: it says the same without colour.
pub const fn mark(severity: Severity) -> &'static str {
    match severity {
        Severity::Warn => "!",
        Severity::Hold => "▲",
        Severity::Block => "✗",
    }
}
