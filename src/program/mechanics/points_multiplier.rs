//! Points multiplier: members earn more points on the products named.

use super::{Context, Offer};
use crate::scenario::PointsMultiplierSpec;

/// A points event.
#[derive(Clone, Copy, Debug)]
pub struct PointsMultiplier {
    times: f32,
}

impl PointsMultiplier {
    pub(super) fn read(spec: &PointsMultiplierSpec) -> Self {
        Self { times: spec.times as f32 }
    }

    pub(super) fn apply(&self, context: &Context<'_>, offer: &mut Offer) {
        if context.runs_here && self.times > offer.points {
            offer.points = self.times;
            offer.points_by = context.slot;
        }
    }
}
