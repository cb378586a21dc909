//! The sample of journeys as a table of typed cells.

use super::cells::{Builder, Kind, Table, number, text};

/// Columns of numbers; all others hold words.
const NUMBERS: [&str; 3] = ["shopper", "week_of_run", "day_of_run"];

/// Reads the CSV text of journeys.
///
/// # Errors
///
/// When a line has another number of fields than the head.
pub fn table(journeys: &str) -> Result<Table, ::csv::Error> {
    let mut reader = ::csv::Reader::from_reader(journeys.as_bytes());
    let head = reader.headers()?.clone();
    let head: Vec<&str> = head.iter().collect();
    let mut table = Builder::new(&head).numbers(Kind::Whole, &NUMBERS);
    for record in reader.records() {
        let record = record?;
        let cells = head.iter().zip(&record).map(|(name, field)| {
            let value = NUMBERS.contains(name).then(|| field.parse().unwrap_or(f64::NAN));
            value.map_or_else(|| text(field), number)
        });
        table.row(cells, &[]);
    }
    Ok(table.finish("journeys"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::csv::{self, Locale};

    #[test]
    fn journeys_are_written_as_they_were_read() {
        let log =
            "program,shopper,week_of_run,day_of_run,touchpoint,stage,cause\n,7,1,3,app,seen,\nB,12,2,9,store,bought,\n";
        assert_eq!(csv::text(&table(log).expect("reads"), Locale::C), log);
        assert!(table("program,shopper\nB\n").is_err());
        assert!(table("").is_ok_and(|t| t.rows.is_empty()));
    }
}
