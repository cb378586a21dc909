//! From text to a scenario whose values cannot fail.

pub mod check;
pub mod defaults;
pub mod diagnostic;
pub mod load;
pub mod schema;
pub mod spec;
pub mod values;

pub use check::Scenario;
pub use spec::*;
pub use values::{CalendarDate, Percent};
