//! The only code that knows XML: messages of the national standard iJw 3.2.
