//! Which part holds the sheet, and what its cells refer to: texts, and forms that are dates.

use std::collections::BTreeMap;

use super::Fault;
use super::package::Package;
use super::xml::{Going, Node, walk};

/// Most texts that cells share, and most forms of cells.
const MAX_TEXTS: usize = 1_000_000;
const MAX_FORMS: usize = 100_000;

/// A workbook with one sheet in mind.
#[derive(Debug)]
pub struct Workbook {
    /// Name of the sheet.
    pub sheet: String,
    /// Name of its part.
    pub part: String,
    /// Days are counted from 1904 instead of 1900.
    pub from_1904: bool,
    pub texts: Vec<String>,
    /// By number of the form: whether it shows a day.
    pub shows_day: Vec<bool>,
}

/// A sheet as the workbook lists it.
struct Listed {
    name: String,
    relation: String,
    hidden: bool,
}

impl Workbook {
    pub fn read(package: &mut Package<'_>, sheet: Option<&str>) -> Result<Self, Fault> {
        let main = main_part(package)?;
        let content = package.part(&main)?.ok_or(Fault::NoWorkbook)?;
        let (listed, from_1904) = sheets(&content)?;
        let relations = relations(package, &main)?;
        // A chart may have a sheet of its own.
        let is_table = |one: &&Listed| relations.get(&one.relation).is_some_and(|r| r.kind == "worksheet");
        let found = match sheet {
            Some(name) => listed.iter().filter(is_table).find(|one| one.name == name),
            None => listed.iter().filter(is_table).find(|one| !one.hidden),
        };
        let Some(found) = found else {
            let names = listed.iter().filter(|one| !one.hidden).map(|one| one.name.clone()).collect();
            return Err(if sheet.is_some() { Fault::NoSuchSheet(names) } else { Fault::NoWorkbook });
        };
        let part = relations.get(&found.relation).map(|relation| relation.part.clone());
        let of_kind = |kind| relations.values().find(|relation| relation.kind == kind);
        let texts = match of_kind("sharedStrings") {
            Some(relation) => package.part(&relation.part)?.map(|content| texts(&content)).transpose()?,
            None => None,
        };
        let forms = match of_kind("styles") {
            Some(relation) => package.part(&relation.part)?.map(|content| forms(&content)).transpose()?,
            None => None,
        };
        Ok(Self {
            sheet: found.name.clone(),
            part: part.ok_or(Fault::Damaged)?,
            from_1904,
            texts: texts.unwrap_or_default(),
            shows_day: forms.unwrap_or_default(),
        })
    }
}

/// What a part points to.
struct Relation {
    /// The last word of its type.
    kind: String,
    part: String,
}

fn main_part(package: &mut Package<'_>) -> Result<String, Fault> {
    let relations = relations(package, "")?;
    let main = relations.into_values().find(|relation| relation.kind == "officeDocument");
    main.map(|relation| relation.part).ok_or(Fault::NoWorkbook)
}

fn relations(package: &mut Package<'_>, part: &str) -> Result<BTreeMap<String, Relation>, Fault> {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let place =
        if folder.is_empty() { format!("_rels/{name}.rels") } else { format!("{folder}/_rels/{name}.rels") };
    let content = package.part(&place)?.ok_or(Fault::NoWorkbook)?;
    let mut found = BTreeMap::new();
    walk(&content, |node| {
        if let Node::Start(element) = node
            && element.name == "Relationship"
        {
            let attribute = |name| element.attribute(name).unwrap_or_default();
            let kind = attribute("Type").rsplit('/').next().unwrap_or_default().to_owned();
            found.insert(attribute("Id"), Relation { kind, part: resolved(folder, &attribute("Target")) });
        }
        Ok(Going::On)
    })?;
    Ok(found)
}

/// The name of a part from where it is pointed to.
fn resolved(folder: &str, target: &str) -> String {
    let mut steps: Vec<&str> = match target.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => folder.split('/').filter(|step| !step.is_empty()).collect(),
    };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.join("/")
}

fn sheets(content: &str) -> Result<(Vec<Listed>, bool), Fault> {
    let (mut listed, mut from_1904, mut is_workbook) = (Vec::new(), false, false);
    walk(content, |node| {
        if let Node::Start(element) = node {
            match element.name {
                "workbook" => is_workbook = true,
                "workbookPr" => {
                    from_1904 = matches!(element.attribute("date1904").as_deref(), Some("1" | "true"));
                }
                "sheet" => listed.push(Listed {
                    name: element.attribute("name").unwrap_or_default(),
                    relation: element.prefixed("id").unwrap_or_default(),
                    hidden: element.attribute("state").is_some_and(|state| state != "visible"),
                }),
                _ => {}
            }
        }
        Ok(Going::On)
    })?;
    if is_workbook { Ok((listed, from_1904)) } else { Err(Fault::NoWorkbook) }
}

/// Texts that cells share. Signs that only help to read another script aloud are left out.
fn texts(content: &str) -> Result<Vec<String>, Fault> {
    let mut texts: Vec<String> = Vec::new();
    let (mut in_text, mut in_reading) = (false, false);
    walk(content, |node| {
        match node {
            Node::Start(element) => match element.name {
                "si" if texts.len() >= MAX_TEXTS => return Err(Fault::TooManyCells),
                "si" => texts.push(String::new()),
                "rPh" => in_reading = true,
                "t" => in_text = !in_reading,
                _ => {}
            },
            Node::End("t") => in_text = false,
            Node::End("rPh") => in_reading = false,
            Node::Text(text) if in_text => texts.last_mut().ok_or(Fault::Damaged)?.push_str(text),
            Node::End(_) | Node::Text(_) => {}
        }
        Ok(Going::On)
    })?;
    Ok(texts)
}

/// For each form of a cell, whether it shows a day.
fn forms(content: &str) -> Result<Vec<bool>, Fault> {
    let (mut own, mut forms, mut in_cells) = (BTreeMap::new(), Vec::new(), false);
    walk(content, |node| {
        match node {
            Node::Start(element) => match element.name {
                "numFmt" => {
                    let number = element.attribute("numFmtId").unwrap_or_default();
                    own.insert(number, is_day(&element.attribute("formatCode").unwrap_or_default()));
                }
                "cellXfs" => in_cells = true,
                "xf" if in_cells && forms.len() >= MAX_FORMS => return Err(Fault::TooManyCells),
                "xf" if in_cells => {
                    let number = element.attribute("numFmtId").unwrap_or_default();
                    forms.push(own.get(&number).copied().unwrap_or_else(|| is_day_by_number(&number)));
                }
                _ => {}
            },
            Node::End("cellXfs") => in_cells = false,
            Node::End(_) | Node::Text(_) => {}
        }
        Ok(Going::On)
    })?;
    Ok(forms)
}

/// Forms that every workbook has without naming them; 27 to 36 and 50 to 58 are those of East Asian languages.
fn is_day_by_number(number: &str) -> bool {
    number.parse().is_ok_and(|number: u32| matches!(number, 14..=17 | 22 | 27..=36 | 50..=58))
}

/// Whether a form such as `[$-413]d mmmm yyyy;@` shows a day: it has a `d` or a `y` outside quotes and brackets.
fn is_day(code: &str) -> bool {
    let (mut quoted, mut bracketed, mut skip) = (false, false, false);
    for c in code.chars() {
        match c {
            _ if skip => skip = false,
            '"' => quoted = !quoted,
            _ if quoted => {}
            '\\' | '_' | '*' => skip = true,
            '[' => bracketed = true,
            ']' => bracketed = false,
            'd' | 'D' | 'y' | 'Y' if !bracketed => return true,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_that_show_a_day_are_known() {
        for (code, expected) in [
            ("yyyy-mm-dd", true),
            ("[$-413]d mmmm yyyy;@", true),
            ("d\\-m\\-yyyy", true),
            ("General", false),
            ("0.00", false),
            ("\"€\" #,##0.00", false),
            ("\"dag\" 0", false),
            ("[Red]0.00", false),
            ("_-* #,##0.00_-", false),
            ("h:mm", false),
            ("0\\d", false),
        ] {
            assert_eq!(is_day(code), expected, "{code}");
        }
        assert!(is_day_by_number("14") && !is_day_by_number("2") && !is_day_by_number("x"));
    }

    #[test]
    fn parts_are_named_from_where_they_are_pointed_to() {
        for (folder, target, part) in [
            ("", "xl/workbook.xml", "xl/workbook.xml"),
            ("xl", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl", "/xl/worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"),
            ("xl", "../other/./a.xml", "other/a.xml"),
            ("xl", "../../../a.xml", "a.xml"),
        ] {
            assert_eq!(resolved(folder, target), part, "{folder} {target}");
        }
    }
}
