//! Sponsored search: the products named stand at the top of the list online.
//!
//! Position changes the chance of being seen, not preference (E15).

use super::{Context, Offer};
use crate::scenario::SponsoredSearchSpec;
use crate::units::Money;

/// A sponsored slot.
#[derive(Clone, Copy, Debug)]
pub struct SponsoredSearch {
    /// Fee from the brand to the account for each click.
    pub(in crate::program) per_click: Money,
}

impl SponsoredSearch {
    pub(super) fn read(spec: &SponsoredSearchSpec) -> Self {
        Self { per_click: Money::from_units(spec.cost_per_click.unwrap_or(0.0)).unwrap_or_default() }
    }

    pub(super) fn apply(&self, context: &Context, offer: &mut Offer) {
        if context.runs_here {
            offer.on_top = context.ad;
        }
    }
}
