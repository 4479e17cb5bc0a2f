//! Outside text becomes domain values, or a list of complaints with their lines.
