//! What operations on trips, attendance, stays and crisis trajectories refuse, in words.

use super::Problem;
use super::operations::refused;
use crate::domain::text::Text;
use crate::domain::time::Day;
use crate::operations::import_usages::Fault;
use crate::operations::{add_client, add_practitioner, save_trajectory, used};
use crate::text;

impl From<used::Error> for Problem {
    fn from(error: used::Error) -> Self {
        use used::Error;
        match error {
            Error::Unknown => Self::usage(Text::new(
                "dit nummer is geen rit, aanwezigheid of verblijf",
                "no trip, attendance or stay has this number",
            ))
            .hint(lists()),
            Error::OtherKind(kind) => {
                let Text { nl, en } = kind.name();
                Self::usage(text!(
                    "dit nummer is van iets anders: {nl}",
                    "this number is of something else: {en}"
                ))
                .hint(lists())
            }
            Error::UnknownSession => Self::usage(Text::new(
                "deze groepsbijeenkomst bestaat niet",
                "this group session does not exist",
            ))
            .hint(Text::new(
                "'uurwerk attendance sessions' toont die van een maand",
                "'uurwerk attendance sessions' shows those of a month",
            )),
            Error::Claimed => Self::rule(Text::new(
                "dit staat op een declaratieregel die in de wachtrij staat of verzonden is",
                "this stands on a claim line that is queued or sent",
            ))
            .hint(Text::new(
                "haal de regel uit de wachtrij; wat verzonden is, wordt gecrediteerd",
                "take the line out of the queue; what was sent is credited",
            )),
            Error::Refused(findings) => refused(&findings),
            Error::Judge(error) => error.into(),
            Error::Store(error) => error.into(),
            Error::SessionThere => session_there(),
            Error::SessionInUse => session_in_use(),
            Error::DepartsBeforeArrival => Self::usage(Text::new(
                "het vertrek ligt voor de aankomst",
                "the departure lies before the arrival",
            )),
            Error::DepartsInFuture => departs_in_future(),
            Error::ArrivesInFuture => arrives_in_future(),
            Error::StaysOverlap(from) => stays_overlap(from),
        }
    }
}

fn lists() -> Text {
    Text::new(
        "'uurwerk trips list', 'uurwerk attendance list' en 'uurwerk stays list' tonen de nummers",
        "'uurwerk trips list', 'uurwerk attendance list' and 'uurwerk stays list' show the numbers",
    )
}

fn session_there() -> Problem {
    Problem::rule(Text::new(
        "deze groep heeft op die dag en tijd al een bijeenkomst",
        "this group has a session on that day and time already",
    ))
    .hint(Text::new("wijzig die, of geef een andere tijd", "change that one, or give another time"))
}

fn session_in_use() -> Problem {
    Problem::rule(Text::new(
        "bij deze bijeenkomst zijn cliënten vastgelegd",
        "clients are recorded at this session",
    ))
    .hint(Text::new("verwijder eerst hun aanwezigheid", "first delete their attendance"))
}

fn departs_in_future() -> Problem {
    Problem::rule(Text::new("het vertrek ligt in de toekomst", "the departure lies in the future")).hint(
        Text::new(
            "laat het vertrek leeg tot de cliënt werkelijk is vertrokken",
            "leave the departure empty until the client has really left",
        ),
    )
}

fn arrives_in_future() -> Problem {
    Problem::rule(Text::new("de aankomst ligt in de toekomst", "the arrival lies in the future"))
        .hint(Text::new("leg een verblijf vast als het begint", "record a stay when it begins"))
}

fn stays_overlap(from: Day) -> Problem {
    Problem::rule(text!(
        "de cliënt was toen al ergens: een verblijf van hetzelfde product begon op {from}",
        "the client was somewhere already: a stay of the same product began on {from}"
    ))
    .hint(Text::new("leg eerst het vertrek van dat verblijf vast", "first record the departure of that stay"))
}

impl From<save_trajectory::Error> for Problem {
    fn from(error: save_trajectory::Error) -> Self {
        use save_trajectory::Error;
        match error {
            Error::Unknown => Self::usage(Text::new(
                "dit crisistraject bestaat niet",
                "this crisis trajectory does not exist",
            ))
            .hint(Text::new(
                "'uurwerk trajectories list' toont de nummers",
                "'uurwerk trajectories list' shows the numbers",
            )),
            Error::OtherProduct => {
                Self::usage(Text::new("dit product is geen crisishulp", "this product is no crisis help"))
                    .hint(Text::new(
                        "'uurwerk contract show CONTRACT' toont de producten",
                        "'uurwerk contract show CONTRACT' shows the products",
                    ))
            }
            Error::AlreadyThere => Self::rule(Text::new(
                "dit gezin is op dat moment al aangemeld voor dit product",
                "this family was registered for this product at that moment already",
            ))
            .hint(Text::new("wijzig dat traject", "change that trajectory")),
            Error::BeforeRegistration => Self::usage(Text::new(
                "het eerste contact, een overdracht of het einde ligt voor de aanmelding",
                "the first contact, a hand-over or the end lies before the registration",
            )),
            Error::InFuture => Self::rule(Text::new(
                "de aanmelding, het eerste contact of het einde ligt in de toekomst",
                "the registration, the first contact or the end lies in the future",
            ))
            .hint(Text::new("leg vast wat is gebeurd", "record what has happened")),
            Error::HandoverTwice(day) => {
                Self::usage(text!("op {day} staan twee overdrachten", "there are two hand-overs on {day}"))
            }
            Error::Refused(findings) => refused(&findings),
            Error::Judge(error) => error.into(),
            Error::Store(error) => error.into(),
        }
    }
}

/// Why one row of a file was not stored; whoever read the file knows its line.
impl From<Fault> for Problem {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::UnknownClient => add_client::Error::Unknown.into(),
            Fault::UnknownAllocation => Self::rule(Text::new(
                "deze cliënt heeft geen toewijzing met dit nummer",
                "this client has no allocation of this number",
            ))
            .hint(Text::new(
                "'uurwerk allocation list' toont alle toewijzingen",
                "'uurwerk allocation list' shows all allocations",
            )),
            Fault::UnknownPractitioner => add_practitioner::Error::Unknown.into(),
            Fault::SessionDiffers => Self::rule(Text::new(
                "deze bijeenkomst staat er al met een ander aanbod, of met andere begeleiders",
                "this session is there already with another offer, or with other supervisors",
            ))
            .hint(Text::new(
                "maak de regels van één bijeenkomst gelijk, of wijzig haar met 'uurwerk attendance session'",
                "make the lines of one session the same, or change it with 'uurwerk attendance session'",
            )),
            Fault::AttendanceDiffers => Self::rule(Text::new(
                "deze cliënt is bij deze bijeenkomst al anders vastgelegd",
                "this client is recorded at this session already, in another way",
            ))
            .hint(Text::new(
                "wijzig het met 'uurwerk attendance edit'",
                "change it with 'uurwerk attendance edit'",
            )),
            Fault::TrajectoryDiffers => Self::rule(Text::new(
                "dit crisistraject staat er al, met een andere inhoud",
                "this crisis trajectory is there already, with other content",
            ))
            .hint(Text::new(
                "wijzig het met 'uurwerk trajectories edit'",
                "change it with 'uurwerk trajectories edit'",
            )),
            Fault::Used(error) => error.into(),
            Fault::Trajectory(error) => error.into(),
            Fault::Store(error) => error.into(),
        }
    }
}
