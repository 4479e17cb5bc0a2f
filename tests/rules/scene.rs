//! A small practice in which nothing is wrong: a test changes one thing and asks what the rules say.

use std::collections::{BTreeMap, BTreeSet};

use uurwerk::domain::absence::Absence;
use uurwerk::domain::activity::{Activity, ClientUse, Kind};
use uurwerk::domain::allocation::{Allocation, Shape, Source, VersionStamp};
use uurwerk::domain::assignment::{Choice, Wish, choose, choose_for_usage};
use uurwerk::domain::care::Progress;
use uurwerk::domain::claim::compile::{Compiled, MonthInput, MonthUsages, compile};
use uurwerk::domain::claim::limits::{Counted, Used};
use uurwerk::domain::claim::line::{Line, LineState};
use uurwerk::domain::client::{Client, PersonName};
use uurwerk::domain::contract::{AgeRange, AllocatedAs, Claims, Contract, Demands, Product, TariffShape};
use uurwerk::domain::credential::HeldCredential;
use uurwerk::domain::dossier::Dossier;
use uurwerk::domain::entry::{Entry, EntryKey, Note};
use uurwerk::domain::identifiers::{
    ActivityKey, AllocationNumber, Bsn, Category, ClientNumber, ContractKey, CredentialKey, Discipline,
    LineReference, MunicipalityCode, PractitionerCode, ProductCode, ProductKey,
};
use uurwerk::domain::ids::{
    AllocationId, ClientId, EntryId, LineId, PractitionerId, SessionId, Stored, TariffId, TrajectoryId,
    UsageId,
};
use uurwerk::domain::money::Cents;
use uurwerk::domain::practitioner::{Practitioner, PractitionerDiscipline};
use uurwerk::domain::rules::{
    AllocationCase, Around, Awaited, ClaimedCase, EntryCase, Facts, Finding, GroupMonthCase, KindMinutes,
    Meeting, OtherTime, Standing, TrajectoryCase, UsageCase, WaitingCase, of_allocation, of_claimed,
    of_contract, of_entry, of_group_month, of_trajectory, of_usage, of_waiting, resolve,
};
use uurwerk::domain::tariff::Tariff;
use uurwerk::domain::text::Text;
use uurwerk::domain::time::{BirthDate, ClockTime, Day, Minutes, Month, Period};
use uurwerk::domain::usage::{Trajectory, Usage};
use uurwerk::domain::volume::{Extent, Frequency, Unit};
use uurwerk::import::contract;

pub mod usages;

pub const CLIENT: ClientId = ClientId(1);
pub const PRACTITIONER: PractitionerId = PractitionerId(1);
pub const COLLEAGUE: PractitionerId = PractitionerId(2);
pub const LOT_1: &str = "lot-1";
pub const LOT_2: &str = "lot-2";

/// Words that no finding may repeat.
pub const SECRETS: [&str; 3] = ["Geheimhouder", "vertrouwelijk", "999900006"];

pub fn day(text: &str) -> Day {
    Day::parse_iso(text).unwrap()
}

pub fn clock(text: &str) -> ClockTime {
    ClockTime::parse(text).unwrap()
}

pub fn month(text: &str) -> Month {
    Month::parse_iso(text).unwrap()
}

pub fn period(from: &str, until: &str) -> Period {
    Period::new(day(from), Some(day(until))).unwrap()
}

pub fn discipline(name: &str) -> Discipline {
    Discipline::parse(name).unwrap()
}

pub fn product_key(key: &str) -> ProductKey {
    ProductKey::parse(key).unwrap()
}

/// A contract that comes with the program.
pub fn shipped(key: &str) -> Contract {
    let (_, text) = contract::shipped().iter().find(|(known, _)| *known == key).unwrap();
    contract::read(text).unwrap()
}

pub fn held(key: &str, valid: Period) -> HeldCredential {
    HeldCredential { key: CredentialKey::parse(key).unwrap(), profession: None, valid }
}

pub fn specific(code: &str, volume: u32, unit: Unit, frequency: Frequency) -> Shape {
    Shape::Specific {
        category: Category::parse("45").unwrap(),
        code: ProductCode::parse(code).unwrap(),
        extent: Extent { volume, unit, frequency },
    }
}

/// Category 45 with a budget in eurocents.
pub fn aspecific(budget: i64) -> Shape {
    Shape::Aspecific { category: Category::parse("45").unwrap(), budget: Some(Cents(budget)) }
}

/// A practice with one client, one practitioner, one allocation of lot 1 and one entry of 433 minutes.
#[derive(Clone, Debug)]
pub struct Scene {
    pub today: Day,
    pub month: Month,
    pub contracts: Vec<Contract>,
    pub tariffs: Vec<Stored<TariffId, Tariff>>,
    pub practitioner: Practitioner,
    /// Responsible where the entry or the practitioner names [`COLLEAGUE`].
    pub colleague: Practitioner,
    pub practice: Vec<HeldCredential>,
    pub client: Client,
    pub dossier: Dossier,
    pub first_care: BTreeMap<ProductKey, Day>,
    /// The last month that was claimed, by municipality.
    pub last_claimed: BTreeMap<MunicipalityCode, Month>,
    pub allocations: Vec<Stored<AllocationId, Allocation>>,
    pub entries: Vec<Stored<EntryId, Entry>>,
    pub standing: Vec<Standing>,
    pub absence: Option<Absence>,
    pub taken: BTreeSet<EntryId>,
    pub used: Option<Used>,
    pub kinds: Option<KindMinutes>,
    /// What the client used; the first one is asked about.
    pub usages: Vec<Stored<UsageId, Usage>>,
    pub sessions: BTreeMap<SessionId, Meeting>,
    pub trajectories: Vec<Stored<TrajectoryId, Trajectory>>,
    /// The day of a stay that is asked about; the day of the usage when absent.
    pub asked: Option<Day>,
    /// Where care on the allocation stands.
    pub care: Option<Progress>,
    /// A message that waits, and the last day of its term.
    pub waits: Option<(Awaited, Day)>,
}

impl Scene {
    pub fn new() -> Self {
        Self {
            today: day("2025-04-02"),
            month: month("2025-03"),
            contracts: vec![contract()],
            tariffs: vec![
                tariff(1, LOT_1, Some("WO+"), "45X05", 9730),
                tariff(2, LOT_1, Some("HBO"), "45X03", 8730),
                tariff(3, LOT_2, None, "45X10", 9000),
            ],
            practitioner: practitioner(),
            colleague: Practitioner { code: PractitionerCode::parse("bdejong").unwrap(), ..practitioner() },
            practice: Vec::new(),
            client: client(),
            dossier: Dossier::default(),
            first_care: BTreeMap::new(),
            last_claimed: BTreeMap::new(),
            allocations: vec![allocation(1, 300_201, aspecific(500_000))],
            entries: vec![entry(1)],
            standing: Vec::new(),
            absence: None,
            taken: BTreeSet::new(),
            used: None,
            kinds: None,
            usages: Vec::new(),
            sessions: BTreeMap::new(),
            trajectories: Vec::new(),
            asked: None,
            care: None,
            waits: None,
        }
    }

    /// The same with an allocation of lot 2 instead: 100 hours in total.
    pub fn forensic() -> Self {
        let mut scene = Self::new();
        scene.allocations =
            vec![allocation(1, 300_417, specific("45X10", 100, Unit::Hour, Frequency::Total))];
        scene.allocation().frame = Some(uurwerk::domain::allocation::Frame::Voluntary);
        scene.entry().product = Some(product_key(LOT_2));
        scene
    }

    /// Time on a product of the second catalogue, as its file has it, by somebody who has everything it asks for.
    pub fn ambulatory(key: &str) -> Self {
        let mut scene = Self::new();
        scene.contracts = vec![shipped("handleiding-ambulant")];
        let product = scene.product(key).clone();
        let code = product.code.unwrap().to_string();
        let shape = Shape::Specific {
            category: product.category.unwrap(),
            code: ProductCode::parse(&code).unwrap(),
            extent: Extent { volume: 100, unit: Unit::Hour, frequency: Frequency::Total },
        };
        scene.allocations = vec![allocation(1, 300_201, shape)];
        let mut tariff = tariff(1, key, None, &code, 9730);
        tariff.value.contract = scene.contracts[0].key.clone();
        scene.tariffs = vec![tariff];
        let valid = scene.practitioner.active;
        scene.practitioner.disciplines[0].discipline = discipline("HBO+");
        scene.practitioner.credentials =
            ["skj", "physician", "srvb", "system-expert"].map(|key| held(key, valid)).to_vec();
        scene.practice = ["nkd", "mst-nederland"].map(|key| held(key, valid)).to_vec();
        scene.first_care = BTreeMap::from([(product_key("dyslexia-diagnosis"), day("2025-03-13"))]);
        scene.entry().discipline = Some(discipline("HBO+"));
        scene.entry().product = Some(product_key(key));
        scene
    }

    /// An allocation of one product beside the first one, with its tariff.
    pub fn also(&mut self, key: &str, code: &str, from: &str, until: &str) {
        let shape = specific(code, 100, Unit::Hour, Frequency::Total);
        let mut other = allocation(2, 300_202, shape);
        other.value.period = period(from, until);
        self.allocations.push(other);
        let mut tariff = tariff(2, key, None, code, 9730);
        tariff.value.contract = self.contracts[0].key.clone();
        self.tariffs.push(tariff);
    }

    pub fn entry(&mut self) -> &mut Entry {
        &mut self.entries[0].value
    }

    pub fn allocation(&mut self) -> &mut Allocation {
        &mut self.allocations[0].value
    }

    pub fn product(&mut self, key: &str) -> &mut Product {
        self.contracts[0].products.iter_mut().find(|product| product.key.as_str() == key).unwrap()
    }

    /// One more entry like the first one, of so many minutes on that day.
    pub fn add_entry(&mut self, on: &str, minutes: i64) -> &mut Entry {
        let id = i64::try_from(self.entries.len()).unwrap() + 1;
        let mut stored = entry(id);
        stored.value.day = day(on);
        stored.value.minutes = Minutes::new(minutes).unwrap();
        stored.value.product = self.entries[0].value.product.clone();
        self.entries.push(stored);
        &mut self.entries.last_mut().unwrap().value
    }

    /// Only this kind of activity: key and kind together.
    pub fn activity(&mut self, key: &str) {
        let activity = self.contracts[0].activities.iter().find(|a| a.key.as_str() == key).unwrap();
        let (key, kind) = (activity.key.clone(), activity.kind);
        let entry = self.entry();
        (entry.activity, entry.kind) = (key, kind);
        if kind == Kind::NonDeclarable {
            (entry.client, entry.allocation, entry.product) = (None, None, None);
        }
    }

    /// A line on the first allocation with the amount, volume and state given, for a product period of its own.
    pub fn stands(&mut self, amount: i64, minutes: u32, state: LineState) -> &mut Standing {
        self.standing.push(Standing {
            line: LineId(7),
            is_beside: false,
            allocation: AllocationId(1),
            state,
            reference: LineReference::parse("R00000000000000000001").ok(),
            category: Category::parse("45").ok(),
            code: ProductCode::parse("45X05").ok(),
            period: month("2025-02").period(),
            unit: Some(Unit::Minute),
            volume: Some(minutes),
            amount: Cents(amount),
        });
        self.standing.last_mut().unwrap()
    }

    pub fn of_entry(&self) -> Vec<Finding> {
        let others: Vec<OtherTime> = self.entries.iter().map(|stored| OtherTime::of(&stored.value)).collect();
        let around = self.around();
        let facts = Facts { around: Some(&around), ..self.facts(&others) };
        of_entry(&EntryCase::new(&self.entries[0].value, &facts))
    }

    pub fn of_allocation(&self) -> Vec<Finding> {
        let (contracts, tariffs) = (&self.contracts, &self.tariffs);
        of_allocation(&AllocationCase {
            allocation: &self.allocations[0].value,
            others: &self.allocations,
            dossier: Some(&self.dossier),
            contracts,
            tariffs,
            care: self.care,
            today: self.today,
            absence: self.absence.as_ref(),
        })
    }

    /// What the rules say of the first line that stands, on the first allocation.
    pub fn of_claimed(&self) -> Vec<Finding> {
        let (line, allocation) = (&self.standing[0], &self.allocations[0].value);
        of_claimed(&ClaimedCase { id: LineId(1), line, allocation, before: Counted::default() })
    }

    /// What the rules say of the message that waits.
    pub fn of_waiting(&self) -> Vec<Finding> {
        let (awaited, due) = self.waits.unzip();
        of_waiting(&WaitingCase {
            key: "JW323",
            identification: "UW0000000001",
            municipality: "0405",
            awaited: awaited.unwrap_or(Awaited::Answer),
            due,
            today: self.today,
        })
    }

    /// What the rules say of the first usage, with allocation and product picked where it names none.
    pub fn of_usage(&self) -> Vec<Finding> {
        let usage = &self.usages[0].value;
        let day = self.asked.unwrap_or(usage.day);
        let facts = self.facts(&[]);
        let around = self.around();
        let session = usage.attendance().and_then(|attendance| self.sessions.get(&attendance.session));
        let choice = choose_for_usage(&facts, day, usage, session.map(|meeting| &meeting.session));
        let found = resolve(&facts, day, choice.allocation, choice.product.as_ref(), None);
        of_usage(&UsageCase { usage, day, facts: &facts, found, around: &around })
    }

    pub fn of_trajectory(&self) -> Vec<Finding> {
        let trajectory = &self.trajectories[0].value;
        let facts = self.facts(&[]);
        let day = trajectory.registered.day;
        let found = resolve(&facts, day, trajectory.allocation, Some(&trajectory.product), None);
        of_trajectory(&TrajectoryCase { trajectory, facts: &facts, found })
    }

    /// All sessions as those of that product.
    pub fn of_group_month(&self, product: &str) -> Vec<Finding> {
        let meetings: Vec<&Meeting> = self.sessions.values().collect();
        let product = self.contracts[0].product(&product_key(product)).unwrap();
        of_group_month(&GroupMonthCase { product, meetings: &meetings })
    }

    fn around(&self) -> Around<'_> {
        Around { usages: &self.usages, entries: &self.entries, sessions: &self.sessions }
    }

    pub fn of_contract(&self) -> Vec<Finding> {
        of_contract(&self.contracts[0])
    }

    pub fn choose(&self, wish: &Wish) -> Choice {
        choose(&self.facts(&[]), self.entries[0].value.day, wish)
    }

    pub fn lines(&self) -> Vec<Line> {
        let practitioners =
            BTreeMap::from([(PRACTITIONER, self.practitioner.clone()), (COLLEAGUE, self.colleague.clone())]);
        let dossiers = BTreeMap::from([(CLIENT, self.dossier.clone())]);
        let first_care = BTreeMap::from([(CLIENT, self.first_care.clone())]);
        let clients = BTreeMap::from([(CLIENT, self.client.clone())]);
        let allocations = BTreeMap::from([(CLIENT, self.allocations.clone())]);
        let Compiled { lines } = compile(&MonthInput {
            month: self.month,
            today: self.today,
            contracts: &self.contracts,
            tariffs: &self.tariffs,
            practitioners: &practitioners,
            practice: &self.practice,
            clients: &clients,
            dossiers: &dossiers,
            first_care: &first_care,
            allocations: &allocations,
            entries: &self.entries,
            used: &self.month_usages(),
            taken: &self.taken,
            standing: &self.standing,
            last_claimed: &self.last_claimed,
            overrides: &[],
        });
        lines
    }

    fn month_usages(&self) -> MonthUsages {
        let mut care: BTreeMap<(ClientId, Day), Vec<Stored<EntryId, Entry>>> = BTreeMap::new();
        for stored in self.entries.iter().filter(|stored| stored.value.client == Some(CLIENT)) {
            care.entry((CLIENT, stored.value.day)).or_default().push(stored.clone());
        }
        MonthUsages {
            usages: BTreeMap::from([(CLIENT, self.usages.clone())]),
            sessions: self.sessions.clone(),
            care,
            trajectories: BTreeMap::from([(CLIENT, self.trajectories.clone())]),
            ..MonthUsages::default()
        }
    }

    fn facts<'a>(&'a self, others: &'a [OtherTime]) -> Facts<'a> {
        let entry = self.entries.first().map(|stored| &stored.value);
        let named = entry.and_then(|entry| entry.responsible).or(self.practitioner.responsible);
        let nobody = self.usages.first().filter(|stored| stored.value.practitioner.is_none());
        Facts {
            today: self.today,
            practitioner: nobody.is_none().then_some(&self.practitioner),
            responsible: named.filter(|id| *id == COLLEAGUE).map(|_| &self.colleague),
            practice: &self.practice,
            dossier: Some(&self.dossier),
            first_care: Some(&self.first_care),
            client: entry.is_none_or(|entry| entry.client.is_some()).then_some(&self.client),
            allocations: &self.allocations,
            contracts: &self.contracts,
            tariffs: &self.tariffs,
            others,
            used: self.used,
            kinds: self.kinds,
            trajectories: &self.trajectories,
            around: None,
        }
    }
}

pub fn allocation(id: i64, number: u32, shape: Shape) -> Stored<AllocationId, Allocation> {
    let value = Allocation {
        client: CLIENT,
        municipality: MunicipalityCode::parse("0405").unwrap(),
        number: AllocationNumber::new(number).unwrap(),
        shape,
        period: period("2025-01-01", "2025-12-31"),
        change_reason: None,
        fixed: VersionStamp::new(day("2024-12-20"), clock("12:00")),
        frame: None,
        source: Source::Message,
    };
    Stored { id: AllocationId(id), value }
}

pub fn tariff(id: i64, product: &str, of: Option<&str>, code: &str, cents: i64) -> Stored<TariffId, Tariff> {
    let value = Tariff {
        contract: ContractKey::parse("segment-c").unwrap(),
        product: product_key(product),
        discipline: of.map(discipline),
        code: ProductCode::parse(code).unwrap(),
        category: None,
        unit: Unit::Minute,
        cents: Cents(cents),
        valid: period("2025-01-01", "2025-12-31"),
        band: None,
    };
    Stored { id: TariffId(id), value }
}

fn entry(id: i64) -> Stored<EntryId, Entry> {
    let value = Entry {
        key: EntryKey(uuid::Uuid::from_u128(u128::try_from(id).unwrap())),
        practitioner: PRACTITIONER,
        day: day("2025-03-13"),
        start: None,
        minutes: Minutes::new(433).unwrap(),
        activity: ActivityKey::parse("telephone").unwrap(),
        kind: Kind::Direct,
        client: Some(CLIENT),
        discipline: Some(discipline("WO+")),
        allocation: Some(AllocationId(1)),
        product: Some(product_key(LOT_1)),
        note: Note::new("vertrouwelijk"),
        responsible: None,
    };
    Stored { id: EntryId(id), value }
}

fn client() -> Client {
    Client {
        number: ClientNumber::parse("J-0142").unwrap(),
        bsn: Bsn::parse("999900006").ok(),
        name: PersonName { surname: "Geheimhouder".into(), ..PersonName::default() },
        birth: Some(BirthDate::exact(day("2010-06-15"))),
        gender: None,
        municipality: MunicipalityCode::parse("0405").ok(),
    }
}

fn practitioner() -> Practitioner {
    let valid = Period { from: day("2024-01-01"), until: None };
    Practitioner {
        code: PractitionerCode::parse("avisser").unwrap(),
        name: "Geheimhouder".into(),
        agb: None,
        active: valid,
        week_minutes: None,
        disciplines: vec![PractitionerDiscipline { discipline: discipline("WO+"), valid }],
        credentials: Vec::new(),
        responsible: None,
    }
}

fn contract() -> Contract {
    Contract {
        key: ContractKey::parse("segment-c").unwrap(),
        name: Text::new("Segment C", "Segment C"),
        document: "test".into(),
        segment: None,
        valid: Period { from: day("2025-01-01"), until: None },
        municipalities: vec![MunicipalityCode::parse("0405").unwrap()],
        disciplines: ["MBO4", "HBO", "HBO+", "WO", "WO+", "WO++", "AMS"].map(discipline).to_vec(),
        allocation_months: Some(12),
        claims: Claims::default(),
        lots: Vec::new(),
        credentials: Vec::new(),
        components: Vec::new(),
        exclusions: Vec::new(),
        products: vec![
            product(LOT_1, 1, AllocatedAs::Aspecific, TariffShape::PerDiscipline),
            Product {
                age: Some(AgeRange { from: 12, below: 23 }),
                needs_frame: true,
                ..product(LOT_2, 2, AllocatedAs::Specific, TariffShape::Mixed)
            },
        ],
        activities: vec![
            activity("telephone", Kind::Direct, ClientUse::Required, "bellen"),
            activity("face-to-face", Kind::Direct, ClientUse::Required, "gesprek"),
            activity("travel", Kind::Indirect, ClientUse::Required, "reistijd"),
            activity("holiday", Kind::NonDeclarable, ClientUse::Never, "vakantie"),
            activity("claiming", Kind::NonDeclarable, ClientUse::Optional, "declareren"),
        ],
    }
}

pub fn product(key: &str, lot: u8, allocated: AllocatedAs, tariff: TariffShape) -> Product {
    Product {
        key: product_key(key),
        name: Text::same(key),
        place: "2".into(),
        lot: Some(lot),
        component: None,
        intensity: None,
        allocated,
        category: None,
        code: None,
        claimable: true,
        tariff,
        units: vec![Unit::Minute, Unit::Hour],
        age: None,
        needs_frame: false,
        transport: None,
        demands: Demands::default(),
    }
}

fn activity(key: &str, kind: Kind, client: ClientUse, name: &'static str) -> Activity {
    Activity {
        key: ActivityKey::parse(key).unwrap(),
        kind,
        client,
        name: Text::new(name, name),
        aliases: Vec::new(),
    }
}
