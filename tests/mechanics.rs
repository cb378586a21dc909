//! Every mechanic of the format has a small scenario that shows it, and moves what it should, in the direction it should.
//!
//! Files of `scenarios/mechanics` are found by themselves: one that is added is checked like the others, and a mechanic
//! of the format without a file is named as missing.

#[path = "mechanics/common.rs"]
mod common;
#[path = "mechanics/coupons.rs"]
mod coupons;
#[path = "mechanics/joining.rs"]
mod joining;
#[path = "mechanics/media.rs"]
mod media;
#[path = "mechanics/orders.rs"]
mod orders;
#[path = "mechanics/prices.rs"]
mod prices;
#[path = "mechanics/shelf.rs"]
mod shelf;
#[path = "mechanics/twins.rs"]
mod twins;
