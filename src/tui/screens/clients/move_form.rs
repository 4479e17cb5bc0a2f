//! The form of a move: which municipality is responsible from a day on.

use crate::domain::dossier::Move;
use crate::domain::identifiers::MunicipalityCode;
use crate::domain::ids::ClientId;
use crate::domain::text::Text;
use crate::domain::time::Day;
use crate::operations::move_client;
use crate::operations::views::clients::ClientDetail;
use crate::tui::effects::{ClientTask, Task};
use crate::tui::here::Here;
use crate::tui::read;
use crate::tui::widgets::form::{Form, Row};
use crate::tui::widgets::sheet::{Faults, Open, Questions, Reading, Sheet, line};

/// What is asked about a move.
struct Asked {
    client: ClientId,
    /// Municipalities with their first days, without the one that is edited.
    others: Vec<Move>,
    /// The first day of the one that is edited.
    before: Option<Day>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Municipality,
    From,
}

/// For a new move, or for the one of that index.
pub fn open(detail: &ClientDetail, index: Option<usize>) -> Box<dyn Open> {
    let moves = &detail.dossier.moves;
    let before = index.and_then(|index| moves.get(index));
    let is_first = before.is_some_and(|one| one.from == Day::FIRST);
    let title = match before {
        None => Text::new("Verhuizing vastleggen", "Record a move"),
        Some(_) if is_first => Text::new("Eerste gemeente", "First municipality"),
        Some(_) => Text::new("Verhuizing wijzigen", "Edit the move"),
    };
    let mut others: Vec<Move> = moves.iter().filter(|one| Some(*one) != before).cloned().collect();
    if let (true, Some(first)) = (moves.is_empty(), &detail.client.value.municipality) {
        others.push(Move { from: Day::FIRST, municipality: first.clone() });
    }
    let municipality = before.map(|one| one.municipality.to_string());
    let mut rows = vec![Row::new(Key::Municipality, TOWN.0, TOWN.1, line(municipality, 4))];
    if !is_first {
        let from = before.map(|one| one.from.to_string());
        rows.push(Row::new(Key::From, FROM.0, FROM.1, line(from, 10)));
    }
    Sheet::open(title, rows, Asked { client: detail.client.id, others, before: before.map(|one| one.from) })
}

impl Questions for Asked {
    type Key = Key;

    fn read(&self, form: &Form<Key>, _: &Here) -> Result<Task, Faults<Key>> {
        let mut reading = Reading::of(form);
        let moved = self.moved(&mut reading);
        reading.answer(moved.map(|moved| {
            let input = move_client::Input { client: self.client, moved, instead_of: self.before };
            Task::Client(ClientTask::Move(input))
        }))
    }
}

impl Asked {
    fn moved(&self, reading: &mut Reading<'_, Key>) -> Option<Move> {
        let municipality = reading
            .needed(Key::Municipality, |text| MunicipalityCode::parse(text).map_err(|error| error.words()));
        let from = match self.before {
            Some(first) if first == Day::FIRST => Some(first),
            _ => reading.needed(Key::From, read::day),
        };
        let moved = Move { from: from?, municipality: municipality? };
        if self.others.iter().any(|one| one.from == moved.from) {
            let words =
                Text::new("op die dag staat al een verhuizing", "there is a move on that day already");
            reading.fault(Key::From, words);
        }
        let already = self.others.iter().filter(|one| one.from < moved.from).max_by_key(|one| one.from);
        if already.is_some_and(|one| one.municipality == moved.municipality) {
            let words = Text::new("was toen al verantwoordelijk", "was responsible by then already");
            reading.fault(Key::Municipality, words);
        }
        Some(moved)
    }
}

type Words = (Text, Text);
const TOWN: Words = (
    Text::new("gemeente", "municipality"),
    Text::new("CBS-code van vier cijfers, zoals 0405", "CBS code of four digits, such as 0405"),
);
const FROM: Words = (
    Text::new("vanaf", "from"),
    Text::new("eerste dag waarop die verantwoordelijk is", "first day on which it is responsible"),
);
