//! Touchpoints, the stores of store channels, and ways to receive an online order.

use crate::ids::text_key;
use crate::scenario::defaults::format;
use crate::scenario::{ChannelKind, ChannelSpec, FulfilmentKind, Owner, ScenarioSpec};
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
    /// Ways to receive an order; empty in stores.
    pub fulfilment: Vec<Fulfilment>,
}

impl Channel {
    /// Is it a touchpoint of the account.
    #[must_use]
    pub fn is_account(&self) -> bool {
        self.owner == Owner::Account
    }

    /// Can only households with the account's app use it.
    #[must_use]
    pub fn needs_app(&self) -> bool {
        self.is_account() && self.kind == ChannelKind::App
    }
}

/// A way to receive an order.
#[derive(Clone, Copy, Debug)]
pub struct Fulfilment {
    /// Delivery or collection.
    pub kind: FulfilmentKind,
    /// Cumulated share of orders, last entry 1.
    pub up_to: f64,
    /// Fee paid by the shopper.
    pub fee: Money,
    /// Basket from which the fee is waived.
    pub free_from: Option<Money>,
    /// Cost per order.
    pub cost: Money,
}

/// One physical store.
#[derive(Clone, Debug)]
pub struct Store {
    /// Channel index.
    pub channel: usize,
    /// Node id.
    pub node: String,
    /// Store format.
    pub format: String,
    /// Key of its draws: node and number.
    pub key: u32,
    /// Mean distance from home in km.
    pub distance_km: f64,
}

/// Touchpoints and stores of a scenario.
pub(super) fn build(spec: &ScenarioSpec) -> (Vec<Channel>, Vec<Store>) {
    let mut stores = Vec::new();
    let channels = spec.channel.iter().enumerate().map(|(index, c)| one_channel(index, c, &mut stores)).collect();
    (channels, stores)
}

fn one_channel(index: usize, spec: &ChannelSpec, stores: &mut Vec<Store>) -> Channel {
    let first = stores.len();
    let store_shares = add_stores(index, spec, stores);
    let money = |amount: f64| Money::from_units(amount).unwrap_or_default();
    let basket = spec.rest_of_basket;
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
        rest_of_basket: basket.map_or([Money::ZERO; 2], |b| [money(b.fill_in), money(b.major)]),
        rest_margin: basket.map_or(0.0, |b| b.margin.0),
        handling: money(spec.handling_cost_per_unit.unwrap_or(0.0)),
        stores: first..stores.len(),
        store_shares,
        fulfilment: fulfilment(spec),
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
        for number in 0..node.stores {
            reached += node.share.0 / f64::from(node.stores);
            shares.push(reached);
            stores.push(Store {
                channel,
                node: node.id.clone(),
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
            format: String::from("all"),
            key: text_key(&spec.id),
            distance_km: format::DISTANCE_KM,
        });
    }
    shares
}

fn fulfilment(spec: &ChannelSpec) -> Vec<Fulfilment> {
    let mut reached = 0.0;
    let money = |amount: f64| Money::from_units(amount).unwrap_or_default();
    spec.fulfilment
        .iter()
        .map(|f| {
            reached += f.share.0;
            Fulfilment {
                kind: f.kind,
                up_to: reached,
                fee: money(f.fee.unwrap_or(0.0)),
                free_from: f.free_from.map(money),
                cost: money(f.cost_per_order),
            }
        })
        .collect()
}
