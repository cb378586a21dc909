//! Values in which two scenarios differ, addressed as `--set` addresses them.

use super::names::{clean, shorten};
use super::numbers::MISSING;
use crate::experiment::results::paired::Change;
use serde_json::Value;
use std::collections::BTreeSet;

/// Longest value in a line.
const VALUE: usize = 40;
/// Tables of a scenario that say what is done in its market.
const OF_PROGRAMS: [&str; 3] = ["program", "plan", "guardrail"];
/// Words about a scenario that move no number.
const WORDS: [&str; 4] = ["scenario.id", "scenario.name", "scenario.name_vi", "scenario.question"];

/// Values that differ between two scenarios as JSON, in order of their paths; what is not set is null.
#[must_use]
pub fn changes(first: &Value, second: &Value) -> Vec<Change> {
    let mut found = Vec::new();
    differ(first, second, "", &mut found);
    found.retain(|change| !WORDS.contains(&change.path.as_str()));
    found
}

/// A value as a cell of a table.
#[must_use]
pub fn shown(value: &Value) -> String {
    match value {
        Value::Null => MISSING.to_owned(),
        Value::String(text) => shorten(&clean(text), VALUE),
        other => shorten(&clean(&other.to_string()), VALUE),
    }
}

fn differ(first: &Value, second: &Value, path: &str, found: &mut Vec<Change>) {
    let pairs = match (first, second) {
        (a, b) if a == b => return,
        (Value::Object(a), Value::Object(b)) => {
            let keys: BTreeSet<&String> = a.keys().chain(b.keys()).collect();
            Some(keys.into_iter().map(|key| (key.clone(), a.get(key), b.get(key))).collect())
        }
        (Value::Array(a), Value::Array(b)) => named(a, b).or_else(|| placed(a, b)),
        _ => None,
    };
    let Some(pairs) = pairs else {
        let top = path.split('.').next().unwrap_or_default();
        let is_of_programs = OF_PROGRAMS.contains(&top.split('[').next().unwrap_or_default());
        found.push(Change { path: path.to_owned(), first: first.clone(), second: second.clone(), is_of_programs });
        return;
    };
    for (step, a, b) in pairs {
        let joint = if path.is_empty() || step.starts_with('[') { "" } else { "." };
        differ(a.unwrap_or(&Value::Null), b.unwrap_or(&Value::Null), &format!("{path}{joint}{step}"), found);
    }
}

/// A step of a path, with the values behind it.
type Pair<'a> = (String, Option<&'a Value>, Option<&'a Value>);

/// Tables of two lists by their ids, when all of them have one.
fn named<'a>(a: &'a [Value], b: &'a [Value]) -> Option<Vec<Pair<'a>>> {
    let id = |table: &'a Value| table.get("id").and_then(Value::as_str);
    let mut ids: Vec<&str> = Vec::new();
    for table in a.iter().chain(b) {
        let id = id(table)?;
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    let of = |list: &'a [Value], wanted: &str| list.iter().find(|table| id(table) == Some(wanted));
    Some(ids.into_iter().map(|wanted| (wanted.to_owned(), of(a, wanted), of(b, wanted))).collect())
}

/// Tables of two lists of one length by their places.
fn placed<'a>(a: &'a [Value], b: &'a [Value]) -> Option<Vec<Pair<'a>>> {
    let are_tables = a.iter().chain(b).all(Value::is_object);
    let pairs = a.iter().zip(b).enumerate().map(|(at, (a, b))| (format!("[{at}]"), Some(a), Some(b)));
    (are_tables && a.len() == b.len()).then(|| pairs.collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_value_is_found_by_the_ids_of_its_tables_and_what_is_not_set_is_null() {
        let first = json!({"scenario": {"name": "a", "weeks": 8}, "link": [{"from": 1}], "program": [
            {"id": "A", "tactic": [{"id": "cut", "mechanic": {"price-cut": {"depth": 0.2}}}]}, {"id": "B"}]});
        let mut second = first.clone();
        second["program"][0]["tactic"][0]["mechanic"]["price-cut"]["depth"] = json!(0.15);
        second["scenario"]["name"] = json!("b");
        second["link"][0]["from"] = json!(2);
        second["program"][1]["budget"] = json!(5);
        let found = changes(&first, &second);
        let seen: Vec<(&str, String, String, bool)> =
            found.iter().map(|c| (c.path.as_str(), shown(&c.first), shown(&c.second), c.is_of_programs)).collect();
        let row = |path, first: &str, second: &str, of| (path, first.to_owned(), second.to_owned(), of);
        assert_eq!(
            seen,
            [
                row("link[0].from", "1", "2", false),
                row("program.A.tactic.cut.mechanic.price-cut.depth", "0.2", "0.15", true),
                row("program.B.budget", MISSING, "5", true),
            ]
        );
        assert!(changes(&second, &second).is_empty());
    }

    #[test]
    fn a_table_that_only_one_has_is_one_change() {
        let found = changes(&json!({"program": []}), &json!({"program": [{"id": "A", "name": "x"}]}));
        assert_eq!((found.len(), found[0].path.as_str(), &found[0].first), (1, "program.A", &Value::Null));
        assert!(shown(&found[0].second).starts_with('{'));
    }
}
