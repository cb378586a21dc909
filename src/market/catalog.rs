//! Categories, brands and products.

use super::Channel;
use super::deals::Deals;
use crate::ids::text_key;
use crate::lanes::LANES;
use crate::scenario::defaults::{Behaviour, archetype, format};
use crate::scenario::pass_through::pass_through;
use crate::scenario::{BrandSpec, CategorySpec, ProductSpec, ScenarioSpec};
use crate::units::Money;
use std::ops::Range;

/// A category with its behavioural constants.
#[derive(Clone, Debug)]
pub struct Category {
    /// Identifier.
    pub id: String,
    /// Key of its draws.
    pub key: u32,
    /// Brands, as a range of [`super::Market::brands`].
    pub brands: Range<usize>,
    /// Products, as a range of [`super::Market::products`].
    pub products: Range<usize>,
    /// Keys of its products, in file order, filled up to whole blocks of lanes.
    pub product_keys: Vec<u32>,
    /// Brand of each product, counted within the category.
    pub brand_of: Vec<u8>,
    /// Keys of brands with more than one pack, filled up to whole blocks of lanes.
    pub nest_keys: Vec<u32>,
    /// Place of each product's brand among those; `None` for a brand's only pack.
    pub nest_of: Vec<Option<u8>>,
    /// Mean units a household uses a day.
    pub units_per_day: f64,
    /// Gamma shape K of use.
    pub usage_shape: f64,
    /// Dirichlet S of tastes.
    pub brand_diversity: f64,
    /// Coefficient of log price, below 0.
    pub price_response: f32,
    /// Extra pull of a gain.
    pub gain: f32,
    /// Extra push of a loss.
    pub loss: f32,
    /// Utility of the brand bought last.
    pub inertia: f32,
    /// Response of category buying to the value of offers.
    pub offer_response: f32,
    /// Days of use that feel like a full pantry.
    pub pantry_days: f32,
    /// Fewest units that feel like a full pantry.
    pub least_pantry: f32,
    /// Extra use per target of excess.
    pub consumption_flexibility: f32,
    /// Extra units on a noticed deal.
    pub extra_units_per_deal: f32,
    /// Utility of a displayed product.
    pub display_utility: f32,
    /// Cue of a displayed product for buying the category.
    pub display_cue: f32,
    /// Shoppers who leave (other store, no purchase) when the product is not there.
    pub gap_leave: f32,
    /// Weight of the anchor of savings on several packs: 1 in functional categories, 0 in hedonic ones.
    pub anchor_weight: f32,
    /// Category trips that begin online.
    pub online_research: f32,
}

impl Category {
    /// Its products, bit each.
    #[inline]
    #[must_use]
    pub const fn mask(&self) -> u64 {
        let all = u64::MAX >> (u64::BITS as usize - (self.products.end - self.products.start));
        all << self.products.start
    }

    /// Lays its products and brands out for draws by lanes.
    fn list_alternatives(&mut self, brands: &[Brand], products: &[Product]) {
        let nests = (0..brands.len()).filter(|&b| brands[b].packs > 1).collect::<Vec<_>>();
        let filled = |keys: Vec<u32>| {
            let blocks = keys.len().div_ceil(LANES) * LANES;
            keys.into_iter().chain(std::iter::repeat(0)).take(blocks).collect()
        };
        self.nest_keys = filled(nests.iter().map(|&b| brands[b].key).collect());
        self.product_keys = filled(products.iter().map(|p| p.key).collect());
        self.brand_of = products.iter().map(|p| (p.brand - self.brands.start) as u8).collect();
        let place = |brand: &u8| nests.iter().position(|n| *n == usize::from(*brand)).map(|at| at as u8);
        self.nest_of = self.brand_of.iter().map(place).collect();
    }
}

/// A brand.
#[derive(Clone, Debug)]
pub struct Brand {
    /// Identifier.
    pub id: String,
    /// Key of its draws: category and brand id.
    pub key: u32,
    /// Category index.
    pub category: usize,
    /// Does it belong to the brand side.
    pub ours: bool,
    /// Share of units at base prices.
    pub share: f64,
    /// Surprise of first use, in utils.
    pub quality: f32,
    /// Contacts a day with its ordinary media, of a household that they reach.
    pub media_per_day: f32,
    /// Share of households that its ordinary media reach.
    pub media_reach: f32,
    /// Number of its products.
    pub packs: usize,
}

/// A product.
#[derive(Clone, Debug)]
pub struct Product {
    /// Identifier.
    pub id: String,
    /// Key of its draws.
    pub key: u32,
    /// Brand index in the market.
    pub brand: usize,
    /// Category index.
    pub category: usize,
    /// Logarithm of the share within the brand at base prices.
    pub ln_weight: f32,
    /// Usual price of the scenario, tax included; reference prices are relative to it.
    pub base_price: Money,
    /// Usual shelf price by channel, tax included.
    pub shelf_price: Vec<Money>,
    /// Price paid by the outlet to the brand, without tax.
    pub sell_in_price: Money,
    /// Rebates and other back margin per unit.
    pub back_margin: Money,
    /// Cost of goods per unit.
    pub unit_cost: Money,
    /// Share of trade money on it that outlets let through to the shelf.
    pub pass_through: f64,
    /// Packs a week that its maker can deliver to the whole market; `None` for any number.
    pub capacity_per_week: Option<f64>,
    /// Days after which packs that were not sold are thrown away.
    pub shelf_life_days: Option<u32>,
    /// Bit per channel that lists it.
    pub listed: u16,
    /// Ordinary deals: its own, else those of the brand.
    pub deals: Option<Deals>,
}

/// Categories, brands and products of a scenario.
pub(super) fn build(
    spec: &ScenarioSpec,
    channels: &[Channel],
    behaviour: &Behaviour,
) -> (Vec<Category>, Vec<Brand>, Vec<Product>) {
    let (mut categories, mut brands, mut products) = (Vec::new(), Vec::new(), Vec::new());
    for (index, category) in spec.category.iter().enumerate() {
        let first = (brands.len(), products.len());
        brands.extend(category.brand.iter().map(|b| one_brand(index, category, b)));
        for product in &category.product {
            let place = category.brand.iter().position(|b| b.id == product.brand).unwrap_or(0);
            let mut built = one_product(index, first.0 + place, category, product, channels);
            built.pass_through = pass_through(category.brand[place].share.0, behaviour);
            products.push(built);
        }
        let mut built = one_category(category, behaviour);
        built.brands = first.0..brands.len();
        built.products = first.1..products.len();
        built.list_alternatives(&brands[first.0..], &products[first.1..]);
        categories.push(built);
    }
    (categories, brands, products)
}

fn one_category(spec: &CategorySpec, behaviour: &Behaviour) -> Category {
    let base = archetype(spec.archetype);
    // Gains and losses that are not set keep their proportion to the price coefficient.
    let response = spec.price_response.unwrap_or(base.price_response) / base.price_response;
    Category {
        id: spec.id.clone(),
        key: text_key(&spec.id),
        brands: 0..0,
        products: 0..0,
        product_keys: Vec::new(),
        brand_of: Vec::new(),
        nest_keys: Vec::new(),
        nest_of: Vec::new(),
        units_per_day: spec.units_per_year.unwrap_or(base.units_per_year) / 365.0,
        usage_shape: spec.usage_shape.unwrap_or(base.usage_shape),
        brand_diversity: spec.brand_diversity.unwrap_or(base.brand_diversity),
        price_response: spec.price_response.unwrap_or(base.price_response) as f32,
        gain: spec.gain.unwrap_or(base.gain * response) as f32,
        loss: spec.loss.unwrap_or(base.loss * response) as f32,
        inertia: spec.inertia.unwrap_or(base.inertia) as f32,
        offer_response: spec.offer_response.unwrap_or(base.offer_response) as f32,
        pantry_days: spec.pantry_days.unwrap_or(base.pantry_days) as f32,
        least_pantry: spec.least_pantry_units.unwrap_or(1.0) as f32,
        consumption_flexibility: spec.consumption_flexibility.unwrap_or(base.consumption_flexibility) as f32,
        extra_units_per_deal: spec.extra_units_per_deal.unwrap_or(base.extra_units_per_deal) as f32,
        display_utility: spec.display_utility.unwrap_or(base.display_utility) as f32,
        gap_leave: base.gap_leave as f32,
        anchor_weight: base.anchor_weight as f32,
        display_cue: spec.display_cue.unwrap_or(base.display_cue) as f32,
        online_research: spec.online_research.map_or(behaviour.online_research, |p| p.0) as f32,
    }
}

fn one_brand(category: usize, parent: &CategorySpec, spec: &BrandSpec) -> Brand {
    Brand {
        id: spec.id.clone(),
        key: text_key(&format!("{}/{}", parent.id, spec.id)),
        category,
        ours: spec.ours,
        share: spec.share.0,
        quality: spec.quality.unwrap_or(0.0) as f32,
        media_per_day: (spec.media_contacts_per_week.unwrap_or(0.0) / 7.0) as f32,
        media_reach: spec.media_reach.map_or(format::MEDIA_REACH, |p| p.0) as f32,
        packs: parent.product.iter().filter(|p| p.brand == spec.id).count(),
    }
}

fn one_product(
    category: usize,
    brand: usize,
    parent: &CategorySpec,
    spec: &ProductSpec,
    channels: &[Channel],
) -> Product {
    let money = |amount: f64| Money::from_units(amount).unwrap_or_default();
    let brand_weight: f64 =
        parent.product.iter().filter(|p| p.brand == spec.brand).map(|p| p.weight.unwrap_or(1.0)).sum();
    let weight = spec.weight.unwrap_or(1.0) / brand_weight.max(f64::MIN_POSITIVE);
    let base_price = money(spec.price);
    let sell_in_price = money(spec.sell_in_price);
    let of_brand = parent.brand.iter().find(|b| b.id == spec.brand).and_then(|b| b.deals.as_ref());
    let lists = |c: &Channel| {
        c.sells && spec.listed != Some(false) && (spec.listed_in.is_empty() || spec.listed_in.contains(&c.id))
    };
    Product {
        id: spec.id.clone(),
        key: text_key(&spec.id),
        deals: spec.deals.as_ref().or(of_brand).map(Deals::read),
        brand,
        category,
        ln_weight: libm::log(weight.max(1e-12)) as f32,
        base_price,
        shelf_price: channels.iter().map(|c| base_price.part(c.price_index)).collect(),
        sell_in_price,
        back_margin: sell_in_price.part(spec.back_margin.map_or(format::BACK_MARGIN, |p| p.0)),
        unit_cost: money(spec.unit_cost),
        pass_through: 1.0,
        capacity_per_week: spec.capacity_per_week,
        shelf_life_days: parent.shelf_life_days,
        listed: channels.iter().enumerate().filter(|(_, c)| lists(c)).fold(0, |bits, (i, _)| bits | 1 << i),
    }
}
