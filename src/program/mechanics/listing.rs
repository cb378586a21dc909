//! Listing and delisting: an outlet takes products onto its shelf or off it. Who knew a product there and finds it gone
//! reacts as to an empty shelf (E18).

use crate::program::offers::Regular;

/// A decision on what is on the shelf.
#[derive(Clone, Copy, Debug)]
pub struct Listing {
    listed: bool,
}

impl Listing {
    /// Products come onto the shelf.
    pub(super) const IN: Self = Self { listed: true };
    /// Products leave the shelf.
    pub(super) const OUT: Self = Self { listed: false };

    pub(super) fn set_regular(self, regular: &mut Regular) {
        regular.listed = self.listed;
    }
}
