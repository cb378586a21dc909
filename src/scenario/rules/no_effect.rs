//! Values of a tactic that nothing reads: warned about, so that nobody believes that they do something.

use super::super::defaults::format;
use super::super::diagnostic::shown;
use super::super::spec::{ChannelSpec, FulfilmentKind, MechanicSpec, TacticSpec};
use super::{Rules, has_stores, percent};

/// Does it cost money every week that it runs.
fn has_upkeep(mechanic: &MechanicSpec) -> bool {
    matches!(mechanic, MechanicSpec::LinkInvestment(link) if link.cost_per_week.is_some_and(|cost| cost > 0.0))
}

/// Share of the orders of a channel that is collected without any program.
fn collected(channel: &ChannelSpec) -> Option<f64> {
    channel.fulfilment.iter().find(|way| way.kind == FulfilmentKind::ClickAndCollect).map(|way| way.share.0)
}

impl Rules<'_> {
    pub(super) fn no_effect(&mut self, path: &str, tactic: &TacticSpec) {
        let (mechanic, delivery, funding) = (&tactic.mechanic, &tactic.delivery, &tactic.funding);
        let named: Vec<&ChannelSpec> = delivery.channels.iter().filter_map(|id| self.channel(id)).collect();
        let in_stores = named.into_iter().any(has_stores);
        let in_every_store = !mechanic.stands_in_stores();
        let discount = mechanic.takes_money_off();
        let shared = discount
            || mechanic.gives_away()
            || mechanic.buys_from_others()
            || funding.third_party_cost.is_some_and(|cost| cost > 0.0)
            || has_upkeep(mechanic);
        let for_everybody = mechanic.is_for_everybody();
        let idle = [
            (
                delivery.audience.is_some() && for_everybody,
                "delivery.audience",
                "does not limit it: it is alike for everybody",
            ),
            (
                delivery.reach.is_some() && for_everybody,
                "delivery.reach",
                "does not limit it: it is alike for everybody",
            ),
            (
                !delivery.formats.is_empty() && in_every_store,
                "delivery.formats",
                "does not limit where it runs: only displays and promoters stand store by store",
            ),
            (
                delivery.compliance.is_some() && in_every_store,
                "delivery.compliance",
                "has no effect: only displays and promoters may fail to be there",
            ),
            (funding.how.is_some() && !discount, "funding.how", "has no effect: there is no discount to pay for"),
            (
                funding.brand.is_some() && !shared,
                "funding.brand",
                "has no effect: there is no discount, point or third-party cost to share",
            ),
            (
                funding.fee_per_store_week.is_some() && !in_stores,
                "funding.fee_per_store_week",
                "has no effect: none of its channels has stores",
            ),
        ];
        for (_, key, why) in idle.into_iter().filter(|(is_idle, ..)| *is_idle) {
            let message = format!("`{key}` of tactic `{}` {why}", shown(&tactic.id));
            self.warning("no-effect", &format!("{path}.{key}"), message).hint = Some("leave it out".to_owned());
        }
        self.idle_mechanic(path, tactic);
        self.idle_funding(path, tactic);
        self.idle_terms(path, tactic);
    }

    /// What of a mechanic cannot act where the tactic runs.
    fn idle_mechanic(&mut self, path: &str, tactic: &TacticSpec) {
        let id = shown(&tactic.id);
        if let MechanicSpec::Sampling(sampling) = &tactic.mechanic
            && sampling.at_home
            && sampling.per_visit.is_some()
        {
            let message = format!("`per_visit` of tactic `{id}` has no effect: its samples are sent home");
            let path = format!("{path}.mechanic.sampling.per_visit");
            self.warning("no-effect", &path, message).hint = Some("leave it out".to_owned());
        }
        let MechanicSpec::ClickAndCollect(collect) = &tactic.mechanic else { return };
        let share = collect.share.map_or(format::COLLECT_SHARE, |p| p.0);
        for (at, name) in tactic.delivery.channels.iter().enumerate() {
            let before = self.channel(name).and_then(collected).filter(|before| share <= *before);
            if let Some(before) = before {
                let message = format!(
                    "tactic `{id}` has no effect in channel `{}`: {} of its orders are collected without it",
                    shown(name),
                    percent(before)
                );
                self.warning("no-effect", &format!("{path}.delivery.channels[{at}]"), message).hint =
                    Some("give the tactic a larger share, or leave the channel out".to_owned());
            }
        }
    }
}
