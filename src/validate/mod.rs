//! Does the simulated market behave like real ones: measures published facts on validation worlds, and breaks each
//! mechanism on purpose to show that its fact would notice.
//!
//! A [`Block`] builds worlds for one seed and measures some facts; [`run`] pools blocks over seeds into a [`Document`]; a
//! [`Control`] is what breaks a mechanism. Effects are differences of twins, never regressions.

pub mod blocks;
pub mod controls;
pub mod document;
pub mod facts;
pub mod lab;
pub mod plan;
pub mod reading;
pub mod run;
pub mod tally;

pub use controls::Control;
pub use document::Document;
pub use lab::{Fault, Lab};
pub use reading::Reading;

/// Facts that are measured together because they share worlds and twins.
#[derive(Clone, Copy, Debug)]
pub struct Block {
    /// Name in progress and messages.
    pub id: &'static str,
    /// Facts that it measures.
    pub facts: &'static [&'static str],
    /// Measures them for one seed.
    pub measure: fn(&Lab) -> Result<Vec<Reading>, Fault>,
}
