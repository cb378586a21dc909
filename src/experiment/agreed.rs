//! What was agreed for a tactic and what became of it: funding against plan and cap, promised against executed.

use super::estimate::{Scale, difference, ratio_of_means};
use super::results::Estimate;
use crate::market::Market;
use crate::measure::Impact;
use crate::program::Program;
use crate::scenario::FundingKind;
use serde::{Deserialize, Serialize};

/// Funding of a tactic with a plan, a cap or an agreement on totals.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TacticFunding {
    /// Tactic id.
    pub tactic: String,
    /// `scan-back`, `off-invoice`, `bill-back`, `lump-sum`.
    pub how: String,
    /// What shoppers got: money off, points and samples, without tax.
    pub to_shoppers: Estimate,
    /// What the brand paid towards that.
    pub by_brand: Estimate,
    /// All that the brand spends on the tactic, fees included.
    pub brand_outlay: Estimate,
    /// All that the account spends on it, less what the brand paid towards the discount; below 0 it keeps money.
    pub account_outlay: Estimate,
    /// Packs with it.
    pub units: Estimate,
    /// Packs planned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub planned_units: Option<f64>,
    /// What shoppers got, of what the brand paid; above 1 the account adds its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pass_through: Option<Estimate>,
    /// Planned share.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub planned_pass_through: Option<f64>,
}

/// What of a tactic was carried out in stores.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TacticExecution {
    /// Tactic id.
    pub tactic: String,
    /// Store-weeks planned.
    pub planned_store_weeks: Estimate,
    /// Store-weeks in which it was up.
    pub executed_store_weeks: Estimate,
    /// Share of the planned ones.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub executed: Option<Estimate>,
    /// Hours of the field force.
    pub field_hours: Estimate,
    /// Highest load of stores and field force in its weeks; 1 is all that can be carried out.
    pub load: Estimate,
}

/// Funding of the tactics for which something was agreed on totals.
pub(super) fn fundings(program: &Program, impacts: &[&Impact], scale: &Scale) -> Vec<TacticFunding> {
    let column = |value: &dyn Fn(&Impact) -> f64| -> Vec<f64> { impacts.iter().map(|i| value(i)).collect() };
    let money = |value: &dyn Fn(&Impact) -> f64| scale.money_level(&column(value));
    let one = |slot: usize| {
        let tactic = &program.tactics[slot];
        let (got, paid) =
            (column(&|i| i.given[slot].to_shoppers.0 as f64), column(&|i| i.given[slot].by_brand.0 as f64));
        let level = |e: Estimate| Estimate { p_positive: None, ..e };
        TacticFunding {
            tactic: tactic.id.clone(),
            how: how(tactic.funding.how).to_owned(),
            to_shoppers: scale.money_level(&got),
            by_brand: scale.money_level(&paid),
            brand_outlay: money(&|i| i.outlay_of[slot].brand.0 as f64),
            account_outlay: money(&|i| i.outlay_of[slot].account.0 as f64),
            units: level(scale.packs(&column(&|i| i.given[slot].units as f64))),
            planned_units: tactic.funding.planned_units.map(|units| (units * scale.households).round()),
            pass_through: ratio_of_means(&got, &paid).map(level),
            planned_pass_through: tactic.funding.planned_pass_through,
        }
    };
    (0..program.tactics.len()).filter(|slot| program.tactics[*slot].funding.has_plan()).map(one).collect()
}

const fn how(kind: FundingKind) -> &'static str {
    match kind {
        FundingKind::ScanBack => "scan-back",
        FundingKind::OffInvoice => "off-invoice",
        FundingKind::BillBack => "bill-back",
        FundingKind::LumpSum => "lump-sum",
    }
}

/// Promised against executed, when a capacity is stated or some tactic may fail to be carried out.
pub(super) fn executions(program: &Program, market: &Market, impacts: &[&Impact]) -> Vec<TacticExecution> {
    let may_fail = program.tactics.iter().any(|t| t.is_carried_out && t.executed < 1.0);
    if !market.capacity.is_stated && !may_fail {
        return Vec::new();
    }
    let one = |slot: usize| {
        let column = |value: &dyn Fn(&Impact) -> f64| -> Vec<f64> { impacts.iter().map(|i| value(i)).collect() };
        let level = |values: &[f64], step, unit| Estimate { p_positive: None, ..difference(values, step, unit) };
        let planned = column(&|i| f64::from(i.carried_out[slot].planned));
        let executed = column(&|i| f64::from(i.carried_out[slot].executed));
        TacticExecution {
            tactic: program.tactics[slot].id.clone(),
            planned_store_weeks: level(&planned, 1.0, "store-weeks"),
            executed_store_weeks: level(&executed, 1.0, "store-weeks"),
            executed: ratio_of_means(&executed, &planned).map(|e| Estimate { p_positive: None, ..e }),
            field_hours: level(&column(&|i| f64::from(i.carried_out[slot].hours) / 100.0), 0.01, "hours"),
            load: level(&column(&|i| f64::from(i.carried_out[slot].load) / 10_000.0), 0.0001, "share"),
        }
    };
    (0..program.tactics.len()).filter(|slot| program.tactics[*slot].takes_stores(market)).map(one).collect()
}
