//! Display: a second placement. Where it stands is decided per store; the cell holds how visible it is there.

use super::{Context, Offer};
use crate::scenario::DisplaySpec;

/// A display.
#[derive(Clone, Copy, Debug)]
pub struct Display {
    visibility: f32,
}

impl Display {
    pub(super) fn read(spec: &DisplaySpec) -> Self {
        Self { visibility: spec.visibility.unwrap_or(1.0) as f32 }
    }

    pub(super) fn apply(&self, context: &Context<'_>, offer: &mut Offer) {
        if context.runs_here {
            offer.visibility = offer.visibility.max(self.visibility);
        }
    }
}
