//! The uncertain assumptions of a future: a named list, each a triangular multiplier around 1.

use crate::draws::{Draws, Key, Purpose};
use crate::ids::text_key;
use crate::market::Market;
use crate::scenario::defaults::{Behaviour, UNCERTAIN};
use crate::scenario::{ChannelKind, Scenario};

/// Multipliers of one future, in the order of [`UNCERTAIN`].
#[derive(Clone, Debug, PartialEq)]
pub struct Assumptions {
    multipliers: Vec<f64>,
}

impl Assumptions {
    /// Every assumption at its likely value.
    #[must_use]
    pub fn likely() -> Self {
        Self { multipliers: vec![1.0; UNCERTAIN.len()] }
    }

    /// Draws the multipliers of a future.
    #[must_use]
    pub fn draw(scenario: &Scenario, draws: &Draws) -> Self {
        let one = |known: &crate::scenario::defaults::UncertainAssumption| {
            let set = scenario.spec.assumption.iter().find(|a| a.id == known.id);
            let (low, high) = set.map_or((known.low, known.high), |a| (a.low, a.high));
            let key = Key { purpose: Purpose::Assumption, shopper: 0, day: 0, occasion: 0, item: text_key(known.id) };
            triangular(f64::from(draws.uniform(key)), low, high)
        };
        Self { multipliers: UNCERTAIN.iter().map(one).collect() }
    }

    /// Multiplier of an assumption; 1 for one that is not in the list.
    #[must_use]
    pub fn of(&self, id: &str) -> f64 {
        UNCERTAIN.iter().position(|a| a.id == id).map_or(1.0, |index| self.multipliers[index])
    }

    /// Applies the multipliers to the market and the behavioural constants.
    pub fn apply(&self, market: &mut Market, behaviour: &mut Behaviour) {
        for (field, id) in [
            ("coupon_load", "coupon-load"),
            ("push_open", "push-open"),
            ("push_open_targeted", "push-open"),
            ("media_response", "media-response"),
            ("qr_scan", "qr-scan"),
            ("showrooming", "showrooming"),
            ("deal_pull", "deal-pull"),
            ("price_break_trust", "trust-loss"),
            ("bad_event_trust", "trust-loss"),
            ("point_value_felt", "points-felt"),
        ] {
            if let Some(value) = behaviour.get_mut(field) {
                *value *= self.of(id);
            }
        }
        for category in &mut market.categories {
            category.online_research = (category.online_research * self.of("online-research") as f32).min(1.0);
        }
        for channel in &mut market.channels {
            channel.contacts_per_week *= match channel.kind {
                ChannelKind::App => self.of("app-contacts"),
                ChannelKind::Social | ChannelKind::Media => self.of("social-contacts"),
                _ => 1.0,
            };
            channel.handling = channel.handling.part(self.of("cost-to-serve"));
            let ways = [&mut channel.ways.delivery, &mut channel.ways.collect];
            ways.into_iter().flatten().for_each(|w| w.cost = w.cost.part(self.of("cost-to-serve")));
            channel.rest_margin *= self.of("rest-of-basket-margin");
        }
        market.links.scale(self.of("link-levers"));
    }
}

/// Inverse of the triangular distribution between `low` and `high` with its mode at 1.
fn triangular(uniform: f64, low: f64, high: f64) -> f64 {
    let width = high - low;
    if width <= 0.0 {
        return 1.0;
    }
    if uniform < (1.0 - low) / width {
        low + libm::sqrt(uniform * width * (1.0 - low))
    } else {
        high - libm::sqrt((1.0 - uniform) * width * (high - 1.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn triangular_draws_stay_in_range_with_the_mode_at_one() {
        assert_eq!(triangular(0.0, 0.5, 2.0), 0.5);
        assert!((triangular(1.0, 0.5, 2.0) - 2.0).abs() < 1e-12);
        assert!((triangular(1.0 / 3.0, 0.5, 2.0) - 1.0).abs() < 1e-12);
        assert_eq!(triangular(0.3, 1.0, 1.0), 1.0);
    }
}
