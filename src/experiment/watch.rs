//! Levels that are kept by future: what guardrails and targets of a joint business plan are held against.

use crate::market::Market;
use crate::measure::scope::{Measure, Scope, read};
use crate::measure::{Frame, Twin};

/// A level to be read in every future, with each program and without.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Watch {
    /// What.
    pub measure: Measure,
    /// Of which part of the market.
    pub scope: Scope,
    /// First week and week after the last, counted from 0 in the horizon; the whole horizon when absent.
    pub weeks: Option<(usize, usize)>,
}

/// With the program and without, as the ledgers have it.
pub type Pairs = Vec<(f64, f64)>;

impl Watch {
    /// Reads a pair of twins.
    #[must_use]
    pub fn pair(&self, twin: &Twin<'_>, frame: &Frame) -> (f64, f64) {
        let cut = self.weeks.map(|(first, end)| Frame {
            weeks: (frame.warm_up + end).min(frame.weeks),
            warm_up: frame.warm_up + first,
            ..frame.clone()
        });
        let frame = cut.as_ref().unwrap_or(frame);
        let of = |books| read(self.measure, books, frame, self.scope);
        (of((twin.with, twin.with_panel)), of((twin.without, twin.without_panel)))
    }
}

/// The part of a market that lists name; empty lists mean all channels of the account and all products.
#[must_use]
pub fn scope(
    market: &Market,
    channels: &[String],
    is_product: impl Fn(usize) -> bool,
    category: Option<usize>,
) -> Scope {
    let mine = |c: &usize| match channels.is_empty() {
        true => market.channels[*c].is_account(),
        false => channels.contains(&market.channels[*c].id),
    };
    Scope {
        channels: (0..market.channels.len()).filter(mine).fold(0, |bits, c| bits | 1 << c),
        products: (0..market.products.len()).filter(|&p| is_product(p)).fold(0, |bits, p| bits | 1 << p),
        category,
    }
}
