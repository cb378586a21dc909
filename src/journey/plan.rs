//! Which days bring a trip, its mission, and contacts (E3). Programs do not move these draws, so the arms of a future
//! share them; they are drawn day by day, eight shoppers at a time, and never stored for longer than that day.

use crate::draws::{Draws, Purpose, Rounds, open_unit};
use crate::ids::Day;
use crate::lanes::{Block, LANES, Lanes, Words, both, each, words};
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
    // Whole arrays go in and out: a block of a length known only at run time is not turned into vectors.
    for (block, bits) in bits.chunks_mut(LANES).enumerate() {
        let (at, count) = (block * LANES, bits.len());
        let (mut rate, mut share) = ([0.0; LANES], [0.0; LANES]);
        match (rates[at..].first_chunk::<LANES>(), segments[at..].first_chunk::<LANES>()) {
            (Some(rates), Some(segments)) => {
                rate = *rates;
                for lane in 0..LANES {
                    share[lane] = major[usize::from(segments[lane])];
                }
            }
            _ => {
                for lane in 0..count {
                    rate[lane] = rates[at + lane];
                    share[lane] = major[usize::from(segments[at + lane])];
                }
            }
        }
        let drawn = words(&Block::new(neighbours(first + at), day, Purpose::Trip, [0; LANES]), rounds);
        let found = trip(rate, share, season, drawn);
        match bits.first_chunk_mut::<LANES>() {
            Some(bits) => *bits = found,
            None => bits.copy_from_slice(&found[..count]),
        }
    }
}

/// Bits of a block of shoppers from their trips a day, shares of major trips and words.
#[inline(always)]
fn trip(rate: Lanes, share: Lanes, season: f32, drawn: [Words; 4]) -> [u16; LANES] {
    let chance = each(rate, |r| 1.0 - math::exp(-(r * season)));
    let is_trip = both(each(drawn[0], open_unit), chance, |u, chance| u32::from(u < chance));
    let is_major = both(each(drawn[1], open_unit), share, |u, share| u32::from(u < share));
    // One to three categories on a fill-in trip, equally likely (Kim & Park 1997; memory).
    let size = each(drawn[2], |w| ((open_unit(w) * 3.0) as u32).min(2));
    let kind = both(is_major, size, |is_major, size| {
        u32::from(TRIP) | (is_major * u32::from(MAJOR)) | (size << FILL_IN_SHIFT)
    });
    both(is_trip, kind, |is_trip, kind| (is_trip * kind) as u16)
}

#[multiversion(targets("x86_64+avx512f+avx512dq+avx512bw+avx512vl+avx2", "x86_64+avx2"))]
fn contacts((first, day): (usize, Day), reach: &[u16], (contacts, rounds): (&[Contact], &Rounds), bits: &mut [u16]) {
    for (block, bits) in bits.chunks_mut(LANES).enumerate() {
        let (at, count) = (block * LANES, bits.len());
        let mut can = [0; LANES];
        match reach[at..].first_chunk::<LANES>() {
            Some(reach) => can = *reach,
            None => can[..count].copy_from_slice(&reach[at..at + count]),
        }
        let found = met((neighbours(first + at), day), can, (contacts, rounds));
        match bits.first_chunk_mut::<LANES>() {
            Some(bits) => *bits = both(*bits, found, |bits, found| bits | found),
            None => bits.iter_mut().zip(found).for_each(|(bits, found)| *bits |= found),
        }
    }
}

#[multiversion(targets("x86_64+avx512f+avx512dq+avx512bw+avx512vl+avx2", "x86_64+avx2"))]
fn contacts_of(
    (shopper, day): (Words, Day),
    reach: [u16; LANES],
    (contacts, rounds): (&[Contact], &Rounds),
    bits: &mut [u16; LANES],
) {
    *bits = both(*bits, met((shopper, day), reach, (contacts, rounds)), |bits, found| bits | found);
}

/// Contacts of a block of shoppers, one keyed draw per channel in reach.
#[inline(always)]
fn met((shopper, day): (Words, Day), reach: [u16; LANES], (contacts, rounds): (&[Contact], &Rounds)) -> [u16; LANES] {
    let reach = each(reach, u32::from);
    let mut bits = [0; LANES];
    for (bit, contact) in contacts.iter().enumerate() {
        let drawn = words(&Block::new(shopper, day, Purpose::Contact, [contact.key; LANES]), rounds);
        let is_met = each(drawn[0], |word| u32::from(open_unit(word) < contact.chance));
        let met_in_reach = both(is_met, reach, |is_met, reach| is_met & (reach >> contact.channel));
        bits = both(bits, met_in_reach, |bits, met| bits | (met << (CONTACT_SHIFT as usize + bit)));
    }
    each(bits, |bits| bits as u16)
}
