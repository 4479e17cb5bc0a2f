//! No citizen service number, client's name or note in what is said to people or in the name of a file, whatever goes
//! wrong; and no such number on standard output.

mod commands;
mod practice;

use practice::{Practice, Secret};

use crate::messages::samples::FULL_301;

#[test]
fn no_command_says_who_a_client_is() {
    let practice = Practice::new();
    for (line, input) in commands::cases(&practice) {
        practice.run(&line, &input);
    }
    let commands = uurwerk::cli::reference::markdown();
    let known = commands.lines().filter_map(|line| line.strip_prefix("    uurwerk "));
    let tried = practice.tried.borrow();
    let missing: Vec<&str> = known.filter(|usage| !tried.iter().any(|line| is_of(line, usage))).collect();
    assert!(
        missing.is_empty(),
        "add a right and a wrong use of these to tests/privacy/commands.rs: {missing:#?}"
    );
    practice.expect_plain_file_names();
}

/// Whether the line is one of the command with that usage: `claims show LINE`.
fn is_of(line: &str, usage: &str) -> bool {
    let is_name =
        |word: &&str| !word.starts_with('-') && word.chars().all(|c| c.is_ascii_lowercase() || c == '-');
    let name: Vec<&str> = usage.split(' ').take(2).take_while(is_name).collect();
    line.split(' ').take(name.len()).eq(name)
}

#[test]
fn a_line_of_time_that_is_refused_is_not_repeated() {
    let practice = Practice::new();
    for secret in practice.secrets.iter().take(2) {
        let Secret { surname, first_name, bsn, note, .. } = secret;
        for line in [
            surname.clone(),
            format!("45 {surname}"),
            format!("45 tel {surname}x -- {note}"),
            format!("45 tel {first_name} {surname} {note}"),
            format!("45 tel {bsn} -- {note}"),
            format!("45 tel ={bsn}"),
            format!("45 tel ={surname}z"),
            format!("45 {note} {surname}"),
            format!("45 tel {surname} #{surname}"),
            format!("45 tel {surname} @{note}"),
            format!("31-2-2025 45 tel {surname} -- {note}"),
            format!("9:00 9:45 tel {surname} -- {note}"),
            format!("30-3-2025 2:30-4:00 tel {surname} -- {note}"),
            format!("pauze 15 {surname} -- {note}"),
            format!("45 tel {surname} -- {}", note.repeat(200)),
            format!("45 tel {surname} {} -- {note}", practice.secrets[0].surname),
            format!("45 tel zw -- {note}"),
            format!("3000 tel {surname} -- {note}"),
            format!("1999-01-01 45 tel {surname} -- {note}"),
            format!("2025-03-13 1441 tel {surname} -- {note}"),
        ] {
            // As one word, as many words, from standard input, and without the noun.
            let start = ["log", "--practitioner", "avisser"];
            practice.run_words(&[&start[..], &[&line]].concat(), "");
            practice.run_words(&[&start[..], &line.split(' ').collect::<Vec<_>>()].concat(), "");
            practice.run_words(&start, &line);
            practice.run_words(&["entries", "edit", "1", &line], "");
            practice.run_words(&[&line], "");
            practice.run_words(&line.split(' ').collect::<Vec<_>>(), "");
        }
    }
}

#[test]
fn a_file_that_is_refused_is_not_repeated() {
    let practice = Practice::new();
    for secret in practice.secrets.iter().take(2) {
        for table in wrong_tables(secret) {
            practice.desk.file("a.csv", table);
            for line in [
                "entries import DESK/a.csv",
                "entries import DESK/a.csv --skip-bad",
                "tariff import DESK/a.csv",
                "contract check DESK/a.csv",
                "contract import DESK/a.csv",
                "messages check DESK/a.csv",
                "messages import DESK/a.csv",
                "client list --db DESK/a.csv",
            ] {
                practice.run(line, "");
            }
        }
    }
}

/// Tables of clients where time belongs, values in the wrong columns, and rows that are almost right.
fn wrong_tables(secret: &Secret) -> Vec<String> {
    let Secret { surname, first_name, bsn, note, number, .. } = secret;
    let bad_bsn = format!("{}0", bsn.chars().take(8).collect::<String>());
    let time = "date,minutes,practitioner,client,activity,allocation,product,note\n";
    let rows = [
        format!("2025-03-03,45,avisser,{bad_bsn},telephone,,,{note}"),
        format!("2025-03-03,45,avisser,{surname},telephone,,,{note}"),
        format!("2025-03-03,45,{surname},{number},telephone,,,{note}"),
        format!("2025-03-03,45,avisser,{number},{note},,,{surname}"),
        format!("2025-03-03,45,avisser,{number},telephone,{bsn},,{note}"),
        format!("2025-03-03,45,avisser,{number},telephone,{surname},{first_name},{note}"),
        format!("2025-03-03,{bsn},avisser,{number},telephone,,,{note}"),
        format!("{note},45,avisser,{number},telephone,,,"),
        format!("2025-03-03,45,avisser,{bsn},telephone,,,{}", note.repeat(200)),
        format!("2025-03-03,45,avisser,{bsn},telephone,,,{note},{surname}"),
        format!("2025-03-03,45,avisser,\"{bsn},telephone,,,{note}"),
        format!("2025-03-03,45,avisser,{bsn},telephone,,,{note}\u{1b}"),
    ];
    let rows = rows.iter().map(|row| format!("{time}{row}\n"));
    let others = [
        format!("{surname};{first_name};{bsn};{note}\n"),
        format!("surname,first_names,bsn,note\n{surname},{first_name},{bsn},{note}\n"),
        format!("date,minutes,practitioner,activity,{bsn}\n2025-03-03,45,avisser,break,{note}\n"),
        format!("{surname} = \"{bsn}\"\n"),
        format!("format = 1\nkey = \"{surname}\"\nname = \"{note}\"\n"),
        format!("[{surname}\nbsn = {bsn}\n"),
        format!(
            "contract,product,discipline,code,category,unit,tariff,from,until\n{surname},{first_name},{note},{bsn},{bsn},{note},{bsn},{note},{bsn}\n"
        ),
    ];
    rows.chain(others).collect()
}

#[test]
fn a_message_that_is_refused_is_not_repeated() {
    let practice = Practice::new();
    let secret = &practice.secrets[3];
    let full = String::from_utf8(FULL_301.to_vec()).unwrap();
    // The message of a client whose name and number are known to us.
    let of_client = full.replace("999900006", &secret.bsn).replace("Wit-Çelik", &secret.surname);
    let lines: Vec<&str> = of_client.lines().collect();
    assert!(of_client.contains(&secret.bsn) && of_client.contains(&secret.surname) && lines.len() > 150);
    for (index, line) in lines.iter().enumerate() {
        let Some((before, rest)) = line.split_once('>') else { continue };
        let Some((_, after)) = rest.split_once('<') else { continue };
        for value in [&secret.surname, &secret.bsn, &secret.note] {
            let mut broken = lines.clone();
            let replaced = format!("{before}>{value}<{after}");
            broken[index] = &replaced;
            practice.desk.file("a.xml", broken.join("\r\n"));
            practice.run("messages import DESK/a.xml", "");
        }
        let mut broken = lines.clone();
        broken.remove(index);
        practice.desk.file("a.xml", broken.join("\r\n"));
        practice.run("messages check DESK/a.xml", "");
    }
    for (from, to) in [
        ("</t:Bericht>", ""),
        ("<t:Client>", "<!DOCTYPE x><t:Client>"),
        ("<t:Client>", "<t:Client><t:Client>"),
        ("</b:Achternaam>", "</b:Naam>"),
        ("<t:Bsn>", "<t:Bsn x='1'>"),
        ("utf-8", "UTF-16"),
    ] {
        practice.desk.file("a.xml", of_client.replace(from, to));
        practice.run("messages import DESK/a.xml", "");
        practice.run("messages check DESK/a.xml", "");
    }
}
