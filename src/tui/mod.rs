//! The terminal interface: one loop, an enum of screens, effects as data.

pub mod app;
pub mod effects;
pub mod event;
pub mod first_run;
pub mod frame;
pub mod here;
pub mod keys;
pub mod overlay;
pub mod read;
pub mod screens;
pub mod session;
pub mod show;
pub mod theme;
pub mod widgets;

mod dropped;
mod input;
mod perform;
mod perform_claims;
mod perform_client;
mod perform_import;
mod perform_letters;
mod perform_messages;
mod perform_requests;
mod perform_settings;
mod perform_usages;
mod terminal;
mod worker;

use std::io::{self, IsTerminal};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use crate::domain::text::Text;
use crate::problem::Problem;
use crate::store::{Key, Store};
use crate::surroundings::Surroundings;
use event::{Event, Job};
use input::Waited;
use session::{Elsewhere, Nowhere, Session};
use terminal::{Taken, stop_signal};
use worker::Worker;

/// Opens the interface on a practice that is set up, and returns when the user leaves it. The key opens a second
/// connection for long work.
///
/// # Errors
/// No terminal, trouble with it, or trouble with storage.
pub fn run(store: Store, key: Option<Key>, surroundings: &Surroundings) -> Result<(), Problem> {
    needs_terminal()?;
    let (jobs, ended) = channel();
    std::thread::scope(|scope| {
        let elsewhere: Box<dyn Elsewhere> = match store.path().map(std::path::Path::to_owned) {
            Some(path) => Box::new(Worker { scope, surroundings, path, key, jobs, stopper: Arc::default() }),
            // A database in memory has no second connection.
            None => Box::new(Nowhere),
        };
        let mut session = Session::open(store, surroundings, elsewhere)?;
        show(&mut session, &ended).map_err(|error| trouble(&error))
    })
}

/// While nothing happens the loop wakes up this often, to see signals and a new day.
const IDLE: Duration = Duration::from_millis(250);
/// While long work goes on: often enough to show that it does.
const BUSY: Duration = Duration::from_millis(100);

/// The loop: draw, wait for something to happen, let it happen.
fn show(session: &mut Session, ended: &Receiver<Job>) -> io::Result<()> {
    let stop = stop_signal()?;
    let mut taken = Taken::take()?;
    let size = taken.terminal.size()?;
    session.event(Event::Resize(size.width, size.height));
    loop {
        taken.terminal.draw(|frame| session.app.draw(frame))?;
        if !wait(session, ended, &|| stop.load(Ordering::Relaxed))? {
            return Ok(());
        }
    }
}

/// Takes everything that happened; `false` when it is time to go.
fn wait(session: &mut Session, ended: &Receiver<Job>, asked_to_stop: &dyn Fn() -> bool) -> io::Result<bool> {
    loop {
        let timeout = if session.app.is_working() { BUSY } else { IDLE };
        let mut happened = session.app.is_working();
        match input::wait(timeout)? {
            Waited::Gone => return Ok(false),
            Waited::Quiet => session.event(Event::Tick),
            // Everything that is already there before anything is drawn: key repeats never pile up.
            Waited::Ready => {
                while input::is_ready()? && !session.app.is_over() {
                    happened = true;
                    if let Some(event) = Event::from_terminal(crossterm::event::read()?) {
                        session.event(event);
                    }
                }
            }
        }
        while let Ok(job) = ended.try_recv() {
            happened = true;
            session.event(Event::Job(job));
        }
        if session.app.is_over() || asked_to_stop() {
            return Ok(false);
        }
        if happened {
            return Ok(true);
        }
    }
}

fn needs_terminal() -> Result<(), Problem> {
    if io::stdout().is_terminal() && io::stdin().is_terminal() { Ok(()) } else { Err(no_terminal()) }
}

fn no_terminal() -> Problem {
    Problem::usage(Text::new("dit scherm heeft een terminal nodig", "this screen needs a terminal")).hint(
        Text::new(
            "voor scripts zijn er opdrachten: uurwerk --help",
            "there are commands for scripts: uurwerk --help",
        ),
    )
}

fn trouble(error: &io::Error) -> Problem {
    let kind = error.kind();
    Problem::storage(crate::text!("de terminal werkt niet mee: {kind}", "trouble with the terminal: {kind}"))
}
