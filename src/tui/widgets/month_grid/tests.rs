//! A grid at any size: names aligned, the chosen day in sight, nothing cut through.

use super::*;
use crate::domain::time::Month;
use crate::tui::widgets::testing::{here, lines};
use expect_test::{Expect, expect};

fn days() -> Vec<DayHead> {
    Month::parse_iso("2025-03")
        .unwrap()
        .days()
        .map(|day| DayHead {
            weekday: day.weekday_short().en.into_owned(),
            number: day.day_of_month(),
            closed: day.monday().days_until(day) >= 5,
            mark: if day.day_of_month() == 5 { "*" } else { "" },
            today: day.day_of_month() == 13,
        })
        .collect()
}

fn row(row: usize) -> RowHead {
    let names = ["J-0142 Jansen, S.", "J-0177 李小龍", "J-0200 van den Berg-Ozdemi\u{301}r, E\u{301}."];
    let tag = ["G3", "I2", ""][row % 3].to_owned();
    RowHead { name: names[row % 3].to_owned(), tag, total: (row * 40).to_string() }
}

fn cell(row: usize, day: usize) -> GridCell {
    let text = match (row + day) % 7 {
        2 => "→←",
        3 => "→",
        4 => " ←",
        _ => "",
    };
    let mark = (text == "→" && row == 0).then_some(("▲", Style::new()));
    GridCell { text: text.to_owned(), style: Style::new(), mark }
}

fn with<T>(rows: usize, cursor: GridCursor, then: impl FnOnce(&MonthGrid<'_>) -> T) -> T {
    let days = days();
    let per_day: Vec<(String, Style)> = (0..31).map(|day| (day.to_string(), Style::new())).collect();
    let below = [Sum { label: "together".into(), days: per_day, total: "1234".into() }];
    let titles = Titles { name: "client".into(), tag: "band".into(), total: "total".into() };
    let grid = MonthGrid {
        days: &days,
        above: &[],
        below: &below,
        titles,
        rows,
        row: &row,
        cell: &cell,
        cursor,
        focused: true,
    };
    then(&grid)
}

fn check(width: u16, height: u16, rows: usize, cursor: GridCursor, expected: &Expect) {
    let area = Rect::new(0, 0, width, height);
    let mut buffer = Buffer::empty(area);
    with(rows, cursor, |grid| grid.draw(&mut buffer, area, &here()));
    expected.assert_eq(&lines(&buffer));
}

#[test]
fn names_and_totals_stay_while_days_scroll() {
    check(
        78,
        6,
        3,
        GridCursor { row: 1, day: 2 },
        &expect![[r#"
         client              band Sa Su Mo Tu We Th Fr Sa Su Mo Tu We Th▾Fr Sa › total
                                   1  2  3  4  5* 6  7  8  9 10 11 12 13 14 15
         J-0142 Jansen, S.   G3   ░░ ░░ →← → ▲ ← ·  ·  ░░ ░░ →← → ▲ ← ·  ·  ░░       0
        ▶J-0177 李小龍       I2   ░░ →← →   ← ·  ·  ·  ░░ →← →   ← ·  ·  ·  ░░      40
         J-0200 van den Ber…      →← →   ← ·  ·  ·  ·  →← →   ← ·  ·  ·  ·  →←      80
         together                  0  1  2  3  4  5  6  7  8  9 10 11 12 13 14    1234
    "#]],
    );
    check(
        78,
        6,
        3,
        GridCursor { row: 1, day: 20 },
        &expect![[r#"
         client              band‹Fr Sa Su Mo Tu We Th Fr Sa Su Mo Tu We Th Fr › total
                                  14 15 16 17 18 19 20 21 22 23 24 25 26 27 28
         J-0142 Jansen, S.   G3   ·  ░░ ░░ →← → ▲ ← ·  ·  ░░ ░░ →← → ▲ ← ·  ·        0
        ▶J-0177 李小龍       I2   ·  ░░ →← →   ← ·  ·  ·  ░░ →← →   ← ·  ·  ·       40
         J-0200 van den Ber…      ·  →← →   ← ·  ·  ·  ·  →← →   ← ·  ·  ·  ·       80
         together                 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27    1234
    "#]],
    );
    check(
        130,
        6,
        3,
        GridCursor { row: 0, day: 20 },
        &expect![[r#"
         client                          band Sa Su Mo Tu We Th Fr Sa Su Mo Tu We Th▾Fr Sa Su Mo Tu We Th Fr Sa Su Mo Tu We Th Fr › total
                                               1  2  3  4  5* 6  7  8  9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28
        ▶J-0142 Jansen, S.               G3   ░░ ░░ →← → ▲ ← ·  ·  ░░ ░░ →← → ▲ ← ·  ·  ░░ ░░ →← → ▲ ← ·  ·  ░░ ░░ →← → ▲ ← ·  ·        0
         J-0177 李小龍                   I2   ░░ →← →   ← ·  ·  ·  ░░ →← →   ← ·  ·  ·  ░░ →← →   ← ·  ·  ·  ░░ →← →   ← ·  ·  ·       40
         J-0200 van den Berg-Ozdemír, É.      →← →   ← ·  ·  ·  ·  →← →   ← ·  ·  ·  ·  →← →   ← ·  ·  ·  ·  →← →   ← ·  ·  ·  ·       80
         together                              0  1  2  3  4  5  6  7  8  9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27    1234
    "#]],
    );
}

#[test]
fn many_rows_scroll_below_the_days() {
    check(
        40,
        7,
        25,
        GridCursor { row: 12, day: 0 },
        &expect![[r#"
         client     band Sa Su Mo Tu We › total
                          1  2  3  4  5*
         J-0177 李… I2   →   ← ·  ·  ·      400│
         J-0200 va…       ← ░░ ·  ·  ·      440█
        ▶J-0142 Ja… G3   ░░ ░░ ·  ·  →←     480│
         J-0177 李… I2   ░░ ░░ ·  →← →      520│
         together         0  1  2  3  4    1234
    "#]],
    );
}

#[test]
fn a_window_moves_when_the_cursor_comes_to_its_edge() {
    for (at, shown, all, first) in
        [(0, 16, 31, 0), (14, 16, 31, 0), (15, 16, 31, 14), (30, 16, 31, 15), (5, 31, 31, 0), (3, 1, 31, 3)]
    {
        assert_eq!(window(at, shown, all), first, "{at} of {all} in {shown}");
    }
    for shown in 1..40 {
        for at in 0..31 {
            let first = window(at, shown, 31);
            assert!(first <= at && at < first + shown, "{at} in {shown}: {first}");
        }
    }
}

#[test]
fn a_click_meets_the_cell_it_is_on() {
    let area = Rect::new(1, 5, 78, 6);
    with(3, GridCursor::default(), |grid| {
        let plan = grid.plan(area);
        let left = area.x + show::columns(plan.before());
        for (x, y, met) in [
            (left, 6, None),
            (left, 7, Some((0, Some(0)))),
            (left + 5, 9, Some((2, Some(1)))),
            (left - 1, 8, Some((1, None))),
            (left, 10, None),
            (200, 7, Some((0, None))),
        ] {
            assert_eq!(grid.at(area, x, y), met, "{x} {y}");
        }
    });
}

#[test]
fn no_size_is_too_small() {
    for width in 0..140 {
        for height in 0..8 {
            for cursor in
                [GridCursor::default(), GridCursor { row: 24, day: 30 }, GridCursor { row: 99, day: 99 }]
            {
                let area = Rect::new(0, 0, width, height);
                let mut buffer = Buffer::empty(area);
                with(25, cursor, |grid| {
                    grid.draw(&mut buffer, area, &here());
                    grid.at(area, width / 2, height / 2);
                });
            }
        }
    }
}

#[test]
fn a_cursor_stays_in_its_grid() {
    let mut cursor = GridCursor::default();
    for (step, row, day) in [
        (Step::Left, 0, 0),
        (Step::Up, 0, 0),
        (Step::Right, 0, 1),
        (Step::Down, 1, 1),
        (Step::WeekOn, 1, 8),
        (Step::WeekBack, 1, 1),
        (Step::WeekBack, 1, 0),
        (Step::LastDay, 1, 30),
        (Step::WeekOn, 1, 30),
        (Step::Right, 1, 30),
        (Step::PageDown, 4, 30),
        (Step::FirstRow, 0, 30),
        (Step::LastRow, 4, 30),
        (Step::FirstDay, 4, 0),
    ] {
        cursor.go(step, 5, 31);
        assert_eq!((cursor.row, cursor.day), (row, day), "{step:?}");
    }
    cursor.scroll(-2, 5);
    assert_eq!(cursor.row, 2);
    cursor.keep(1, 0);
    assert_eq!(cursor, GridCursor::default());
}
