//! Joint business plans: the file, its check, its starter, and the map of what a plan does where.

mod check;
mod coverage;
mod spec;
mod starter;

pub use check::{Checked, Jbp, check_text};
pub use coverage::{Cell, coverage};
pub use spec::*;
pub use starter::starter;
