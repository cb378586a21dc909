//! Laws of the simulator: what must hold in every scenario, each with a case in which it must not hold.

#[path = "laws/caps.rs"]
mod caps;
#[path = "laws/execution.rs"]
mod execution;
#[path = "laws/funding.rs"]
mod funding;
#[path = "laws/goods.rs"]
mod goods;
#[path = "laws/instruments.rs"]
mod instruments;
#[path = "laws/jbp.rs"]
mod jbp;
#[path = "laws/money.rs"]
mod money;
#[path = "laws/nothing.rs"]
mod nothing;
#[path = "laws/picks.rs"]
mod picks;
#[path = "laws/plans.rs"]
mod plans;
#[path = "laws/pnl.rs"]
mod pnl;
#[path = "laws/probes.rs"]
mod probes;
#[path = "laws/reach.rs"]
mod reach;
#[path = "laws/records.rs"]
mod records;
#[path = "laws/resumed.rs"]
mod resumed;
#[path = "laws/runs.rs"]
mod runs;
#[path = "laws/scarce.rs"]
mod scarce;
#[path = "laws/service.rs"]
mod service;
#[path = "laws/shelf.rs"]
mod shelf;
#[path = "laws/shoppers.rs"]
mod shoppers;
#[path = "laws/supply.rs"]
mod supply;
#[path = "laws/terms.rs"]
mod terms;
#[path = "laws/together.rs"]
mod together;
#[path = "laws/who.rs"]
mod who;
#[path = "laws/worlds.rs"]
mod worlds;
