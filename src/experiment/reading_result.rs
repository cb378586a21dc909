//! What instruments claim over all futures, beside the truth of each future.

use super::estimate::tidy;
use super::program_result::Builder;
use super::results::{ALL_CHANNELS, Claims, InstrumentReading};
use super::verdict::SIGN_KNOWN;
use crate::measure::Impact;
use crate::stats;

/// An interval and the truth of a future.
type Held = ([f64; 2], f64);

impl Builder<'_> {
    /// Readings of every instrument.
    pub(super) fn instruments(&self) -> Vec<InstrumentReading> {
        let count = self.impacts.first().map_or(0, |i| i.readings.len());
        (0..count).map(|at| self.instrument(at)).collect()
    }

    fn instrument(&self, at: usize) -> InstrumentReading {
        let first = &self.impacts[0].readings[at];
        let truths = self.column(|i| i.truths[at].profit as f64);
        let claims = self.column(|i| i.readings[at].profit);
        let held: Vec<Held> =
            self.impacts.iter().filter_map(|i| Some((i.readings[at].interval?, i.truths[at].profit as f64))).collect();
        let share = |holds: &dyn Fn(&Held) -> bool| {
            let count = held.iter().filter(|h| holds(h)).count();
            (!held.is_empty()).then(|| tidy(count as f64 / held.len() as f64, 1e-4))
        };
        let end = |end: usize| {
            let ends: Vec<f64> = held.iter().map(|h| h.0[end]).collect();
            (!ends.is_empty()).then(|| tidy(self.scale.money(stats::mean(&ends)), self.scale.step))
        };
        InstrumentReading {
            id: first.id.to_string(),
            channel: first.channel.map_or_else(|| String::from(ALL_CHANNELS), |c| self.channel(c)),
            incremental_units: self.scale.packs(&self.column(|i| i.readings[at].units)),
            incremental_profit: self.scale.money_difference(&claims),
            true_units: Some(self.scale.packs(&self.column(|i| i.truths[at].units as f64))),
            true_profit: Some(self.scale.money_difference(&truths)),
            error_profit: Some(self.money(|i| i.readings[at].profit - i.truths[at].profit as f64)),
            error_percent: error_percent(&claims, &truths),
            ci_low: end(0),
            ci_high: end(1),
            significant: share(&|(ends, _)| ends[0] > 0.0 || ends[1] < 0.0),
            covers_truth: share(&|(ends, truth)| ends[0] <= *truth && *truth <= ends[1]),
        }
    }

    /// What all teams claim together.
    pub(super) fn claims(&self) -> Claims {
        let before_cost = self.column(before_cost);
        let claimed = self.column(|i| i.claimed);
        let (of, all) = (stats::mean(&claimed), stats::mean(&before_cost));
        Claims {
            total: self.scale.money_difference(&claimed),
            tsv_before_cost: self.scale.money_difference(&before_cost),
            times: (sign(&before_cost) > 0.0 && all > 0.0).then(|| tidy(of / all, 1e-2)),
        }
    }
}

/// Total system value before cost, in ten-thousandths: without system cost and the discount on packs sold anyway at home.
pub(super) fn before_cost(impact: &Impact) -> f64 {
    (impact.bridge.total() - impact.bridge.parts[0] - impact.bridge.parts[8]) as f64
}

/// +1 or −1 when the sign is known, else 0; one future alone makes no sign known.
fn sign(values: &[f64]) -> f64 {
    let share =
        |holds: &dyn Fn(f64) -> bool| values.iter().filter(|v| holds(**v)).count() as f64 / values.len().max(1) as f64;
    match () {
        () if values.len() < 2 => 0.0,
        () if share(&|v| v > 0.0) >= SIGN_KNOWN => 1.0,
        () if share(&|v| v < 0.0) >= SIGN_KNOWN => -1.0,
        () => 0.0,
    }
}

/// How much too much is claimed, percent of the truth; `None` where the sign of the truth is not known.
fn error_percent(claims: &[f64], truths: &[f64]) -> Option<f64> {
    let (claim, truth) = (stats::mean(claims), stats::mean(truths));
    let is_known = sign(truths) * truth > 0.0;
    is_known.then(|| tidy((claim - truth) / truth.abs() * 100.0, 0.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_is_told_in_percent_only_where_the_sign_of_the_truth_is_known() {
        assert_eq!(error_percent(&[23.0, 23.0], &[10.0, 10.0]), Some(130.0));
        assert_eq!(error_percent(&[5.0, 5.0], &[-10.0, -10.0]), Some(150.0), "a gain is claimed and there is a loss");
        assert_eq!(error_percent(&[5.0, 5.0], &[0.0, 0.0]), None);
        assert_eq!(error_percent(&[5.0, 5.0], &[10.0, -9.0]), None);
        assert_eq!(error_percent(&[5.0], &[10.0]), None, "one future");
        assert_eq!(error_percent(&[], &[]), None);
    }
}
