//! Negative controls: each breaks the mechanism behind a fact, so that the fact has to turn red.

use crate::engine::World;

mod buying;
mod offers;
mod price;
mod service;
mod shelf;

/// A mechanism broken on purpose.
#[derive(Clone, Copy, Debug)]
pub struct Control {
    /// Fact that has to notice.
    pub fact: &'static str,
    /// Metric that has to leave its bounds.
    pub metric: &'static str,
    /// What is broken.
    pub says: &'static str,
    /// Values set in every scenario, as by `--set`.
    pub sets: &'static [(&'static str, &'static str)],
    /// Done to every world after it is built.
    pub world: fn(&mut World),
}

/// Leaves a world as it is.
pub const fn as_is(_: &mut World) {}

/// All controls.
#[must_use]
pub fn controls() -> Vec<&'static Control> {
    [buying::CONTROLS, price::CONTROLS, offers::CONTROLS, service::CONTROLS, shelf::CONTROLS].concat()
}
