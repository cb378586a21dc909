//! One tactic: what it concerns, its mechanic, delivery and funding.

use super::super::diagnostic::shown;
use super::super::spec::{AppCouponSpec, DeliverySpec, FundingSpec, MechanicSpec, TacticSpec};
use super::super::values::Percent;
use super::{Rules, last, percent, sells};

/// Highest prominence of a leaflet place and visibility of a display, relative to ordinary ones.
const HIGHEST_FORCE: f64 = 10.0;
/// Bounds of a change of a regular price: they keep prices above zero and amounts exact.
const LOWEST_CHANGE: f64 = -0.9;
const HIGHEST_CHANGE: f64 = 4.0;

/// Most contacts a week with advertising for a brand; more could not be remembered apart.
pub(super) const MOST_CONTACTS: f64 = 200.0;

impl Rules<'_> {
    pub(super) fn tactic(&mut self, path: &str, tactic: &TacticSpec) {
        let who = format!("tactic `{}`", shown(&tactic.id));
        self.concerned(path, &who, tactic);
        self.mechanic(path, &who, &tactic.mechanic);
        self.delivery(&format!("{path}.delivery"), &who, &tactic.delivery);
        self.places(&format!("{path}.delivery"), &who, tactic);
        self.funding(&format!("{path}.funding"), &tactic.funding);
    }

    fn concerned(&mut self, path: &str, who: &str, tactic: &TacticSpec) {
        match (tactic.products.is_empty(), tactic.brands.is_empty()) {
            (true, true) => {
                self.error("no-products", path, format!("{who} names neither products nor brands")).hint =
                    Some("add products = [\"...\"] or brands = [\"...\"]".to_owned());
            }
            (false, false) => {
                let path = format!("{path}.brands");
                self.error("products-and-brands", &path, format!("{who} names both products and brands")).hint =
                    Some("keep one of the two lists; a brand stands for all its products".to_owned());
            }
            _ => {}
        }
        self.twice(&format!("{path}.products"), who, &tactic.products);
        self.twice(&format!("{path}.brands"), who, &tactic.brands);
        let categories = &self.spec.category;
        let products: Vec<&str> = categories.iter().flat_map(|c| &c.product).map(|p| p.id.as_str()).collect();
        for (at, id) in tactic.products.iter().enumerate() {
            self.known("unknown-product", &format!("{path}.products[{at}]"), who, id, &products);
        }
        let brands: Vec<&str> = categories.iter().flat_map(|c| &c.brand).map(|b| b.id.as_str()).collect();
        for (at, id) in tactic.brands.iter().enumerate() {
            self.known("unknown-brand", &format!("{path}.brands[{at}]"), who, id, &brands);
        }
    }

    fn mechanic(&mut self, path: &str, who: &str, mechanic: &MechanicSpec) {
        let place = |key: &str| format!("{path}.mechanic.{key}");
        match mechanic {
            MechanicSpec::PriceCut(cut) => self.depth(&place("price-cut.depth"), cut.depth),
            MechanicSpec::LeafletFeature(leaflet) => {
                self.within_if_set(&place("leaflet-feature.prominence"), leaflet.prominence, 0.0, HIGHEST_FORCE);
            }
            MechanicSpec::Display(display) => {
                self.within_if_set(&place("display.visibility"), display.visibility, 0.0, HIGHEST_FORCE);
                self.within_if_set(&place("display.faces"), display.faces, 0.0, HIGHEST_FORCE);
                self.within_if_set(&place("display.quality"), display.quality, 0.0, HIGHEST_FORCE);
            }
            MechanicSpec::AppCoupon(coupon) => self.coupon(&place("app-coupon"), who, coupon),
            MechanicSpec::PointsMultiplier(points) => {
                self.within(&place("points-multiplier.times"), points.times, 0.0, 100.0);
            }
            MechanicSpec::TradeDeal(deal) => {
                self.share(&place("trade-deal.off_invoice"), deal.off_invoice);
                self.share_if_set(&place("trade-deal.pass_through"), deal.pass_through);
            }
            MechanicSpec::Listing(_) | MechanicSpec::Delisting(_) => {}
            MechanicSpec::EnrolmentDrive(drive) => {
                self.share(&place("enrolment-drive.chance"), drive.chance);
                self.price_if_set(&place("enrolment-drive.welcome_points"), drive.welcome_points);
            }
            MechanicSpec::AppInvite(invite) => self.share(&place("app-invite.chance"), invite.chance),
            MechanicSpec::ClickAndCollect(collect) => {
                self.share_if_set(&place("click-and-collect.share"), collect.share);
                self.price_if_set(&place("click-and-collect.fee"), collect.fee);
                self.price(&place("click-and-collect.cost_per_order"), collect.cost_per_order);
            }
            MechanicSpec::DeliveryFee(delivery) => {
                self.price(&place("delivery-fee.fee"), delivery.fee);
                self.price_if_set(&place("delivery-fee.free_from"), delivery.free_from);
            }
            MechanicSpec::Media(media) => {
                self.within(&place("media.contacts_per_week"), media.contacts_per_week, 0.0, MOST_CONTACTS);
                self.share_if_set(&place("media.reach"), media.reach);
            }
            MechanicSpec::SponsoredSearch(search) => {
                self.price_if_set(&place("sponsored-search.cost_per_click"), search.cost_per_click);
            }
            MechanicSpec::LeafletCoupon(coupon) => {
                let units = coupon.units_per_shopper.map(f64::from);
                self.depth(&place("leaflet-coupon.depth"), coupon.depth);
                self.within_if_set(&place("leaflet-coupon.units_per_shopper"), units, 1.0, 100.0);
                self.price_if_set(&place("leaflet-coupon.handling_cost"), coupon.handling_cost);
            }
            MechanicSpec::Sampling(sampling) => {
                self.price(&place("sampling.unit_cost"), sampling.unit_cost);
                self.share_if_set(&place("sampling.per_visit"), sampling.per_visit);
                self.within_if_set(&place("sampling.packs"), sampling.packs, 0.0, 10.0);
            }
            MechanicSpec::PriceChange(change) => {
                self.change(&place("price-change.change"), change.change);
                if let Some(sell_in) = change.sell_in_change {
                    self.change(&place("price-change.sell_in_change"), sell_in);
                }
            }
        }
    }

    fn coupon(&mut self, path: &str, who: &str, coupon: &AppCouponSpec) {
        let place = |key: &str| format!("{path}.{key}");
        self.depth(&place("depth"), coupon.depth);
        self.share_if_set(&place("seen_in_app"), coupon.seen_in_app);
        self.within_if_set(&place("units_per_shopper"), coupon.units_per_shopper.map(f64::from), 1.0, 100.0);
        self.within_if_set(&place("pushes_per_week"), coupon.pushes_per_week, 0.0, 50.0);
        self.price_if_set(&place("handling_cost"), coupon.handling_cost);
        self.twice(&place("redeem_in"), who, &coupon.redeem_in);
        if coupon.redeem_in.is_empty() {
            self.error("no-channels", &place("redeem_in"), format!("the coupon of {who} can be redeemed nowhere"));
        }
        for (at, id) in coupon.redeem_in.iter().enumerate() {
            self.account_channel(&place(&format!("redeem_in[{at}]")), who, id);
        }
    }

    fn delivery(&mut self, path: &str, who: &str, delivery: &DeliverySpec) {
        self.stretch(path, who, delivery.from, delivery.to);
        self.twice(&format!("{path}.channels"), who, &delivery.channels);
        self.twice(&format!("{path}.formats"), who, &delivery.formats);
        if delivery.channels.is_empty() {
            self.error("no-channels", &format!("{path}.channels"), format!("{who} runs in no channel"));
        }
        self.share_if_set(&format!("{path}.reach"), delivery.reach);
        self.share_if_set(&format!("{path}.compliance"), delivery.compliance);
        let mut formats: Vec<&str> =
            self.spec.channel.iter().flat_map(|c| &c.node).map(|node| node.format.as_str()).collect();
        formats.sort_unstable();
        formats.dedup();
        for (at, format) in delivery.formats.iter().enumerate() {
            self.known("unknown-format", &format!("{path}.formats[{at}]"), who, format, &formats);
        }
    }

    /// Promotions run at the account; prices and listings are a matter with every outlet.
    fn places(&mut self, path: &str, who: &str, tactic: &TacticSpec) {
        for (at, id) in tactic.delivery.channels.iter().enumerate() {
            let place = format!("{path}.channels[{at}]");
            if tactic.mechanic.is_for_any_outlet() {
                self.outlet(&place, who, id);
            } else {
                self.account_channel(&place, who, id);
            }
        }
    }

    /// Reports a channel that does not exist or sells nothing.
    fn outlet(&mut self, path: &str, who: &str, id: &str) {
        let known = self.known("unknown-channel", path, who, id, &self.channel_ids());
        if known && self.channel(id).is_some_and(|c| !sells(c)) {
            let message = format!("{who} names channel `{}`, where nothing is sold", shown(id));
            self.error("cannot-sell", path, message).hint = Some("give the channel a trip_share".to_owned());
        }
    }

    /// A change of a regular price: from almost nothing to five times as much.
    fn change(&mut self, path: &str, change: Percent) {
        if !(LOWEST_CHANGE..=HIGHEST_CHANGE).contains(&change.0) {
            let message = format!("`{}` is `{}`, allowed are -90% to 400%", last(path), percent(change.0));
            self.error("share-out-of-range", path, message);
        }
    }

    fn funding(&mut self, path: &str, funding: &FundingSpec) {
        self.share_if_set(&format!("{path}.brand"), funding.brand);
        self.sum_if_set(&format!("{path}.fee"), funding.fee);
        self.price_if_set(&format!("{path}.fee_per_store_week"), funding.fee_per_store_week);
        self.sum_if_set(&format!("{path}.third_party_cost"), funding.third_party_cost);
    }
}
