//! What every month grid of the screen has: rows that were read, clients who were put into it, and the chosen cell.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::ids::ClientId;
use crate::domain::time::{Day, Month};
use crate::operations::views::day::ClientName;
use crate::operations::views::usage_month::{Cell, ClientRow, Placed, UsageMonth};
use crate::tui::screens::components::calendar;
use crate::tui::widgets::month_grid::{GridCursor, Step};

/// A month of clients.
#[derive(Default)]
pub struct Sheet {
    pub view: Option<UsageMonth>,
    /// Clients who were put into the grid and have nothing in it yet.
    added: BTreeMap<ClientId, ClientName>,
    pub cursor: GridCursor,
    /// The client to mark as soon as the grid is read.
    wanted: Option<ClientId>,
}

impl Sheet {
    /// Takes what was read. Who was put into the grid stays, and the marked client stays marked.
    pub fn show(&mut self, mut view: UsageMonth) {
        let marked = self.wanted.take().or_else(|| self.row().map(|row| row.client.id));
        let days = view.days.len();
        let known: BTreeSet<ClientId> = view.rows.iter().map(|row| row.client.id).collect();
        let added = self.added.values().filter(|client| !known.contains(&client.id)).cloned();
        view.rows.extend(added.map(|client| empty_row(client, days)));
        if let Some(at) = view.rows.iter().position(|row| Some(row.client.id) == marked) {
            self.cursor.row = at;
        }
        self.cursor.keep(view.rows.len(), days);
        self.view = Some(view);
    }

    /// Nobody stays who was only put into it.
    pub fn forget(&mut self) {
        self.added.clear();
    }

    /// Puts a client into the grid, or marks the one who is in it.
    pub fn add(&mut self, client: ClientName) {
        let id = client.id;
        self.added.insert(id, client);
        self.mark(id);
    }

    pub fn mark(&mut self, client: ClientId) {
        self.wanted = Some(client);
        if let Some(view) = self.view.take() {
            self.show(view);
        }
    }

    /// Chooses a cell of a month that is about to be read.
    pub fn look_at(&mut self, client: ClientId, day: usize) {
        self.wanted = Some(client);
        self.cursor.day = day;
    }

    pub fn rows(&self) -> &[ClientRow] {
        self.view.as_ref().map_or(&[], |view| view.rows.as_slice())
    }

    pub fn clients(&self) -> Vec<&ClientName> {
        self.rows().iter().map(|row| &row.client).collect()
    }

    pub fn row(&self) -> Option<&ClientRow> {
        self.rows().get(self.cursor.row)
    }

    pub fn month(&self) -> Option<Month> {
        self.view.as_ref().map(|view| view.month)
    }

    pub fn day(&self) -> Option<Day> {
        Some(calendar::day_at(self.month()?, self.cursor.day))
    }

    pub fn cell(&self) -> Option<&Cell> {
        self.row()?.cells.get(self.cursor.day)
    }

    /// What stands in the chosen cell.
    pub fn placed(&self) -> &[Placed] {
        self.cell().map_or(&[], |cell| cell.placed.as_slice())
    }

    pub fn step(&mut self, step: Step) {
        let days = self.view.as_ref().map_or(0, |view| view.days.len());
        let rows = self.rows().len();
        self.cursor.go(step, rows, days);
    }

    pub fn scroll(&mut self, by: i32) {
        let rows = self.rows().len();
        self.cursor.scroll(by, rows);
    }

    /// Chooses the cell of a click.
    pub fn choose(&mut self, (row, day): (usize, Option<usize>)) {
        self.cursor.row = row;
        self.cursor.day = day.unwrap_or(self.cursor.day);
    }
}

/// The row of a client who has nothing yet.
fn empty_row(client: ClientName, days: usize) -> ClientRow {
    ClientRow {
        client,
        municipality: None,
        cells: vec![Cell::default(); days],
        total: 0,
        never_claimed: 0,
        usual_trip: None,
        usual_session: None,
    }
}
