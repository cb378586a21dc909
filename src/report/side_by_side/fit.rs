//! How well the choice of one account fits another.

use super::{Agreement, Copied, Source, common_ranks};
use crate::experiment::results::{Estimate, ProgramResult, Results};
use crate::report::ranking::pair;

/// For each two accounts, the share of pairs of programs that both put into the same order; a pair that one of them
/// cannot tell apart counts half.
pub(super) fn order_agreement(sources: &[Source], common: &[String]) -> Vec<Agreement> {
    let mut found = Vec::new();
    for other in 1..sources.len() {
        for one in 0..other {
            let share = concordant([&sources[one].results, &sources[other].results], common);
            found.extend(share.map(|(share, pairs)| Agreement { one, other, share, pairs }));
        }
    }
    found
}

fn concordant(accounts: [&Results; 2], common: &[String]) -> Option<(f64, usize)> {
    let ranks = accounts.map(|results| common_ranks(results, common));
    let rank = |account: usize, id: &str| ranks[account].iter().find(|(_, other)| *other == id).map(|(rank, _)| *rank);
    let (mut alike, mut pairs) = (0.0, 0);
    for (place, a) in common.iter().enumerate() {
        for b in &common[..place] {
            let order = |account| Some(rank(account, a)?.cmp(&rank(account, b)?));
            let (Some(one), Some(other)) = (order(0), order(1)) else { continue };
            pairs += 1;
            alike += match () {
                () if one == other => 1.0,
                () if one.is_eq() || other.is_eq() => 0.5,
                () => 0.0,
            };
        }
    }
    (pairs > 0).then(|| (alike / f64::from(pairs), pairs as usize))
}

/// The best program of each account at each other account that has it.
pub(super) fn copies(sources: &[Source]) -> Vec<Copied> {
    let mut found = Vec::new();
    for to in 0..sources.len() {
        for from in (0..sources.len()).filter(|from| *from != to) {
            found.extend(copy(sources, from, to));
        }
    }
    found
}

fn copy(sources: &[Source], from: usize, to: usize) -> Option<Copied> {
    let taken = best(&sources[from].results)?;
    let account = &sources[to].results;
    let own = best(account)?;
    let here = account.programs.iter().find(|p| p.id == taken.id)?;
    let loss = own.tsv.mean - here.tsv.mean;
    Some(Copied {
        from,
        to,
        program: here.id.clone(),
        own_best: own.id.clone(),
        loss,
        loss_per_household: loss / account.scenario.households.max(1) as f64,
        paired: paired(account, own, here),
        none_pays: own.tsv.mean < 0.0,
    })
}

fn best(results: &Results) -> Option<&ProgramResult> {
    let id = results.ranking.first()?;
    results.programs.iter().find(|p| p.id == *id)
}

fn paired(results: &Results, own: &ProgramResult, taken: &ProgramResult) -> Option<Estimate> {
    pair(results, &own.id, &taken.id).map(|p| p.difference.clone())
}
