//! Values as scenario files write them: percentages with their sign, dates, identifiers.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::borrow::Cow;
use time::Date;

/// A percentage written as text with its sign, such as `"20%"`; holds the fraction (0.2).
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd)]
pub struct Percent(pub f64);

impl Percent {
    /// Reads `"20%"`; `None` when the sign is missing or the number is not finite.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let number = text.trim().strip_suffix('%')?.trim_end();
        let plain = number.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-' | b'+'));
        let value: f64 = number.parse().ok().filter(|v: &f64| plain && v.is_finite())?;
        Some(Self(value / 100.0))
    }
}

impl<'de> Deserialize<'de> for Percent {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Cow::<str>::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| de::Error::custom("a percentage is written as text, such as \"20%\""))
    }
}

impl Serialize for Percent {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&format!("{}%", self.0 * 100.0))
    }
}

impl JsonSchema for Percent {
    fn schema_name() -> Cow<'static, str> {
        "Percent".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string", "format": "percent", "pattern": r"^\s*[-+]?[0-9]+(\.[0-9]+)?\s*%\s*$",
            "description": "Percentage as text with its sign, such as \"20%\"."
        })
    }
}

/// A TOML date without time, such as `2027-01-11`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CalendarDate(pub Date);

impl<'de> Deserialize<'de> for CalendarDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let read = toml::value::Datetime::deserialize(deserializer)?;
        let date = read.date.filter(|_| read.time.is_none() && read.offset.is_none());
        date.and_then(|d| {
            let month = time::Month::try_from(d.month).ok()?;
            Date::from_calendar_date(i32::from(d.year), month, d.day).ok()
        })
        .map(Self)
        .ok_or_else(|| de::Error::custom("a date is written without quotes, such as 2027-01-11"))
    }
}

impl Serialize for CalendarDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl JsonSchema for CalendarDate {
    fn schema_name() -> Cow<'static, str> {
        "CalendarDate".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "format": "date", "description": "Date without quotes, such as 2027-01-11." })
    }
}
