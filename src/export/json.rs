//! Rows as JSON: an array with one object per line, keys in the order of the columns.

use std::borrow::Cow;
use std::io::{self, Write};

use serde_json::{Map, Value};

use super::Cell;
use crate::domain::text::is_obeyed;

/// Writes the array. A row has as many cells as there are columns; amounts are whole eurocents.
pub fn write<'a>(
    out: &mut dyn Write,
    columns: &[&str],
    rows: impl IntoIterator<Item = Vec<Cell<'a>>>,
) -> io::Result<()> {
    let mut between = "\n";
    write!(out, "[")?;
    for row in rows {
        let object: Map<String, Value> =
            columns.iter().zip(&row).map(|(column, cell)| ((*column).to_owned(), value(cell))).collect();
        write!(out, "{between}{}", escaped(&Value::Object(object).to_string()))?;
        between = ",\n";
    }
    writeln!(out, "{}]", if between == "\n" { "" } else { "\n" })
}

/// Escapes what a terminal or an editor would obey: such characters stand in strings only, and mean the same escaped.
fn escaped(json: &str) -> Cow<'_, str> {
    if !json.chars().any(is_obeyed) {
        return Cow::Borrowed(json);
    }
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if is_obeyed(c) {
            let mut units = [0; 2];
            out.extend(c.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")));
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

fn value(cell: &Cell) -> Value {
    match cell {
        Cell::Text(text) => Value::from(*text),
        Cell::List(texts) => Value::from(texts.to_vec()),
        Cell::Integer(number) => Value::from(*number),
        Cell::Cents(cents) => Value::from(cents.0),
        Cell::Day(day) => Value::from(day.to_string()),
        Cell::Bool(flag) => Value::from(*flag),
        Cell::Empty => Value::Null,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::money::Cents;
    use crate::domain::time::Day;

    fn written(columns: &[&str], rows: Vec<Vec<Cell>>) -> String {
        let mut out = Vec::new();
        write(&mut out, columns, rows).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn an_object_has_its_keys_in_the_order_of_the_columns() {
        let day = Day::parse_iso("2025-03-13").unwrap();
        let list = ["PS-A8".to_owned()];
        let columns = ["zeta", "alpha", "day", "held", "rules", "none"];
        let row = vec![
            Cell::Text("=\"é\"\n"),
            Cell::Cents(Cents(135_300)),
            Cell::Day(day),
            Cell::Bool(false),
            Cell::List(&list),
            Cell::Empty,
        ];
        let line = r#"{"zeta":"=\"é\"\n","alpha":135300,"day":"2025-03-13","held":false,"rules":["PS-A8"],"none":null}"#;
        assert_eq!(written(&columns, vec![row.clone()]), format!("[\n{line}\n]\n"));
        let two = written(&columns, vec![row.clone(), row]);
        assert_eq!(two, format!("[\n{line},\n{line}\n]\n"));
        assert_eq!(serde_json::from_str::<Value>(&two).unwrap().as_array().unwrap().len(), 2);
    }

    #[test]
    fn nothing_in_it_is_obeyed_by_a_terminal() {
        let text = "\u{1b}[2J\u{7f}\u{9b}\u{202e}\u{e0041}é";
        let json = written(&["a"], vec![vec![Cell::Text(text)]]);
        assert_eq!(json, "[\n{\"a\":\"\\u001b[2J\\u007f\\u009b\\u202e\\udb40\\udc41é\"}\n]\n");
        assert_eq!(serde_json::from_str::<Value>(&json).unwrap()[0]["a"], text);
    }

    #[test]
    fn no_rows_are_an_empty_array() {
        assert_eq!(written(&["a"], vec![]), "[]\n");
    }
}
