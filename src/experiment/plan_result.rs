//! Plans and legs of the document: what each part adds by being there, and what only the whole explains.

use super::arms::{Arms, Left, OutImpact};
use super::baseline::Sample;
use super::estimate::{Scale, tidy};
use super::results::{Credit, Estimate, Gains, Leg, MatrixCell, PlanResult, ProgramResult};
use crate::market::Market;
use crate::measure::Impact;
use crate::measure::matrix::Column;

/// Row of a matrix and leg of a program that no part alone accounts for.
pub const INTERACTION: &str = "interaction";

/// Reads arms with something left out.
#[derive(Clone, Copy, Debug)]
pub struct Parts<'a> {
    /// The market.
    pub market: &'a Market,
    /// Scale of the numbers.
    pub scale: &'a Scale,
    /// The arms.
    pub arms: &'a Arms,
    /// `[program][slot]`: channel where most money of a tactic is spent.
    pub spent_in: &'a [Vec<usize>],
    /// All futures.
    pub samples: &'a [Sample],
}

impl Parts<'_> {
    /// Arms that leave something of the arm `of` out, with their places.
    fn outs(&self, of: usize) -> Vec<(usize, Left)> {
        let outs = self.arms.outs.iter().enumerate().filter(|(_, out)| out.of == of);
        outs.map(|(at, out)| (at, out.left)).collect()
    }

    /// By future: the whole arm less the arm `out`.
    fn credit(&self, of: usize, out: usize, value: (fn(&Impact) -> i128, fn(&OutImpact) -> i128)) -> Vec<f64> {
        self.samples.iter().map(|s| (value.0(&s.programs[of]) - value.1(&s.outs[out])) as f64).collect()
    }

    /// Credits of all arms that leave something of `of` out, then the rest; their means add up to `total`.
    fn credits(
        &self,
        of: usize,
        total: &Estimate,
        value: (fn(&Impact) -> i128, fn(&OutImpact) -> i128),
    ) -> Vec<Estimate> {
        let mut parts: Vec<Vec<f64>> = self.outs(of).iter().map(|(out, _)| self.credit(of, *out, value)).collect();
        let rest =
            self.samples.iter().enumerate().map(|(future, s)| {
                value.0(&s.programs[of]) as f64 - parts.iter().map(|part| part[future]).sum::<f64>()
            });
        let rest = rest.collect();
        parts.push(rest);
        self.scale.money_parts(&parts, total)
    }

    /// The result of a plan from its measures as a program; `alone` are the results of all programs run.
    #[must_use]
    pub fn plan(
        &self,
        place: usize,
        programs: &[String],
        result: ProgramResult,
        alone: &[ProgramResult],
    ) -> PlanResult {
        let of = self.arms.programs + place;
        let mine: Vec<usize> = (0..alone.len()).filter(|&at| programs.contains(&alone[at].id)).collect();
        let sum: Vec<f64> =
            self.samples.iter().map(|s| mine.iter().map(|&at| s.programs[at].tsv).sum::<i128>() as f64).collect();
        let whole = self.samples.iter().map(|s| s.programs[of].tsv as f64);
        let rest: Vec<f64> = whole.zip(&sum).map(|(whole, sum)| whole - sum).collect();
        let mut parts = self.scale.money_parts(&[sum, rest], &result.tsv).into_iter();
        let (sum_alone, interaction) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        let (by_program, not_credited) = self.by_program(of, &result, alone);
        PlanResult {
            programs: mine.iter().map(|&at| alone[at].id.clone()).collect(),
            sum_alone,
            interaction,
            by_program,
            not_credited,
            result,
        }
    }

    fn by_program(&self, of: usize, plan: &ProgramResult, alone: &[ProgramResult]) -> (Vec<Credit>, Option<Gains>) {
        let outs = self.outs(of);
        if outs.is_empty() {
            return (Vec::new(), None);
        }
        let tsv = self.credits(of, &plan.tsv, (|i| i.tsv, |o| o.tsv));
        let brand = self.credits(of, &plan.brand_profit, (|i| i.brand_profit, |o| o.brand_profit));
        let retailer = self.credits(of, &plan.retailer_profit, (|i| i.retailer_profit, |o| o.retailer_profit));
        let gains = |at: usize| Gains {
            tsv: tsv[at].clone(),
            brand_profit: brand[at].clone(),
            retailer_profit: retailer[at].clone(),
        };
        let credit = |(at, (_, left)): (usize, &(usize, Left))| {
            let Left::Program(index) = left else { return None };
            let program = &alone[*index];
            Some(Credit { program: program.id.clone(), alone: program.tsv.clone(), credit: gains(at) })
        };
        (outs.iter().enumerate().filter_map(credit).collect(), Some(gains(outs.len())))
    }

    /// Adds the legs of a program to its result, and splits its matrix by where their money is spent.
    pub fn add_legs(&self, of: usize, result: &mut ProgramResult) {
        let outs = self.outs(of);
        if outs.is_empty() {
            return;
        }
        let channel = |c: usize| self.market.channels[c].id.clone();
        let tactics = &self.arms.all[of].tactics;
        let tsv = self.credits(of, &result.tsv, (|i| i.tsv, |o| o.tsv));
        let costs: Vec<Vec<f64>> = (0..tactics.len())
            .map(|slot| self.samples.iter().map(|s| s.programs[of].outlay_by_slot[slot] as f64).collect())
            .collect();
        let costs = self.scale.money_parts(&costs, &result.cost);
        let mut legs: Vec<Leg> = Vec::new();
        for (at, (_, left)) in outs.iter().enumerate() {
            let Left::Tactic(slot) = *left else { continue };
            legs.push(Leg {
                tactic: tactics[slot].id.clone(),
                spent_in: Some(channel(self.spent_in[of][slot])),
                cost: costs[slot].clone(),
                tsv: tsv[at].clone(),
            });
        }
        let nothing = Estimate { unit: self.scale.currency.clone(), ..Estimate::default() };
        let rest = tsv.last().cloned().unwrap_or_default();
        legs.push(Leg { tactic: INTERACTION.to_string(), spent_in: None, cost: nothing, tsv: rest });
        result.legs = legs;
        result.matrix = self.matrix(of, &outs, result);
    }

    /// Cells by the channel where money is spent, then the interaction; all of them add up to the total.
    fn matrix(&self, of: usize, outs: &[(usize, Left)], result: &ProgramResult) -> Vec<MatrixCell> {
        let Some(first) = self.samples.first() else { return Vec::new() };
        let columns: Vec<Column> = first.programs[of].matrix.iter().map(|m| m.0).collect();
        let mut rows: Vec<(String, Vec<usize>)> = Vec::new();
        for (out, left) in outs {
            let Left::Tactic(slot) = *left else { continue };
            let channel = self.market.channels[self.spent_in[of][slot]].id.clone();
            match rows.iter_mut().find(|(id, _)| *id == channel) {
                Some((_, members)) => members.push(*out),
                None => rows.push((channel, vec![*out])),
            }
        }
        let cell = |s: &Sample, members: &[usize], column: usize| {
            let whole = s.programs[of].matrix[column].1;
            members.iter().map(|&out| whole - s.outs[out].matrix[column].1).sum::<i128>()
        };
        let everyone: Vec<usize> = outs.iter().map(|o| o.0).collect();
        let mut places = Vec::new();
        let mut parts = Vec::new();
        for (id, members) in &rows {
            for column in 0..columns.len() {
                places.push((id.clone(), columns[column]));
                parts.push(self.samples.iter().map(|s| cell(s, members, column) as f64).collect());
            }
        }
        for column in 0..columns.len() {
            places.push((INTERACTION.to_string(), columns[column]));
            let rest = |s: &Sample| (s.programs[of].matrix[column].1 - cell(s, &everyone, column)) as f64;
            parts.push(self.samples.iter().map(rest).collect());
        }
        let values = self.scale.money_parts(&parts, &result.tsv);
        let cells = places.into_iter().zip(values).map(|((spent_in, column), profit)| MatrixCell {
            spent_in,
            changed_in: super::program_result::column_id(self.market, column),
            profit: Estimate { mean: tidy(profit.mean, self.scale.step), ..profit },
        });
        cells.collect()
    }
}
