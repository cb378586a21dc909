//! What a tactic takes off the price, for which products, where and when.

use super::Arm;
use crate::scenario::spec::{ChannelSpec, GuardrailSpec, MechanicSpec, ProductSpec, ScenarioSpec, TacticSpec};
use crate::scenario::values::Percent;
use serde_json::Value;

/// Products and channels that a rule is about.
#[derive(Clone, Copy, Debug)]
pub struct Scope<'a> {
    rule: &'a GuardrailSpec,
}

impl<'a> Scope<'a> {
    /// The scope of a rule.
    #[must_use]
    pub const fn of(rule: &'a GuardrailSpec) -> Self {
        Self { rule }
    }

    /// Is the product in scope.
    #[must_use]
    pub fn has_product(&self, product: &ProductSpec) -> bool {
        let (brands, products) = (&self.rule.brands, &self.rule.products);
        (brands.is_empty() && products.is_empty()) || brands.contains(&product.brand) || products.contains(&product.id)
    }

    /// Is the channel in scope.
    #[must_use]
    pub fn has_channel(&self, id: &str) -> bool {
        self.rule.channels.is_empty() || self.rule.channels.iter().any(|c| c == id)
    }

    /// Are any product and channel of the tactic in scope.
    #[must_use]
    pub fn concerns(&self, spec: &ScenarioSpec, tactic: &TacticSpec) -> bool {
        let of_all_products = self.rule.brands.is_empty() && self.rule.products.is_empty();
        let product = of_all_products || products(spec, tactic).any(|p| self.has_product(p));
        product && (self.rule.channels.is_empty() || places(tactic).iter().any(|c| self.has_channel(c)))
    }
}

/// The word of a mechanic, as the file writes it.
#[must_use]
pub fn word(mechanic: &MechanicSpec) -> String {
    let written = serde_json::to_value(mechanic).unwrap_or_default();
    written.as_object().and_then(|table| table.keys().next().cloned()).unwrap_or_default()
}

/// The table of a mechanic, as the file writes it.
fn table(mechanic: &MechanicSpec) -> Value {
    let written = serde_json::to_value(mechanic).unwrap_or_default();
    written.as_object().and_then(|table| table.values().next().cloned()).unwrap_or_default()
}

/// Share that a mechanic takes off the shelf price; `None` when it is no discount for shoppers.
#[must_use]
pub fn depth(mechanic: &MechanicSpec) -> Option<f64> {
    let written = table(mechanic);
    let depth = written.get("depth").and_then(Value::as_str).and_then(Percent::parse)?;
    (depth.0 > 0.0).then_some(depth.0)
}

/// Is the discount taken at the till on top of the shelf price.
fn is_coupon(mechanic: &MechanicSpec) -> bool {
    word(mechanic).ends_with("coupon")
}

/// Channels in which shoppers get what the tactic gives.
#[must_use]
pub fn places(tactic: &TacticSpec) -> Vec<&str> {
    match &tactic.mechanic {
        MechanicSpec::AppCoupon(coupon) => coupon.redeem_in.iter().map(String::as_str).collect(),
        _ => tactic.delivery.channels.iter().map(String::as_str).collect(),
    }
}

/// Products of a tactic in the order of the catalog.
pub fn products<'a>(spec: &'a ScenarioSpec, tactic: &'a TacticSpec) -> impl Iterator<Item = &'a ProductSpec> + 'a {
    let all = spec.category.iter().flat_map(|c| &c.product);
    all.filter(|p| tactic.products.contains(&p.id) || tactic.brands.contains(&p.brand))
}

/// Days of a tactic as numbers, both included.
#[must_use]
pub fn days(tactic: &TacticSpec) -> (i64, i64) {
    (day(tactic.delivery.from.0), day(tactic.delivery.to.0))
}

/// A date as a number of days.
#[must_use]
pub fn day(date: time::Date) -> i64 {
    i64::from(date.to_julian_day())
}

/// Do two stretches of days share one.
#[must_use]
pub fn overlap(a: (i64, i64), b: (i64, i64)) -> bool {
    a.0 <= b.1 && b.0 <= a.1
}

/// One discount on one product in one channel.
#[derive(Clone, Debug)]
pub struct Deal<'a> {
    /// The tactic.
    pub tactic: &'a TacticSpec,
    /// Its place in the document.
    pub path: String,
    /// The product.
    pub product: &'a ProductSpec,
    /// The channel.
    pub channel: &'a ChannelSpec,
    /// Share off the price.
    pub depth: f64,
    /// First and last day.
    pub days: (i64, i64),
}

/// Every discount of a program in scope.
pub(super) fn deals<'a>(arm: &Arm<'a>) -> Vec<Deal<'a>> {
    let mut found = Vec::new();
    for (path, tactic) in arm.tactics() {
        let Some(depth) = depth(&tactic.mechanic) else { continue };
        for product in products(arm.spec, tactic).filter(|p| arm.scope.has_product(p)) {
            let named = places(tactic).into_iter().filter(|c| arm.scope.has_channel(c));
            let channels = named.filter_map(|id| arm.spec.channel.iter().find(|c| c.id == id));
            for channel in channels.filter(|c| is_sold(product, c)) {
                found.push(Deal { tactic, path: path.clone(), product, channel, depth, days: days(tactic) });
            }
        }
    }
    found
}

/// Is the product on the shelf of the channel without a program.
pub(super) fn is_sold(product: &ProductSpec, channel: &ChannelSpec) -> bool {
    let listed = product.listed_in.is_empty() || product.listed_in.contains(&channel.id);
    channel.trip_share.is_some() && listed
}

/// What a shopper pays for a unit when every discount that runs at the same time is taken: the deepest shelf-price cut, and a
/// coupon on top of it.
#[derive(Clone, Debug)]
pub struct Stack<'a> {
    /// The product.
    pub product: &'a ProductSpec,
    /// Price without a deal, tax included.
    pub usual: f64,
    /// Price paid, tax included.
    pub paid: f64,
    /// What the brand pays of it, without tax.
    pub brand: f64,
    /// In words.
    pub at: String,
    /// Place in the document.
    pub path: String,
}

/// Shelf price of a product in a channel without a deal.
pub(super) fn usual(product: &ProductSpec, channel: &ChannelSpec) -> f64 {
    product.price * channel.price_index.unwrap_or(1.0)
}

pub(super) fn stacks<'a>(arm: &Arm<'a>) -> Vec<Stack<'a>> {
    let all = deals(arm);
    let mut found: Vec<Stack<'a>> = all.iter().map(|deal| stack(arm, deal, None)).collect();
    for cut in all.iter().filter(|d| !is_coupon(&d.tactic.mechanic)) {
        let meets = |c: &&Deal<'a>| {
            is_coupon(&c.tactic.mechanic)
                && c.product.id == cut.product.id
                && c.channel.id == cut.channel.id
                && overlap(c.days, cut.days)
        };
        found.extend(all.iter().filter(meets).map(|coupon| stack(arm, cut, Some(coupon))));
    }
    found
}

fn stack<'a>(arm: &Arm<'a>, deal: &Deal<'a>, coupon: Option<&Deal<'a>>) -> Stack<'a> {
    let untaxed = 1.0 / (1.0 + arm.spec.scenario.value_added_tax.map_or(0.0, |t| t.0));
    let usual = usual(deal.product, deal.channel);
    let cut = usual * deal.depth;
    let off = coupon.map_or(0.0, |c| (usual - cut) * c.depth);
    let share = |d: &Deal<'a>| d.tactic.funding.brand.map_or(1.0, |s| s.0);
    let brand = (cut * share(deal) + off * coupon.map_or(0.0, share)) * untaxed;
    let with = coupon.map_or_else(String::new, |c| format!(" with `{}`", c.tactic.id));
    Stack {
        product: deal.product,
        usual,
        paid: usual - cut - off,
        brand,
        at: format!("`{}`{with} on `{}` in `{}`", deal.tactic.id, deal.product.id, deal.channel.id),
        path: deal.path.clone(),
    }
}
