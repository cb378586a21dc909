//! What rivals do about a program (E22): each competing brand at the account, and each rival chain, may move its next
//! planned ordinary deal in the category into the weeks after an attack. Most do nothing (Steenkamp et al. 2005).

use super::world::{World, week};
use crate::draws::{Draws, Key, Purpose, open_unit};
use crate::ids::text_key;
use crate::market::Market;
use crate::market::deals::DealWeek;
use crate::program::mechanics::Mechanic;
use crate::program::{Program, Tactic};
use crate::scenario::Owner;
use std::sync::Arc;

/// Weeks from an attack to its answer, first and last; deals are planned a month ahead.
pub const ANSWER_WEEKS: [usize; 2] = [4, 8];

/// Whoever may answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rival {
    /// Key of its draws.
    pub key: u32,
    /// Owner in whose outlets its deals run.
    pub owner: usize,
    /// Its products in the attacked categories, bit each.
    pub products: u64,
}

/// Ordinary deals as they run beside a program; those of the world when nobody answers.
///
/// * `seen`: tactics by slot that reach somebody
#[must_use]
pub fn deals_beside(world: &World, program: &Program, seen: &[bool]) -> Arc<Vec<DealWeek>> {
    let mut deals = Arc::clone(&world.deals);
    // Tactics that begin together are one attack, however many of them the event is written in.
    let mut attacked: Vec<(u32, usize, usize)> = Vec::new();
    // By key and not by place: the order in which an event is written changes nothing.
    let mut tactics: Vec<(usize, &Tactic)> = program.tactics.iter().enumerate().collect();
    tactics.sort_by_key(|(_, tactic)| tactic.key);
    for (slot, tactic) in tactics {
        let starts =
            tactic.from >= 0 && tactic.from <= tactic.to && tactic.from < i64::from(world.market.calendar.days);
        if !seen[slot] || !starts {
            continue;
        }
        for rival in rivals(&world.market, tactic) {
            let attack = (rival.key, rival.owner, week(tactic.from as u16));
            if attacked.contains(&attack) {
                continue;
            }
            attacked.push(attack);
            if let Some(after) = answer(&world.draws, world.behaviour.rival_reaction, tactic, &rival) {
                let attack = week(tactic.from as u16);
                let weeks = (attack + after, attack + ANSWER_WEEKS[1] + 1, is_leaflet(tactic));
                move_next_deal(&world.market, &mut deals, &rival, weeks);
            }
        }
    }
    deals
}

/// Who may answer a tactic: nobody unless it attacks for the brand side.
#[must_use]
pub fn rivals(market: &Market, tactic: &Tactic) -> Vec<Rival> {
    let ours = |p: usize| market.brands[market.products[p].brand].ours;
    let all = 0..market.products.len();
    let attacked: Vec<usize> = all.clone().filter(|p| tactic.products >> p & 1 == 1 && ours(*p)).collect();
    if !tactic.mechanic.is_attack() {
        return Vec::new();
    }
    let in_category = |p: &usize| attacked.iter().any(|a| market.products[*a].category == market.products[*p].category);
    let bits = |products: &mut dyn Iterator<Item = usize>| products.fold(0_u64, |bits, p| bits | 1 << p);
    let mut found = Vec::new();
    for (index, brand) in market.brands.iter().enumerate().filter(|(_, b)| !b.ours) {
        let products = bits(&mut all.clone().filter(in_category).filter(|p| market.products[*p].brand == index));
        found.push(Rival { key: brand.key, owner: Owner::Account as usize, products });
    }
    let products = bits(&mut all.clone().filter(in_category));
    found.push(Rival { key: text_key("rival"), owner: Owner::Rival as usize, products });
    found.retain(|r| r.products != 0);
    found
}

/// Weeks after the attack in which a rival answers; `None` for the many who do not.
///
/// The draw belongs to tactic and rival: the same tactic meets the same answer in two programs.
#[must_use]
pub fn answer(draws: &Draws, chance: f64, tactic: &Tactic, rival: &Rival) -> Option<usize> {
    let key = Key {
        purpose: Purpose::RivalReaction,
        shopper: rival.key ^ rival.owner as u32,
        day: 0,
        occasion: 0,
        item: tactic.key,
    };
    let words = draws.words(key);
    let [first, last] = ANSWER_WEEKS;
    let span = (last - first + 1) as f32;
    (f64::from(open_unit(words[0])) < chance).then(|| first + (open_unit(words[1]) * span) as usize)
}

fn is_leaflet(tactic: &Tactic) -> bool {
    matches!(tactic.mechanic, Mechanic::LeafletFeature(_))
}

/// Moves the first deal planned for after the weeks of an answer to the week `to`, with its leaflet and displays; a
/// leaflet attack is answered in the leaflet.
fn move_next_deal(
    market: &Market,
    deals: &mut Arc<Vec<DealWeek>>,
    rival: &Rival,
    (to, end, in_leaflet): (usize, usize, bool),
) {
    let Some(there) = deals.get(to).map(|w| w.on_deal[rival.owner]) else { return };
    let planned = |week: &DealWeek| week.on_deal[rival.owner] & rival.products & !there;
    let Some(from) = (end..deals.len()).find(|&w| planned(&deals[w]) != 0) else { return };
    let product = planned(&deals[from]) & planned(&deals[from]).wrapping_neg();
    let (before, after) = Arc::make_mut(deals).split_at_mut(from);
    let (to, from) = (&mut before[to], &mut after[0]);
    swap_bits(&mut to.on_deal[rival.owner], &mut from.on_deal[rival.owner], product);
    swap_bits(&mut to.leaflet[rival.owner], &mut from.leaflet[rival.owner], product);
    for (store, place) in market.stores.iter().enumerate() {
        if market.channels[place.channel].owner as usize == rival.owner {
            swap_bits(&mut to.display[store], &mut from.display[store], product);
        }
    }
    if in_leaflet {
        to.leaflet[rival.owner] |= product;
    }
}

fn swap_bits(one: &mut u64, other: &mut u64, mask: u64) {
    let apart = (*one ^ *other) & mask;
    *one ^= apart;
    *other ^= apart;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_bits_of_the_mask_change_places() {
        let (mut one, mut other) = (0b1010, 0b0110);
        swap_bits(&mut one, &mut other, 0b1100);
        assert_eq!((one, other), (0b0110, 0b1010));
    }
}
