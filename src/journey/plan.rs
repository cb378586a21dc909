//! Which days bring a trip, its mission, and contacts (E3). Programs do not move these draws, so the arms of a future
//! share them; they are drawn day by day, eight shoppers at a time, and never stored for longer than that day.

use crate::draws::{Draws, Purpose, Rounds, open_unit};
use crate::ids::Day;
use crate::lanes::{Block, LANES, Words, both, each, words};
use crate::market::Market;
use crate::math;
use crate::population::Population;
use multiversion::multiversion;
use std::ops::Range;

/// There is a trip today.
pub const TRIP: u16 = 1;
/// The trip is major.
pub const MAJOR: u16 = 2;
/// First of two bits with the number of categories of a fill-in trip, less one.
pub const FILL_IN_SHIFT: u16 = 2;
/// First bit of the contacts; bit `CONTACT_SHIFT + n` is the n-th contact channel.
pub const CONTACT_SHIFT: u16 = 4;
/// Most channels with contacts.
pub const MAX_CONTACT_CHANNELS: usize = 12;

/// A channel that makes contact.
#[derive(Clone, Copy, Debug)]
struct Contact {
    /// Its place among all channels.
    channel: usize,
    /// Key of its draws.
    key: u32,
    /// Chance of a contact a day.
    chance: f32,
}

/// What decides trips and contacts on every day of a future.
#[derive(Clone, Debug)]
pub struct DayPlan {
    /// Channels that make contact, in the order of their bits.
    pub contact_channels: Vec<usize>,
    contacts: Vec<Contact>,
    /// `[segment]`: share of major trips.
    major: Vec<f32>,
    /// `[day]`: relative trip rate.
    season: Vec<f32>,
    rounds: Rounds,
}

impl DayPlan {
    /// The plan of a future; `major` is the share of major trips by segment.
    #[must_use]
    pub fn new(market: &Market, major: Vec<f32>, draws: &Draws) -> Self {
        let with_contacts = |c: &usize| market.channels[*c].contacts_per_week > 0.0;
        let contact_channels: Vec<usize> =
            (0..market.channels.len()).filter(with_contacts).take(MAX_CONTACT_CHANNELS).collect();
        let contact = |&channel: &usize| {
            let place = &market.channels[channel];
            Contact { channel, key: place.key, chance: 1.0 - math::exp(-(place.contacts_per_week as f32) / 7.0) }
        };
        let contacts = contact_channels.iter().map(contact).collect();
        Self { contacts, contact_channels, major, season: market.calendar.trips.clone(), rounds: *draws.rounds() }
    }

    /// Trips and contacts of a range of shoppers on a day, bits as above.
    #[must_use]
    pub fn of(&self, people: &Population, day: Day, shoppers: Range<usize>) -> Vec<u16> {
        let mut bits = vec![0; shoppers.len()];
        self.draw_trips(people, day, shoppers.start, &mut bits);
        self.draw_contacts(people, day, shoppers.start, &mut bits);
        bits
    }

    /// Writes the trips of neighbouring shoppers over `bits`.
    pub(super) fn draw_trips(&self, people: &Population, day: Day, first: usize, bits: &mut [u16]) {
        let range = first..first + bits.len();
        let of_shoppers = (&people.trips_per_day[range.clone()], &people.segment[range]);
        trips((first, day, self.season[usize::from(day)]), of_shoppers, (&self.major, &self.rounds), bits);
    }

    /// Adds contacts of neighbouring shoppers to their bits.
    pub(super) fn draw_contacts(&self, people: &Population, day: Day, first: usize, bits: &mut [u16]) {
        let reach = &people.reach[first..first + bits.len()];
        contacts((first, day), reach, (&self.contacts, &self.rounds), bits);
    }

    /// Adds contacts of some shoppers to their bits: those with a trip, of whose contacts alone something is felt on a
    /// day without coupons.
    pub(super) fn draw_contacts_of(&self, people: &Population, day: Day, shopper: Words, bits: &mut [u16; LANES]) {
        let reach = each(shopper, |s| people.reach[s as usize]);
        contacts_of((shopper, day), reach, (&self.contacts, &self.rounds), bits);
    }
}

/// Numbers of a block of neighbouring shoppers.
#[inline(always)]
fn neighbours(first: usize) -> Words {
    let mut shopper = [first as u32; LANES];
    for (lane, number) in shopper.iter_mut().enumerate() {
        *number += lane as u32;
    }
    shopper
}

/// Trip with chance 1 − exp(−rate × weekday × season), its mission and size.
#[multiversion(targets("x86_64+avx512f+avx512dq+avx512bw+avx512vl+avx2", "x86_64+avx2"))]
fn trips(
    (first, day, season): (usize, Day, f32),
    (rates, segments): (&[f32], &[u8]),
    (major, rounds): (&[f32], &Rounds),
    bits: &mut [u16],
) {
    for (block, bits) in bits.chunks_mut(LANES).enumerate() {
        let (at, count) = (block * LANES, bits.len());
        let key = Block::new(neighbours(first + at), day, Purpose::Trip, [0; LANES]);
        let drawn = words(&key, rounds);
        let mut rate = [0.0; LANES];
        let mut share = [0.0; LANES];
        for lane in 0..count {
            rate[lane] = rates[at + lane] * season;
            share[lane] = major[usize::from(segments[at + lane])];
        }
        let chance = each(rate, |r| 1.0 - math::exp(-r));
        let is_trip = both(each(drawn[0], open_unit), chance, |u, chance| u < chance);
        let is_major = both(each(drawn[1], open_unit), share, |u, share| u < share);
        // One to three categories on a fill-in trip, equally likely (Kim & Park 1997; memory).
        let size = each(drawn[2], |w| ((open_unit(w) * 3.0) as u16).min(2));
        for (lane, bits) in bits.iter_mut().enumerate() {
            let of_trip = TRIP | (u16::from(is_major[lane]) * MAJOR) | (size[lane] << FILL_IN_SHIFT);
            *bits = u16::from(is_trip[lane]) * of_trip;
        }
    }
}

#[multiversion(targets("x86_64+avx512f+avx512dq+avx512bw+avx512vl+avx2", "x86_64+avx2"))]
fn contacts((first, day): (usize, Day), reach: &[u16], (contacts, rounds): (&[Contact], &Rounds), bits: &mut [u16]) {
    for (block, bits) in bits.chunks_mut(LANES).enumerate() {
        let (at, count) = (block * LANES, bits.len());
        let (mut can, mut found) = ([0; LANES], [0; LANES]);
        can[..count].copy_from_slice(&reach[at..at + count]);
        met((neighbours(first + at), day), can, (contacts, rounds), &mut found);
        bits.iter_mut().zip(found).for_each(|(bits, found)| *bits |= found);
    }
}

#[multiversion(targets("x86_64+avx512f+avx512dq+avx512bw+avx512vl+avx2", "x86_64+avx2"))]
fn contacts_of(
    (shopper, day): (Words, Day),
    reach: [u16; LANES],
    (contacts, rounds): (&[Contact], &Rounds),
    bits: &mut [u16; LANES],
) {
    met((shopper, day), reach, (contacts, rounds), bits);
}

/// Contacts of a block of shoppers, one keyed draw per channel in reach.
#[inline(always)]
fn met(
    (shopper, day): (Words, Day),
    reach: [u16; LANES],
    (contacts, rounds): (&[Contact], &Rounds),
    bits: &mut [u16; LANES],
) {
    for (bit, contact) in contacts.iter().enumerate() {
        let drawn = words(&Block::new(shopper, day, Purpose::Contact, [contact.key; LANES]), rounds);
        let uniform = each(drawn[0], open_unit);
        for lane in 0..LANES {
            let is_met = uniform[lane] < contact.chance && reach[lane] >> contact.channel & 1 == 1;
            bits[lane] |= u16::from(is_met) << (CONTACT_SHIFT as usize + bit);
        }
    }
}
