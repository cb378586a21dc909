//! Programs in their order of total system value; neighbours that are too close to call share a rank.

use crate::experiment::results::{Pair, ProgramResult, Results};

/// A program with its rank.
#[derive(Clone, Copy, Debug)]
pub struct Ranked<'a> {
    /// Rank, 1 = best; shared by ties.
    pub rank: usize,
    /// The program.
    pub program: &'a ProgramResult,
}

/// Programs, best first. Programs that the ranking of the document leaves out come last, in file order.
#[must_use]
pub fn ranked(results: &Results) -> Vec<Ranked<'_>> {
    let place = |id: &str| results.ranking.iter().position(|r| r == id).unwrap_or(usize::MAX);
    let mut programs: Vec<&ProgramResult> = results.programs.iter().collect();
    programs.sort_by_key(|program| place(&program.id));
    let mut ranked: Vec<Ranked<'_>> = Vec::with_capacity(programs.len());
    for (at, program) in programs.into_iter().enumerate() {
        let rank = match ranked.last() {
            Some(above) if is_tied(results, &above.program.id, &program.id) => above.rank,
            _ => at + 1,
        };
        ranked.push(Ranked { rank, program });
    }
    ranked
}

/// The paired comparison of two programs, when the document has it.
#[must_use]
pub fn pair<'a>(results: &'a Results, better: &str, worse: &str) -> Option<&'a Pair> {
    results.pairs.iter().find(|p| p.better == better && p.worse == worse)
}

fn is_tied(results: &Results, above: &str, below: &str) -> bool {
    pair(results, above, below).is_some_and(|p| p.verdict == "too_close_to_call")
}

/// Does the order by scorecard run against the order by system value (rank correlation of -0.5 or less).
#[must_use]
pub fn is_upside_down(ranked: &[Ranked<'_>]) -> bool {
    const AGAINST: f64 = -0.5;
    let n = ranked.len() as f64;
    if ranked.len() < 3 || !scorecards_are_apart(ranked) {
        return false;
    }
    let apart = |(at, r): (usize, &Ranked<'_>)| (at as f64 + 1.0 - f64::from(r.program.scorecard.rank)).powi(2);
    let squares: f64 = ranked.iter().enumerate().map(apart).sum();
    1.0 - 6.0 * squares / (n * (n * n - 1.0)) <= AGAINST
}

/// Do the scorecards differ by more than their simulation errors; else their order is luck.
fn scorecards_are_apart(ranked: &[Ranked<'_>]) -> bool {
    let mut nets: Vec<(f64, f64)> =
        ranked.iter().map(|r| &r.program.scorecard.net).map(|net| (net.mean, net.mc_error.unwrap_or(0.0))).collect();
    nets.sort_by(|a, b| a.0.total_cmp(&b.0));
    nets.windows(2).all(|pair| pair[1].0 - pair[0].0 > pair[0].1.hypot(pair[1].1))
}

/// The program that its own scorecard puts first.
#[must_use]
pub fn favourite<'a>(ranked: &[Ranked<'a>]) -> Option<&'a ProgramResult> {
    ranked.iter().map(|r| r.program).min_by_key(|program| program.scorecard.rank)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    #[test]
    fn ties_share_a_rank_and_the_next_one_skips() {
        let results = sample::tie();
        let ranks: Vec<usize> = ranked(&results).iter().map(|r| r.rank).collect();
        assert_eq!(ranks, [1, 1, 3, 4]);
        assert!(is_upside_down(&ranked(&results)));
        assert_eq!(favourite(&ranked(&results)).map(|p| p.id.as_str()), Some("C"));
    }
}
