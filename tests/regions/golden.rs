//! A month of each region with everything that its document knows, computed by hand. All codes and tariffs of segment C and
//! all tariffs of the other are made up.

use std::fs;

use crate::messages::schema::{self, Message};
use crate::support::Desk;

/// A claim line: client, code, volume, amount in euro.
type Line = (&'static str, &'static str, &'static str, &'static str);

/// A desk with the files of a folder below `tests/data`, after these commands.
fn desk(folder: &str, commands: &[&str]) -> Desk {
    let desk = Desk::new();
    for entry in fs::read_dir(format!("tests/data/{folder}")).unwrap() {
        let path = entry.unwrap().path();
        desk.file(path.file_name().unwrap().to_str().unwrap(), fs::read(&path).unwrap());
    }
    for line in commands {
        let transcript = desk.run(line);
        assert_eq!(transcript.status, 0, "{line}\n{transcript}");
    }
    desk
}

/// The lines of March as the program lists them, those that nothing holds, and those that are held with the rules that do.
fn claimed(desk: &Desk) -> (Vec<[String; 4]>, Vec<String>) {
    desk.run("claims compile --month 2025-03").done_quietly();
    let listed = desk.run("claims list --month 2025-03 --format csv").done();
    let mut rows = csv::Reader::from_reader(listed.as_bytes());
    let heads = rows.headers().unwrap().clone();
    let (mut free, mut held) = (Vec::new(), Vec::new());
    for row in rows.records() {
        let row = row.unwrap();
        let of =
            |name: &str| row.get(heads.iter().position(|head| head == name).unwrap()).unwrap().to_owned();
        if of("state") == "draft" {
            free.push([of("client"), of("code"), of("volume"), of("amount")]);
        } else {
            held.push(format!("{} {} {}", of("client"), of("state"), of("findings")));
        }
    }
    free.sort();
    (free, held)
}

fn expect_lines(found: &[[String; 4]], expected: &[Line]) {
    let mut expected: Vec<[String; 4]> = expected
        .iter()
        .map(|(client, code, volume, amount)| [client, code, volume, amount].map(|word| (*word).to_owned()))
        .collect();
    expected.sort();
    let missing: Vec<_> = expected.iter().filter(|line| !found.contains(line)).collect();
    let surplus: Vec<_> = found.iter().filter(|line| !expected.contains(line)).collect();
    assert!(missing.is_empty() && surplus.is_empty(), "missing: {missing:#?}\nsurplus: {surplus:#?}");
}

/// Queues and exports everything; the message must be what the schema asks, with these totals.
fn expect_claim(desk: &Desk, lines: usize, total: &str) {
    desk.run("claims queue --month 2025-03").done_quietly();
    let exported = desk.run("claims export --month 2025-03 --format csv").done();
    let mut rows = csv::Reader::from_reader(exported.as_bytes());
    let heads = rows.headers().unwrap().clone();
    let row = rows.records().next().unwrap().unwrap();
    let of = |name: &str| row.get(heads.iter().position(|head| head == name).unwrap()).unwrap();
    assert_eq!((of("lines"), of("total")), (lines.to_string().as_str(), total), "{exported}");
    let bytes = fs::read(desk.path(of("path").trim_start_matches("DESK/"))).unwrap();
    schema::expect_valid("JW323.xsd", &[Message::new("golden", bytes)]);
}

#[test]
fn segment_c_with_both_lots_and_all_five_components() {
    let desk = desk(
        "segment-c",
        &[
            "init --agb 42420001 --name 'De Dijk'",
            "tariff import DESK/tariffs.csv",
            "practitioner import DESK/practitioners.csv",
            "client import DESK/clients.csv",
            "allocation import DESK/allocations.csv",
            "document add T-1 --kind approval --date 2025-01-02 --form perspectiefplan --reference PP-1",
            "document add T-2 --kind approval --date 2025-01-02 --form perspectiefplan --reference PP-2",
            "document add T-3 --kind approval --date 2025-01-02 --form perspectiefplan --reference PP-3",
            "document add T-4 --kind approval --date 2025-01-02 --form perspectiefplan --reference PP-4",
            "document add T-5 --kind approval --date 2025-01-02 --form perspectiefplan --reference PP-5",
            "document add T-6 --kind approval --date 2025-03-03 --form perspectiefplan --reference PP-6",
            "document add M-1 --kind reason --date 2025-03-01 --remark 'no general practitioner takes it over'",
            "client school B-1 --periods 2019-09-01",
            "entries import DESK/time.csv",
            "trips import DESK/trips.csv",
            "attendance import DESK/attendance.csv",
            "trajectories import DESK/trajectories.csv",
        ],
    );
    let (free, held) = claimed(&desk);
    assert_eq!(held, Vec::<String>::new());
    expect_lines(
        &free,
        &[
            // Lot 1: 35 minutes A and 12 B of each discipline, 47 minutes at the tariff per hour, rounded once.
            ("L-1", "45X01", "47", "47.00"),
            ("L-1", "45X02", "47", "56.64"),  // 72.30 × 47 / 60 = 56.635
            ("L-1", "45X03", "47", "66.19"),  // 84.50 × 47 / 60 = 66.1916…
            ("L-1", "45X04", "47", "78.26"),  // 99.90 × 47 / 60 = 78.255
            ("L-1", "45X05", "47", "103.40"), // 132.00 × 47 / 60
            ("L-1", "45X06", "47", "117.58"), // 150.10 × 47 / 60 = 117.578…
            ("L-1", "45X07", "47", "142.33"), // 181.70 × 47 / 60 = 142.331…
            // Lot 2: one tariff.
            ("L-2", "45X20", "50", "98.67"), // 118.40 × 50 / 60 = 98.666…
            // Transport: there and back in a group, once alone, in each of the six bands. By family: no line.
            ("T-1", "45X31", "2", "10.20"),
            ("T-2", "45X32", "2", "12.40"),
            ("T-3", "45X33", "2", "14.60"),
            ("T-4", "45X34", "2", "16.80"),
            ("T-5", "45X35", "2", "19.00"),
            ("T-6", "45X36", "2", "21.20"),
            ("T-1", "45X41", "1", "11.10"),
            ("T-2", "45X42", "1", "12.20"),
            ("T-3", "45X43", "1", "13.30"),
            ("T-4", "45X44", "1", "14.40"),
            ("T-5", "45X45", "1", "15.50"),
            ("T-6", "45X46", "1", "16.60"),
            // Day activities: 2 + 1 + 2 day parts, sick once; 1 + 1.
            ("D-1", "45X51", "5", "302.75"),
            ("D-2", "45X52", "2", "160.20"),
            // Day treatment: 3 × 1, 2 × 2, 1 and 2 day parts.
            ("B-1", "45X61", "3", "210.15"),
            ("B-2", "45X62", "4", "360.60"),
            ("B-3", "45X63", "1", "110.25"),
            ("B-4", "45X64", "2", "190.70"),
            // Crisis help: 95 minutes at 120.00, 61 at 144.30 = 146.705.
            ("K-1", "45X81", "95", "190.00"),
            ("K-2", "45X82", "61", "146.71"),
            // Two medication checks; the time of reporting is part of their price.
            ("M-1", "45X71", "2", "91.00"),
        ],
    );
    expect_claim(&desk, 29, "2649.73");
}

#[test]
fn the_ambulatory_catalogue_with_every_product() {
    let desk = desk(
        "handleiding",
        &[
            "init --agb 42420001 --name 'De Dijk' --contract handleiding-ambulant",
            "practice edit --registrations nkd:2024-01-01;mst-nederland:2024-01-01",
            "tariff import DESK/tariffs.csv",
            "practitioner import DESK/practitioners.csv",
            "practitioner edit mbo --responsible hbo",
            "client import DESK/clients.csv",
            "allocation import DESK/allocations.csv",
            "entries import DESK/time.csv",
            "attendance import DESK/attendance.csv",
            "stays import DESK/stays.csv",
            "trips import DESK/trips.csv",
        ],
    );
    let (free, held) = claimed(&desk);
    // The product without a code is the only one that is held.
    assert_eq!(held.len(), 1, "{held:#?}");
    assert!(held[0].starts_with("F-3 "), "{held:#?}");
    let mut expected = vec![
        ("G-1", "45A04", "45", "40.73"), // 54.30 × 45 / 60 = 40.725
        ("G-2", "45A05", "50", "55.50"),
        ("G-3", "45A48", "55", "81.40"),
        ("B-1", "45A53", "65", "109.53"), // 101.10 × 65 / 60 = 109.525
        ("B-2", "45A65", "40", "51.80"),
        ("B-3", "45A56", "75", "87.38"), // 69.90 × 75 / 60 = 87.375
        ("B-4", "54001", "33", "54.62"), // 99.30 × 33 / 60 = 54.615
        ("B-5", "45A46", "100", "217.83"),
        ("E-1", "54D01", "70", "106.05"),
        ("E-1", "54D02", "80", "122.53"),
        ("D-1", "54004", "60", "111.10"),
        ("D-1", "54002", "90", "180.90"),
        ("D-1", "54007", "1", "180.80"),
        ("Z-1", "41A24", "1", "53.40"),
        ("P-1", "41A16", "2", "166.80"),
        ("S-1", "43A11", "3", "631.20"),   // nights of 14, 15 and 16 March
        ("F-1", "44A07", "31", "1722.05"), // the whole month
        ("F-2", "44A08", "17", "2381.70"), // from 15 March
        ("V-1", "42A01", "2", "28.40"),
    ];
    for client in ["A-1", "A-2", "A-3", "A-4", "A-5", "A-6", "A-7"] {
        expected.push((client, "41A22", "1", "31.20"));
    }
    for client in ["M-1", "M-2", "M-3", "M-4", "M-5"] {
        expected.push((client, "41A23", "2", "84.60"));
    }
    for client in ["N-1", "N-2", "N-3", "N-4", "N-5", "N-6"] {
        expected.push((client, "41A14", "1", "61.20"));
    }
    for client in ["O-1", "O-2", "O-3", "O-4", "O-5"] {
        expected.push((client, "41A15", "1", "72.30"));
    }
    expect_lines(&free, &expected);
    let codes: std::collections::BTreeSet<&str> = expected.iter().map(|line| line.1).collect();
    assert_eq!(codes.len(), 23, "every product code of the catalogue");
    expect_claim(&desk, 42, "7753.82");
}
