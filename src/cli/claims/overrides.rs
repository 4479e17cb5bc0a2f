//! What was let through although a finding holds it.

use super::super::context::Context;
use super::super::given::Given;
use super::super::output::{Cell, Column, Listing};
use super::super::{Exit, Stop};
use super::{line_number, month};
use crate::domain::claim::overrides::FindingOverride;
use crate::domain::ids::LineId;
use crate::domain::remark::Remark;
use crate::domain::text::Text;
use crate::operations::override_finding;
use crate::operations::views::claims as view;
use crate::problem::Problem;
use crate::text;

/// When something was let through, in universal time.
pub fn moment(one: &FindingOverride) -> String {
    one.at.format("%Y-%m-%d %H:%MZ").to_string()
}

pub(super) fn override_rule(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let line = LineId(line_number(given, given.required("line")?)?);
    let rule = given.required("rule")?.to_uppercase();
    let reason = match (given.text("reason")?, given.flag("withdraw")) {
        (Some(reason), false) => Some(Remark::new(reason).ok_or_else(|| {
            let words =
                Text::new("een reden heeft 1 tot en met 500 tekens", "a reason has 1 to 500 characters");
            given.at("reason", Problem::usage(words))
        })?),
        (None, true) => None,
        _ => {
            return Err(Problem::usage(Text::new(
                "noem een reden met --reason, of trek in met --withdraw",
                "give a reason with --reason, or take back with --withdraw",
            ))
            .into());
        }
    };
    let withdrawn = reason.is_none();
    let input = override_finding::Input { line, rule: rule.clone(), reason };
    let done = override_finding::run(&mut context.store()?, &context.surroundings, input)?;
    let (count, open) = (done.findings, done.open);
    context.say(&if withdrawn {
        text!(
            "{rule} houdt regel {line} weer vast; bevindingen: {count}",
            "{rule} holds line {line} again; findings: {count}"
        )
    } else {
        text!(
            "{rule} is bij regel {line} vrijgegeven; wat nog vasthoudt: {open}",
            "{rule} is overridden on line {line}; holds that are left: {open}"
        )
    })?;
    Ok(Exit::Done)
}

pub(super) fn overrides(context: &mut Context<'_, '_>, given: &Given<'_>) -> Result<Exit, Stop> {
    let view = view::load(&mut context.store()?, &context.surroundings, month(given)?)?;
    let columns = vec![
        Column::right("line", Text::new("nr", "no")),
        Column::left("client", Text::new("cliënt", "client")),
        Column::left("rule", Text::new("regel", "rule")),
        Column::left("by", Text::new("door", "by")),
        Column::left("at", Text::new("wanneer", "when")),
        Column::left("reason", Text::new("reden", "reason")),
        Column::left("finding", Text::new("bevinding", "finding")),
    ];
    let lines = view.groups.iter().flat_map(|group| &group.lines);
    let rows = lines.flat_map(|line| {
        line.overrides.iter().map(|one| {
            vec![
                Cell::Int(line.id.0),
                Cell::Text(line.client.number.to_string()),
                Cell::Text(one.rule.clone()),
                Cell::Text(one.by.clone()),
                Cell::Text(moment(one)),
                Cell::Text(one.reason.as_str().to_owned()),
                Cell::Translated(one.what.clone()),
            ]
        })
    });
    context.list(given, &Listing::new(columns, rows.collect()))?;
    Ok(Exit::Done)
}
