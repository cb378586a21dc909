//! The market as the engine sees it: indexes instead of names, integers instead of prices.

pub mod calendar;
pub mod capacity;
pub mod catalog;
pub mod channel;
pub mod cost;
pub mod deals;
pub mod link;
pub mod media;
pub mod rebate;
pub mod stock;
pub mod supply;

pub use calendar::Calendar;
pub use capacity::Capacity;
pub use catalog::{Brand, Category, Product};
pub use channel::{Channel, Store};
pub use cost::CostShock;
pub use link::{Lever, Links};
pub use media::{MAX_BRANDS, Media};
pub use rebate::{Counted, Rebate};
pub use supply::Supply;

use crate::scenario::Scenario;
use crate::scenario::defaults::format;
use crate::units::Money;

/// Number of owners of touchpoints; reference prices and trust are kept per owner.
pub const OWNERS: usize = 4;
/// Most products of a scenario; one bit each in the masks of displays and leaflets.
pub const MAX_PRODUCTS: usize = 64;
/// Most products of a category.
pub const MAX_CATEGORY_PRODUCTS: usize = 32;
/// Most channels of a scenario.
pub const MAX_CHANNELS: usize = 16;

/// Points programme of the account.
#[derive(Clone, Copy, Debug)]
pub struct Loyalty {
    /// Value earned, share of spend.
    pub earn: f64,
    /// Balance at which a reward can be taken, in ten-thousandths.
    pub reward_at: Money,
    /// Share of points that is never redeemed, as booked.
    pub never_redeemed: f64,
    /// Half of the life of a point, in days; points lapse at the end of the period after the one they are earned in.
    pub period_days: u16,
    /// Spend a week from which a member belongs to the upper tier.
    pub upper_tier: Option<Money>,
}

/// Everything about a market that does not change from future to future.
#[derive(Clone, Debug)]
pub struct Market {
    /// Touchpoints in file order.
    pub channels: Vec<Channel>,
    /// Products in file order; those of a category are neighbours.
    pub products: Vec<Product>,
    /// Brands in file order; those of a category are neighbours.
    pub brands: Vec<Brand>,
    /// Categories in file order.
    pub categories: Vec<Category>,
    /// Changes of the cost of goods during the run.
    pub cost_shocks: Vec<CostShock>,
    /// Stores of all store channels.
    pub stores: Vec<Store>,
    /// Links between the account's touchpoints.
    pub links: Links,
    /// Days, weeks and seasons.
    pub calendar: Calendar,
    /// Ids of segments, in file order.
    pub segments: Vec<String>,
    /// Points programme, if there is one.
    pub loyalty: Option<Loyalty>,
    /// Value-added tax inside shelf prices, share of the price without tax.
    pub value_added_tax: f64,
    /// Households that one simulated shopper stands for.
    pub households_per_shopper: f64,
    /// Number of selling channels by owner; a nest of one needs no nest noise.
    pub outlets_of: [u8; OWNERS],
    /// Channels that only households with the account's app can use, bit each.
    pub needs_app: u16,
    /// Channels in which something is sold, bit each.
    pub outlets: u16,
    /// Channels online, bit each.
    pub online: u16,
    /// Rebates of the yearly terms, with the weeks of a period; `None` for the whole horizon.
    pub terms: Vec<(Rebate, Option<usize>)>,
    /// What stores and field force can carry out.
    pub capacity: Capacity,
    /// Terms of supply; `None` when everything is always there.
    pub supply: Option<Supply>,
}

impl Market {
    /// Resolves a checked scenario into indexes.
    #[must_use]
    pub fn build(scenario: &Scenario) -> Self {
        let spec = &scenario.spec;
        let (channels, stores) = channel::build(spec, scenario.behaviour.basket_spread);
        let (categories, brands, products) = catalog::build(spec, &channels, &scenario.behaviour);
        let loyalty = spec.loyalty.map(|l| Loyalty {
            earn: l.earn.map_or(format::POINTS_EARN, |p| p.0),
            reward_at: Money::from_units(l.reward_at).unwrap_or_default(),
            never_redeemed: l.never_redeemed.map_or(format::POINTS_NEVER_REDEEMED, |p| p.0),
            period_days: (l.points_live_weeks.unwrap_or(format::POINTS_LIVE_WEEKS) * 3.5) as u16,
            upper_tier: l.upper_tier_per_week.and_then(Money::from_units),
        });
        let calendar = Calendar::build(scenario);
        let mut outlets_of = [0; OWNERS];
        channels.iter().filter(|c| c.sells).for_each(|c| outlets_of[c.owner as usize] += 1);
        let those = |is: &dyn Fn(&Channel) -> bool| {
            channels.iter().enumerate().filter(|(_, c)| is(c)).fold(0, |bits, (at, _)| bits | 1 << at)
        };
        let needs_app = those(&Channel::needs_app);
        let (outlets, online) = (those(&|c| c.sells), those(&|c| c.kind.is_online()));
        let households_per_shopper = scenario.households as f64 / f64::from(scenario.shoppers);
        let ours = |named: &[String]| {
            let counts =
                |p: &Product| brands[p.brand].ours && (named.is_empty() || named.contains(&brands[p.brand].id));
            products.iter().enumerate().filter(|(_, p)| counts(p)).fold(0, |bits, (at, _)| bits | 1 << at)
        };
        let places = |named: &[String]| {
            let counts = |c: &Channel| c.is_account() && c.sells && (named.is_empty() || named.contains(&c.id));
            channels.iter().enumerate().filter(|(_, c)| counts(c)).fold(0, |bits, (at, _)| bits | 1 << at)
        };
        let mut market = Self {
            supply: None,
            outlets_of,
            needs_app,
            outlets,
            online,
            terms: rebate::of_terms(scenario, (ours, places), households_per_shopper),
            capacity: Capacity::read(&spec.execution, households_per_shopper),
            links: Links::build(spec, &channels),
            cost_shocks: CostShock::read_all(spec, &calendar, (&brands, &products)),
            calendar,
            channels,
            stores,
            categories,
            brands,
            products,
            segments: spec.segment.iter().map(|s| s.id.clone()).collect(),
            loyalty,
            value_added_tax: spec.scenario.value_added_tax.map_or(0.0, |p| p.0),
            households_per_shopper,
        };
        market.supply = Supply::build(spec, &market);
        market
    }

    /// Index of a channel by id.
    #[must_use]
    pub fn channel_index(&self, id: &str) -> Option<usize> {
        self.channels.iter().position(|c| c.id == id)
    }

    /// Channels where something is sold.
    pub fn outlets(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.channels.len()).filter(|&c| self.channels[c].sells)
    }
}
