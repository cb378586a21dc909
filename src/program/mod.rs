//! Trade programs: tactics compiled each day into the offer table, the only thing that the journey sees of them.

pub mod mechanics;
pub mod offers;
pub mod tactic;

pub use offers::{Coupon, DayOffers, MARKET_DEAL, NO_SLOT, Offer, OnShelf, Regular};
pub use tactic::{Funding, Program, Tactic};
