//! Is the loop over shoppers lean: it allocates nothing once its buffers have grown, and it takes the instructions of the
//! processor at hand without a bit of any result hanging on them.
//!
//! Allocations are counted by a global allocator of its own, which is why this is a test program of its own.

#[path = "lean/allocations.rs"]
mod allocations;
#[path = "lean/kernels.rs"]
mod kernels;
#[path = "lean/paths.rs"]
mod paths;

use omnisim::engine::World;
use omnisim::scenario::load::from_text;

/// The market of the speed benches: two categories of ten products, eight outlets.
const FULL: &str = include_str!("../benches/worlds/full.toml");

/// That market with so many shoppers.
fn world(shoppers: u32) -> World {
    let mut scenario = from_text(FULL).unwrap_or_else(|problem| panic!("{problem}"));
    scenario.shoppers = shoppers;
    World::build(&scenario, 0, true)
}
