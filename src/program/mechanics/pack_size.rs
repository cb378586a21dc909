//! Pack size: another content of a pack at the price on the shelf, which is another price per content. Pantries fill with
//! what is in the pack.
//!
//! Shoppers feel a change of content less than a change of price: in bulk ice cream the elasticity of demand to pack size
//! was about a quarter of that to price (Çakır & Balagtas 2014). So a quarter of the change is felt, as a change of the
//! price with which reference prices are compared (E7, E11).

use crate::math;
use crate::program::offers::Regular;
use crate::scenario::PackSizeSpec;
use crate::scenario::defaults::format;

/// Another content of a pack.
#[derive(Clone, Copy, Debug)]
pub struct PackSize {
    content: f32,
    felt: f32,
    cost: f64,
}

impl PackSize {
    pub(super) fn read(spec: &PackSizeSpec) -> Self {
        let content = 1.0 + spec.content.0;
        let felt = spec.felt.map_or(format::PACK_SIZE_FELT, |p| p.0);
        Self {
            content: content as f32,
            felt: felt as f32 * math::ln(content as f32),
            cost: spec.content.0 * spec.cost_follows.map_or(format::PACK_COST_FOLLOWS, |p| p.0),
        }
    }

    pub(super) fn set_regular(self, regular: &mut Regular) {
        regular.content *= self.content;
        regular.content_felt += self.felt;
        regular.unit_cost = regular.unit_cost + regular.unit_cost.part(self.cost);
    }
}
