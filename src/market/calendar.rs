//! Days and weeks of a run, the rhythm of the week, and seasons.

use crate::ids::Day;
use crate::scenario::{CalendarDate, Scenario};
use time::{Date, Duration};

/// Days of a run from the first day of warm-up, with their relative trip, basket and demand levels.
#[derive(Clone, Debug)]
pub struct Calendar {
    /// Date of day 0.
    pub first: Date,
    /// Days before the horizon.
    pub warm_up_days: Day,
    /// Days in all.
    pub days: Day,
    /// Relative trip rate of each day (weekday × season).
    pub trips: Vec<f32>,
    /// Relative rest-of-basket spend of each day.
    pub basket: Vec<f64>,
    /// `[category][day]`: use accumulated before the day, in days of mean use; one entry more than days.
    pub use_before: Vec<Vec<f32>>,
}

impl Calendar {
    /// Lays out the days of a scenario.
    pub(super) fn build(scenario: &Scenario) -> Self {
        let spec = &scenario.spec;
        let warm_up_days = (scenario.warm_up_weeks * 7) as Day;
        let days = warm_up_days + (spec.scenario.weeks * 7) as Day;
        let first = spec.scenario.start.0.saturating_sub(Duration::days(i64::from(warm_up_days)));
        let dates: Vec<Date> = (0..days).map(|d| first.saturating_add(Duration::days(i64::from(d)))).collect();
        let weekday = spec.calendar.weekday_trips.unwrap_or([1.0; 7]);
        let seasons = &spec.calendar.season;
        let during = |date: &Date| {
            let date = CalendarDate(*date);
            seasons.iter().filter(move |s| s.from <= date && date <= s.to)
        };
        let trips = dates.iter().map(|d| {
            let season: f64 = during(d).map(|s| s.trips_index.unwrap_or(1.0)).product();
            (weekday[d.weekday().number_days_from_monday() as usize] * season) as f32
        });
        let basket = dates.iter().map(|d| during(d).map(|s| s.basket_index.unwrap_or(1.0)).product());
        let use_before = spec.category.iter().map(|c| {
            let mut total = 0.0_f64;
            let mut before = vec![0.0_f32];
            for date in &dates {
                total += during(date).map(|s| s.demand_index.get(&c.id).copied().unwrap_or(1.0)).product::<f64>();
                before.push(total as f32);
            }
            before
        });
        Self {
            first,
            warm_up_days,
            days,
            trips: trips.collect(),
            basket: basket.collect(),
            use_before: use_before.collect(),
        }
    }

    /// Day number of a date; negative before day 0.
    #[must_use]
    pub fn day_of(&self, date: CalendarDate) -> i64 {
        (date.0 - self.first).whole_days()
    }

    /// Week of a day since the start of warm-up.
    #[must_use]
    pub const fn week_of(day: Day) -> usize {
        day as usize / 7
    }

    /// Weeks before the horizon.
    #[must_use]
    pub const fn warm_up_weeks(&self) -> usize {
        self.warm_up_days as usize / 7
    }

    /// Weeks in all.
    #[must_use]
    pub const fn weeks(&self) -> usize {
        self.days as usize / 7
    }
}
