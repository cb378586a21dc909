//! Savings on several packs and on two products, gifts, promoters and flash sales.

use super::super::diagnostic::shown;
use super::super::spec::{
    ActivationSpec, Audience, BundleSpec, FlashSaleSpec, GiftSpec, MechanicSpec, MultibuySpec, TacticSpec,
};
use super::{Rules, has_stores};

/// Most packs in a lot.
const MOST_PACKS: u32 = 12;
/// Most promoters in one store.
const MOST_PROMOTERS: f64 = 50.0;
/// Hours of a day.
const HOURS: f64 = 24.0;

impl Rules<'_> {
    pub(super) fn multibuy(&mut self, path: &str, who: &str, lot: &MultibuySpec) {
        let place = |key: &str| format!("{path}.{key}");
        self.within(&place("packs"), f64::from(lot.packs), 2.0, f64::from(MOST_PACKS));
        let kinds = [lot.price.is_some(), lot.pay_for.is_some(), lot.free.is_some(), lot.last_off.is_some()];
        if kinds.into_iter().filter(|given| *given).count() != 1 {
            self.error("multibuy-kind", path, format!("{who} does not say in exactly one way what a lot saves")).hint =
                Some("give one of price, pay_for, free and last_off".to_owned());
        }
        self.price_if_set(&place("price"), lot.price);
        let most = f64::from(lot.packs.clamp(2, MOST_PACKS));
        self.within_if_set(&place("pay_for"), lot.pay_for.map(f64::from), 1.0, most);
        self.within_if_set(&place("free"), lot.free.map(f64::from), 0.0, most - 1.0);
        self.share_if_set(&place("last_off"), lot.last_off);
    }

    pub(super) fn bundle(&mut self, path: &str, who: &str, bundle: &BundleSpec) {
        self.depth(&format!("{path}.depth"), bundle.depth);
        let place = format!("{path}.with");
        if bundle.with.is_empty() {
            self.error("no-products", &place, format!("{who} names no second part")).hint =
                Some("add with = [\"...\"]".to_owned());
        }
        self.twice(&place, who, &bundle.with);
        let categories = &self.spec.category;
        let products: Vec<&str> = categories.iter().flat_map(|c| &c.product).map(|p| p.id.as_str()).collect();
        for (at, id) in bundle.with.iter().enumerate() {
            self.known("unknown-product", &format!("{place}[{at}]"), who, id, &products);
        }
    }

    /// One product of a category is bought on a trip: the parts of a bundle must be of different categories.
    pub(super) fn parts_of_bundle(&mut self, path: &str, who: &str, tactic: &TacticSpec) {
        let MechanicSpec::Bundle(bundle) = &tactic.mechanic else { return };
        let category = |id: &str| self.spec.category.iter().position(|c| c.product.iter().any(|p| p.id == id));
        let first: Vec<Option<usize>> = self.products_of(tactic).iter().map(|p| category(&p.id)).collect();
        let shared = bundle.with.iter().position(|id| category(id).is_some() && first.contains(&category(id)));
        if let Some(at) = shared {
            let message = format!("{who} bundles `{}` with a product of its own category", shown(&bundle.with[at]));
            self.error("bundle-in-one-category", &format!("{path}.mechanic.bundle.with[{at}]"), message).hint =
                Some("bundle products of two categories; packs of one product are a multibuy".to_owned());
        }
    }

    pub(super) fn gift(&mut self, path: &str, gift: &GiftSpec) {
        self.price(&format!("{path}.value"), gift.value);
        self.price(&format!("{path}.unit_cost"), gift.unit_cost);
    }

    pub(super) fn activation(&mut self, path: &str, team: &ActivationSpec) {
        let place = |key: &str| format!("{path}.{key}");
        self.within_if_set(&place("promoters"), team.promoters.map(f64::from), 1.0, MOST_PROMOTERS);
        self.within_if_set(&place("hours"), team.hours, 0.0, HOURS);
        self.within_if_set(&place("quality"), team.quality, 0.0, super::mechanic::HIGHEST_FORCE);
        self.price(&place("cost_per_hour"), team.cost_per_hour);
    }

    pub(super) fn flash_sale(&mut self, path: &str, sale: &FlashSaleSpec) {
        self.depth(&format!("{path}.depth"), sale.depth);
        self.share_if_set(&format!("{path}.announced"), sale.announced);
    }

    /// An audience of the upper tier needs one.
    pub(super) fn tier_to_reach(&mut self, path: &str, who: &str, tactic: &TacticSpec) {
        let has_tiers = self.spec.loyalty.is_some_and(|l| l.upper_tier_per_week.is_some());
        if tactic.delivery.audience == Some(Audience::UpperTier) && !has_tiers {
            let message = format!("{who} is for the upper tier, but the loyalty programme has one tier");
            self.error("no-path-to-purchase", &format!("{path}.delivery.audience"), message).hint =
                Some("add upper_tier_per_week to [loyalty]".to_owned());
        }
    }

    /// Promoters need stores.
    pub(super) fn stores_for_promoters(&mut self, path: &str, who: &str, tactic: &TacticSpec) {
        let named = tactic.delivery.channels.iter().filter_map(|id| self.channel(id));
        if named.clone().next().is_some() && !named.into_iter().any(has_stores) {
            let message = format!("{who} sends promoters, but none of its channels has stores");
            self.error("no-path-to-purchase", &format!("{path}.delivery.channels"), message);
        }
    }

    /// Flash sales are sold online.
    pub(super) fn online_for_flash(&mut self, path: &str, who: &str, tactic: &TacticSpec) {
        for (at, id) in tactic.delivery.channels.iter().enumerate() {
            if self.channel(id).is_some_and(|c| !c.kind.is_online()) {
                let message = format!("{who} is a flash sale, but channel `{}` is not online", shown(id));
                let place = format!("{path}.delivery.channels[{at}]");
                self.error("no-path-to-purchase", &place, message).hint =
                    Some("name an app, a web shop or a marketplace of the account".to_owned());
            }
        }
    }
}
