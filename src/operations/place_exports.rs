//! Places the files of claims that are stored: message, CSV and summary. Run after every export and at every start; the
//! same bytes under the same name however often it is run.

use std::path::{Path, PathBuf};

use super::export_batch::checksum;
use super::views::names::Names;
use super::{change, contracts};
use crate::domain::identifiers::{
    Category, ClaimNumber, Discipline, LineReference, MunicipalityCode, ProductCode, ProductKey,
};
use crate::domain::money::Cents;
use crate::domain::practice::Practice;
use crate::domain::rules::Finding;
use crate::domain::text::{Lang, Text};
use crate::domain::volume::Unit;
use crate::export::Cell;
use crate::export::place::{PlaceError, place, private_dir};
use crate::export::summary::{Summary, SummaryLine, render};
use crate::store::batches::KeptBatch;
use crate::store::claims::QueuedLine;
use crate::store::credits::CreditOf;
use crate::store::{self, Store, StoreError, Tx};
use crate::surroundings::Surroundings;

#[derive(Debug, Default)]
pub struct Done {
    pub files: Vec<PlacedFile>,
    pub trouble: Vec<Trouble>,
}

/// The message of a claim that stands where it should.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacedFile {
    pub claim: ClaimNumber,
    pub path: PathBuf,
}

/// A claim whose files could not be placed.
#[derive(Debug)]
pub struct Trouble {
    pub claim: ClaimNumber,
    pub why: Why,
}

#[derive(Debug)]
pub enum Why {
    Place(PlaceError),
    /// The stored bytes are not those that were made.
    Damaged,
    /// It may not be sent like this; only what is written when it is sent.
    Findings(Vec<Finding>),
    /// Reading the claim, or writing down that it was placed.
    Store(StoreError),
}

impl From<PlaceError> for Why {
    fn from(error: PlaceError) -> Self {
        Self::Place(error)
    }
}

impl From<StoreError> for Why {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// Where exports go: `exports` beside the database.
pub fn folder(store: &Store, surroundings: &Surroundings) -> PathBuf {
    let beside = store.path().and_then(|path| path.parent());
    beside.unwrap_or(&surroundings.dirs.data).join("exports")
}

/// Where the message of a claim goes.
pub(super) fn path_of(folder: &Path, municipality: &MunicipalityCode, file_name: &str) -> PathBuf {
    folder.join(municipality.as_str()).join(file_name)
}

/// Everything that is yet to be placed, oldest first. One claim in trouble does not keep the others back.
pub fn run(store: &mut Store, surroundings: &Surroundings) -> Result<Done, StoreError> {
    let folder = folder(store, surroundings);
    let mut done = Done::default();
    for batch in store.read(store::batches::unplaced)? {
        let claim = batch.claim_number.clone();
        match place_one(store, surroundings, &folder, batch) {
            Ok(path) => done.files.push(PlacedFile { claim, path }),
            Err(why) => done.trouble.push(Trouble { claim, why }),
        }
    }
    Ok(done)
}

fn place_one(
    store: &mut Store,
    surroundings: &Surroundings,
    folder: &Path,
    batch: KeptBatch,
) -> Result<PathBuf, Why> {
    let id = batch.id;
    let files = store.read(|tx| Files::load(tx, batch, surroundings.lang))?;
    let path = files.place(folder)?;
    store.write(&change(surroundings, "place-export"), |tx| {
        store::batches::mark_placed(tx, id, surroundings.now())
    })?;
    Ok(path)
}

/// What one claim puts on disk.
struct Files {
    batch: KeptBatch,
    message: Vec<u8>,
    csv: Vec<u8>,
    summary: String,
    lang: Lang,
}

impl Files {
    fn load(tx: &Tx, batch: KeptBatch, lang: Lang) -> Result<Self, StoreError> {
        let message = store::batches::bytes(tx, batch.id)?;
        let lines = rows(tx, &batch)?;
        let practice =
            store::practice::get(tx)?.ok_or(StoreError::BadValue { table: "practice", column: "id" })?;
        let contracts = contracts::load(tx)?;
        let names = Names::new(&contracts);
        let summary = render(&summary_of(&batch, &lines, practice, &names)?, lang);
        Ok(Self { csv: csv_of(&lines)?, summary, message, batch, lang })
    }

    /// The message last: where it stands, everything stands. CSV and summary are made anew from the same lines; one that
    /// stands there already, made when a product had another name, stays.
    fn place(&self, folder: &Path) -> Result<PathBuf, Why> {
        if checksum(&self.message) != self.batch.sha256 {
            return Err(Why::Damaged);
        }
        let folder = folder.join(self.batch.municipality.as_str());
        private_dir(&folder)?;
        let name = &self.batch.file_name;
        let stem = name.strip_suffix(".xml").unwrap_or(name);
        let lang = match self.lang {
            Lang::Nl => "nl",
            Lang::En => "en",
        };
        let csv = (format!("{stem}.csv"), self.csv.as_slice());
        let summary = (format!("{stem}-{lang}.txt"), self.summary.as_bytes());
        for (name, bytes) in [csv, summary] {
            match place(&folder, &name, bytes) {
                Ok(_) | Err(PlaceError::Different(_)) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(place(&folder, name, &self.message)?.path().to_owned())
    }
}

/// A line of a claim as people read it: what is taken back stands below 0.
struct Row {
    one: QueuedLine,
    /// The number of the line that it takes back.
    credits: Option<LineReference>,
}

fn rows(tx: &Tx, batch: &KeptBatch) -> Result<Vec<Row>, StoreError> {
    let debits = store::claims::of_batch(tx, batch.id)?.into_iter().map(|one| Row { one, credits: None });
    let credits = store::credits::of_batch(tx, batch.id)?.into_iter().map(|credit| {
        let CreditOf { line: mut one, reference, .. } = credit;
        let old = std::mem::replace(&mut one.reference, reference);
        one.line.amount = Cents(one.line.amount.0.saturating_neg());
        one.line.minutes = one.line.minutes.saturating_neg();
        Row { one, credits: Some(old) }
    });
    Ok(debits.chain(credits).collect())
}

fn summary_of(
    batch: &KeptBatch,
    lines: &[Row],
    practice: Practice,
    names: &Names<'_>,
) -> Result<Summary, StoreError> {
    let bad = || StoreError::BadValue { table: "claim_line", column: "volume" };
    let line = |one: &QueuedLine| {
        let code = one.line.code.clone()?;
        let product = one.line.product.as_ref();
        Some(SummaryLine {
            client: one.client.clone(),
            product: product.map_or_else(|| Text::same(code.as_str()), |key| names.product(key)),
            discipline: one.line.discipline.clone(),
            code,
            volume: one.line.volume?,
            unit: one.line.unit?,
            tariff: one.line.unit_tariff.unwrap_or(Cents::ZERO),
            amount: one.line.amount,
        })
    };
    Ok(Summary {
        claim: batch.claim_number.clone(),
        practice: practice.name,
        agb: practice.agb,
        municipality: batch.municipality.clone(),
        month: batch.month,
        lines: lines.iter().map(|row| line(&row.one).ok_or_else(bad)).collect::<Result<_, _>>()?,
    })
}

const CSV: [&str; 15] = [
    "reference",
    "client",
    "allocation",
    "category",
    "code",
    "product",
    "discipline",
    "from",
    "until",
    "minutes",
    "volume",
    "unit",
    "tariff",
    "amount",
    "credits",
];

fn csv_of(lines: &[Row]) -> Result<Vec<u8>, StoreError> {
    fn text(value: Option<&str>) -> Cell<'_> {
        value.map_or(Cell::Empty, Cell::Text)
    }
    let rows = lines.iter().map(|Row { one, credits }| {
        let line = &one.line;
        vec![
            Cell::Text(one.reference.as_str()),
            Cell::Text(one.client.as_str()),
            Cell::Integer(i64::from(one.allocation.get())),
            text(line.category.as_ref().map(Category::as_str)),
            text(line.code.as_ref().map(ProductCode::as_str)),
            text(line.product.as_ref().map(ProductKey::as_str)),
            text(line.discipline.as_ref().map(Discipline::as_str)),
            Cell::Day(line.period.from()),
            Cell::Day(line.period.until()),
            Cell::Integer(line.minutes),
            line.volume.map_or(Cell::Empty, |volume| Cell::Integer(i64::from(volume))),
            text(line.unit.map(Unit::word)),
            line.unit_tariff.map_or(Cell::Empty, Cell::Cents),
            Cell::Cents(line.amount),
            text(credits.as_ref().map(LineReference::as_str)),
        ]
    });
    let mut out = Vec::new();
    crate::export::csv::write(&mut out, &CSV, rows)?;
    Ok(out)
}
