//! Lines that were sent or granted and go beyond their allocations since: of any month, unless one was asked for.

use super::load::Desk;
use super::{Months, Subject};
use crate::operations::judge_claimed::beyond;
use crate::store::StoreError;
use crate::store::claims::Whose;

impl Desk<'_> {
    pub(super) fn claimed(&mut self) -> Result<(), StoreError> {
        let whose = self.filter.client.map_or(Whose::Everybody, Whose::Client);
        for one in beyond(self.tx, whose)? {
            let line = &one.kept.line;
            let is_of_month = match self.filter.months {
                Months::One(month) => month.contains(line.period.from()),
                Months::Open | Months::Usual => true,
            };
            for finding in one.findings.into_iter().filter(|_| is_of_month) {
                let subject = Subject::Line { id: one.kept.id, code: line.code.clone(), period: line.period };
                self.add(finding, subject, Some(line.client), None, (None, None))?;
            }
        }
        Ok(())
    }
}
