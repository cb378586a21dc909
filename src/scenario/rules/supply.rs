//! Supply of the account, and what programs promise it.

use super::super::diagnostic::shown;
use super::super::spec::{ForecastSpec, ProgramSpec};
use super::Rules;
use crate::scenario::defaults::format;
use crate::scenario::defaults::format::LEARNING_WEEKS;

/// Longest lead time, review or safety stock in days.
const LONGEST_DAYS: f64 = 60.0;
/// Highest forecast of sales relative to usual ones.
const HIGHEST_UPLIFT: f64 = 100.0;

impl Rules<'_> {
    pub(super) fn supply(&mut self) {
        let Some(supply) = self.spec.supply else { return self.without_supply() };
        let days = |set: Option<u32>| set.map(f64::from);
        for (key, share) in [("otif", supply.otif), ("otif_of_others", supply.otif_of_others), ("fine", supply.fine)] {
            self.share_if_set(&format!("supply.{key}"), share);
        }
        for (key, share) in [
            ("forecast_error", supply.forecast_error),
            ("promotion_forecast_error", supply.promotion_forecast_error),
            ("smoothing", supply.smoothing),
            ("recount_error", supply.recount_error),
        ] {
            self.share_if_set(&format!("supply.{key}"), share);
        }
        if let Some(bias) = supply.promotion_bias {
            self.change("supply.promotion_bias", bias);
        }
        self.within_if_set("supply.lead_time_days", days(supply.lead_time_days), 0.0, LONGEST_DAYS);
        self.within_if_set("supply.review_days", days(supply.review_days), 1.0, LONGEST_DAYS);
        self.within_if_set("supply.store_lead_time_days", days(supply.store_lead_time_days), 0.0, LONGEST_DAYS);
        self.within_if_set("supply.store_review_days", days(supply.store_review_days), 1.0, LONGEST_DAYS);
        self.within_if_set("supply.safety_days", supply.safety_days, 0.0, LONGEST_DAYS);
        self.within_if_set("supply.store_safety_days", supply.store_safety_days, 0.0, LONGEST_DAYS);
        self.within_if_set("supply.forward_buying_weeks", supply.forward_buying_weeks, 0.0, 26.0);
        let warm_up = self.spec.scenario.warm_up_weeks.unwrap_or(format::WARM_UP_WEEKS);
        if warm_up <= LEARNING_WEEKS {
            let message = format!(
                "supply needs more than {LEARNING_WEEKS} weeks before the horizon to learn what sells, there are {warm_up}"
            );
            self.error("supply-needs-warm-up", "supply", message).hint =
                Some(format!("set scenario.warm_up_weeks to {} or more", LEARNING_WEEKS + 4));
        }
        for (at, program) in self.spec.program.iter().enumerate() {
            for (number, forecast) in program.forecast.iter().enumerate() {
                self.forecast(&format!("program[{at}].forecast[{number}]"), program, forecast);
            }
        }
    }

    fn forecast(&mut self, path: &str, program: &ProgramSpec, forecast: &ForecastSpec) {
        let who = format!("the forecast of program `{}`", shown(&program.id));
        self.concerned(path, &who, &forecast.products, &forecast.brands);
        self.stretch(path, &who, forecast.from, forecast.to);
        self.within(&format!("{path}.uplift"), forecast.uplift, 0.0, HIGHEST_UPLIFT);
        self.twice(&format!("{path}.channels"), &who, &forecast.channels);
        for (at, id) in forecast.channels.iter().enumerate() {
            self.account_channel(&format!("{path}.channels[{at}]"), &who, id);
        }
    }

    /// Fields that only supply reads are reported when there is none.
    fn without_supply(&mut self) {
        let mut unread = Vec::new();
        for (at, category) in self.spec.category.iter().enumerate() {
            if category.shelf_life_days.is_some() {
                unread.push(format!("category[{at}].shelf_life_days"));
            }
            let limited = category.product.iter().enumerate().filter(|(_, p)| p.capacity_per_week.is_some());
            unread.extend(limited.map(|(number, _)| format!("category[{at}].product[{number}].capacity_per_week")));
        }
        for (at, program) in self.spec.program.iter().enumerate() {
            unread.extend((0..program.forecast.len()).map(|number| format!("program[{at}].forecast[{number}]")));
        }
        for path in unread {
            let message = format!("`{}` does nothing: the scenario has no supply", super::last(&path));
            self.warning("no-supply", &path, message).hint = Some("add a [supply] table, or take it out".to_owned());
        }
    }
}
