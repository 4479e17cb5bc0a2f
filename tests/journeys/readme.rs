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
    let readme = include_str!("../../README.md");
    assert!(readme.contains(&indented), "put tests/data/screens/day.txt into README.md:\n{indented}");
}
