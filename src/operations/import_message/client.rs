//! The client of a message: found by its citizen service number, or new.

use super::super::add_client::checked;
use super::{ClientOutcome, Error, Import, Note, Outcome};
use crate::domain::allocation::{Source, VersionStamp};
use crate::domain::client::{Client, PersonName};
use crate::domain::identifiers::{Bsn, ClientNumber};
use crate::domain::ids::{ClientId, Stored};
use crate::domain::rules::{Finding, Severity};
use crate::domain::text::Text;
use crate::domain::time::BirthDate;
use crate::messages::jw301::FullName;
use crate::store::{self, StoreError};

impl Import<'_> {
    /// The client of that number, if we know it.
    pub(super) fn client(&self) -> Result<Option<Stored<ClientId, Client>>, Error> {
        match self.bsn() {
            Some(bsn) => Ok(store::clients::by_bsn(self.tx, &bsn)?),
            None => Ok(None),
        }
    }

    /// CS002 was checked before.
    fn bsn(&self) -> Option<Bsn> {
        self.content.client.bsn.bsn().ok()
    }

    /// Whether no newer version of an allocation of this client came in before.
    pub(super) fn is_newest(&self, client: Option<&Stored<ClientId, Client>>) -> Result<bool, StoreError> {
        let Some(client) = client else { return Ok(true) };
        let stored = store::allocations::of_client(self.tx, client.id)?;
        let ours = stored.iter().filter(|one| one.value.source == Source::Message).map(|one| one.value.fixed);
        let theirs = self.content.client.products.iter().map(|product| stamp(product.fixed));
        Ok(theirs.max() >= ours.max())
    }

    /// Name, birth, gender and municipality as the newest message has them; the number stays ours.
    pub(super) fn take_over_client(
        &self,
        known: Option<Stored<ClientId, Client>>,
        is_newest: bool,
        notes: &mut Vec<Note>,
    ) -> Result<ClientOutcome, Error> {
        let Some(Stored { id, value: old }) = known else {
            return self.new_client(notes);
        };
        let number = old.number.clone();
        let responsible = self.responsible_today(id)?;
        if !is_newest {
            if let Some(municipality) = responsible.filter(|code| Some(code) != old.municipality.as_ref()) {
                store::clients::update(self.tx, id, &Client { municipality: Some(municipality), ..old })?;
            }
            return Ok(ClientOutcome { id, number, outcome: Outcome::Older });
        }
        let new = self.as_client(number.clone())?;
        // A message that only takes allocations back makes nobody responsible.
        let named = if self.begins().is_some() { new.municipality.clone() } else { old.municipality.clone() };
        let new = Client { municipality: responsible.or(named), ..new };
        if new == old {
            return Ok(ClientOutcome { id, number, outcome: Outcome::Unchanged });
        }
        store::clients::update(self.tx, id, &new)?;
        Ok(ClientOutcome { id, number, outcome: Outcome::Changed })
    }

    fn new_client(&self, notes: &mut Vec<Note>) -> Result<ClientOutcome, Error> {
        let number = self.free_number()?;
        let client = self.as_client(number.clone())?;
        for other in store::clients::list(self.tx)?.iter().filter(|other| may_be_same(&other.value, &client))
        {
            notes.push(Note::MaybeSame { client: number.clone(), other: other.value.number.clone() });
        }
        let id = store::clients::add(self.tx, &client)?;
        Ok(ClientOutcome { id, number, outcome: Outcome::New })
    }

    /// The next number of the form `J-0001` that no client has.
    fn free_number(&self) -> Result<ClientNumber, Error> {
        let unusable = || StoreError::BadValue { table: "number_series", column: "next" };
        loop {
            let next = store::numbers::take(self.tx, "client")?;
            let number = ClientNumber::parse(&format!("J-{next:04}")).map_err(|_| unusable())?;
            if store::clients::by_number(self.tx, &number)?.is_none() {
                return Ok(number);
            }
        }
    }

    fn as_client(&self, number: ClientNumber) -> Result<Client, Error> {
        let from = &self.content.client;
        let client = Client {
            number,
            bsn: self.bsn(),
            name: name(&from.name),
            birth: BirthDate::new(from.birth.date, from.birth.precision),
            gender: Some(from.gender),
            municipality: Some(self.content.header.sender.clone()),
        };
        Ok(checked(self.surroundings, client)?)
    }
}

pub(super) fn stamp((day, millisecond): (crate::domain::time::Day, u32)) -> VersionStamp {
    VersionStamp { day, millisecond }
}

fn name(from: &FullName) -> PersonName {
    let one_line = |text: &String| text.replace(['\t', '\r', '\n'], " ");
    // The standard lets some signs through among initials that are no letters.
    let letters = |text: &String| text.chars().filter(|c| c.is_alphabetic()).collect::<String>();
    PersonName {
        surname: one_line(&from.surname.name),
        prefix: from.surname.prefix.as_ref().map(one_line),
        first_names: from.first_names.as_ref().map(one_line),
        initials: from.initials.as_ref().map(letters),
    }
}

fn may_be_same(known: &Client, new: &Client) -> bool {
    known.bsn.is_none()
        && known.birth.is_some()
        && known.birth == new.birth
        && known.name.surname.to_lowercase() == new.name.surname.to_lowercase()
}

pub(super) fn unusable_name() -> Finding {
    Finding {
        rule: "RS031".to_owned(),
        severity: Severity::Block,
        what: Text::new(
            "Client/Naam: de naam bevat geen zichtbaar teken of is te lang",
            "Client/Naam: the name holds no visible character or is too long",
        ),
        way_out: Text::new(
            "Vraag de gemeente om een gecorrigeerd bericht.",
            "Ask the municipality for a corrected message.",
        ),
    }
}
