//! Controls of the shelf: gaps, listings, and answers of rivals.

use super::{Control, as_is};

const ALWAYS_THERE: &[(&str, &str)] = &[
    ("behaviour.gap_hazard", "0"),
    ("supply.otif", "100%"),
    ("supply.otif_of_others", "100%"),
    ("supply.forecast_error", "0%"),
    ("supply.promotion_forecast_error", "0%"),
    ("supply.recount_error", "0%"),
    ("supply.safety_days", "30"),
    ("supply.store_safety_days", "30"),
];
/// Stock is filled up to the same level every day, so that every day's orders are the sales of the day before.
const ONE_FOR_ONE: &[(&str, &str)] = &[
    ("supply.knows_promotions", "false"),
    ("supply.smoothing", "0%"),
    ("supply.forecast_error", "0%"),
    ("supply.promotion_forecast_error", "0%"),
    ("supply.recount_error", "0%"),
    ("supply.otif", "100%"),
    ("supply.otif_of_others", "100%"),
    ("supply.review_days", "1"),
    ("supply.lead_time_days", "1"),
    ("supply.store_lead_time_days", "1"),
    ("supply.safety_days", "30"),
    ("supply.store_safety_days", "30"),
];

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
    &Control {
        fact: "bullwhip",
        metric: "order_sales_var",
        says: "every day's sales are reordered one for one",
        sets: ONE_FOR_ONE,
        world: as_is,
    },
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
