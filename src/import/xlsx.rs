//! Tables as a sheet of an Excel workbook (XLSX): a package of XML parts, of which five are read.
//!
//! What a stranger made is opened here. So nothing is unpacked that is not needed or beyond a limit, nothing is taken from
//! what the file says about its own sizes, and numbers never pass through floating point: `131.85` is read as it stands.

mod cells;
mod package;
mod value;
mod workbook;
mod xml;

use ::csv::StringRecord;

use self::cells::{Cell, Cells, SheetRow};
use self::package::Package;
use self::workbook::Workbook;
use super::complaint::{Complaint, Reading};
use super::csv::{Column, Fields, Form, Table, TableRead};
use crate::domain::text::{Text, is_obeyed};
use crate::text;

/// How a file begins that a spreadsheet program packed, or one of the older kind or with a password.
const PACKED: [&[u8]; 2] = [b"PK\x03\x04", b"PK\x05\x06"];
const OLDER: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// More columns than any table has are not looked at one by one.
const MAX_COLUMNS: usize = 101;

/// Why nothing can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Fault {
    /// A package of something else.
    NoWorkbook,
    /// Of before 2007, or with a password.
    Older,
    /// Not as the format wants it.
    Damaged,
    /// Unpacked beyond the limit.
    TooLarge,
    TooManyCells,
    NoSuchSheet(Vec<String>),
}

/// A table with the name of the sheet that it stood on.
pub struct SheetRead<T> {
    pub sheet: Option<String>,
    pub read: TableRead<T>,
}

/// Whether these bytes are a workbook, or what people take for one; text never begins like that.
pub fn is_workbook(bytes: &[u8]) -> bool {
    PACKED.iter().any(|start| bytes.starts_with(start)) || bytes.starts_with(OLDER)
}

/// Reads the table on the sheet of that name, else on the first sheet that is not hidden.
pub fn read<T>(
    bytes: &[u8],
    sheet: Option<&str>,
    columns: &[Column],
    row: impl Fn(&mut Fields) -> Reading<T>,
) -> SheetRead<T> {
    let refused =
        |fault: Fault| SheetRead { sheet: None, read: Err(vec![Complaint::of_file(fault.words())]) };
    if bytes.starts_with(OLDER) {
        return refused(Fault::Older);
    }
    let opened = Package::open(bytes).and_then(|mut package| {
        let workbook = Workbook::read(&mut package, sheet)?;
        let content = package.needed(&workbook.part)?;
        Ok((workbook, content))
    });
    let (workbook, content) = match opened {
        Ok(opened) => opened,
        Err(fault) => return refused(fault),
    };
    let name = shown(&workbook.sheet);
    let read = table(&workbook, &content, columns, row);
    let on_sheet =
        |complaints: Vec<Complaint>| complaints.into_iter().map(|one| one.on_sheet(Some(&name))).collect();
    let read = match read {
        Ok(mut imported) => {
            imported.complaints = on_sheet(imported.complaints);
            Ok(imported)
        }
        Err(complaints) => Err(on_sheet(complaints)),
    };
    SheetRead { sheet: Some(name), read }
}

fn table<T>(
    workbook: &Workbook,
    content: &str,
    columns: &[Column],
    row: impl Fn(&mut Fields) -> Reading<T>,
) -> TableRead<T> {
    let mut table = Table::new(columns, Form::Sheet, row);
    let mut stopped = None;
    let walked = Cells::walk(workbook, content, |row| {
        let taken = match record(&row, table.places()) {
            Ok(record) => table.take(&record, row.number),
            Err(complaints) => table.refuse(complaints),
        };
        taken.map_err(|complaints| stopped = Some(complaints)).is_ok()
    });
    match (stopped, walked) {
        (Some(complaints), _) => Err(complaints),
        (None, Err(fault)) => Err(vec![Complaint::of_file(fault.words())]),
        (None, Ok(())) => table.finish(),
    }
}

/// A row as long as the first one, so that cells without content at its end are no fault.
fn record(row: &SheetRow, places: Option<&[&Column]>) -> Result<StringRecord, Vec<Complaint>> {
    let mut texts: Vec<&str> = vec![""; places.map_or(0, <[&Column]>::len)];
    let mut complaints = Vec::new();
    for (column, cell) in &row.cells {
        let column = usize::from(*column).min(MAX_COLUMNS);
        if texts.len() <= column {
            texts.resize(column.saturating_add(1), "");
        }
        match cell {
            Cell::Text(text) => {
                if let Some(place) = texts.get_mut(column) {
                    *place = text;
                }
            }
            Cell::Wrong(words) => {
                let name = places.and_then(|places| places.get(column));
                complaints.push(match name {
                    Some(name) => Complaint::of_column(row.number, name.name, words.clone()),
                    None => Complaint::of_line(row.number, words.clone()),
                });
            }
        }
    }
    if complaints.is_empty() { Ok(StringRecord::from(texts)) } else { Err(complaints) }
}

/// A name of a sheet as it may be shown: short, and nothing in it that a terminal obeys.
fn shown(name: &str) -> String {
    name.chars().filter(|c| !is_obeyed(*c)).take(31).collect()
}

impl Fault {
    fn words(&self) -> Text {
        match self {
            Self::NoWorkbook => Text::new(
                "dit is geen Excel-werkmap (.xlsx); sla de lijst op als Excel-werkmap of als CSV UTF-8",
                "this is no Excel workbook (.xlsx); save the list as an Excel workbook or as CSV UTF-8",
            ),
            Self::Older => Text::new(
                "deze werkmap heeft een wachtwoord of is van vóór Excel 2007 (.xls); sla het bestand zonder wachtwoord op als .xlsx",
                "this workbook has a password or is older than Excel 2007 (.xls); save it without a password as .xlsx",
            ),
            Self::Damaged => Text::new(
                "de werkmap is beschadigd; open het bestand in een rekenprogramma en sla het opnieuw op als .xlsx",
                "the workbook is damaged; open it in a spreadsheet program and save it again as .xlsx",
            ),
            Self::TooLarge => {
                let megabytes = package::MAX_UNPACKED / 1_000_000;
                text!(
                    "de werkmap is uitgepakt groter dan {megabytes} MB; zet alleen deze tabel in een nieuwe werkmap",
                    "unpacked, the workbook is larger than {megabytes} MB; put only this table into a new workbook"
                )
            }
            Self::TooManyCells => {
                let millions = cells::MAX_CELLS / 1_000_000;
                text!(
                    "het blad heeft meer dan {millions} miljoen cellen; zet alleen deze tabel in een nieuwe werkmap",
                    "the sheet has more than {millions} million cells; put only this table into a new workbook"
                )
            }
            Self::NoSuchSheet(names) => {
                let names = names.iter().take(10).map(|name| shown(name)).collect::<Vec<_>>().join(", ");
                text!(
                    "dit blad staat niet in de werkmap; er zijn: {names}",
                    "this sheet is not in the workbook; there are: {names}"
                )
            }
        }
    }
}
