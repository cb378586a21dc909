//! Controls of media, search, coupons and samples.

use super::{Control, as_is};
use crate::engine::World;

/// Controls of the facts of media, search, coupons and samples.
pub const CONTROLS: &[&Control] = &[
    &Control {
        fact: "ad-elasticity",
        metric: "short",
        says: "advertising moves choice ten times as much",
        sets: &[("behaviour.media_response", "22.5")],
        world: as_is,
    },
    &Control {
        fact: "online-ads-sell-in-store",
        metric: "offline_share",
        says: "advertising acts in online sessions only",
        sets: &[("behaviour.media_in_store", "0")],
        world: as_is,
    },
    &Control {
        fact: "last-click-overcredit",
        metric: "attributed_over_incremental",
        says: "only households that were never seen buying the brand are shown the ad",
        sets: &[],
        world: as_is,
    },
    &Control {
        fact: "coupon-push-funnel",
        metric: "leaflet_coupon",
        says: "every household is aware of every offer and keeps it",
        sets: &[
            ("segment.households.leaflet_readers", "100%"),
            ("behaviour.coupon_clip", "1"),
            ("behaviour.coupon_load", "1"),
            ("behaviour.push_open", "1"),
            ("behaviour.push_opt_in", "1"),
        ],
        world: as_is,
    },
    &Control {
        fact: "sampling-lasts",
        metric: "late_uplift",
        says: "use leaves no memory: neither experience nor habit",
        sets: &[("behaviour.experience_weight", "0")],
        world: no_habit,
    },
];

fn no_habit(world: &mut World) {
    world.market.categories.iter_mut().for_each(|category| category.inertia = 0.0);
}
