//! Hostile and broken messages through the import: each is refused at once, in words of both languages, nothing of it is
//! stored, and nothing outside it is touched.

use std::collections::HashSet;
use std::net::TcpListener;
use std::time::Duration;

use uurwerk::domain::text::Lang;
use uurwerk::domain::time::Day;

use super::program::{Program, Run, content, may_trace, skipped, with_program};
use crate::messages::hostile::{archives, broken_files, entities, full, markup, wrong_messages};
use crate::support::answers::Reply;
use crate::support::{Desk, Stopwatch};

/// What one file may take at most.
const LONGEST: Duration = Duration::from_secs(1);
/// Stands in a file that must not be read.
const CANARY: &str = "kanarie-7261";

/// A practice that sent one claim, on a later day.
fn desk() -> (Desk, Vec<u8>) {
    let mut desk = Desk::small_practice();
    for line in [
        "log '3-3-2025 9:00-9:45 tel jansen' --practitioner avisser",
        "log '4-3-2025 30 verslag jansen' --practitioner bdejong",
        "claims compile --month 2025-03",
        "claims queue --month 2025-03",
        "claims export --month 2025-03",
    ] {
        desk.run(line).done_quietly();
    }
    let claim = std::fs::read(desk.path("exports/0405/JW323-0405-2025-03-UW0000000001.xml")).unwrap();
    desk.today = Day::parse_iso("2026-07-02").unwrap();
    (desk, claim)
}

/// Answers to the claim that are not right, or not ours.
fn answers(claim: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let granted = Reply::default().to(claim);
    let rejected: &[(&str, &str)] = &[("UW0000000001", "9321")];
    let partly = Reply { rejected, ..Reply::default() }.to(claim);
    let changed = |text: &str, from: &str, to: &str| {
        assert!(text.contains(from), "{from} does not stand in {text}");
        text.replace(from, to).into_bytes()
    };
    let line = partly.split("<Prestatie>").nth(1).unwrap().split("</Prestatie>").next().unwrap();
    let line = format!("<Prestatie>{line}</Prestatie>");
    let rejected_twice = partly.replace(&line, &line.repeat(2));
    vec![
        ("an answer to a claim that was never sent", changed(&granted, "UW0000000001", "UW0000000009")),
        ("an answer of another municipality", changed(&granted, "<Afzender>0405", "<Afzender>0420")),
        ("an answer for another provider", changed(&granted, "<Ontvanger>42420001", "<Ontvanger>42420002")),
        (
            "an answer that grants a cent more",
            Reply { granted: Some(10_920), ..Reply::default() }.to(claim).into_bytes(),
        ),
        ("an answer that grants less", Reply { granted: Some(1), ..Reply::default() }.to(claim).into_bytes()),
        (
            "an answer that takes money",
            Reply { granted: Some(-10_919), ..Reply::default() }.to(claim).into_bytes(),
        ),
        (
            "an answer with a line that was never sent",
            changed(&partly, "ReferentieNummer>UW0000000001<", "ReferentieNummer>UW0000000099<"),
        ),
        ("an answer with another volume", changed(&partly, "<Eenheid>01<", "<Eenheid>04<")),
        ("an answer with a line twice", rejected_twice.into_bytes()),
        ("an answer about somebody else", changed(&partly, "999900006", "999900018")),
        ("an answer about nobody", changed(&partly, "999900006", "999900007")),
        ("an answer of tomorrow", changed(&granted, "2025-04-10", "2026-07-03")),
        (
            "an answer to another version",
            changed(&granted, "<ijw:BasisschemaXsdVersie>1.0.0", "<ijw:BasisschemaXsdVersie>1.1.1"),
        ),
        ("an answer with a code of nobody", changed(&partly, "9321", "9999")),
        ("our own claim", claim.to_vec()),
    ]
}

/// What comes back about messages that were never sent, and what goes the other way.
fn strangers() -> Vec<(&'static str, Vec<u8>)> {
    let golden = |name: &str| {
        let path = format!("{}/tests/data/messages/{name}", env!("CARGO_MANIFEST_DIR"));
        std::fs::read(path).unwrap()
    };
    vec![
        ("a start that came back and was never sent", golden("jw306-full.xml")),
        ("a stop that came back and was never sent", golden("jw308-full.xml")),
        ("a request that came back and was never sent", golden("jw316-full.xml")),
        ("a change that came back and was never sent", golden("jw318-full.xml")),
        ("an answer to a claim of somebody else", golden("jw325-partly.xml")),
        ("an allocation that we sent back ourselves", golden("jw302-full.xml")),
        ("a start of our own", golden("jw305-full.xml")),
        ("a request of our own", golden("jw315-full.xml")),
    ]
}

fn all(claim: &[u8], canary: &str, address: &str) -> Vec<(String, Vec<u8>)> {
    let owned = |(name, bytes): (&str, Vec<u8>)| (name.to_owned(), bytes);
    let wrong = wrong_messages().into_iter().chain(markup::wrong_values());
    broken_files()
        .into_iter()
        .chain(entities::files(canary, address))
        .chain(entities::pointers(canary, address))
        .chain(markup::files())
        .chain(wrong.map(|(name, text, _)| (name, text.into_bytes())))
        .chain(answers(claim))
        .chain(strangers())
        .chain(archives::files())
        .map(owned)
        .collect()
}

/// Files and folders with their sizes.
fn standing(desk: &Desk, folder: &str) -> Vec<(std::path::PathBuf, u64)> {
    let mut found = Vec::new();
    let mut folders = vec![desk.path(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let (path, about) = entry.map(|entry| (entry.path(), entry.metadata().unwrap())).unwrap();
            if about.is_dir() {
                folders.push(path.clone());
            }
            // The database and its helpers are compared by what is in them.
            if !path.to_string_lossy().contains("uurwerk.sqlite") {
                found.push((path, if about.is_dir() { 0 } else { about.len() }));
            }
        }
    }
    found.sort();
    found
}

/// Imports the file, which takes no longer than it may.
fn import(desk: &Desk, name: &str) -> (u8, String) {
    let watch = Stopwatch::start();
    let transcript = desk.run("messages import DESK/hostile");
    let took = watch.took();
    assert!(took < LONGEST, "{name} took {took:?}");
    (transcript.status, format!("{}{}", transcript.out, transcript.err))
}

#[test]
fn every_hostile_message_is_refused_at_once_and_leaves_nothing() {
    let (mut desk, claim) = desk();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let canary = desk.file("canary.txt", CANARY);
    let files = all(&claim, &canary.to_string_lossy(), &address);
    let names: HashSet<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    let contents: HashSet<&[u8]> = files.iter().map(|(_, bytes)| bytes.as_slice()).collect();
    assert!(names.len() == files.len() && contents.len() == files.len(), "a file stands there twice");
    assert!(files.len() >= 150, "{} files", files.len());
    println!("{} hostile files", files.len());

    desk.file("hostile", b"");
    let before = (content(&desk.path("uurwerk.sqlite")), standing(&desk, ""));
    for (name, bytes) in &files {
        desk.file("hostile", bytes);
        let said = [Lang::Nl, Lang::En].map(|lang| {
            desk.lang = lang;
            import(&desk, name)
        });
        let [(_, dutch), (_, english)] = &said;
        for (status, words) in &said {
            assert!(matches!(status, 1..=3), "{name}: {status} {words}");
            assert!(!words.contains(CANARY) && !words.contains("root:"), "{name}: {words}");
            assert!(!words.chars().any(|c| c.is_control() && c != '\n'), "{name}: {words:?}");
        }
        assert!(dutch.contains("fout: ") && english.contains("error: "), "{name}: {dutch}{english}");
        assert_ne!(dutch, english, "{name}");
    }
    desk.file("hostile", b"");
    assert_eq!((content(&desk.path("uurwerk.sqlite")), standing(&desk, "")), before);
    assert!(listener.accept().is_err(), "somebody called the address in a file");
}

/// Allocations and decisions that are refused and answered as such, since the sender has to hear it within its term.
fn answered() -> Vec<(&'static str, Vec<u8>)> {
    let full = full();
    let changed = |from: &str, to: &str| {
        assert!(full.contains(from), "{from}");
        full.replace(from, to).into_bytes()
    };
    vec![
        ("an allocation of nobody", changed("999900006", "999900007")),
        ("an allocation of tomorrow", changed(">2026-03-02<", ">2026-07-03<")),
        ("an allocation that ends before it starts", changed("2026-12-31", "2025-12-31")),
        ("two allocations of one number", changed("81734", "81733")),
        ("the same allocation twice", changed("<b:Categorie>47", "<b:Categorie>46")),
        (
            "the number of another client",
            full.replace("81733", "300201").replace("999900006", "999900018").into(),
        ),
        (
            "a decision about nothing that was asked",
            include_bytes!("../data/messages/jw319-woonplaatsbeginsel.xml").to_vec(),
        ),
    ]
}

/// What a refusal that is answered leaves: the answer.
const ANSWERS: [&str; 6] =
    ["message ", "outgoing ", "number_series ", "change ", "journal ", "current_change "];

#[test]
fn what_is_refused_and_answered_leaves_its_answer_and_nothing_else() {
    let (mut desk, _) = desk();
    let stored = |desk: &Desk| {
        let mut rows = content(&desk.path("uurwerk.sqlite"));
        let incoming =
            rows.iter().filter(|row| row.starts_with("message ") && row.contains("\"in\"")).count();
        rows.retain(|row| !ANSWERS.iter().any(|table| row.starts_with(table)));
        (rows, incoming)
    };
    let before = stored(&desk);
    for (name, bytes) in answered() {
        desk.file("hostile", bytes);
        for lang in [Lang::Nl, Lang::En] {
            desk.lang = lang;
            let (status, words) = import(&desk, name);
            assert!(matches!(status, 1..=3), "{name}: {status} {words}");
        }
        assert_eq!(stored(&desk), before, "{name}");
    }
    assert!(!standing(&desk, "exports").is_empty());
}

/// The same files in one process whose calls are watched: it opens them and its own files, and never a socket.
#[test]
fn nothing_is_opened_or_called_for_a_hostile_message() {
    if !may_trace() {
        return skipped("calls made for hostile messages", "strace is not there or may not trace");
    }
    let program = Program::with_practice();
    let canary = program.file("canary.txt", CANARY);
    let outside = entities::files(&canary.to_string_lossy(), "127.0.0.1:9");
    let pointing = entities::pointers(&canary.to_string_lossy(), "127.0.0.1:9");
    let files: Vec<_> = outside.into_iter().chain(pointing).chain(archives::files()).collect();
    let mut arguments = vec!["messages".to_owned(), "import".to_owned()];
    for (number, (_, bytes)) in files.iter().enumerate() {
        arguments.push(program.file(&format!("in/{number}"), bytes).to_string_lossy().into_owned());
    }
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let log = program.path("calls");
    let watched = "trace=openat,open,creat,socket,connect,execve,rename,renameat2,linkat,mkdir,unlink";
    let run = program
        .through("strace")
        .args(["-f", "-e", watched, "-o"])
        .arg(&log)
        .args(with_program(&arguments))
        .output();
    let run = Run::of(&run.unwrap());
    assert!(run.status.is_some_and(|status| status != 0) && !run.err.contains(CANARY), "{run:?}");
    let log = std::fs::read_to_string(log).unwrap();
    let opened = log.lines().filter(|line| line.contains("open") && line.contains("/in/")).count();
    assert_eq!(opened, files.len(), "each file is opened once");
    for line in log.lines() {
        let call = line.split_once(' ').map_or(line, |(_, call)| call.trim_start());
        let is_of_network = call.starts_with("socket(") || call.starts_with("connect(");
        assert!(!is_of_network && !call.contains("canary") && !call.contains("/etc/passwd"), "{line}");
        assert!(!call.contains("geheim"), "{line}");
    }
}
