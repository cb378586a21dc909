//! Made-up answers of further worlds, and made-up journeys.

use super::{BN, near, scaled, share, tie};
use crate::experiment::results::{
    BreakPoint, BreakPoints, ChannelPick, Estimate, Fix, JourneyPath, Journeys, OTHER_PATHS, OmniGap, Operation,
    OperationProgram, Operations, Results, SiloPlan, Silos, Terminal, TerminalValue,
};

/// A count around a value, in thousands.
fn thousand(value: f64) -> Estimate {
    Estimate { unit: "count".into(), ..scaled(near(value), 1e-6) }
}

/// Paths of a shop, an app and a site.
pub fn journeys() -> Journeys {
    let path = |[first, last, seller]: [&str; 3], before: f64, change: f64| JourneyPath {
        first: first.into(),
        last: last.into(),
        seller: seller.into(),
        before: thousand(before),
        change: thousand(change),
    };
    Journeys {
        cross_share: share(0.31),
        cross_share_change: share(0.04),
        paths: vec![
            path(["store", "store", "store"], 600.0, -20.0),
            path(["app", "app", "store"], 180.0, 55.0),
            path(["ecom", "ecom", "ecom"], 120.0, 4.0),
            path(["app", "ecom", "ecom"], 40.0, 6.0),
            path([OTHER_PATHS; 3], 30.0, 1.0),
        ],
    }
}

/// The four programs with everything that further worlds answer.
pub fn explained() -> Results {
    let mut results = tie();
    let fix = |value: f64, stated: Option<f64>| Fix {
        system_profit: near(value),
        brand_profit: near(value * 0.4),
        retailer_profit: near(value * 0.6),
        per_week: near(value / 26.0).mean,
        stated_cost_per_week: stated,
    };
    let point = |link: Option<(&str, &str)>, cause: &str, count: f64, fix: Fix| BreakPoint {
        program: None,
        from: link.map(|l| l.0.into()),
        to: link.map(|l| l.1.into()),
        cause: cause.into(),
        count: thousand(count),
        fix,
    };
    let mut of_program = point(Some(("app", "store")), "promotion", 12.0, fix(0.12, None));
    of_program.program = Some(results.programs[0].id.clone());
    results.breaks = Some(BreakPoints {
        futures: 8,
        points: vec![
            point(None, "price", 90.0, fix(0.5, None)),
            point(None, "stock", 40.0, fix(0.2, None)),
            point(Some(("app", "store")), "price", 60.0, fix(0.35, Some(5e6))),
            of_program,
        ],
    });
    let ids: Vec<String> = results.programs.iter().map(|p| p.id.clone()).collect();
    let plan = |programs: &[usize], value: f64| SiloPlan {
        programs: programs.iter().map(|at| ids[*at].clone()).collect(),
        tsv: near(value),
        brand_profit: near(value / 2.0),
        retailer_profit: near(value / 2.0),
    };
    let pick = |channel: &str, by_scorecard: Option<usize>, by_system: Option<usize>| ChannelPick {
        channel: channel.into(),
        by_scorecard: by_scorecard.map(|at| ids[at].clone()),
        by_system: by_system.map(|at| ids[at].clone()),
    };
    results.silos = Some(Silos {
        futures: 8,
        picks: vec![pick("store", Some(2), Some(0)), pick("ecom", Some(3), None)],
        by_scorecards: plan(&[2, 3], -1.2),
        by_system: plan(&[0], 1.5),
        price: near(2.7),
        verdict: "clear".into(),
    });
    let way = |id: &str, level: f64, shift: f64| Operation {
        id: id.into(),
        system_profit: near(level),
        difference: near(level - 48.0),
        programs: results
            .programs
            .iter()
            .map(|p| OperationProgram {
                program: p.id.clone(),
                tsv: near(p.tsv.mean / BN + shift),
                difference: near(shift),
            })
            .collect(),
    };
    let ways = vec![way("multichannel", 45.0, -0.6), way("as_is", 48.0, 0.0), way("omnichannel", 49.5, 0.4)];
    results.operations = Some(Operations { futures: 8, ways });
    let after = |id: &String| TerminalValue {
        program: id.clone(),
        tsv: near(0.1),
        brand_profit: near(0.06),
        retailer_profit: near(0.04),
    };
    results.terminal = Some(Terminal { futures: 8, weeks: 13, programs: ids.iter().map(after).collect() });
    let ratio = |value: f64| Estimate { unit: "ratio".into(), ..scaled(near(value), 1.0 / BN) };
    results.baseline.omni_gap =
        Some(OmniGap { share: share(0.3), single: ratio(3.0), omni: ratio(5.4), ratio: ratio(1.8) });
    results
}
