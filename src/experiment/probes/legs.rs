//! Credit of each tactic of a program, and where its money changes profit.
//!
//! Leave-one-out needs an arm per tactic and leaves an interaction over. The Shapley value (Shapley 1953, "A value for
//! n-person games") needs every group of tactics up to five tactics; above that tactics join in 2n orders: forwards and
//! backwards from each place of a ring whose order is that of their hashed ids, so that every tactic stands in every place equally often and only
//! n (n − 1) groups are simulated.

use super::{Answers, Asked, LegMethod, Setting};
use crate::experiment::arms::OutImpact;
use crate::experiment::baseline::Sample;
use crate::experiment::estimate::tidy;
use crate::experiment::plan_result::INTERACTION;
use crate::experiment::program_result::column_id;
use crate::experiment::results::{Estimate, Leg, LegBasis, MatrixCell, Results};
use crate::program::Program;
use crate::scenario::ProgramSpec;
use std::collections::BTreeMap;

/// Most tactics of which every group is simulated.
const EXACT: usize = 5;

/// Tactics of a program, a bit each.
type Group = u64;

/// What is asked for one program.
pub(super) struct Question {
    of: usize,
    method: LegMethod,
    /// Groups that are neither nothing nor the whole, and the places of their arms.
    arms: BTreeMap<Group, usize>,
    /// Orders in which tactics join; none for leave-one-out.
    orders: Vec<Vec<usize>>,
}

/// Asks for the arms of every program.
pub(super) fn ask(setting: &Setting<'_>, method: LegMethod, asked: &mut Asked) -> Vec<Question> {
    if method == LegMethod::None {
        return Vec::new();
    }
    let specs = &setting.scenario.spec.program;
    let of_arm = |program: &Program| specs.iter().find(|spec| spec.id == program.id);
    let mut questions = Vec::new();
    for (of, program) in setting.arms.all[..setting.arms.programs].iter().enumerate() {
        let Some(spec) = of_arm(program).filter(|spec| !spec.tactic.is_empty()) else { continue };
        let (orders, groups) = wanted(spec, method);
        let mut arm = |group: Group| {
            let part = coalition(spec, group, program, setting);
            asked.arm(part, &setting.frames[of], setting.futures)
        };
        let arms = groups.into_iter().map(|group| (group, arm(group))).collect();
        questions.push(Question { of, method, arms, orders });
    }
    questions
}

/// A program with some of its tactics, which pick their shoppers on the day on which the whole program picks them.
fn coalition(spec: &ProgramSpec, group: Group, whole: &Program, setting: &Setting<'_>) -> Program {
    let mut part = spec.clone();
    let mut slot = 0;
    part.tactic.retain(|_| {
        slot += 1;
        group >> (slot - 1) & 1 == 1
    });
    Program::build(&part, setting.market).picking_with(whole, setting.market.calendar.days)
}

/// Orders to average over, and the groups to simulate.
fn wanted(spec: &ProgramSpec, method: LegMethod) -> (Vec<Vec<usize>>, Vec<Group>) {
    let count = spec.tactic.len();
    let whole = (1 << count) - 1;
    if count == 1 {
        return (Vec::new(), Vec::new());
    }
    if method == LegMethod::LeaveOneOut {
        return (Vec::new(), (0..count).map(|slot| whole & !(1 << slot)).collect());
    }
    let orders = if count <= EXACT { permutations(count) } else { ring(&ring_order(spec)) };
    let mut groups: Vec<Group> = orders.iter().flat_map(|order| joined(order)).filter(|g| *g != whole).collect();
    groups.sort_unstable();
    groups.dedup();
    (orders, groups)
}

/// Places of the tactics by the hash of their ids, so that moving a tactic in the file changes nothing.
fn ring_order(spec: &ProgramSpec) -> Vec<usize> {
    let mut order: Vec<usize> = (0..spec.tactic.len()).collect();
    order.sort_by_key(|&slot| crate::ids::text_key(&spec.tactic[slot].id));
    order
}

/// Groups that are there after each tactic of an order has joined.
fn joined(order: &[usize]) -> impl Iterator<Item = Group> + '_ {
    order.iter().scan(0, |group, slot| {
        *group |= 1 << slot;
        Some(*group)
    })
}

/// All orders of `count` things.
fn permutations(count: usize) -> Vec<Vec<usize>> {
    let mut all = vec![Vec::new()];
    for next in 0..count {
        all = all
            .iter()
            .flat_map(|order: &Vec<usize>| (0..=order.len()).map(move |at| inserted(order, at, next)))
            .collect();
    }
    all
}

fn inserted(order: &[usize], at: usize, next: usize) -> Vec<usize> {
    let mut longer = order.to_vec();
    longer.insert(at, next);
    longer
}

/// Forwards and backwards from every place of a ring.
fn ring(order: &[usize]) -> Vec<Vec<usize>> {
    let count = order.len();
    let from = |start: usize| (0..count).map(move |step| order[(start + step) % count]);
    let back = |start: usize| (0..count).map(move |step| order[(start + count - step) % count]);
    (0..count).flat_map(|start| [from(start).collect(), back(start).collect()]).collect()
}

/// Value of a group in a future, read from the arm that was simulated.
struct Read<'a> {
    question: &'a Question,
    answers: &'a Answers,
    samples: &'a [Sample],
    tactics: usize,
}

impl Read<'_> {
    fn value(&self, group: Group, future: usize, measure: Measure) -> f64 {
        if group == 0 {
            return 0.0;
        }
        match self.question.arms.get(&group) {
            Some(&arm) => measure.of_part(&self.answers[arm][future]),
            None => measure.of_whole(&self.samples[future], self.question.of),
        }
    }

    /// Credit of a tactic in a future.
    fn credit(&self, slot: usize, future: usize, measure: Measure) -> f64 {
        let whole = (1 << self.tactics) - 1;
        let value = |group| self.value(group, future, measure);
        if self.question.orders.is_empty() {
            return value(whole) - value(whole & !(1 << slot));
        }
        let added = |order: &Vec<usize>| {
            let before = order.iter().take_while(|s| **s != slot).fold(0, |group: Group, s| group | 1 << s);
            value(before | 1 << slot) - value(before)
        };
        self.question.orders.iter().map(added).sum::<f64>() / self.question.orders.len() as f64
    }

    /// By tactic, then what is left over: the value by future.
    fn columns(&self, measure: Measure) -> Vec<Vec<f64>> {
        let futures = || 0..self.samples.len();
        let credits = |slot: usize| futures().map(|f| self.credit(slot, f, measure)).collect::<Vec<f64>>();
        let mut columns: Vec<Vec<f64>> = (0..self.tactics).map(credits).collect();
        let whole = |f: usize| measure.of_whole(&self.samples[f], self.question.of);
        let rest = futures().map(|f| whole(f) - columns.iter().map(|c| c[f]).sum::<f64>()).collect();
        columns.push(rest);
        columns
    }
}

/// What is credited.
#[derive(Clone, Copy)]
enum Measure {
    /// Total system value.
    Tsv,
    /// System profit in a column of the matrix.
    Column(usize),
}

impl Measure {
    fn of_part(self, part: &OutImpact) -> f64 {
        match self {
            Self::Tsv => part.tsv as f64,
            Self::Column(at) => part.matrix[at].1 as f64,
        }
    }

    fn of_whole(self, sample: &Sample, of: usize) -> f64 {
        match self {
            Self::Tsv => sample.programs[of].tsv as f64,
            Self::Column(at) => sample.programs[of].matrix[at].1 as f64,
        }
    }
}

/// Writes legs and their matrix into the results of the programs.
pub(super) fn tell(setting: &Setting<'_>, questions: &[Question], answers: &Answers, results: &mut Results) {
    let samples = setting.probed();
    for question in questions {
        let of = question.of;
        let tactics = &setting.arms.all[of].tactics;
        let read = Read { question, answers, samples, tactics: tactics.len() };
        let tsv = setting.scale.money_difference(&column(samples, |s| s.programs[of].tsv as f64));
        let cost = column(samples, |s| {
            let outlay = s.programs[of].outlay;
            outlay.brand.0 as f64 + outlay.account.0 as f64
        });
        let cost = setting.scale.money_difference(&cost);
        let by_slot: Vec<Vec<f64>> =
            (0..tactics.len()).map(|slot| column(samples, |s| s.programs[of].outlay_by_slot[slot] as f64)).collect();
        let costs = setting.scale.money_parts(&by_slot, &cost);
        let credits = setting.scale.money_parts(&read.columns(Measure::Tsv), &tsv);
        let alone = |slot: usize| {
            let group: Group = 1 << slot;
            let is_known = tactics.len() == 1 || question.arms.contains_key(&group);
            let values = || (0..samples.len()).map(|f| read.value(group, f, Measure::Tsv)).collect::<Vec<_>>();
            is_known.then(|| setting.scale.money_difference(&values()))
        };
        let mut legs: Vec<Leg> = (0..tactics.len())
            .map(|slot| Leg {
                tactic: tactics[slot].id.clone(),
                spent_in: Some(setting.market.channels[setting.spent_in[of][slot]].id.clone()),
                cost: costs[slot].clone(),
                tsv: credits[slot].clone(),
                alone: alone(slot),
            })
            .collect();
        let nothing = Estimate { unit: setting.scale.currency.clone(), ..Estimate::default() };
        let rest = credits.last().cloned().unwrap_or_default();
        if question.orders.is_empty() {
            legs.push(Leg { tactic: INTERACTION.to_string(), spent_in: None, cost: nothing, tsv: rest, alone: None });
        }
        let is_exact = tactics.len() <= EXACT;
        let method = match question.method {
            LegMethod::Shapley if is_exact => "shapley",
            LegMethod::Shapley => "shapley_sampled",
            _ => "leave_one_out",
        };
        let result = &mut results.programs[of];
        result.leg_matrix = matrix(setting, &read, &tsv);
        result.legs = legs;
        let orders = (!question.orders.is_empty()).then_some(question.orders.len() as u32);
        result.leg_basis = Some(LegBasis { method: method.to_string(), futures: samples.len() as u32, orders, tsv });
    }
}

/// Cells by the channel where money is spent, then the interaction; all of them add up to the total in these futures.
fn matrix(setting: &Setting<'_>, read: &Read<'_>, tsv: &Estimate) -> Vec<MatrixCell> {
    let of = read.question.of;
    let Some(first) = read.samples.first() else { return Vec::new() };
    let mut rows: Vec<(String, Vec<usize>)> = Vec::new();
    for (slot, channel) in setting.spent_in[of].iter().enumerate() {
        let id = setting.market.channels[*channel].id.clone();
        match rows.iter_mut().find(|row| row.0 == id) {
            Some(row) => row.1.push(slot),
            None => rows.push((id, vec![slot])),
        }
    }
    if read.question.orders.is_empty() && read.tactics > 1 {
        rows.push((INTERACTION.to_string(), vec![read.tactics]));
    }
    let columns = &first.programs[of].matrix;
    let credits: Vec<Vec<Vec<f64>>> = (0..columns.len()).map(|at| read.columns(Measure::Column(at))).collect();
    let (mut places, mut parts) = (Vec::new(), Vec::new());
    for (spent_in, members) in &rows {
        for (at, (column, _)) in columns.iter().enumerate() {
            places.push((spent_in.clone(), *column));
            let sum = |future: usize| members.iter().map(|m| credits[at][*m][future]).sum();
            parts.push((0..read.samples.len()).map(sum).collect());
        }
    }
    let values = setting.scale.money_parts(&parts, tsv);
    let cells = places.into_iter().zip(values).map(|((spent_in, column), profit)| MatrixCell {
        spent_in,
        changed_in: column_id(setting.market, column),
        profit: Estimate { mean: tidy(profit.mean, setting.scale.step), ..profit },
    });
    cells.collect()
}

fn column(samples: &[Sample], value: impl Fn(&Sample) -> f64) -> Vec<f64> {
    samples.iter().map(value).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_order_is_there_once() {
        let mut all = permutations(4);
        assert_eq!(all.len(), 24);
        all.sort();
        all.dedup();
        assert_eq!(all.len(), 24);
    }

    #[test]
    fn on_a_ring_everyone_stands_in_every_place_equally_often() {
        let order = [3, 0, 5, 1, 4, 2];
        let all = ring(&order);
        assert_eq!(all.len(), 12);
        for place in 0..6 {
            for who in 0..6 {
                assert_eq!(all.iter().filter(|o| o[place] == who).count(), 2, "{who} at {place}");
            }
        }
        let mut groups: Vec<Group> = all.iter().flat_map(|o| joined(o)).collect();
        groups.sort_unstable();
        groups.dedup();
        assert_eq!(groups.len(), 6 * 5 + 1, "n (n − 1) groups and the whole");
    }
}
