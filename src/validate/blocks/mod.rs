//! What is measured, by the worlds that it needs.

use super::Block;

pub mod buying;
mod clicks;
pub mod coupons;
mod dirichlet;
pub mod media;
pub mod sampling;
pub mod search;

/// All blocks.
#[must_use]
pub fn blocks() -> Vec<Block> {
    vec![buying::BLOCK, media::BLOCK, search::BLOCK, coupons::BLOCK, sampling::BLOCK]
}

/// Why a fact has no value.
#[must_use]
pub fn not_measured(fact: &str) -> String {
    match fact {
        "bullwhip" => "orders and stock of the account are not simulated yet: supply is unlimited".to_owned(),
        _ => "no validation world measures it yet".to_owned(),
    }
}
