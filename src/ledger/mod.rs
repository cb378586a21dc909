//! Every posting of a run: who paid whom, for what, where and when. Integers, so any order of adding gives the same total.

pub mod books;
pub mod entry;
pub mod panel;
pub mod query;
pub mod stock;

pub use books::{Funnel, Ledger, Outlay, Shape, ShelfFunnel, WeekBook};
pub use entry::{Line, Party};
pub use panel::{CategoryPanel, Panel};
pub use query::Pick;
pub use stock::StockWeek;
