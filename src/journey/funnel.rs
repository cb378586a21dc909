//! The shelf funnel of a display: shoppers pass, stop, understand and buy. Quantity decides who stops, quality who
//! understands.

use super::consider::Stand;
use super::scene::{Pass, Scene, ShardDay};
use crate::draws::{Purpose, open_unit};
use crate::math;
use crate::population::NO_STORE;
use crate::program::{Force, NO_SLOT};
use crate::scenario::defaults::Behaviour;

/// Chance that a shopper who passes stops: 1 − (1 − s)^faces, so that each further display stops fewer.
#[must_use]
pub fn stop_chance(behaviour: &Behaviour, faces: f32) -> f32 {
    let passes = (1.0 - behaviour.display_stop as f32).max(1e-6);
    1.0 - math::exp(faces * math::ln(passes))
}

/// Chance that a shopper who stopped understands: in proportion to quality, up to everyone.
#[must_use]
pub fn understand_chance(behaviour: &Behaviour, quality: f32) -> f32 {
    (behaviour.display_understand as f32 * quality).min(1.0)
}

/// Shoppers whom a display gets to understand it, against an ordinary one: what its pull on all who pass is scaled by.
///
/// The calibrated pull of a display is a mean over those who pass, so an ordinary display keeps exactly its own.
#[inline]
#[must_use]
pub fn reach_of_display(behaviour: &Behaviour, display: &Force) -> f32 {
    if display.faces == 1.0 && display.quality == 1.0 {
        return 1.0;
    }
    let understood = |faces, quality| stop_chance(behaviour, faces) * understand_chance(behaviour, quality);
    understood(display.faces, display.quality) / understood(1.0, 1.0)
}

/// Notes the displays of a program that a shopper passes in a store, once each.
pub(super) fn pass_displays(scene: &Scene<'_>, day: &mut ShardDay, stand: &Stand) {
    if stand.store == NO_STORE {
        return;
    }
    let mut displayed = scene.offers.on_own_display(stand.mask, usize::from(stand.store));
    let row = scene.offers.row(stand.mask, stand.channel);
    let mut seen = 0_u64;
    while displayed != 0 {
        let index = displayed.trailing_zeros() as usize;
        displayed &= displayed - 1;
        let display = scene.offers.display_at(stand.mask, usize::from(stand.store), index, &row[index]);
        if display.slot == NO_SLOT || seen >> display.slot & 1 == 1 {
            continue;
        }
        seen |= 1 << display.slot;
        let item = scene.market.products[index].key;
        let words = scene.draws.words(scene.key(Purpose::ShelfFunnel, stand.shopper, item));
        let stopped = open_unit(words[0]) < stop_chance(scene.behaviour, display.faces);
        let understood = stopped && open_unit(words[1]) < understand_chance(scene.behaviour, display.quality);
        let (shopper, channel) = (stand.shopper as u32, stand.channel as u8);
        day.passes.push(Pass { shopper, channel, slot: display.slot, stopped, understood });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reach(faces: f32, quality: f32) -> f32 {
        reach_of_display(&Behaviour::default(), &Force { visibility: 1.0, faces, quality, slot: 0 })
    }

    #[test]
    fn an_ordinary_display_keeps_its_pull_and_none_has_none() {
        assert_eq!(reach(1.0, 1.0), 1.0);
        assert_eq!((reach(0.0, 1.0), reach(1.0, 0.0)), (0.0, 0.0));
    }

    #[test]
    fn more_displays_gain_less_and_less_and_better_ones_gain_in_proportion() {
        let gains = [reach(2.0, 1.0) - 1.0, reach(3.0, 1.0) - reach(2.0, 1.0)];
        assert!(gains[0] < 1.0 && gains[1] < gains[0] && gains[1] > 0.0, "{gains:?}");
        assert!((reach(1.0, 1.5) - 1.5).abs() < 1e-6);
        assert!(reach(1.0, 1.5) > reach(1.5, 1.0), "quality pays more than quantity");
        assert_eq!(reach(1.0, 2.0), reach(1.0, 5.0), "nobody understands more than everything");
    }
}
