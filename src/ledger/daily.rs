//! Days on their own: what was sold and earned by channel, for stretches of days that a week is too coarse for.

use super::{Line, Party, WeekBook};
use crate::ids::Day;
use serde::{Deserialize, Serialize};

/// What a channel sold and what the sides earned there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ChannelDay {
    /// Packs of the brand side.
    pub brand_units: u64,
    /// Packs of other brands.
    pub other_units: u64,
    /// Net amount received by the brand side, in ten-thousandths.
    pub brand: i128,
    /// Net amount received by the account, in ten-thousandths.
    pub account: i128,
}

/// One day of an arm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayRecord {
    /// The day.
    pub day: Day,
    /// By channel.
    pub channels: Vec<ChannelDay>,
}

impl WeekBook {
    /// Sums by channel of what stands in the book.
    #[must_use]
    pub fn by_channel(&self) -> Vec<ChannelDay> {
        let shape = self.shape();
        let of = |channel: usize| {
            let mut sums = ChannelDay::default();
            for product in (0..shape.products()).map(Some).chain([None]) {
                for line in Line::ALL {
                    sums.brand += self.received(line, channel, product, Party::Brand);
                    sums.account += self.received(line, channel, product, Party::Account);
                }
                let Some(product) = product else { continue };
                let units = self.units(channel, product);
                if shape.of_brand[product] { sums.brand_units += units } else { sums.other_units += units }
            }
            sums
        };
        (0..shape.channels()).map(of).collect()
    }
}

/// What was added since an earlier state of the same book.
#[must_use]
pub fn since(now: &[ChannelDay], before: &[ChannelDay]) -> Vec<ChannelDay> {
    let added = |(now, before): (&ChannelDay, &ChannelDay)| ChannelDay {
        brand_units: now.brand_units - before.brand_units,
        other_units: now.other_units - before.other_units,
        brand: now.brand - before.brand,
        account: now.account - before.account,
    };
    now.iter().zip(before).map(added).collect()
}
