//! What leaves the program as a table comes back as the same values, and what comes from a spreadsheet is read as it stands there.

mod gallery;
mod hostile;
mod round_trip;
mod workbook;
