//! What a message leaves to look at, in both languages.

use expect_test::{Expect, expect};
use uurwerk::domain::identifiers::{AllocationNumber, ClientNumber, MunicipalityCode};
use uurwerk::domain::text::{Lang, Text};
use uurwerk::domain::time::Day;
use uurwerk::operations::import_message::Note;

fn notes() -> Vec<Note> {
    let client = |number| ClientNumber::parse(number).unwrap();
    let municipality = |code| MunicipalityCode::parse(code).unwrap();
    let number = AllocationNumber::new(300_201).unwrap();
    let day = Day::new(2025, 3, 1).unwrap();
    vec![
        Note::MaybeSame { client: client("J-0001"), other: client("J-0142") },
        Note::Moved {
            client: client("J-0142"),
            before: municipality("0405"),
            after: municipality("0420"),
            from: day,
        },
        Note::Differs(number),
        Note::ReplacedTyped(number),
        Note::Absent(number),
        Note::Deleted(number),
        Note::Shortened(number, day),
    ]
}

fn check(lang: Lang, expected: &Expect) {
    let lines: Vec<String> = notes().iter().map(|note| format!("{}\n", Text::from(note).get(lang))).collect();
    expected.assert_eq(&lines.concat());
}

#[test]
fn every_note_reads_well_in_both_languages() {
    check(
        Lang::Nl,
        &expect![[r#"
        Cliënt J-0001 is nieuw; J-0142 heeft dezelfde achternaam en geboortedatum maar geen BSN. Kijk of het dezelfde is.
        Vanaf 2025-03-01, de begindatum van de toewijzing, is gemeente 0420 verantwoordelijk voor cliënt J-0142 (daarvoor 0405). De verhuizing is vastgelegd.
        Toewijzing 300201 staat anders in het bericht dan eerder, met dezelfde Toewijzingsdatum en -tijd. Wat er stond, blijft staan; vraag de gemeente wat geldt (IV013).
        Toewijzing 300201 was ingetypt en is vervangen door die van de gemeente.
        Toewijzing 300201 loopt nog maar ontbreekt in het bericht. Zij is niet ingetrokken; vraag het na bij de gemeente (OP087).
        Toewijzing 300201 is verwijderd: er kan niet op worden gedeclareerd (TR384).
        Toewijzing 300201 eindigt nu op 2025-03-01: tijd van daarna wordt vastgehouden.
    "#]],
    );
    check(
        Lang::En,
        &expect![[r#"
        Client J-0001 is new; J-0142 has the same surname and date of birth but no BSN. See whether it is the same.
        From 2025-03-01, when the allocation begins, municipality 0420 is responsible for client J-0142 (before that 0405). The move is recorded.
        Allocation 300201 differs in the message from before, with the same Toewijzingsdatum and -tijd. What stood there stays; ask the municipality what holds (IV013).
        Allocation 300201 was typed and is replaced by that of the municipality.
        Allocation 300201 still runs but is absent from the message. It is not withdrawn; ask the municipality (OP087).
        Allocation 300201 was deleted: nothing can be claimed on it (TR384).
        Allocation 300201 now ends on 2025-03-01: time after that is held.
    "#]],
    );
}
