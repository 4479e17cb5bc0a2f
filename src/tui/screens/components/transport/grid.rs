//! What a day of trips looks like in the grid: signs for directions, the form and band of a row, the worst finding.

use crate::domain::contract::TransportForm;
use crate::domain::usage::{Carriage, Direction, Distance, Trip};
use crate::operations::views::usage_month::Cell;

/// A trip of which nothing is known yet but that the provider drives a group.
pub fn plain_trip() -> Trip {
    Trip {
        direction: Direction::Outward,
        carriage: Carriage::Provider(TransportForm::Group),
        distance: None,
        from: None,
        to: None,
        wheelchair: false,
        destination: None,
    }
}

/// The trips of a day.
pub fn trips(cell: &Cell) -> impl Iterator<Item = &Trip> {
    cell.placed.iter().filter_map(|placed| placed.usage.trip())
}

/// `G3`: form and band. `G12k` is 12 kilometres, `G?` a distance that nobody knows, `F` family.
pub fn tag(trip: &Trip) -> String {
    let form = match trip.carriage {
        Carriage::Family => return "F".to_owned(),
        Carriage::Provider(TransportForm::Group) => "G",
        Carriage::Provider(TransportForm::Individual) => "I",
    };
    match trip.distance {
        Some(Distance::Band(band)) => format!("{form}{band}"),
        Some(Distance::Metres(metres)) => format!("{form}{}k", metres.div_ceil(1000)),
        None => format!("{form}?"),
    }
}

/// `→←` for out and back by the provider, `><` by family, a number where there are more.
pub fn signs(cell: &Cell) -> String {
    let count = |direction| trips(cell).filter(|trip| trip.direction == direction).count();
    let (out, back) = (count(Direction::Outward), count(Direction::Return));
    if out == 0 && back == 0 {
        return String::new();
    }
    if out > 1 || back > 1 {
        return (out + back).to_string();
    }
    let (to, from) = if is_family(cell) { (">", "<") } else { ("→", "←") };
    let sign = |there: usize, sign: &'static str| if there > 0 { sign } else { " " };
    format!("{}{}", sign(out, to), sign(back, from))
}

/// Whether family drove all of it.
pub fn is_family(cell: &Cell) -> bool {
    trips(cell).all(|trip| trip.carriage == Carriage::Family)
}
