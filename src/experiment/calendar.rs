//! The calendar of the document: when, where and on what every tactic runs within the horizon.

use super::results::CalendarEntry;
use crate::market::Market;
use crate::program::{Program, Tactic};
use crate::scenario::{MechanicSpec, ScenarioSpec};

/// One entry per tactic that falls into the horizon, for the programs given.
#[must_use]
pub fn calendar(spec: &ScenarioSpec, market: &Market, programs: &[Program]) -> Vec<CalendarEntry> {
    let entries = programs.iter().flat_map(|program| {
        let plans = spec.plan.iter().filter(|p| p.programs.contains(&program.id)).map(|p| p.id.clone());
        let plans: Vec<String> = plans.collect();
        let written = spec.program.iter().find(|p| p.id == program.id).map(|p| p.tactic.as_slice()).unwrap_or_default();
        let entry = |(tactic, written): (&Tactic, &crate::scenario::TacticSpec)| {
            Some(CalendarEntry {
                plans: plans.clone(),
                program: program.id.clone(),
                tactic: tactic.id.clone(),
                mechanic: mechanic_id(&written.mechanic),
                weeks: weeks(market, tactic)?,
                products: named(tactic.products, market.products.iter().map(|p| p.id.as_str())),
                channels: named(u64::from(tactic.channels), market.channels.iter().map(|c| c.id.as_str())),
            })
        };
        program.tactics.iter().zip(written).filter_map(entry).collect::<Vec<_>>()
    });
    entries.collect()
}

/// First and last week within the horizon, counted from 1.
fn weeks(market: &Market, tactic: &Tactic) -> Option<(u32, u32)> {
    let warm_up = i64::from(market.calendar.warm_up_days);
    let (from, to) = (tactic.from.max(warm_up), tactic.to.min(i64::from(market.calendar.days) - 1));
    (from <= to).then(|| (((from - warm_up) / 7 + 1) as u32, ((to - warm_up) / 7 + 1) as u32))
}

fn named<'n>(bits: u64, names: impl Iterator<Item = &'n str>) -> Vec<String> {
    names.enumerate().filter(|(at, _)| bits >> at & 1 == 1).map(|(_, name)| name.to_owned()).collect()
}

/// The mechanic as the scenario writes it, such as `price-cut`.
fn mechanic_id(mechanic: &MechanicSpec) -> String {
    let written = serde_json::to_value(mechanic).unwrap_or_default();
    match &written {
        serde_json::Value::Object(table) => table.keys().next().cloned().unwrap_or_default(),
        other => other.as_str().unwrap_or_default().to_owned(),
    }
}
