//! The worked examples of the standard about what happens after a claim was sent (section 9.7 to 9.9 of its rules), through
//! the commands of the office. Those about the claim itself stand in `tests/rules/worked.rs`.

use uurwerk::domain::time::Day;

use crate::support::Desk;
use crate::support::answers::Reply;

/// An hour costs 88 euro here, a minute one euro there; both made up.
const TARIFFS: &str = "\
contract,product,discipline,code,category,unit,tariff,from,until
segment-c-westfriesland-2025,lot-1,WO,45X04,45,hour,88.00,2025-01-01,
segment-c-westfriesland-2025,lot-1,WO++,45X06,45,minute,60.00,2025-01-01,
";

fn desk(today: &str, allocated_from: &str) -> Desk {
    let mut desk = Desk::small_practice();
    desk.file("more.csv", TARIFFS);
    desk.run("tariff import DESK/more.csv").done_quietly();
    for line in [
        "practitioner add perhour --name 'A. Uur' --disciplines WO --from 2024-01-01",
        "practitioner add perminute --name 'B. Minuut' --disciplines WO++ --from 2024-01-01",
    ] {
        desk.run(line).done_quietly();
    }
    let other = "surname: Bos\ninitials: T\nbirth_date: 2013-06-15\ngender: male\nmunicipality: 0405\nbsn: 999900018\n";
    desk.run_with("client add J-0177", other).done_quietly();
    let allocation = "allocation add 300417 --client J-0177 --municipality 0405 --category 45 --budget 9000";
    desk.run(&format!("{allocation} --from {allocated_from}")).done_quietly();
    desk.today = Day::parse_iso(today).unwrap();
    desk
}

fn log(desk: &Desk, on: &str, minutes: u32, client: &str, by: &str) {
    desk.run(&format!("log '{on} {minutes} tel {client}' --practitioner {by}")).done_quietly();
}

fn claim(desk: &Desk, month: &str) {
    for verb in ["compile", "queue", "export"] {
        desk.run(&format!("claims {verb} --month {month}")).done_quietly();
    }
}

/// The message that was placed under that number.
fn message(desk: &Desk, month: &str, number: u32) -> Vec<u8> {
    std::fs::read(desk.path(&format!("exports/0405/JW323-0405-{month}-UW{number:010}.xml"))).unwrap()
}

fn answer(desk: &Desk, text: &str) {
    desk.file("in.xml", text);
    desk.run("messages import DESK/in.xml").done_quietly();
}

/// The lines of a month: number, state and what became of the credit.
fn states(desk: &Desk, month: &str) -> Vec<String> {
    let listed = desk.run(&format!("claims list --month {month} --format json")).done();
    let rows: Vec<serde_json::Value> = serde_json::from_str(&listed).unwrap();
    let told = |row: &serde_json::Value| {
        let word = |name: &str| row[name].as_str().unwrap_or_default().to_owned();
        let told = [word("reference"), word("state"), word("credit")].join(" ");
        told.trim().replace("UW00000000", "K")
    };
    rows.iter().map(told).collect()
}

/// What stands in every element of this name, in order.
fn all<'m>(text: &'m str, name: &str) -> Vec<&'m str> {
    text.split(&format!("<{name}>")).skip(1).filter_map(|rest| rest.split('<').next()).collect()
}

#[test]
fn example_7_credit_and_correction() {
    let mut desk = desk("2025-04-02", "2025-01-01");
    log(&desk, "3-3-2025", 360, "bos", "perhour");
    let last = desk.run("log '4-3-2025 360 tel bos' --practitioner perhour").done();
    claim(&desk, "2025-03");
    let first = message(&desk, "2025-03", 1);
    let text = String::from_utf8(first.clone()).unwrap();
    assert_eq!(all(&text, "GeleverdVolume"), ["12"]);
    assert_eq!(all(&text, "ijw:Bedrag"), ["105600"]);

    // Before the answer came nothing is taken back.
    assert_eq!(desk.run("claims credit 1").status, 3);
    desk.today = Day::parse_iso("2025-04-10").unwrap();
    answer(&desk, &Reply::default().to(&first));
    assert_eq!(states(&desk, "2025-03"), ["K01 granted"]);

    // In full and once: a copy, but for its own number, the number that it takes back and the side.
    desk.run("claims credit 1").done_quietly();
    assert_eq!(desk.run("claims credit 1").status, 3);
    desk.run("claims export --month 2025-03").done_quietly();
    assert_eq!(desk.run("claims credit 1").status, 3);
    let credit = String::from_utf8(message(&desk, "2025-03", 2)).unwrap();
    assert_eq!(all(&credit, "ijw:ReferentieNummer"), ["UW0000000002"]);
    assert_eq!(all(&credit, "ijw:VorigReferentieNummer"), ["UW0000000001"]);
    assert_eq!(all(&credit, "ijw:DebetCredit"), ["C", "C"], "total and line");
    for same in [
        "Bsn",
        "ToewijzingNummer",
        "ProductCategorie",
        "ProductCode",
        "GeleverdVolume",
        "Eenheid",
        "ProductTarief",
        "ijw:Bedrag",
    ] {
        assert_eq!(all(&credit, same), all(&text, same), "{same}");
    }
    assert_eq!(all(&credit, "ijw:Begindatum"), all(&text, "ijw:Begindatum"));

    // Granted, the time is free: two hours less are claimed anew, without the number of the old line.
    let granted = Reply { identification: "A2", ..Reply::default() };
    answer(&desk, &granted.to(credit.as_bytes()));
    assert_eq!(states(&desk, "2025-03"), ["K01 credited granted"]);
    let edit = format!("entries edit {} '4-3-2025 240 tel bos'", last.trim());
    desk.run(&edit).done_quietly();
    claim(&desk, "2025-03");
    let again = String::from_utf8(message(&desk, "2025-03", 3)).unwrap();
    assert_eq!((all(&again, "GeleverdVolume"), all(&again, "ijw:Bedrag")), (vec!["10"], vec!["88000"]));
    assert!(
        !again.contains("VorigReferentieNummer") && all(&again, "ijw:ReferentieNummer") == ["UW0000000003"]
    );
    // A rejected line is never credited.
    let rejected: &[(&str, &str)] = &[("UW0000000003", "9322")];
    let reply = Reply { identification: "A3", rejected, ..Reply::default() };
    answer(&desk, &reply.to(again.as_bytes()));
    assert_eq!(desk.run("claims credit 2").status, 3);
}

#[test]
fn example_8_late_claims() {
    let mut desk = desk("2026-07-01", "2026-04-20");
    log(&desk, "10-6-2026", 60, "bos", "perminute");
    claim(&desk, "2026-06");
    answer(&desk, &Reply { dated: "2026-07-01", ..Reply::default() }.to(&message(&desk, "2026-06", 1)));

    desk.today = Day::parse_iso("2026-07-10").unwrap();
    log(&desk, "21-4-2026", 60, "bos", "perminute");
    log(&desk, "20-5-2026", 90, "bos", "perminute");
    for month in ["2026-04", "2026-05"] {
        desk.run(&format!("claims compile --month {month}")).done_quietly();
        desk.run(&format!("claims queue --month {month}")).done_quietly();
        // A claim never goes back before the last month that was sent.
        let refused = desk.run(&format!("claims export --month {month}"));
        assert!(refused.status == 3 && refused.err.contains("TR318"), "{refused}");
    }
    let extra = desk.run("claims export --month 2026-06").done();
    assert_eq!(extra.lines().count(), 2, "{extra}");
    let text = String::from_utf8(message(&desk, "2026-06", 2)).unwrap();
    assert_eq!(
        all(&text, "ijw:Begindatum"),
        ["2026-06-01", "2026-04-20", "2026-05-01"],
        "one line per month"
    );
    assert_eq!(all(&text, "ijw:Einddatum"), ["2026-06-30", "2026-04-30", "2026-05-31"]);

    // Or with the claim of July, on its last day at the earliest.
    log(&desk, "9-6-2026", 30, "bos", "perhour");
    log(&desk, "8-7-2026", 30, "bos", "perhour");
    for month in ["2026-06", "2026-07"] {
        desk.run(&format!("claims compile --month {month}")).done_quietly();
        desk.run(&format!("claims queue --month {month}")).done_quietly();
    }
    assert_eq!(desk.run("claims export --month 2026-07").status, 3);
    desk.today = Day::parse_iso("2026-07-31").unwrap();
    desk.run("claims export --month 2026-07").done_quietly();
    let text = String::from_utf8(message(&desk, "2026-07", 3)).unwrap();
    assert_eq!(all(&text, "ijw:Begindatum"), ["2026-07-01", "2026-06-01", "2026-07-01"]);
}

/// L0 of 12 000 was granted before and is taken back as L3, beside L1 of 50 000 and L2 of 20 000: 58 000 in all.
fn three_lines() -> (Desk, String) {
    let mut desk = desk("2025-04-02", "2025-01-01");
    log(&desk, "3-2-2025", 120, "bos", "perminute");
    claim(&desk, "2025-02");
    answer(&desk, &Reply { dated: "2025-04-02", ..Reply::default() }.to(&message(&desk, "2025-02", 1)));
    log(&desk, "3-3-2025", 300, "jansen", "perminute");
    log(&desk, "4-3-2025", 200, "jansen", "perminute");
    log(&desk, "5-3-2025", 200, "bos", "perminute");
    desk.run("claims compile --month 2025-03").done_quietly();
    desk.run("claims queue --month 2025-03").done_quietly();
    desk.run("claims credit 1").done_quietly();
    desk.run("claims export --month 2025-03").done_quietly();
    desk.today = Day::parse_iso("2025-04-10").unwrap();
    let text = String::from_utf8(message(&desk, "2025-03", 2)).unwrap();
    assert_eq!(all(&text, "ijw:TotaalBedrag"), ["58000"]);
    let mut amounts = all(&text, "ijw:Bedrag");
    amounts.sort_unstable();
    assert_eq!(amounts, ["12000", "20000", "50000"]);
    (desk, text)
}

const LINES: [&str; 3] = ["UW0000000002", "UW0000000003", "UW0000000004"];

const SAME: (&str, &str) = ("", "");

/// One row of the example: what came back, what was granted, and where the lines of February and March stand.
struct Row {
    name: &'static str,
    reply: Reply<'static>,
    /// Changes of the answer that is made from it.
    change: (&'static str, &'static str),
    granted: &'static str,
    february: &'static [&'static str],
    march: &'static [&'static str],
}

#[test]
fn example_9_every_answer() {
    let base = || Reply { identification: "A9", ..Reply::default() };
    let rows = [
        Row {
            name: "all good",
            reply: base(),
            change: SAME,
            granted: "580.00",
            february: &["K01 credited granted"],
            march: &["K02 granted", "K03 granted"],
        },
        Row {
            name: "L2 refused",
            reply: Reply { rejected: &[(LINES[1], "9321")], ..base() },
            change: SAME,
            granted: "380.00",
            february: &["K01 credited granted"],
            march: &["K02 granted", "K03 rejected"],
        },
        Row {
            name: "L3 refused on technical ground",
            reply: Reply { rejected: &[(LINES[2], "8017")], ..base() },
            change: SAME,
            granted: "700.00",
            february: &["K01 granted rejected"],
            march: &["K02 granted", "K03 granted"],
        },
        Row {
            name: "client of L1 unknown",
            reply: Reply { rejected: &[(LINES[0], "0233")], ..base() },
            change: (
                "</Prestaties>\r\n        <RetourCodes>\r\n          <RetourCode>0200<",
                "</Prestaties>\r\n        <RetourCodes>\r\n          <RetourCode>8187<",
            ),
            granted: "80.00",
            february: &["K01 credited granted"],
            march: &["K02 rejected", "K03 granted"],
        },
        Row {
            name: "claim number used before",
            reply: Reply { claim: Some("9333"), ..base() },
            change: SAME,
            granted: "0.00",
            february: &["K01 granted queued"],
            march: &["draft", "draft"],
        },
        Row {
            name: "level 2 error",
            reply: Reply { header: "0001", ..base() },
            change: SAME,
            granted: "0.00",
            february: &["K01 granted queued"],
            march: &["draft", "draft"],
        },
    ];
    for Row { name, reply, change: (from, to), granted, february, march } in rows {
        let (desk, text) = three_lines();
        let made = reply.to(text.as_bytes());
        assert!(made.contains(from), "{name}");
        let made = if from.is_empty() { made } else { made.replace(from, to) };
        answer(&desk, &made);
        assert_eq!(states(&desk, "2025-02"), february, "{name}");
        assert_eq!(states(&desk, "2025-03"), march, "{name}");
        let sent = desk.run("claims sent --month 2025-03 --format csv").done();
        assert!(sent.trim_end().ends_with(&format!(",{granted}")), "{name}: {sent}");
        desk.run("claims ledger").done_quietly();
    }
}
