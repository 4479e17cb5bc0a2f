//! Crisis trajectories.

use super::super::super::views::trajectories;
use super::super::super::{add_practitioner, delete_trajectory, save_trajectory};
use super::*;
use crate::domain::identifiers::PractitionerCode;
use crate::domain::ids::PractitionerId;
use crate::domain::practitioner::Practitioner;
use crate::domain::time::ClockTime;
use crate::domain::usage::{Handover, Moment, Shelter, Trajectory};

fn worker(desk: &mut Desk, code: &str) -> PractitionerId {
    let practitioner = Practitioner {
        code: PractitionerCode::parse(code).unwrap(),
        name: code.into(),
        agb: None,
        active: Period::new(day("2024-01-01"), None).unwrap(),
        week_minutes: None,
        disciplines: Vec::new(),
        credentials: Vec::new(),
        responsible: None,
    };
    let input = add_practitioner::Input { practitioner };
    add_practitioner::run(&mut desk.store, &desk.here, input).unwrap().id
}

fn moment(on: &str, at: &str) -> Moment {
    Moment { day: day(on), time: ClockTime::parse(at).unwrap() }
}

fn trajectory(desk: &mut Desk) -> Trajectory {
    Trajectory {
        client: desk.client,
        product: ProductKey::parse("crisis-help-pedagogical").unwrap(),
        allocation: None,
        registered: moment("2025-03-10", "09:30"),
        first_contact: Some(moment("2025-03-10", "15:00")),
        worker: worker(desk, "avisser"),
        handovers: Vec::new(),
        shelter: Shelter::default(),
        afterwards: None,
        ended: None,
    }
}

impl Desk {
    fn save(
        &mut self,
        id: Option<crate::domain::ids::TrajectoryId>,
        trajectory: &Trajectory,
    ) -> Result<save_trajectory::Done, save_trajectory::Error> {
        let input = save_trajectory::Input { id, trajectory: trajectory.clone() };
        save_trajectory::run(&mut self.store, &self.here, input)
    }

    fn trajectories(&mut self) -> Vec<trajectories::TrajectoryRow> {
        let period = ClosedPeriod::new(day("2025-03-01"), day("2025-04-30")).unwrap();
        let filter = trajectories::Filter { period, client: None };
        trajectories::load(&mut self.store, &self.here, &filter).unwrap()
    }
}

#[test]
fn a_trajectory_tells_the_days_that_are_left() {
    let mut desk = desk();
    let first = trajectory(&mut desk);
    let done = desk.save(None, &first).unwrap();
    assert!(done.judged.allocation.is_some());
    assert_eq!(done.judged.first_day, day("2025-01-01"), "PS-K1: that of the allocation");
    assert_eq!(done.judged.last_possible, Some(day("2025-01-28")));
    let row = desk.trajectories().remove(0);
    assert_eq!((row.days_left, row.worker.as_str()), (Some(0), "avisser"));

    let other = worker(&mut desk, "bdeboer");
    let handover = Handover { from: day("2025-03-20"), worker: other, reason: None };
    let ended = Trajectory { handovers: vec![handover], ended: Some(day("2025-03-31")), ..first };
    desk.save(Some(done.id), &ended).unwrap();
    let row = desk.trajectories().remove(0);
    assert_eq!((row.days_left, row.worker.as_str()), (None, "bdeboer"));

    delete_trajectory::run(&mut desk.store, &desk.here, done.id).unwrap();
    assert!(desk.trajectories().is_empty());
    undo::run(&mut desk.store, &desk.here).unwrap();
    assert_eq!(desk.trajectories().remove(0).judged.trajectory, ended, "with its hand-overs");
}

#[test]
fn what_cannot_have_happened_is_refused() {
    let mut desk = desk();
    let good = trajectory(&mut desk);
    let other = worker(&mut desk, "bdeboer");
    let handover = |on: &str| Handover { from: day(on), worker: other, reason: None };
    desk.save(None, &good).unwrap();
    let later = Trajectory { registered: moment("2025-03-10", "09:31"), ..good.clone() };
    let product = ProductKey::parse("lot-1").unwrap();
    for (wrong, expected) in [
        (good.clone(), "it is there already"),
        (Trajectory { product, ..later.clone() }, "the product is not one of crisis help"),
        (
            Trajectory { first_contact: Some(moment("2025-03-10", "09:30")), ..later.clone() },
            "something lies before the registration",
        ),
        (
            Trajectory { ended: Some(day("2025-03-09")), ..later.clone() },
            "something lies before the registration",
        ),
        (
            Trajectory { first_contact: Some(moment("2025-04-02", "09:30")), ..later.clone() },
            "something lies in the future",
        ),
        (
            Trajectory { handovers: vec![handover("2025-03-12"), handover("2025-03-12")], ..later.clone() },
            "two hand-overs on 2025-03-12",
        ),
        (Trajectory { worker: PractitionerId(99), ..later.clone() }, "no such practitioner"),
        (Trajectory { client: ClientId(99), ..later }, "no such client"),
    ] {
        assert_eq!(desk.save(None, &wrong).unwrap_err().to_string(), expected);
    }
}
