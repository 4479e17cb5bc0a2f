//! The tables `[[activity]]`.

use super::super::complaint::Reading;
use super::section::{Log, Section};
use super::words;
use crate::domain::activity::{Activity, ClientUse, Kind};
use crate::domain::identifiers::ActivityKey;
use crate::text;

pub fn activity(mut table: Section, log: &Log) -> Reading<Activity> {
    let key = table.parsed("key", ActivityKey::parse);
    let kind =
        table.one_of("kind", &[("A", Kind::Direct), ("B", Kind::Indirect), ("C", Kind::NonDeclarable)]);
    let client = client_use(&mut table, kind, log);
    let name = table.text_in_both("name");
    let aliases = table.optional_list("aliases", words::alias);
    // For people who hold the file beside the document.
    let place = table.words("place");
    table.refuse_unknown_keys();
    place?;
    Ok(Activity { key: key?, kind: kind?, client: client?, name: name?, aliases: aliases? })
}

/// Client-bound time needs a client (PS-B1, PS-B2); other time may note one only where the file says so (PS-B3).
fn client_use(table: &mut Section, kind: Reading<Kind>, log: &Log) -> Reading<ClientUse> {
    let found =
        table.optional_one_of("client", &[("optional", ClientUse::Optional), ("never", ClientUse::Never)])?;
    if !kind.is_ok_and(Kind::is_declarable) {
        return Ok(found.unwrap_or(ClientUse::Never));
    }
    if found.is_some() {
        let words = text!(
            "cliëntgebonden tijd (A en B) heeft altijd een cliënt (PS-B1, PS-B2); laat deze regel weg",
            "client-bound time (A and B) always has a client (PS-B1, PS-B2); leave this line out"
        );
        log.complain(table.line_of("client"), &table.place_of("client"), words);
    }
    Ok(ClientUse::Required)
}
