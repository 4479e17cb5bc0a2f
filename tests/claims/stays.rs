//! Stays under a contract that counts calendar days: one way of counting for claims, use and departure.

use std::collections::BTreeSet;

use super::usages::overnight;
use super::*;
use uurwerk::domain::ids::UsageId;
use uurwerk::domain::remark::Remark;
use uurwerk::domain::time::ClockTime;
use uurwerk::domain::usage::{Departure, Stay};
use uurwerk::operations::add_stay::{self, NewStay};
use uurwerk::operations::views::clients;
use uurwerk::operations::views::day::Room;
use uurwerk::operations::{edit_stay, import_contract, override_finding, used};

const GUIDE: &str = include_str!("../../src/contracts/handleiding-ambulant.toml");

impl Office {
    /// The guide in a version that counts calendar days from March 2025 on, with an allocation that began in January.
    fn count_days(&mut self) {
        let content = GUIDE.replace("from = 2015-01-01", "from = 2025-03-01").replacen(
            "[[credential]]",
            "[claims]\nstays = \"days\"\n\n[[credential]]",
            1,
        );
        import_contract::run(&mut self.store, &self.here, import_contract::Input { content }).unwrap();
        overnight(self);
    }

    fn stay(&self, until: Option<(&str, &str)>) -> NewStay {
        let departure =
            until.map(|(until, time)| Departure { day: day(until), time: ClockTime::parse(time) });
        let stay = Stay { arrival: ClockTime::parse("16:00"), departure };
        NewStay::new(self.here.new_usage_key().unwrap(), self.client, day("2025-03-30"), stay)
    }

    fn leave(&mut self, id: UsageId, until: (&str, &str)) -> Result<usize, used::Error> {
        let input = edit_stay::Input { id, stay: self.stay(Some(until)) };
        let saved = edit_stay::run(&mut self.store, &self.here, input)?;
        Ok(saved.judged.days.iter().filter(|day| day.units > 0).count())
    }

    /// Who gave the care is not on record here, which is none of these tests' business.
    fn let_through(&mut self) {
        let view = claims::load(&mut self.store, &self.here, month("2025-03")).unwrap();
        let line = &view.groups[0].lines[0];
        let rules: BTreeSet<&String> = line.findings.iter().map(|finding| &finding.rule).collect();
        for rule in rules {
            let reason = Remark::new("is bekend");
            let input = override_finding::Input { line: line.id, rule: rule.clone(), reason };
            override_finding::run(&mut self.store, &self.here, input).unwrap();
        }
    }

    fn nights_used(&mut self) -> Option<i64> {
        let detail = clients::detail(&mut self.store, &self.here, self.client).unwrap().unwrap();
        let rooms = detail.allocations.into_iter().filter_map(|row| row.room);
        let mut used = rooms.filter_map(|room| match room {
            Room::Units { used, .. } => Some(used),
            _ => None,
        });
        used.next()
    }

    fn volumes(&mut self) -> Vec<Option<u32>> {
        let input = compile_claims::Input { month: month("2025-03") };
        compile_claims::run(&mut self.store, &self.here, input).unwrap();
        let view = claims::load(&mut self.store, &self.here, month("2025-03")).unwrap();
        view.groups.iter().flat_map(|group| &group.lines).map(|line| line.volume).collect()
    }
}

/// Claimed on 2 April while the client was still there. The departure may turn out to lie on the last day that was claimed, since
/// that day counts; a day earlier it would not.
#[test]
fn a_client_may_turn_out_to_have_left_on_the_last_day_that_was_claimed() {
    let mut office = office();
    office.count_days();
    let input = office.stay(None);
    let id = add_stay::run(&mut office.store, &office.here, input).unwrap().id;
    assert_eq!(office.volumes(), [Some(2)], "30 and 31 March");
    office.let_through();
    let queue = queue_claims::Input::Month { month: month("2025-03"), municipality: None };
    assert_eq!(queue_claims::run(&mut office.store, &office.here, queue).unwrap().queued.len(), 1);
    let early = office.leave(id, ("2025-03-30", "20:00"));
    assert!(matches!(early, Err(used::Error::Claimed)), "{early:?}");
    assert_eq!(office.leave(id, ("2025-03-31", "10:00")).unwrap(), 2);
    assert_eq!(office.volumes(), [Some(2)], "nothing is left to claim");
    assert_eq!(office.leave(id, ("2025-04-01", "10:00")).unwrap(), 3, "1 April counts as well");
    assert_eq!(undo::run(&mut office.store, &office.here).unwrap().operation, "edit-stay");
}

#[test]
fn what_is_used_is_counted_as_it_is_claimed() {
    let mut office = office();
    office.count_days();
    let input = office.stay(Some(("2025-03-31", "10:00")));
    let saved = add_stay::run(&mut office.store, &office.here, input).unwrap();
    assert_eq!(saved.judged.days.len(), 2);
    assert_eq!((office.nights_used(), office.volumes()), (Some(2), vec![Some(2)]));
}
