//! Link investment: prices, offers, information, members and stock carry over better between touchpoints for a time, at a
//! cost. The journey reads the links of the day and knows no more.

use crate::market::{Links, Market};
use crate::scenario::LinkInvestmentSpec;
use crate::units::Money;

/// Links paid for.
#[derive(Clone, Debug)]
pub struct LinkInvestment {
    /// From and to.
    pairs: Vec<(usize, usize)>,
    /// Levels by lever; `None` keeps what is there.
    levels: [Option<f32>; 5],
    /// Cost a week, for the simulated shoppers' share of the market.
    pub(super) cost_per_week: Money,
}

impl LinkInvestment {
    pub(super) fn read(spec: &LinkInvestmentSpec, market: &Market) -> Self {
        let all = |ids: &[String]| ids.iter().filter_map(|id| market.channel_index(id)).collect::<Vec<usize>>();
        let (from, to) = (all(&spec.from), all(&spec.to));
        let pairs = from.iter().flat_map(|&f| to.iter().map(move |&t| (f, t))).filter(|(f, t)| f != t).collect();
        let levels = [spec.price, spec.promotion, spec.information, spec.identity, spec.stock];
        let cost = spec.cost_per_week.unwrap_or(0.0) / market.households_per_shopper;
        Self {
            pairs,
            levels: levels.map(|level| level.map(|l| l as f32)),
            cost_per_week: Money::from_units(cost).unwrap_or_default(),
        }
    }

    pub(super) fn set(&self, links: &mut Links) {
        self.pairs.iter().for_each(|&pair| links.set(pair, &self.levels));
    }
}
