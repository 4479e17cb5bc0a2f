//! The clock: the day that a script names reaches everything, and nights of the change of the clock and ends of months count
//! every minute once.

use std::process::Command;

use super::program::{Program, Run, content};

#[test]
fn the_day_that_is_named_reaches_everything() {
    let program = Program::with_practice();
    // Where `date` is not, the day cannot be looked for.
    let Ok(date) = Command::new("date").env("TZ", "Europe/Amsterdam").arg("+%F").output() else { return };
    let today = String::from_utf8(date.stdout).unwrap().trim().to_owned();
    let before = content(&program.database()).len();
    for line in [
        "log 45 tel jansen",
        "log gisteren 30 verslag jansen -- gisteren",
        "practitioner add new --name New --disciplines HBO",
        "alias set bel telephone",
        "allocation add 5 --client J-0142 --municipality 0405 --category 45 --from 2025-01-01",
        "claims compile --month 2025-03",
        "claims queue --month 2025-03",
        "claims export --month 2025-03",
        "entries delete 1",
        "undo",
    ] {
        program.line(line).done();
    }
    assert_eq!(program.query("SELECT day FROM time_entry ORDER BY id"), ["2025-04-02", "2025-04-01"]);
    let mut texts = content(&program.database());
    assert!(texts.len() > before + 10);
    texts.extend(program.tree("data/exports").iter().filter_map(|path| std::fs::read_to_string(path).ok()));
    for text in texts {
        assert!(!text.contains(&today), "the real day, {today}, in {text}");
    }
}

#[test]
fn nights_and_ends_of_months_count_every_minute_once() {
    let program = Program::with_practice();
    for (line, minutes) in [
        ("29-3-2025 23:00-7:00 tel jansen", Ok(7 * 60)),
        ("30-3-2025 1:30-3:30 tel jansen", Ok(60)),
        ("30-3-2025 2:30-4:00 tel jansen", Err("the clock went to summer time")),
        ("31-3-2025 23:30-0:30 tel jansen", Ok(60)),
        ("25-10-2025 23:00-7:00 tel jansen", Ok(9 * 60)),
        ("26-10-2025 2:30-3:30 tel jansen", Ok(120)),
        ("31-10-2025 23:59-0:00 tel jansen", Ok(1)),
        ("29-2-2025 45 tel jansen", Err("no such day")),
        ("31-12-2025 23:00-24:00 tel jansen", Ok(60)),
    ] {
        let run: Run = program.run(&["log", line]);
        match minutes {
            Ok(minutes) => {
                run.done();
                let sql = "SELECT minutes FROM time_entry ORDER BY id DESC LIMIT 1";
                assert_eq!(program.query(sql), [format!("Integer({minutes})")], "{line}");
            }
            Err(words) => {
                run.refused(2);
                assert!(run.err.contains(words), "{line}: {run:?}");
            }
        }
    }
    // An entry belongs to the day on which it starts, on every listing.
    for (month, minutes) in
        [("2025-02", 0), ("2025-03", 540), ("2025-04", 0), ("2025-10", 661), ("2025-12", 60), ("2026-01", 0)]
    {
        let csv = program.line(&format!("totals --month {month} --by month --format csv")).done();
        let sum = csv.lines().nth(1).map_or("0", |row| row.split(',').nth(4).unwrap());
        assert_eq!(sum, minutes.to_string(), "{month}: {csv}");
        program.line(&format!("claims compile --month {month}")).done();
        let csv = program.line(&format!("claims list --month {month} --format csv")).done();
        let place = csv.lines().next().unwrap().split(',').position(|name| name == "minutes").unwrap();
        // Names stand in quotes and hold a comma.
        let rows = csv.lines().skip(1).map(|row| row.replace("\"Jansen, S.\"", "Jansen"));
        let sum: i64 = rows.map(|row| row.split(',').nth(place).unwrap().parse::<i64>().unwrap()).sum();
        assert_eq!(sum, minutes, "{month}: {csv}");
    }
}
