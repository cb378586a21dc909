//! From text to a scenario whose values cannot fail.

pub mod check;
pub mod codes;
pub mod defaults;
pub mod diagnostic;
pub mod load;
mod notes;
pub mod render;
mod rest;
mod rules;
pub mod schema;
mod set;
mod shape;
mod slips;
pub mod spec;
mod spec_caps;
mod spec_delivery;
mod spec_goods;
mod spec_market;
mod spec_mechanic;
mod spec_plan;
mod spec_program;
mod spec_supply;
mod syntax;
pub mod template;
mod tree;
pub mod values;

pub use check::Scenario;
pub use diagnostic::{Diagnostic, Severity};
pub use load::{Checked, check_path, check_text, check_text_with};
pub use notes::DefaultNote;
pub use spec::*;
pub use values::{CalendarDate, Percent};
