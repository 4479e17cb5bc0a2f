//! A seat at the terminal: keys go in, a screen comes out. The clock stands still and there are no colours.

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use unicode_normalization::UnicodeNormalization;
use uurwerk::domain::text::Lang;
use uurwerk::domain::time::Day;
use uurwerk::store::Store;
use uurwerk::surroundings::Surroundings;
use uurwerk::tui::event::{Event, Pointer};
use uurwerk::tui::keys::{Code, Key};
use uurwerk::tui::session::{Nowhere, Session};

use super::practice;

/// The interface on a practice, at a size.
pub struct Seat {
    session: Session<'static>,
    terminal: Terminal<TestBackend>,
    /// Where exports go; goes away with the seat.
    folder: tempfile::TempDir,
}

/// The sizes at which every screen is looked at.
pub const NARROW: (u16, u16) = (80, 24);
pub const WIDE: (u16, u16) = (160, 50);

impl Seat {
    /// A seat in De Dijk on Thursday 13 March 2025, in English.
    pub fn new(size: (u16, u16)) -> Self {
        Self::speaking(Lang::En, size)
    }

    pub fn speaking(lang: Lang, size: (u16, u16)) -> Self {
        Self::at(lang, size, practice::de_dijk)
    }

    /// A seat in a practice that `build` makes.
    pub fn at(lang: Lang, size: (u16, u16), build: impl FnOnce(&mut Store, &Surroundings)) -> Self {
        let mut surroundings = Surroundings::fixed(Day::parse_iso("2025-03-13").unwrap());
        surroundings.lang = lang;
        let folder = tempfile::tempdir().unwrap();
        surroundings.dirs.data = folder.path().to_owned();
        // The interface borrows it for as long as it lives: for tests that is for ever.
        let surroundings: &'static Surroundings = Box::leak(Box::new(surroundings));
        let mut store = Store::in_memory().unwrap();
        build(&mut store, surroundings);
        let mut session = Session::open(store, surroundings, Box::new(Nowhere)).unwrap();
        session.event(Event::Resize(size.0, size.1));
        Self { session, terminal: Terminal::new(TestBackend::new(size.0, size.1)).unwrap(), folder }
    }

    /// The files that were made, below the folder of exports.
    pub fn exports(&self) -> Vec<String> {
        let mut found = Vec::new();
        for town in std::fs::read_dir(self.folder.path().join("exports")).into_iter().flatten().flatten() {
            for file in std::fs::read_dir(town.path()).unwrap().flatten() {
                found.push(format!("{}/{}", town.file_name().display(), file.file_name().display()));
            }
        }
        found.sort();
        found
    }

    /// The bytes of a file that was made, by its name among [`Seat::exports`].
    pub fn export(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.folder.path().join("exports").join(name)).unwrap()
    }

    /// Writes a file into the folder of the seat, and gives its path.
    #[expect(clippy::disallowed_methods, reason = "files of a test are not the program's")]
    pub fn file(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.folder.path().join(name);
        std::fs::write(&path, content).unwrap();
        path.display().to_string()
    }

    /// Presses keys, separated by spaces: `6 c Enter`, `Ctrl-r`, `Shift-Tab`.
    pub fn press(&mut self, keys: &str) -> &mut Self {
        for name in keys.split_whitespace() {
            self.session.event(Event::Key(key(name)));
        }
        self
    }

    /// Types a text, character by character.
    pub fn enter(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            self.session.event(Event::Key(Key::char(c)));
        }
        self
    }

    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.session.event(Event::Paste(text.into()));
        self
    }

    pub fn click(&mut self, x: u16, y: u16) -> &mut Self {
        self.session.event(Event::Mouse(Pointer::Click { x, y }));
        self
    }

    pub fn wheel(&mut self, by: i32) -> &mut Self {
        self.session.event(Event::Mouse(Pointer::Wheel { by }));
        self
    }

    pub fn resize(&mut self, size: (u16, u16)) -> &mut Self {
        self.session.event(Event::Resize(size.0, size.1));
        self.terminal = Terminal::new(TestBackend::new(size.0, size.1)).unwrap();
        self
    }

    pub fn is_over(&self) -> bool {
        self.session.app.is_over()
    }

    /// What stands on the screen, composed, without spaces at the ends of lines.
    pub fn screen(&mut self) -> String {
        let app = &self.session.app;
        self.terminal.draw(|frame| app.draw(frame)).unwrap();
        let buffer = self.terminal.backend().buffer();
        let mut out = String::new();
        for y in 0..buffer.area.height {
            let mut line = String::new();
            let mut x = 0;
            while x < buffer.area.width {
                let symbol = buffer[(x, y)].symbol();
                line.push_str(symbol);
                x += u16::try_from(unicode_width::UnicodeWidthStr::width(symbol)).unwrap().max(1);
            }
            out.push_str(line.trim_end());
            out.push('\n');
        }
        out.nfc().collect::<String>().replace(&*self.folder.path().to_string_lossy(), "DATA")
    }

    pub fn expect_screen(&mut self, expected: &expect_test::Expect) -> &mut Self {
        expected.assert_eq(&self.screen());
        self
    }

    /// The one line that holds these words.
    #[track_caller]
    pub fn line(&mut self, words: &str) -> String {
        let screen = self.screen();
        let found: Vec<&str> = screen.lines().filter(|line| line.contains(words)).collect();
        assert!(found.len() == 1, "{} lines hold {words:?}:\n{screen}", found.len());
        found[0].trim().to_owned()
    }

    #[track_caller]
    pub fn sees(&mut self, words: &str) -> &mut Self {
        let screen = self.screen();
        assert!(screen.contains(words), "nowhere: {words:?}\n{screen}");
        self
    }

    #[track_caller]
    pub fn does_not_see(&mut self, words: &str) -> &mut Self {
        let screen = self.screen();
        assert!(!screen.contains(words), "there is {words:?}\n{screen}");
        self
    }
}

fn key(name: &str) -> Key {
    if let Some(rest) = name.strip_prefix("Ctrl-") {
        return Key { ctrl: true, ..key(rest) };
    }
    if let Some(rest) = name.strip_prefix("Alt-") {
        return Key { alt: true, ..key(rest) };
    }
    match name {
        "Enter" => Key::ENTER,
        "Esc" => Key::ESC,
        "Tab" => Key::TAB,
        "Shift-Tab" => Key::SHIFT_TAB,
        "Space" => Key::SPACE,
        "Left" => Key::LEFT,
        "Right" => Key::RIGHT,
        "Up" => Key::UP,
        "Down" => Key::DOWN,
        "Home" => Key::HOME,
        "End" => Key::END,
        "PageUp" => Key::PAGE_UP,
        "PageDown" => Key::PAGE_DOWN,
        "Backspace" => Key::of(Code::Backspace),
        "F1" => Key::f(1),
        one => {
            let mut chars = one.chars();
            let (Some(c), None) = (chars.next(), chars.next()) else { panic!("no key is called {one:?}") };
            Key::char(c)
        }
    }
}
