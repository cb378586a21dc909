//! How states fade, worked out once per future: an exponential per trip would cost more than the rest of the rule.

use super::channel::PRACTICE_ORDERS;
use crate::math;
use crate::scenario::defaults::Behaviour;
use std::f32::consts::LN_2;

/// Parts that are left after some days or orders; the same numbers as the formulas give one by one.
#[derive(Clone, Debug, Default)]
pub struct Fading {
    /// `[days]`: of trust (E19).
    pub trust: Vec<f32>,
    /// `[days]`: of experience (E12).
    pub experience: Vec<f32>,
    /// `[days]`: of the lift after a reward (E16).
    pub glow: Vec<f32>,
    /// `[orders]`: of the friction of ordering online (E4).
    pub friction: Vec<f32>,
}

impl Fading {
    /// Tables for a run of so many days.
    #[must_use]
    pub fn new(behaviour: &Behaviour, days: u16) -> Self {
        let trust = behaviour.trust_half_life_weeks as f32;
        let experience = 7.0 * behaviour.experience_half_life_weeks as f32;
        let glow = behaviour.reward_glow_half_life_weeks as f32;
        let by_day = |of: &dyn Fn(f32) -> f32| (0..=days).map(|day| of(f32::from(day))).collect();
        Self {
            trust: by_day(&|days| math::exp(-LN_2 * (days / 7.0) / trust)),
            experience: by_day(&|days| math::exp(-LN_2 * (days / experience))),
            glow: by_day(&|days| math::exp(-LN_2 * (days / 7.0 / glow))),
            friction: (0..=u8::MAX).map(|orders| math::exp(-f32::from(orders) / PRACTICE_ORDERS)).collect(),
        }
    }
}
