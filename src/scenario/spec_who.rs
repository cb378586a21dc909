//! The part of the format that says for whom and on which days of the week a tactic is.

use super::values::Percent;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Day of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Weekday {
    /// First day of the week.
    Monday = 0,
    /// Second day.
    Tuesday = 1,
    /// Third day.
    Wednesday = 2,
    /// Fourth day.
    Thursday = 3,
    /// Fifth day.
    Friday = 4,
    /// Sixth day.
    Saturday = 5,
    /// Seventh day.
    Sunday = 6,
}

/// An audience made by rules: all of those given have to hold, beside `audience`. What was bought is what the account
/// could tell to be a shopper's (members, app users, orders), on the day on which the program begins; whether somebody is
/// a member, has the app or the points is asked each day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WhereSpec {
    /// Seen buying the brands of the tactic in the last so many weeks.
    #[serde(default)]
    pub bought_within_weeks: Option<u16>,
    /// Not seen buying the brands of the tactic in the last so many weeks, if ever.
    #[serde(default)]
    pub not_bought_within_weeks: Option<u16>,
    /// Least number of purchases seen of the categories of the tactic: heavy users.
    #[serde(default)]
    pub purchases_from: Option<u32>,
    /// Largest number of purchases seen of the categories of the tactic: light users.
    #[serde(default)]
    pub purchases_to: Option<u32>,
    /// Members of the loyalty programme (`true`), or those who are not (`false`).
    #[serde(default)]
    pub member: Option<bool>,
    /// Households with the app (`true`), or without it (`false`).
    #[serde(default)]
    pub app: Option<bool>,
    /// Members whose points are at least this part of a reward.
    #[serde(default)]
    pub points_from: Option<Percent>,
}

impl WhereSpec {
    /// Is it made from purchases that the account could tell to be a shopper's.
    #[must_use]
    pub const fn is_by_purchases(&self) -> bool {
        self.bought_within_weeks.is_some()
            || self.not_bought_within_weeks.is_some()
            || self.purchases_from.is_some()
            || self.purchases_to.is_some()
    }
}
