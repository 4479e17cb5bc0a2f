//! The schema gate: the official schemas, judged by `xmllint`.
//!
//! The schemas are not part of the repository. They are looked for in `UURWERK_IJW_XSD`, else in `../shared/ijw/xsd`.
//! Without them, or without `xmllint`, the gate says loudly that it was skipped; `UURWERK_REQUIRE_XSD=1` makes that a
//! failure.

use std::path::PathBuf;
use std::process::Command;

/// A message with a name for the report.
pub struct Message {
    pub name: String,
    pub bytes: Vec<u8>,
}

impl Message {
    pub fn new(name: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { name: name.into(), bytes: bytes.into() }
    }
}

/// For each message whether the schema accepts it; `None` when the gate had to be skipped.
pub fn verdicts(schema: &str, messages: &[Message]) -> Option<Vec<bool>> {
    let schema = schema_file(schema)?;
    let folder = tempfile::tempdir().unwrap();
    let mut paths = Vec::new();
    for (index, message) in messages.iter().enumerate() {
        let path = folder.path().join(format!("{index}.xml"));
        write(&path, &message.bytes);
        paths.push(path);
    }
    let mut verdicts = Vec::new();
    for chunk in paths.chunks(400) {
        let run = Command::new("xmllint")
            .args(["--noout", "--nonet", "--huge", "--schema"])
            .arg(&schema)
            .args(chunk)
            .output()
            .unwrap();
        let report = String::from_utf8_lossy(&run.stderr);
        let accepted: Vec<&str> = report.lines().filter_map(|line| line.strip_suffix(" validates")).collect();
        verdicts.extend(chunk.iter().map(|path| accepted.contains(&path.to_str().unwrap())));
    }
    Some(verdicts)
}

/// Fails and names every message that the schema refuses.
pub fn expect_valid(schema: &str, messages: &[Message]) {
    let Some(verdicts) = verdicts(schema, messages) else { return };
    let refused = messages.iter().zip(&verdicts).filter(|(_, valid)| !**valid);
    let names: Vec<&str> = refused.map(|(message, _)| message.name.as_str()).collect();
    assert!(names.is_empty(), "refused by {schema}: {names:?}");
}

fn schema_file(name: &str) -> Option<PathBuf> {
    let folder = variable("UURWERK_IJW_XSD")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/ijw/xsd"), PathBuf::from);
    let file = folder.join(name);
    if !file.is_file() {
        return skipped(&format!("no {name} in {}", folder.display()));
    }
    if Command::new("xmllint").arg("--version").output().is_err() {
        return skipped("xmllint is not installed (Debian: libxml2-utils)");
    }
    Some(file)
}

fn skipped(why: &str) -> Option<PathBuf> {
    assert!(variable("UURWERK_REQUIRE_XSD").is_none_or(|value| value != "1"), "schema gate: {why}");
    println!("SKIPPED: the schema gate did not run: {why}");
    None
}

#[expect(clippy::disallowed_methods, reason = "the gate is set up by the environment of the test run")]
fn variable(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}

#[expect(clippy::disallowed_methods, reason = "a temporary file of a test")]
fn write(path: &std::path::Path, bytes: &[u8]) {
    std::fs::write(path, bytes).unwrap();
}
