//! Made-up results for tests: the numbers are invented and mean nothing.

use crate::experiment::results::{
    BreakCount, Bridge, BridgePart, ChannelDifference, DefaultUsed, Estimate, Growth, InstrumentReading, MatrixCell,
    Pair, ProgramResult, RESULTS_SCHEMA, Results, Scorecard, Spread, WeekDifference, WinWin,
};

mod plans;
mod probed;
mod world;

pub use plans::with_plan;
pub use probed::explained;

const BN: f64 = 1e9;

/// An estimate in VND from billions.
pub fn bn(mean: f64, p05: f64, p95: f64) -> Estimate {
    let p_positive = if p95 == p05 { f64::from(mean > 0.0) } else { ((p95) / (p95 - p05)).clamp(0.02, 0.99) };
    let p_positive = if p05 > 0.0 {
        0.99
    } else if p95 < 0.0 {
        0.01
    } else {
        p_positive
    };
    let error = if mean == 0.0 && p05 == p95 { 0.0 } else { 0.06 * BN };
    Estimate {
        mean: mean * BN,
        p05: p05 * BN,
        p95: p95 * BN,
        p_positive: Some(p_positive),
        mc_error: Some(error),
        unit: "VND".into(),
    }
}

fn near(mean: f64) -> Estimate {
    let spread = (mean.abs() * 0.5).max(if mean == 0.0 { 0.0 } else { 0.08 });
    bn(mean, mean - spread, mean + spread)
}

fn share(mean: f64) -> Estimate {
    let spread = mean.abs() * 0.4;
    Estimate {
        mc_error: Some(0.0004),
        unit: "share".into(),
        ..scaled(bn(mean, mean - spread, mean + spread), 1.0 / BN)
    }
}

fn scaled(e: Estimate, by: f64) -> Estimate {
    Estimate { mean: e.mean * by, p05: e.p05 * by, p95: e.p95 * by, ..e }
}

/// What a made-up program is built from, in billions.
pub struct Plan {
    pub id: &'static str,
    pub name: (&'static str, &'static str),
    pub home: &'static str,
    /// Uplift by channel (store, app, ecom, loyalty), later weeks, other retailers.
    pub effects: [f64; 6],
    pub cost: f64,
    pub tsv: (f64, f64),
    pub brand: f64,
    pub label: (&'static str, Option<f64>),
    pub rank: u32,
    pub growth: [f64; 3],
}

const PLACES: [&str; 6] = ["store", "app", "ecom", "loyalty", "later_weeks", "other_retailers"];

/// Builds one program.
pub fn program(plan: &Plan) -> ProgramResult {
    let home = PLACES.iter().position(|p| *p == plan.home).unwrap_or(0);
    let claim = plan.effects[home];
    let system: f64 = plan.effects.iter().sum();
    let tsv = system - plan.cost;
    let cells = PLACES.iter().zip(plan.effects).map(|(place, value)| MatrixCell {
        spent_in: plan.home.into(),
        changed_in: (*place).into(),
        profit: near(value),
    });
    ProgramResult {
        budget: None,
        budget_used: None,
        payments: Vec::new(),
        id: plan.id.into(),
        name: plan.name.0.into(),
        name_vi: Some(plan.name.1.into()),
        weeks: Some((3, 6)),
        cost: bn(plan.cost, plan.cost * 0.95, plan.cost * 1.05),
        system_cost: bn(plan.cost, plan.cost * 0.95, plan.cost * 1.05),
        tsv: bn(tsv, plan.tsv.0, plan.tsv.1),
        brand_profit: near(plan.brand),
        retailer_profit: near(tsv - plan.brand),
        incremental_units: near(12e-5),
        roi_silo: None,
        roi_brand: None,
        roi_retailer: None,
        roi_system: Some(share(tsv / plan.cost.max(0.1))),
        driver: Some("penetration".into()),
        scorecard: Scorecard {
            channel: plan.home.into(),
            instrument: "pre_post".into(),
            claim: near(claim),
            net: near(claim - plan.cost),
            rank: plan.rank,
            label: plan.label.0.into(),
            percent: plan.label.1,
        },
        home: plan.home.into(),
        instruments: vec![InstrumentReading {
            id: "pre_post".into(),
            channel: plan.home.into(),
            incremental_units: near(3e-5),
            incremental_profit: near(claim),
            ..InstrumentReading::default()
        }],
        claimed_total: None,
        bridge: bridge(plan, home, claim, tsv),
        matrix: cells.collect(),
        growth: Growth {
            penetration: share(plan.growth[0]),
            frequency: share(plan.growth[1]),
            basket: share(plan.growth[2]),
            total: share(plan.growth.iter().sum()),
        },
        by_channel: vec![ChannelDifference {
            channel: plan.home.into(),
            sell_out_units: near(3e-5),
            sell_out_value: near(claim * 3.0),
            profit: near(claim),
        }],
        by_week: weeks(plan, claim, tsv),
        breaks: vec![BreakCount {
            from: "app".into(),
            to: "store".into(),
            cause: "price".into(),
            count: Estimate { unit: "count".into(), ..near(4e-6) },
        }],
        pantry_units: near(1e-6),
        funding: Vec::new(),
        execution: Vec::new(),
        by_day: Vec::new(),
        sides_by_week: Vec::new(),
        offers: Vec::new(),
        supply: None,
        pnl: world::pnl(),
        win_win: WinWin {
            label: "win_win".into(),
            p_both: 0.9,
            spread: Some(Spread { brand: 0.2 * BN, retailer: 0.3 * BN, correlation: -0.4 }),
        },
        tsv_middle: None,
        leg_basis: None,
        leg_matrix: Vec::new(),
        legs: Vec::new(),
        journeys: Some(probed::journeys()),
    }
}

fn part(id: &str, value: Estimate, subtotal: bool) -> BridgePart {
    BridgePart { part: id.into(), category: None, value, subtotal }
}

fn bridge(plan: &Plan, home: usize, claim: f64, tsv: f64) -> Bridge {
    let own: f64 = (0..4).filter(|c| *c != home).map(|c| plan.effects[c]).sum();
    let error = claim * -0.1;
    let profit = vec![
        part("claim", near(claim - error), false),
        part("instrument_error", near(error), false),
        part("home_uplift", near(claim), true),
        part("subsidy", near(0.0), false),
        part("own_channels", near(own), false),
        part("later_weeks", near(plan.effects[4]), false),
        part("own_products", near(0.0), false),
        part("competitors_in_account", near(plan.effects[5] * 0.4), false),
        part("rest_of_basket", near(plan.effects[5] * 0.2), false),
        part("brand_at_rivals", near(plan.effects[5] * 0.4), false),
        part("cost_to_serve", near(-0.0), false),
        part("system_cost", near(-plan.cost), false),
        part("tsv", bn(tsv, plan.tsv.0, plan.tsv.1), true),
    ];
    let unit = |id: &str, packs: f64, subtotal| {
        part(id, Estimate { unit: "units".into(), ..scaled(near(packs), 1e-4) }, subtotal)
    };
    let mut units = vec![
        unit("competitors_in_account", 3.0, false),
        unit("category_at_rivals", 1.0, false),
        unit("category_in_market", 0.5, false),
        unit("brand_units_in_account", 4.5, true),
    ];
    units.iter_mut().for_each(|u| u.category = Some("shampoo".into()));
    Bridge { units, profit }
}

fn weeks(plan: &Plan, claim: f64, tsv: f64) -> Vec<WeekDifference> {
    let mut cumulative = 0.0;
    let shape = |week: u32| match week {
        3..=6 => (claim - plan.cost) / 4.0,
        7..=26 => (tsv - (claim - plan.cost)) / 20.0 * (1.95 - f64::from(week - 7) * 0.1),
        _ => 0.0,
    };
    let one = |week| {
        let mean: f64 = shape(week);
        cumulative += mean;
        let spread: f64 = if mean == 0.0 { 0.0 } else { 0.03 + mean.abs() * 0.4 };
        let wide = if cumulative == 0.0 { 0.0 } else { 0.05 + 0.03 * f64::from(week) };
        WeekDifference {
            week,
            profit: bn(mean, mean - spread, mean + spread),
            home_profit: bn(if (3..=6).contains(&week) { claim / 4.0 } else { 0.0 }, 0.0, 0.0),
            p25: (mean - spread * 0.4) * BN,
            p75: (mean + spread * 0.4) * BN,
            cumulative: bn(cumulative, cumulative - wide, cumulative + wide),
        }
    };
    (1..=26).map(one).collect()
}

/// Program A: praised by its scorecard, a loss for the system.
pub fn plan_a() -> Plan {
    Plan {
        id: "A",
        name: ("Gondola end −20%", "Giảm giá tại kệ đầu dãy −20%"),
        home: "store",
        effects: [2.10, -0.18, -0.52, 0.05, -0.78, 0.11],
        cost: 1.2,
        tsv: (-0.95, 0.08),
        brand: -0.66,
        label: ("flips_to_negative", None),
        rank: 2,
        growth: [-0.006, -0.004, 0.002],
    }
}

/// Program B: a win that its scorecard misses.
pub fn plan_b() -> Plan {
    Plan {
        id: "B",
        name: ("App voucher → store", "Phiếu ưu đãi trên ứng dụng → cửa hàng"),
        home: "store",
        effects: [0.92, 0.74, -0.21, 0.68, -0.14, 0.40],
        cost: 0.9,
        tsv: (0.62, 2.31),
        brand: 0.61,
        label: ("missed", Some(62.0)),
        rank: 3,
        growth: [0.019, 0.009, -0.002],
    }
}

/// Program C: the favourite of the scorecards, the worst for the system.
pub fn plan_c() -> Plan {
    Plan {
        id: "C",
        name: ("E-com flash sale −30%", "Flash sale TMĐT −30%"),
        home: "ecom",
        effects: [-1.45, -0.30, 2.60, 0.35, -0.55, 0.0],
        cost: 1.4,
        tsv: (-1.52, -0.02),
        brand: -0.15,
        label: ("flips_to_negative", None),
        rank: 1,
        growth: [0.002, -0.012, -0.004],
    }
}

/// Program D: rejected by its scorecard, as good as B.
pub fn plan_d() -> Plan {
    Plan {
        id: "D",
        name: ("Display + QR + points", "Trưng bày + QR + điểm"),
        home: "store",
        effects: [0.60, 0.48, 0.55, 0.72, -0.05, 0.25],
        cost: 1.1,
        tsv: (0.66, 2.20),
        brand: 0.83,
        label: ("flips_to_positive", None),
        rank: 4,
        growth: [0.008, 0.014, 0.003],
    }
}

/// A document from plans that are listed best first; neighbours are compared with the given chance of being ahead.
pub fn document(plans: &[Plan], ahead: f64) -> Results {
    let programs: Vec<ProgramResult> = plans.iter().map(program).collect();
    let verdict = match ahead {
        p if p >= 0.95 => "clear",
        p if p >= 0.80 => "likely",
        p if p >= 0.60 => "leaning",
        _ => "too_close_to_call",
    };
    let pair = |(at, two): (usize, &[ProgramResult])| Pair {
        better: two[0].id.clone(),
        worse: two[1].id.clone(),
        difference: near((two[0].tsv.mean - two[1].tsv.mean) / BN),
        p_better: if at == 0 { ahead } else { 0.97 },
        verdict: if at == 0 { verdict.into() } else { "clear".into() },
    };
    Results {
        guardrails: Vec::new(),
        schema: RESULTS_SCHEMA.into(),
        scenario: world::header(),
        seed: 20_270_206,
        futures: 200,
        interval: 0.9,
        fixed_assumptions: false,
        baseline: world::baseline(),
        ranking: programs.iter().map(|p| p.id.clone()).collect(),
        pairs: programs.windows(2).enumerate().map(pair).collect(),
        programs,
        plans: Vec::new(),
        plan_ranking: Vec::new(),
        plan_pairs: Vec::new(),
        calendar: Vec::new(),
        defaults: vec![DefaultUsed {
            key: "links.app.share".into(),
            value: 0.25,
            unit: "share".into(),
            source: "Assumption: made up".into(),
        }],
        breaks: None,
        silos: None,
        operations: None,
        terminal: None,
    }
}

/// Four programs, the best two too close to call.
pub fn tie() -> Results {
    document(&[plan_b(), plan_d(), plan_a(), plan_c()], 0.55)
}

/// A clear winner.
pub fn win() -> Results {
    document(&[plan_b(), plan_a(), plan_c()], 0.99)
}

/// Nothing pays back.
pub fn all_negative() -> Results {
    let mut results = document(&[plan_a(), plan_c()], 0.9);
    for program in &mut results.programs {
        program.tsv.p_positive = Some(0.03);
    }
    results
}

/// One program with a loss that its scorecard does not see.
pub fn sign_flip() -> Results {
    document(&[plan_a()], 0.9)
}

/// One good program whose scorecard claims too much.
pub fn overstated() -> Results {
    let mut plan = plan_b();
    plan.effects = [3.0, -0.2, -0.3, 0.1, -0.2, 0.1];
    plan.label = ("overstated", Some(17.0));
    document(&[plan], 0.9)
}

/// One program.
pub fn single() -> Results {
    document(&[plan_b()], 0.9)
}

/// A sign that the futures do not agree on.
pub fn unclear() -> Results {
    let mut results = single();
    results.programs[0].tsv = bn(0.1, -0.9, 1.0);
    results.programs[0].scorecard.label = "unclear".into();
    results
}

/// One future: no ranges and no simulation error.
pub fn one_future() -> Results {
    let text = serde_json::to_string(&tie()).expect("sample serialises");
    let mut value: serde_json::Value = serde_json::from_str(&text).expect("sample parses");
    collapse(&mut value);
    let mut results: Results = serde_json::from_value(value).expect("sample is a document");
    results.futures = 1;
    results
}

fn collapse(value: &mut serde_json::Value) {
    match value {
        serde_json::Value::Object(map) => {
            if let Some(mean) = map.get("mean").cloned() {
                map.remove("mc_error");
                map.insert("p05".into(), mean.clone());
                map.insert("p95".into(), mean);
            }
            map.values_mut().for_each(collapse);
        }
        serde_json::Value::Array(all) => all.iter_mut().for_each(collapse),
        _ => {}
    }
}

/// No program at all.
pub fn zero_programs() -> Results {
    document(&[], 0.9)
}

/// A program without any effect whose pre/post instrument still claims something.
pub fn all_zero() -> Results {
    let mut results = document(
        &[Plan { effects: [0.0; 6], cost: 0.0, tsv: (0.0, 0.0), brand: 0.0, growth: [0.0; 3], ..plan_a() }],
        0.5,
    );
    let program = &mut results.programs[0];
    program.scorecard.claim = bn(0.01, -0.2, 0.21);
    program.scorecard.net = bn(0.01, -0.2, 0.21);
    program.scorecard.label = "unclear".into();
    program.instruments[0].incremental_profit = bn(0.01, -0.2, 0.21);
    results
}

/// Names that try to break out of SVG, HTML, spreadsheets and terminals.
pub fn hostile() -> Results {
    let mut results = tie();
    results.programs[0].name = "<script>&\"".into();
    results.programs[0].name_vi = None;
    results.programs[1].name = "=cmd()".into();
    results.programs[1].name_vi =
        Some("D\u{302}a\u{302}\u{300}u go\u{323}\u{302}i \u{202e}\u{1b}[31m rất dài ".repeat(20));
    results.programs[1].id = "../../=evil".into();
    results.ranking[1] = "../../=evil".into();
    results.scenario.name = "<svg onload=x>".into();
    results.scenario.channels[0].name = "</text><script>".into();
    results.programs[2].tsv.mean = f64::NAN;
    results.programs[2].by_week[4].profit.mean = f64::INFINITY;
    results.programs[2].growth.basket.mean = f64::NAN;
    results
}

/// Twenty programs with small amounts in another currency, without Vietnamese names.
pub fn many_in_dollars() -> Results {
    let mut results = tie();
    let mut programs = Vec::new();
    for copy in 0..20 {
        let mut program = results.programs[copy % 4].clone();
        program.id = format!("promotion-{copy}");
        program.name = format!("Promotion {copy}: two packs for the price of one in every second store");
        program.name_vi = None;
        programs.push(program);
    }
    let mut value = serde_json::to_value(&programs).expect("sample serialises");
    shrink(&mut value, 1e-5);
    results.programs = serde_json::from_value(value).expect("sample is a document");
    results.ranking = results.programs.iter().map(|p| p.id.clone()).collect();
    results.pairs.clear();
    results.scenario.currency = "USD".into();
    results
}

fn shrink(value: &mut serde_json::Value, by: f64) {
    match value {
        serde_json::Value::Object(map) if map.get("unit").is_some_and(|u| u == "VND") => {
            for part in ["mean", "p05", "p95", "mc_error"] {
                let scaled = map.get(part).and_then(serde_json::Value::as_f64).map(|v| v * by);
                map.insert(part.into(), scaled.into());
            }
        }
        serde_json::Value::Object(map) => map.values_mut().for_each(|v| shrink(v, by)),
        serde_json::Value::Array(all) => all.iter_mut().for_each(|v| shrink(v, by)),
        _ => {}
    }
}

/// Every case, by name.
pub fn all() -> Vec<(&'static str, Results)> {
    vec![
        ("tie", tie()),
        ("win", win()),
        ("all_negative", all_negative()),
        ("sign_flip", sign_flip()),
        ("overstated", overstated()),
        ("single", single()),
        ("unclear", unclear()),
        ("one_future", one_future()),
        ("zero_programs", zero_programs()),
        ("all_zero", all_zero()),
        ("hostile", hostile()),
        ("many_in_dollars", many_in_dollars()),
        ("with_plan", with_plan()),
        ("explained", explained()),
    ]
}
