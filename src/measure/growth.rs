//! Growth tree: Δ sales = Δ penetration × Δ frequency × Δ spend, as an exact log-mean split.

use super::lens::{Frame, Twin, paid_over};
use crate::ledger::{Ledger, Panel, Pick};
use serde::{Deserialize, Serialize};

/// Contributions to the change of the brand side's sales at the account, as shares of the twin's sales.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Growth {
    /// More households buy.
    pub penetration: f64,
    /// They buy more often.
    pub frequency: f64,
    /// They spend more each time.
    pub basket: f64,
    /// The sum of the three.
    pub total: f64,
}

/// Splits the change of sales; all zero when either world sells nothing.
#[must_use]
pub fn growth(twin: &Twin<'_>, frame: &Frame) -> Growth {
    let (with, without) = (tree(twin.with, twin.with_panel, frame), tree(twin.without, twin.without_panel, frame));
    split(with, without)
}

/// Sales, buyers, occasions.
fn tree(ledger: &Ledger, panel: &Panel, frame: &Frame) -> [f64; 3] {
    let shape = &ledger.shape;
    let own = (0..shape.products()).filter(|&p| shape.of_brand[p]).fold(0_u64, |bits, p| bits | 1 << p);
    let channels = (0..shape.channels()).filter(|&c| shape.at_account[c]);
    let sales: i128 =
        channels.map(|c| paid_over(ledger, frame.horizon(), Pick { channel: Some(c), products: Some(own) })).sum();
    [sales as f64, panel.own_buyers as f64, panel.own_occasions as f64]
}

/// Log-mean split of sales = buyers × occasions per buyer × sales per occasion.
fn split(with: [f64; 3], without: [f64; 3]) -> Growth {
    if with.iter().chain(&without).any(|v| *v <= 0.0) {
        return Growth::default();
    }
    let ratio = |at: usize| libm::log(with[at] / without[at]);
    let ln_sales = ratio(0);
    let change = (with[0] - without[0]) / without[0];
    // Logarithmic mean of the two sales levels relative to the twin's; 1 in the limit of no change.
    let weight = if ln_sales.abs() < 1e-12 { 1.0 } else { change / ln_sales };
    Growth {
        penetration: weight * ratio(1),
        frequency: weight * (ratio(2) - ratio(1)),
        basket: weight * (ln_sales - ratio(2)),
        total: change,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contributions_add_up_to_the_change_of_sales() {
        let g = split([132.0, 11.0, 24.0], [100.0, 10.0, 20.0]);
        assert!((g.penetration + g.frequency + g.basket - 0.32).abs() < 1e-12);
        assert!(g.penetration > 0.0 && g.frequency > 0.0 && g.basket > 0.0);
        assert_eq!(split([0.0, 0.0, 0.0], [1.0, 1.0, 1.0]), Growth::default());
    }
}
