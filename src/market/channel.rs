//! Touchpoints, the stores of store channels, and ways to receive an online order.

use super::Calendar;
use crate::ids::{Day, text_key};
use crate::scenario::defaults::format;
use crate::scenario::{ChannelKind, ChannelSpec, FulfilmentKind, FulfilmentSpec, Owner, ScenarioSpec};
use crate::units::Money;

/// A touchpoint.
#[derive(Clone, Debug)]
pub struct Channel {
    /// Identifier in the scenario.
    pub id: String,
    /// Key of its draws.
    pub key: u32,
    /// Kind.
    pub kind: ChannelKind,
    /// Owner.
    pub owner: Owner,
    /// Is anything sold here.
    pub sells: bool,
    /// Share of trips at base prices.
    pub trip_share: f64,
    /// Share of households that can use it (of those with the app, for an app).
    pub reach: f64,
    /// Shelf price relative to the product's price.
    pub price_index: f64,
    /// Contacts a week without a purchase in mind.
    pub contacts_per_week: f64,
    /// Rest of basket on a fill-in and a major trip, tax included.
    pub rest_of_basket: [Money; 2],
    /// Margin of the owner on the rest of the basket, share of spend.
    pub rest_margin: f64,
    /// Handling cost of one unit.
    pub handling: Money,
    /// Stores of this channel, as a range of [`super::Market::stores`]; empty online.
    pub stores: std::ops::Range<usize>,
    /// Cumulated share of shoppers by store, in the order of `stores`.
    pub store_shares: Vec<f64>,
    /// Usual ways to receive an order; none in stores.
    pub ways: Ways,
    /// Part of an order that fees usually take, by the mean over trips; shares of trips hold it.
    pub usual_burden: f32,
    /// Logarithm of the yearly growth of its share of trips.
    pub ln_growth: f64,
}

impl Channel {
    /// Is it a touchpoint of the account.
    #[must_use]
    pub fn is_account(&self) -> bool {
        self.owner == Owner::Account
    }

    /// Utility won or lost since the start of the horizon by the drift of its share of trips.
    #[must_use]
    pub fn drift(&self, calendar: &Calendar, day: Day) -> f32 {
        if self.ln_growth == 0.0 {
            return 0.0;
        }
        let days = f64::from(day) - f64::from(calendar.warm_up_days);
        (self.ln_growth * days.max(0.0) / 365.25) as f32
    }

    /// Can only households with the account's app use it.
    #[must_use]
    pub fn needs_app(&self) -> bool {
        self.is_account() && self.kind == ChannelKind::App
    }
}

/// Dissimilarity of the ways to receive an order.
///
/// Assumption: delivery and collection of one shop are near substitutes, so that a second way adds little.
const WAYS_NEST: f32 = 0.2;

/// Terms of one way to receive an order.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Terms {
    /// Fee paid by the shopper.
    pub fee: Money,
    /// Basket from which the fee is waived.
    pub free_from: Option<Money>,
    /// Cost per order.
    pub cost: Money,
}

impl Terms {
    /// Fee on a basket.
    #[must_use]
    pub fn fee_on(&self, basket: Money) -> Money {
        if self.free_from.is_some_and(|from| basket >= from) { Money::ZERO } else { self.fee }
    }

    /// Fee as a part of the basket, at most twice the basket.
    #[must_use]
    pub fn burden(&self, basket: Money) -> f32 {
        let fee = self.fee_on(basket);
        if fee == Money::ZERO { 0.0 } else { (fee.0 as f32 / basket.0.max(1) as f32).min(2.0) }
    }
}

/// Ways to receive an order.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Ways {
    /// Brought home.
    pub delivery: Option<Terms>,
    /// Collected in a store.
    pub collect: Option<Terms>,
    /// Share of orders that is collected at usual baskets.
    pub collected: f64,
}

impl Ways {
    /// Fees as a part of the basket, by the usual shares of the ways.
    #[must_use]
    pub fn burden(&self, basket: Money) -> f32 {
        let of = |terms: Option<Terms>| terms.map_or(0.0, |t| t.burden(basket));
        let collected = self.collected as f32;
        (1.0 - collected) * of(self.delivery) + collected * of(self.collect)
    }

    /// Is a fee taken on any way.
    #[inline]
    #[must_use]
    pub fn has_fees(&self) -> bool {
        let takes = |terms: &Option<Terms>| terms.is_some_and(|t| t.fee != Money::ZERO);
        takes(&self.delivery) || takes(&self.collect)
    }

    /// Utility of having both ways and not only delivery.
    #[must_use]
    pub fn appeal(&self) -> f32 {
        if self.delivery.is_none() { 0.0 } else { -WAYS_NEST * crate::math::ln(1.0 - self.collected.min(0.99) as f32) }
    }
}

/// One physical store.
#[derive(Clone, Debug)]
pub struct Store {
    /// Channel index.
    pub channel: usize,
    /// Node id.
    pub node: String,
    /// Number of the first store of its node: stock is kept by node.
    pub place: u32,
    /// Store format.
    pub format: String,
    /// Key of its draws: node and number.
    pub key: u32,
    /// Mean distance from home in km.
    pub distance_km: f64,
}

/// Touchpoints and stores of a scenario.
pub(super) fn build(spec: &ScenarioSpec, spread: f64) -> (Vec<Channel>, Vec<Store>) {
    let mut stores = Vec::new();
    let channels =
        spec.channel.iter().enumerate().map(|(index, c)| one_channel((index, c), spread, &mut stores)).collect();
    (channels, stores)
}

fn one_channel((index, spec): (usize, &ChannelSpec), spread: f64, stores: &mut Vec<Store>) -> Channel {
    let first = stores.len();
    let store_shares = add_stores(index, spec, stores);
    let money = |amount: f64| Money::from_units(amount).unwrap_or_default();
    let basket = spec.rest_of_basket;
    let rest = basket.map_or([Money::ZERO; 2], |b| [money(b.fill_in), money(b.major)]);
    Channel {
        id: spec.id.clone(),
        key: text_key(&spec.id),
        kind: spec.kind,
        owner: spec.owner,
        sells: spec.trip_share.is_some(),
        trip_share: spec.trip_share.map_or(0.0, |p| p.0),
        reach: spec.reach.map_or(1.0, |p| p.0),
        price_index: spec.price_index.unwrap_or(1.0),
        contacts_per_week: spec.contacts_per_week.unwrap_or(0.0),
        rest_of_basket: rest,
        rest_margin: basket.map_or(0.0, |b| b.margin.0),
        handling: money(spec.handling_cost_per_unit.unwrap_or(0.0)),
        stores: first..stores.len(),
        store_shares,
        usual_burden: usual_burden(&ways(spec), rest, spread),
        ways: ways(spec),
        ln_growth: libm::log(1.0 + spec.yearly_growth.map_or(0.0, |g| g.0)),
    }
}

/// Adds the stores of a channel; returns the cumulated share of shoppers up to each.
fn add_stores(channel: usize, spec: &ChannelSpec, stores: &mut Vec<Store>) -> Vec<f64> {
    if spec.kind != ChannelKind::Store {
        return Vec::new();
    }
    let mut shares = Vec::new();
    let mut reached = 0.0;
    for node in &spec.node {
        let place = stores.len() as u32;
        for number in 0..node.stores {
            reached += node.share.0 / f64::from(node.stores);
            shares.push(reached);
            stores.push(Store {
                channel,
                node: node.id.clone(),
                place,
                format: node.format.clone(),
                key: text_key(&format!("{}/{}/{number}", spec.id, node.id)),
                distance_km: node.distance_km.unwrap_or(format::DISTANCE_KM),
            });
        }
    }
    if spec.node.is_empty() {
        shares.push(1.0);
        stores.push(Store {
            channel,
            node: spec.id.clone(),
            place: stores.len() as u32,
            format: String::from("all"),
            key: text_key(&spec.id),
            distance_km: format::DISTANCE_KM,
        });
    }
    shares
}

fn ways(spec: &ChannelSpec) -> Ways {
    let money = |amount: f64| Money::from_units(amount).unwrap_or_default();
    let of = |kind: FulfilmentKind| spec.fulfilment.iter().find(|f| f.kind == kind && f.share.0 > 0.0);
    let terms = |f: &FulfilmentSpec| Terms {
        fee: money(f.fee.unwrap_or(0.0)),
        free_from: f.free_from.map(money),
        cost: money(f.cost_per_order),
    };
    Ways {
        delivery: of(FulfilmentKind::Delivery).map(terms),
        collect: of(FulfilmentKind::ClickAndCollect).map(terms),
        collected: of(FulfilmentKind::ClickAndCollect).map_or(0.0, |f| f.share.0),
    }
}

/// Mean part of an order that fees take: over missions, and over baskets that are log-normal around their mean.
fn usual_burden(ways: &Ways, rest: [Money; 2], spread: f64) -> f32 {
    // Means of eight equal parts of the standard normal distribution.
    const NORMAL: [f64; 8] = [-1.647, -0.895, -0.493, -0.158, 0.158, 0.493, 0.895, 1.647];
    let missions = [1.0 - format::MAJOR_TRIPS, format::MAJOR_TRIPS];
    let mut mean = 0.0;
    for (basket, weight) in rest.into_iter().zip(missions) {
        for at in NORMAL {
            let scale = libm::exp(spread * at - spread * spread / 2.0);
            mean += weight / 8.0 * f64::from(ways.burden(basket.part(scale)));
        }
    }
    mean as f32
}
