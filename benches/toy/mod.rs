//! J0, a shopper-journey simulation stripped to what cannot be left out: a need, a choice, and what the choice leaves in
//! memory. It is made of the engine's own primitives, and so tells what they cost apart from all that a market adds.
//!
//! On each day a shopper has a need with a given chance. A need ends in one choice among 24 alternatives, four channels by
//! six brands, by a logit with habit, loyalty and the shopper's own price sensitivity; then all loyalties and habits of that
//! shopper move towards what was bought (exponential smoothing; Guadagni & Little 1983).

use multiversion::multiversion;
use omnisim::draws::{Draws, Key, Purpose, Rounds, gumbel, open_unit};
use omnisim::ids::Day;
use omnisim::lanes::{Block, LANES, Lanes, Words, both, each, words};
use omnisim::math;

/// Shoppers of a shard, as in the engine.
pub const SHARD_SHOPPERS: usize = 1_024;
/// Channels to choose from.
pub const CHANNELS: usize = 4;
/// Brands in each of them.
pub const BRANDS: usize = 6;
/// Brands by channels, `[brand][channel]`.
pub const ALTERNATIVES: usize = CHANNELS * BRANDS;

/// Numbers of a shopper: loyalty to each brand, two spare, habit of each channel, price sensitivity, three spare.
pub const ROW: usize = 16;
const HABIT: usize = 8;
const SENSITIVITY: usize = 12;

/// What a shopper is and remembers: a cache line.
#[derive(Clone, Copy, Debug, PartialEq)]
#[repr(align(64))]
pub struct Row(pub [f32; ROW]);

/// How one alternative is drawn in proportion to e^utility.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    /// One uniform number against the running sum of 24 exponentials.
    InverseChoice,
    /// Highest utility plus Gumbel number, 24 of them: the engine's rule, under which twins with the same luck differ only
    /// where an offer moved them.
    GumbelMax,
}

/// What all shoppers share.
#[derive(Clone, Debug)]
pub struct Toy {
    /// Chance of a need per shopper-day.
    pub need: f32,
    /// `[brand][channel]`: logarithm of the price.
    pub ln_price: [f32; ALTERNATIVES],
    /// Weight of brand loyalty in the utility.
    pub loyalty_weight: f32,
    /// Weight of channel habit in the utility.
    pub habit_weight: f32,
    /// `[number of a row]`: part that a choice leaves in place.
    pub kept: [f32; ROW],
    /// Luck.
    pub draws: Draws,
    /// How one alternative is drawn.
    pub rule: Rule,
}

/// Shoppers who share nothing with others while a day runs.
#[derive(Clone, Debug, PartialEq)]
pub struct Shard {
    /// Number of the first shopper.
    pub first: usize,
    /// A row per shopper, at most [`SHARD_SHOPPERS`] of them.
    pub rows: Vec<Row>,
    /// `[brand][channel]`: purchases so far.
    pub purchases: [u32; ALTERNATIVES],
}

impl Toy {
    /// Prices that differ by brand and channel, weights of the size found on coffee panels, and memory that keeps 0.8 at
    /// each choice. Assumption: none of it is fitted, and no result but the time depends on it.
    #[must_use]
    pub fn new(need: f32, rule: Rule) -> Self {
        let mut ln_price = [0.0; ALTERNATIVES];
        for (place, ln_price) in ln_price.iter_mut().enumerate() {
            *ln_price = math::ln(1.0 + 0.05 * (place % 7) as f32);
        }
        let mut kept = [1.0; ROW];
        kept[..BRANDS].fill(0.8);
        kept[HABIT..HABIT + CHANNELS].fill(0.8);
        Self { need, ln_price, loyalty_weight: 3.0, habit_weight: 2.0, kept, draws: Draws::new(7, 0), rule }
    }

    /// The same with shoppers who learn nothing.
    #[must_use]
    pub fn frozen(self) -> Self {
        Self { kept: [1.0; ROW], ..self }
    }

    /// So many shoppers, no two alike.
    #[must_use]
    pub fn shards(&self, shoppers: usize) -> Vec<Shard> {
        let shard = |first: usize| Shard {
            first,
            rows: (first..shoppers.min(first + SHARD_SHOPPERS)).map(|shopper| self.row(shopper)).collect(),
            purchases: [0; ALTERNATIVES],
        };
        (0..shoppers).step_by(SHARD_SHOPPERS).map(shard).collect()
    }

    fn row(&self, shopper: usize) -> Row {
        let uniform = |item: usize| {
            let key = Key { purpose: Purpose::Taste, shopper: shopper as u32, day: 0, occasion: 0, item: item as u32 };
            self.draws.uniform(key)
        };
        let mut row = [0.0; ROW];
        for (place, number) in
            row.iter_mut().enumerate().filter(|(place, _)| self.kept[*place] < 1.0 || *place < BRANDS)
        {
            *number = uniform(place) / 3.0;
        }
        row[SENSITIVITY] = 1.0 + 2.0 * uniform(SENSITIVITY);
        Row(row)
    }

    /// `[brand][channel]`: utility of one shopper in double precision, for the closed form.
    #[must_use]
    pub fn utility(&self, row: &Row) -> [f64; ALTERNATIVES] {
        std::array::from_fn(|place| {
            let (brand, channel) = (place / CHANNELS, place % CHANNELS);
            let liking = f64::from(self.loyalty_weight) * f64::from(row.0[brand])
                + f64::from(self.habit_weight) * f64::from(row.0[HABIT + channel]);
            liking - f64::from(row.0[SENSITIVITY]) * f64::from(self.ln_price[place])
        })
    }

    /// Simulates a day of a shard.
    pub fn simulate_day(&self, shard: &mut Shard, day: Day) {
        match self.rule {
            Rule::InverseChoice => day_by_inverse_choice(self, shard, day),
            Rule::GumbelMax => day_by_gumbel_max(self, shard, day),
        }
    }
}

#[multiversion(targets("x86_64+avx512f+avx512dq+avx512bw+avx512vl+avx2", "x86_64+avx2"))]
fn day_by_inverse_choice(toy: &Toy, shard: &mut Shard, day: Day) {
    day_of_shard::<true>(toy, shard, day);
}

#[multiversion(targets("x86_64+avx512f+avx512dq+avx512bw+avx512vl+avx2", "x86_64+avx2"))]
fn day_by_gumbel_max(toy: &Toy, shard: &mut Shard, day: Day) {
    day_of_shard::<false>(toy, shard, day);
}

/// Room for every shopper of a shard, and for the lanes that fill up the last block.
type Needers = [u16; SHARD_SHOPPERS + LANES];

#[inline(always)]
fn day_of_shard<const INVERSE: bool>(toy: &Toy, shard: &mut Shard, day: Day) {
    let rounds = toy.draws.rounds();
    let mut needers: Needers = [0; SHARD_SHOPPERS + LANES];
    let count = find_needers((rounds, day, toy.need), shard.first, shard.rows.len(), &mut needers);
    if count == 0 {
        return;
    }
    // Lanes beyond the last needer repeat it, and their choice is not taken.
    let last = needers[count - 1];
    needers[count..].iter_mut().take(LANES).for_each(|lane| *lane = last);
    for at in (0..count).step_by(LANES) {
        let mut local = [0_u16; LANES];
        local.copy_from_slice(&needers[at..at + LANES]);
        let utility = utility_of(toy, &shard.rows, local);
        let shopper = each(local, |local| shard.first as u32 + u32::from(local));
        let bought = if INVERSE {
            inverse_choice((rounds, day), shopper, &utility)
        } else {
            gumbel_max((rounds, day), shopper, &utility)
        };
        for lane in 0..LANES.min(count - at) {
            let place = bought[lane] as usize % ALTERNATIVES;
            learn(&toy.kept, &mut shard.rows[usize::from(local[lane])], place);
            shard.purchases[place] += 1;
        }
    }
}

/// One keyed draw per shopper-day, eight at a time, then a list of those with a need; gives their number.
#[inline(always)]
fn find_needers(
    (rounds, day, need): (&Rounds, Day, f32),
    first: usize,
    shoppers: usize,
    needers: &mut Needers,
) -> usize {
    let mut has_need = [0_u32; SHARD_SHOPPERS];
    for (block, has_need) in has_need.as_chunks_mut::<LANES>().0.iter_mut().enumerate() {
        let mut shopper = [(first + block * LANES) as u32; LANES];
        for (lane, number) in shopper.iter_mut().enumerate() {
            *number += lane as u32;
        }
        let drawn = words(&Block::new(shopper, day, Purpose::Need, [0; LANES]), rounds);
        *has_need = each(drawn[0], |word| u32::from(open_unit(word) < need));
    }
    let mut count = 0;
    for (local, has_need) in has_need.iter().take(shoppers).enumerate() {
        // Written whether needed or not, and kept by moving on: no branch that could be guessed wrong.
        needers[count % SHARD_SHOPPERS] = local as u16;
        count += *has_need as usize;
    }
    count
}

/// Utility of all alternatives to eight shoppers.
#[inline(always)]
fn utility_of(toy: &Toy, rows: &[Row], local: [u16; LANES]) -> [Lanes; ALTERNATIVES] {
    let mut numbers = [[0.0; LANES]; ROW];
    for lane in 0..LANES {
        let row = &rows[usize::from(local[lane])].0;
        for place in 0..ROW {
            numbers[place][lane] = row[place];
        }
    }
    let mut utility = [[0.0; LANES]; ALTERNATIVES];
    for brand in 0..BRANDS {
        for channel in 0..CHANNELS {
            let place = brand * CHANNELS + channel;
            for lane in 0..LANES {
                let liking =
                    toy.loyalty_weight * numbers[brand][lane] + toy.habit_weight * numbers[HABIT + channel][lane];
                utility[place][lane] = liking - numbers[SENSITIVITY][lane] * toy.ln_price[place];
            }
        }
    }
    utility
}

/// Each alternative with the part of its exponential in the sum, read off one keyed uniform number.
#[inline(always)]
fn inverse_choice((rounds, day): (&Rounds, Day), shopper: Words, utility: &[Lanes; ALTERNATIVES]) -> Words {
    let drawn = words(&Block::new(shopper, day, Purpose::ProductNoise, [0; LANES]), rounds);
    let mut reached = [[0.0; LANES]; ALTERNATIVES];
    // All 192 in one loop: a processor with wider registers takes sixteen at a time.
    for (weight, utility) in reached.as_flattened_mut().iter_mut().zip(utility.as_flattened()) {
        *weight = math::exp(*utility);
    }
    let mut total = [0.0; LANES];
    for weight in &mut reached {
        total = both(total, *weight, |total, weight| total + weight);
        *weight = total;
    }
    let goal = both(each(drawn[0], open_unit), total, |uniform, total| uniform * total);
    let mut bought = [0; LANES];
    for reached in reached.iter().take(ALTERNATIVES - 1) {
        bought = both(bought, both(*reached, goal, |reached, goal| u32::from(reached <= goal)), |n, one| n + one);
    }
    bought
}

/// The alternative with the highest sum of utility and keyed Gumbel number.
#[inline(always)]
fn gumbel_max((rounds, day): (&Rounds, Day), shopper: Words, utility: &[Lanes; ALTERNATIVES]) -> Words {
    let mut drawn = [[0; LANES]; ALTERNATIVES];
    for (brand, drawn) in drawn.as_chunks_mut::<CHANNELS>().0.iter_mut().enumerate() {
        // A draw per brand, a word of it per channel.
        *drawn = words(&Block::new(shopper, day, Purpose::ProductNoise, [brand as u32; LANES]), rounds);
    }
    let mut score = [[0.0; LANES]; ALTERNATIVES];
    for (score, word) in score.as_flattened_mut().iter_mut().zip(drawn.as_flattened()) {
        *score = gumbel(*word);
    }
    let mut best = [f32::NEG_INFINITY; LANES];
    let mut bought = [0; LANES];
    for place in 0..ALTERNATIVES {
        for lane in 0..LANES {
            let of_place = utility[place][lane] + score[place][lane];
            let is_better = of_place > best[lane];
            best[lane] = if is_better { of_place } else { best[lane] };
            bought[lane] = if is_better { place as u32 } else { bought[lane] };
        }
    }
    bought
}

/// All loyalties and habits of a shopper fade, and those of what was bought grow by as much.
#[inline(always)]
fn learn(kept: &[f32; ROW], row: &mut Row, place: usize) {
    let (brand, channel) = (place / CHANNELS, HABIT + place % CHANNELS);
    for (number, kept) in row.0.iter_mut().zip(kept) {
        *number *= kept;
    }
    row.0[brand] += 1.0 - kept[brand];
    row.0[channel] += 1.0 - kept[channel];
}

/// A number that differs when any bit of any shopper or any purchase differs (Fowler, Noll & Vo 1991).
#[must_use]
pub fn checksum(shards: &[Shard]) -> u64 {
    let bits = |shard: &Shard| {
        let rows = shard.rows.iter().flat_map(|row| row.0).map(f32::to_bits).collect::<Vec<u32>>();
        rows.into_iter().chain(shard.purchases)
    };
    let mix = |sum: u64, word: u32| (sum ^ u64::from(word)).wrapping_mul(0x0000_0100_0000_01b3);
    shards.iter().flat_map(bits).fold(0xcbf2_9ce4_8422_2325, mix)
}
