//! Both ledgers of a program by day while its stand-offs run, and by week.

use super::program_result::Builder;
use super::results::{Estimate, SideDay, SideWeek};
use crate::ledger::ChannelDay;
use crate::measure::Impact;
use crate::program::Program;
use crate::program::mechanics::Mechanic;
use time::Duration;

impl Builder<'_> {
    /// Days on which a stand-off of the program runs, by day and channel that sells.
    pub(super) fn by_day(&self, program: &Program) -> Vec<SideDay> {
        let Some(first) = self.impacts.first() else { return Vec::new() };
        let stand_offs = || program.tactics.iter().filter(|t| matches!(t.mechanic, Mechanic::StandOff(_)));
        let days = first.days.iter().enumerate().filter(|(_, pair)| stand_offs().any(|t| t.is_live(pair.day)));
        let outlets: Vec<usize> = self.market.outlets().collect();
        days.flat_map(|(at, pair)| outlets.iter().map(move |&c| (at, pair.day, c)))
            .map(|(at, day, channel)| self.side_day((at, channel), i64::from(day)))
            .collect()
    }

    fn side_day(&self, (at, channel): (usize, usize), day: i64) -> SideDay {
        let column = |value: &dyn Fn(&ChannelDay) -> f64| -> (Vec<f64>, Vec<f64>) {
            let one = |i: &&Impact| {
                let pair = &i.days[at];
                (value(&pair.with[channel]), value(&pair.with[channel]) - value(&pair.without[channel]))
            };
            self.impacts.iter().map(one).unzip()
        };
        let packs = |value: &dyn Fn(&ChannelDay) -> f64| -> (Estimate, Estimate) {
            let (level, change) = column(value);
            (Estimate { p_positive: None, ..self.scale.packs(&level) }, self.scale.packs(&change))
        };
        let money = |value: &dyn Fn(&ChannelDay) -> f64| -> (Estimate, Estimate) {
            let (level, change) = column(value);
            (self.scale.money_level(&level), self.scale.money_difference(&change))
        };
        let (brand_units, brand_units_change) = packs(&|c| c.brand_units as f64);
        let (other_units, other_units_change) = packs(&|c| c.other_units as f64);
        let (brand_profit, brand_profit_change) = money(&|c| c.brand as f64);
        let (retailer_profit, retailer_profit_change) = money(&|c| c.account as f64);
        SideDay {
            date: self.market.calendar.first.saturating_add(Duration::days(day)).to_string(),
            channel: self.market.channels[channel].id.clone(),
            brand_units,
            brand_units_change,
            other_units,
            other_units_change,
            brand_profit,
            brand_profit_change,
            retailer_profit,
            retailer_profit_change,
        }
    }

    /// Profit of both sides by week, for programs with days of their own.
    pub(super) fn sides_by_week(&self, has_days: bool) -> Vec<SideWeek> {
        let weeks = self.impacts.first().filter(|_| has_days).map_or(0, |i| i.side_weeks.len());
        let column = |value: &dyn Fn(&Impact) -> f64| -> Vec<f64> { self.impacts.iter().map(|i| value(i)).collect() };
        let one = |w: usize| SideWeek {
            week: w as u32 + 1,
            brand_profit: self.scale.money_difference(&column(&|i| i.side_weeks[w].brand)),
            retailer_profit: self.scale.money_difference(&column(&|i| i.side_weeks[w].account)),
        };
        (0..weeks).map(one).collect()
    }
}
