//! Values of a wrong kind: says what was found and how the file should say what was probably meant.

use super::diagnostic::{Diagnostic, shown};
use super::shape::{Kind, last};
use super::tree::{Item, Node};
use super::values::{CalendarDate, Percent};
use serde::Deserialize;
use toml::value::Datetime;

/// A value of another kind than the format wants.
pub(super) fn wrong_type(node: &Node, wanted: Kind, path: &str) -> Diagnostic {
    let found = match (wanted, &node.item) {
        (Kind::Percent, Item::Whole(number)) => percent_as_number(*number as f64, path),
        (Kind::Percent, Item::Real(number)) => percent_as_number(*number, path),
        (Kind::Date, Item::Text(text)) => date_as_text(text, path),
        (Kind::Number | Kind::Whole, Item::Text(text)) => number_as_text(text, path),
        _ => other(node, wanted, path),
    };
    found.at(node.span.clone())
}

fn percent_as_number(number: f64, path: &str) -> Diagnostic {
    let message = format!("`{}` is the number `{number}`, needed is a percentage with its sign", last(path));
    let hint = if number.abs() <= 1.0 && number != 0.0 {
        let whole = super::rules::round(number * 100.0);
        format!("write \"{whole}%\" for {whole} percent; \"{number}%\" would be {number} percent")
    } else {
        format!("write \"{number}%\"")
    };
    Diagnostic::error("percent-as-number", path, message).with_hint(hint)
}

fn date_as_text(text: &str, path: &str) -> Diagnostic {
    let message = format!("`{}` is the text `{}`, needed is a date", last(path), shown(text));
    let found = Diagnostic::error("date-as-text", path, message);
    let parts: Vec<&str> = text.trim().split(['/', '-', '.', ' ']).collect();
    let numbers: Option<Vec<u16>> = parts.iter().map(|part| part.parse().ok()).collect();
    let hint = match numbers.as_deref() {
        Some(&[year @ 1000..=9999, month, day]) => format!("write without quotes: {year}-{month:02}-{day:02}"),
        Some(&[day @ 13..=31, month @ 1..=12, year @ 1000..=9999]) => {
            format!("write without quotes: {year}-{month:02}-{day:02}")
        }
        Some(&[first @ 1..=12, second @ 1..=12, year @ 1000..=9999]) => format!(
            "write year-month-day without quotes: {year}-{second:02}-{first:02} if `{first}` is the day, {year}-{first:02}-{second:02} if it is the month"
        ),
        _ => "write year-month-day without quotes, such as 2027-01-11".to_owned(),
    };
    found.with_hint(hint)
}

fn number_as_text(text: &str, path: &str) -> Diagnostic {
    let message = format!("`{}` is the text `{}`, needed is a number", last(path), shown(text));
    let found = Diagnostic::error("number-as-text", path, message);
    let hint = match (Percent::parse(text), text.trim().parse::<f64>()) {
        (Some(share), _) => format!("this key takes a plain number, such as {}", super::rules::round(share.0)),
        (None, Ok(number)) if number.is_finite() => format!("write {number} without quotes"),
        _ => "write digits without quotes, currency or thousands separators, such as 25900".to_owned(),
    };
    found.with_hint(hint)
}

fn other(node: &Node, wanted: Kind, path: &str) -> Diagnostic {
    let message = format!("`{}` is {}, needed is {}", last(path), node.kind(), wanted.name());
    let found = Diagnostic::error("wrong-type", path, message);
    match (wanted, &node.item) {
        (Kind::List, Item::Table(_)) => found.with_hint(format!("write double brackets: [[{path}]]")),
        (Kind::Table, Item::List(_)) => found.with_hint(format!("write single brackets: [{path}]")),
        (Kind::List, Item::Text(text)) => found.with_hint(format!("write [\"{}\"]", shown(text))),
        (Kind::Whole, Item::Real(number)) if number.fract() == 0.0 && number.abs() < 1e15 => {
            found.with_hint(format!("write {number:.0}"))
        }
        (Kind::Table, _) => found,
        _ => found.with_hint(format!("write for example {}", wanted.example())),
    }
}

/// A percentage that cannot be read.
pub(super) fn bad_percent(text: &str, path: &str, node: &Node) -> Option<Diagnostic> {
    if Percent::parse(text).is_some() {
        return None;
    }
    let message = format!("`{}` is `{}`, which is not a percentage", last(path), shown(text));
    let hint = match text.trim().trim_end_matches('%').trim_end().replace(',', ".").parse::<f64>() {
        Ok(number) if number.is_finite() => format!("write \"{number}%\""),
        _ => "write a number and its sign, such as \"20%\" or \"2.5%\"".to_owned(),
    };
    Some(Diagnostic::error("bad-percent", path, message).at(node.span.clone()).with_hint(hint))
}

/// A date with a time of day, or a time alone.
pub(super) fn bad_date(date: Datetime, path: &str, node: &Node) -> Option<Diagnostic> {
    if CalendarDate::deserialize(toml::Value::Datetime(date)).is_ok() {
        return None;
    }
    let message = format!("`{}` is `{date}`, needed is a day without time", last(path));
    let hint = match date.date {
        Some(day) => format!("write {day}"),
        None => "write year-month-day, such as 2027-01-11".to_owned(),
    };
    Some(Diagnostic::error("bad-date", path, message).at(node.span.clone()).with_hint(hint))
}

/// A number that cannot be held.
pub(super) fn too_large(digits: &str, path: &str, node: &Node) -> Diagnostic {
    let message = format!("`{}` is `{}`, which is too large a number", last(path), shown(digits));
    Diagnostic::error("value-out-of-range", path, message).at(node.span.clone())
}
