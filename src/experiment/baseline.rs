//! Levels of the world without programs.

use super::arms::OutImpact;
use super::estimate::{Scale, level};
use super::results::{Baseline, BrandShare, ChannelLevel, Estimate, OmniGap, PanelCategory};
use super::supply_result;
use super::watch::Pairs;
use crate::ledger::{Ledger, Panel, WeekBook};
use crate::market::Market;
use crate::measure::{self, Frame, Impact, Pnl, SupplyReading, kpi};
use serde::{Deserialize, Serialize};

/// Levels of the baseline of one future.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct BaselineSample {
    /// In the order of [`kpi::KPIS`].
    levels: Vec<f64>,
    /// `[channel]`: packs and value.
    channels: Vec<(f64, f64)>,
    /// `[category]`: buyers, repeaters, occasions, packs, packs on deal.
    categories: Vec<[f64; 5]>,
    /// `[product]`: packs at the account.
    products: Vec<f64>,
    households: f64,
    supply: Option<SupplyReading>,
    /// `[from][to][lever]`: breaks over the horizon.
    pub(super) breaks: Vec<f64>,
    /// `[first touch][last touch][seller]`: purchase occasions over the horizon.
    pub(super) paths: Vec<f64>,
    /// Households that bought in one channel of the account, and in more: their number, and their purchase occasions.
    buyers: [[f64; 2]; 2],
    /// Profit and loss of both sides.
    pub(super) pnl: Pnl,
}

impl BaselineSample {
    /// Brand plus account profit, in ten-thousandths.
    #[must_use]
    pub fn system_profit(&self) -> f64 {
        self.levels[0]
    }
}

/// One future: the baseline's levels and every program's impact.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Sample {
    /// Levels without a program.
    pub baseline: BaselineSample,
    /// Impacts of the programs, then of the plans.
    pub programs: Vec<Impact>,
    /// `[program, then plan][watch]`: levels with it and without.
    pub watched: Vec<Pairs>,
    /// What arms with something left out do.
    pub outs: Vec<OutImpact>,
}

impl Sample {
    /// Reads the baseline and keeps the impacts; the books can go.
    #[must_use]
    pub fn new(ledger: &Ledger, panel: &Panel, (programs, outs): (Vec<Impact>, Vec<OutImpact>), frame: &Frame) -> Self {
        let shape = &ledger.shape;
        let sold = |p: usize, what: fn(&WeekBook, usize, usize) -> u64| {
            let own = (0..shape.channels()).filter(|&c| shape.at_account[c]);
            own.map(|c| ledger.over(frame.horizon()).map(|b| what(b, c, p)).sum::<u64>()).sum::<u64>() as f64
        };
        let of = |category: usize| (0..shape.products()).filter(move |&p| usize::from(shape.category[p]) == category);
        let categories = panel.categories.iter().enumerate().map(|(index, c)| {
            let packs = of(index).map(|p| sold(p, WeekBook::units)).sum();
            let on_deal = of(index).map(|p| sold(p, WeekBook::deal_units)).sum();
            [c.buyers as f64, c.repeaters as f64, c.occasions as f64, packs, on_deal]
        });
        let baseline = BaselineSample {
            levels: kpi::KPIS.iter().map(|k| (k.value)(ledger, panel, frame)).collect(),
            channels: (0..shape.channels())
                .map(|c| (kpi::packs(ledger, frame, c), kpi::value(ledger, frame, c)))
                .collect(),
            categories: categories.collect(),
            products: (0..shape.products()).map(|p| sold(p, WeekBook::units)).collect(),
            households: panel.households as f64,
            supply: measure::supply::supply(ledger, frame),
            breaks: measure::impact::count_breaks(ledger, frame),
            paths: measure::paths::paths(ledger, frame),
            buyers: [panel.single, panel.omni].map(|b| [b.households as f64, b.occasions as f64]),
            pnl: Pnl::of(ledger, &frame.horizon()),
        };
        Self { baseline, programs, outs, watched: Vec::new() }
    }
}

/// Estimates of all levels.
#[must_use]
pub fn baseline(market: &Market, scale: &Scale, samples: &[Sample]) -> Baseline {
    let kpi = |id: &str| {
        let index = kpi::KPIS.iter().position(|k| k.id == id).unwrap_or(0);
        let values: Vec<f64> = samples.iter().map(|s| s.baseline.levels[index]).collect();
        match kpi::KPIS[index].unit {
            kpi::Unit::Money => scale.money_level(&values),
            kpi::Unit::Packs => Estimate { p_positive: None, ..scale.packs(&values) },
            kpi::Unit::MoneyEach => {
                let each: Vec<f64> = values.iter().map(|v| v / crate::units::MONEY_SCALE as f64).collect();
                level(&each, scale.step, &scale.currency)
            }
            kpi::Unit::Ratio => level(&values, 1e-4, "ratio"),
            kpi::Unit::Share => level(&values, 1e-4, "share"),
        }
    };
    let by_channel = market.outlets().map(|c| ChannelLevel {
        channel: market.channels[c].id.clone(),
        sell_out_value: scale.money_level(&column(samples, |s| s.baseline.channels[c].1)),
        sell_out_units: Estimate { p_positive: None, ..scale.packs(&column(samples, |s| s.baseline.channels[c].0)) },
    });
    let (brand_profit, retailer_profit) = (kpi("brand_profit"), kpi("retailer_profit"));
    let pnls: Vec<&Pnl> = samples.iter().map(|s| &s.baseline.pnl).collect();
    Baseline {
        pnl: super::pnl_result::levels(market, scale, &pnls, [&brand_profit, &retailer_profit]),
        system_profit: kpi("system_profit"),
        brand_profit,
        retailer_profit,
        sell_out_value: kpi("sell_out_value"),
        sell_out_units: kpi("sell_out_units"),
        by_channel: by_channel.collect(),
        panel: (0..market.categories.len()).map(|c| panel(market, samples, c)).collect(),
        trips_per_household_week: kpi("trips_per_household_week"),
        basket: kpi("basket"),
        xch_share: kpi("xch_share"),
        leakage: kpi("leakage"),
        omni_gap: omni_gap(samples),
        supply: supply_result::levels(
            market,
            scale,
            &samples.iter().filter_map(|s| s.baseline.supply.as_ref()).collect::<Vec<_>>(),
        ),
    }
}

/// How much more those buy who use several channels; nothing when a group is empty in a future.
fn omni_gap(samples: &[Sample]) -> Option<OmniGap> {
    let each = |group: usize| {
        let of = |s: &Sample| kpi::ratio(s.baseline.buyers[group][1], s.baseline.buyers[group][0]);
        column(samples, of)
    };
    let (single, omni) = (each(0), each(1));
    if single.iter().chain(&omni).any(|v| *v <= 0.0) {
        return None;
    }
    let ratios: Vec<f64> = omni.iter().zip(&single).map(|(omni, single)| omni / single).collect();
    let share = column(samples, |s| {
        let [single, omni] = s.baseline.buyers.map(|b| b[0]);
        omni / (single + omni)
    });
    Some(OmniGap {
        share: level(&share, 1e-4, "share"),
        single: level(&single, 1e-4, "ratio"),
        omni: level(&omni, 1e-4, "ratio"),
        ratio: level(&ratios, 1e-4, "ratio"),
    })
}

fn column(samples: &[Sample], value: impl Fn(&Sample) -> f64) -> Vec<f64> {
    samples.iter().map(value).collect()
}

fn panel(market: &Market, samples: &[Sample], index: usize) -> PanelCategory {
    let category = &market.categories[index];
    let share = |part: usize, whole: usize| {
        let values = column(samples, |s| {
            let counts = &s.baseline.categories[index];
            kpi::ratio(counts[part], counts[whole])
        });
        level(&values, 1e-4, if part == 2 || part == 3 { "ratio" } else { "share" })
    };
    let penetration = column(samples, |s| kpi::ratio(s.baseline.categories[index][0], s.baseline.households));
    let brand_shares = category.brands.clone().map(|brand| {
        let of_brand = |s: &Sample| {
            let products = category.products.clone().filter(|&p| market.products[p].brand == brand);
            products.map(|p| s.baseline.products[p]).sum::<f64>()
        };
        let values = column(samples, |s| kpi::ratio(of_brand(s), s.baseline.categories[index][3]));
        BrandShare { brand: market.brands[brand].id.clone(), share: level(&values, 1e-4, "share") }
    });
    PanelCategory {
        category: category.id.clone(),
        penetration: level(&penetration, 1e-4, "share"),
        purchases_per_buyer: share(2, 0),
        units_per_purchase: share(3, 2),
        deal_share: share(4, 3),
        repeat_rate: share(1, 0),
        brand_shares: brand_shares.collect(),
    }
}
