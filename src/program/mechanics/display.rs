//! Display: a second placement. Where it stands is decided per store; the cell holds how visible it is there, how much of
//! it there is, and how well it explains.

use super::{Context, Offer};
use crate::program::offers::Force;
use crate::scenario::DisplaySpec;

/// A display.
#[derive(Clone, Copy, Debug)]
pub struct Display {
    visibility: f32,
    faces: f32,
    quality: f32,
}

impl Display {
    pub(super) fn read(spec: &DisplaySpec) -> Self {
        let or_ordinary = |force: Option<f64>| force.unwrap_or(1.0) as f32;
        Self {
            visibility: or_ordinary(spec.visibility),
            faces: or_ordinary(spec.faces),
            quality: or_ordinary(spec.quality),
        }
    }

    /// What it looks like where it stands.
    pub fn force(&self, slot: u8) -> Force {
        Force { visibility: self.visibility, faces: self.faces, quality: self.quality, slot }
    }

    pub(super) fn apply(&self, context: &Context<'_>, offer: &mut Offer) {
        let force = |visibility: f32, faces: f32, quality: f32| visibility * faces * quality;
        let stronger =
            force(self.visibility, self.faces, self.quality) > force(offer.visibility, offer.faces, offer.quality);
        if context.runs_here && (stronger || offer.displayed_by == crate::program::NO_SLOT) {
            offer.visibility = self.visibility;
            offer.faces = self.faces;
            offer.quality = self.quality;
            offer.displayed_by = context.slot;
        }
    }
}
