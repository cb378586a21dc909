//! What is measured, by the worlds that it needs.

use super::Block;

pub mod adoption;
pub mod buying;
mod dirichlet;
pub mod fulfilment;
pub mod habit;
pub mod loyalty;
mod spend;

/// All blocks.
#[must_use]
pub fn blocks() -> Vec<Block> {
    vec![buying::BLOCK, loyalty::BLOCK, adoption::BLOCK, fulfilment::BLOCK, habit::BLOCK]
}

/// Why a fact has no value.
#[must_use]
pub fn not_measured(fact: &str) -> String {
    match fact {
        "bullwhip" => "orders and stock of the account are not simulated yet: supply is unlimited".to_owned(),
        _ => "no validation world measures it yet".to_owned(),
    }
}
