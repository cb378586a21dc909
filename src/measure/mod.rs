//! Reads ledgers: one truth, two lenses. Nothing here sees a shopper or runs anything.

pub mod bridge;
pub mod comparisons;
pub mod daily;
pub mod growth;
pub mod impact;
pub mod instruments;
pub mod kpi;
pub mod lens;
pub mod matrix;
pub mod paths;
pub mod pnl;
pub mod scope;
pub mod supply;

pub use impact::{Impact, impact};
pub use lens::{Frame, Twin};
pub use pnl::Pnl;
pub use supply::SupplyReading;
