//! Scenes of components: segment C as its file has it, with one usage or one crisis entry in which nothing is wrong.

use uurwerk::domain::allocation::Shape;
use uurwerk::domain::contract::{DocumentKind, TransportForm};
use uurwerk::domain::dossier::Document;
use uurwerk::domain::identifiers::GroupName;
use uurwerk::domain::ids::{AllocationId, DocumentId, SessionId, Stored, TrajectoryId, UsageId};
use uurwerk::domain::remark::Remark;
use uurwerk::domain::rules::Meeting;
use uurwerk::domain::tariff::Band;
use uurwerk::domain::time::{Day, Period};
use uurwerk::domain::usage::{
    Attendance, Carriage, Departure, Direction, Distance, Moment, Presence, Session, Shelter, Stay,
    Trajectory, Trip, Usage, UsageKey, What,
};
use uurwerk::domain::volume::{Frequency, Unit};

use super::{
    CLIENT, LOT_1, PRACTITIONER, Scene, allocation, aspecific, clock, day, held, period, product_key,
    shipped, specific, tariff,
};

/// A day and a time: `2025-03-13 10:00`.
pub fn moment(text: &str) -> Moment {
    let (on, at) = text.split_once(' ').unwrap();
    Moment { day: day(on), time: clock(at) }
}

pub fn remark(text: &str) -> Option<Remark> {
    Remark::new(text)
}

/// A trip by the practice in a group, of 4,2 km.
pub fn trip(direction: Direction) -> Trip {
    Trip {
        direction,
        carriage: Carriage::Provider(TransportForm::Group),
        distance: Some(Distance::Metres(4200)),
        from: None,
        to: None,
        wheelchair: false,
        destination: None,
    }
}

/// A stay until the morning of that day.
pub fn stay_until(last: &str) -> What {
    let departure = Some(Departure { day: day(last), time: Some(clock("10:00")) });
    What::Stay(Stay { arrival: Some(clock("16:00")), departure })
}

impl Scene {
    /// A product of segment C on an allocation of its own, beside one of lot 1.
    pub fn component(key: &str, code: &str, unit: Unit) -> Self {
        let mut scene = Self::new();
        scene.contracts = vec![shipped("segment-c-westfriesland-2025")];
        scene.allocations = vec![
            allocation(1, 300_201, specific(code, 1000, unit, Frequency::Total)),
            allocation(2, 300_202, aspecific(500_000)),
        ];
        scene.tariffs = vec![tariff(1, key, None, code, 9730), tariff(2, LOT_1, Some("WO+"), "45X05", 9730)];
        scene.tariffs[0].value.unit = unit;
        for stored in &mut scene.tariffs {
            stored.value.contract = scene.contracts[0].key.clone();
        }
        scene.entry().product = Some(product_key(key));
        scene
    }

    /// One group trip there, of 4,2 km; the first distance is up to 5 km and the second up to 10.
    pub fn transport() -> Self {
        let mut scene = Self::component("transport-group-1", "42X01", Unit::PieceEffort);
        scene.entries.clear();
        scene.tariffs[0].value.band = Band::new(0, Some(5000));
        for (id, key, code, band) in [
            (3, "transport-group-2", "42X02", Band::new(5000, Some(10_000))),
            (4, "transport-individual-1", "42X11", Band::new(0, Some(5000))),
        ] {
            let mut other = tariff(id, key, None, code, 9730);
            other.value.contract = scene.contracts[0].key.clone();
            (other.value.unit, other.value.band) = (Unit::PieceEffort, band);
            scene.tariffs.push(other);
        }
        let approval = scene.record(DocumentKind::Approval);
        (approval.form, approval.reference) = (remark("Perspectiefplan"), remark("nr 12"));
        scene.use_of("2025-03-13", What::Trip(trip(Direction::Outward)));
        scene
    }

    /// One day part in a group of so many clients, with two supervisors, from four in the afternoon.
    pub fn group(key: &str, heads: u32) -> Self {
        let mut scene = Self::component(key, "41X01", Unit::DayPart);
        scene.entries.clear();
        scene.dossier.school = vec![Period { from: day("2020-08-17"), until: None }];
        scene.meet("2025-03-13", heads);
        scene
    }

    /// The same by the second catalogue, as its file has it.
    pub fn ambulatory_use(key: &str, unit: Unit, what: Option<What>) -> Self {
        let mut scene = Self::ambulatory(key);
        if let Shape::Specific { extent, .. } = &mut scene.allocation().shape {
            extent.unit = unit;
        }
        scene.tariffs[0].value.unit = unit;
        scene.entries.clear();
        if let Some(what) = what {
            scene.use_of("2025-03-13", what);
        } else {
            scene.meet("2025-03-13", 5);
        }
        scene
    }

    /// Crisis help that began so many days before, with its trajectory.
    pub fn crisis(key: &str, first: &str) -> Self {
        let mut scene = Self::component(key, "45X28", Unit::Minute);
        scene.allocation().period = period(first, "2025-12-31");
        let registered = moment(&format!("{first} 10:00"));
        let trajectory = Trajectory {
            client: CLIENT,
            product: product_key(key),
            allocation: Some(AllocationId(1)),
            registered,
            first_contact: Some(registered),
            worker: PRACTITIONER,
            handovers: Vec::new(),
            shelter: Shelter::default(),
            afterwards: remark("ambulante hulp aangevraagd"),
            ended: None,
        };
        scene.trajectories = vec![Stored { id: TrajectoryId(1), value: trajectory }];
        scene
    }

    /// A medication check by a physician, after lot 1 ended, with the reason on record.
    pub fn medication_check() -> Self {
        let mut scene = Self::component("medication-check", "45X30", Unit::Minute);
        scene.allocations[1].value.period = period("2024-03-13", "2025-03-12");
        scene.practitioner.credentials = vec![held("physician", scene.practitioner.active)];
        scene.record(DocumentKind::Reason).remark = remark("geen huisarts die het overneemt");
        scene
    }

    /// A document about all of 2025.
    pub fn record(&mut self, kind: DocumentKind) -> &mut Document {
        let document = Document {
            kind,
            dated: day("2025-01-01"),
            valid: period("2025-01-01", "2025-12-31"),
            product: None,
            form: None,
            reference: None,
            remark: None,
        };
        let id = i64::try_from(self.dossier.documents.len()).unwrap() + 1;
        self.dossier.documents.push(Stored { id: DocumentId(id), value: document });
        &mut self.dossier.documents.last_mut().unwrap().value
    }

    pub fn document(&mut self) -> &mut Document {
        &mut self.dossier.documents[0].value
    }

    /// One more usage; keys go up.
    pub fn use_of(&mut self, on: &str, what: What) -> &mut Usage {
        let id = i64::try_from(self.usages.len()).unwrap() + 1;
        let value = Usage {
            key: UsageKey(uuid::Uuid::from_u128(u128::try_from(id).unwrap())),
            client: CLIENT,
            day: day(on),
            what,
            allocation: None,
            product: None,
            practitioner: Some(PRACTITIONER),
            responsible: None,
            note: None,
        };
        self.usages.push(Stored { id: UsageId(id), value });
        &mut self.usages.last_mut().unwrap().value
    }

    /// One more session of so many clients, with one day part of this one.
    pub fn meet(&mut self, on: &str, heads: u32) -> &mut Meeting {
        let id = SessionId(i64::try_from(self.sessions.len()).unwrap() + 1);
        self.use_of(on, What::Attendance(Attendance { session: id, presence: Presence::Present(1) }));
        let session = Session {
            group: GroupName::parse("De Vlinders").unwrap(),
            day: day(on),
            start: Some(clock("16:00")),
            component: None,
            product: None,
            supervisors: Some(2),
            practitioner: Some(PRACTITIONER),
        };
        self.sessions.insert(id, Meeting { session, heads });
        self.sessions.get_mut(&id).unwrap()
    }

    /// The first usage, which is asked about.
    pub fn usage(&mut self) -> &mut Usage {
        &mut self.usages[0].value
    }

    /// It comes after all others.
    pub fn last_of_all(&mut self) {
        self.usage().key = UsageKey(uuid::Uuid::from_u128(1000));
    }

    pub fn trip(&mut self) -> &mut Trip {
        let What::Trip(trip) = &mut self.usage().what else { panic!("not a trip") };
        trip
    }

    /// The first session.
    pub fn meeting(&mut self) -> &mut Meeting {
        self.sessions.get_mut(&SessionId(1)).unwrap()
    }

    pub fn trajectory(&mut self) -> &mut Trajectory {
        &mut self.trajectories[0].value
    }

    pub fn attends(&mut self, day_parts: u32) {
        let What::Attendance(attendance) = &mut self.usage().what else { panic!("not an attendance") };
        attendance.presence = Presence::Present(day_parts);
    }

    /// Asked about that day of a stay.
    pub fn asked_on(mut self, on: &str) -> Self {
        self.asked = Some(Day::parse_iso(on).unwrap());
        self
    }
}
