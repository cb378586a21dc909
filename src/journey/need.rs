//! Use and pantry (E1, E2). Pantries are brought up to date only when a shopper looks at the category.

use super::Scene;
use crate::draws::{Purpose, poisson};
use crate::market::Category;
use crate::population::Memory;

/// State of a shopper's need for a category today.
#[derive(Clone, Copy, Debug)]
pub struct Need {
    /// Units at home.
    pub pantry: f32,
    /// Units that feel like a full pantry, I* = max(fewest, use × days).
    pub target: f32,
    /// Units needed when the pantry mechanism is off.
    pub poisson_units: u32,
}

impl Need {
    /// 1 − I/I*: 1 with an empty pantry, 0 at target.
    #[inline]
    #[must_use]
    pub fn urgency(&self) -> f32 {
        1.0 - self.pantry / self.target
    }
}

/// Brings the pantry up to date and returns the need; `row` is the place in the category tables of the shard.
pub fn look(
    scene: &Scene<'_>,
    memory: &mut Memory,
    category_index: usize,
    category: &Category,
    (shopper, row): (usize, usize),
) -> Need {
    let per_day = scene.tastes.use_per_day[shopper * scene.people.categories + category_index];
    let target = (per_day * category.pantry_days).max(category.least_pantry);
    let used = &scene.market.calendar.use_before[category_index];
    let (from, to) = (usize::from(memory.pantry_day[row]), usize::from(scene.day));
    if scene.behaviour.pantry < 0.5 {
        let mean = per_day * (used[to + 1] - used[from]);
        memory.pantry_day[row] = scene.day + 1;
        let uniform = scene.uniform(Purpose::Need, shopper, category.key);
        return Need { pantry: 0.0, target, poisson_units: poisson(uniform, mean) };
    }
    if from == to {
        return Need { pantry: memory.pantry[row], target, poisson_units: 0 };
    }
    let pantry = use_up(memory.pantry[row], target, per_day, category.consumption_flexibility, &used[from..=to]);
    memory.pantry[row] = pantry;
    memory.pantry_day[row] = scene.day;
    Need { pantry, target, poisson_units: 0 }
}

/// The need of today without writing anything down; for counts that must not move a rounding.
#[must_use]
pub fn peek(
    scene: &Scene<'_>,
    memory: &Memory,
    category_index: usize,
    category: &Category,
    (shopper, row): (usize, usize),
) -> Need {
    let per_day = scene.tastes.use_per_day[shopper * scene.people.categories + category_index];
    let target = (per_day * category.pantry_days).max(category.least_pantry);
    let used = &scene.market.calendar.use_before[category_index];
    let (from, to) = (usize::from(memory.pantry_day[row]).min(usize::from(scene.day)), usize::from(scene.day));
    let pantry = use_up(memory.pantry[row], target, per_day, category.consumption_flexibility, &used[from..=to]);
    Need { pantry, target, poisson_units: 0 }
}

/// Takes use off a pantry: c = min(I, use × [1 + flexibility × clip(I/I* − 1, 0, 2)]) a day (Ailawadi & Neslin 1998).
///
/// * `used`: use accumulated before each day in days of mean use, one entry more than days
#[must_use]
pub fn use_up(mut pantry: f32, target: f32, per_day: f32, flexibility: f32, used: &[f32]) -> f32 {
    let mut day = 0;
    let days = used.len() - 1;
    while day < days && pantry > target && flexibility > 0.0 {
        let excess = (pantry / target - 1.0).clamp(0.0, 2.0);
        let today = per_day * (used[day + 1] - used[day]) * (1.0 + flexibility * excess);
        pantry = (pantry - today).max(0.0);
        day += 1;
    }
    (pantry - per_day * (used[days] - used[day])).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pantry_below_target_falls_by_the_use_of_the_days() {
        let used = [0.0, 1.0, 2.0, 3.0];
        assert_eq!(use_up(5.0, 10.0, 1.0, 0.6, &used), 2.0);
        assert_eq!(use_up(2.0, 10.0, 1.0, 0.6, &used), 0.0);
    }

    #[test]
    fn a_full_pantry_is_used_faster_in_a_flexible_category() {
        let used = [0.0, 1.0, 2.0];
        let flexible = use_up(20.0, 10.0, 1.0, 0.6, &used);
        assert!(flexible < use_up(20.0, 10.0, 1.0, 0.0, &used), "{flexible}");
    }
}
