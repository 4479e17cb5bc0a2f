//! The terminal interface: one loop, an enum of screens, effects as data.
