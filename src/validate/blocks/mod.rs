//! What is measured, by the worlds that it needs.

use super::Block;
use super::lab::V0;

pub mod adoption;
pub mod buying;
mod clicks;
pub mod coupons;
mod dirichlet;
pub mod flexibility;
pub mod fulfilment;
pub mod habit;
pub mod inertia;
pub mod loyalty;
pub mod media;
pub mod own;
pub mod price;
pub mod profit;
pub mod range;
pub mod sampling;
pub mod search;
pub mod season;
pub mod shelf;
mod spend;
mod supply;

/// All blocks; of several with the same fact, the first one gives the value that counts.
#[must_use]
pub fn blocks() -> Vec<Block> {
    vec![
        buying::BLOCK,
        price::BLOCK,
        inertia::BLOCK,
        profit::BLOCK,
        flexibility::BLOCK,
        season::BLOCK,
        media::BLOCK,
        search::BLOCK,
        coupons::BLOCK,
        sampling::BLOCK,
        loyalty::BLOCK,
        adoption::BLOCK,
        fulfilment::BLOCK,
        habit::BLOCK,
        shelf::BLOCK,
        supply::BLOCK,
        range::LISTING,
        range::DELISTING,
        range::RIVALS,
        price::SNACKS,
        price::HOME,
        price::INVOLVED,
    ]
}

/// Blocks that take longest, the longest first: they are begun first, so that none of them is left alone at the end.
pub const LONGEST: [&str; 7] = [
    "prices, snacks and drinks",
    "prices, high involvement",
    "prices, home care",
    "prices and promotions",
    "profit of promotions",
    "flexible consumption",
    "deal habit",
];

/// Most bytes that a block holds for one seed, in full and in smaller worlds: those of prices, with twins for every event.
pub const LARGEST: [u64; 2] = [700_000_000, 300_000_000];

/// Why a fact has no value.
#[must_use]
pub fn not_measured(fact: &str) -> String {
    format!("no validation world measures {fact} yet")
}

/// V0 without ordinary deals, so that every event has a clean window; in another archetype when asked for.
#[must_use]
pub fn clean(archetype: Option<&str>) -> String {
    let kept: String = V0.lines().filter(|l| !l.starts_with("deals")).map(|l| format!("{l}\n")).collect();
    match archetype {
        Some(other) => kept.replace("archetype = \"personal-care\"", &format!("archetype = \"{other}\"")),
        None => kept,
    }
}
