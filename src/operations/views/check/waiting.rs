//! Messages that are past their term: of any day, unless a month was asked for; then those that are dated in it.

use super::load::Desk;
use super::{Months, Subject};
use crate::domain::rules::{Awaited, WaitingCase, of_waiting};
use crate::operations::views::messages::{MessageRow, MessageState, Reading};
use crate::store::StoreError;
use crate::store::posted::Filter;

impl Desk<'_> {
    pub(super) fn waiting(&mut self) -> Result<(), StoreError> {
        let today = self.knowledge.today;
        let wanted = Filter { client: self.filter.client, ..Filter::default() };
        for row in Reading::new(self.tx, today)?.open(&wanted)? {
            let is_asked = match self.filter.months {
                Months::One(month) => month.contains(row.dated),
                Months::Open | Months::Usual => true,
            };
            let Some(awaited) = awaited(&row).filter(|_| is_asked) else { continue };
            let findings = of_waiting(&WaitingCase {
                key: &row.key,
                identification: &row.identification,
                municipality: &row.municipality,
                awaited,
                due: row.due,
                today,
            });
            let client = row.client.as_ref().map(|client| client.id);
            for finding in findings {
                self.add(finding, subject(&row), client, None, (None, None))?;
            }
        }
        Ok(())
    }
}

const fn awaited(row: &MessageRow) -> Option<Awaited> {
    match row.state {
        MessageState::Ready => Some(Awaited::Placing),
        MessageState::Open | MessageState::Overdue => Some(Awaited::Answer),
        MessageState::Undecided | MessageState::DecisionOverdue => Some(Awaited::Decision),
        MessageState::Read
        | MessageState::Done
        | MessageState::Answered(_)
        | MessageState::Accepted
        | MessageState::Refused
        | MessageState::Undelivered
        | MessageState::Decided => None,
    }
}

fn subject(row: &MessageRow) -> Subject {
    let MessageRow { id, key, municipality, identification, dated, .. } = row.clone();
    Subject::Message { id, key, municipality, identification, dated }
}
