//! Plans of the document: what each part adds by being there, and what only the whole explains.

use super::arms::{Arms, Left, OutImpact};
use super::baseline::Sample;
use super::estimate::Scale;
use super::results::{Credit, Estimate, Gains, PlanResult, ProgramResult};
use crate::market::Market;
use crate::measure::Impact;

/// Row of a matrix and leg of a program that no part alone accounts for.
pub const INTERACTION: &str = "interaction";

/// One measure of a whole arm, and of one with something left out.
type Measure = (fn(&Impact) -> i128, fn(&OutImpact) -> i128);

/// Reads arms with something left out.
#[derive(Clone, Copy, Debug)]
pub struct Parts<'a> {
    /// The market.
    pub market: &'a Market,
    /// Scale of the numbers.
    pub scale: &'a Scale,
    /// The arms.
    pub arms: &'a Arms,
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
    fn credit(&self, of: usize, out: usize, value: Measure) -> Vec<f64> {
        self.samples.iter().map(|s| (value.0(&s.programs[of]) - value.1(&s.outs[out])) as f64).collect()
    }

    /// Credits of all arms that leave something of `of` out, then the rest; their means add up to `total`.
    fn credits(&self, of: usize, total: &Estimate, value: Measure) -> Vec<Estimate> {
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
            let Left::Program(index) = left;
            let program = &alone[*index];
            Some(Credit { program: program.id.clone(), alone: program.tsv.clone(), credit: gains(at) })
        };
        (outs.iter().enumerate().filter_map(credit).collect(), Some(gains(outs.len())))
    }
}
