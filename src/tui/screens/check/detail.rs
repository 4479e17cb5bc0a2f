//! The chosen finding: what was found, the way out, what the rule demands, and where that is written.

use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use super::view::Mark;
use super::{Item, subject};
use crate::domain::claim::overrides::FindingOverride;
use crate::domain::rules;
use crate::domain::text::Text;
use crate::tui::here::Here;
use crate::tui::show;
use crate::tui::widgets::panel;

pub fn draw(item: Item<'_>, frame: &mut Frame, area: Rect, here: &Here) {
    let inner = panel::draw(frame, area, &title(item, here), here);
    panel::lines(frame, inner, lines(item, usize::from(inner.width), here));
}

/// `Entry of Thu 13 Mar 2025, 0:45 · Jansen, S. · avisser`
fn title(item: Item<'_>, here: &Here) -> String {
    let about = match item {
        Item::Finding(row) => here.say(&subject::about(row).long),
        Item::Ended(ended) => {
            let month = ended.given.period.from().month();
            here.say(&crate::text!("declaratieregel van {month}", "claim line of {month}"))
        }
    };
    let client = item.client().map(|client| format!("{} {}", client.number, client.name.listed()));
    let practitioner = match item {
        Item::Finding(row) => row.practitioner.as_ref().map(|(_, code)| code.to_string()),
        Item::Ended(_) => None,
    };
    std::iter::once(show::capital(&about)).chain(client).chain(practitioner).collect::<Vec<_>>().join(" · ")
}

fn lines(item: Item<'_>, width: usize, here: &Here) -> Vec<Line<'static>> {
    let mark = Mark::of(item);
    let head = format!(" {} · {}", item.rule(), mark.text(here));
    let mut lines = vec![Line::styled(head, mark.style(here))];
    let mut say = |words: String, style: Style| {
        lines.extend(show::wrapped(&words, width, "   ").into_iter().map(|part| Line::styled(part, style)));
    };
    let (plain, dim) = (here.theme.plain(), here.theme.dim());
    match item {
        Item::Finding(row) => {
            say(format!(" {}", row.finding.what.get(here.lang)), plain);
            match &row.let_through {
                Some(one) => say(let_through(one, here), here.theme.good()),
                None => say(format!(" → {}", row.finding.way_out.get(here.lang)), here.theme.accent()),
            }
        }
        Item::Ended(ended) => {
            say(format!(" {}", ended.given.what.get(here.lang)), plain);
            say(let_through(&ended.given, here), dim);
            say(format!(" ○ {}", here.say(&ended.why.text())), plain);
        }
    }
    if let Some(rule) = rules::by_id(item.rule()) {
        let (demand, source) = (Text::new("eis", "demand"), Text::new("bron", "source"));
        say(format!(" {}: {}", here.say(&demand), rule.title.get(here.lang)), dim);
        say(format!(" {}: {} · {}", here.say(&source), rule.source.place, rule.source.document), dim);
    }
    lines
}

/// Who let it through, when and why.
fn let_through(one: &FindingOverride, here: &Here) -> String {
    let (by, day, reason) = (&one.by, one.at.format("%Y-%m-%d %H:%MZ"), one.reason.as_str());
    let words = crate::text!(
        " ✓ vrijgegeven door {by} op {day}: {reason}",
        " ✓ overridden by {by} on {day}: {reason}"
    );
    here.say(&words)
}
