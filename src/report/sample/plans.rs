//! The made-up plan, legs and calendar of the samples.

use super::{near, tie};
use crate::experiment::results::{CalendarEntry, Credit, Gains, Leg, LegBasis, MatrixCell, PlanResult, Results};

/// The four programs, two of them in a plan with credits; the first has legs.
pub fn with_plan() -> Results {
    let mut results = tie();
    let gains = |tsv: f64| Gains { tsv: near(tsv), brand_profit: near(tsv / 2.0), retailer_profit: near(tsv / 2.0) };
    let mut result = results.programs[0].clone();
    result.id = "year".into();
    result.name = "The year".into();
    result.name_vi = Some("Cả năm".into());
    let credit = |at: usize, tsv: f64| Credit {
        program: results.programs[at].id.clone(),
        alone: results.programs[at].tsv.clone(),
        credit: gains(tsv),
    };
    let plan = PlanResult {
        programs: vec![results.programs[0].id.clone(), results.programs[1].id.clone()],
        sum_alone: near(3.0),
        interaction: near(-0.5),
        by_program: vec![credit(0, 1.0), credit(1, 1.1)],
        not_credited: Some(gains(0.4)),
        result,
    };
    let leg = |tactic: &str, spent_in: Option<&str>, tsv: f64| Leg {
        tactic: tactic.into(),
        spent_in: spent_in.map(Into::into),
        cost: near(0.2),
        tsv: near(tsv),
        alone: None,
    };
    let program = &mut results.programs[0];
    program.legs = vec![leg("voucher", Some("app"), 1.0), leg("gondola", Some("store"), 0.3)];
    program.legs.push(leg("interaction", None, 0.1));
    let cells = [("app", 1.0), ("store", 0.3), ("interaction", 0.1)];
    let cell = |(place, value): (&str, f64)| MatrixCell {
        spent_in: place.into(),
        changed_in: "store".into(),
        profit: near(value),
    };
    program.leg_matrix = cells.into_iter().map(cell).collect();
    program.leg_basis = Some(LegBasis { method: "leave_one_out".into(), futures: 8, orders: None, tsv: near(1.4) });
    results.calendar = vec![CalendarEntry {
        plans: vec!["year".into()],
        program: results.programs[0].id.clone(),
        tactic: "voucher".into(),
        mechanic: "app-coupon".into(),
        weeks: (3, 6),
        products: vec!["an-350".into(), "an-650".into()],
        channels: vec!["store".into(), "app".into()],
    }];
    results.plan_ranking = vec!["year".into()];
    results.plans = vec![plan];
    results
}
