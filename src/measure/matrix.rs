//! Where profit changes: channels in program weeks, later weeks, other retailers. One row per program for now.

use super::lens::{Frame, Twin};
use crate::ledger::Pick;
use serde::{Deserialize, Serialize};

/// A column of the matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Column {
    /// A channel of the account, up to the end of the program.
    Channel(usize),
    /// The account after the program.
    LaterWeeks,
    /// The brand's margin at other retailers.
    OtherRetailers,
}

/// System profit by column, in ten-thousandths; the columns add up to total system value.
#[must_use]
pub fn row(twin: &Twin<'_>, frame: &Frame) -> Vec<(Column, i128)> {
    let shape = &twin.with.shape;
    let end = if frame.window.is_empty() { frame.weeks } else { frame.window.end };
    let system = |weeks: std::ops::Range<usize>, channel: usize| {
        twin.difference(|l| l.system(weeks.clone(), Pick { channel: Some(channel), products: None }))
    };
    let own = (0..shape.channels()).filter(|&c| shape.at_account[c]);
    let mut columns: Vec<(Column, i128)> =
        own.clone().map(|c| (Column::Channel(c), system(frame.warm_up..end, c))).collect();
    columns.push((Column::LaterWeeks, own.map(|c| system(end..frame.weeks, c)).sum()));
    let others = (0..shape.channels()).filter(|&c| !shape.at_account[c]);
    columns.push((Column::OtherRetailers, others.map(|c| system(frame.horizon(), c)).sum()));
    columns
}
