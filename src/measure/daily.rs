//! Days of which a record is kept: both ledgers of a program and of its twin, channel by channel.

use super::lens::{Frame, Twin};
use crate::ids::Day;
use crate::ledger::{ChannelDay, Ledger, Party, Pick};
use serde::{Deserialize, Serialize};

/// A day of a program and of its twin.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DayPair {
    /// The day.
    pub day: Day,
    /// By channel, with the program.
    pub with: Vec<ChannelDay>,
    /// By channel, without it.
    pub without: Vec<ChannelDay>,
}

/// Difference of a week by side, in ten-thousandths.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SideWeek {
    /// Brand profit.
    pub brand: f64,
    /// Account profit.
    pub account: f64,
}

/// The days kept of both twins, in order.
#[must_use]
pub fn days(twin: &Twin<'_>) -> Vec<DayPair> {
    let with = twin.with.days.iter();
    let pairs = with.filter_map(|d| twin.without.days.iter().find(|o| o.day == d.day).map(|o| (d, o)));
    pairs.map(|(d, o)| DayPair { day: d.day, with: d.channels.clone(), without: o.channels.clone() }).collect()
}

/// Weeks of the horizon by side; none where no days are kept.
#[must_use]
pub fn side_weeks(twin: &Twin<'_>, frame: &Frame) -> Vec<SideWeek> {
    if twin.with.days.is_empty() {
        return Vec::new();
    }
    let side = |week: usize, party: Party| {
        twin.difference(|l: &Ledger| l.balance(week..week + 1, party, Pick::default())) as f64
    };
    frame.horizon().map(|w| SideWeek { brand: side(w, Party::Brand), account: side(w, Party::Account) }).collect()
}
