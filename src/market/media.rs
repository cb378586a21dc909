//! Ordinary advertising of brands, and how advertising is remembered (E13).

use super::Brand;
use crate::math;
use crate::scenario::defaults::Behaviour;

/// Most brands of a scenario.
pub const MAX_BRANDS: usize = 32;
/// Days over which contacts count for wear-out: the eight weeks of the source (Tellis 2009).
const WEAR_DAYS: f64 = 56.0;

/// How advertising is remembered, and what the base world remembers of each brand.
#[derive(Clone, Debug)]
pub struct Media {
    /// Part of the stock of contacts that is kept a day.
    pub kept: f32,
    /// Part of the contacts that count for wear-out that is kept a day.
    pub recent_kept: f32,
    /// Exponent of wear-out.
    pub wear_out: f32,
    /// `[brand]`: mean memory over all households of the base world.
    pub mean: [f32; MAX_BRANDS],
    /// Brands with ordinary media, bit each.
    pub ordinary: u32,
}

impl Media {
    /// Reads the ordinary media of the brands.
    #[must_use]
    pub fn build(brands: &[Brand], behaviour: &Behaviour) -> Self {
        let half_life = 7.0 * behaviour.media_half_life_weeks;
        let mut media = Self {
            kept: libm::exp2(-1.0 / half_life) as f32,
            recent_kept: libm::exp(-1.0 / WEAR_DAYS) as f32,
            wear_out: behaviour.media_wear_out as f32,
            mean: [0.0; MAX_BRANDS],
            ordinary: 0,
        };
        for (index, brand) in brands.iter().enumerate().take(MAX_BRANDS).filter(|(_, b)| b.media_per_day > 0.0) {
            media.ordinary |= 1 << index;
            media.mean[index] = brand.media_reach * media.usual(brand.media_per_day);
        }
        media
    }

    /// What a shopper makes of a stock of contacts: M = ln(1 + A) (1 + n)^−w.
    #[inline]
    #[must_use]
    pub fn memory(&self, stock: f32, recent: f32) -> f32 {
        math::ln(1.0 + stock) * math::exp(-self.wear_out * math::ln(1.0 + recent))
    }

    /// Mean memory of a household with Poisson contacts at a steady rate: the curve at the mean stock, less half its
    /// bend times the variance of the stock.
    fn usual(&self, per_day: f32) -> f32 {
        let mean = per_day / (1.0 - self.kept);
        let variance = per_day / (1.0 - self.kept * self.kept);
        let recent = per_day / (1.0 - self.recent_kept);
        let bend = 0.5 * variance / ((1.0 + mean) * (1.0 + mean));
        (math::ln(1.0 + mean) - bend).max(0.0) * math::exp(-self.wear_out * math::ln(1.0 + recent))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draws::{Draws, Key, Purpose, poisson};

    #[test]
    fn the_mean_of_the_base_world_is_that_of_simulated_households() {
        let behaviour = Behaviour::default();
        for per_week in [0.3_f32, 1.0, 3.0] {
            let media = Media::build(&[], &behaviour);
            let (mut sum, mut days) = (0.0_f64, 0_u32);
            for shopper in 0..60 {
                let (mut stock, mut recent) = (0.0, 0.0);
                for day in 0..1200 {
                    let key = Key { purpose: Purpose::Exposure, shopper, day, occasion: 0, item: 1 };
                    let contacts = poisson(Draws::new(1, 0).uniform(key), per_week / 7.0) as f32;
                    stock = stock * media.kept + contacts;
                    recent = recent * media.recent_kept + contacts;
                    if day > 400 {
                        sum += f64::from(media.memory(stock, recent));
                        days += 1;
                    }
                }
            }
            let (simulated, closed) = (sum / f64::from(days), f64::from(media.usual(per_week / 7.0)));
            assert!((simulated / closed - 1.0).abs() < 0.05, "{per_week}: {simulated} and {closed}");
        }
    }
}
