//! What a tactic changes: the values of each mechanic.

use super::super::spec::{AppCouponSpec, MechanicSpec};
use super::super::values::Percent;
use super::{Rules, last, percent};

/// Highest prominence of a leaflet place and visibility of a display, relative to ordinary ones.
pub(super) const HIGHEST_FORCE: f64 = 10.0;
/// Bounds of a change of a regular price: they keep prices above zero and amounts exact.
const LOWEST_CHANGE: f64 = -0.9;
const HIGHEST_CHANGE: f64 = 4.0;

/// Most contacts a week with advertising for a brand; more could not be remembered apart.
pub(super) const MOST_CONTACTS: f64 = 200.0;

impl Rules<'_> {
    pub(super) fn mechanic(&mut self, path: &str, who: &str, mechanic: &MechanicSpec) {
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
            MechanicSpec::PriceChange(change) => self.price_change(&place("price-change"), change),
            MechanicSpec::PackSize(pack) => self.pack_size(&place("pack-size"), pack),
            MechanicSpec::LinkInvestment(link) => self.link_investment(&place("link-investment"), who, link),
            MechanicSpec::StandOff(stand_off) => self.stand_off(&place("stand-off"), stand_off),
            MechanicSpec::Multibuy(lot) => self.multibuy(&place("multibuy"), who, lot),
            MechanicSpec::Bundle(bundle) => self.bundle(&place("bundle"), who, bundle),
            MechanicSpec::Gift(gift) => self.gift(&place("gift"), gift),
            MechanicSpec::Activation(team) => self.activation(&place("activation"), team),
            MechanicSpec::FlashSale(sale) => self.flash_sale(&place("flash-sale"), sale),
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

    /// A change of a regular price: from almost nothing to five times as much.
    pub(super) fn change(&mut self, path: &str, change: Percent) {
        if !(LOWEST_CHANGE..=HIGHEST_CHANGE).contains(&change.0) {
            let message = format!("`{}` is `{}`, allowed are -90% to 400%", last(path), percent(change.0));
            self.error("share-out-of-range", path, message);
        }
    }
}
