//! What a tactic gives on one pack of a product in a channel: money off the price, money off the invoice, a gift.

use super::deals::usual;
use crate::scenario::defaults::Behaviour;
use crate::scenario::pass_through::pass_through;
use crate::scenario::spec::{ChannelSpec, MechanicSpec, MultibuySpec, ProductSpec, ScenarioSpec, TradeDealSpec};
use crate::scenario::values::Percent;
use serde_json::Value;

/// Deepest cut of a shelf price that a deal with the outlet can make, as in the simulation.
const DEEPEST: f64 = 0.95;

/// What is given on one pack.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Given {
    /// Share off the shelf price, over whole lots where several packs are needed.
    pub depth: f64,
    /// Money off the invoice of the outlet, without tax; the brand pays it.
    pub invoice: f64,
    /// Cost of a gift; `None` without one.
    pub gift: Option<f64>,
}

impl Given {
    pub(super) fn of(
        spec: &ScenarioSpec,
        mechanic: &MechanicSpec,
        (product, channel): (&ProductSpec, &ChannelSpec),
    ) -> Self {
        let usual = usual(product, channel);
        match mechanic {
            MechanicSpec::Multibuy(lot) => Self { depth: of_lot(lot, usual), ..Self::default() },
            MechanicSpec::TradeDeal(deal) => Self {
                depth: passed_on(spec, deal, product, usual),
                invoice: product.sell_in_price * deal.off_invoice.0,
                gift: None,
            },
            MechanicSpec::Gift(gift) => Self { gift: Some(gift.unit_cost), ..Self::default() },
            _ => Self { depth: written(mechanic), ..Self::default() },
        }
    }

    /// Do shoppers get anything: money off, or a gift.
    pub(super) const fn is_for_shoppers(&self) -> bool {
        self.depth > 0.0 || self.gift.is_some()
    }

    pub(super) const fn is_something(&self) -> bool {
        self.is_for_shoppers() || self.invoice > 0.0
    }
}

/// The share that the table of a mechanic states.
fn written(mechanic: &MechanicSpec) -> f64 {
    let written = serde_json::to_value(mechanic).unwrap_or_default();
    let table = written.as_object().and_then(|table| table.values().next());
    let depth = table.and_then(|t| t.get("depth")).and_then(Value::as_str).and_then(Percent::parse);
    depth.map_or(0.0, |depth| depth.0.max(0.0))
}

/// What a whole lot saves, as a share of the price of its packs.
fn of_lot(lot: &MultibuySpec, usual: f64) -> f64 {
    let packs = f64::from(lot.packs.max(1));
    let saved = match *lot {
        MultibuySpec { price: Some(price), .. } if usual > 0.0 => packs - price / usual,
        MultibuySpec { price: Some(_), .. } => 0.0,
        MultibuySpec { pay_for: Some(paid), .. } => packs - f64::from(paid),
        MultibuySpec { free: Some(free), .. } => f64::from(free),
        _ => lot.last_off.map_or(0.0, |share| share.0),
    };
    (saved / packs).clamp(0.0, 1.0)
}

/// The cut of the shelf price that the outlet makes with the money off its invoice (E21).
fn passed_on(spec: &ScenarioSpec, deal: &TradeDealSpec, product: &ProductSpec, usual: f64) -> f64 {
    let brands = spec.category.iter().flat_map(|c| &c.brand);
    let share = brands.into_iter().find(|b| b.id == product.brand).map_or(0.0, |b| b.share.0);
    let by_size = || pass_through(share, &Behaviour::resolve(&spec.behaviour));
    let taxed = 1.0 + spec.scenario.value_added_tax.map_or(0.0, |t| t.0);
    let money = product.sell_in_price * deal.off_invoice.0 * taxed;
    if usual > 0.0 {
        (money * deal.pass_through.map_or_else(by_size, |p| p.0) / usual).clamp(0.0, DEEPEST)
    } else {
        0.0
    }
}
