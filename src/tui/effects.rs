//! What a screen wants done, as data.

use std::path::PathBuf;

use super::keys::Key;
use super::overlay::Overlay;
use super::perform_messages::{Report, Waiting};
use super::screens::Place;
use crate::domain::allocation::Allocation;
use crate::domain::client::Client;
use crate::domain::dossier::Document;
use crate::domain::entry::EntryKey;
use crate::domain::history::History;
use crate::domain::identifiers::MunicipalityCode;
use crate::domain::ids::{
    AllocationId, ClientId, DocumentId, EntryId, LineId, PractitionerId, SessionId, TariffId, TrajectoryId,
    UsageId,
};
use crate::domain::practitioner::Practitioner;
use crate::domain::remark::Remark;
use crate::domain::tariff::Tariff;
use crate::domain::text::Text;
use crate::domain::time::{Day, Month, Period};
use crate::domain::usage::{Presence, Session, Trajectory, Trip, UsageKind};
use crate::operations::add_stay::NewStay;
use crate::operations::judge::Wanted;
use crate::operations::settle_findings;
use crate::operations::views::attendance::AttendanceMonth;
use crate::operations::views::check::{CheckView, Months};
use crate::operations::views::claims::{ClaimsView, LineDetail};
use crate::operations::views::clients::{ClientDetail, ClientsView};
use crate::operations::views::crisis::CrisisMonth;
use crate::operations::views::day::{Choices, DayView, Preview, Room};
use crate::operations::views::leaders::Leader;
use crate::operations::views::ledger::{By, Ledger};
use crate::operations::views::message::MessageDetail;
use crate::operations::views::messages::{self, MessagesView};
use crate::operations::views::month::MonthView;
use crate::operations::views::needy::CodeRow;
use crate::operations::views::practice::PracticeView;
use crate::operations::views::settings::SettingsView;
use crate::operations::views::tariffs::{self, TariffView};
use crate::operations::views::usage_month::UsageMonth;
use crate::operations::views::usual_trips::UsualTrips;
use crate::operations::{
    credit_claims, edit_practice, move_client, node_refused, queue_claims, remove_move, report_care,
    request_care, resubmit_claims, set_holiday,
};
use crate::store::posted::PostId;

/// A wish of a screen or of an overlay. Effects are worked off in a queue, never by recursion.
#[derive(Clone)]
pub enum Effect {
    /// Something that needs the store.
    Do(Task),
    /// A pop-up that gets keys first.
    Show(Box<Overlay>),
    /// A line above the footer.
    Say(Note),
    /// Another screen, or another place on it.
    Go(Place),
    /// Whose days are shown.
    Work(PractitionerId),
    /// As if this key was pressed: what the palette chose.
    Press(Key),
    /// The open screen reads again.
    Refresh,
    /// The open form is closed without storing it.
    Discard,
    Quit,
}

/// Something that needs the store.
#[derive(Clone)]
pub enum Task {
    LoadPractice,
    LoadDay(PractitionerId, Day),
    LoadChoices(PractitionerId),
    /// What an entry would become.
    Preview(EntryKey, Box<Wanted>),
    Log(EntryKey, Box<Wanted>),
    Edit(EntryId, Box<Wanted>),
    /// `None` is the whole practice.
    LoadMonth(Option<PractitionerId>, Month),
    LoadClients,
    LoadClient(ClientId),
    /// Adds or, with an id, replaces a client.
    SaveClient(Option<ClientId>, Box<Client>),
    SaveAllocation(Option<AllocationId>, Box<Allocation>),
    Delete(EntryId),
    Undo,
    Redo,
    Claims(ClaimTask),
    /// The exchange node did not deliver a message.
    NodeRefused(Box<node_refused::Input>),
    Client(ClientTask),
    /// Asks every rule about what is open.
    Check(Months),
    Settings(SettingsTask),
    Usage(UsageTask),
    Messages(MessageTask),
}

/// Something about messages.
#[derive(Clone)]
pub enum MessageTask {
    Load(messages::Asked),
    /// One message, to look into.
    Look(PostId),
    /// Every message in the files whose paths were typed or dropped.
    Import(String),
    /// Takes over what somebody was shown and agreed with.
    Accept(Vec<Waiting>),
    /// Places what is ready to be sent.
    Export {
        packed: bool,
    },
}

/// Something about one client.
#[derive(Clone)]
pub enum ClientTask {
    /// What rules find in everything of the client that is open.
    Check(ClientId),
    History(ClientId),
    /// How much of an allocation is used.
    Room(AllocationId),
    /// Adds or, with an id, replaces a document.
    SaveDocument(ClientId, Option<DocumentId>, Box<Document>),
    RemoveDocument(DocumentId),
    SetSchool(ClientId, Vec<Period>),
    /// The periods that are left.
    RemoveSchool(ClientId, Vec<Period>),
    Move(move_client::Input),
    RemoveMove(remove_move::Input),
    /// Start, pause or stop of care, or that the last report was wrong.
    ReportCare(ClientId, report_care::Input),
    /// What a request would ask for.
    PreviewRequest(ClientId, Box<request_care::Input>),
    RequestCare(ClientId, Box<request_care::Input>),
    /// By its number; of another municipality where one is named.
    RequestAgain(ClientId, i64, Option<MunicipalityCode>),
    /// By its number.
    WithdrawRequest(i64),
    /// Closes what stands open with the municipality about an allocation.
    Settle(ClientId, settle_findings::Input),
}

/// Something about what the practice is.
#[derive(Clone)]
pub enum SettingsTask {
    Load,
    LoadTariffs(tariffs::Asked),
    AddTariff(Box<Tariff>),
    EditTariff(TariffId, Box<Tariff>),
    RemoveTariff(TariffId),
    ImportTariffs(PathBuf),
    ImportContract(PathBuf),
    EditPractice(edit_practice::Input),
    SetHoliday(set_holiday::Input),
    /// Adds or, with an id, replaces a practitioner.
    SavePractitioner(Option<PractitionerId>, Box<Practitioner>),
}

/// Something about what was used of components.
#[derive(Clone)]
pub enum UsageTask {
    /// The month of one kind, as a grid.
    Load(UsageKind, Month),
    SetTrips(Box<TripChanges>),
    /// Trips that recur. Where there is one already, that one stays.
    AddTrips(Vec<(ClientId, Day, Trip)>),
    /// A month of group sessions.
    LoadAttendance(Month),
    /// Who was at a session and for how long; `None` takes the client from it. Made as given where it is not known.
    Attend {
        known: Option<SessionId>,
        session: Box<Session>,
        clients: Vec<(ClientId, Option<Presence>)>,
    },
    SaveSession(Option<SessionId>, Box<Session>),
    /// A month of stays, and who can be in charge of one.
    LoadStays(Month),
    AddStay(Box<NewStay>),
    EditStay(UsageId, Box<NewStay>),
    /// A trip, an attendance or a stay.
    Delete(UsageId),
    /// The trajectories that run in a month.
    LoadCrisis(Month),
    /// Adds or, with an id, replaces a trajectory.
    SaveTrajectory(Option<TrajectoryId>, Box<Trajectory>),
    DeleteTrajectory(TrajectoryId),
    /// What the month would be if it went as the month before, for one client or for all.
    LookBack(Month, Option<ClientId>),
}

/// Changes of trips that are made together.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct TripChanges {
    pub delete: Vec<UsageId>,
    /// What these become.
    pub edit: Vec<(UsageId, Trip)>,
    pub add: Vec<(ClientId, Day, Trip)>,
}

/// Something about claims.
#[derive(Clone)]
pub enum ClaimTask {
    Load(Month),
    LoadLine(LineId),
    Compile(Month),
    Queue(queue_claims::Input),
    Unqueue(queue_claims::Input),
    Export(Month),
    /// What crediting would do.
    PreviewCredit(credit_claims::Input),
    Credit(credit_claims::Input),
    /// What crediting and claiming anew everything that came late in a month would do, of one municipality or of all.
    PreviewLate(Month, Option<MunicipalityCode>),
    /// What puts these lines right, and what that would do.
    PutRight(Vec<LineId>),
    /// What claiming lines again would do.
    PreviewResubmit(Vec<LineId>),
    /// Claims lines again that were rejected or came back.
    Resubmit(Vec<LineId>),
    /// What stands behind each return code, of all months.
    LoadCodes,
    /// What was claimed in a year and what came of it.
    LoadLedger(i32, By),
    /// Lets the holds of a rule on a line through, with the reason; without one takes that back.
    Override(LineId, String, Option<Remark>),
}

impl Task {
    /// What the title bar says while it runs; `None` for what is done at once.
    pub fn long_work(&self) -> Option<Text> {
        match self {
            Self::Claims(ClaimTask::Compile(month)) => {
                let month = month.long();
                Some(Text::of(format!("{} samenstellen", month.nl), format!("compiling {}", month.en)))
            }
            Self::Claims(ClaimTask::Export(month)) => {
                let month = month.long();
                Some(Text::of(format!("{} exporteren", month.nl), format!("exporting {}", month.en)))
            }
            Self::Client(ClientTask::Check(_)) => Some(Text::new("cliënt nakijken", "checking the client")),
            Self::Messages(MessageTask::Import(_) | MessageTask::Accept(_)) => {
                Some(Text::new("berichten inlezen", "reading messages"))
            }
            Self::Check(Months::Open) => Some(Text::new("alle maanden nakijken", "checking all months")),
            _ => None,
        }
    }

    /// Whether it can be broken off. An export cannot: once its claim is stored it is as good as sent.
    pub const fn can_stop(&self) -> bool {
        matches!(
            self,
            Self::Claims(ClaimTask::Compile(_)) | Self::Check(_) | Self::Client(ClientTask::Check(_))
        )
    }

    /// Whether it changes anything.
    pub const fn writes(&self) -> bool {
        match self {
            Self::LoadPractice
            | Self::LoadDay(..)
            | Self::LoadChoices(_)
            | Self::Preview(..)
            | Self::LoadMonth(..)
            | Self::LoadClients
            | Self::LoadClient(_)
            | Self::Client(
                ClientTask::Check(_)
                | ClientTask::History(_)
                | ClientTask::Room(_)
                | ClientTask::PreviewRequest(..),
            )
            | Self::Check(_)
            | Self::Claims(
                ClaimTask::Load(_)
                | ClaimTask::LoadLine(_)
                | ClaimTask::PreviewCredit(_)
                | ClaimTask::PreviewLate(..)
                | ClaimTask::PreviewResubmit(_)
                | ClaimTask::PutRight(_)
                | ClaimTask::LoadCodes
                | ClaimTask::LoadLedger(..),
            )
            | Self::Usage(
                UsageTask::Load(..)
                | UsageTask::LookBack(..)
                | UsageTask::LoadAttendance(_)
                | UsageTask::LoadCrisis(_)
                | UsageTask::LoadStays(_),
            )
            | Self::Messages(MessageTask::Load(_) | MessageTask::Look(_))
            | Self::Settings(SettingsTask::Load | SettingsTask::LoadTariffs(_)) => false,
            Self::SaveClient(..)
            | Self::Client(_)
            | Self::SaveAllocation(..)
            | Self::Log(..)
            | Self::Edit(..)
            | Self::Delete(_)
            | Self::Undo
            | Self::Redo
            | Self::Claims(_)
            | Self::NodeRefused(_)
            | Self::Usage(_)
            | Self::Messages(_)
            | Self::Settings(_) => true,
        }
    }
}

/// What came of a task.
pub enum Outcome {
    Practice(Box<PracticeView>),
    /// The day, and a key for the next entry.
    Day(Box<DayView>, Option<EntryKey>),
    Choices(Box<Choices>),
    Preview(Box<Preview>),
    Month(Box<MonthView>),
    Clients(Box<ClientsView>),
    Client(Box<ClientDetail>),
    ClientCheck(ClientId, Box<CheckView>),
    ClientHistory(ClientId, Box<History>),
    Room(AllocationId, Option<Room>),
    Claims(Box<ClaimsView>),
    Settings(Box<SettingsView>),
    Tariffs(Box<TariffView>),
    UsageMonth(Box<UsageMonth>),
    Attendance(Box<AttendanceMonth>),
    Stays(Box<UsageMonth>, Vec<Leader>),
    Crisis(Box<CrisisMonth>),
    /// With the client whom it was asked for; `None` for all.
    UsualTrips(Box<UsualTrips>, Option<ClientId>),
    /// What a request would ask for.
    RequestPreview(ClientId, Box<request_care::Input>, Box<request_care::Done>),
    /// What crediting these lines would do.
    CreditPreview(credit_claims::Input, Box<credit_claims::Done>),
    ResubmitPreview(Vec<LineId>, Box<resubmit_claims::Done>),
    Codes(Vec<CodeRow>),
    Ledger(Box<Ledger>),
    /// `None` when there is no such line any more.
    Line(Option<Box<LineDetail>>),
    Check(Box<CheckView>),
    Messages(Box<MessagesView>),
    /// `None` when there is no such message any more.
    Message(Option<Box<MessageDetail>>),
    /// Files were read in, or refused: then as [`Outcome::Changed`].
    Imported(Box<Report>),
    /// What was typed is stored: it can be cleared. Then as [`Outcome::Changed`].
    Stored(Note, Option<Place>),
    /// Something was changed: say so, and read again or go there.
    Changed(Note, Option<Place>),
    /// It did not work; nothing was changed.
    Failed(Note),
}

/// A message to the user.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    pub tone: Tone,
    pub words: Text,
    /// What to do about it.
    pub hint: Option<Text>,
}

/// How a note is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    Done,
    Hint,
    Problem,
}

impl Note {
    pub const fn done(words: Text) -> Self {
        Self { tone: Tone::Done, words, hint: None }
    }

    pub const fn hint(words: Text) -> Self {
        Self { tone: Tone::Hint, words, hint: None }
    }

    pub const fn problem(words: Text, hint: Option<Text>) -> Self {
        Self { tone: Tone::Problem, words, hint }
    }
}
