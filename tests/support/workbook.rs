//! Excel workbooks made by hand, part by part, so that any part may be wrong.

use std::io::{Cursor, Write};

use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A sheet by its name, with the XML of its rows.
pub struct Sheet {
    pub name: &'static str,
    pub state: &'static str,
    pub rows: String,
}

impl Sheet {
    /// A sheet of the rows, each a list of cells separated by `|`, written as Excel does: `t:text` shared, `i:text` in the
    /// cell, `s:text` from a formula, `d:45658` a day, `e:#REF!` an error, `b:1`, a plain number, or nothing.
    pub fn new(name: &'static str, rows: &[&str]) -> Self {
        let rows = rows.iter().zip(1..).map(|(row, number)| self::row(row, number)).collect::<Vec<_>>();
        Self { name, state: "visible", rows: rows.concat() }
    }

    pub fn hidden(self) -> Self {
        Self { state: "hidden", ..self }
    }
}

fn row(row: &str, number: u32) -> String {
    let cells = row.split('|').zip(('A'..='Z').map(String::from)).map(|(cell, column)| {
        let place = format!("{column}{number}");
        match cell.split_once(':') {
            Some(("i", text)) => format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>"),
            Some(("s", text)) => format!("<c r=\"{place}\" t=\"str\"><f>A1&amp;B1</f><v>{text}</v></c>"),
            Some(("d", count)) => format!("<c r=\"{place}\" s=\"1\"><v>{count}</v></c>"),
            Some(("e", error)) => format!("<c r=\"{place}\" t=\"e\"><f>X1</f><v>{error}</v></c>"),
            Some(("b", flag)) => format!("<c r=\"{place}\" t=\"b\"><v>{flag}</v></c>"),
            Some(("iso", day)) => format!("<c r=\"{place}\" t=\"d\"><v>{day}</v></c>"),
            Some((_, _)) => panic!("unknown cell {cell}"),
            None if cell.is_empty() => format!("<c r=\"{place}\" s=\"2\"/>"),
            None if cell.parse::<f64>().is_ok() => {
                format!("<c r=\"{place}\" s=\"2\"><v>{cell}</v></c>")
            }
            None => format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{cell}</t></is></c>"),
        }
    });
    format!("<row r=\"{number}\" spans=\"1:9\">{}</row>", cells.collect::<Vec<_>>().concat())
}

/// A workbook; every part is text.
pub struct Workbook {
    pub parts: Vec<(String, String)>,
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";

impl Workbook {
    pub fn new(sheets: &[Sheet]) -> Self {
        let mut parts = Vec::new();
        let mut listed = Vec::new();
        let mut relations = Vec::new();
        let mut relate = |id: usize, kind: &str, target: &str| {
            relations
                .push(format!("<Relationship Id=\"rId{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>"));
        };
        for (sheet, number) in sheets.iter().zip(1..) {
            let Sheet { name, state, rows } = sheet;
            listed.push(format!(
                "<sheet name=\"{name}\" sheetId=\"{number}\" state=\"{state}\" r:id=\"rId{number}\"/>"
            ));
            relate(number, "worksheet", &format!("worksheets/sheet{number}.xml"));
            let content =
                format!("{HEAD}<worksheet xmlns=\"{MAIN}\"><sheetData>{rows}</sheetData></worksheet>");
            parts.push((format!("xl/worksheets/sheet{number}.xml"), content));
        }
        relate(98, "styles", "/xl/styles.xml");
        relate(99, "sharedStrings", "/xl/sharedStrings.xml");
        let (listed, relations) = (listed.concat(), relations.concat());
        let fixed = [
            (
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>".to_owned(),
            ),
            (
                "_rels/.rels",
                format!(
                    "<Relationships xmlns=\"{PACKAGE}\"><Relationship Id=\"rId1\" Type=\"{OFFICE}/officeDocument\" \
                     Target=\"xl/workbook.xml\"/></Relationships>"
                ),
            ),
            (
                "xl/workbook.xml",
                format!(
                    "<workbook xmlns=\"{MAIN}\" xmlns:r=\"{OFFICE}\"><workbookPr/><sheets>{listed}</sheets></workbook>"
                ),
            ),
            (
                "xl/_rels/workbook.xml.rels",
                format!("<Relationships xmlns=\"{PACKAGE}\">{relations}</Relationships>"),
            ),
            (
                "xl/styles.xml",
                format!(
                    "<styleSheet xmlns=\"{MAIN}\"><numFmts count=\"1\"><numFmt numFmtId=\"164\" \
                     formatCode=\"[$-413]d\\ mmmm\\ yyyy;@\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>\
                     <cellXfs count=\"3\"><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"2\"/></cellXfs></styleSheet>"
                ),
            ),
            ("xl/sharedStrings.xml", format!("<sst xmlns=\"{MAIN}\" count=\"0\" uniqueCount=\"0\"></sst>")),
        ];
        parts.extend(fixed.map(|(name, content)| (name.to_owned(), content)));
        Self { parts }
    }

    /// The same with a part replaced, or one more.
    pub fn with(mut self, name: &str, content: impl Into<String>) -> Self {
        self.parts.retain(|(other, _)| other != name);
        self.parts.push((name.to_owned(), content.into()));
        self
    }

    pub fn without(mut self, name: &str) -> Self {
        self.parts.retain(|(other, _)| other != name);
        self
    }

    pub fn part(&self, name: &str) -> &str {
        &self.parts.iter().find(|(other, _)| other == name).unwrap().1
    }

    pub fn bytes(&self) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in &self.parts {
            zip.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
            zip.write_all(content.as_bytes()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }
}
