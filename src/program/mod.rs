//! Trade programs: tactics compiled each day into the offer table, the only thing that the journey sees of them.

pub mod ads;
pub mod audience;
pub mod caps;
pub mod execution;
pub mod extras;
pub mod forecast;
pub mod funding;
pub mod mechanics;
pub mod offers;
mod plan;
pub mod run_down;
mod seen;
pub mod tactic;

pub use ads::{Ad, Flight, Sample};
pub use audience::{Known, Layer};
pub use caps::{Limits, Purse};
pub use execution::Execution;
pub use extras::{Extras, Gift, Lot, News, Pair, Promoter};
pub use forecast::Forecast;
pub use funding::Funding;
pub use offers::{Carrier, Coupon, DayOffers, Force, Glance, MARKET_DEAL, NO_SLOT, Offer, OnShelf, Regular};
pub use run_down::RunDown;
pub use tactic::{Program, Tactic};
