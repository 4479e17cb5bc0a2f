//! Closes what stands open between the office and a municipality about the marked allocation, with what was agreed.

use super::page::Page;
use crate::domain::remark::Remark;
use crate::domain::rules::can_be_settled;
use crate::domain::text::Text;
use crate::operations::settle_findings::Input;
use crate::text;
use crate::tui::effects::{ClientTask, Effect, Note, Task};
use crate::tui::overlay::Overlay;
use crate::tui::widgets::form;
use crate::tui::widgets::prompt::Prompt;

pub fn ask(page: &Page) -> Vec<Effect> {
    let Some(row) = page.allocation() else { return Vec::new() };
    let open = row.findings.iter().filter(|finding| can_be_settled(&finding.rule)).count();
    if open == 0 {
        return vec![Effect::Say(Note::hint(Text::new(
            "bij deze toewijzing staat niets open om af te sluiten",
            "nothing stands open about this allocation that can be closed",
        )))];
    }
    let (client, allocation, number) = (row.allocation.client, row.id, row.allocation.number);
    let title = text!("Afsluiten bij {number}: {open}", "Close at {number}: {open}");
    let hint = Text::new("wat er met de gemeente is afgesproken", "what was agreed with the municipality");
    let prompt = Prompt::new(title, hint, move |typed, _| {
        let reason = Remark::new(typed).ok_or(form::FILL_IN)?;
        Ok(vec![Effect::Do(Task::Client(ClientTask::Settle(client, Input { allocation, reason })))])
    });
    vec![Effect::Show(Box::new(Overlay::Prompt(prompt)))]
}
