//! Pop-ups over a screen: they get keys first, and the last one opened gets them before the others.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::here::Here;
use super::widgets::confirm::Confirm;
use super::widgets::field::Input;
use super::widgets::help::Help;
use super::widgets::picker::{Picked, Picker};
use super::widgets::prompt::Prompt;

/// A pop-up.
#[derive(Clone)]
pub enum Overlay {
    Help(Help),
    Picker(Picker),
    Prompt(Prompt),
    Confirm(Confirm),
}

impl Overlay {
    pub fn input(&mut self, input: &Input, here: &Here) -> Picked {
        match self {
            Self::Help(help) => help.input(input),
            Self::Picker(picker) => picker.input(input),
            Self::Prompt(prompt) => prompt.input(input, here),
            Self::Confirm(confirm) => confirm.input(input),
        }
    }

    /// The mouse wheel: rows down, or up when negative.
    pub fn scroll(&mut self, by: i32) {
        match self {
            Self::Help(help) => help.scroll(by),
            Self::Picker(picker) => picker.scroll(by),
            Self::Prompt(_) | Self::Confirm(_) => {}
        }
    }

    pub fn click(&mut self, y: u16, screen: Rect) -> Picked {
        match self {
            Self::Picker(picker) => picker.click(y, screen),
            Self::Help(_) | Self::Prompt(_) | Self::Confirm(_) => Picked::Nothing,
        }
    }

    pub fn draw(&self, frame: &mut Frame, here: &Here) {
        match self {
            Self::Help(help) => help.draw(frame, here),
            Self::Picker(picker) => picker.draw(frame, here),
            Self::Prompt(prompt) => prompt.draw(frame, here),
            Self::Confirm(confirm) => confirm.draw(frame, here),
        }
    }
}
