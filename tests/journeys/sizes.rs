//! Every screen, form and pop-up at any size: never a panic, and nothing that steers the terminal.

use crate::support::{NARROW, Seat};

/// What opens every view from the Day screen, and what leads back to it.
const VIEWS: &[(&str, &str, &str)] = &[
    ("1", "", "1"),
    ("a", "9-9:45 tel jan", "Ctrl-u Esc"),
    ("n", "9-10", "Esc y"),
    ("e Tab Tab", "t", "Esc Esc y"),
    ("d", "", "n"),
    ("g", "31-2", "Esc"),
    ("P", "vi", "Esc"),
    (":", "e", "Esc"),
    ("?", "", "Esc"),
    ("3", "", "1"),
    ("4", "", "1"),
    ("4 /", "jan", "Esc 1"),
    ("4 Enter", "", "Esc 1"),
    ("4 Enter e", "1", "Esc y Esc 1"),
    ("4 Enter s", "1", "Esc y Esc 1"),
    ("4 Enter m", "1", "Esc y Esc 1"),
    ("4 Enter Tab e", "1", "Esc y Shift-Tab Esc 1"),
    ("4 Enter Tab Tab Tab a", "t", "Esc Esc y Shift-Tab Shift-Tab Shift-Tab Esc 1"),
    ("4 Enter Tab Tab Tab", "", "Shift-Tab Shift-Tab Shift-Tab Esc 1"),
    ("4 Enter Tab v", "1", "Esc y Shift-Tab Esc 1"),
    ("4 Enter Tab Tab v", "1", "Esc y Shift-Tab Shift-Tab Esc 1"),
    ("4 Enter Shift-Tab", "", "Tab Esc 1"),
    ("4 n", "J", "Esc y 1"),
    ("5", "", "Esc 1"),
    ("5 + Enter b", "", "Space Esc 1"),
    ("5 p", "ma", "Esc y Esc 1"),
    ("5 Enter", "x", "Esc Esc y Esc 1"),
    ("5 +", "j", "Esc Esc 1"),
    ("5 Tab e", "Mezen", "Ctrl-s Esc 1"),
    ("5 o", "", "Esc + Enter x Esc Shift-Tab 1"),
    ("5 Tab Tab + Enter h a", "", "Esc 1"),
    ("5 Enter", "2", "Esc y Space 1"),
    ("5 Tab + Enter", "ped", "Esc Esc y 1"),
    ("5", "", "1"),
    ("6", "", "1"),
    ("8", "", "1"),
    ("8 /", "ps", "Esc 1"),
    ("8 r", "ps", "Esc 1"),
    ("8 p", "x", "Esc 1"),
    ("8 m a", "", "m a 1"),
    ("9", "", "1"),
    ("9 e", "x", "Esc y 1"),
    ("9 a", "x", "Esc Esc y 1"),
    ("9 Tab Enter", "", "Esc Shift-Tab 1"),
    ("9 Tab n", "x", "Esc y Shift-Tab 1"),
    ("9 Tab Tab Enter J", "", "Esc h h 1"),
    ("9 h / 1", "", "Esc l 1"),
    ("9 h n", "x", "Esc Esc y l 1"),
    ("9 h i", "x", "Esc l 1"),
];

#[test]
fn no_size_breaks_a_view() {
    let mut seat = Seat::new(NARROW);
    seat.press("a")
        .enter("9-9:45 tel sanne -- ouders gebeld")
        .press("Enter")
        .enter("90 ftf emile")
        .press("Enter Esc");
    for (open, text, close) in VIEWS {
        seat.resize(NARROW).press(open).enter(text);
        for width in (0..=200).step_by(29) {
            for height in (0..=60).step_by(7) {
                seat.resize((width, height)).screen();
            }
        }
        for size in [(0, 0), (1, 1), (2, 3), (7, 9), (19, 8), (79, 23), (81, 25), (200, 60)] {
            seat.resize(size).screen();
        }
        seat.resize(NARROW).press(close).sees("Quick log");
    }
}

#[test]
fn nothing_typed_steers_the_terminal() {
    for hostile in ["\u{1b}]0;x\u{7}", "\u{9b}31m", "a\u{202e}b", "\u{7f}\u{0}\r\n", "e\u{301}\u{301}\u{301}"]
    {
        let mut seat = Seat::new(NARROW);
        seat.press("a").enter("30 plan sanne -- x").paste(hostile).press("Enter Esc e");
        let screen = seat.screen();
        let steers = |c: char| (c.is_control() && c != '\n') || matches!(c, '\u{202a}'..='\u{202e}');
        assert!(!screen.contains(steers), "{hostile:?}");
        seat.press("Esc").sees("0:30 B");
    }
}
