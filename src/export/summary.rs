//! A claim as people read it before it is sent: totals per client and per product, beside the message itself.

use std::collections::BTreeMap;

use unicode_width::UnicodeWidthStr;

use crate::domain::identifiers::{
    AgbCode, ClaimNumber, ClientNumber, Discipline, MunicipalityCode, ProductCode,
};
use crate::domain::money::Cents;
use crate::domain::text::{Lang, Text};
use crate::domain::time::Month;
use crate::domain::volume::Unit;

/// What a summary says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    pub claim: ClaimNumber,
    pub practice: String,
    pub agb: AgbCode,
    pub municipality: MunicipalityCode,
    pub month: Month,
    pub lines: Vec<SummaryLine>,
}

/// A claim line of the summary. Clients stand in it by number, never by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SummaryLine {
    pub client: ClientNumber,
    pub product: Text,
    /// `None` where the tariff does not depend on it.
    pub discipline: Option<Discipline>,
    pub code: ProductCode,
    /// Whole units.
    pub volume: u32,
    pub unit: Unit,
    /// Eurocents of one unit, as the message shows it.
    pub tariff: Cents,
    /// Eurocents; negative for a credit.
    pub amount: Cents,
}

/// The summary as lines of text, each with a `\n`. Columns line up by the width that a terminal gives each character.
pub fn render(summary: &Summary, lang: Lang) -> String {
    let mut lines = summary.lines.clone();
    lines.sort_by(|a, b| (&a.client, &a.code, a.tariff).cmp(&(&b.client, &b.code, b.tariff)));
    [heading(summary, lang), per_client(&lines, lang), per_product(&lines, lang)].join("\n")
}

/// Sums do not overflow: sixty thousand lines of eight digits are far from 64 bits.
fn total<'l>(lines: impl IntoIterator<Item = &'l SummaryLine>) -> Cents {
    lines.into_iter().fold(Cents::ZERO, |sum, line| Cents(sum.0.saturating_add(line.amount.0)))
}

fn heading(summary: &Summary, lang: Lang) -> String {
    let Summary { claim, practice, agb, municipality, month, lines } = summary;
    let month_name = month.name();
    let rows = [
        (Text::new("declaratie", "claim"), claim.to_string()),
        (Text::new("aanbieder", "provider"), format!("{practice} (AGB {agb})")),
        (Text::new("gemeente", "municipality"), municipality.to_string()),
        (Text::new("maand", "month"), format!("{} {}", month_name.get(lang), month.first().year())),
        (Text::new("regels", "lines"), lines.len().to_string()),
        (Text::new("totaal", "total"), format!("€ {}", total(lines).display(lang))),
    ];
    let rows = rows.map(|(name, value)| vec![name.get(lang).to_owned(), value]);
    aligned(&rows, &[])
}

fn per_client(lines: &[SummaryLine], lang: Lang) -> String {
    let headings = [
        Text::new("cliënt", "client"),
        Text::new("product", "product"),
        Text::new("code", "code"),
        Text::new("discipline", "discipline"),
        Text::new("omvang", "volume"),
        Text::new("eenheid", "unit"),
        Text::new("tarief", "tariff"),
        Text::new("bedrag", "amount"),
    ];
    let mut rows = vec![headings.map(|heading| heading.get(lang).to_owned()).to_vec()];
    for of_client in lines.chunk_by(|a, b| a.client == b.client) {
        for (index, line) in of_client.iter().enumerate() {
            rows.push(vec![
                if index == 0 { line.client.to_string() } else { String::new() },
                line.product.get(lang).to_owned(),
                line.code.to_string(),
                discipline_name(line.discipline.as_ref()),
                line.volume.to_string(),
                line.unit.name().get(lang).to_owned(),
                line.tariff.display(lang),
                line.amount.display(lang),
            ]);
        }
        rows.push(total_row(8, of_client, lang));
    }
    titled(&Text::new("Per cliënt", "Per client"), &rows, &[4, 6, 7], lang)
}

fn per_product(lines: &[SummaryLine], lang: Lang) -> String {
    let headings = [
        Text::new("product", "product"),
        Text::new("code", "code"),
        Text::new("discipline", "discipline"),
        Text::new("regels", "lines"),
        Text::new("omvang", "volume"),
        Text::new("eenheid", "unit"),
        Text::new("bedrag", "amount"),
    ];
    let mut products: BTreeMap<_, Vec<&SummaryLine>> = BTreeMap::new();
    for line in lines {
        let product = (&line.code, line.product.get(lang), &line.discipline, line.unit);
        products.entry(product).or_default().push(line);
    }
    let mut rows = vec![headings.map(|heading| heading.get(lang).to_owned()).to_vec()];
    for ((code, product, discipline, unit), of_product) in products {
        let volume: u64 = of_product.iter().map(|line| u64::from(line.volume)).sum();
        rows.push(vec![
            product.to_owned(),
            code.to_string(),
            discipline_name(discipline.as_ref()),
            of_product.len().to_string(),
            volume.to_string(),
            unit.name().get(lang).to_owned(),
            total(of_product).display(lang),
        ]);
    }
    let mut last = total_row(7, lines, lang);
    last.swap(0, 1);
    rows.push(last);
    titled(&Text::new("Per product", "Per product"), &rows, &[3, 4, 6], lang)
}

fn discipline_name(discipline: Option<&Discipline>) -> String {
    discipline.map(ToString::to_string).unwrap_or_default()
}

/// `totaal` in the second column and the sum in the last one.
fn total_row<'l>(
    columns: usize,
    lines: impl IntoIterator<Item = &'l SummaryLine>,
    lang: Lang,
) -> Vec<String> {
    let mut row = vec![String::new(); columns];
    if let Some(second) = row.get_mut(1) {
        Text::new("totaal", "total").get(lang).clone_into(second);
    }
    if let Some(last) = row.last_mut() {
        *last = total(lines).display(lang);
    }
    row
}

fn titled(title: &Text, rows: &[Vec<String>], right: &[usize], lang: Lang) -> String {
    format!("{}\n{}", title.get(lang), aligned(rows, right))
}

/// Rows in columns of equal width, two spaces apart; the columns `right` are aligned to the right.
fn aligned(rows: &[Vec<String>], right: &[usize]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    let width = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.width()).max().unwrap_or_default()
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let mut out = String::new();
    for row in rows {
        let mut line = String::new();
        for (column, (cell, width)) in row.iter().zip(&widths).enumerate() {
            let gap = " ".repeat(width.saturating_sub(cell.width()));
            let parts =
                if right.contains(&column) { [&gap, cell.as_str(), "  "] } else { [cell, &gap, "  "] };
            line.extend(parts);
        }
        out.push_str(line.trim_end());
        out.push('\n');
    }
    out
}

#[cfg(test)]
mod tests;
