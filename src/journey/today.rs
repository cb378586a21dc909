//! What a day brings to all arms of a future alike: who has a trip or a contact, and the luck of each trip. It depends on
//! no program, so the twins of a future read one table; it is drawn eight trips at a time.
//!
//! Draws have the same keys and values as those that [`super::Scene::uniform`] makes one by one.

mod luck;

use super::plan::{DayPlan, TRIP};
use crate::draws::Draws;
use crate::ids::Day;
use crate::lanes::{LANES, Lanes};
use crate::market::Market;
use crate::population::{Population, SHARD_SHOPPERS};
use crate::scenario::defaults::Behaviour;
use crate::spread::Spread;
use luck::{Scale, draw_block};
use rayon::prelude::*;

/// No trip today.
const NO_ROW: u16 = u16::MAX;

/// What the draws of a day are made from.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The market.
    pub market: &'a Market,
    /// Behavioural constants of this future.
    pub behaviour: &'a Behaviour,
    /// The shoppers.
    pub people: &'a Population,
    /// What decides trips and contacts.
    pub plan: &'a DayPlan,
    /// Share of leaflet readers a week by segment.
    pub leaflet_readers: &'a [f32],
    /// The luck of this future.
    pub draws: &'a Draws,
    /// Are contacts of shoppers without a trip felt: where coupons may be seen, or journeys are written down.
    pub all_contacts: bool,
    /// How shards are spread over threads.
    pub spread: Spread,
}

/// What a day brings, by shard.
#[derive(Clone, Debug, Default)]
pub struct Today {
    shards: Vec<ShardToday>,
}

impl Today {
    /// Draws a day into the table.
    pub fn draw(&mut self, source: &Source<'_>, day: Day) {
        let people = source.people;
        self.shards.resize_with(people.shoppers.div_ceil(SHARD_SHOPPERS), ShardToday::default);
        source.spread.over(self.shards.par_iter_mut().enumerate()).for_each(|(number, shard)| {
            let first = number * SHARD_SHOPPERS;
            shard.draw(source, day, (first, people.shoppers.min(first + SHARD_SHOPPERS)));
        });
    }

    /// What the day brings to the shard that begins with a shopper.
    #[must_use]
    pub fn shard(&self, first: usize) -> &ShardToday {
        &self.shards[first / SHARD_SHOPPERS]
    }

    /// The trip of a shopper; `None` without one.
    #[inline]
    #[must_use]
    pub fn trip(&self, shopper: usize) -> Option<Trip<'_>> {
        let shard = self.shards.get(shopper / SHARD_SHOPPERS)?;
        let row = shard.row_of[shopper % SHARD_SHOPPERS];
        (row != NO_ROW).then_some(Trip { shard, row: usize::from(row) })
    }
}

/// What a day brings to a shard.
#[derive(Clone, Debug, Default)]
pub struct ShardToday {
    /// Shoppers with a trip or a contact: number in the shard, and the bits of [`super::plan`].
    pub stirring: Vec<(u16, u16)>,
    /// `[shopper]`: row of the trip.
    row_of: Vec<u16>,
    /// `[block]`: shoppers with a trip, by number in the shard.
    trips: Vec<[u16; LANES]>,
    /// `[block]`: luck of eight trips.
    luck: Vec<Luck>,
    /// `[block][channel]`: outlet noise.
    noise: Vec<Lanes>,
    /// `[block][category]`: the uniform number that decides whether the category is bought, as log odds.
    odds: Vec<Lanes>,
    bits: Vec<u16>,
    channels: usize,
    categories: usize,
}

/// Luck of eight trips.
#[derive(Clone, Copy, Debug, Default)]
struct Luck {
    /// Rest of basket relative to its mean.
    basket: Lanes,
    /// Does the trip begin with a look online: uniform number.
    research: Lanes,
    /// Does a look in the store end with an online order: uniform number.
    showroom: Lanes,
    /// Bit per owner whose leaflet is read this week.
    leaflet: [u8; LANES],
    /// Bit per category that a fill-in trip looks at when it is among the most needed ones.
    fill_in: [u8; LANES],
}

impl ShardToday {
    fn draw(&mut self, source: &Source<'_>, day: Day, (first, end): (usize, usize)) {
        self.channels = source.market.channels.len();
        self.categories = source.market.categories.len();
        self.bits.resize(end - first, 0);
        source.plan.draw_trips(source.people, day, first, &mut self.bits);
        if source.all_contacts {
            source.plan.draw_contacts(source.people, day, first, &mut self.bits);
        }
        self.list_trips();
        if !source.all_contacts {
            self.add_contacts(source, day, first);
        }
        let stirring = self.bits.iter().enumerate().filter(|(_, bits)| **bits != 0);
        self.stirring.clear();
        self.stirring.extend(stirring.map(|(local, bits)| (local as u16, *bits)));
        let blocks = self.trips.len();
        self.luck.resize(blocks, Luck::default());
        self.noise.resize(blocks * self.channels, [0.0; LANES]);
        self.odds.resize(blocks * self.categories, [0.0; LANES]);
        let scale = Scale::of(source, day);
        for block in 0..blocks {
            let noise = &mut self.noise[block * self.channels..(block + 1) * self.channels];
            let odds = &mut self.odds[block * self.categories..(block + 1) * self.categories];
            draw_block(&scale, first, &self.trips[block], (&mut self.luck[block], noise, odds));
        }
    }

    /// Numbers the trips; the last block is filled up with its last shopper.
    fn list_trips(&mut self) {
        self.row_of.clear();
        self.row_of.resize(self.bits.len(), NO_ROW);
        self.trips.clear();
        let (mut block, mut count) = ([0; LANES], 0);
        for (local, row) in self.row_of.iter_mut().enumerate().filter(|(local, _)| self.bits[*local] & TRIP != 0) {
            block[count % LANES..].fill(local as u16);
            *row = count as u16;
            count += 1;
            if count % LANES == 0 {
                self.trips.push(block);
            }
        }
        if count % LANES != 0 {
            self.trips.push(block);
        }
    }

    fn add_contacts(&mut self, source: &Source<'_>, day: Day, first: usize) {
        for block in &self.trips {
            let mut found = [0; LANES];
            source.plan.draw_contacts_of(
                source.people,
                day,
                block.map(|s| (first + usize::from(s)) as u32),
                &mut found,
            );
            for (local, found) in block.iter().zip(found) {
                self.bits[usize::from(*local)] |= found;
            }
        }
    }
}

/// Luck of one trip.
#[derive(Clone, Copy, Debug)]
pub struct Trip<'a> {
    shard: &'a ShardToday,
    row: usize,
}

impl Trip<'_> {
    #[inline]
    fn luck(&self) -> (&Luck, usize) {
        (&self.shard.luck[self.row / LANES], self.row % LANES)
    }

    /// λ (Gumbel + ln S of the owner) of an outlet.
    #[inline]
    #[must_use]
    pub fn noise(&self, channel: usize) -> f32 {
        self.shard.noise[self.row / LANES * self.shard.channels + channel][self.row % LANES]
    }

    /// Log odds of the uniform number that decides whether a category is bought.
    #[inline]
    #[must_use]
    pub fn odds(&self, category: usize) -> f32 {
        self.shard.odds[self.row / LANES * self.shard.categories + category][self.row % LANES]
    }

    /// Rest of basket relative to its mean.
    #[inline]
    #[must_use]
    pub fn basket(&self) -> f32 {
        let (luck, lane) = self.luck();
        luck.basket[lane]
    }

    /// Uniform number that decides whether the trip begins with a look online.
    #[inline]
    #[must_use]
    pub fn research(&self) -> f32 {
        let (luck, lane) = self.luck();
        luck.research[lane]
    }

    /// Uniform number that decides whether a look in the store ends with an online order.
    #[inline]
    #[must_use]
    pub fn showroom(&self) -> f32 {
        let (luck, lane) = self.luck();
        luck.showroom[lane]
    }

    /// Is the leaflet of an owner read this week.
    #[inline]
    #[must_use]
    pub fn reads_leaflet(&self, owner: usize) -> bool {
        let (luck, lane) = self.luck();
        luck.leaflet[lane] >> owner & 1 == 1
    }

    /// Does a fill-in trip look at a category that is among the most needed ones.
    #[inline]
    #[must_use]
    pub fn fills_in(&self, category: usize) -> bool {
        let (luck, lane) = self.luck();
        luck.fill_in[lane] >> category & 1 == 1
    }
}
