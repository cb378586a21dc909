//! Controls of prices and promotions.

use super::buying::one_brand_each;
use super::{Control, as_is};
use crate::engine::World;

/// Controls of the price facts.
pub const CONTROLS: &[&Control] = &[
    &Control {
        fact: "regular-price-elasticity",
        metric: "mean_elasticity",
        says: "price plays no part in the choice of brand",
        sets: &[("category.category.price_response", "-0.01")],
        world: no_gain_no_loss,
    },
    &Control {
        fact: "promo-lift-tpr",
        metric: "tpr20_lift",
        says: "nobody notices a shelf price without a cue",
        sets: &[("behaviour.attention_shelf", "0"), ("behaviour.online_research", "0")],
        world: as_is,
    },
    &Control {
        fact: "big-brand-smaller-pct-lift",
        metric: "elast_ratio_big_small",
        says: "buyers of the two largest brands are four times as price-sensitive as others",
        sets: &[],
        world: buyers_of_leaders_watch_prices,
    },
    &Control {
        fact: "cross-price",
        metric: "mean_cross",
        says: "brands do not compete: every household buys one brand only",
        sets: &[],
        world: one_brand_each,
    },
    &Control {
        fact: "bump-decomposition",
        metric: "cross_brand",
        says: "no pantry, and offers cannot make anybody buy the category",
        sets: &[("behaviour.pantry", "0")],
        world: as_is,
    },
    &Control {
        fact: "post-promo-dip",
        metric: "own_dip",
        says: "no pantry",
        sets: &[("behaviour.pantry", "0")],
        world: as_is,
    },
    &Control {
        fact: "feature-display-order",
        metric: "fd_over_tpr",
        says: "leaflet and display do nothing",
        sets: &[
            ("behaviour.leaflet_utility", "0"),
            ("behaviour.leaflet_cue", "0"),
            ("behaviour.attention_display", "0.5"),
            ("behaviour.attention_offer", "0.5"),
        ],
        world: no_display,
    },
    &Control {
        fact: "deal-depth-curve",
        metric: "arc_ratio",
        says: "no cut below a fifth registers, and no depth saturates",
        sets: &[
            ("behaviour.depth_threshold", "0.2"),
            ("behaviour.depth_saturation", "1"),
            ("behaviour.depth_tail_weight", "0"),
        ],
        world: as_is,
    },
    &Control {
        fact: "price-rise-asymmetry",
        metric: "asym_8wk",
        says: "gains weigh as losses do and losses as gains do, and small gains count in full",
        sets: &[("behaviour.depth_threshold", "0"), ("behaviour.depth_tail_weight", "1")],
        world: gains_for_losses,
    },
    &Control {
        fact: "retailer-net",
        metric: "retailer_net",
        says: "one retailer only, and no pantry",
        sets: &[("behaviour.pantry", "0")],
        world: one_retailer,
    },
    &Control {
        fact: "no-permanent-effect",
        metric: "late_level",
        says: "a deal makes its brand better for good",
        sets: &[("behaviour.experience_half_life_weeks", "520")],
        world: as_is,
    },
    &Control {
        fact: "online-loyal-less-price",
        metric: "elast_ratio",
        says: "the same coefficients in app and store",
        sets: &[
            ("behaviour.online_price_ratio", "1"),
            ("behaviour.online_gain_ratio", "1"),
            ("behaviour.online_inertia", "0"),
            ("behaviour.attention_online", "0.5"),
        ],
        world: as_is,
    },
    &Control {
        fact: "cross-channel-promo-cannibalisation",
        metric: "store_per_online",
        says: "no household uses both the app and the stores of the account",
        sets: &[("behaviour.showrooming", "0")],
        world: one_channel_each,
    },
    &Control {
        fact: "state-dependence",
        metric: "forced_trial",
        says: "the brand bought last has no advantage",
        sets: &[("behaviour.online_inertia", "0")],
        world: no_inertia,
    },
    &Control {
        fact: "promo-profitability",
        metric: "mfr_loss_share",
        says: "brands pay nothing for promotions",
        sets: &[],
        world: as_is,
    },
    &Control {
        fact: "consumption-flex",
        metric: "gap",
        says: "which category is used faster with a full pantry, and which is not, is exchanged",
        sets: &[],
        world: flexibility_exchanged,
    },
    &Control {
        fact: "tet-season",
        metric: "tet_index",
        says: "no festival in the calendar",
        sets: &[],
        world: no_festival,
    },
];

fn no_inertia(world: &mut World) {
    world.market.categories.iter_mut().for_each(|c| c.inertia = 0.0);
}

fn flexibility_exchanged(world: &mut World) {
    for category in &mut world.market.categories {
        category.consumption_flexibility = if category.consumption_flexibility > 0.0 { 0.0 } else { 0.6 };
    }
}

fn no_festival(world: &mut World) {
    world.market.calendar.trips.fill(1.0);
    world.market.calendar.basket.fill(1.0);
    for used in &mut world.market.calendar.use_before {
        used.iter_mut().enumerate().for_each(|(day, before)| *before = day as f32);
    }
}

fn no_gain_no_loss(world: &mut World) {
    for category in &mut world.market.categories {
        category.gain = 0.0;
        category.loss = 0.0;
    }
}

fn gains_for_losses(world: &mut World) {
    for category in &mut world.market.categories {
        std::mem::swap(&mut category.gain, &mut category.loss);
    }
}

fn no_display(world: &mut World) {
    for category in &mut world.market.categories {
        category.display_utility = 0.0;
        category.display_cue = 0.0;
    }
}

fn buyers_of_leaders_watch_prices(world: &mut World) {
    let brands = world.people.brands;
    let tastes = world.people.tastes(0).ln_taste.clone();
    for (shopper, sensitivity) in world.people.sensitivity.iter_mut().enumerate() {
        let row = &tastes[shopper * brands..(shopper + 1) * brands];
        let favourite = (0..brands).max_by(|&a, &b| row[a].total_cmp(&row[b])).unwrap_or(0);
        *sensitivity *= if favourite < 2 { 2.0 } else { 0.5 };
    }
}

/// Puts the outlets that `keep` refuses out of everybody's reach.
pub(super) fn close(world: &mut World, keep: impl Fn(usize, usize) -> bool) {
    let channels = world.people.channels;
    for (at, outlet) in world.people.outlet.iter_mut().enumerate() {
        if !keep(at / channels, at % channels) {
            *outlet = f32::NEG_INFINITY;
        }
    }
}

fn one_retailer(world: &mut World) {
    let account: Vec<bool> = world.market.channels.iter().map(crate::market::Channel::is_account).collect();
    close(world, |_, channel| account[channel]);
}

/// Every second household keeps the app of the account, every other one its stores.
fn one_channel_each(world: &mut World) {
    let online: Vec<Option<bool>> =
        world.market.channels.iter().map(|c| c.is_account().then(|| c.kind.is_online())).collect();
    close(world, |shopper, channel| online[channel].is_none_or(|online| online == (shopper % 2 == 0)));
}
