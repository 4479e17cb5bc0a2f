//! A move that a message brings along: its sender allocates care of a client for whom another municipality was
//! responsible.

use super::{Error, Import, Note};
use crate::domain::allocation::{DELETED, Source};
use crate::domain::client::Client;
use crate::domain::dossier::{Move, joined};
use crate::domain::identifiers::MunicipalityCode;
use crate::domain::ids::{ClientId, Stored};
use crate::domain::time::Day;
use crate::store::{self, StoreError};

impl Import<'_> {
    /// Records that the sender is responsible from the day on which the first allocation of the message begins. The
    /// day decides, not the order in which messages come in: one about earlier care does not move anybody back. Gives
    /// the move that is on record since.
    pub(super) fn take_over_move(
        &self,
        known: Option<&Stored<ClientId, Client>>,
        is_newest: bool,
        notes: &mut Vec<Note>,
    ) -> Result<Option<Move>, Error> {
        let (Some(client), Some(from)) = (known, self.begins()) else { return Ok(None) };
        let new = Move { from, municipality: self.content.header.sender.clone() };
        let mut moves = store::dossiers::of_client(self.tx, client.id)?.moves;
        if moves.is_empty() {
            let before = client.value.municipality.clone();
            moves.extend(before.map(|municipality| Move { from: Day::FIRST, municipality }));
        }
        let Some(first) = moves.first() else { return Ok(None) };
        let first_known = self.first_allocated(client.id, &first.municipality)?;
        let Some(joined) = joined(&moves, &new, first_known, is_newest) else { return Ok(None) };
        store::dossiers::put_moves(self.tx, client.id, &joined)?;
        // The municipality of the first days did not move anybody: the one after it did.
        let at = joined.iter().rposition(|one| one.from <= from).unwrap_or_default();
        let pair = joined.get(at.saturating_sub(1)).zip(joined.get(at.max(1)));
        let Some((before, after)) = pair else { return Ok(None) };
        notes.push(Note::Moved {
            client: client.value.number.clone(),
            before: before.municipality.clone(),
            after: after.municipality.clone(),
            from: after.from,
        });
        Ok(Some(after.clone()))
    }

    /// The first day of what the message allocates.
    pub(super) fn begins(&self) -> Option<Day> {
        let products = self.content.client.products.iter();
        products
            .filter(|product| product.change_reason.as_deref() != Some(DELETED))
            .map(|product| product.from)
            .min()
    }

    /// The first day of what that municipality is known to have allocated by messages.
    fn first_allocated(
        &self,
        client: ClientId,
        municipality: &MunicipalityCode,
    ) -> Result<Option<Day>, StoreError> {
        let stored = store::allocations::of_client(self.tx, client)?.into_iter().map(|one| one.value);
        let theirs = stored.filter(|one| one.municipality == *municipality && !one.is_deleted());
        Ok(theirs.filter(|one| one.source == Source::Message).map(|one| one.period.from).min())
    }

    /// Who is responsible today by the history of moves; `None` for a client who never moved.
    pub(super) fn responsible_today(&self, client: ClientId) -> Result<Option<MunicipalityCode>, StoreError> {
        let dossier = store::dossiers::of_client(self.tx, client)?;
        Ok(dossier.municipality_on(self.surroundings.today()).cloned())
    }
}
