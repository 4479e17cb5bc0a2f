//! The screen in the README is a real one.

use expect_test::expect_file;

use crate::support::{NARROW, Seat};

#[test]
fn the_readme_shows_a_real_screen() {
    let mut seat = Seat::new(NARROW);
    seat.press("a");
    for line in [
        "9:00-9:45 tel sanne -- ouders gebeld",
        "9:45-10:15 verslag sanne",
        "10:15-10:30 pauze",
        "10:30-11:45 ftf zoe",
    ] {
        seat.enter(line).press("Enter");
    }
    seat.enter("13:00-14:15 ouders emile -- plan besproken");
    let screen = seat.screen();
    expect_file!["../data/screens/day.txt"].assert_eq(&screen);
    let indented: String =
        screen.lines().map(|line| format!("    {line}").trim_end().to_owned() + "\n").collect();
    expect_file!["../../README.md"].assert_eq(&with_screen(include_str!("../../README.md"), &indented));
}

/// The text with another screen in the place of the one that starts with the program's name.
fn with_screen(readme: &str, screen: &str) -> String {
    let mut lines = readme.lines().peekable();
    let mut out = String::new();
    while let Some(line) = lines.next() {
        if !line.starts_with("     uurwerk   ") {
            out.push_str(line);
            out.push('\n');
            continue;
        }
        out.push_str(screen);
        while lines.next_if(|line| line.is_empty() || line.starts_with("    ")).is_some() {}
        out.push('\n');
    }
    out
}
