//! Visible steps of a value inside its bounds.

use super::fields::{Kind, Place};
use omnisim::scenario::defaults::PARAMETERS;
use time::{Date, Duration};
use toml::Value;

/// Other values of a place as `--set` takes them, the mildest first.
pub fn moves(place: &Place) -> Vec<String> {
    let own = shown(&place.value);
    let mut moved = match &place.kind {
        Kind::Number => numbers(place).into_iter().map(|v| v.to_string()).collect(),
        Kind::Whole => whole(&place.value),
        Kind::Percent => percents(&place.value),
        Kind::Date => dates(&place.value),
        Kind::Switch => vec![(place.value.as_bool() != Some(true)).to_string()],
        Kind::Choice(words) => words.clone(),
        Kind::Names => fewer(&place.value),
        Kind::Word => Vec::new(),
    };
    moved.retain(|value| *value != own);
    moved
}

/// The same step the other way, for values that must add up or differ: the sibling gives what this one takes.
pub fn balanced(from: &Value, to: &str, sibling: &Value) -> Option<String> {
    if sibling.as_str() == Some(to) {
        return Some(shown(from));
    }
    if let (Some(own), Some(other), Some(to)) = (from.as_str(), sibling.as_str(), percent(to)) {
        let rest = percent(other)? - (to - percent(own)?);
        return (rest > 0.0).then(|| format!("{rest}%"));
    }
    Some((number(sibling)? - (to.parse::<f64>().ok()? - number(from)?)).to_string())
}

pub fn shown(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

fn number(value: &Value) -> Option<f64> {
    value.as_float().or_else(|| value.as_integer().map(|v| v as f64))
}

fn percent(text: &str) -> Option<f64> {
    text.trim_end_matches('%').parse().ok()
}

/// Half-way to either bound where the format states bounds, half as much again elsewhere; then larger steps.
fn numbers(place: &Place) -> Vec<f64> {
    let value = number(&place.value).unwrap_or_default();
    let behaviour = place.field.strip_prefix("behaviour.");
    match behaviour.and_then(|name| PARAMETERS.iter().find(|p| p.name == name)) {
        Some(p) => vec![value.midpoint(p.high), value.midpoint(p.low), p.high, p.low],
        None if value == 0.0 => vec![0.5, 1.0, -0.5],
        None => vec![value * 1.5, value * 0.5, value + 1.0, value - 1.0, value * 3.0, 0.0, 1.0],
    }
}

fn whole(value: &Value) -> Vec<String> {
    let value = value.as_integer().unwrap_or_default();
    [value + 1, value * 2, value - 1, value / 2].map(|v| v.to_string()).to_vec()
}

fn percents(value: &Value) -> Vec<String> {
    let value = value.as_str().and_then(percent).unwrap_or_default();
    let all = [value + 15.0, value - 15.0, value * 0.5, value * 1.5, 100.0, 0.0];
    all.into_iter().filter(|v| (0.0..=100.0).contains(v)).map(|v| format!("{v}%")).collect()
}

fn dates(value: &Value) -> Vec<String> {
    let written = value.as_datetime().and_then(|d| d.date).expect("a date");
    let month = time::Month::try_from(written.month).expect("a month");
    let date = Date::from_calendar_date(i32::from(written.year), month, written.day).expect("a day");
    [7, -7, 3, -3, 14, -14, 1, -1].map(|days| (date + Duration::days(days)).to_string()).to_vec()
}

/// The list without its first name, and without its last one.
fn fewer(value: &Value) -> Vec<String> {
    let names = value.as_array().cloned().unwrap_or_default();
    let without = |index: usize| {
        let mut left = names.clone();
        left.remove(index);
        Value::Array(left).to_string()
    };
    if names.is_empty() { Vec::new() } else { vec![without(names.len() - 1), without(0)] }
}
