//! How much of each offer is left in an arm: counted in the order in which purchases are settled, so that no cap is ever
//! passed, by not one pack and not one ten-thousandth.
//!
//! What a purchase costs the payers of a tactic is read off a trial posting of it, so that budgets and books cannot
//! differ. A purchase takes its offers in turn: off the invoice, off the shelf price, points, coupon.

use super::fund::post_fees;
use super::goods::post_promoters;
use super::post::{invoice_of, post_purchase};
use super::upkeep::post_upkeep;
use super::world::World;
use crate::draws::Purpose;
use crate::ids::Day;
use crate::journey::{Beyond, Intent, Scene, ShardDay, UsedUp};
use crate::ledger::{Outlay, Shape, WeekBook};
use crate::population::Memory;
use crate::program::caps::bit;
use crate::program::{Limits, NO_SLOT, Offer, Program, Purse, Tactic};
use crate::units::Money;
use std::sync::Arc;

/// What is left of the offers of an arm; empty when its program has no caps.
///
/// A byte per shopper and tactic with a cap per shopper.
#[derive(Clone, Debug, Default)]
pub struct Caps {
    limits: Vec<Limits>,
    purses: Vec<Purse>,
    used: Vec<u64>,
    today: Vec<u64>,
    /// Slots with any cap.
    capped: u64,
    /// Slots whose offer is used up for good, and those used up for today.
    closed: u64,
    shut: u64,
    per_shopper: Vec<(u8, u8)>,
    had: Vec<u8>,
    trial: Option<WeekBook>,
}

/// What a purchase of a shopper is posted with.
#[derive(Clone, Copy)]
pub(super) struct Till<'a> {
    pub scene: &'a Scene<'a>,
    pub tactics: &'a [Tactic],
    pub memory: &'a Memory,
}

/// Packs of a purchase that get each kind of offer.
#[derive(Clone, Copy, Debug, Default)]
struct Cover {
    invoice: u32,
    cut: u32,
    points: u32,
    coupon: u32,
}

/// Kinds of offers in the order in which a purchase takes them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Invoice,
    Cut,
    Points,
    Coupon,
}

impl Kind {
    const ALL: [Self; 4] = [Self::Invoice, Self::Cut, Self::Points, Self::Coupon];

    const fn of(self, cover: &mut Cover) -> &mut u32 {
        match self {
            Self::Invoice => &mut cover.invoice,
            Self::Cut => &mut cover.cut,
            Self::Points => &mut cover.points,
            Self::Coupon => &mut cover.coupon,
        }
    }

    /// Slot behind this kind of offer on a purchase, or [`NO_SLOT`].
    fn slot(self, scene: &Scene<'_>, intent: &Intent, offer: &Offer) -> u8 {
        match self {
            Self::Invoice => invoice_of(scene, intent, offer).by,
            Self::Cut => offer.cut_by,
            Self::Points if intent.recognised && scene.market.loyalty.is_some() => offer.points_by,
            Self::Coupon if intent.coupon_units > 0 => scene.coupons[usize::from(intent.coupon)].slot as u8,
            Self::Points | Self::Coupon => NO_SLOT,
        }
    }
}

impl Caps {
    /// Nothing used yet; fees of a program that stops at its budget are set aside at once.
    #[must_use]
    pub fn new(world: &World, program: &Program, shape: &Arc<Shape>) -> Self {
        let limits: Vec<Limits> = program.tactics.iter().map(|t| t.limits).collect();
        let by_limit = limits.iter().enumerate().filter(|(_, l)| l.any());
        let capped = by_limit.fold(0, |bits, (slot, _)| bits | bit(slot as u8));
        let capped = program.purses.iter().fold(capped, |bits, p| bits | p.slots);
        if capped == 0 {
            return Self::default();
        }
        let per_shopper = limits.iter().enumerate().filter_map(|(slot, l)| Some((slot as u8, l.per_shopper?)));
        let per_shopper: Vec<(u8, u8)> = per_shopper.collect();
        let mut purses = program.purses.clone();
        for purse in purses.iter_mut().filter(|p| p.fees != 0) {
            purse.money = purse.money - fees(world, program, purse.fees, shape);
        }
        let mut caps = Self {
            used: vec![0; limits.len()],
            today: vec![0; limits.len()],
            had: vec![0; per_shopper.len() * world.people.shoppers],
            trial: Some(WeekBook::new(shape)),
            closed: 0,
            shut: 0,
            limits,
            purses,
            capped,
            per_shopper,
        };
        let spent = caps.purses.iter().filter(|p| p.money <= Money::ZERO).fold(0, |bits, p| bits | p.slots);
        let empty = caps.limits.iter().enumerate().filter(|(_, l)| l.units == Some(0) || l.per_day == Some(0));
        caps.closed = empty.fold(spent, |bits, (slot, _)| bits | bit(slot as u8));
        caps
    }

    /// Slots whose offer can run out today, bit each.
    #[must_use]
    pub fn live(&self, program: &Program, day: Day) -> u64 {
        if self.capped == 0 {
            0
        } else {
            self.capped & program.live_tactics(day).fold(0, |bits, s| bits | bit(s as u8))
        }
    }

    /// What single shoppers have used up.
    #[must_use]
    pub fn used_up(&self) -> UsedUp<'_> {
        UsedUp { limits: &self.per_shopper, had: &self.had }
    }

    /// Slots of which nobody gets anything any more today, bit each.
    #[must_use]
    pub const fn gone(&self) -> u64 {
        self.closed | self.shut
    }

    /// Slots used up for good, bit each.
    #[must_use]
    pub const fn closed(&self) -> u64 {
        self.closed
    }

    /// Packs that had the offer of a tactic so far.
    #[must_use]
    pub fn used(&self, slot: usize) -> u64 {
        self.used.get(slot).copied().unwrap_or_default()
    }

    /// Settles what is paid by the piece before purchases: welcome gifts in keyed random order, and clicks.
    pub(super) fn settle_pieces(&mut self, scene: &Scene<'_>, days: &mut [ShardDay]) {
        if self.capped != 0 {
            self.settle_gifts(scene, days);
            self.settle_clicks(scene, days);
        }
    }

    /// Who joins after the last welcome gift joins without one.
    fn settle_gifts(&mut self, scene: &Scene<'_>, days: &mut [ShardDay]) {
        let mut queue = Vec::new();
        for (shard, today) in days.iter().enumerate() {
            for (place, joined) in today.joined.iter().enumerate() {
                let drive = &scene.offers.drives[usize::from(joined.drive)];
                if bit(drive.slot) & self.capped != 0 && drive.welcome_points > Money::ZERO {
                    let key = scene.key(Purpose::Scarcity, joined.shopper as usize, drive.key);
                    queue.push((scene.draws.words(key)[0], joined.shopper, joined.drive, shard, place));
                }
            }
        }
        queue.sort_unstable();
        let redeemed = scene.market.loyalty.map_or(0.0, |l| 1.0 - l.never_redeemed);
        for (_, _, drive, shard, place) in queue {
            let drive = &scene.offers.drives[usize::from(drive)];
            let paid = self.pay_pieces(drive.slot, 1, drive.welcome_points.part(redeemed));
            days[shard].joined[place].welcome = paid == 1;
        }
    }

    /// Clicks beyond the cap are not charged, as platforms do when they deliver more than was bought.
    fn settle_clicks(&mut self, scene: &Scene<'_>, days: &mut [ShardDay]) {
        let capped = self.capped;
        for ad in scene.ads.iter().filter(|ad| bit(ad.slot as u8) & capped != 0 && ad.per_click > Money::ZERO) {
            for today in days.iter_mut() {
                let clicks = today.funnel[ad.slot].clicks;
                let paid = self.pay_pieces(ad.slot as u8, clicks, ad.per_click);
                if paid < clicks {
                    today.unpaid_clicks.resize(self.limits.len(), 0);
                    today.unpaid_clicks[ad.slot] = clicks - paid;
                }
            }
        }
    }

    /// Pays as many of some pieces as there is room and money for; returns their number.
    fn pay_pieces(&mut self, slot: u8, pieces: u64, each: Money) -> u64 {
        if self.gone() & bit(slot) != 0 {
            return 0;
        }
        let (place, limits) = (usize::from(slot), &self.limits[usize::from(slot)]);
        let of_all = limits.units.map_or(u64::MAX, |cap| cap.saturating_sub(self.used[place]));
        let of_day = limits.per_day.map_or(u64::MAX, |cap| cap.saturating_sub(self.today[place]));
        let wanted = pieces.min(of_all).min(of_day);
        let mut paid = wanted;
        for purse in self.purses.iter().filter(|p| p.slots & bit(slot) != 0) {
            let payable = (purse.money.0.max(0) / each.0.max(1)) as u64;
            self.closed |= if payable < wanted { purse.slots } else { 0 };
            paid = paid.min(payable);
        }
        for purse in self.purses.iter_mut().filter(|p| p.slots & bit(slot) != 0) {
            purse.money = purse.money - each.times(paid as u32);
        }
        self.use_up(slot, paid);
        paid
    }

    /// Begins a day.
    pub fn open_day(&mut self) {
        self.today.fill(0);
        self.shut = 0;
    }

    /// Does a purchase take an offer that can run out.
    pub(super) fn concern(&self, scene: &Scene<'_>, intent: &Intent) -> bool {
        if self.capped == 0 {
            return false;
        }
        let offer = scene.offer_for(intent);
        Kind::ALL.iter().any(|kind| bit(kind.slot(scene, intent, &offer)) & self.capped != 0)
    }

    /// Gives a purchase what is left of its offers and counts it; the slot whose offer it did not get at all, when the
    /// shopper chose with it, and then nothing is counted.
    pub(super) fn cover(&mut self, till: &Till<'_>, intent: &mut Intent) -> Result<(), u8> {
        let offer = till.scene.offer_for(intent);
        let slots = Kind::ALL.map(|kind| kind.slot(till.scene, intent, &offer));
        let is_capped = |slot: u8| bit(slot) & self.capped != 0;
        if !slots.iter().any(|&slot| is_capped(slot)) {
            return Ok(());
        }
        let capped = slots.map(is_capped);
        // Packs beyond a cap get the second deepest cut where that is not capped itself; else its caps could be passed.
        intent.no_next = is_capped(offer.next_by);
        let wanted = intent.coupon_units;
        let mut cover = Cover { invoice: intent.units, cut: intent.units, points: intent.units, coupon: wanted };
        for (kind, _) in Kind::ALL.iter().zip(capped).filter(|(_, capped)| *capped) {
            *kind.of(&mut cover) = 0;
        }
        let (before, mut any) = (self.gone(), false);
        for ((kind, slot), _) in Kind::ALL.into_iter().zip(slots).zip(capped).filter(|(_, capped)| *capped) {
            let most = self.most(intent, (kind, slot, slots[0]), &cover);
            let got = self.affordable(till, intent, (kind, most), &mut cover);
            // The purchase that empties a budget keeps what it got of it.
            if got == 0 && kind != Kind::Invoice && (!any || before & bit(slot) != 0) {
                return Err(slot);
            }
            any |= got > 0 && kind != Kind::Invoice;
            if kind == Kind::Cut && got < intent.units {
                // Packs that only the deal made worth it are left on the shelf.
                intent.units = got.max(intent.needed.min(intent.units));
                intent.coupon_units = intent.coupon_units.min(intent.units);
            }
        }
        apply(intent, &cover);
        self.count(till, intent, (&slots, &cover));
        Ok(())
    }

    /// Packs that caps in packs leave for an offer on a purchase.
    fn most(&self, intent: &Intent, (kind, slot, by_invoice): (Kind, u8, u8), cover: &Cover) -> u32 {
        if self.gone() & bit(slot) != 0 {
            return 0;
        }
        let wanted = match kind {
            Kind::Coupon => intent.coupon_units,
            // The outlet passes on what it gets.
            Kind::Cut if slot == by_invoice => cover.invoice.min(intent.units),
            _ => intent.units,
        };
        let (place, limits) = (usize::from(slot), &self.limits[usize::from(slot)]);
        let had = self.cell_of(slot, intent).map_or(0, |cell| self.had[cell]);
        let left = [
            limits.units.map(|cap| cap.saturating_sub(self.used[place])),
            limits.per_day.map(|cap| cap.saturating_sub(self.today[place])),
            limits.per_shopper.map(|cap| u64::from(cap.saturating_sub(had))),
        ];
        left.into_iter().flatten().fold(u64::from(wanted), u64::min) as u32
    }

    /// Place of a shopper's count for a slot with a cap per shopper.
    fn cell_of(&self, slot: u8, intent: &Intent) -> Option<usize> {
        let column = self.per_shopper.iter().position(|(s, _)| *s == slot)?;
        Some(intent.shopper as usize * self.per_shopper.len() + column)
    }

    /// The most packs up to `most` that purses can pay, set in the cover; a purse that cannot pay all of them ends here.
    ///
    /// Costs rise with packs, so the middle of what is still open is tried until one number is left.
    fn affordable(&mut self, till: &Till<'_>, intent: &Intent, (kind, most): (Kind, u32), cover: &mut Cover) -> u32 {
        *kind.of(cover) = most;
        let short = self.short(till, intent, cover);
        if most == 0 || short == 0 {
            return most;
        }
        self.closed |= short;
        let (mut least, mut open) = (0, most - 1);
        while least < open {
            let middle = least + (open - least).div_ceil(2);
            *kind.of(cover) = middle;
            if self.short(till, intent, cover) == 0 {
                least = middle;
            } else {
                open = middle - 1;
            }
        }
        *kind.of(cover) = least;
        least
    }

    /// Slots of the purses that cannot pay a purchase, bit each.
    fn short(&mut self, till: &Till<'_>, intent: &Intent, cover: &Cover) -> u64 {
        let mut trial = *intent;
        apply(&mut trial, cover);
        self.post_on_trial(till, &trial);
        let short = self.purses.iter().filter(|purse| self.cost(purse.slots) > purse.money.max(Money::ZERO));
        short.fold(0, |bits, purse| bits | purse.slots)
    }

    /// Posts a purchase into the trial book, in which nothing else is spent.
    fn post_on_trial(&mut self, till: &Till<'_>, intent: &Intent) {
        if let Some(book) = self.trial.as_mut().filter(|_| !self.purses.is_empty()) {
            book.outlay.fill(Outlay::default());
            post_purchase(till.scene, till.tactics, (till.memory, true), (std::slice::from_ref(intent), intent), book);
        }
    }

    /// Money spent on some slots in the trial book.
    fn cost(&self, slots: u64) -> Money {
        self.trial.as_ref().map_or(Money::ZERO, |book| outlay(book, slots))
    }

    /// Counts a purchase that is settled.
    fn count(&mut self, till: &Till<'_>, intent: &Intent, (slots, cover): (&[u8; 4], &Cover)) {
        let mut cover = *cover;
        let packs = Kind::ALL.map(|kind| (*kind.of(&mut cover)).min(intent.units));
        let capped = self.capped;
        for (at, &slot) in slots.iter().enumerate().filter(|(_, slot)| bit(**slot) & capped != 0) {
            // Money off the invoice and what it takes off the shelf are one offer.
            if slots[..at].contains(&slot) {
                continue;
            }
            let mine = slots.iter().zip(packs).filter(|(s, _)| **s == slot).map(|(_, n)| n).max().unwrap_or_default();
            self.use_up(slot, u64::from(mine));
            if let Some(cell) = self.cell_of(slot, intent) {
                self.had[cell] = u32::from(self.had[cell]).saturating_add(mine).min(255) as u8;
            }
        }
        self.post_on_trial(till, intent);
        self.pay();
    }

    /// Counts packs of a slot; an offer of which nothing is left ends.
    fn use_up(&mut self, slot: u8, packs: u64) {
        let (place, limits) = (usize::from(slot), &self.limits[usize::from(slot)]);
        self.used[place] += packs;
        self.today[place] += packs;
        self.closed |= if limits.units.is_some_and(|cap| self.used[place] >= cap) { bit(slot) } else { 0 };
        self.shut |= if limits.per_day.is_some_and(|cap| self.today[place] >= cap) { bit(slot) } else { 0 };
    }

    /// Takes what the trial book spent out of the purses.
    fn pay(&mut self) {
        for at in 0..self.purses.len() {
            let cost = self.cost(self.purses[at].slots);
            self.purses[at].money = self.purses[at].money - cost;
            debug_assert!(cost == Money::ZERO || self.purses[at].money >= Money::ZERO, "a purse is overspent");
        }
    }
}

/// Writes into a purchase what of its offers is covered.
fn apply(intent: &mut Intent, cover: &Cover) {
    intent.coupon_units = cover.coupon.min(intent.units);
    intent.beyond = Beyond {
        cut: intent.units - cover.cut.min(intent.units),
        points: intent.units - cover.points.min(intent.units),
        invoice: intent.units - cover.invoice.min(intent.units),
    };
}

/// Fees of some tactics, a bit per slot, all due dates together.
fn fees(world: &World, program: &Program, slots: u64, shape: &Arc<Shape>) -> Money {
    let mut book = WeekBook::new(shape);
    for day in 0..world.market.calendar.days {
        post_fees(world, program, day, &mut book);
        post_upkeep(world, program, day, &mut book);
        post_promoters(world, program, day, &mut book);
    }
    outlay(&book, slots)
}

/// Money that a book says was spent on some slots.
fn outlay(book: &WeekBook, slots: u64) -> Money {
    let rows = book.outlay.chunks(book.shape().channels().max(1)).enumerate();
    let mine = rows.filter(|(slot, _)| bit(*slot as u8) & slots != 0).flat_map(|(_, row)| row);
    mine.fold(Money::ZERO, |sum, o| sum + o.brand + o.account)
}
