//! Broken and hostile files: each is refused, soon, in both languages, without repeating what it holds.

pub mod archives;
pub mod entities;
pub mod markup;

use std::time::Duration;

use uurwerk::messages::xml::MAX_BYTES;
use uurwerk::messages::{check, jw323, load};

use super::answer::goldens;
use super::samples::{FULL_301, bsn, checked, day, minutes};
use crate::support::Stopwatch;

/// A word that stands in the hostile files and must not come back out of them.
const SECRET: &str = "geheim";

fn expect_refused(name: &str, bytes: &[u8], rule: &str) {
    let watch = Stopwatch::start();
    let report = check(bytes, day("2026-07-02"));
    let took = watch.took();
    assert!(!report.is_accepted(), "{name} was accepted");
    let rules: Vec<&str> = report.findings.iter().map(|finding| finding.rule.as_str()).collect();
    assert!(rules.contains(&rule), "{name}: {rule} in {rules:?}");
    for finding in &report.findings {
        for text in [&finding.what, &finding.way_out] {
            assert!(
                text.nl.ends_with('.') && text.en.ends_with('.')
                    || rule.starts_with("CS")
                    || rule.starts_with("TR"),
                "{name}: {text:?}"
            );
            assert_ne!(text.nl, text.en, "{name}");
            assert!(!text.nl.contains(SECRET) && !text.en.contains(SECRET), "{name}: {text:?}");
            assert!(!text.nl.contains("999900006"), "{name}: {text:?}");
        }
    }
    assert!(took < Duration::from_secs(1), "{name} took {took:?}");
}

pub fn full() -> String {
    String::from_utf8(FULL_301.to_vec()).unwrap()
}

pub fn without_declaration() -> String {
    full().split_once("?>").unwrap().1.to_owned()
}

fn answer() -> String {
    goldens()[0].1.clone()
}

fn claim() -> String {
    String::from_utf8(jw323::write(&checked(vec![(bsn("999900006"), minutes("K1", 1))]))).unwrap()
}

/// Files that are no plain XML, with what is wrong with each.
pub fn broken_files() -> Vec<(&'static str, Vec<u8>)> {
    let body = without_declaration();
    let bomb: Vec<String> =
        (1..12).map(|n| format!("<!ENTITY l{n} \"&l{0};&l{0};&l{0};&l{0};\">", n - 1)).collect();
    let bomb = bomb.concat();
    let attributes: Vec<String> = (0..100_000).map(|n| format!(" a{n}=\"geheim\"")).collect();
    let attributes = attributes.concat();
    let deep = format!("{}{}", "<geheim>".repeat(200_000), "</geheim>".repeat(200_000));
    vec![
        ("nothing", Vec::new()),
        ("space", b" \r\n ".to_vec()),
        ("no XML", b"geheim;geheim;2026".to_vec()),
        ("a picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec()),
        ("a document type", format!("<!DOCTYPE Bericht>{body}").into_bytes()),
        ("an entity bomb", format!("<!DOCTYPE Bericht [<!ENTITY l0 \"geheim\">{bomb}]>{body}").into_bytes()),
        (
            "an external entity",
            format!("<!DOCTYPE Bericht [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>{body}").into_bytes(),
        ),
        (
            "an external document type",
            format!("<!DOCTYPE Bericht SYSTEM \"http://127.0.0.1/x\">{body}").into_bytes(),
        ),
        ("an unknown entity", full().replace(">Individueel<", ">&geheim;<").into_bytes()),
        ("a processing instruction", full().replace("<t:Client>", "<?geheim x?><t:Client>").into_bytes()),
        ("an escape by reference", full().replace(">Individueel<", ">&#27;[2J<").into_bytes()),
        ("a bell by reference", full().replace(">Individueel<", ">&#x7;<").into_bytes()),
        ("a zero by reference", full().replace(">Individueel<", ">&#0;<").into_bytes()),
        ("a C1 control by reference", full().replace(">Individueel<", ">&#x9b;31m<").into_bytes()),
        ("half a pair by reference", full().replace(">Individueel<", ">&#xD83D;<").into_bytes()),
        ("a raw escape", full().replace(">Individueel<", ">\u{1b}]0;geheim\u{7}<").into_bytes()),
        ("a raw zero", full().replace(">Individueel<", ">\0<").into_bytes()),
        ("a raw C1 control", full().replace(">Individueel<", ">\u{9d}<").into_bytes()),
        ("a control in a comment", full().replace("Made up", "\u{1b}[31m").into_bytes()),
        ("a control in CDATA", full().replace("<met>", "\u{8}").into_bytes()),
        ("another encoding", full().replace("utf-8", "ISO-8859-1").into_bytes()),
        ("bytes of another encoding", latin_1(&full())),
        ("a byte order mark", [b"\xef\xbb\xbf".as_slice(), full().as_bytes()].concat()),
        ("UTF-16", utf_16(&full(), true)),
        ("UTF-16 without mark", utf_16(&full(), false)),
        ("XML 1.1", full().replace("version=\"1.0\"", "version=\"1.1\"").into_bytes()),
        ("a second root", format!("{}<Bericht/>", full()).into_bytes()),
        ("text after the root", format!("{}geheim", full()).into_bytes()),
        ("a cut-off file", full().split_once("<t:ToegewezenProducten>").unwrap().0.into()),
        ("a cut-off tag", full().trim_end().trim_end_matches('>').into()),
        ("a wrong end tag", full().replace("</t:Client>", "</t:Cliënt>").into_bytes()),
        (
            "an unknown prefix",
            full().replace("<t:Bsn>", "<q:Bsn>").replace("</t:Bsn>", "</q:Bsn>").into_bytes(),
        ),
        ("a double attribute", full().replace("<t:Client>", "<t:Client a=\"1\" a=\"2\">").into_bytes()),
        ("200 000 levels", deep.into_bytes()),
        ("100 000 attributes", full().replace("<t:Client>", &format!("<t:Client{attributes}>")).into_bytes()),
        (
            "a text of a million letters",
            full().replace(">Individueel<", &format!(">{}<", "x".repeat(1_000_000))).into_bytes(),
        ),
        ("30 MB", vec![b' '; 30_000_000]),
    ]
}

#[test]
fn files_that_are_no_plain_xml_are_refused() {
    let cases = broken_files();
    assert!(cases.len() > 30);
    for (name, bytes) in cases {
        assert_ne!(bytes, FULL_301, "{name} changes nothing");
        expect_refused(name, &bytes, "XML");
    }
    for (name, bytes) in entities::files("/nowhere/geheim", "127.0.0.1:9") {
        expect_refused(name, &bytes, "XML");
    }
    for (name, bytes) in markup::files() {
        assert_ne!(bytes, FULL_301, "{name} changes nothing");
        expect_refused(name, &bytes, "XML");
    }
    assert!(load(std::io::repeat(b'<')).is_err());
    assert!(load(FULL_301).is_ok_and(|bytes| bytes.len() < MAX_BYTES));
}

/// Messages that break their schema, with what is wrong with each and the rule that says so.
pub fn wrong_messages() -> Vec<(&'static str, String, &'static str)> {
    vec![
        ("another root namespace", full().replace("jw301/schema", "jw999/schema"), "XSD"),
        ("no namespace", "<Bericht><Header/></Bericht>".to_owned(), "XSD"),
        ("another release", full().replace("ijw/3_2", "ijw/3_1"), "XSD"),
        ("another root element", full().replace("t:Bericht", "t:Client2"), "XSD"),
        ("a base group in the wrong namespace", full().replace("3_2/basisschema", "3_1/basisschema"), "XSD"),
        ("a class in the base namespace", swap_prefix("Bsn", 't', 'b'), "XSD"),
        ("a base element in the message namespace", swap_prefix("Identificatie", 'b', 't'), "XSD"),
        ("another message code", full().replace(">436<", ">437<"), "RS047"),
        ("version 03", full().replace("<t:BerichtVersie>3", "<t:BerichtVersie>03"), "CS025"),
        ("subversion 1", full().replace("<t:BerichtSubversie>2", "<t:BerichtSubversie>1"), "CS015"),
        ("a missing element", full().replace("<t:Geslacht>2</t:Geslacht>", ""), "XSD"),
        (
            "a double element",
            full().replace("<t:Bsn>999900006</t:Bsn>", &"<t:Bsn>999900006</t:Bsn>".repeat(2)),
            "XSD",
        ),
        ("elements in another order", reordered(), "XSD"),
        ("an element of its own", full().replace("<t:Naam>", "<t:geheim/><t:Naam>"), "XSD"),
        ("an empty element", full().replace(">Individueel<", "><"), "RS031"),
        ("a blank element", full().replace(">Individueel<", "> \t<"), "RS031"),
        ("a date with Z", full().replace(">2026-02-21<", ">2026-02-21Z<"), "RS032"),
        ("a date with an offset", full().replace(">2026-02-21<", ">2026-02-21+01:00<"), "RS032"),
        ("31 February", full().replace(">2026-02-21<", ">2026-02-31<"), "RS032"),
        ("a time with Z", full().replace(">23:59:59<", ">23:59:59Z<"), "RS034"),
        ("a number below 0", full().replace(">400000<", ">-1<"), "RS001"),
        ("a number too large", full().replace(">400000<", ">100000000<"), "RS005"),
        ("no number", full().replace(">400000<", ">geheim<"), "XSD"),
        ("an allocation number too large", full().replace(">81733<", ">1000000000<"), "RS006"),
        ("a short BSN", full().replace(">999900006<", ">99990000<"), "RS037"),
        ("a long code", full().replace(">45X05<", ">45X055<"), "RS012"),
        ("an unknown category", full().replace(">47<", ">39<"), "XSD"),
        ("an unknown relation", full().replace("<t:Soort>11<", "<t:Soort>99<"), "XSD"),
        ("text between elements", full().replace("<t:Naam>", "geheim<t:Naam>"), "XSD"),
        ("elements in a text", full().replace(">Individueel<", "><t:Bsn/><"), "XSD"),
        ("an attribute", full().replace("<t:Naam>", "<t:Naam geheim=\"geheim\">"), "XSD"),
        ("an attribute that makes it nil", full().replace("<t:Naam>", "<t:Naam xsi:nil=\"true\">"), "XSD"),
        ("a claim number with a dash", claim().replace(">D00000000012<", ">D-1<"), "CS319"),
        ("a claim without clients", emptied_claim(), "XSD"),
        ("a claim of an unknown unit", claim().replace("<Eenheid>01<", "<Eenheid>02<"), "XSD"),
        ("a total too large", claim().replace("TotaalBedrag>70218<", "TotaalBedrag>1000000000000<"), "RS040"),
        ("a BSN that fails the test", claim().replace(">999900006<", ">999900007<"), "CS002"),
        ("an answer with an unknown return code", answer().replace(">9389<", ">geheim<"), "XSD"),
        ("an answer without return codes", answer().replace("<RetourCode>9389</RetourCode>", ""), "XSD"),
        (
            "an answer about no claim",
            answer().replace("DeclaratieIdentificatie", "BerichtIdentificatie"),
            "XSD",
        ),
        ("an answer with the code of a claim", answer().replace(">491<", ">490<"), "RS047"),
        (
            "an answer that grants too much",
            answer().replace("TotaalBedrag>32500<", "TotaalBedrag>85118<"),
            "TR342",
        ),
        (
            "an answer of a claim number too long",
            answer().replace(">D00000000012<", ">D000000000012<"),
            "RS017",
        ),
    ]
}

#[test]
fn messages_that_break_their_schema_are_refused() {
    for (name, text, rule) in wrong_messages().into_iter().chain(markup::wrong_values()) {
        assert!(text != full() && text != claim() && text != answer(), "{name} changes nothing");
        expect_refused(name, text.as_bytes(), rule);
    }
}

#[test]
fn a_file_full_of_faults_gives_a_report_that_can_be_read() {
    let (head, rest) = full().split_once("<t:Naam>").map(|(a, b)| (a.to_owned(), b.to_owned())).unwrap();
    let many = format!("{head}{}<t:Naam>{rest}", "<t:geheim/>".repeat(100_000));
    let report = check(many.as_bytes(), day("2026-07-02"));
    let blocking = report.findings.iter().filter(|finding| finding.rule == "XSD").count();
    assert_eq!(blocking, 201);
    let last = &report.findings[200].what;
    assert_eq!(last.nl, "En nog 99800 klachten over het schema.");
}

fn swap_prefix(name: &str, from: char, to: char) -> String {
    full().replace(&format!("{from}:{name}>"), &format!("{to}:{name}>"))
}

fn reordered() -> String {
    let text = full();
    let (bsn, gender) = ("<t:Bsn>999900006</t:Bsn>", "<t:Geslacht>2</t:Geslacht>");
    text.replacen(bsn, "\u{1}", 1).replacen(gender, bsn, 1).replacen('\u{1}', gender, 1)
}

fn emptied_claim() -> String {
    let text = claim();
    let (head, rest) = text.split_once("<Client>").unwrap();
    let (_, tail) = rest.rsplit_once("</Client>").unwrap();
    format!("{head}{tail}")
}

fn latin_1(text: &str) -> Vec<u8> {
    text.chars().map(|c| u8::try_from(c).unwrap_or(b'?')).collect()
}

pub fn utf_16(text: &str, mark: bool) -> Vec<u8> {
    let mark = mark.then_some(0xfeff);
    mark.into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}
