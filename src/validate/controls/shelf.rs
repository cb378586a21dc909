//! Controls of the shelf: gaps, listings, and answers of rivals.

use super::{Control, as_is};

const ALWAYS_THERE: &[(&str, &str)] = &[("behaviour.gap_hazard", "0")];

const fn always_there(metric: &'static str) -> Control {
    Control {
        fact: "oos-response",
        metric,
        says: "forecasts never err and stock never runs out",
        sets: ALWAYS_THERE,
        world: as_is,
    }
}

const NO_OTHER_OUTLET: &[(&str, &str)] = &[("channel.rival.reach", "0%"), ("channel.gt.reach", "0%")];

/// Controls of the facts of the shelf.
pub const CONTROLS: &[&Control] = &[
    &always_there("store_switch"),
    &always_there("brand_switch"),
    &always_there("same_brand"),
    &always_there("delay"),
    &always_there("lost"),
    &always_there("oos_rate"),
    &always_there("promo_oos_ratio"),
    &Control {
        fact: "growth-is-penetration",
        metric: "pen_share_log",
        says: "only households that bought the brand before find it in the new outlet",
        sets: &[],
        world: as_is,
    },
    &Control {
        fact: "delisting-both-lose",
        metric: "leave_retailer",
        says: "no other outlet is within reach",
        sets: NO_OTHER_OUTLET,
        world: as_is,
    },
    &Control {
        fact: "competitor-passive",
        metric: "reaction_share",
        says: "rivals match every promotion",
        sets: &[("behaviour.rival_reaction", "1")],
        world: as_is,
    },
];
