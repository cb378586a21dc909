//! Every posting of a run: who paid whom, for what, where and when. Integers, so any order of adding gives the same total.

pub mod entry;
#[allow(clippy::module_inception, reason = "the ledger of the ledger module")]
pub mod ledger;
pub mod query;

pub use entry::{Line, Party};
pub use ledger::{Funnel, Ledger, Outlay, Shape, WeekBook};
