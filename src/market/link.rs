//! Links between the account's touchpoints: how much carries over when a shopper moves.

use super::Channel;
use crate::scenario::ScenarioSpec;

/// What may fail to carry over a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Lever {
    /// The price is different.
    Price = 0,
    /// The offer is not honoured.
    Promotion = 1,
    /// The page says something else.
    Information = 2,
    /// The member is not recognised.
    Identity = 3,
    /// The item is not there.
    Stock = 4,
}

impl Lever {
    /// All levers in the order of their numbers.
    pub const ALL: [Self; 5] = [Self::Price, Self::Promotion, Self::Information, Self::Identity, Self::Stock];

    /// Name in results.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Price => "price",
            Self::Promotion => "promotion",
            Self::Information => "information",
            Self::Identity => "identity",
            Self::Stock => "stock",
        }
    }
}

/// Connectedness between every two channels; 0 where the scenario names no link.
#[derive(Clone, Debug)]
pub struct Links {
    channels: usize,
    /// `[from][to][lever]`.
    levers: Vec<[f32; 5]>,
    /// What stated levels are multiplied by in this future.
    multiplier: f64,
}

impl Links {
    /// Reads the links of a scenario.
    pub(super) fn build(spec: &ScenarioSpec, channels: &[Channel]) -> Self {
        let count = channels.len();
        let mut levers = vec![[0.0; 5]; count * count];
        let index = |id: &str| channels.iter().position(|c| c.id == id);
        for link in &spec.link {
            if let (Some(from), Some(to)) = (index(&link.from), index(&link.to)) {
                levers[from * count + to] =
                    [link.price, link.promotion, link.information, link.identity, link.stock].map(|v| v as f32);
            }
        }
        Self { channels: count, levers, multiplier: 1.0 }
    }

    /// Chance that what the lever names carries over from one channel to another; 1 within a channel.
    #[inline]
    #[must_use]
    pub fn carries(&self, from: usize, to: usize, lever: Lever) -> f32 {
        if from == to { 1.0 } else { self.levers[from * self.channels + to][lever as usize] }
    }

    /// Multiplies every lever, keeping it between 0 and 1; levers of 0 and 1 stay, they are facts and not estimates.
    pub fn scale(&mut self, multiplier: f64) {
        self.multiplier = multiplier;
        for lever in self.levers.iter_mut().flatten() {
            *lever = scaled(*lever, multiplier);
        }
    }

    /// Sets levers of the link from one channel to another to a stated level, scaled as those of the scenario are.
    pub fn set(&mut self, (from, to): (usize, usize), levels: &[Option<f32>; 5]) {
        let levers = &mut self.levers[from * self.channels + to];
        for (lever, level) in levers.iter_mut().zip(levels) {
            *lever = level.map_or(*lever, |stated| scaled(stated, self.multiplier));
        }
    }

    /// Takes over the levels of another market of the same channels.
    pub fn copy_from(&mut self, other: &Self) {
        self.levers.copy_from_slice(&other.levers);
        self.multiplier = other.multiplier;
    }
}

/// A level under the assumptions of a future.
fn scaled(lever: f32, multiplier: f64) -> f32 {
    if lever < 1.0 { (f64::from(lever) * multiplier).clamp(0.0, 1.0) as f32 } else { lever }
}
