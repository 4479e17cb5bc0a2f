//! Looks up what the rows of a time file refer to: practitioners, clients, activities and allocations.

use std::collections::BTreeMap;

use crate::domain::activity::Activity;
use crate::domain::assignment::Wish;
use crate::domain::identifiers::{ActivityKey, AllocationNumber, PractitionerCode};
use crate::domain::ids::{AllocationId, ClientId, PractitionerId};
use crate::domain::text::Text;
use crate::import::time::TimeRow;
use crate::import::values::ClientReference;
use crate::import::{Complaint, Row};
use crate::operations::import_entries;
use crate::operations::judge::Wanted;
use crate::operations::views::day;
use crate::problem::Problem;
use crate::store::{self, Store, StoreError};
use crate::surroundings::Surroundings;

/// The rows with ids for names. A row that refers to something unknown is left out and complained about; the list of
/// complaints stays in the order of the lines.
pub fn resolve(
    store: &mut Store,
    surroundings: &Surroundings,
    rows: Vec<Row<TimeRow>>,
    complaints: &mut Vec<Complaint>,
) -> Result<Vec<import_entries::Row>, Problem> {
    let known = Known::load(store, surroundings)?;
    let mut found = Vec::with_capacity(rows.len());
    for row in rows {
        let mut of_row = Vec::new();
        let responsible = known.responsible(row.line, &row.value, &mut of_row);
        let wanted = known.wanted(store, row.line, row.value, &mut of_row)?;
        match wanted {
            Some(wanted) if of_row.is_empty() => {
                found.push(import_entries::Row { line: row.line, wanted, responsible });
            }
            _ => complaints.append(&mut of_row),
        }
    }
    complaints.sort_by_key(|complaint| complaint.line);
    Ok(found)
}

struct Known {
    practitioners: BTreeMap<PractitionerCode, PractitionerId>,
    activities: Vec<Activity>,
}

impl Known {
    fn load(store: &mut Store, surroundings: &Surroundings) -> Result<Self, Problem> {
        let practitioners = store.read(store::practitioners::list)?;
        let activities = match practitioners.first() {
            Some(anybody) => day::choices(store, surroundings, anybody.id)?.activities,
            None => Vec::new(),
        };
        let practitioners = practitioners.into_iter().map(|stored| (stored.value.code, stored.id)).collect();
        Ok(Self { practitioners, activities })
    }

    fn responsible(
        &self,
        line: u64,
        row: &TimeRow,
        complaints: &mut Vec<Complaint>,
    ) -> Option<PractitionerId> {
        let code = row.responsible.as_ref()?;
        let found = self.practitioners.get(code).copied();
        let words = if *code == row.practitioner {
            Text::new(
                "een medewerker is niet de verantwoordelijke collega van zichzelf",
                "a practitioner is not his or her own responsible colleague",
            )
        } else if found.is_none() {
            Text::new("deze medewerker bestaat niet", "there is no such practitioner")
        } else {
            return found;
        };
        complaints.push(Complaint::of_column(line, "responsible", words));
        None
    }

    fn wanted(
        &self,
        store: &mut Store,
        line: u64,
        row: TimeRow,
        complaints: &mut Vec<Complaint>,
    ) -> Result<Option<Wanted>, StoreError> {
        let mut complain =
            |column: &str, words: Text| complaints.push(Complaint::of_column(line, column, words));
        let practitioner = self.practitioners.get(&row.practitioner).copied();
        if practitioner.is_none() {
            complain(
                "practitioner",
                Text::new("deze medewerker bestaat niet", "there is no such practitioner"),
            );
        }
        let activity = self.activity(row.activity.as_str());
        if activity.is_none() {
            complain("activity", Text::new("deze activiteit is onbekend", "this activity is unknown"));
        }
        let client = row.client.as_ref().map(|reference| client(store, reference)).transpose()?;
        if client == Some(None) {
            complain("client", Text::new("deze cliënt bestaat niet", "there is no such client"));
        }
        let client = client.flatten();
        let allocation = row.allocation.map(|number| allocation(store, client, number)).transpose()?;
        if allocation == Some(None) {
            // Without its number: in a shifted column it may be a citizen service number.
            let words = Text::new(
                "deze cliënt heeft geen toewijzing met dit nummer",
                "this client has no allocation of this number",
            );
            complain("allocation", words);
        }
        let allocation = allocation.flatten();
        let (Some(practitioner), Some(activity)) = (practitioner, activity) else { return Ok(None) };
        let wish = Wish { allocation, product: row.product, discipline: row.discipline };
        let (day, start, minutes, note) = (row.day, row.start, row.minutes, row.note);
        Ok(Some(Wanted { practitioner, day, start, minutes, activity, client, wish, note }))
    }

    fn activity(&self, word: &str) -> Option<ActivityKey> {
        self.activities.iter().find(|activity| activity.answers_to(word)).map(|activity| activity.key.clone())
    }
}

fn client(store: &mut Store, reference: &ClientReference) -> Result<Option<ClientId>, StoreError> {
    let found = store.read(|tx| match reference {
        ClientReference::Number(number) => store::clients::by_number(tx, number),
        ClientReference::Bsn(bsn) => store::clients::by_bsn(tx, bsn),
    })?;
    Ok(found.map(|stored| stored.id))
}

/// The client's allocation of that number; two municipalities may have given the same one.
fn allocation(
    store: &mut Store,
    client: Option<ClientId>,
    number: AllocationNumber,
) -> Result<Option<AllocationId>, StoreError> {
    let found = store.read(|tx| store::allocations::with_number(tx, number))?;
    Ok(found.into_iter().find(|stored| Some(stored.value.client) == client).map(|stored| stored.id))
}
