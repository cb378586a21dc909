//! Programs of validation worlds as scenario text, so that they take the way that every user's programs take.

use crate::engine::{Alter, Branch, World};
use crate::ids::Day;
use crate::program::Program;
use std::fmt::Write as _;

/// First day of the horizon of every validation world: a Monday.
const START: (i32, time::Month, u8) = (2024, time::Month::January, 1);

/// The date of a day of the horizon as TOML writes it.
#[must_use]
pub fn date(day: i64) -> String {
    let (year, month, of_month) = START;
    let start = time::Date::from_calendar_date(year, month, of_month).unwrap_or(time::Date::MIN);
    let date = start.saturating_add(time::Duration::days(day));
    format!("{:04}-{:02}-{:02}", date.year(), u8::from(date.month()), date.day())
}

/// Programs in the making.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// Text of each program.
    pub texts: Vec<String>,
}

/// One tactic of a program.
#[derive(Clone, Debug)]
pub struct Step<'a> {
    /// The mechanic as an inline table, such as `{ price-cut = { depth = "20%" } }`.
    pub mechanic: &'a str,
    /// Brand concerned.
    pub brand: &'a str,
    /// Channels as a TOML list without brackets, such as `"store"`.
    pub channels: &'a str,
    /// First week of the horizon, counted from 0.
    pub week: usize,
    /// Number of weeks.
    pub weeks: usize,
    /// Further keys of the delivery table, each with a leading comma.
    pub delivery: &'a str,
    /// Funding as an inline table.
    pub funding: &'a str,
}

impl<'a> Step<'a> {
    /// A tactic of one week for everyone, paid by the brand.
    #[must_use]
    pub const fn week(mechanic: &'a str, brand: &'a str, channels: &'a str, week: usize) -> Self {
        Self { mechanic, brand, channels, week, weeks: 1, delivery: "", funding: "{}" }
    }
}

impl Plan {
    /// Adds a program of some tactics; gives its place.
    pub fn add(&mut self, steps: &[Step<'_>]) -> usize {
        let place = self.texts.len();
        let mut text = format!("\n[[program]]\nid = \"p{place}\"\nname = \"Program {place}\"\n");
        for (number, step) in steps.iter().enumerate() {
            let (from, to) = (step.week * 7, (step.week + step.weeks) * 7 - 1);
            let _ = write!(
                text,
                "\n[[program.tactic]]\nid = \"t{place}-{number}\"\nmechanic = {}\nbrands = [\"{}\"]\n\
                 delivery = {{ channels = [{}], from = {}, to = {}{} }}\nfunding = {}\n",
                step.mechanic,
                step.brand,
                step.channels,
                date(from as i64),
                date(to as i64),
                step.delivery,
                step.funding
            );
        }
        self.texts.push(text);
        place
    }
}

/// A branch that runs a program from a week of the horizon for some weeks.
#[must_use]
pub fn branch<'a>(
    world: &World,
    program: &'a Program,
    (week, weeks): (usize, usize),
    alter: Option<&'a Alter<'a>>,
) -> Branch<'a> {
    let starts = world.market.calendar.warm_up_days + (week * 7) as Day;
    // Orders can be placed for it before it starts.
    let ahead = world.market.supply.as_ref().map_or(0, crate::market::Supply::looks_ahead);
    Branch { program, from: starts.saturating_sub(ahead), until: starts + (weeks * 7) as Day, alter }
}
