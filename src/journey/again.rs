//! A second choice on the same day, for shoppers whose purchase could not be served as they chose it: the product ran
//! out before their turn, or the offer that they chose was used up by others.

use super::choose::decide;
use super::consider::{Handicap, Stand};
use super::knowledge::Knowledge;
use super::missing::{self, Wish};
use super::need::Need;
use super::scene::{Intent, Reaction, Scene, ShardDay, Visit};
use super::shelf::Absence;
use crate::population::Memory;

/// Why an intent came about: all that a second choice needs to differ from the first one only in what ran out.
#[derive(Clone, Copy, Debug)]
pub struct Reason {
    /// Where and as whom the shopper chose.
    pub stand: Stand,
    /// What was known.
    pub knowledge: Knowledge,
    /// What had gone wrong on the way.
    pub handicap: Handicap,
    /// How much the category was needed.
    pub need: Need,
    /// Is the intent itself a second choice.
    pub late: bool,
    /// What was lacking when it came to this shopper; `None` while served.
    pub lost: Option<Lost>,
}

/// What a purchase that was not served lacked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lost {
    /// The product: others took the last packs.
    Product,
    /// The offer: it was used up.
    Offer,
}

/// What single shoppers have used up of offers that have an end for each of them; empty where none has.
#[derive(Clone, Copy, Debug, Default)]
pub struct UsedUp<'a> {
    /// Slot and packs for each shopper.
    pub limits: &'a [(u8, u8)],
    /// `[shopper][limit]`: packs had.
    pub had: &'a [u8],
}

impl UsedUp<'_> {
    /// Slots whose offer a shopper has used up, bit each.
    #[inline]
    #[must_use]
    pub fn gone(&self, shopper: usize) -> u64 {
        let mine = self.limits.iter().zip(self.had.iter().skip(shopper * self.limits.len()));
        mine.filter(|((_, limit), had)| *had >= limit).fold(0, |bits, ((slot, _), _)| bits | 1 << slot)
    }
}

/// Packs that a shopper asked for and that were not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unserved {
    /// Who.
    pub shopper: u32,
    /// Channel.
    pub channel: u8,
    /// Store, or [`crate::population::NO_STORE`] online.
    pub store: u16,
    /// What.
    pub product: u16,
    /// How many packs.
    pub units: u32,
}

/// Visits and intents of a day as they stood before shoppers chose again.
#[derive(Clone, Debug, Default)]
pub struct Earlier {
    visits: Vec<Visit>,
    intents: Vec<Intent>,
    reasons: Vec<Reason>,
}

/// Keeps the reason of the intent that was just left, when something can run out today.
#[inline]
pub(super) fn keep(
    scene: &Scene<'_>,
    day: &mut ShardDay,
    stand: &Stand,
    (knowledge, handicap, need): (&Knowledge, &Handicap, &Need),
) {
    if scene.keeps_reasons {
        let (knowledge, handicap, need) = (*knowledge, *handicap, *need);
        day.reasons.push(Reason { stand: *stand, knowledge, handicap, need, late: false, lost: None });
    }
}

/// Lets the shoppers of a shard react to what they did not get; purchases that follow are late intents.
///
/// Who did not get the product reacts as to an empty shelf (E18). Who did not get the offer makes the same choice again,
/// with the same noise, without it. The day is written anew in the order of shoppers, so that each second choice stands
/// behind the first ones of the same shopper and before those of the next.
///
/// * `gone`: slots whose offer is used up for everybody, bit each
pub fn react(scene: &Scene<'_>, memory: &mut Memory, day: &mut ShardDay, gone: u64) {
    if day.reasons.iter().all(|r| r.lost.is_none()) {
        return;
    }
    let mut earlier = std::mem::take(&mut day.earlier);
    std::mem::swap(&mut earlier.visits, &mut day.visits);
    std::mem::swap(&mut earlier.intents, &mut day.intents);
    std::mem::swap(&mut earlier.reasons, &mut day.reasons);
    let (mut visits, mut from) = (earlier.visits.iter().peekable(), 0);
    while let Some(first) = earlier.intents.get(from) {
        while let Some(visit) = visits.next_if(|v| v.shopper <= first.shopper) {
            day.visits.push(*visit);
        }
        let mine = earlier.intents[from..].iter().take_while(|i| i.shopper == first.shopper).count();
        let of_shopper = from..from + mine;
        for place in of_shopper.clone().filter(|&p| earlier.reasons[p].lost.is_none()) {
            day.intents.push(earlier.intents[place]);
            day.reasons.push(earlier.reasons[place]);
        }
        for place in of_shopper.filter(|&p| earlier.reasons[p].lost.is_some()) {
            choose_again(scene, memory, day, (&earlier.intents[place], &earlier.reasons[place], gone));
        }
        from += mine;
    }
    day.visits.extend(visits);
    earlier.visits.clear();
    earlier.intents.clear();
    earlier.reasons.clear();
    day.earlier = earlier;
}

fn choose_again(
    scene: &Scene<'_>,
    memory: &mut Memory,
    day: &mut ShardDay,
    (intent, reason, gone): (&Intent, &Reason, u64),
) {
    let product = usize::from(intent.product);
    let category = &scene.market.categories[scene.market.products[product].category];
    let (stand, before) = (&reason.stand, day.reasons.len());
    let gone = reason.handicap.gone | gone | scene.used_up.gone(stand.shopper);
    let handicap = Handicap { gone, ..reason.handicap };
    match reason.lost {
        Some(Lost::Product) => {
            let wish = Wish { place: product - category.products.start, cause: Absence::Stock };
            let why = (&reason.knowledge, &handicap, &reason.need);
            missing::react(scene, memory, day, (category, stand, wish), why);
        }
        Some(Lost::Offer) => {
            decide(scene, memory, day, (category, stand), (&reason.knowledge, handicap, &reason.need));
        }
        None => {}
    }
    day.reasons[before..].iter_mut().for_each(|r| r.late = true);
}

/// Takes out second choices that were not served either: who finds the second product sold out goes without; who is
/// refused a second offer keeps the need for another day.
pub fn give_up(scene: &Scene<'_>, memory: &mut Memory, day: &mut ShardDay) {
    for place in 0..day.reasons.len() {
        let (reason, product) = (day.reasons[place], usize::from(day.intents[place].product));
        if reason.lost == Some(Lost::Product) {
            let category = &scene.market.categories[scene.market.products[product].category];
            let wish = Wish { place: product - category.products.start, cause: Absence::Stock };
            missing::note(scene, memory, day, (category, &reason.stand, wish), (&reason.need, Reaction::Drop));
        }
    }
    let mut reasons = day.reasons.iter();
    day.intents.retain(|_| reasons.next().is_none_or(|r| r.lost.is_none()));
    day.reasons.retain(|r| r.lost.is_none());
}
