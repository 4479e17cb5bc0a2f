//! Carries the plan out: what happened in the practice, month by month, through the operations of the program.

use super::DemoError;
use super::claims;
use super::dossiers;
use super::plan::{Plan, Time, Youth};
use super::sizes::{self, Use};
use crate::domain::assignment::Wish;
use crate::domain::contract::Contract;
use crate::domain::entry::Note;
use crate::domain::identifiers::ActivityKey;
use crate::domain::ids::{BatchId, ClientId, PractitionerId};
use crate::domain::time::{Day, Minutes, Month};
use crate::operations::judge::Wanted;
use crate::operations::{add_client, add_practitioner, import_entries, import_tariffs, save_allocation};
use crate::store::Store;
use crate::surroundings::Surroundings;

/// So many days before it begins an allocation arrives.
pub(super) const AHEAD: u64 = 7;

/// Ids that the store gave, by place in the plan.
pub(super) struct Progress<'a> {
    pub(super) store: &'a mut Store,
    pub(super) here: &'a mut Surroundings,
    pub(super) plan: &'a Plan,
    uses: Vec<Vec<Use>>,
    pub(super) people: Vec<PractitionerId>,
    pub(super) clients: Vec<Option<ClientId>>,
    /// Claims that were sent and not answered yet.
    pub(super) sent: Vec<BatchId>,
    /// Messages that municipalities sent.
    pub(super) letters: u32,
    /// A start of care was not accepted already.
    pub(super) start_refused: bool,
}

/// Everything up to today.
pub fn everything(
    store: &mut Store,
    here: &mut Surroundings,
    plan: &Plan,
    contracts: &[Contract],
) -> Result<(), DemoError> {
    let uses = sizes::uses(plan, contracts)?;
    let clients = vec![None; plan.clients.len()];
    let mut progress = Progress {
        store,
        here,
        plan,
        uses,
        people: Vec::new(),
        clients,
        sent: Vec::new(),
        letters: 0,
        start_refused: false,
    };
    progress.begin()?;
    let mut time = plan.time.as_slice();
    for month in plan.window.months() {
        progress.clients_arrive(month)?;
        let count = time.iter().take_while(|time| time.day <= month.last()).count();
        let (now, later) = time.split_at(count);
        time = later;
        progress.components(month)?;
        progress.register(month, now)?;
        progress.report_care(month)?;
        progress.report_components(month)?;
        progress.answers(month)?;
        let sent = claims::of_month(progress.store, progress.here, plan.window, month)?;
        progress.sent.extend(sent);
    }
    progress.shorten()
}

impl Progress<'_> {
    /// People and tariffs.
    fn begin(&mut self) -> Result<(), DemoError> {
        for person in &self.plan.people {
            let input = add_practitioner::Input { practitioner: person.practitioner.clone() };
            let done = add_practitioner::run(self.store, self.here, input);
            self.people.push(
                done.map_err(|error| match error {
                    add_practitioner::Error::Store(error) => error.into(),
                    _ => DemoError::Broken("practitioner"),
                })?
                .id,
            );
        }
        let input = import_tariffs::Input { tariffs: self.plan.tariffs.clone() };
        import_tariffs::run(self.store, self.here, input).map_err(|error| match error {
            import_tariffs::Error::Store(error) => error.into(),
            import_tariffs::Error::Refused(_) => DemoError::Broken("tariff"),
        })?;
        Ok(())
    }

    /// Clients who are seen for the first time, and allocations that begin.
    fn clients_arrive(&mut self, month: Month) -> Result<(), DemoError> {
        let plan = self.plan;
        for (place, youth) in plan.clients.iter().enumerate() {
            let arrives = |from: Day| from.max(plan.window.first).month() == month;
            if arrives(youth.care.from()) {
                self.here.fix_today(youth.care.from().minus_days(AHEAD));
                self.add_client(place, youth)?;
            }
            for (at, grant) in youth.allocations.iter().enumerate() {
                if arrives(grant.period.from()) {
                    self.here.fix_today(grant.period.from().minus_days(AHEAD));
                    self.allocate(place, youth, at)?;
                }
            }
        }
        Ok(())
    }

    fn add_client(&mut self, place: usize, youth: &Youth) -> Result<(), DemoError> {
        let input = add_client::Input { client: youth.client.clone() };
        let done = add_client::run(self.store, self.here, input).map_err(|error| match error {
            add_client::Error::Store(error) => error.into(),
            _ => DemoError::Broken("client"),
        })?;
        if let Some(id) = self.clients.get_mut(place) {
            *id = Some(done.id);
        }
        dossiers::record(self.store, self.here, place, done.id, youth)
    }

    fn allocate(&mut self, place: usize, youth: &Youth, at: usize) -> Result<(), DemoError> {
        let broken = DemoError::Broken("allocation");
        let client = self.clients.get(place).copied().flatten();
        let (Some(client), Some(grant)) = (client, youth.allocations.get(at)) else {
            return Err(broken);
        };
        let by_message = self.receive_allocation(place, youth, at)?;
        if by_message && grant.frame.is_none() {
            return Ok(());
        }
        // The legal frame is in no message: the office fills it in. A client without number comes on paper.
        let number = (&youth.municipality, grant.number);
        let known = if by_message { self.allocation(number)? } else { None };
        let used = self.used(place, at).ok_or(DemoError::Broken("allocation"))?;
        let input = save_allocation::Input {
            id: known,
            client,
            municipality: youth.municipality.clone(),
            number: grant.number,
            shape: sizes::shape(self.plan.window, grant, used)?,
            from: grant.period.from(),
            until: Some(grant.period.until()),
            frame: grant.frame,
        };
        save_allocation::run(self.store, self.here, input).map_err(|error| match error {
            save_allocation::Error::Store(error) => error.into(),
            _ => broken,
        })?;
        Ok(())
    }

    /// What will be registered on an allocation of a client.
    pub(super) fn used(&self, place: usize, at: usize) -> Option<&Use> {
        self.uses.get(place)?.get(at)
    }

    /// The time of a month, brought in when it is over, or today.
    fn register(&mut self, month: Month, time: &[Time]) -> Result<(), DemoError> {
        self.here.fix_today(month.last().min(self.plan.window.today));
        let rows = (2..)
            .zip(time)
            .map(|(line, time)| {
                Ok(import_entries::Row { line, wanted: self.wanted(time)?, responsible: None })
            })
            .collect::<Result<Vec<_>, DemoError>>()?;
        let input = import_entries::Input { rows, skip_bad: false };
        import_entries::run(self.store, self.here, input).map_err(|error| match error {
            import_entries::Error::Store(error) => error.into(),
            import_entries::Error::Refused(_) => DemoError::Broken("time"),
        })?;
        Ok(())
    }

    fn wanted(&self, time: &Time) -> Result<Wanted, DemoError> {
        let broken = || DemoError::Broken("time");
        let client = match time.client {
            None => None,
            Some(place) => Some(self.clients.get(place).copied().flatten().ok_or_else(broken)?),
        };
        Ok(Wanted {
            practitioner: self.people.get(time.person).copied().ok_or_else(broken)?,
            day: time.day,
            start: time.start,
            minutes: Minutes::new(i64::from(time.minutes)).ok_or_else(broken)?,
            activity: ActivityKey::parse(time.activity).map_err(|_| broken())?,
            client,
            wish: Wish::default(),
            note: time.note.and_then(Note::new),
        })
    }
}
