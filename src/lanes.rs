//! Eight lanes at once: draws, and any function of [`crate::math`] and [`crate::draws`] that has no branches.
//!
//! Everything is plain multiplications, additions and selections on arrays; the compiler turns them into vector
//! instructions of the processor at hand where a caller is compiled for it (`multiversion`). Nothing is fused and nothing
//! reassociated, so the path taken cannot move a bit; a test compares them. A lane is a shopper or an alternative.

use crate::draws::{Purpose, Rounds};
use crate::ids::Day;

/// Number of lanes: single-precision numbers in a 256-bit register.
pub const LANES: usize = 8;
/// A number per lane.
pub type Lanes = [f32; LANES];
/// A 32-bit word per lane.
pub type Words = [u32; LANES];

/// A function of each lane.
#[inline(always)]
pub fn each<A: Copy, B: Copy + Default>(lanes: [A; LANES], of: impl Fn(A) -> B) -> [B; LANES] {
    let mut out = [B::default(); LANES];
    for lane in 0..LANES {
        out[lane] = of(lanes[lane]);
    }
    out
}

/// A function of the lanes of two.
#[inline(always)]
pub fn both<A: Copy, B: Copy, C: Copy + Default>(a: [A; LANES], b: [B; LANES], of: impl Fn(A, B) -> C) -> [C; LANES] {
    let mut out = [C::default(); LANES];
    for lane in 0..LANES {
        out[lane] = of(a[lane], b[lane]);
    }
    out
}

/// Eight neighbouring numbers from a place on; what lies beyond the end of the slice is 0.
#[inline(always)]
#[must_use]
pub fn load(numbers: &[f32], at: usize) -> Lanes {
    let mut lanes = [0.0; LANES];
    match numbers[at..].first_chunk::<LANES>() {
        Some(chunk) => lanes = *chunk,
        None => {
            for (lane, number) in lanes.iter_mut().zip(&numbers[at..]) {
                *lane = *number;
            }
        }
    }
    lanes
}

/// What the draws of a block are keyed by, a value per lane; see [`crate::draws::Key`].
#[derive(Clone, Copy, Debug)]
pub struct Block {
    /// Shopper.
    pub shopper: Words,
    /// Day, with the occasion above 16 bits.
    pub when: u32,
    /// Number of the purpose.
    pub purpose: u32,
    /// Key of the thing.
    pub item: Words,
}

impl Block {
    /// Draws of the first trip or session of a day.
    #[inline(always)]
    #[must_use]
    pub const fn new(shopper: Words, day: Day, purpose: Purpose, item: Words) -> Self {
        Self { shopper, when: day as u32, purpose: purpose as u32, item }
    }
}

/// Four independent words per lane; see [`crate::draws::Draws::words`].
///
/// Words are held in 64-bit lanes with rubbish above 32 bits: that is how vector units multiply.
#[inline(always)]
#[must_use]
pub fn words(block: &Block, rounds: &Rounds) -> [Words; 4] {
    let mut state = [
        each(block.shopper, u64::from),
        [u64::from(block.when); LANES],
        [u64::from(block.purpose); LANES],
        each(block.item, u64::from),
    ];
    // Written out, because a loop over rounds would move the round keys through registers that the state needs.
    let keys = &rounds.0;
    round(&mut state, keys[0]);
    round(&mut state, keys[1]);
    round(&mut state, keys[2]);
    round(&mut state, keys[3]);
    round(&mut state, keys[4]);
    round(&mut state, keys[5]);
    round(&mut state, keys[6]);
    round(&mut state, keys[7]);
    round(&mut state, keys[8]);
    round(&mut state, keys[9]);
    // Not `map`, which is a function of its own that does not take over the caller's instruction set.
    let mut out = [[0; LANES]; 4];
    for (out, state) in out.iter_mut().zip(state) {
        *out = each(state, |word| word as u32);
    }
    out
}

#[inline(always)]
fn round(state: &mut [[u64; LANES]; 4], key: [u64; 2]) {
    let [a, b, c, d] = *state;
    for lane in 0..LANES {
        let low = (a[lane] & 0xffff_ffff) * 0xD251_1F53;
        let high = (c[lane] & 0xffff_ffff) * 0xCD9E_8D57;
        state[0][lane] = (high >> 32) ^ b[lane] ^ key[0];
        state[1][lane] = high;
        state[2][lane] = (low >> 32) ^ d[lane] ^ key[1];
        state[3][lane] = low;
    }
}
