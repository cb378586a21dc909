//! Warnings about the market: it can be simulated, but probably does not say what was meant.

use super::super::defaults::format;
use super::super::diagnostic::shown;
use super::super::spec::{ChannelKind, ChannelSpec, MechanicSpec, Owner, ProductSpec};
use super::{Rules, sells};

impl Rules<'_> {
    pub(super) fn lints(&mut self) {
        self.few_shoppers();
        self.members_without_loyalty();
        self.unrecognised_members();
        self.unreached_channels();
        self.margins();
        self.program_lints();
    }

    fn few_shoppers(&mut self) {
        const FEWEST: u64 = 1_000;
        let shoppers = self.spec.scenario.shoppers.unwrap_or(format::SHOPPERS);
        if shoppers < FEWEST {
            let message = format!("{shoppers} shoppers are few: chance will hide the effect of most programs");
            self.warning("few-shoppers", "scenario.shoppers", message).hint =
                Some("write shoppers = 4000 or more".to_owned());
        }
    }

    fn members_without_loyalty(&mut self) {
        if self.spec.loyalty.is_some() {
            return;
        }
        for (at, segment) in self.spec.segment.iter().enumerate() {
            if segment.members.is_some_and(|share| share.0 > 0.0) {
                let message =
                    format!("segment `{}` has members, but there is no loyalty programme", shown(&segment.id));
                self.warning("members-without-loyalty", &format!("segment[{at}].members"), message).hint =
                    Some("add [loyalty] with reward_at, or leave out members".to_owned());
            }
        }
    }

    /// A loyalty channel that no link leaves recognises nobody: links that are not written carry nothing over.
    fn unrecognised_members(&mut self) {
        let is_programme = |c: &ChannelSpec| c.kind == ChannelKind::Loyalty && c.owner == Owner::Account;
        let Some(at) = self.spec.channel.iter().position(is_programme) else { return };
        let id = &self.spec.channel[at].id;
        if self.spec.loyalty.is_some() && !self.spec.link.iter().any(|l| &l.from == id && l.identity > 0.0) {
            let message = format!("no link from `{}` carries identity, so no member is recognised", shown(id));
            self.warning("members-unrecognised", &format!("channel[{at}]"), message).hint =
                Some("add a [[link]] from it to each channel of the account that sells".to_owned());
        }
    }

    fn unreached_channels(&mut self) {
        for (at, channel) in self.spec.channel.iter().enumerate() {
            let id = shown(&channel.id);
            if channel.reach.is_some_and(|share| share.0 == 0.0) {
                let message = format!("channel `{id}` reaches nobody: its reach is 0%");
                self.warning("unreached-channel", &format!("channel[{at}].reach"), message);
            } else if channel.kind == ChannelKind::App && channel.owner == Owner::Account && !self.has_app_users() {
                let message = format!("channel `{id}` reaches nobody: no segment has users of the app");
                self.warning("unreached-channel", &format!("channel[{at}]"), message).hint =
                    Some("give a segment app_users above 0%".to_owned());
            } else if !self.is_met(channel) {
                let message =
                    format!("channel `{id}` is never met: no trip share, contacts, link or tactic leads there");
                self.warning("unreached-channel", &format!("channel[{at}]"), message).hint =
                    Some("add contacts_per_week or a trip_share, or leave the channel out".to_owned());
            }
        }
    }

    /// Does any household have the app without being invited.
    pub(super) fn has_app_users(&self) -> bool {
        self.spec.segment.iter().any(|s| s.share.0 > 0.0 && s.app_users.is_none_or(|share| share.0 > 0.0))
    }

    fn is_met(&self, channel: &ChannelSpec) -> bool {
        let by_tactic = self.spec.program.iter().flat_map(|p| &p.tactic).any(|tactic| {
            let redeemed = match &tactic.mechanic {
                MechanicSpec::AppCoupon(coupon) => coupon.redeem_in.contains(&channel.id),
                _ => false,
            };
            redeemed || tactic.delivery.channels.contains(&channel.id)
        });
        let by_link = self.spec.link.iter().any(|link| link.from == channel.id || link.to == channel.id);
        sells(channel) || channel.contacts_per_week.is_some_and(|c| c > 0.0) || by_link || by_tactic
    }

    fn margins(&mut self) {
        let tax = self.spec.scenario.value_added_tax.map_or(0.0, |share| share.0);
        for (at, category) in self.spec.category.iter().enumerate() {
            for (number, product) in category.product.iter().enumerate() {
                self.margin(&format!("category[{at}].product[{number}]"), product, tax);
            }
        }
    }

    fn margin(&mut self, path: &str, product: &ProductSpec, tax: f64) {
        let (id, bought, cost) = (shown(&product.id), product.sell_in_price, product.unit_cost);
        let net = product.price / (1.0 + tax);
        if bought > net && net > 0.0 {
            let net = super::round(net);
            let message = format!("outlets lose on product `{id}`: they buy at {bought} and sell at {net} without tax");
            self.warning("negative-margin", &format!("{path}.sell_in_price"), message);
        }
        if cost > bought {
            let message =
                format!("the brand loses on product `{id}`: it costs {cost} and is sold to outlets at {bought}");
            self.warning("cost-above-sell-in", &format!("{path}.unit_cost"), message);
        }
    }
}
