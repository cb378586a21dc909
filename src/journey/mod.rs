//! What shoppers do on a day: needs, touchpoints met, outlet, products. Knows the offer table and no mechanic.

pub mod again;
pub mod arrive;
pub mod bound;
pub mod channel;
pub mod choose;
pub mod consider;
pub mod contest;
pub mod extras;
pub mod fading;
pub mod funnel;
pub mod knowledge;
pub mod learn;
pub mod loyalty;
pub mod media;
pub mod missing;
pub mod need;
pub mod order;
pub mod plan;
pub mod promoter;
pub mod sample;
pub mod scene;
pub mod shelf;
pub mod today;
pub mod touch;
pub mod walk;

pub use again::{Lost, Reason, Unserved, UsedUp};
pub use fading::Fading;
pub use knowledge::Knowledge;
pub use plan::DayPlan;
pub use scene::{
    Asked, Beyond, Break, Intent, Joined, JournalEvent, Missing, Pass, Reaction, Scene, ShardDay, Stage, Visit, Way,
};
pub use today::Today;
