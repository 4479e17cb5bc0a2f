//! What a municipality sends, in our own writing: it reads back the same and follows the schema.

use uurwerk::domain::claim::return_codes::ReturnCode;
use uurwerk::messages::{check, jw301, jw325};

use super::answer::goldens;
use super::samples::{FULL_301, MINIMAL_301, day};
use super::schema::{Message, expect_valid};

#[test]
fn an_allocation_that_is_written_reads_back_the_same() {
    for (name, bytes) in [("full", FULL_301), ("minimal", MINIMAL_301)] {
        let content = jw301::read(bytes).unwrap();
        let written = jw301::write(&content);
        assert!(jw301::read(&written).unwrap() == content, "{name} reads back as something else");
        assert!(check(&written, day("2026-03-02")).findings.is_empty(), "{name}");
        expect_valid("JW301.xsd", &[Message::new(name, written.clone())]);
    }
}

#[test]
fn an_answer_that_is_written_reads_back_the_same() {
    for (name, text) in goldens() {
        let content = jw325::read(text.as_bytes()).unwrap();
        let written = jw325::write(&content);
        assert_eq!(jw325::read(&written).unwrap(), content, "{name}");
        assert_eq!(String::from_utf8(written).unwrap(), text, "{name}");
    }
    let (_, partly) = goldens().remove(0);
    let mut none = jw325::read(partly.as_bytes()).unwrap();
    none.codes = vec![ReturnCode::UNREADABLE];
    none.content = None;
    let written = jw325::write(&none);
    expect_valid("JW325.xsd", &[Message::new("header", written.clone())]);
    assert_eq!(jw325::read(&written).unwrap(), none);
}
