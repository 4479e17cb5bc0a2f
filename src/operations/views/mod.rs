//! Reading for people: one file per screen or listing, each a plain value made to be shown.
