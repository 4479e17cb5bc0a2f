//! The README's commands do what it says.

use expect_test::expect_file;

use crate::support::Desk;

#[test]
fn the_first_five_minutes_work_as_they_are_written() {
    let readme = include_str!("../../README.md");
    let desk = Desk::new();
    let mut all = String::new();
    let mut count = 0;
    for line in readme.lines().filter_map(|line| line.strip_prefix("    $ uurwerk ")) {
        let transcript = desk.run(line);
        assert_eq!(transcript.status, 0, "{line}\n{transcript}");
        all.extend([format!("$ uurwerk {line}\n{transcript}")]);
        count += 1;
    }
    assert!(count > 8, "the commands of the README were not found");
    expect_file!["../data/screens/first-five-minutes.txt"].assert_eq(&all);
}
