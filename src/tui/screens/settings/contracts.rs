//! The section of the contracts: every version with its terms; inside one its products with all their demands.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use super::State;
use super::view::{halves, until, validity};
use crate::domain::contract::{Contract, Product, Said, Subject};
use crate::domain::text::Text;
use crate::operations::views::settings::SettingsView;
use crate::tui::here::Here;
use crate::tui::show;
use crate::tui::widgets::panel;
use crate::tui::widgets::table::{Cell, Column, Shape, Table, column};

const VERSIONS: &[Column] = &[
    column(Text::new("contract", "contract"), Shape::Code(12), 0),
    column(Text::new("van", "from"), Shape::Code(10), 0),
    column(Text::new("tot en met", "until"), Shape::Code(10), 1),
    column(Text::new("gemeenten", "municipalities"), Shape::Number(2), 3),
    column(Text::new("producten", "products"), Shape::Number(2), 2),
    column(Text::new("toestand", "state"), Shape::Code(6), 0),
];

const PRODUCTS: &[Column] = &[
    column(Text::new("product", "product"), Shape::Words(10), 0),
    column(Text::new("naam", "name"), Shape::Rest(12), 1),
    column(Text::new("perceel", "lot"), Shape::Number(1), 5),
    column(Text::new("code", "code"), Shape::Code(5), 2),
    column(Text::new("eenheden", "units"), Shape::Words(6), 3),
    column(Text::new("tarief", "tariff"), Shape::Words(6), 4),
];

/// How much of a narrow screen the list takes, in percents.
const SHARE: u16 = 45;

fn places(state: &State, view: &SettingsView, area: Rect) -> (Rect, Rect) {
    let rows = if state.inside { state.inner_rows() } else { view.contracts.len() };
    halves(area, rows, SHARE)
}

/// Where the rows of the list stand.
pub fn rows_area(state: &State, view: &SettingsView, area: Rect, here: &Here) -> Rect {
    panel::inside(places(state, view, area).0, here)
}

pub fn draw(state: &State, view: &SettingsView, frame: &mut Frame, area: Rect, here: &Here) {
    let (list, detail) = places(state, view, area);
    let Some(contract) = state.contract() else {
        let inner = panel::draw(frame, area, &here.say(&TITLE), here);
        return panel::words(frame, inner, &[NONE, NONE_HINT], here);
    };
    if state.inside {
        let inner = panel::draw(frame, list, &here.say(&contract.name), here);
        draw_products(state, contract, frame, inner, here);
    } else {
        let inner = panel::draw(frame, list, &here.say(&TITLE), here);
        draw_versions(state, view, frame, inner, here);
    }
    let (title, facts) = match state.product() {
        Some(product) => (here.say(&product.name), about_product(contract, product, here)),
        None => (here.say(&contract.name), about(contract, here)),
    };
    let inner = panel::draw(frame, detail, &title, here);
    draw_facts(&facts, state.scroll, frame, inner, here);
}

const TITLE: Text = Text::new("Contracten", "Contracts");
const NONE: Text = Text::new("Er is nog geen contract.", "There is no contract yet.");
const NONE_HINT: Text = Text::new(
    "Neem er een over met: uurwerk contract import BESTAND.toml",
    "Take one over with: uurwerk contract import FILE.toml",
);

fn draw_versions(state: &State, view: &SettingsView, frame: &mut Frame, area: Rect, here: &Here) {
    let cells = |row: usize| {
        view.contracts.get(row).map_or_else(Vec::new, |contract| {
            let municipalities = match contract.municipalities.len() {
                0 => here.say(&Text::new("alle", "any")),
                count => count.to_string(),
            };
            vec![
                Cell::new(contract.key.to_string()),
                Cell::new(contract.valid.from.to_string()),
                Cell::new(until(contract.valid.until)),
                Cell::new(municipalities),
                Cell::new(contract.products.len().to_string()),
                validity(contract.valid, here),
            ]
        })
    };
    let (rows, selected) = (view.contracts.len(), Some(state.cursor().at));
    let table = Table { columns: VERSIONS, rows, selected, focused: true, cells: &cells };
    table.draw(frame.buffer_mut(), area, here);
}

fn draw_products(state: &State, contract: &Contract, frame: &mut Frame, area: Rect, here: &Here) {
    let cells = |row: usize| {
        contract.products.get(row).map_or_else(Vec::new, |product| {
            vec![
                Cell::new(product.key.to_string()),
                Cell::new(here.say(&product.name)),
                Cell::new(product.lot.map(|lot| lot.to_string()).unwrap_or_default()),
                Cell::new(product.code.as_ref().map(ToString::to_string).unwrap_or_default()),
                Cell::new(units(product, here)),
                Cell::new(here.say(&product.tariff.name())),
            ]
        })
    };
    let (rows, selected) = (contract.products.len(), Some(state.inner.at));
    let table = Table { columns: PRODUCTS, rows, selected, focused: true, cells: &cells };
    table.draw(frame.buffer_mut(), area, here);
}

fn units(product: &Product, here: &Here) -> String {
    product.units.iter().map(|unit| here.say(&unit.name())).collect::<Vec<_>>().join(", ")
}

/// What there is to read, each with what it is about.
type Facts = Vec<(Text, String)>;

/// The facts and terms of a version.
pub fn about(contract: &Contract, here: &Here) -> Facts {
    let mut facts = vec![
        (Text::new("sleutel", "key"), contract.key.to_string()),
        (Text::new("gemaakt van", "made from"), contract.document.clone()),
        (Text::new("geldt", "in force"), show::period(contract.valid)),
    ];
    facts.extend(contract.segment.map(|segment| (Text::new("segment", "segment"), segment.to_string())));
    facts.extend(said(&contract.terms(), here));
    facts
}

/// The facts and demands of a product.
pub fn about_product(contract: &Contract, product: &Product, here: &Here) -> Facts {
    let lot = product.lot.map(|number| {
        let name = contract.lots.iter().find(|lot| lot.number == number).map(|lot| here.say(&lot.name));
        (Text::new("perceel", "lot"), format!("{number} {}", name.unwrap_or_default()))
    });
    let component = product.component.as_ref().and_then(|key| contract.component(key));
    let intensity = product.intensity.map(|one| here.say(&one.name()));
    let component = component.map(|one| {
        let words = [Some(here.say(&one.name)), intensity].into_iter().flatten().collect::<Vec<_>>();
        (Text::new("onderdeel", "component"), words.join(", "))
    });
    let category = product.category.as_ref();
    let code = match (&product.code, category) {
        (Some(code), _) => Some(code.to_string()),
        (None, Some(category)) => {
            Some(here.say(&crate::text!("categorie {category}", "category {category}")))
        }
        (None, None) => None,
    };
    let from_tariffs = Text::new("komt met de tarieven", "comes with the tariffs");
    let mut facts = vec![(Text::new("sleutel", "key"), format!("{} · {}", product.key, product.place))];
    facts.extend([lot, component].into_iter().flatten());
    facts.push((Text::new("code", "code"), code.unwrap_or_else(|| here.say(&from_tariffs))));
    facts.push((Text::new("toegewezen", "allocated"), here.say(&product.allocated.name())));
    let (Text { nl, en }, units) = (product.tariff.name(), units(product, here));
    facts.push((
        Text::new("tarief", "tariff"),
        here.say(&crate::text!("{nl}; gedeclareerd per {units}", "{en}; claimed per {units}")),
    ));
    let demands = contract.demands_of(product);
    if demands.is_empty() {
        facts.push((Text::new("eisen", "demands"), here.say(&Text::new("geen", "none"))));
    }
    facts.extend(said(&demands, here));
    facts
}

/// Each with its place; what follows on the same subject does not repeat its name.
fn said(all: &[Said], here: &Here) -> Facts {
    let mut before: Option<Subject> = None;
    all.iter()
        .map(|one| {
            let label = if before == Some(one.subject) { Text::new("", "") } else { one.subject.name() };
            before = Some(one.subject);
            let words = one.words.get(here.lang);
            let place = if one.place.is_empty() { String::new() } else { format!(" ({})", one.place) };
            (label, format!("{words}{place}"))
        })
        .collect()
}

/// Columns of the names on the left.
const LABEL: usize = 14;

/// From the fact that was scrolled to, as far as there is something below it.
fn draw_facts(facts: &Facts, scroll: usize, frame: &mut Frame, area: Rect, here: &Here) {
    let width = usize::from(area.width);
    let indent = " ".repeat(LABEL + 2);
    let (mut lines, mut start) = (Vec::new(), 0);
    for (at, (label, value)) in facts.iter().enumerate() {
        if at == scroll {
            start = lines.len();
        }
        for (row, line) in show::wrapped(&format!("{indent}{value}"), width, &indent).into_iter().enumerate()
        {
            let label = if row == 0 { label.get(here.lang) } else { "" };
            let rest: String = line.chars().skip(LABEL + 2).collect();
            lines.push(Line::from(vec![
                Span::styled(format!(" {} ", show::left(label, LABEL)), here.theme.dim()),
                Span::raw(rest),
            ]));
        }
    }
    let height = usize::from(area.height);
    let first = start.min(lines.len().saturating_sub(height));
    let more = lines.len() > first + height;
    panel::lines(frame, area, lines.into_iter().skip(first).collect());
    if (more || first > 0) && area.width > 12 {
        let words = if more { " PgDn ▼ " } else { " PgUp ▲ " };
        let x = area.right().saturating_sub(show::columns(show::width(words) + 1));
        let place = Rect { x, y: area.bottom(), width: show::columns(show::width(words)), height: 1 };
        frame.render_widget(Span::styled(words, here.theme.dim()), place.intersection(frame.area()));
    }
}
