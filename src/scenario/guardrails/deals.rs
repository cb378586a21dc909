//! What a tactic takes off the price, for which products, where and when.

use super::Arm;
use super::given::Given;
use crate::scenario::spec::{ChannelSpec, GuardrailSpec, MechanicSpec, ProductSpec, ScenarioSpec, TacticSpec};

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

/// Channels in which shoppers get what the tactic gives.
#[must_use]
pub fn places(tactic: &TacticSpec) -> Vec<&str> {
    match &tactic.mechanic {
        MechanicSpec::AppCoupon(coupon) => coupon.redeem_in.iter().map(String::as_str).collect(),
        _ => tactic.delivery.channels.iter().map(String::as_str).collect(),
    }
}

/// Products of a tactic in the order of the catalog, the second part of a bundle included.
pub fn products<'a>(spec: &'a ScenarioSpec, tactic: &'a TacticSpec) -> impl Iterator<Item = &'a ProductSpec> + 'a {
    let all = spec.category.iter().flat_map(|c| &c.product);
    let with = match &tactic.mechanic {
        MechanicSpec::Bundle(bundle) => bundle.with.as_slice(),
        _ => &[],
    };
    all.filter(|p| tactic.products.contains(&p.id) || tactic.brands.contains(&p.brand) || with.contains(&p.id))
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

/// What one tactic gives on one product in one channel.
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
    /// What is given on one pack.
    pub given: Given,
    /// First and last day.
    pub days: (i64, i64),
}

impl Deal<'_> {
    /// Is it taken at the till on top of the shelf price.
    fn is_on_top(&self) -> bool {
        let beside = matches!(self.tactic.mechanic, MechanicSpec::Multibuy(_) | MechanicSpec::Bundle(_));
        beside || word(&self.tactic.mechanic).ends_with("coupon")
    }

    /// Part of the discount that the brand pays; a deal with the outlet is paid off the invoice.
    fn share(&self) -> f64 {
        let off_invoice = matches!(self.tactic.mechanic, MechanicSpec::TradeDeal(_));
        if off_invoice { 0.0 } else { self.brand() }
    }

    fn brand(&self) -> f64 {
        self.tactic.funding.brand.map_or(1.0, |share| share.0)
    }

    fn meets(&self, other: &Self) -> bool {
        self.product.id == other.product.id && self.channel.id == other.channel.id && overlap(self.days, other.days)
    }

    /// Is there no day, place or shopper of the other deal without this one.
    fn covers(&self, other: &Self) -> bool {
        let d = &self.tactic.delivery;
        let few_shoppers = d.audience.is_some() || d.reach.is_some() || d.rules.is_some() || !d.segments.is_empty();
        let few_places = !d.formats.is_empty() || d.compliance.is_some() || d.executed.is_some();
        let partly = few_shoppers || few_places || !d.weekdays.is_empty() || d.caps.is_some();
        !partly && self.days.0 <= other.days.0 && other.days.1 <= self.days.1
    }
}

/// Everything that a program gives in scope.
pub(super) fn deals<'a>(arm: &Arm<'a>) -> Vec<Deal<'a>> {
    let mut found = Vec::new();
    for (path, tactic) in arm.tactics() {
        for product in products(arm.spec, tactic).filter(|p| arm.scope.has_product(p)) {
            let named = places(tactic).into_iter().filter(|c| arm.scope.has_channel(c));
            let channels = named.filter_map(|id| arm.spec.channel.iter().find(|c| c.id == id));
            for channel in channels.filter(|c| is_sold(product, c)) {
                let given = Given::of(arm.spec, &tactic.mechanic, (product, channel));
                if given.is_something() {
                    found.push(Deal { tactic, path: path.clone(), product, channel, given, days: days(tactic) });
                }
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

/// What a pack costs everybody when discounts that run at the same time are taken: the deepest shelf-price cut, one of
/// coupon, multibuy and bundle on top of it, and beside them a gift and money off the invoice.
#[derive(Clone, Debug)]
pub struct Stack<'a> {
    /// The product.
    pub product: &'a ProductSpec,
    /// Price without a deal, tax included.
    pub usual: f64,
    /// Price paid, tax included.
    pub paid: f64,
    /// What the brand pays the outlet for it, without tax.
    pub brand: f64,
    /// What brand and outlet pay for a gift.
    pub gift: [f64; 2],
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
    let mut found: Vec<Stack<'a>> = Vec::new();
    let mut add = |parts: &[&Deal<'a>]| found.extend(beside(&all, parts).iter().map(|parts| stack(arm, parts)));
    all.iter().for_each(|deal| add(&[deal]));
    for cut in all.iter().filter(|d| !d.is_on_top() && d.given.depth > 0.0 && d.given.invoice == 0.0) {
        all.iter().filter(|d| d.is_on_top() && d.meets(cut)).for_each(|top| add(&[cut, top]));
    }
    found
}

/// Some discounts alone, and with the dearest money off the invoice and the dearest gift that they meet.
fn beside<'d, 'a>(all: &'d [Deal<'a>], parts: &[&'d Deal<'a>]) -> Vec<Vec<&'d Deal<'a>>> {
    let mut found = vec![parts.to_vec()];
    let costs: [fn(&Deal<'_>) -> f64; 2] = [|d| d.given.invoice, |d| d.given.gift.unwrap_or(0.0)];
    for cost in costs {
        let meets = |d: &&Deal<'a>| cost(d) > 0.0 && parts.iter().all(|p| p.meets(d) && cost(p) == 0.0);
        let Some(dearest) = all.iter().filter(meets).max_by(|a, b| cost(a).total_cmp(&cost(b))) else { continue };
        let with = |parts: &Vec<&'d Deal<'a>>| [parts.as_slice(), &[dearest]].concat();
        let joined: Vec<Vec<&'d Deal<'a>>> = found.iter().map(with).collect();
        if parts.iter().any(|p| dearest.covers(p)) {
            found = joined;
        } else {
            found.extend(joined);
        }
    }
    found
}

fn stack<'a>(arm: &Arm<'a>, parts: &[&Deal<'a>]) -> Stack<'a> {
    let untaxed = 1.0 / (1.0 + arm.spec.scenario.value_added_tax.map_or(0.0, |t| t.0));
    let (first, rest) = (parts[0], &parts[1..]);
    let usual = usual(first.product, first.channel);
    let cuts = parts.iter().filter(|d| !d.is_on_top());
    let deepest = cuts.max_by(|a, b| a.given.depth.total_cmp(&b.given.depth));
    let cut = deepest.map_or(0.0, |d| usual * d.given.depth);
    let top = parts.iter().find(|d| d.is_on_top());
    let off = top.map_or(0.0, |d| (usual - cut) * d.given.depth);
    let of_discount = cut * deepest.map_or(0.0, |d| d.share()) + off * top.map_or(0.0, |d| d.share());
    let invoice: f64 = parts.iter().map(|d| d.given.invoice).sum();
    let gift = |part: fn(&Deal<'_>) -> f64| parts.iter().map(|d| d.given.gift.unwrap_or(0.0) * part(d)).sum();
    let others: Vec<String> = rest.iter().map(|d| format!(" with `{}`", d.tactic.id)).collect();
    Stack {
        product: first.product,
        usual,
        paid: usual - cut - off,
        brand: of_discount * untaxed + invoice,
        gift: [gift(|d| d.brand()), gift(|d| 1.0 - d.brand())],
        at: format!("`{}`{} on `{}` in `{}`", first.tactic.id, others.concat(), first.product.id, first.channel.id),
        path: first.path.clone(),
    }
}
