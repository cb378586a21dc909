//! Click & collect: orders of an online channel can be collected in a store of the account for a time.

use crate::market::channel::{Terms, Ways};
use crate::scenario::ClickAndCollectSpec;
use crate::scenario::defaults::format;
use crate::units::Money;

/// Collection opened by a tactic.
#[derive(Clone, Copy, Debug)]
pub struct ClickAndCollect {
    share: f64,
    terms: Terms,
}

impl ClickAndCollect {
    pub(super) fn read(spec: &ClickAndCollectSpec) -> Self {
        let money = |amount: f64| Money::from_units(amount).unwrap_or_default();
        let terms = Terms { fee: money(spec.fee.unwrap_or(0.0)), free_from: None, cost: money(spec.cost_per_order) };
        Self { share: spec.share.map_or(format::COLLECT_SHARE, |p| p.0), terms }
    }

    /// Opens collection where there was none; where there is, its share grows to that stated.
    pub(super) fn change(&self, ways: &mut Ways) {
        if self.share > ways.collected {
            ways.collected = self.share;
            ways.collect = Some(self.terms);
        }
    }
}
