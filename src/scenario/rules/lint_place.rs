//! Warnings about tactics that cannot act where they run, or stand in the way of each other there.

use super::super::diagnostic::shown;
use super::super::spec::{Audience, ChannelSpec, MechanicSpec, ProgramSpec, TacticSpec};
use super::lint_program::overlap;
use super::{Rules, has_stores, lists, sells};

/// Why a mechanic cannot act in a channel, whatever the tactic concerns; `None` when it can, or when nothing is known.
fn cannot_act(mechanic: &MechanicSpec, channel: &ChannelSpec) -> Option<&'static str> {
    match mechanic {
        MechanicSpec::Display(_) if !has_stores(channel) => Some("it has no stores in which one could stand"),
        MechanicSpec::SponsoredSearch(_) if !channel.kind.is_online() => Some("it has no list to search in"),
        MechanicSpec::EnrolmentDrive(_) | MechanicSpec::AppInvite(_) if !sells(channel) => {
            Some("nobody comes there to buy, so nobody is asked")
        }
        MechanicSpec::Sampling(sampling) if !sampling.at_home && !sells(channel) => {
            Some("nobody comes there to buy, so nobody is given one")
        }
        mechanic if is_about_shelf(mechanic) && !sells(channel) => Some("nothing is sold there"),
        _ => None,
    }
}

/// Is it reported as an error when it can act in none of its channels.
const fn is_checked_as_a_whole(mechanic: &MechanicSpec) -> bool {
    !matches!(mechanic, MechanicSpec::EnrolmentDrive(_) | MechanicSpec::AppInvite(_))
}

/// Does it change something of products on the shelf of the channels in which it runs.
const fn is_about_shelf(mechanic: &MechanicSpec) -> bool {
    matches!(
        mechanic,
        MechanicSpec::PriceCut(_)
            | MechanicSpec::PriceChange(_)
            | MechanicSpec::TradeDeal(_)
            | MechanicSpec::PointsMultiplier(_)
            | MechanicSpec::Display(_)
            | MechanicSpec::LeafletFeature(_)
            | MechanicSpec::LeafletCoupon(_)
            | MechanicSpec::SponsoredSearch(_)
            | MechanicSpec::Delisting(_)
    )
}

/// Channels that redeem the coupon of a tactic, when it has one.
fn redeemed_in(tactic: &TacticSpec) -> Option<&[String]> {
    match &tactic.mechanic {
        MechanicSpec::AppCoupon(coupon) => Some(&coupon.redeem_in),
        MechanicSpec::LeafletCoupon(_) => Some(&tactic.delivery.channels),
        _ => None,
    }
}

/// Can nobody be in both audiences.
const fn are_apart(one: Option<Audience>, other: Option<Audience>) -> bool {
    matches!(
        (one, other),
        (Some(Audience::NonBuyers), Some(Audience::Buyers | Audience::Lapsed))
            | (Some(Audience::Buyers | Audience::Lapsed), Some(Audience::NonBuyers))
    )
}

impl<'a> Rules<'a> {
    /// Channels of a tactic in which it changes nothing; that it can act nowhere is an error of its own.
    pub(super) fn idle_places(&mut self, path: &str, tactic: &'a TacticSpec) {
        let channels = tactic.delivery.channels.iter().enumerate();
        // A matter with every outlet names outlets only: another channel is an error of its own.
        let is_named = |c: &&ChannelSpec| sells(c) || !tactic.mechanic.is_for_any_outlet();
        let known: Vec<(usize, &ChannelSpec)> =
            channels.filter_map(|(at, id)| Some((at, self.channel(id).filter(is_named)?))).collect();
        let why = |channel: &'a ChannelSpec| {
            cannot_act(&tactic.mechanic, channel).or_else(|| self.sells_none_of(channel, tactic))
        };
        let idle: Vec<_> = known.iter().filter_map(|(at, channel)| Some((*at, *channel, why(channel)?))).collect();
        if idle.len() == known.len() && is_checked_as_a_whole(&tactic.mechanic) {
            return;
        }
        for (at, channel, why) in idle {
            let id = shown(&channel.id);
            let message = format!("tactic `{}` cannot act in channel `{id}`: {why}", shown(&tactic.id));
            self.warning("cannot-act", &format!("{path}.delivery.channels[{at}]"), message).hint =
                Some("leave the channel out, or use a mechanic that acts there".to_owned());
        }
    }

    /// Products that are not on the shelf, nor brought there by a program.
    fn sells_none_of(&self, channel: &ChannelSpec, tactic: &'a TacticSpec) -> Option<&'static str> {
        let products = self.products_of(tactic);
        let is_there = products.iter().any(|p| lists(channel, p) || self.is_listed_later(channel, p));
        let is_idle = is_about_shelf(&tactic.mechanic) && !products.is_empty() && !is_there;
        is_idle.then_some("none of its products is listed there")
    }

    /// Coupons of a program for one product, redeemed in one channel on the same days: only the later one can be used.
    pub(super) fn coupons(&mut self, path: &str, program: &'a ProgramSpec) {
        let coupons: Vec<(usize, &TacticSpec, &[String])> =
            program.tactic.iter().enumerate().filter_map(|(at, t)| Some((at, t, redeemed_in(t)?))).collect();
        for (place, (at, later, redeem)) in coupons.iter().enumerate() {
            for (_, earlier, also) in &coupons[..place] {
                let for_all = !are_apart(later.delivery.audience, earlier.delivery.audience);
                if !for_all || !overlap(&later.delivery, &earlier.delivery) {
                    continue;
                }
                if let Some((product, channel)) = self.shared_place((later, redeem), (earlier, also)) {
                    let message = format!(
                        "coupons `{}` and `{}` can both be redeemed for product `{product}` in channel `{channel}` on the \
                         same days: who may use both uses only `{}`, the later one of the file",
                        shown(&earlier.id),
                        shown(&later.id),
                        shown(&later.id)
                    );
                    self.warning("overlapping-coupons", &format!("{path}.tactic[{at}]"), message).hint =
                        Some("give them other days, products, channels or audiences".to_owned());
                }
            }
        }
    }

    /// A product and a channel that two coupons have in common.
    fn shared_place(
        &self,
        (one, redeem): (&'a TacticSpec, &[String]),
        (other, also): (&'a TacticSpec, &[String]),
    ) -> Option<(&'a str, &'a str)> {
        let others = self.products_of(other);
        let shared = self.products_of(one).into_iter().find(|p| others.iter().any(|o| o.id == p.id))?;
        let in_both = |c: &&ChannelSpec| redeem.contains(&c.id) && also.contains(&c.id) && lists(c, shared);
        self.spec.channel.iter().find(in_both).map(|channel| (shared.id.as_str(), channel.id.as_str()))
    }
}
