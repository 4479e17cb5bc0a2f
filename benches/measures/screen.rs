//! Drawing the Day screen, and what one key in its line costs from key to screen.

use divan::{Bencher, black_box};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use uurwerk::tui::event::Event;
use uurwerk::tui::keys::{Code, Key};
use uurwerk::tui::session::{Nowhere, Session};

use super::practice::{build, here};

const SIZES: [(u16, u16); 2] = [(80, 24), (160, 50)];

/// The interface on the made-up practice, with a line half typed.
fn seat(size: (u16, u16)) -> (Session<'static>, Terminal<TestBackend>) {
    let surroundings = Box::leak(Box::new(here())); // the session borrows it for as long as it lives
    let mut session = Session::open(build(2), surroundings, Box::new(Nowhere)).expect("it opens");
    session.event(Event::Resize(size.0, size.1));
    for c in "a9:00-9:45 tel jan".chars() {
        session.event(Event::Key(Key::char(c)));
    }
    (session, Terminal::new(TestBackend::new(size.0, size.1)).expect("a terminal in memory"))
}

#[divan::bench(args = SIZES)]
fn day_is_drawn(bencher: Bencher, size: (u16, u16)) {
    let (session, mut terminal) = seat(size);
    bencher.bench_local(|| {
        terminal.draw(|frame| session.app.draw(frame)).expect("it draws");
        black_box(terminal.backend());
    });
}

/// A letter, read with everything the rules say about the entry, and the screen after it; then the letter is taken back.
#[divan::bench(args = SIZES)]
fn two_keys_in_the_line(bencher: Bencher, size: (u16, u16)) {
    let (mut session, mut terminal) = seat(size);
    bencher.bench_local(|| {
        for key in [Key::char('s'), Key::of(Code::Backspace)] {
            session.event(Event::Key(key));
            terminal.draw(|frame| session.app.draw(frame)).expect("it draws");
        }
    });
}
