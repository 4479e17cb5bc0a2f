//! Letting a hold through with a reason, and taking that back.

use super::Item;
use crate::domain::ids::LineId;
use crate::domain::remark::Remark;
use crate::domain::text::Text;
use crate::operations::views::check::{CheckRow, NotLetThrough};
use crate::text;
use crate::tui::effects::{ClaimTask, Effect, Note, Task};
use crate::tui::overlay::Overlay;
use crate::tui::widgets::prompt::Prompt;

/// Asks for the reason, or says why this cannot be let through.
pub fn let_through(item: Item<'_>) -> Effect {
    let row = match item {
        Item::Finding(row) => row,
        Item::Ended(_) => {
            return refuse(
                Text::new("deze vrijgave geldt niet meer", "this override counts no longer"),
                Text::new(
                    "Wat nu nog vasthoudt, staat als bevinding in de lijst.",
                    "What still holds stands in the list as a finding.",
                ),
            );
        }
    };
    match row.to_let_through() {
        Ok(line) => ask(line, row),
        Err(why) => {
            let (words, hint) = reason(row, why);
            refuse(words, hint)
        }
    }
}

/// Why it cannot be let through, and what to do.
fn reason(row: &CheckRow, why: NotLetThrough) -> (Text, Text) {
    let rule = &row.finding.rule;
    match why {
        NotLetThrough::Already => {
            let by = row.let_through.as_ref().map(|one| one.by.as_str()).unwrap_or_default();
            let words = text!("dit is al vrijgegeven door {by}", "this was overridden by {by} already");
            (words, Text::new("w trekt het in.", "w takes it back."))
        }
        NotLetThrough::HoldsNothing => (
            Text::new("dit houdt niets vast", "this holds nothing"),
            Text::new("Alleen wat vasthoudt, wordt vrijgegeven.", "Only what holds is overridden."),
        ),
        NotLetThrough::Never => (
            text!("{rule} kan niet worden vrijgegeven", "{rule} cannot be overridden"),
            row.finding.way_out.clone(),
        ),
        NotLetThrough::OnNoLine => (
            Text::new("dit staat nog niet op een declaratieregel", "this is not on a claim line yet"),
            Text::new(
                "Stel de maand eerst samen: c opent de declaraties.",
                "Compile the month first: c opens the claims.",
            ),
        ),
    }
}

fn ask(line: LineId, row: &CheckRow) -> Effect {
    let rule = row.finding.rule.clone();
    let title = text!("{rule} vrijgeven: waarom?", "Override {rule}: why?");
    let hint = Text::new(
        "geldt voor de hele regel; uw naam en de tijd worden vastgelegd",
        "counts for the whole line; your name and the time are recorded",
    );
    let prompt = Prompt::new(title, hint, move |typed, _| {
        let reason = Remark::new(typed).ok_or(Text::new(
            "schrijf een reden van hooguit 500 tekens",
            "write a reason of at most 500 characters",
        ))?;
        Ok(vec![decide(line, rule.clone(), Some(reason))])
    });
    Effect::Show(Box::new(Overlay::Prompt(prompt)))
}

/// Takes an override back.
pub fn take_back(item: Item<'_>) -> Effect {
    match item {
        Item::Finding(CheckRow { finding, draft: Some(line), let_through: Some(_), .. }) => {
            decide(*line, finding.rule.clone(), None)
        }
        Item::Finding(_) => {
            Effect::Say(Note::hint(Text::new("hier is niets vrijgegeven", "nothing is overridden here")))
        }
        Item::Ended(_) => Effect::Say(Note::hint(Text::new(
            "deze vrijgave geldt al niet meer",
            "this override counts no longer as it is",
        ))),
    }
}

fn decide(line: LineId, rule: String, reason: Option<Remark>) -> Effect {
    Effect::Do(Task::Claims(ClaimTask::Override(line, rule, reason)))
}

fn refuse(words: Text, hint: Text) -> Effect {
    Effect::Say(Note::problem(words, Some(hint)))
}
