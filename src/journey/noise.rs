//! Noise of outlets on the trips of a day (E4). It depends on no program, so the twins of a future read one table.

use super::plan::{DayPlan, TRIP};
use crate::draws::{Draws, Key, Purpose, gumbel, ln_positive_stable};
use crate::ids::Day;
use crate::market::Market;
use crate::population::{Population, SHARD_SHOPPERS};
use crate::spread::Spread;
use rayon::prelude::*;

/// λ (Gumbel + ln S of the owner) of every outlet in reach, for shoppers with a trip today.
#[derive(Clone, Debug, Default)]
pub struct OutletNoise {
    channels: usize,
    /// `[shopper][channel]`; stale for shoppers without a trip.
    values: Vec<f32>,
}

impl OutletNoise {
    /// Draws the noise of a day into the table.
    pub fn draw(
        &mut self,
        market: &Market,
        people: &Population,
        plan: &DayPlan,
        (draws, nest): (&Draws, f32),
        (day, spread): (Day, Spread),
    ) {
        self.channels = market.channels.len();
        self.values.resize(people.shoppers * self.channels, 0.0);
        let bits = plan.of(day, 0..people.shoppers);
        let rows = SHARD_SHOPPERS * self.channels;
        let shards = self.values.par_chunks_mut(rows).zip(bits.par_chunks(SHARD_SHOPPERS)).enumerate();
        spread.over(shards).for_each(|(shard, (values, bits))| {
            for (local, row) in values.chunks_mut(market.channels.len()).enumerate() {
                if bits[local] & TRIP != 0 {
                    fill(market, people, (draws, nest), (shard * SHARD_SHOPPERS + local, day), row);
                }
            }
        });
    }

    /// Noise of a shopper's outlets, `[channel]`.
    #[inline]
    #[must_use]
    pub fn of(&self, shopper: usize) -> &[f32] {
        &self.values[shopper * self.channels..(shopper + 1) * self.channels]
    }
}

fn fill(
    market: &Market,
    people: &Population,
    (draws, nest): (&Draws, f32),
    (shopper, day): (usize, Day),
    row: &mut [f32],
) {
    let mut nests = [f32::NAN; 4];
    let key = |purpose, item| Key { purpose, shopper: shopper as u32, day, occasion: 0, item };
    for (index, channel) in market.channels.iter().enumerate() {
        if people.outlet[shopper * row.len() + index] == f32::NEG_INFINITY {
            continue;
        }
        let owner = channel.owner as usize;
        // An owner's only outlet has plain Gumbel noise: the same shares without a nest draw.
        let lambda = if market.outlets_of[owner] == 1 { 1.0 } else { nest };
        if nests[owner].is_nan() {
            nests[owner] = ln_positive_stable(draws.words(key(Purpose::OutletNest, owner as u32)), lambda);
        }
        row[index] = lambda * (gumbel(draws.words(key(Purpose::OutletNoise, channel.key))[0]) + nests[owner]);
    }
}
