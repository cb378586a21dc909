//! Random numbers as a pure function of their key: seed, future, purpose, shopper, day, occasion, item.
//!
//! Twin worlds share every draw because nothing is passed about and no draw depends on the order of
//! another. Generator: Philox 4x32-10 (Salmon, Moraes, Dror & Shaw 2011, "Parallel random numbers: as
//! easy as 1, 2, 3"), checked against the test vectors of its authors.

use crate::ids::Day;
use crate::math;
use rand::TryRng;

/// What a draw decides. A purpose keeps its number for ever, so that old runs can be repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Purpose {
    /// Which segment a shopper belongs to, home node, reach, device, membership.
    Identity = 1,
    /// Gamma-distributed trip and usage rates.
    Rate = 2,
    /// Dirichlet tastes for brands and outlets.
    Taste = 3,
    /// Quarterly renewal of rates and tastes.
    Renewal = 4,
    /// Is there a trip today.
    Trip = 5,
    /// Mission of the trip and number of categories.
    Mission = 6,
    /// Gumbel noise of outlets.
    OutletNoise = 7,
    /// Stable draw of outlet nests.
    OutletNest = 8,
    /// Is the category bought.
    Incidence = 9,
    /// Gumbel noise of products.
    ProductNoise = 10,
    /// Stable draw of brand nests.
    BrandNest = 11,
    /// Is a price noticed.
    Attention = 12,
    /// Units beyond the base quantity.
    Quantity = 13,
    /// Is the leaflet read this week.
    Leaflet = 14,
    /// Does a planned display stand in a store.
    Display = 15,
    /// Ordinary deals of the market.
    MarketDeal = 16,
    /// Research online before, or a look in the store before.
    Research = 17,
    /// Contact with app, social media or push.
    Contact = 18,
    /// Moves of a shopper between the states of an offer.
    OfferState = 19,
    /// Does something fail to carry over a link.
    LinkBreak = 20,
    /// Redemption of points.
    Points = 21,
    /// Delivery or collection of an online order.
    Fulfilment = 22,
    /// Order in which scarce stock is handed out.
    Scarcity = 23,
    /// The uncertain assumptions of a future.
    Assumption = 24,
    /// Category needs when the pantry mechanism is off.
    Need = 25,
    /// Rounding of a quantity.
    Rounding = 26,
    /// Which shoppers are followed in the journey log.
    JourneySample = 27,
    /// Which shop of a channel described as one place a shopper uses.
    OwnShop = 30,
    /// Does a shelf gap begin, and how long does it last.
    ShelfGap = 31,
    /// What a shopper does when the product is not there.
    GapReaction = 32,
    /// Does a rival answer an attack, and when.
    RivalReaction = 33,
    /// Does a shopper stop at a display, and understand it.
    ShelfFunnel = 34,
    /// Does a shopper join the loyalty programme or take the app.
    Joining = 42,
    /// Size of the rest of the basket on a trip.
    BasketSize = 43,
    /// Is a basket topped up to a free delivery, and by how much.
    TopUp = 44,
    /// Items added when an order is collected.
    PickupBasket = 45,
    /// Contacts with advertising, and clicks on them.
    Exposure = 35,
    /// Is the ad of a product clicked in an online list.
    SearchClick = 36,
    /// Pushes opened, and opting out of them.
    Push = 37,
    /// Is a promoter there, does a shopper stop, and understand.
    Promoter = 55,
    /// Does a shopper hear of an offer beforehand.
    Announcement = 56,
    /// Is a free sample given, and of which product.
    Sample = 38,
    /// Does a store carry out a tactic that is no display.
    Execution = 65,
    /// When the shelf of a shop is empty that gets no goods.
    RunDown = 58,
    /// Error of the forecast of a week.
    ForecastError = 50,
    /// Does a maker deliver an order line on time and in full.
    Delivery = 51,
    /// Error of a stock count.
    Recount = 52,
}

/// Everything a draw is keyed by besides the future; `item` is a text key, `occasion` numbers trips of a day.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// What is decided.
    pub purpose: Purpose,
    /// For whom.
    pub shopper: u32,
    /// When, in days since the start of warm-up.
    pub day: Day,
    /// Which trip or session of that day.
    pub occasion: u8,
    /// For which thing; see [`crate::ids::text_key`].
    pub item: u32,
}

/// The luck of one future.
#[derive(Clone, Copy, Debug)]
pub struct Draws {
    key: [u32; 2],
    rounds: Rounds,
}

impl Draws {
    /// The luck of future number `future` under `seed`.
    #[must_use]
    pub fn new(seed: u64, future: u32) -> Self {
        let mixed = philox([seed as u32, (seed >> 32) as u32, future, 0x6f6d_6e69], [0x7369_6d31, 0]);
        let key = [mixed[0], mixed[1]];
        Self { key, rounds: Rounds::of(key) }
    }

    /// Four independent 32-bit words.
    #[inline]
    #[must_use]
    pub fn words(&self, key: Key) -> [u32; 4] {
        let when = u32::from(key.day) | u32::from(key.occasion) << 16;
        philox([key.shopper, when, key.purpose as u32, key.item], self.key)
    }

    /// One number strictly between 0 and 1.
    #[inline]
    #[must_use]
    pub fn uniform(&self, key: Key) -> f32 {
        open_unit(self.words(key)[0])
    }

    /// One standard Gumbel number.
    #[inline]
    #[must_use]
    pub fn gumbel(&self, key: Key) -> f32 {
        gumbel(self.words(key)[0])
    }

    /// Keys of the rounds of all draws of this future, for draws by lanes ([`crate::lanes::words`]).
    #[must_use]
    pub const fn rounds(&self) -> &Rounds {
        &self.rounds
    }

    /// A generator for draws whose number is not known beforehand (gamma by rejection).
    #[must_use]
    pub fn stream(&self, purpose: Purpose, shopper: u32, item: u32) -> KeyedStream {
        KeyedStream { key: self.key, counter: [shopper, 0, purpose as u32 | 0x100, item], words: [0; 4], used: 4 }
    }
}

/// Maps a word to the open unit interval.
#[inline(always)]
#[must_use]
pub fn open_unit(word: u32) -> f32 {
    ((f64::from(word) + 0.5) * (1.0 / 4_294_967_296.0)).min(0.999_999_94) as f32
}

/// Standard Gumbel number of a word.
#[inline(always)]
#[must_use]
pub fn gumbel(word: u32) -> f32 {
    -math::ln(exponential(word))
}

/// Standard exponential number of a word, above 0.
///
/// −ln(1 − v) with v near 0 worked as a series, because small values decide who wins a Gumbel contest and
/// single precision has no room for them next to 1.
#[inline(always)]
#[must_use]
pub fn exponential(word: u32) -> f32 {
    let v = open_unit(word);
    let (near, far) = (v * (1.0 + v * (0.5 + v * (1.0 / 3.0 + v * (0.25 + v * 0.2)))), -math::ln(1.0 - v));
    if v < 0.0625 { near } else { far }
}

/// Logarithm of a positive stable number with index `lambda` (Kanter 1975), 0 when `lambda` is 1.
///
/// Adding it to the Gumbel noise of all members of a nest and scaling by `lambda` gives nested-logit
/// shares, while a better product never sends a shopper to a sibling that nobody touched.
#[inline(always)]
#[must_use]
pub fn ln_positive_stable(words: [u32; 4], lambda: f32) -> f32 {
    if lambda >= 1.0 { 0.0 } else { ln_stable([words[0], words[1]], lambda) }
}

/// The same for an index below 1.
#[inline(always)]
#[must_use]
pub fn ln_stable(words: [u32; 2], lambda: f32) -> f32 {
    let angle = std::f32::consts::PI * open_unit(words[0]);
    let waiting = exponential(words[1]);
    let rest = 1.0 - lambda;
    let sine = |x: f32| math::sin_to_pi(x).max(1.0e-30);
    let ln_a = math::ln(sine(rest * angle)) + (lambda / rest) * math::ln(sine(lambda * angle))
        - (1.0 / rest) * math::ln(sine(angle));
    (rest / lambda) * (ln_a - math::ln(waiting))
}

/// Number of Poisson events with `mean`, read off one uniform by inversion, at most 1000.
///
/// Inversion makes the count rise with the mean for the same luck.
#[inline]
#[must_use]
pub fn poisson(uniform: f32, mean: f32) -> u32 {
    // Double precision: e^-mean of a heavy user's long absence is far below what single precision holds.
    let mean = f64::from(mean).min(700.0);
    let mut probability = libm::exp(-mean);
    let mut reached = probability;
    let mut count = 0;
    while f64::from(uniform) > reached && count < 1_000 {
        count += 1;
        probability *= mean / f64::from(count);
        reached += probability;
        if probability < 1.0e-12 && f64::from(count) > mean {
            break;
        }
    }
    count
}

/// A keyed generator that yields as many words as asked for.
#[derive(Debug)]
pub struct KeyedStream {
    key: [u32; 2],
    counter: [u32; 4],
    words: [u32; 4],
    used: usize,
}

impl TryRng for KeyedStream {
    type Error = std::convert::Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Self::Error> {
        if self.used == 4 {
            self.words = philox(self.counter, self.key);
            self.counter[1] = self.counter[1].wrapping_add(1);
            self.used = 0;
        }
        self.used += 1;
        Ok(self.words[self.used - 1])
    }

    fn try_next_u64(&mut self) -> Result<u64, Self::Error> {
        Ok(u64::from(self.try_next_u32()?) | u64::from(self.try_next_u32()?) << 32)
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Self::Error> {
        for chunk in bytes.chunks_mut(4) {
            let word = self.try_next_u32()?.to_le_bytes();
            chunk.copy_from_slice(&word[..chunk.len()]);
        }
        Ok(())
    }
}

impl KeyedStream {
    fn unit(&mut self) -> f64 {
        let word = rand::Rng::next_u32(self);
        (f64::from(word) + 0.5) / 4_294_967_296.0
    }

    /// Standard normal number (Box & Muller 1958).
    fn normal(&mut self) -> f64 {
        let radius = libm::sqrt(-2.0 * libm::log(self.unit()));
        radius * libm::cos(2.0 * std::f64::consts::PI * self.unit())
    }

    /// Logarithm of a gamma number with `shape` above 0 and scale 1 (Marsaglia & Tsang 2000).
    ///
    /// Worked in logarithms because a shape of 0.03 underflows otherwise.
    pub fn ln_gamma(&mut self, shape: f64) -> f64 {
        if shape < 1.0 {
            let boost = libm::log(self.unit()) / shape;
            return self.ln_gamma(shape + 1.0) + boost;
        }
        let d = shape - 1.0 / 3.0;
        let c = 1.0 / libm::sqrt(9.0 * d);
        loop {
            let normal = self.normal();
            let v = (1.0 + c * normal) * (1.0 + c * normal) * (1.0 + c * normal);
            if v <= 0.0 {
                continue;
            }
            let limit = 0.5 * normal * normal + d - d * v + d * libm::log(v);
            if libm::log(self.unit()) < limit {
                return libm::log(d) + libm::log(v);
            }
        }
    }

    /// Gamma number with mean 1 and the given shape.
    pub fn unit_gamma(&mut self, shape: f64) -> f64 {
        libm::exp(self.ln_gamma(shape) - libm::log(shape))
    }

    /// Uniform number strictly between 0 and 1.
    pub fn uniform(&mut self) -> f64 {
        self.unit()
    }

    /// Normal number with mean 0 and standard deviation 1.
    pub fn standard_normal(&mut self) -> f64 {
        self.normal()
    }
}

/// Keys of the ten rounds, widened for lanes.
#[derive(Clone, Copy, Debug)]
pub struct Rounds(pub [[u64; 2]; 10]);

impl Rounds {
    fn of(mut key: [u32; 2]) -> Self {
        Self(std::array::from_fn(|_| {
            let now = key.map(u64::from);
            key = [key[0].wrapping_add(0x9E37_79B9), key[1].wrapping_add(0xBB67_AE85)];
            now
        }))
    }
}

/// Ten rounds of Philox on four words.
#[inline(always)]
fn philox(mut counter: [u32; 4], mut key: [u32; 2]) -> [u32; 4] {
    for _ in 0..10 {
        let low = u64::from(counter[0]) * 0xD251_1F53;
        let high = u64::from(counter[2]) * 0xCD9E_8D57;
        counter = [
            (high >> 32) as u32 ^ counter[1] ^ key[0],
            high as u32,
            (low >> 32) as u32 ^ counter[3] ^ key[1],
            low as u32,
        ];
        key = [key[0].wrapping_add(0x9E37_79B9), key[1].wrapping_add(0xBB67_AE85)];
    }
    counter
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn generator_gives_the_test_vectors_of_its_authors() {
        assert_eq!(philox([0; 4], [0; 2]), [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8]);
        assert_eq!(philox([u32::MAX; 4], [u32::MAX; 2]), [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd]);
        assert_eq!(
            philox([0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344], [0xa409_3822, 0x299f_31d0]),
            [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1]
        );
    }

    #[test]
    fn counts_rise_with_their_mean_for_the_same_luck() {
        for step in 1..100 {
            let uniform = step as f32 / 100.0;
            assert!(poisson(uniform, 0.4) <= poisson(uniform, 0.7));
        }
        assert_eq!(poisson(0.999_999_94, 0.0), 0);
        assert!((380..=420).contains(&poisson(0.5, 400.0)));
    }

    #[test]
    fn tiny_gamma_shapes_keep_their_mean_in_logarithms() {
        let mut stream = Draws::new(3, 0).stream(Purpose::Taste, 1, 2);
        let shape = 0.03;
        let mean: f64 = (0..200_000).map(|_| libm::exp(stream.ln_gamma(shape))).sum::<f64>() / 200_000.0;
        // Standard error 0.173 / sqrt(200,000) = 0.0004; four of them, so 1 run in 16,000 would fail by chance.
        assert!((mean - shape).abs() < 0.0016, "{mean}");
    }

    #[test]
    fn stable_draws_have_the_laplace_transform_of_their_index() {
        let draws = Draws::new(5, 0);
        let lambda = 0.6;
        let mean: f64 = (0..100_000_u32)
            .map(|item| {
                let key = Key { purpose: Purpose::BrandNest, shopper: 0, day: 0, occasion: 0, item };
                libm::exp(-libm::exp(f64::from(ln_positive_stable(draws.words(key), lambda))))
            })
            .sum::<f64>()
            / 100_000.0;
        // E exp(-s S) = exp(-s^lambda), here s = 1; standard error about 0.0009.
        assert!((mean - (-1.0_f64).exp()).abs() < 0.004, "{mean}");
    }
}
