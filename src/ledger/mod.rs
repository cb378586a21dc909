//! Every posting of a run: who paid whom, for what, where and when. Integers, so any order of adding gives the same total.

pub mod accrual;
pub mod books;
pub mod daily;
pub mod entry;
pub mod panel;
pub mod query;
pub mod split;
pub mod stock;

pub use accrual::{Accrued, CarriedOut, Given};
pub use books::{Funnel, Ledger, Outlay, Shape, ShelfFunnel, WeekBook};
pub use daily::{ChannelDay, DayRecord};
pub use entry::{Line, Party};
pub use panel::{Buyers, CategoryPanel, Panel};
pub use query::Pick;
pub use split::{Group, Split, StoreSales, weeks_before};
pub use stock::StockWeek;
