//! Leaflet feature: readers know of the product's offer before they choose an outlet.

use super::{Context, Offer};
use crate::scenario::LeafletFeatureSpec;

/// A place in the leaflet.
#[derive(Clone, Copy, Debug)]
pub struct LeafletFeature {
    prominence: f32,
}

impl LeafletFeature {
    pub(super) fn read(spec: &LeafletFeatureSpec) -> Self {
        Self { prominence: spec.prominence.unwrap_or(1.0) as f32 }
    }

    pub(super) fn is_worth_something(&self) -> bool {
        self.prominence > 0.0
    }

    pub(super) fn apply(&self, context: &Context<'_>, offer: &mut Offer) {
        if context.runs_here {
            offer.leaflet = offer.leaflet.max(self.prominence);
        }
    }
}
