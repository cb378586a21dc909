//! Which days bring a trip, its mission, and contacts (E3). Programs do not move these draws, so the arms
//! of a future share them; the scan of idle days reads two bytes per shopper.

use crate::draws::{Draws, Key, Purpose, open_unit};
use crate::ids::Day;
use crate::market::Market;
use crate::population::Population;
use rayon::prelude::*;

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

/// Trips and contacts of all shoppers on all days of a future.
#[derive(Clone, Debug)]
pub struct DayPlan {
    shoppers: usize,
    /// Channels that make contact, in the order of their bits.
    pub contact_channels: Vec<usize>,
    /// `[day][shopper]`.
    bits: Vec<u16>,
}

impl DayPlan {
    /// Draws the plan of a future; `major` is the share of major trips by segment.
    #[must_use]
    pub fn draw(market: &Market, people: &Population, major: &[f32], draws: &Draws) -> Self {
        let with_contacts = |c: &usize| market.channels[*c].contacts_per_week > 0.0;
        let contact_channels: Vec<usize> =
            (0..market.channels.len()).filter(with_contacts).take(MAX_CONTACT_CHANNELS).collect();
        let chance = |c: &usize| 1.0 - crate::math::exp(-(market.channels[*c].contacts_per_week as f32) / 7.0);
        let chances: Vec<f32> = contact_channels.iter().map(chance).collect();
        let day_bits = |day: Day| {
            let of = |shopper: usize| {
                let trip = trip_bits(market, people, major, draws, (shopper, day));
                trip | contact_bits(market, people, (&contact_channels, &chances), draws, (shopper, day))
            };
            (0..people.shoppers).map(of).collect::<Vec<u16>>()
        };
        let days: Vec<Vec<u16>> = (0..market.calendar.days).into_par_iter().map(day_bits).collect();
        let bits = days.concat();
        Self { shoppers: people.shoppers, contact_channels, bits }
    }

    /// The plans of a range of shoppers on a day.
    #[inline]
    #[must_use]
    pub fn of(&self, day: Day, shoppers: std::ops::Range<usize>) -> &[u16] {
        let first = usize::from(day) * self.shoppers;
        &self.bits[first + shoppers.start..first + shoppers.end]
    }
}

/// Trip with chance 1 − exp(−rate × weekday × season), its mission and size.
fn trip_bits(market: &Market, people: &Population, major: &[f32], draws: &Draws, (shopper, day): (usize, Day)) -> u16 {
    let key = Key { purpose: Purpose::Trip, shopper: shopper as u32, day, occasion: 0, item: 0 };
    let words = draws.words(key);
    let rate = people.trips_per_day[shopper] * market.calendar.trips[usize::from(day)];
    if open_unit(words[0]) >= 1.0 - crate::math::exp(-rate) {
        return 0;
    }
    let is_major = open_unit(words[1]) < major[usize::from(people.segment[shopper])];
    // One to three categories on a fill-in trip, equally likely (Kim & Park 1997; memory).
    let categories = (open_unit(words[2]) * 3.0) as u16;
    TRIP | if is_major { MAJOR } else { 0 } | categories.min(2) << FILL_IN_SHIFT
}

fn contact_bits(
    market: &Market,
    people: &Population,
    (contact_channels, chances): (&[usize], &[f32]),
    draws: &Draws,
    (shopper, day): (usize, Day),
) -> u16 {
    let mut bits = 0;
    for (bit, &channel) in contact_channels.iter().enumerate() {
        let place = &market.channels[channel];
        if people.reach[shopper] >> channel & 1 == 0 {
            continue;
        }
        let key = Key { purpose: Purpose::Contact, shopper: shopper as u32, day, occasion: 0, item: place.key };
        bits |= u16::from(draws.uniform(key) < chances[bit]) << (CONTACT_SHIFT as usize + bit);
    }
    bits
}
