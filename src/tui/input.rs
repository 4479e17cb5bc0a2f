//! Waiting for the terminal. When it is gone (a lost connection, a closed window) the program has to end: reading from it
//! would go on for ever, since the library below takes the end of input for nothing to read yet.

use std::io;
use std::time::Duration;

/// What waiting came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Waited {
    /// Something can be read, or the terminal was resized.
    Ready,
    /// Nothing happened.
    Quiet,
    /// There is no terminal any more.
    Gone,
}

/// Waits until the terminal has something to say.
#[cfg(unix)]
pub fn wait(longest: Duration) -> io::Result<Waited> {
    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    let stdin = io::stdin();
    let mut fds = [PollFd::new(&stdin, PollFlags::IN)];
    let timeout = Timespec { tv_sec: 0, tv_nsec: longest.subsec_nanos().into() };
    match poll(&mut fds, Some(&timeout)) {
        Err(rustix::io::Errno::INTR) => return Ok(Waited::Ready), // a resize or a request to stop
        Err(error) => return Err(error.into()),
        Ok(_) => {}
    }
    let happened = fds.first().map_or(PollFlags::empty(), PollFd::revents);
    if happened.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
        return Ok(Waited::Gone);
    }
    let readable = happened.contains(PollFlags::IN) || crossterm::event::poll(Duration::ZERO)?;
    Ok(if readable { Waited::Ready } else { Waited::Quiet })
}

/// Waits until the terminal has something to say.
#[cfg(not(unix))]
pub fn wait(longest: Duration) -> io::Result<Waited> {
    Ok(if crossterm::event::poll(longest)? { Waited::Ready } else { Waited::Quiet })
}

/// Whether something is there to be read at once; never when the terminal is gone.
pub fn is_ready() -> io::Result<bool> {
    Ok(wait(Duration::ZERO)? != Waited::Gone && crossterm::event::poll(Duration::ZERO)?)
}
