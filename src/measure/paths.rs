//! Journeys from first touch to purchase: how many purchases follow which path.

use super::lens::{Frame, Twin};
use crate::ledger::Ledger;

/// `[first touch][last touch][seller]`: purchase occasions over the horizon at the account, and at others of journeys that began
/// at the account.
#[must_use]
pub fn paths(ledger: &Ledger, frame: &Frame) -> Vec<f64> {
    let mut total = vec![0.0; ledger.shape.channels().pow(3)];
    for book in ledger.over(frame.horizon()) {
        total.iter_mut().zip(book.paths()).for_each(|(sum, count)| *sum += f64::from(*count));
    }
    total
}

/// The same, less those of the twin.
#[must_use]
pub fn change(twin: &Twin<'_>, frame: &Frame) -> Vec<f64> {
    paths(twin.with, frame).iter().zip(paths(twin.without, frame)).map(|(with, without)| with - without).collect()
}
