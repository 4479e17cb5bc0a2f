//! Requests come back as they were kept; what was sent stays, and verdicts only go forward.

use super::super::tests::{change, day, furnished};
use super::super::{Broken, Store, outgoing};
use super::*;
use crate::domain::allocation::Shape;
use crate::domain::money::Cents;
use crate::domain::time::Period;
use crate::domain::volume::{Extent, Frequency, Unit};

fn municipality() -> MunicipalityCode {
    MunicipalityCode::parse("0405").unwrap()
}

fn asked(grounds: Option<Grounds>, allocation: Option<AllocationId>) -> Asked {
    let extent = Extent { volume: 90, unit: Unit::Minute, frequency: Frequency::Week };
    let category = Category::parse("45").unwrap();
    let shape = match allocation {
        Some(_) => Shape::Aspecific { category, budget: Some(Cents(600_000)) },
        None => Shape::Specific { category, code: ProductCode::parse("45X05").unwrap(), extent },
    };
    let period = Period::new(day("2025-04-01"), Some(day("2026-03-31"))).unwrap();
    Asked { allocation, shape, period, grounds }
}

fn part(reference: &str, asked: Vec<Asked>) -> Part {
    Part { reference: RequestReference::parse(reference).unwrap(), asked, verdict: Verdict::Open }
}

fn request(number: i64, client: ClientId, kind: Kind, parts: Vec<Part>) -> Request {
    let identification = MessageIdentification::parse(&format!("UB{number:010}")).unwrap();
    let municipality = municipality();
    Request { number, client, municipality, made: day("2025-03-13"), identification, kind, parts }
}

fn first_request(client: ClientId) -> Request {
    let grounds = |referrer| Grounds {
        referral: Referral::parse("02").unwrap(),
        referrer: Referrer::parse(referrer),
        decision: Some((AllocationNumber::new(77).unwrap(), day("2025-02-01"))),
        is_national: true,
        remark: Remark::new("overleg volgt"),
    };
    let bare = Grounds {
        referral: Referral::parse("06").unwrap(),
        referrer: None,
        decision: None,
        is_national: false,
        remark: None,
    };
    let parts = [grounds("01000001"), grounds("dr. Zoë"), bare];
    let parts = parts.into_iter().zip(1..);
    let parts = parts.map(|(grounds, n)| part(&format!("UV{n}"), vec![asked(Some(grounds), None)])).collect();
    request(1, client, Kind::First, parts)
}

fn message(tx: &Tx, direction: &str, identification: &str) -> i64 {
    let sql = "INSERT INTO message (direction, code, counterpart, identification, dated, at, sha256, bytes)
               VALUES (?1, '315', '0405', ?2, '2025-03-13', '2025-03-13T09:00:00.000Z', hex(zeroblob(32)), x'00')";
    insert(tx, sql, [direction, identification]).unwrap()
}

/// A request whose message was written.
fn sent() -> (Store, RequestId) {
    let (mut store, _, client) = furnished();
    let id = store
        .write::<_, StoreError>(&change("request-care"), |tx| {
            let id = add(tx, &first_request(client))?;
            let message = message(tx, "out", "UB0000000001");
            let new = outgoing::NewOutgoing {
                message,
                client: Some(client),
                answers: None,
                answers_sha256: None,
                file_name: "f.xml",
            };
            mark_written(tx, id, outgoing::add(tx, &new)?)?;
            Ok(id)
        })
        .unwrap();
    (store, id)
}

#[test]
fn a_request_comes_back_as_it_was_kept() {
    let (mut store, _, client) = furnished();
    let reason = ChangeReason::parse("2").unwrap();
    let both = vec![asked(None, Some(AllocationId(1))), asked(None, None)];
    for mut request in [
        first_request(client),
        request(2, client, Kind::Change(reason), vec![part("UV9", vec![both[0].clone()])]),
    ] {
        let id = store.write::<_, StoreError>(&change("request-care"), |tx| add(tx, &request)).unwrap();
        let kept = store.read(|tx| get(tx, id)).unwrap().unwrap();
        assert_eq!(kept.request, request);
        assert_eq!((kept.outgoing, kept.placed_at, kept.outcome), (None, None, None));
        if request.kind != Kind::First {
            store
                .write::<_, StoreError>(&change("request-care"), |tx| add_to_change(tx, id, &both[1]))
                .unwrap();
            request.parts[0].asked = both.clone();
        }
        let kept = store.read(|tx| by_number(tx, request.number)).unwrap().unwrap();
        assert_eq!(kept.request, request);
    }
    let all = store.read(list).unwrap();
    assert_eq!(all.iter().map(|one| one.request.number).collect::<Vec<_>>(), [2, 1]);
    assert_eq!(all, store.read(|tx| of_client(tx, client)).unwrap());
    assert_eq!(all, store.read(unsent).unwrap());
}

#[test]
fn a_request_that_was_not_sent_can_go_and_has_no_reference_yet() {
    let (mut store, _, client) = furnished();
    let request = first_request(client);
    let id = store.write::<_, StoreError>(&change("request-care"), |tx| add(tx, &request)).unwrap();
    assert_eq!(store.read(|tx| by_reference(tx, &municipality(), "UV1")).unwrap(), None);
    store.write::<_, StoreError>(&change("withdraw-request"), |tx| remove(tx, id)).unwrap();
    assert_eq!(store.read(list).unwrap(), []);
}

#[test]
fn a_reference_of_ours_is_known_once_it_was_sent() {
    let (mut store, id) = sent();
    let found = store.read(|tx| by_reference(tx, &municipality(), "UV2")).unwrap().unwrap();
    assert_eq!((found.request, found.number, found.verdict), (id, 1, Verdict::Open));
    for (municipality, reference) in [("0405", "UV4"), ("0363", "UV2"), ("0405", "")] {
        let municipality = MunicipalityCode::parse(municipality).unwrap();
        assert_eq!(store.read(|tx| by_reference(tx, &municipality, reference)).unwrap(), None);
    }
}

#[test]
fn a_verdict_only_goes_forward() {
    let (mut store, id) = sent();
    store
        .write::<_, StoreError>(&change("import-message"), |tx| {
            let part = |reference: &str| by_reference(tx, &municipality(), reference).unwrap().unwrap();
            let (one, two, three) = (part("UV1"), part("UV2"), part("UV3"));
            let messages: Vec<i64> = (0..4).map(|n| message(tx, "in", &format!("A{n}"))).collect();
            let reason = RefusalReason::parse("8").unwrap();
            let instead = MunicipalityCode::parse("0363").unwrap();
            assert!(investigate(tx, &one, messages[0])?);
            assert!(!investigate(tx, &one, messages[1])?);
            assert!(refuse(tx, &one, messages[1], (reason, Some(&instead)))?);
            assert!(!refuse(tx, &one, messages[2], (reason, None))? && !grant(tx, &one, messages[2])?);
            assert!(grant(tx, &two, messages[2])?);
            assert!(!investigate(tx, &two, messages[3])? && !refuse(tx, &two, messages[3], (reason, None))?);
            assert!(investigate(tx, &three, messages[3])?);
            Ok(())
        })
        .unwrap();
    let kept = store.read(|tx| get(tx, id)).unwrap().unwrap();
    let verdicts: Vec<&str> = kept.request.parts.iter().map(|part| part.verdict.word()).collect();
    assert_eq!(verdicts, ["refused", "granted", "investigated"]);
    let Verdict::Refused { reason, instead } = &kept.request.parts[0].verdict else { panic!() };
    assert_eq!((reason.code(), instead.as_ref().unwrap().as_str()), ("8", "0363"));
}

#[test]
fn what_was_sent_stays_whatever_runs_against_the_database() {
    let (store, _) = sent();
    for sql in [
        "UPDATE request SET municipality = '0363'",
        "UPDATE request SET outgoing_id = NULL",
        "DELETE FROM request",
        "INSERT INTO request_part (request_id, reference) VALUES (1, 'UV9')",
        "UPDATE request_part SET reference = 'UV9' WHERE id = 1",
        "UPDATE request_part SET verdict = 'open' WHERE id = 1",
        "DELETE FROM request_part",
        "INSERT INTO request_product (part_id, category, from_day) VALUES (1, '45', '2025-04-01')",
        "UPDATE request_product SET volume = 1",
        "DELETE FROM request_product",
    ] {
        let error: StoreError = store.connection.execute_batch(sql).unwrap_err().into();
        assert!(matches!(error, StoreError::Refused(Broken::BatchFrozen)), "{sql}: {error:?}");
    }
    for sql in [
        "UPDATE request_part SET verdict = 'granted' WHERE id = 1",
        "UPDATE request_part SET verdict = 'refused', decided_by = 1 WHERE id = 1",
        "UPDATE request_part SET verdict = 'granted', decided_by = 1, refusal = '2' WHERE id = 1",
    ] {
        let error: StoreError = store.connection.execute_batch(sql).unwrap_err().into();
        assert!(matches!(error, StoreError::Refused(Broken::Check)), "{sql}: {error:?}");
    }
}
