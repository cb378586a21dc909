//! The price of silos: what the system loses when every channel picks the program that its own scorecard likes best.
//!
//! Both plans are picked by one rule, so that only the measure differs: of the programs whose home is a channel, the one
//! with the highest value in all futures of the experiment, if that is above 0. Channels pick by the net of their scorecard,
//! the system by total system value. Each plan then runs as a whole, interaction included.

use super::{Answers, Asked, Setting};
use crate::experiment::arms::OutImpact;
use crate::experiment::estimate::tidy;
use crate::experiment::frame::empty_frame;
use crate::experiment::results::{ChannelPick, Estimate, ProgramResult, Results, SiloPlan, Silos};
use crate::experiment::verdict;
use crate::program::Program;
use crate::scenario::fits_together;

/// What is asked.
pub(super) struct Question {
    picks: Vec<ChannelPick>,
    /// Programs of the channels' plan and of the system's, and the places of their arms; none for an empty plan.
    plans: [(Vec<String>, Option<usize>); 2],
}

/// Asks for both plans; nothing to ask with fewer than two programs, or when a plan is too large to run as one.
pub(super) fn ask(setting: &Setting<'_>, results: &Results, asked: &mut Asked) -> Option<Question> {
    if results.programs.len() < 2 {
        return None;
    }
    let empty = empty_frame(setting.market);
    let mut picks = Vec::new();
    for channel in setting.market.channels.iter().map(|c| c.id.as_str()) {
        let at_home = || results.programs.iter().filter(|p| p.home == channel);
        if at_home().next().is_none() {
            continue;
        }
        let best = |value: &dyn Fn(&ProgramResult) -> f64| {
            let most = at_home().max_by(|a, b| value(a).total_cmp(&value(b)));
            most.filter(|p| value(p) > 0.0).map(|p| p.id.clone())
        };
        picks.push(ChannelPick {
            channel: channel.to_string(),
            by_scorecard: best(&|p| p.scorecard.net.mean),
            by_system: best(&|p| p.tsv.mean),
        });
    }
    let specs = &setting.scenario.spec.program;
    let members = |ids: &[String]| specs.iter().filter(|spec| ids.contains(&spec.id)).collect::<Vec<_>>();
    let picked =
        |by: fn(&ChannelPick) -> &Option<String>| picks.iter().filter_map(|p| by(p).clone()).collect::<Vec<_>>();
    let chosen = [picked(|p| &p.by_scorecard), picked(|p| &p.by_system)];
    let start = setting.scenario.spec.scenario.start;
    if !chosen.iter().all(|ids| fits_together(start, &members(ids))) {
        return None;
    }
    let mut plan = |ids: &[String]| {
        let members = members(ids);
        let arm = (!members.is_empty())
            .then(|| asked.arm(Program::plan("silos", None, &members, setting.market), &empty, setting.futures));
        (members.iter().map(|spec| spec.id.clone()).collect(), arm)
    };
    let channels = plan(&chosen[0]);
    let system = if picks.iter().all(|p| p.by_scorecard == p.by_system) { channels.clone() } else { plan(&chosen[1]) };
    Some(Question { picks, plans: [channels, system] })
}

impl Question {
    /// The price of silos.
    pub(super) fn tell(self, setting: &Setting<'_>, answers: &Answers) -> Silos {
        let values = |arm: Option<usize>, of: fn(&OutImpact) -> i128| -> Vec<f64> {
            (0..setting.futures).map(|f| arm.map_or(0, |arm| of(&answers[arm][f])) as f64).collect()
        };
        let plan = |at: usize| {
            let (programs, arm) = &self.plans[at];
            let of = |what: fn(&OutImpact) -> i128| setting.scale.money_difference(&values(*arm, what));
            SiloPlan {
                programs: programs.clone(),
                tsv: of(|i| i.tsv),
                brand_profit: of(|i| i.brand_profit),
                retailer_profit: of(|i| i.retailer_profit),
            }
        };
        let (by_scorecards, by_system) = (plan(0), plan(1));
        let [channels, system] = [0, 1].map(|at: usize| values(self.plans[at].1, |i| i.tsv));
        let lost: Vec<f64> = system.iter().zip(&channels).map(|(a, b)| a - b).collect();
        let price = setting.scale.money_difference(&lost);
        let mean = tidy(by_system.tsv.mean - by_scorecards.tsv.mean, setting.scale.step);
        let price = Estimate { mean, ..price };
        let p_better = verdict::p_ahead(&lost);
        let same = self.plans[0].0 == self.plans[1].0;
        let verdict = if same { "same" } else { verdict::word(p_better) }.to_string();
        Silos { futures: setting.futures as u32, picks: self.picks, by_scorecards, by_system, price, verdict }
    }
}
