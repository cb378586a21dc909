//! What is measured, by the worlds that it needs.

use super::Block;
use super::lab::V0;

pub mod buying;
mod dirichlet;
pub mod price;
pub mod range;
pub mod shelf;

/// All blocks; of several with the same fact, the first one gives the value that counts.
#[must_use]
pub fn blocks() -> Vec<Block> {
    vec![
        buying::BLOCK,
        price::BLOCK,
        price::SNACKS,
        price::HOME,
        price::INVOLVED,
        shelf::BLOCK,
        range::LISTING,
        range::DELISTING,
        range::RIVALS,
    ]
}

/// Why a fact has no value.
#[must_use]
pub fn not_measured(fact: &str) -> String {
    match fact {
        "bullwhip" => "orders and stock of the account are not simulated yet: supply is unlimited".to_owned(),
        _ => "no validation world measures it yet".to_owned(),
    }
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
