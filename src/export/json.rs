//! Rows as JSON: an array with one object per line, keys in the order of the columns.

use std::io::{self, Write};

use serde_json::{Map, Value};

use super::Cell;

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
        write!(out, "{between}{}", Value::Object(object))?;
        between = ",\n";
    }
    writeln!(out, "{}]", if between == "\n" { "" } else { "\n" })
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
    fn no_rows_are_an_empty_array() {
        assert_eq!(written(&["a"], vec![]), "[]\n");
    }
}
