//! Requests for a first allocation and for a change, and what municipalities decided about them.

use std::collections::BTreeMap;

use rusqlite::{Params, params};

use super::allocations::shape;
use super::convert::{Columns, all, execute, first, insert};
use super::outgoing::Outcome;
use super::{StoreError, Tx};
use crate::domain::claim::return_codes::split;
use crate::domain::identifiers::{
    AgbCode, AllocationNumber, Category, MessageIdentification, MunicipalityCode, ProductCode,
    RequestReference,
};
use crate::domain::ids::{AllocationId, ClientId, OutgoingId, RequestId};
use crate::domain::remark::Remark;
use crate::domain::request::{
    Asked, ChangeReason, Grounds, Kind, Part, Referral, Referrer, RefusalReason, Request, Verdict,
};
use crate::domain::time::Day;

/// A request as it is kept, with what became of its message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptRequest {
    pub id: RequestId,
    pub request: Request,
    /// Once its message was written.
    pub outgoing: Option<OutgoingId>,
    /// When its file was placed: ISO 8601, UTC.
    pub placed_at: Option<String>,
    /// What came back about the message itself; without codes where the exchange node refused it.
    pub outcome: Option<Outcome>,
}

/// What one reference of a request that was sent is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptPart {
    id: i64,
    pub request: RequestId,
    /// Counts up from 1; how the office names the request.
    pub number: i64,
    pub client: ClientId,
    pub reference: RequestReference,
    pub verdict: Verdict,
}

const SELECT: &str = "
    SELECT request.id, request.number, request.client_id, municipality, made_day, request.identification, kind, reason,
        request.outgoing_id, placed_at, CASE WHEN node_refusal.id IS NULL THEN outcome ELSE 'refused' END AS outcome, codes
    FROM request LEFT JOIN outgoing ON outgoing.id = request.outgoing_id
    LEFT JOIN node_refusal ON node_refusal.outgoing_id = request.outgoing_id";

const PARTS: &str = "
    SELECT request_part.id, request_part.request_id, request.number, request.client_id, reference, verdict, refusal, instead
    FROM request_part JOIN request ON request.id = request_part.request_id";

const PRODUCTS: &str = "
    SELECT part_id, allocation_id, category, code, volume, unit, frequency, budget, from_day, until_day, referral,
        referrer_agb, referrer_name, decision_number, decision_day, is_national, remark
    FROM request_product";

/// The part of a request to this municipality that carries this reference, once the request was sent (TR355, TR379).
pub fn by_reference(
    tx: &Tx,
    municipality: &MunicipalityCode,
    reference: &str,
) -> Result<Option<KeptPart>, StoreError> {
    let sql = format!("{PARTS} WHERE reference = ?1 AND municipality = ?2 AND outgoing_id IS NOT NULL");
    first(tx, "request_part", &sql, [reference, municipality.as_str()], read_part)
}

/// Whether the municipality said anything about the request in this message.
pub fn is_answered(tx: &Tx, outgoing: OutgoingId) -> Result<bool, StoreError> {
    let sql = "SELECT request.id FROM request JOIN request_part ON request_part.request_id = request.id
               WHERE request.outgoing_id = ?1 AND verdict <> 'open' LIMIT 1";
    Ok(first(tx, "request", sql, [outgoing.0], |columns| columns.integer("id"))?.is_some())
}

/// Whether a request was ever sent to this municipality.
pub fn asked_anything(tx: &Tx, municipality: &MunicipalityCode) -> Result<bool, StoreError> {
    let sql =
        "SELECT EXISTS (SELECT 1 FROM request WHERE municipality = ?1 AND outgoing_id IS NOT NULL) AS asked";
    let asked = first(tx, "request", sql, [municipality.as_str()], |columns| columns.integer("asked"))?;
    Ok(asked == Some(1))
}

/// Books that a part was granted; `message` is the row of the JW301 that said so. False when it was decided before.
pub fn grant(tx: &Tx, part: &KeptPart, message: i64) -> Result<bool, StoreError> {
    let sql = "UPDATE request_part SET verdict = 'granted', decided_by = ?2
               WHERE id = ?1 AND verdict IN ('open', 'investigated')";
    Ok(execute(tx, sql, [part.id, message])? == 1)
}

/// Books that a part is under investigation. False when anything was said about it before.
pub fn investigate(tx: &Tx, part: &KeptPart, message: i64) -> Result<bool, StoreError> {
    let sql = "UPDATE request_part SET verdict = 'investigated', investigated_by = ?2
               WHERE id = ?1 AND verdict = 'open'";
    Ok(execute(tx, sql, [part.id, message])? == 1)
}

/// Books that a part was refused. False when it was decided before.
pub fn refuse(
    tx: &Tx,
    part: &KeptPart,
    message: i64,
    (reason, instead): (RefusalReason, Option<&MunicipalityCode>),
) -> Result<bool, StoreError> {
    let sql = "UPDATE request_part SET verdict = 'refused', decided_by = ?2, refusal = ?3, instead = ?4
               WHERE id = ?1 AND verdict IN ('open', 'investigated')";
    let row = params![part.id, message, reason.code(), instead.map(MunicipalityCode::as_str)];
    Ok(execute(tx, sql, row)? == 1)
}

/// Keeps a request with everything in it.
pub fn add(tx: &Tx, request: &Request) -> Result<RequestId, StoreError> {
    let reason = match request.kind {
        Kind::First => None,
        Kind::Change(reason) => Some(reason.code()),
    };
    let sql = "INSERT INTO request (number, client_id, municipality, made_day, identification, kind, reason)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    let row = params![
        request.number,
        request.client.0,
        request.municipality.as_str(),
        request.made.to_string(),
        request.identification.as_str(),
        request.kind.word(),
        reason
    ];
    let id = RequestId(insert(tx, sql, row)?);
    for part in &request.parts {
        add_part(tx, id, part)?;
    }
    Ok(id)
}

/// Adds a part to a request that was not sent yet.
pub fn add_part(tx: &Tx, request: RequestId, part: &Part) -> Result<(), StoreError> {
    let sql = "INSERT INTO request_part (request_id, reference) VALUES (?1, ?2)";
    let id = insert(tx, sql, params![request.0, part.reference.as_str()])?;
    part.asked.iter().try_for_each(|asked| add_product(tx, id, asked))
}

/// Adds something to the one part of a change that was not sent yet.
pub fn add_to_change(tx: &Tx, request: RequestId, asked: &Asked) -> Result<(), StoreError> {
    let sql = "SELECT id FROM request_part WHERE request_id = ?1 ORDER BY id";
    let part = first(tx, "request_part", sql, [request.0], |columns| columns.integer("id"))?;
    let missing = StoreError::BadValue { table: "request_part", column: "request_id" };
    add_product(tx, part.ok_or(missing)?, asked)
}

fn add_product(tx: &Tx, part: i64, asked: &Asked) -> Result<(), StoreError> {
    let Asked { allocation, shape, period, grounds } = asked;
    let extent = shape.extent();
    let grounds = grounds.as_ref();
    let referrer = grounds.and_then(|grounds| grounds.referrer.as_ref());
    let (agb, name) = match referrer {
        Some(Referrer::Agb(agb)) => (Some(agb.as_str()), None),
        Some(Referrer::Name(name)) => (None, Some(name.as_str())),
        None => (None, None),
    };
    let decision = grounds.and_then(|grounds| grounds.decision);
    let sql = "INSERT INTO request_product (part_id, allocation_id, category, code, volume, unit, frequency, budget,
                   from_day, until_day, referral, referrer_agb, referrer_name, decision_number, decision_day,
                   is_national, remark)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)";
    let row = params![
        part,
        allocation.map(|allocation| allocation.0),
        shape.category().map(Category::as_str),
        shape.code().map(ProductCode::as_str),
        extent.map(|extent| extent.volume),
        extent.map(|extent| extent.unit.code()),
        extent.map(|extent| extent.frequency.code()),
        shape.budget().map(|budget| budget.0),
        period.from.to_string(),
        period.until.map(|until| until.to_string()),
        grounds.map(|grounds| grounds.referral.code()),
        agb,
        name,
        decision.map(|(number, _)| number.get()),
        decision.map(|(_, day)| day.to_string()),
        grounds.map(|grounds| i64::from(grounds.is_national)),
        grounds.and_then(|grounds| grounds.remark.as_ref()).map(Remark::as_str),
    ];
    execute(tx, sql, row)?;
    Ok(())
}

/// Takes away a request that was not sent.
pub fn remove(tx: &Tx, id: RequestId) -> Result<(), StoreError> {
    let parts = "SELECT id FROM request_part WHERE request_id = ?1";
    execute(tx, &format!("DELETE FROM request_product WHERE part_id IN ({parts})"), [id.0])?;
    execute(tx, "DELETE FROM request_part WHERE request_id = ?1", [id.0])?;
    execute(tx, "DELETE FROM request WHERE id = ?1", [id.0])?;
    Ok(())
}

/// Remembers its message. From here on it stays as it is.
pub fn mark_written(tx: &Tx, id: RequestId, outgoing: OutgoingId) -> Result<(), StoreError> {
    let sql = "UPDATE request SET outgoing_id = ?2 WHERE id = ?1";
    execute(tx, sql, [id.0, outgoing.0])?;
    Ok(())
}

/// All of them, newest first.
pub fn list(tx: &Tx) -> Result<Vec<KeptRequest>, StoreError> {
    load(tx, "", [])
}

/// Those about a client, newest first.
pub fn of_client(tx: &Tx, client: ClientId) -> Result<Vec<KeptRequest>, StoreError> {
    load(tx, "WHERE request.client_id = ?1", [client.0])
}

/// Those whose message was not written yet, newest first.
pub fn unsent(tx: &Tx) -> Result<Vec<KeptRequest>, StoreError> {
    load(tx, "WHERE request.outgoing_id IS NULL", [])
}

pub fn get(tx: &Tx, id: RequestId) -> Result<Option<KeptRequest>, StoreError> {
    Ok(load(tx, "WHERE request.id = ?1", [id.0])?.pop())
}

/// By the number that the office uses.
pub fn by_number(tx: &Tx, number: i64) -> Result<Option<KeptRequest>, StoreError> {
    Ok(load(tx, "WHERE request.number = ?1", [number])?.pop())
}

/// The request that a message of ours holds, by the row of that message.
pub fn in_message(tx: &Tx, message: i64) -> Result<Option<KeptRequest>, StoreError> {
    let which = "WHERE request.outgoing_id IN (SELECT outgoing.id FROM outgoing WHERE message_id = ?1)";
    Ok(load(tx, which, [message])?.pop())
}

/// How many messages of requests were not written yet.
pub fn count_unsent(tx: &Tx) -> Result<usize, StoreError> {
    let sql = "SELECT count(*) AS count FROM request WHERE outgoing_id IS NULL";
    let count = first(tx, "request", sql, [], |columns| columns.integer("count"))?.unwrap_or_default();
    Ok(usize::try_from(count).unwrap_or_default())
}

fn load<P: Params + Copy>(tx: &Tx, which: &str, key: P) -> Result<Vec<KeptRequest>, StoreError> {
    let ids = format!("SELECT request.id FROM request {which}");
    let mut products: BTreeMap<i64, Vec<Asked>> = BTreeMap::new();
    let part_ids = format!("SELECT id FROM request_part WHERE request_id IN ({ids})");
    let sql = format!("{PRODUCTS} WHERE part_id IN ({part_ids}) ORDER BY id");
    for (part, asked) in all(tx, "request_product", &sql, key, read_asked)? {
        products.entry(part).or_default().push(asked);
    }
    let mut parts: BTreeMap<i64, Vec<Part>> = BTreeMap::new();
    let sql = format!("{PARTS} WHERE request_part.request_id IN ({ids}) ORDER BY request_part.id");
    for KeptPart { id, request, reference, verdict, .. } in all(tx, "request_part", &sql, key, read_part)? {
        let asked = products.remove(&id).unwrap_or_default();
        parts.entry(request.0).or_default().push(Part { reference, asked, verdict });
    }
    let sql = format!("{SELECT} {which} ORDER BY request.number DESC");
    let mut found = all(tx, "request", &sql, key, read)?;
    for one in &mut found {
        one.request.parts = parts.remove(&one.id.0).unwrap_or_default();
    }
    Ok(found)
}

fn read(columns: &Columns) -> Result<KeptRequest, StoreError> {
    let kind = match columns.optional_known("reason", ChangeReason::parse)? {
        None => Kind::First,
        Some(reason) => Kind::Change(reason),
    };
    let codes = columns.optional_known("codes", split)?;
    Ok(KeptRequest {
        id: RequestId(columns.integer("id")?),
        request: Request {
            number: columns.integer("number")?,
            client: ClientId(columns.integer("client_id")?),
            municipality: columns.parsed("municipality", MunicipalityCode::parse)?,
            made: columns.day("made_day")?,
            identification: columns.parsed("identification", MessageIdentification::parse)?,
            kind,
            parts: Vec::new(),
        },
        outgoing: columns.optional_integer("outgoing_id")?.map(OutgoingId),
        placed_at: columns.optional_text("placed_at")?,
        outcome: columns
            .optional_known("outcome", |word| Outcome::from_word(word, codes.unwrap_or_default()))?,
    })
}

fn read_part(columns: &Columns) -> Result<KeptPart, StoreError> {
    let refusal = columns.optional_known("refusal", RefusalReason::parse)?;
    let instead = columns.optional_parsed("instead", MunicipalityCode::parse)?;
    Ok(KeptPart {
        id: columns.integer("id")?,
        request: RequestId(columns.integer("request_id")?),
        number: columns.integer("number")?,
        client: ClientId(columns.integer("client_id")?),
        reference: columns.parsed("reference", RequestReference::parse)?,
        verdict: columns.known("verdict", |word| match (word, refusal) {
            ("open", None) => Some(Verdict::Open),
            ("investigated", None) => Some(Verdict::Investigated),
            ("granted", None) => Some(Verdict::Granted),
            ("refused", Some(reason)) => Some(Verdict::Refused { reason, instead }),
            _ => None,
        })?,
    })
}

fn read_asked(columns: &Columns) -> Result<(i64, Asked), StoreError> {
    let asked = Asked {
        allocation: columns.optional_integer("allocation_id")?.map(AllocationId),
        shape: shape(columns)?,
        period: columns.period()?,
        grounds: columns
            .optional_known("referral", Referral::parse)?
            .map(|referral| grounds(columns, referral))
            .transpose()?,
    };
    Ok((columns.integer("part_id")?, asked))
}

fn grounds(columns: &Columns, referral: Referral) -> Result<Grounds, StoreError> {
    let agb = columns.optional_parsed("referrer_agb", AgbCode::parse)?.map(Referrer::Agb);
    let name = columns.optional_text("referrer_name")?.map(Referrer::Name);
    let decision =
        columns.optional_integer("decision_number")?.map(|number| decision(columns, number)).transpose()?;
    Ok(Grounds {
        referral,
        referrer: agb.or(name),
        decision,
        is_national: columns.integer("is_national")? == 1,
        remark: columns.optional_known("remark", Remark::new)?,
    })
}

fn decision(columns: &Columns, number: i64) -> Result<(AllocationNumber, Day), StoreError> {
    let number = u32::try_from(number).ok().and_then(|number| AllocationNumber::new(number).ok());
    Ok((number.ok_or_else(|| columns.bad("decision_number"))?, columns.day("decision_day")?))
}

#[cfg(test)]
mod tests;
