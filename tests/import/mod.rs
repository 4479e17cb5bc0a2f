//! What leaves the program as a table comes back as the same values.

mod round_trip;
