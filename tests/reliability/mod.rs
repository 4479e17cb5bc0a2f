//! What the program promises about data, held against the program itself as a process: killed, crowded out, fed with
//! hostile files, on full and read-only disks.

mod program;

mod clock;
mod crashes;
mod files;
mod hostile;
mod kills;
mod messages;
mod packing;
mod repeats;
mod rivals;
mod storage;
mod streams;
mod terminal;
