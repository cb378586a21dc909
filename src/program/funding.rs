//! Who pays for a tactic, with money brought to the size of the simulated market.

use crate::market::Market;
use crate::scenario::{FundingKind, MechanicSpec, TacticSpec};
use crate::units::Money;

/// Who pays for a tactic. Sums, caps and plans are of the real market; the simulated shoppers carry their part of them.
#[derive(Clone, Copy, Debug)]
pub struct Funding {
    /// Part of points, samples and third-party cost that the brand pays.
    pub brand: f64,
    /// Part of discounts that it pays pack by pack.
    pub discount: f64,
    /// How the brand's part of a discount reaches the account.
    pub how: FundingKind,
    /// One fee from brand to account, for one simulated shopper's share of the market.
    pub fee: Money,
    /// Fee per week for all stores in which the tactic is planned.
    pub fee_per_week: Money,
    /// Money that leaves the system.
    pub third_party: Money,
    /// Price of a thousand contacts.
    pub per_thousand: Money,
    /// Price of a click.
    pub per_click: Money,
    /// One sum for the brand's part of the discount.
    pub lump_sum: Money,
    /// Most that the brand pays of discounts, points and samples.
    pub cap: Option<Money>,
    /// Packs planned.
    pub planned_units: Option<f64>,
    /// Part of the brand for packs beyond the plan.
    pub over_plan: Option<f64>,
    /// Planned share of trade money that reaches shoppers.
    pub planned_pass_through: Option<f64>,
    /// Part of the handling of coupons that the brand pays.
    pub handling: f64,
    /// Discount agreed for every pack sold, as a share of the shelf price, where all packs are billed.
    pub billed_depth: Option<f64>,
}

impl Funding {
    /// Resolves the funding of a tactic; `stores` are those in which it is planned.
    pub(super) fn build(tactic: &TacticSpec, market: &Market, (stores, channels): (&[usize], u16)) -> Self {
        let spec = &tactic.funding;
        let money = |amount: f64| Money::from_units(amount).unwrap_or_default();
        let scaled = |amount: Option<f64>| money(amount.unwrap_or(0.0) / market.households_per_shopper);
        let mechanic = &tactic.mechanic;
        let (discount, gives) = (mechanic.takes_money_off(), mechanic.gives_away());
        // Ways to pay for a discount say nothing about points and samples.
        let how = spec.how.filter(|_| discount).unwrap_or(FundingKind::ScanBack);
        let is_capped = gives || (discount && how != FundingKind::LumpSum);
        let (is_shared, is_traded) = (discount || gives, discount || mechanic.is_trade_deal());
        let is_listing = matches!(mechanic, MechanicSpec::Listing(_));
        let planned_units = spec.planned_units.filter(|_| is_shared || is_traded);
        let over_plan = spec.over_plan.filter(|_| is_shared && planned_units.is_some());
        let brand = spec.brand.map_or(1.0, |p| p.0);
        let of_listing =
            spec.listing_fee.filter(|_| is_listing).map(|fee| fee * listings(tactic, market, (stores, channels)));
        let billed_depth = match mechanic {
            MechanicSpec::PriceCut(cut) if how == FundingKind::BillBack => Some(cut.depth.0),
            _ => None,
        };
        Self {
            brand,
            discount: if how == FundingKind::LumpSum { 0.0 } else { brand },
            how,
            fee: scaled(spec.fee) + scaled(of_listing),
            fee_per_week: scaled(spec.fee_per_store_week.map(|fee| fee * stores.len() as f64)),
            third_party: scaled(spec.third_party_cost),
            // Prices of a contact and of a click: simulated shoppers have their own.
            per_thousand: money(spec.cost_per_thousand.filter(|_| mechanic.is_met()).unwrap_or(0.0)),
            per_click: money(spec.cost_per_click.unwrap_or(0.0)),
            lump_sum: if how == FundingKind::LumpSum { scaled(spec.lump_sum) } else { Money::ZERO },
            cap: spec.brand_cap.filter(|_| is_capped).map(|cap| scaled(Some(cap))),
            planned_units: planned_units.map(|units| units / market.households_per_shopper),
            over_plan: over_plan.map(|payer| payer.part_of_brand()),
            planned_pass_through: spec.planned_pass_through.filter(|_| is_traded).map(|p| p.0),
            handling: spec.handling.map_or(0.0, |payer| payer.part_of_brand()),
            billed_depth,
        }
    }

    /// Is it settled on totals of a week or of the whole delivery, instead of pack by pack.
    #[must_use]
    pub fn is_settled_on_totals(&self) -> bool {
        self.how == FundingKind::BillBack || self.cap.is_some() || self.over_plan.is_some()
    }

    /// Is there a plan or an agreement on totals that results are held against.
    #[must_use]
    pub fn has_plan(&self) -> bool {
        let stated = self.planned_units.is_some() || self.planned_pass_through.is_some();
        stated || self.is_settled_on_totals() || self.how == FundingKind::LumpSum
    }
}

/// Products that a tactic brings, times the stores and online channels that take them.
fn listings(tactic: &TacticSpec, market: &Market, (stores, channels): (&[usize], u16)) -> f64 {
    let is_of = |p: &&crate::market::Product| {
        tactic.products.contains(&p.id) || tactic.brands.contains(&market.brands[p.brand].id)
    };
    let online = |c: &usize| channels >> c & 1 == 1 && market.channels[*c].stores.is_empty();
    let places = stores.len() + (0..market.channels.len()).filter(online).count();
    market.products.iter().filter(is_of).count() as f64 * places as f64
}
