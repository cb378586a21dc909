//! What the breaks of journeys cost: a world in which one cause is gone from all links, or from one link, against the world as it is.
//!
//! A fix is a link investment that costs nothing and lasts the whole horizon, so that its total system value is what the
//! break loses in these weeks. Fixes overlap: a shopper whom the price lost may be lost to the stock next, so costs of
//! causes do not add up.

use super::{Answers, Asked, Setting};
use crate::experiment::baseline::Sample;
use crate::experiment::estimate::tidy;
use crate::experiment::frame::empty_frame;
use crate::experiment::results::{BreakPoint, BreakPoints, Fix, Results};
use crate::market::Lever;
use crate::program::Program;
use crate::scenario::{
    CalendarDate, DeliverySpec, FundingSpec, LinkInvestmentSpec, MechanicSpec, ProgramSpec, TacticSpec,
};
use crate::stats;

/// Links and causes of the world without a program that are fixed one by one.
const POINTS: usize = 4;

/// From, to and what fails.
type Point = (usize, usize, Lever);

/// A fix in a world.
struct Probe {
    /// Program whose world it is; none for the world without one.
    program: Option<usize>,
    lever: Lever,
    /// One link; none for all of them.
    link: Option<(usize, usize)>,
    /// Place among the answers.
    arm: usize,
}

/// What is asked.
pub(super) struct Question {
    probes: Vec<Probe>,
    /// Futures behind it: differences between whole worlds are large, so half of the others' are enough.
    futures: usize,
}

/// Asks for fixes: of each cause on all links, of the most frequent breaks, and of the most frequent one of each program that
/// does not happen without it.
pub(super) fn ask(setting: &Setting<'_>, asked: &mut Asked) -> Question {
    let empty = empty_frame(setting.market);
    let futures = setting.futures.div_ceil(2);
    let points = ranked(setting, &|sample| sample.baseline.breaks.clone());
    let mut probes = Vec::new();
    for lever in Lever::ALL {
        if points.iter().any(|(point, _)| point.2 == lever) {
            let arm = asked.arm(Program::build(&fix(setting, lever, None), setting.market), &empty, futures);
            probes.push(Probe { program: None, lever, link: None, arm });
        }
    }
    for ((from, to, lever), _) in points.into_iter().take(POINTS) {
        let link = Some((from, to));
        let arm = asked.arm(Program::build(&fix(setting, lever, link), setting.market), &empty, futures);
        probes.push(Probe { program: None, lever, link, arm });
    }
    for (of, program) in setting.arms.all[..setting.arms.programs].iter().enumerate() {
        let more = ranked(setting, &|sample| only_with(sample, of));
        let spec = setting.scenario.spec.program.iter().find(|spec| spec.id == program.id);
        let (Some(((from, to, lever), _)), Some(spec)) = (more.into_iter().next(), spec) else { continue };
        let link = Some((from, to));
        let fix = fix(setting, lever, link);
        let both = Program::plan(&spec.id, spec.home.as_deref(), &[spec, &fix], setting.market);
        probes.push(Probe { program: Some(of), lever, link, arm: asked.arm(both, &setting.frames[of], futures) });
    }
    Question { probes, futures }
}

/// Breaks that the world without a program does not know, by cell; 0 for all others.
fn only_with(sample: &Sample, of: usize) -> Vec<f64> {
    let pairs = sample.programs[of].breaks.iter().zip(&sample.baseline.breaks);
    pairs.map(|(more, before)| if *before == 0.0 { *more } else { 0.0 }).collect()
}

/// Breaks by their mean number over all futures, most first; none that do not happen, or happen less often.
fn ranked(setting: &Setting<'_>, counts: &dyn Fn(&Sample) -> Vec<f64>) -> Vec<(Point, f64)> {
    let channels = setting.market.channels.len();
    let all: Vec<Vec<f64>> = setting.samples.iter().map(counts).collect();
    let mut found = Vec::new();
    for from in 0..channels {
        for to in 0..channels {
            for lever in Lever::ALL {
                let cell = (from * channels + to) * Lever::ALL.len() + lever as usize;
                let mean = stats::mean(&all.iter().map(|c| c.get(cell).copied().unwrap_or(0.0)).collect::<Vec<_>>());
                if mean > 0.0 {
                    found.push(((from, to, lever), mean));
                }
            }
        }
    }
    found.sort_by(|a, b| b.1.total_cmp(&a.1));
    found
}

/// A program that lifts a lever to 1 for the whole horizon and costs nothing.
fn fix(setting: &Setting<'_>, lever: Lever, link: Option<(usize, usize)>) -> ProgramSpec {
    let id = |c: usize| setting.market.channels[c].id.clone();
    let own =
        || (0..setting.market.channels.len()).filter(|&c| setting.market.channels[c].is_account()).map(id).collect();
    let (from, to): (Vec<String>, Vec<String>) = match link {
        Some((from, to)) => (vec![id(from)], vec![id(to)]),
        None => (own(), own()),
    };
    let full = |of: Lever| (of == lever).then_some(1.0);
    let links = LinkInvestmentSpec {
        from,
        to: to.clone(),
        price: full(Lever::Price),
        promotion: full(Lever::Promotion),
        information: full(Lever::Information),
        identity: full(Lever::Identity),
        stock: full(Lever::Stock),
        cost_per_week: None,
    };
    let tactic = TacticSpec {
        id: String::from("fix"),
        mechanic: MechanicSpec::LinkInvestment(links),
        products: Vec::new(),
        brands: Vec::new(),
        delivery: whole_horizon(setting, to),
        funding: FundingSpec::default(),
        rebate: Vec::new(),
    };
    ProgramSpec { id: String::from("fix"), tactic: vec![tactic], ..ProgramSpec::default() }
}

/// In some channels for the whole horizon.
fn whole_horizon(setting: &Setting<'_>, channels: Vec<String>) -> DeliverySpec {
    let head = &setting.scenario.spec.scenario;
    let days = i64::from(head.weeks) * 7 - 1;
    DeliverySpec {
        channels,
        from: head.start,
        to: CalendarDate(head.start.0.saturating_add(time::Duration::days(days))),
        audience: None,
        reach: None,
        formats: Vec::new(),
        compliance: None,
        weekdays: Vec::new(),
        segments: Vec::new(),
        rules: None,
        executed: None,
        caps: None,
    }
}

impl Question {
    /// Writes costs of breaks into the document.
    pub(super) fn tell(&self, setting: &Setting<'_>, answers: &Answers, results: &mut Results) {
        let samples = &setting.samples[..self.futures];
        let weeks = f64::from(setting.scenario.spec.scenario.weeks).max(1.0);
        let gain = |probe: &Probe| {
            let of = |values: &dyn Fn(usize) -> f64| {
                setting.scale.money_difference(&(0..samples.len()).map(values).collect::<Vec<_>>())
            };
            let with = |f: usize| &answers[probe.arm][f];
            let tsv = of(&|f| (with(f).tsv - probe.program.map_or(0, |p| samples[f].programs[p].tsv)) as f64);
            let sides = [
                of(&|f| {
                    (with(f).brand_profit - probe.program.map_or(0, |p| samples[f].programs[p].brand_profit)) as f64
                }),
                of(&|f| {
                    (with(f).retailer_profit - probe.program.map_or(0, |p| samples[f].programs[p].retailer_profit))
                        as f64
                }),
            ];
            let [brand_profit, retailer_profit] = sides;
            let per_week = tidy(tsv.mean / weeks, setting.scale.step);
            let stated_cost_per_week = self.stated_cost(setting, probe);
            Fix { system_profit: tsv, brand_profit, retailer_profit, per_week, stated_cost_per_week }
        };
        let channel = |c: usize| setting.market.channels[c].id.clone();
        let channels = setting.market.channels.len();
        let count = |probe: &Probe| {
            let (lever, link) = (probe.lever as usize, probe.link);
            let cells: Vec<usize> = match link {
                Some((from, to)) => vec![(from * channels + to) * Lever::ALL.len() + lever],
                None => (0..channels * channels).map(|pair| pair * Lever::ALL.len() + lever).collect(),
            };
            let of = |s: &Sample| match probe.program {
                Some(p) => cells.iter().map(|c| s.programs[p].breaks[*c]).sum(),
                None => cells.iter().map(|c| s.baseline.breaks[*c]).sum::<f64>(),
            };
            setting.scale.count(&setting.samples.iter().map(of).collect::<Vec<_>>())
        };
        let point = |probe: &Probe| BreakPoint {
            program: probe.program.map(|p| setting.arms.all[p].id.clone()),
            from: probe.link.map(|l| channel(l.0)),
            to: probe.link.map(|l| channel(l.1)),
            cause: probe.lever.id().to_string(),
            count: count(probe),
            fix: gain(probe),
        };
        let points = self.probes.iter().map(point).collect();
        results.breaks = Some(BreakPoints { futures: samples.len() as u32, points });
    }

    /// Money a week that a link investment of the scenario costs which lifts this lever on this link.
    fn stated_cost(&self, setting: &Setting<'_>, probe: &Probe) -> Option<f64> {
        let (from, to) = probe.link?;
        let id = |c: usize| &setting.market.channels[c].id;
        let tactics = setting.scenario.spec.program.iter().flat_map(|p| &p.tactic);
        let costs = tactics.filter_map(|tactic| {
            let MechanicSpec::LinkInvestment(link) = &tactic.mechanic else { return None };
            let lifts = match probe.lever {
                Lever::Price => link.price,
                Lever::Promotion => link.promotion,
                Lever::Information => link.information,
                Lever::Identity => link.identity,
                Lever::Stock => link.stock,
            };
            let covers = link.from.contains(id(from)) && link.to.contains(id(to)) && lifts.is_some();
            link.cost_per_week.filter(|_| covers)
        });
        costs.min_by(f64::total_cmp)
    }
}
