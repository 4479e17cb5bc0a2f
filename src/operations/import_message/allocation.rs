//! The allocations of a message: every version is kept, the newest stands.

use super::super::judge_claimed;
use super::client::stamp;
use super::{Done, Error, Import, Note, Outcome};
use crate::domain::absence::Absence;
use crate::domain::allocation::{Allocation, Shape, Source};
use crate::domain::identifiers::ProductCode;
use crate::domain::ids::{AllocationId, ClientId, Stored};
use crate::domain::rules::{Finding, Severity};
use crate::domain::text::Text;
use crate::domain::time::Period;
use crate::messages::jw301::Product;
use crate::store;

impl Import<'_> {
    /// Gives the new and changed allocations.
    pub(super) fn take_over_allocations(
        &self,
        client: ClientId,
        message: i64,
        done: &mut Done,
    ) -> Result<Vec<Allocation>, Error> {
        let mut changed = Vec::new();
        for (index, product) in self.content.client.products.iter().enumerate() {
            let Some(allocation) = self.as_allocation(client, product) else {
                return Err(Error::Refused(vec![unusable(index)]));
            };
            let (id, outcome) = self.take_over(&allocation, message, &mut done.notes)?;
            store::mentions::add(self.tx, message, id, allocation.fixed)?;
            done.allocations.push((product.number, outcome));
            if matches!(outcome, Outcome::New | Outcome::Changed) {
                changed.push(allocation);
            }
        }
        Ok(changed)
    }

    fn take_over(
        &self,
        new: &Allocation,
        message: i64,
        notes: &mut Vec<Note>,
    ) -> Result<(AllocationId, Outcome), Error> {
        let Some(Stored { id, value: old }) =
            store::allocations::by_number(self.tx, &new.municipality, new.number)?
        else {
            let id = store::allocations::add(self.tx, new)?;
            store::allocations::keep_version(self.tx, id, new, Some(message))?;
            note_deleted(new, notes);
            return Ok((id, Outcome::New));
        };
        let new = Allocation { frame: old.frame, ..new.clone() };
        Ok((id, self.replace(id, &old, &new, message, notes)?))
    }

    fn replace(
        &self,
        id: AllocationId,
        old: &Allocation,
        new: &Allocation,
        message: i64,
        notes: &mut Vec<Note>,
    ) -> Result<Outcome, Error> {
        store::allocations::keep_version(self.tx, id, new, Some(message))?;
        let is_from_message = old.source == Source::Message;
        if is_from_message && new.fixed < old.fixed {
            return Ok(Outcome::Older);
        }
        if is_from_message && new.fixed == old.fixed {
            if new != old {
                notes.push(Note::Differs(new.number));
            }
            return Ok(Outcome::Unchanged);
        }
        store::allocations::update(self.tx, id, new)?;
        if !is_from_message {
            notes.push(Note::ReplacedTyped(new.number));
        }
        if old.period == new.period && old.shape == new.shape && old.change_reason == new.change_reason {
            return Ok(Outcome::Unchanged);
        }
        note_deleted(new, notes);
        note_shortened(old, new, notes);
        Ok(Outcome::Changed)
    }

    /// `None` for a product code that no contract can have.
    fn as_allocation(&self, client: ClientId, from: &Product) -> Option<Allocation> {
        let shape = match (&from.product, from.extent, from.budget) {
            (Some((category, Some(code))), Some(extent), None) => {
                Shape::Specific { category: category.clone(), code: ProductCode::parse(code).ok()?, extent }
            }
            // An extent without a code only passes the rules when it ended before 2021 (CD080): it says nothing more.
            (Some((category, None)), _, budget) => Shape::Aspecific { category: category.clone(), budget },
            (None, None, Some(budget)) => Shape::Generic { budget },
            _ => return None,
        };
        Some(Allocation {
            client,
            municipality: self.content.header.sender.clone(),
            number: from.number,
            shape,
            period: Period::new(from.from, from.until)?,
            change_reason: from.change_reason.clone(),
            fixed: stamp(from.fixed),
            frame: None,
            source: Source::Message,
        })
    }

    /// A message holds all current allocations of its client; one that is absent is not thereby withdrawn (OP087).
    pub(super) fn note_absent(&self, client: ClientId, notes: &mut Vec<Note>) -> Result<(), Error> {
        let allocations = store::allocations::of_client(self.tx, client)?;
        let absent = judge_claimed::absent(self.tx, client, &allocations)?;
        let header = &self.content.header;
        let in_this = |one: &Absence| one.identification == header.identification;
        let ours = allocations.iter().filter(|stored| stored.value.municipality == header.sender);
        let absent = ours.filter(|stored| absent.get(&stored.id).is_some_and(in_this));
        notes.extend(absent.map(|stored| Note::Absent(stored.value.number)));
        Ok(())
    }
}

fn note_deleted(new: &Allocation, notes: &mut Vec<Note>) {
    if new.is_deleted() {
        notes.push(Note::Deleted(new.number));
    }
}

fn note_shortened(old: &Allocation, new: &Allocation, notes: &mut Vec<Note>) {
    let Some(until) = new.period.until.filter(|_| !new.is_deleted()) else { return };
    if old.period.until.is_none_or(|before| until < before) {
        notes.push(Note::Shortened(new.number, until));
    }
}

fn unusable(index: usize) -> Finding {
    let place = index + 1;
    Finding {
        rule: "TR381".to_owned(),
        severity: Severity::Block,
        what: crate::text!(
            "Client/ToegewezenProducten/ToegewezenProduct[{place}]: deze combinatie van Product, Omvang en Budget is \
             niet te verwerken, of de Code bevat spaties",
            "Client/ToegewezenProducten/ToegewezenProduct[{place}]: this combination of Product, Omvang and Budget \
             cannot be processed, or the Code holds spaces"
        ),
        way_out: Text::new(
            "Vraag de gemeente om een gecorrigeerd bericht.",
            "Ask the municipality for a corrected message.",
        ),
    }
}
