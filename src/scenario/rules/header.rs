//! Head of the file, calendar, behaviour and assumptions.

use super::super::codes;
use super::super::defaults::{PARAMETERS, UNCERTAIN};
use super::super::diagnostic::shown;
use super::super::values::CalendarDate;
use super::{Rules, last};

/// Highest index of a season.
const HIGHEST_INDEX: f64 = 100.0;

impl Rules<'_> {
    pub(super) fn header(&mut self) {
        let head = &self.spec.scenario;
        self.id("scenario.id", &head.id);
        self.name("scenario.name", &head.name);
        self.name_if_set("scenario.name_vi", head.name_vi.as_deref());
        self.name_if_set("scenario.question", head.question.as_deref());
        self.currency(&head.currency);
        self.year("scenario.start", head.start);
        self.share_if_set("scenario.value_added_tax", head.value_added_tax);
        self.allowed_codes();
        self.weekdays();
        self.seasons();
        self.behaviour();
        self.assumptions();
    }

    fn currency(&mut self, currency: &str) {
        if currency.len() != 3 || !currency.bytes().all(|b| b.is_ascii_uppercase()) {
            let message = format!("`{}` is not a currency code", shown(currency));
            self.error("bad-currency", "scenario.currency", message).hint =
                Some("write three capital letters, such as VND or USD".to_owned());
        }
    }

    pub(super) fn year(&mut self, path: &str, date: CalendarDate) {
        if !(1900..=2200).contains(&date.0.year()) {
            let message = format!("`{}` is `{}`, allowed are the years 1900 to 2200", last(path), date.0);
            self.error("date-out-of-range", path, message);
        }
    }

    pub(super) fn stretch(&mut self, path: &str, who: &str, from: CalendarDate, to: CalendarDate) {
        self.year(&format!("{path}.from"), from);
        self.year(&format!("{path}.to"), to);
        if to < from {
            let message = format!("{who} runs {} to {}: it ends before it starts", from.0, to.0);
            self.error("end-before-start", &format!("{path}.to"), message).hint =
                Some("check the year, and whether day and month changed places".to_owned());
        }
    }

    fn allowed_codes(&mut self) {
        self.twice("scenario.allow", "the file", &self.spec.scenario.allow);
        for (at, code) in self.spec.scenario.allow.iter().enumerate() {
            if !codes::is_warning(code) {
                let message = format!("`{}` is not the code of a warning", shown(code));
                let one = self.warning("unknown-code", &format!("scenario.allow[{at}]"), message);
                let near = one.clone().with_known(code, codes::warnings());
                one.known = near.known;
                one.hint = near.hint;
            }
        }
    }

    fn weekdays(&mut self) {
        let Some(rates) = self.spec.calendar.weekday_trips else { return };
        let before = self.found.len();
        for (at, rate) in rates.into_iter().enumerate() {
            self.within(&format!("calendar.weekday_trips[{at}]"), rate, 0.0, rates.len() as f64 * 1.01);
        }
        let mean = rates.iter().sum::<f64>() / rates.len() as f64;
        if before == self.found.len() && (mean - 1.0).abs() > 0.01 {
            let message = format!("the mean of `weekday_trips` is {}, needed is 1", super::round(mean));
            self.error("value-out-of-range", "calendar.weekday_trips", message).hint =
                Some("divide each number by their mean".to_owned());
        }
    }

    fn seasons(&mut self) {
        let seasons = &self.spec.calendar.season;
        self.ids(
            "season",
            seasons.iter().enumerate().map(|(at, s)| (format!("calendar.season[{at}].id"), s.id.as_str())),
        );
        let categories: Vec<&str> = self.spec.category.iter().map(|c| c.id.as_str()).collect();
        for (at, season) in seasons.iter().enumerate() {
            let path = format!("calendar.season[{at}]");
            let who = format!("season `{}`", shown(&season.id));
            self.name(&format!("{path}.name"), &season.name);
            self.stretch(&path, &who, season.from, season.to);
            self.within_if_set(&format!("{path}.trips_index"), season.trips_index, 0.0, HIGHEST_INDEX);
            self.within_if_set(&format!("{path}.basket_index"), season.basket_index, 0.0, HIGHEST_INDEX);
            for (category, index) in &season.demand_index {
                let place = format!("{path}.demand_index.{}", shown(category));
                if self.known("unknown-category", &place, &who, category, &categories) {
                    self.within(&place, *index, 0.0, HIGHEST_INDEX);
                }
            }
        }
    }

    fn behaviour(&mut self) {
        for parameter in PARAMETERS {
            let value = self.spec.behaviour.get(parameter.name);
            self.within_if_set(&format!("behaviour.{}", parameter.name), value, parameter.low, parameter.high);
        }
    }

    fn assumptions(&mut self) {
        const HIGHEST: f64 = 10.0;
        let known: Vec<&str> = UNCERTAIN.iter().map(|a| a.id).collect();
        let assumptions = &self.spec.assumption;
        self.ids(
            "assumption",
            assumptions.iter().enumerate().map(|(at, a)| (format!("assumption[{at}].id"), a.id.as_str())),
        );
        for (at, assumption) in assumptions.iter().enumerate() {
            let path = format!("assumption[{at}]");
            self.known("unknown-assumption", &format!("{path}.id"), "the file", &assumption.id, &known);
            self.within(&format!("{path}.high"), assumption.high, 1.0, HIGHEST);
            let low = format!("{path}.low");
            if assumption.low > 1.0 {
                let message = format!("`low` is `{}`, needed is more than 0 and at most 1", assumption.low);
                self.error("value-out-of-range", &low, message);
            } else {
                self.above_zero(&low, assumption.low, 1.0);
            }
        }
    }
}
