//! Values of a tactic that nothing reads: warned about, so that nobody believes that they do something.

use super::super::diagnostic::shown;
use super::super::spec::{ChannelSpec, MechanicSpec, TacticSpec};
use super::{Rules, has_stores};

/// Does it stand store by store, so that formats and compliance say where.
const fn stands_in_stores(mechanic: &MechanicSpec) -> bool {
    matches!(mechanic, MechanicSpec::Display(_))
}

/// Does it take money off the price, which the brand may pay in one way or another.
const fn takes_money_off(mechanic: &MechanicSpec) -> bool {
    matches!(mechanic, MechanicSpec::PriceCut(_) | MechanicSpec::AppCoupon(_))
}

/// Does it give something else that the brand may pay a part of.
const fn gives_away(mechanic: &MechanicSpec) -> bool {
    let welcome = matches!(mechanic, MechanicSpec::EnrolmentDrive(d) if matches!(d.welcome_points, Some(p) if p > 0.0));
    welcome || matches!(mechanic, MechanicSpec::PointsMultiplier(_))
}

/// Does it change how orders are received, which is the same for everybody.
const fn is_for_everybody(mechanic: &MechanicSpec) -> bool {
    matches!(mechanic, MechanicSpec::ClickAndCollect(_) | MechanicSpec::DeliveryFee(_))
}

impl Rules<'_> {
    pub(super) fn no_effect(&mut self, path: &str, tactic: &TacticSpec) {
        let (mechanic, delivery, funding) = (&tactic.mechanic, &tactic.delivery, &tactic.funding);
        let named: Vec<&ChannelSpec> = delivery.channels.iter().filter_map(|id| self.channel(id)).collect();
        let in_stores = named.into_iter().any(has_stores);
        let in_every_store = !stands_in_stores(mechanic);
        let discount = takes_money_off(mechanic);
        let shared = discount || gives_away(mechanic) || funding.third_party_cost.is_some_and(|cost| cost > 0.0);
        let for_all = is_for_everybody(mechanic);
        let idle = [
            (
                for_all && delivery.audience.is_some(),
                "delivery.audience",
                "has no effect: orders are received alike by everybody",
            ),
            (
                for_all && delivery.reach.is_some(),
                "delivery.reach",
                "has no effect: orders are received alike by everybody",
            ),
            (
                !delivery.formats.is_empty() && in_every_store,
                "delivery.formats",
                "does not limit where it runs: only displays stand store by store",
            ),
            (
                delivery.compliance.is_some() && in_every_store,
                "delivery.compliance",
                "has no effect: only displays may fail to stand",
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
    }
}
