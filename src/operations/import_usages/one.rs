//! One row of each kind.

use super::{Desk, Fault, Outcome, allocation, client, practitioner};
use crate::domain::ids::{SessionId, Stored};
use crate::domain::remark::Remark;
use crate::domain::usage::{Distance, Session, Stay, Trajectory, Trip, Usage, UsageKind};
use crate::import::attendance::AttendanceRow;
use crate::import::stays::StayRow;
use crate::import::trajectories::TrajectoryRow;
use crate::import::trips::TripRow;
use crate::operations::add_stay::{self, NewStay};
use crate::operations::add_trips::NewTrip;
use crate::operations::save_session::at;
use crate::operations::save_trajectory::{self, Input};
use crate::operations::set_attendance::{self, Attend, Place};
use crate::operations::used::Error;
use crate::store::{self, Tx};

impl Desk {
    pub(super) fn trip(&mut self, tx: &Tx, row: TripRow) -> Result<Outcome, Fault> {
        let TripRow { day, client: reference, trip, allocation: number, note } = row;
        let client = client(tx, &reference)?;
        let allocation = allocation(tx, client, number)?;
        let number = number.map(|number| number.to_string()).unwrap_or_default();
        let about = [UsageKind::Trip.word().to_owned(), client.to_string(), day.to_string(), number];
        let says = about.into_iter().chain(words_of(&trip)).collect::<Vec<_>>();
        let (key, nth) = self.key(says.iter().map(String::as_str));
        let usage = Usage { note, ..NewTrip { allocation, ..NewTrip::new(key, client, day, trip) }.usage() };
        self.keep(tx, usage, nth, |_, _, _| Ok(()))
    }

    pub(super) fn stay(&mut self, tx: &Tx, row: StayRow) -> Result<Outcome, Fault> {
        let StayRow { client: reference, day, stay, product, practitioner: code, allocation: number, note } =
            row;
        let client = client(tx, &reference)?;
        let allocation = allocation(tx, client, number)?;
        let led = code.as_ref().map(|code| practitioner(tx, code)).transpose()?;
        let Stay { arrival, departure } = &stay;
        let says = [
            UsageKind::Stay.word().to_owned(),
            client.to_string(),
            day.to_string(),
            arrival.map(|time| time.to_string()).unwrap_or_default(),
            departure.map(|one| one.day.to_string()).unwrap_or_default(),
            departure.and_then(|one| one.time).map(|time| time.to_string()).unwrap_or_default(),
            product.as_ref().map(ToString::to_string).unwrap_or_default(),
        ];
        let (key, nth) = self.key(says.iter().map(String::as_str));
        let new = NewStay::new(key, client, day, stay);
        let usage = Usage { note, ..NewStay { allocation, product, practitioner: led, ..new }.usage() };
        self.keep(tx, usage, nth, add_stay::check)
    }

    pub(super) fn attendance(&mut self, tx: &Tx, row: AttendanceRow) -> Result<Outcome, Fault> {
        let client = client(tx, &row.client)?;
        let allocation = allocation(tx, client, row.allocation)?;
        let was_there = store::sessions::at(tx, &row.group, row.day, row.start)?.is_some();
        let session = self.session(tx, &row)?;
        let there =
            store::usages::found(tx, &store::usages::Filter { client: Some(client), ..at(session.id) })?;
        if let Some(kept) = there.first() {
            let same = kept.value.attendance().is_some_and(|one| one.presence == row.presence)
                && allocation.is_none_or(|own| kept.value.allocation == Some(own));
            return if same { Ok(Outcome::AlreadyThere) } else { Err(Fault::AttendanceDiffers) };
        }
        let says = [
            UsageKind::Attendance.word().to_owned(),
            client.to_string(),
            row.day.to_string(),
            row.group.to_string(),
            row.start.map(|time| time.to_string()).unwrap_or_default(),
        ];
        let (key, nth) = self.key(says.iter().map(String::as_str));
        let attend = Attend { allocation, note: row.note, ..Attend::new(key, client, Some(row.presence)) };
        let usage = attend.usage(&session, row.presence);
        let outcome = self.keep(tx, usage, nth, |_, _, _| Ok(()))?;
        // Imported before and moved to another session since: nobody is at this one.
        if !was_there && matches!(outcome, Outcome::AlreadyThere) {
            store::sessions::delete(tx, session.id)?;
        }
        Ok(outcome)
    }

    /// The session of a row: made when it is new, completed where it said less, refused where it says something else.
    fn session(&mut self, tx: &Tx, row: &AttendanceRow) -> Result<Stored<SessionId, Session>, Fault> {
        let led = row.practitioner.as_ref().map(|code| practitioner(tx, code)).transpose()?;
        let wanted = Session {
            group: row.group.clone(),
            day: row.day,
            start: row.start,
            component: row.component.clone(),
            product: row.product.clone(),
            supervisors: row.supervisors,
            practitioner: led,
        };
        let kept = set_attendance::find(tx, Place::Group(wanted.clone()))?;
        let old = &kept.value;
        let both = Session {
            component: old.component.clone().or(wanted.component.clone()),
            product: old.product.clone().or(wanted.product.clone()),
            supervisors: old.supervisors.or(wanted.supervisors),
            practitioner: old.practitioner.or(wanted.practitioner),
            ..old.clone()
        };
        let differs = (wanted.component.is_some() && wanted.component != both.component)
            || (wanted.product.is_some() && wanted.product != both.product)
            || (wanted.supervisors.is_some() && wanted.supervisors != both.supervisors)
            || (wanted.practitioner.is_some() && wanted.practitioner != both.practitioner)
            || (both.component.is_some() && both.product.is_some());
        if differs {
            return Err(Fault::SessionDiffers);
        }
        if both != *old {
            store::sessions::update(tx, kept.id, &both).map_err(Error::from)?;
        }
        self.knowledge.beside.remember_session(kept.id, &both);
        Ok(Stored { id: kept.id, value: both })
    }

    pub(super) fn trajectory(&mut self, tx: &Tx, row: TrajectoryRow) -> Result<Outcome, Fault> {
        let client = client(tx, &row.client)?;
        let trajectory = Trajectory {
            client,
            product: row.product,
            allocation: allocation(tx, client, row.allocation)?,
            registered: row.registered,
            first_contact: row.first_contact,
            worker: practitioner(tx, &row.worker)?,
            handovers: Vec::new(),
            shelter: row.shelter,
            afterwards: row.afterwards,
            ended: row.ended,
        };
        let there = store::trajectories::of_client(tx, client)?.into_iter().find(|kept| {
            kept.value.registered == trajectory.registered && kept.value.product == trajectory.product
        });
        if let Some(kept) = there {
            // The file does not speak of hand-overs.
            let same = Trajectory { handovers: Vec::new(), ..kept.value } == trajectory;
            return if same { Ok(Outcome::AlreadyThere) } else { Err(Fault::TrajectoryDiffers) };
        }
        let done = save_trajectory::save(tx, &mut self.knowledge, Input { id: None, trajectory })?;
        Ok(Outcome::Told(done.judged.findings))
    }
}

/// What a trip says, in the order of the columns.
fn words_of(trip: &Trip) -> [String; 7] {
    let code = |code: &Option<crate::domain::identifiers::MunicipalityCode>| {
        code.as_ref().map(ToString::to_string).unwrap_or_default()
    };
    [
        trip.direction.word().to_owned(),
        trip.carriage.word().to_owned(),
        match trip.distance {
            Some(Distance::Metres(metres)) => metres.to_string(),
            Some(Distance::Band(band)) => format!("#{band}"),
            None => String::new(),
        },
        code(&trip.from),
        code(&trip.to),
        trip.wheelchair.to_string(),
        trip.destination.as_ref().map(Remark::as_str).unwrap_or_default().to_owned(),
    ]
}
