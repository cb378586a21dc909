//! Controls of loyalty, app, fulfilment and the long run.

use super::{Control, as_is};
use crate::engine::World;

/// Controls of the facts of what the account offers beyond prices.
pub const CONTROLS: &[&Control] = &[
    &Control {
        fact: "loyalty-lifts-light",
        metric: "causal_share",
        says: "households join by lot, and all of them have the same tastes for outlets",
        sets: &[("behaviour.outlet_diversity", "50")],
        world: as_is,
    },
    &Control {
        fact: "goal-gradient",
        metric: "last_over_first",
        says: "points pull as much at the first as at the last step to a reward",
        sets: &[("behaviour.goal_gradient", "0")],
        world: as_is,
    },
    &Control {
        fact: "app-adoption",
        metric: "did_spend",
        says: "the app reminds of nothing, shows no offers, and ordering in it stays hard",
        sets: &[
            ("behaviour.app_reminder", "0"),
            ("behaviour.app_convenience", "0"),
            ("behaviour.online_research", "0"),
            ("behaviour.online_friction_first", "5"),
        ],
        world: as_is,
    },
    &Control {
        fact: "multichannel-selection",
        metric: "causal_share",
        says: "who has a second channel is drawn by lot",
        sets: &[],
        world: as_is,
    },
    &Control {
        fact: "click-and-collect-shift",
        metric: "store_change",
        says: "nothing is added when an order is collected, and collecting is no visit to the store",
        sets: &[("behaviour.pickup_add_on", "0"), ("behaviour.outlet_memory", "0")],
        world: as_is,
    },
    &Control {
        fact: "free-shipping-threshold",
        metric: "bunching",
        says: "households ignore fees",
        sets: &[("behaviour.fee_weight", "0")],
        world: as_is,
    },
    &Control {
        fact: "promo-habit",
        metric: "base_index",
        says: "reference prices never change, and deals wear no brand, fill no pantry and time no purchase",
        sets: &[
            ("behaviour.reference_update", "0"),
            ("behaviour.deal_habit", "0"),
            ("category.category.extra_units_per_deal", "0"),
        ],
        world: deals_time_nothing,
    },
];

/// Offers change which brand is bought, never whether the category is.
fn deals_time_nothing(world: &mut World) {
    world.market.categories.iter_mut().for_each(|c| c.offer_response = 0.0);
}
