//! Components of the made-up practice: transport, day activities, day treatment, a medication check and crisis help, over the
//! last months, with something wrong here and there.

mod crisis;

pub use crisis::{in_crisis, time};

use super::calendar::{days, is_open, weekday};
use super::happen::Progress;
use super::plan::{Window, Youth};
use super::tariffs::{self, COMPONENTS};
use super::{DemoError, clients};
use crate::domain::allocation::Shape;
use crate::domain::contract::{DocumentKind, TransportForm};
use crate::domain::dossier::Document;
use crate::domain::identifiers::{
    AllocationNumber, Category, GroupName, MunicipalityCode, ProductCode, ProductKey,
};
use crate::domain::ids::ClientId;
use crate::domain::remark::Remark;
use crate::domain::time::{ClockTime, Month, Period};
use crate::domain::usage::{AbsenceReason, Carriage, Direction, Distance, Presence, Session, Trip};
use crate::domain::volume::{Extent, Frequency};
use crate::operations::{add_document, add_trips, save_allocation, set_attendance, set_attendance::Attend};

/// Full months of components before the month of today.
const MONTHS: u32 = 3;

/// A client who is taken there and back: place, form, metres, weekdays (0 is Monday).
struct Rider {
    client: usize,
    form: TransportForm,
    metres: u32,
    weekdays: &'static [u64],
    /// Nobody recorded the approval (PS-T2).
    unapproved: bool,
}

const RIDERS: [Rider; 5] = [
    Rider { client: 0, form: TransportForm::Group, metres: 7_400, weekdays: &[0, 3], unapproved: false },
    Rider { client: 1, form: TransportForm::Group, metres: 12_100, weekdays: &[0, 3], unapproved: false },
    Rider { client: 5, form: TransportForm::Group, metres: 4_800, weekdays: &[0, 3], unapproved: true },
    Rider { client: 10, form: TransportForm::Individual, metres: 16_000, weekdays: &[1], unapproved: false },
    Rider {
        client: 15,
        form: TransportForm::Individual,
        metres: 31_500,
        weekdays: &[1, 4],
        unapproved: false,
    },
];

impl Rider {
    fn product(&self) -> String {
        let band = tariffs::BANDS
            .iter()
            .position(|(_, through)| through.is_none_or(|through| self.metres <= through));
        format!("transport-{}-{}", self.form.word(), band.unwrap_or_default() + 1)
    }
}

/// Members of the two groups, by place.
const SWALLOWS: [usize; 7] = [0, 1, 2, 5, 6, 7, 10];
const GULLS: [usize; 4] = [11, 15, 16, 17];

/// The meeting of a month at which everybody is there, and the place of the last one who fits.
const CROWDED: usize = 2;
const LARGE: usize = 5;

/// Numbers of the allocations of components, far from the others.
pub(super) const FIRST_NUMBER: u32 = 700_001;

/// The first month with components.
fn first_month(window: Window) -> Month {
    let mut month = window.last_month();
    for _ in 1..MONTHS {
        month = month.previous();
    }
    month.max(window.first.month())
}

impl Progress<'_> {
    /// Everything of a month but time, in the copies of the practice that begin at these places.
    pub fn components(&mut self, month: Month) -> Result<(), DemoError> {
        let window = self.plan.window;
        if month < first_month(window) {
            return Ok(());
        }
        for copy in 0..self.copies() {
            self.crisis_and_medication(copy, month)?;
            if month == first_month(window) {
                self.here.fix_today(month.first().max(window.first));
                self.begin_components(copy, month)?;
            }
            self.here.fix_today(month.last().min(window.today));
            self.trips(copy, month)?;
            self.group(copy, month, ("Zwaluwen", "day-activities-middle", &SWALLOWS, &[0, 3]))?;
            self.group(copy, month, ("Meeuwen", "day-treatment-ggz", &GULLS, &[1]))?;
        }
        Ok(())
    }

    fn begin_components(&mut self, copy: usize, month: Month) -> Result<(), DemoError> {
        let mut number = FIRST_NUMBER + u32::try_from(copy * 100).unwrap_or_default();
        let year = Period::new(month.first(), Some(month.first().plus_months(12).previous()));
        let year = year.ok_or(DemoError::Broken("period"))?;
        for rider in &RIDERS {
            if !self.takes_part(Self::place(copy, rider.client)) {
                continue;
            }
            self.grant(Self::place(copy, rider.client), &rider.product(), 60, year, &mut number)?;
            if !rider.unapproved {
                self.approve(Self::place(copy, rider.client), year)?;
            }
        }
        for (product, members) in
            [("day-activities-middle", &SWALLOWS[..]), ("day-treatment-ggz", &GULLS[..])]
        {
            for member in members {
                if !self.takes_part(Self::place(copy, *member)) {
                    continue;
                }
                self.grant(Self::place(copy, *member), product, 250, year, &mut number)?;
            }
        }
        Ok(())
    }

    /// Whether a client was there when components began.
    fn takes_part(&self, place: usize) -> bool {
        let begins = first_month(self.plan.window);
        self.plan.clients.get(place).is_some_and(|youth| youth.care.from().month() <= begins)
    }

    /// The place in the plan of a client of a copy.
    pub(super) const fn place(copy: usize, client: usize) -> usize {
        copy * (clients::COUNT + 1) + client
    }

    fn copies(&self) -> usize {
        self.plan.clients.len() / (clients::COUNT + 1)
    }

    pub(super) fn client_at(&self, place: usize) -> Result<(ClientId, &'_ Youth), DemoError> {
        let id = self.clients.get(place).copied().flatten();
        id.zip(self.plan.clients.get(place)).ok_or(DemoError::Broken("client of a component"))
    }

    /// An allocation of a component: so many of its units in all.
    pub(super) fn grant(
        &mut self,
        place: usize,
        product: &str,
        volume: u32,
        period: Period,
        number: &mut u32,
    ) -> Result<(), DemoError> {
        let broken = || DemoError::Broken("allocation of a component");
        let one = COMPONENTS.iter().find(|one| one.product == product).ok_or_else(broken)?;
        let (client, youth) = self.client_at(place)?;
        let input = save_allocation::Input {
            id: None,
            client,
            municipality: youth.municipality.clone(),
            number: AllocationNumber::new(*number).map_err(|_| broken())?,
            shape: Shape::Specific {
                category: Category::parse(tariffs::CATEGORY).map_err(|_| broken())?,
                code: ProductCode::parse(one.code).map_err(|_| broken())?,
                extent: Extent { volume, unit: one.unit, frequency: Frequency::Total },
            },
            from: period.from,
            until: period.until,
            frame: None,
        };
        *number += 1;
        save_allocation::run(self.store, self.here, input).map_err(|_| broken())?;
        Ok(())
    }

    fn approve(&mut self, place: usize, valid: Period) -> Result<(), DemoError> {
        let (client, _) = self.client_at(place)?;
        let document = Document {
            kind: DocumentKind::Approval,
            dated: valid.from,
            valid,
            product: None,
            form: Remark::new("perspectiefplan"),
            reference: Remark::new("PP-2025 (verzonnen)"),
            remark: None,
        };
        let input = add_document::Input { client, document };
        add_document::run(self.store, self.here, input).map_err(|_| DemoError::Broken("document"))?;
        Ok(())
    }

    fn trips(&mut self, copy: usize, month: Month) -> Result<(), DemoError> {
        let broken = || DemoError::Broken("trip");
        let last = month.last().min(self.plan.window.today);
        for rider in &RIDERS {
            if !self.takes_part(Self::place(copy, rider.client)) {
                continue;
            }
            let (client, youth) = self.client_at(Self::place(copy, rider.client))?;
            let mut trips = Vec::new();
            let open =
                |day: &crate::domain::time::Day| is_open(*day) && rider.weekdays.contains(&weekday(*day));
            for day in days(month.first(), last).filter(open) {
                for direction in Direction::ALL {
                    let trip = Trip {
                        direction,
                        carriage: Carriage::Provider(rider.form),
                        distance: Some(Distance::Metres(rider.metres)),
                        from: Some(youth.municipality.clone()),
                        to: MunicipalityCode::parse("0405").ok(),
                        wheelchair: false,
                        destination: Remark::new("De Dijk"),
                    };
                    let key = self.here.new_usage_key().ok_or_else(broken)?;
                    trips.push(add_trips::NewTrip::new(key, client, day, trip));
                }
            }
            let input = add_trips::Input { trips, only_missing: false };
            add_trips::run(self.store, self.here, input).map_err(|_| broken())?;
        }
        Ok(())
    }

    /// The meetings of a group; each month somebody is sick once.
    fn group(
        &mut self,
        copy: usize,
        month: Month,
        (name, product, members, weekdays): (&str, &str, &[usize], &[u64]),
    ) -> Result<(), DemoError> {
        let broken = || DemoError::Broken("group");
        let last = month.last().min(self.plan.window.today);
        let open = |day: &crate::domain::time::Day| is_open(*day) && weekdays.contains(&weekday(*day));
        for (meeting, day) in days(month.first(), last).filter(open).enumerate() {
            let session = Session {
                group: GroupName::parse(&if copy == 0 {
                    name.to_owned()
                } else {
                    format!("{name} {}", copy + 1)
                })
                .map_err(|_| broken())?,
                day,
                start: ClockTime::new(9, 30),
                component: None,
                product: Some(ProductKey::parse(product).map_err(|_| broken())?),
                supervisors: Some(if members.len() > LARGE { 2 } else { 1 }),
                practitioner: None,
            };
            let mut clients = Vec::with_capacity(members.len());
            for (index, member) in members.iter().enumerate() {
                // The last of a large group only came once a month, and made it too large (PS-D3).
                let crowded = meeting == CROWDED;
                if !self.takes_part(Self::place(copy, *member)) || (index > LARGE && !crowded) {
                    continue;
                }
                let sick = index == meeting % members.len() && !crowded;
                let presence =
                    if sick { Presence::Absent(AbsenceReason::Sick) } else { Presence::Present(1) };
                let key = self.here.new_usage_key().ok_or_else(broken)?;
                let client = self.client_at(Self::place(copy, *member))?.0;
                clients.push(Attend::new(key, client, Some(presence)));
            }
            let input = set_attendance::Input { place: set_attendance::Place::Group(session), clients };
            set_attendance::run(self.store, self.here, input).map_err(|_| broken())?;
        }
        Ok(())
    }
}
