//! Every tactic must be able to lead to a purchase.

use super::super::diagnostic::shown;
use super::super::spec::{ChannelKind, ChannelSpec, FulfilmentKind, MechanicSpec, Owner, ProductSpec, TacticSpec};
use super::{Rules, has_stores, lists, sells};

impl<'a> Rules<'a> {
    pub(super) fn paths(&mut self) {
        for (at, program) in self.spec.program.iter().enumerate() {
            for (number, tactic) in program.tactic.iter().enumerate() {
                self.path_to_purchase(&format!("program[{at}].tactic[{number}]"), tactic);
            }
        }
    }

    fn path_to_purchase(&mut self, path: &str, tactic: &'a TacticSpec) {
        let who = format!("tactic `{}`", shown(&tactic.id));
        self.tier_to_reach(path, &who, tactic);
        match &tactic.mechanic {
            MechanicSpec::AppCoupon(coupon) => {
                if !coupon.code {
                    self.app_for_coupon(path, &who);
                }
                let place = format!("{path}.mechanic.app-coupon.redeem_in");
                self.sold_in(&place, &who, tactic, &coupon.redeem_in);
            }
            MechanicSpec::Display(_) => {
                let place = format!("{path}.delivery.channels");
                self.stores_for_display(path, &who, tactic);
                self.sold_in(&place, &who, tactic, &tactic.delivery.channels);
            }
            MechanicSpec::PointsMultiplier(_) => {
                if self.spec.loyalty.is_none() {
                    let message = format!("{who} multiplies points, but the file has no [loyalty] table");
                    self.error("no-path-to-purchase", &format!("{path}.mechanic"), message).hint =
                        Some("add [loyalty] with reward_at".to_owned());
                }
                self.sold_in(&format!("{path}.delivery.channels"), &who, tactic, &tactic.delivery.channels);
            }
            MechanicSpec::EnrolmentDrive(_) => self.programme_to_join(path, &who),
            MechanicSpec::AppInvite(_) => self.app_to_take(path, &who),
            MechanicSpec::ClickAndCollect(_) => self.orders(path, &who, tactic, true),
            MechanicSpec::DeliveryFee(_) => self.orders(path, &who, tactic, false),
            MechanicSpec::SponsoredSearch(_) => {
                self.online_for_search(path, &who, tactic);
                self.sold_in(&format!("{path}.delivery.channels"), &who, tactic, &tactic.delivery.channels);
            }
            MechanicSpec::Sampling(sampling) => {
                let in_stores = self.named(&tactic.delivery.channels).any(has_stores);
                if !sampling.at_home && !in_stores && self.named(&tactic.delivery.channels).next().is_some() {
                    let message = format!("{who} gives out samples, but none of its channels has stores");
                    self.error("no-path-to-purchase", &format!("{path}.delivery.channels"), message).hint =
                        Some("name a channel with stores, or write at_home = true".to_owned());
                }
            }
            // A listing is itself the way to a purchase; advertising works wherever the brand is sold.
            MechanicSpec::Listing(_) | MechanicSpec::Media(_) | MechanicSpec::LinkInvestment(_) => {}
            MechanicSpec::Activation(_) => {
                self.stores_for_promoters(path, &who, tactic);
                self.sold_in(&format!("{path}.delivery.channels"), &who, tactic, &tactic.delivery.channels);
            }
            MechanicSpec::FlashSale(_) => {
                self.online_for_flash(path, &who, tactic);
                self.sold_in(&format!("{path}.delivery.channels"), &who, tactic, &tactic.delivery.channels);
            }
            MechanicSpec::PriceCut(_)
            | MechanicSpec::Multibuy(_)
            | MechanicSpec::Bundle(_)
            | MechanicSpec::Gift(_)
            | MechanicSpec::LeafletFeature(_)
            | MechanicSpec::LeafletCoupon(_)
            | MechanicSpec::PriceChange(_)
            | MechanicSpec::TradeDeal(_)
            | MechanicSpec::Delisting(_)
            | MechanicSpec::PackSize(_)
            | MechanicSpec::StandOff(_) => {
                self.sold_in(&format!("{path}.delivery.channels"), &who, tactic, &tactic.delivery.channels);
            }
        }
    }

    fn app_for_coupon(&mut self, path: &str, who: &str) {
        if !self.spec.channel.iter().any(|c| c.kind == ChannelKind::App && c.owner == Owner::Account) {
            let message = format!("{who} offers an app coupon, but the account has no app");
            self.error("no-path-to-purchase", &format!("{path}.mechanic"), message).hint =
                Some("add a [[channel]] with kind = \"app\" and owner = \"account\"".to_owned());
        }
    }

    fn programme_to_join(&mut self, path: &str, who: &str) {
        if self.spec.loyalty.is_none() {
            let message =
                format!("{who} asks shoppers to join a loyalty programme, but the file has no [loyalty] table");
            self.error("no-path-to-purchase", &format!("{path}.mechanic"), message).hint =
                Some("add [loyalty] with reward_at".to_owned());
        }
    }

    fn app_to_take(&mut self, path: &str, who: &str) {
        if !self.spec.channel.iter().any(|c| c.kind == ChannelKind::App && c.owner == Owner::Account) {
            let message = format!("{who} invites shoppers to an app, but the account has none");
            self.error("no-path-to-purchase", &format!("{path}.mechanic"), message).hint =
                Some("add a [[channel]] with kind = \"app\" and owner = \"account\"".to_owned());
        }
    }

    /// Every channel must take orders: those brought home, or those that a store can hold ready.
    fn orders(&mut self, path: &str, who: &str, tactic: &TacticSpec, in_store: bool) {
        let delivers =
            |c: &&ChannelSpec| c.fulfilment.iter().any(|f| f.kind == FulfilmentKind::Delivery && f.share.0 > 0.0);
        let place = format!("{path}.delivery.channels");
        let without: Vec<&ChannelSpec> = self.named(&tactic.delivery.channels).filter(|c| !delivers(c)).collect();
        for channel in without {
            let message = format!("{who} is about orders, but channel `{}` brings none home", shown(&channel.id));
            self.error("no-path-to-purchase", &place, message).hint =
                Some("name an online channel with a fulfilment of kind \"delivery\"".to_owned());
        }
        if in_store && !self.spec.channel.iter().any(|c| c.owner == Owner::Account && has_stores(c)) {
            let message = format!("{who} has orders collected, but the account has no stores");
            self.error("no-path-to-purchase", &format!("{path}.mechanic"), message);
        }
    }

    fn online_for_search(&mut self, path: &str, who: &str, tactic: &TacticSpec) {
        let mut channels = self.named(&tactic.delivery.channels).peekable();
        if channels.peek().is_some() && !channels.any(|c| c.kind.is_online()) {
            let message = format!("{who} buys a place in an online list, but none of its channels is online");
            self.error("no-path-to-purchase", &format!("{path}.delivery.channels"), message);
        }
    }

    fn stores_for_display(&mut self, path: &str, who: &str, tactic: &TacticSpec) {
        let stores: Vec<&ChannelSpec> = self.named(&tactic.delivery.channels).filter(|c| has_stores(c)).collect();
        if stores.is_empty() && self.named(&tactic.delivery.channels).next().is_some() {
            let message = format!("{who} plans displays, but none of its channels has stores");
            self.error("no-path-to-purchase", &format!("{path}.delivery.channels"), message);
            return;
        }
        let formats = &tactic.delivery.formats;
        let has_format = |c: &&ChannelSpec| c.node.iter().any(|node| formats.contains(&node.format));
        // A format that no store of the market has is reported as unknown.
        let is_known =
            |format: &String| self.spec.channel.iter().flat_map(|c| &c.node).any(|node| node.format == *format);
        if formats.iter().any(is_known) && !stores.is_empty() && !stores.iter().any(has_format) {
            let message = format!("{who} plans displays in formats that none of its stores has");
            self.error("no-path-to-purchase", &format!("{path}.delivery.formats"), message);
        }
    }

    /// At least one of the channels must sell at least one of the tactic's products.
    fn sold_in(&mut self, path: &str, who: &str, tactic: &TacticSpec, ids: &[String]) {
        let products = self.products_of(tactic);
        let channels: Vec<&ChannelSpec> = self.named(ids).collect();
        if products.is_empty() || channels.is_empty() {
            return;
        }
        if channels.iter().any(|c| products.iter().any(|p| lists(c, p) || self.is_listed_later(c, p))) {
            return;
        }
        let own = self.spec.channel.iter().filter(|c| c.owner == Owner::Account);
        let outlets: Vec<String> = own.filter(|c| products.iter().any(|p| lists(c, p))).map(|c| c.id.clone()).collect();
        let names: Vec<String> = channels.iter().map(|c| format!("`{}`", shown(&c.id))).collect();
        let message = format!("{who} cannot lead to a purchase: {} sells none of its products", names.join(", "));
        let one = self.error("no-path-to-purchase", path, message);
        one.hint = Some(match outlets.is_empty() {
            true => "list a product in a channel of the account that sells".to_owned(),
            false => "name a channel that sells them".to_owned(),
        });
        one.known = outlets;
    }

    /// Does a program bring the product onto the shelf of the channel.
    pub(super) fn is_listed_later(&self, channel: &ChannelSpec, product: &ProductSpec) -> bool {
        let tactics = self.spec.program.iter().flat_map(|p| &p.tactic);
        let listings = tactics.filter(|t| matches!(t.mechanic, MechanicSpec::Listing(_)));
        let concerns = |t: &TacticSpec| t.products.contains(&product.id) || t.brands.contains(&product.brand);
        sells(channel) && listings.into_iter().any(|t| concerns(t) && t.delivery.channels.contains(&channel.id))
    }

    fn named<'i>(&self, ids: &'i [String]) -> impl Iterator<Item = &'a ChannelSpec> + use<'a, 'i> {
        let spec = self.spec;
        ids.iter().filter_map(move |id| spec.channel.iter().find(|c| c.id == *id))
    }
}
