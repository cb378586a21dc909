//! Values of a tactic that nothing reads: warned about, so that nobody believes that they do something.

use super::super::diagnostic::shown;
use super::super::spec::{ChannelSpec, MechanicSpec, TacticSpec};
use super::{Rules, has_stores};

/// What of delivery and funding a mechanic reads.
struct Reads {
    /// It stands store by store, so formats and compliance say where.
    stores: bool,
    /// It takes money off the price.
    discount: bool,
    /// It gives something that the brand may pay a part of: a discount or points.
    shared: bool,
}

const fn reads(mechanic: &MechanicSpec) -> Reads {
    match mechanic {
        MechanicSpec::PriceCut(_) | MechanicSpec::AppCoupon(_) => Reads { stores: false, discount: true, shared: true },
        MechanicSpec::LeafletFeature(_) | MechanicSpec::PriceChange(_) => {
            Reads { stores: false, discount: false, shared: false }
        }
        MechanicSpec::Display(_) => Reads { stores: true, discount: false, shared: false },
        MechanicSpec::PointsMultiplier(_) => Reads { stores: false, discount: false, shared: true },
    }
}

impl Rules<'_> {
    pub(super) fn no_effect(&mut self, path: &str, tactic: &TacticSpec) {
        let reads = reads(&tactic.mechanic);
        let (delivery, funding) = (&tactic.delivery, &tactic.funding);
        let named: Vec<&ChannelSpec> = delivery.channels.iter().filter_map(|id| self.channel(id)).collect();
        let in_stores = named.into_iter().any(has_stores);
        let shared = reads.shared || funding.third_party_cost.is_some_and(|cost| cost > 0.0);
        let idle = [
            (
                !delivery.formats.is_empty() && !reads.stores,
                "delivery.formats",
                "does not limit where it runs: only displays stand store by store",
            ),
            (
                delivery.compliance.is_some() && !reads.stores,
                "delivery.compliance",
                "has no effect: only displays may fail to stand",
            ),
            (funding.how.is_some() && !reads.discount, "funding.how", "has no effect: there is no discount to pay for"),
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
