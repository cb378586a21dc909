//! Runs worlds: one future, its twins, day by day.

pub mod assumptions;
pub mod caps;
pub mod daily;
pub mod day;
pub mod dues;
pub mod execute;
pub mod footprint;
pub mod fork;
pub mod fund;
mod goods;
mod pick;
pub mod post;
pub mod rebate;
pub mod recorder;
pub mod rivals;
pub mod settle;
pub mod split;
pub mod supply;
pub mod upkeep;
pub mod world;

pub use assumptions::Assumptions;
pub use footprint::Footprint;
pub use fork::{Alter, Branch, FutureRun, Seen, Watch, run_branches, run_future};
pub use recorder::ArmEnd;
pub use world::{Arm, World};
