//! Controls of ordinary buying.

use super::{Control, as_is};
use crate::engine::World;
use crate::population::Tastes;
use std::sync::Arc;

const SAME_USE: &[(&str, &str)] = &[("category.category.usage_shape", "60")];

/// Controls of the facts of ordinary buying.
pub const CONTROLS: &[&Control] = &[
    &Control {
        fact: "nbd-incidence",
        metric: "var_over_mean",
        says: "every household uses the category at the same rate",
        sets: SAME_USE,
        world: as_is,
    },
    &Control {
        fact: "double-jeopardy",
        metric: "corr_pen_freq",
        says: "every household buys one brand only, and those of small brands use the category most",
        sets: &[],
        world: niches,
    },
    &Control {
        fact: "duplication-of-purchase",
        metric: "mad_pts",
        says: "half of the households buy only odd brands, half only even ones",
        sets: &[],
        world: two_groups,
    },
    &Control {
        fact: "pareto-60-20",
        metric: "cat_top20",
        says: "every household uses the category at the same rate",
        sets: SAME_USE,
        world: as_is,
    },
    &Control {
        fact: "buyer-moderation",
        metric: "stay_top20",
        says: "nobody's use or tastes ever change",
        sets: &[("behaviour.renewal_per_quarter", "0")],
        world: as_is,
    },
    &Control {
        fact: "repeat-erosion",
        metric: "lapse_y2",
        says: "nobody's use or tastes ever change, and every household buys one brand only",
        sets: &[("behaviour.renewal_per_quarter", "0")],
        world: one_brand_each,
    },
    &Control {
        fact: "light-buyers",
        metric: "once_leader",
        says: "every household uses the category at the same rate",
        sets: SAME_USE,
        world: as_is,
    },
    &Control {
        fact: "natural-monopoly",
        metric: "corr_pen_catrate",
        says: "heavy users of the category prefer the leader",
        sets: &[],
        world: heavy_users_like_the_leader,
    },
    &Control {
        fact: "dirichlet-fit",
        metric: "pen_mape",
        says: "buyers of every second brand buy nothing else",
        sets: &[],
        world: every_second_brand_closed,
    },
    &Control {
        fact: "in-store-attention",
        metric: "deal_unaware",
        says: "every price is noticed",
        sets: &[("behaviour.attention_shelf", "1")],
        world: as_is,
    },
];

/// Changes the tastes of every household in every quarter; `change` gets the shopper and the row of log tastes.
fn change_tastes(world: &mut World, change: impl Fn(&Tastes, usize, &mut [f32])) {
    let brands = world.people.brands;
    for quarter in &mut world.people.quarters {
        let before = Tastes::clone(quarter);
        for (shopper, row) in Arc::make_mut(quarter).ln_taste.chunks_mut(brands).enumerate() {
            change(&before, shopper, row);
        }
    }
}

/// A taste that is practically never chosen, in log units.
const NEVER: f32 = -40.0;

fn favourite(row: &[f32]) -> usize {
    (0..row.len()).max_by(|&a, &b| row[a].total_cmp(&row[b])).unwrap_or(0)
}

fn keep_only(row: &mut [f32], keep: impl Fn(usize) -> bool) {
    row.iter_mut().enumerate().filter(|(brand, _)| !keep(*brand)).for_each(|(_, taste)| *taste = NEVER);
    let total: f32 = row.iter().map(|t| crate::math::exp(*t)).sum();
    row.iter_mut().for_each(|t| *t = (*t - crate::math::ln(total.max(1e-30))).max(NEVER));
}

pub(super) fn one_brand_each(world: &mut World) {
    change_tastes(world, |_, _, row| {
        let only = favourite(row);
        keep_only(row, |brand| brand == only);
        row[only] = 0.0;
    });
}

fn niches(world: &mut World) {
    one_brand_each(world);
    let (brands, categories) = (world.people.brands, world.people.categories);
    for quarter in &mut world.people.quarters {
        let tastes = Arc::make_mut(quarter);
        for (shopper, row) in tastes.ln_taste.chunks(brands).enumerate() {
            let small = favourite(row) >= brands / 2;
            tastes.use_per_day[shopper * categories] *= if small { 1.6 } else { 0.6 };
        }
    }
}

fn two_groups(world: &mut World) {
    change_tastes(world, |_, shopper, row| keep_only(row, |brand| brand % 2 == shopper % 2));
}

fn every_second_brand_closed(world: &mut World) {
    change_tastes(world, |_, _, row| {
        let only = favourite(row);
        if only % 2 == 1 {
            keep_only(row, |brand| brand == only);
        } else {
            keep_only(row, |brand| brand % 2 == 0);
        }
    });
}

fn heavy_users_like_the_leader(world: &mut World) {
    let categories = world.people.categories;
    let mean = world.market.categories[0].units_per_day as f32;
    change_tastes(world, |tastes, shopper, row| {
        if tastes.use_per_day[shopper * categories] > 1.5 * mean {
            row[0] += 3.0;
            keep_only(row, |_| true);
        }
    });
}
