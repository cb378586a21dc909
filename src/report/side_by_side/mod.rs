//! Several accounts side by side: the same programs, program by program, with what fits one account and not the other.
//!
//! Accounts are different markets with shoppers of their own, so no difference between two of them is paired; amounts
//! are given per household as well, because accounts differ in size. What is given up by copying the choice of another
//! account is a difference within one account.

mod csv;
mod fit;
mod sentences;
mod text;

pub use csv::csv;
pub use text::text;

use super::ranking::{Ranked, ranked};
use super::verdict::{Direction, direction};
use crate::experiment::results::{Estimate, ProgramResult, Results};
use fit::{copies, order_agreement};
use serde::Serialize;

/// Name and version of the document format.
pub const SIDE_BY_SIDE_SCHEMA: &str = "omnisim.side-by-side/1";

/// Results of one account and where they come from.
#[derive(Clone, Debug)]
pub struct Source {
    /// File or run folder as it was named.
    pub path: String,
    /// The results.
    pub results: Results,
}

/// The whole document.
#[derive(Clone, Debug, Serialize)]
pub struct SideBySide {
    /// Always [`SIDE_BY_SIDE_SCHEMA`].
    pub schema: &'static str,
    /// Accounts in the order given; everything below counts them from 0.
    pub accounts: Vec<Account>,
    /// What the accounts do not share and what that means for reading them together, by fixed words: `currency`, `weeks`,
    /// `start`, `futures`, `fixed_assumptions`, `evidence`, `programs`, `same_inputs`.
    pub differences: Vec<&'static str>,
    /// Programs in the order of the first account, then those that only later ones have.
    pub programs: Vec<Program>,
    /// Share of pairs of common programs that two accounts put into the same order, by TSV; ties count half.
    pub order_agreement: Vec<Agreement>,
    /// What each account gives up when it runs the program that is best for another one.
    pub copies: Vec<Copied>,
}

/// One account.
#[derive(Clone, Debug, Serialize)]
pub struct Account {
    /// File or run folder.
    pub path: String,
    /// Scenario id.
    pub id: String,
    /// Scenario name.
    pub name: String,
    /// Name in Vietnamese, when it differs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name_vi: Option<String>,
    /// Hash of the resolved inputs.
    pub hash: String,
    /// ISO currency code of all its money.
    pub currency: String,
    /// First day of the horizon, ISO.
    pub start: String,
    /// Horizon in weeks.
    pub weeks: u32,
    /// Households that its market holds.
    pub households: u64,
    /// Paired futures.
    pub futures: u32,
    /// Were the uncertain assumptions held at their likely values.
    pub fixed_assumptions: bool,
    /// How well its numbers are founded.
    pub evidence: String,
    /// System profit without any program, mean.
    pub base_profit: f64,
}

/// One program at all accounts.
#[derive(Clone, Debug, Serialize)]
pub struct Program {
    /// Identifier.
    pub id: String,
    /// Name at the first account that has it.
    pub name: String,
    /// Name in Vietnamese, when it differs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name_vi: Option<String>,
    /// By account; `None` where the program is not in the plan.
    pub at: Vec<Option<Cell>>,
    /// Is its rank among the common programs not the same everywhere.
    pub rank_changes: bool,
    /// Whose profit rises clearly at one account and falls clearly at another: `tsv`, `brand_profit`, `retailer_profit`.
    pub sign_changes: Vec<&'static str>,
}

/// One program at one account.
#[derive(Clone, Debug, Serialize)]
pub struct Cell {
    /// Rank by TSV among the programs that all accounts have, 1 = best; ties share it. `None` for other programs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rank: Option<usize>,
    /// Total system value.
    pub tsv: Estimate,
    /// Brand profit.
    pub brand_profit: Estimate,
    /// Account profit.
    pub retailer_profit: Estimate,
    /// What the payers spend.
    pub cost: Estimate,
    /// TSV over total outlay.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub roi_system: Option<Estimate>,
    /// Brand profit over brand outlay.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub roi_brand: Option<Estimate>,
    /// Account profit over account outlay.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub roi_retailer: Option<Estimate>,
    /// TSV, brand and account profit for each household of the market.
    pub per_household: PerHousehold,
    /// TSV as a share of the system profit without programs; absent when that is not above 0.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub share_of_base: Option<f64>,
}

/// Amounts for each household of the market over the horizon.
#[derive(Clone, Debug, Serialize)]
pub struct PerHousehold {
    /// Total system value.
    pub tsv: Estimate,
    /// Brand profit.
    pub brand_profit: Estimate,
    /// Account profit.
    pub retailer_profit: Estimate,
}

/// How alike two accounts order the common programs.
#[derive(Clone, Debug, Serialize)]
pub struct Agreement {
    /// First account.
    pub one: usize,
    /// Second account.
    pub other: usize,
    /// Share of pairs, 0 to 1.
    pub share: f64,
    /// Number of pairs.
    pub pairs: usize,
}

/// The best program of one account, run at another.
#[derive(Clone, Debug, Serialize)]
pub struct Copied {
    /// Account whose best program is taken.
    pub from: usize,
    /// Account that takes it.
    pub to: usize,
    /// The program taken.
    pub program: String,
    /// The best program of the account that takes it.
    pub own_best: String,
    /// Fit loss: TSV of the own best program minus TSV of the program taken, mean; 0 when they are the same.
    pub loss: f64,
    /// The same for each household.
    pub loss_per_household: f64,
    /// Paired difference with its range, when the results hold it: they compare neighbours of the ranking only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paired: Option<Estimate>,
    /// Is even the own best program worth less than none.
    pub none_pays: bool,
}

/// Lays results side by side.
#[must_use]
pub fn side_by_side(sources: &[Source]) -> SideBySide {
    let common = common(sources);
    SideBySide {
        schema: SIDE_BY_SIDE_SCHEMA,
        accounts: sources.iter().map(account).collect(),
        differences: differences(sources, &common),
        programs: programs(sources, &common),
        order_agreement: order_agreement(sources, &common),
        copies: copies(sources),
    }
}

/// Ids of the programs that every account has, in the order of the first.
fn common(sources: &[Source]) -> Vec<String> {
    let Some((first, rest)) = sources.split_first() else { return Vec::new() };
    let everywhere = |id: &&String| rest.iter().all(|s| s.results.programs.iter().any(|p| p.id == **id));
    first.results.programs.iter().map(|p| &p.id).filter(everywhere).cloned().collect()
}

fn account(source: &Source) -> Account {
    let (results, head) = (&source.results, &source.results.scenario);
    Account {
        path: source.path.clone(),
        id: head.id.clone(),
        name: head.name.clone(),
        name_vi: head.name_vi.clone(),
        hash: head.hash.clone(),
        currency: head.currency.clone(),
        start: head.start.clone(),
        weeks: head.weeks,
        households: head.households,
        futures: results.futures,
        fixed_assumptions: results.fixed_assumptions,
        evidence: head.evidence.clone(),
        base_profit: results.baseline.system_profit.mean,
    }
}

fn differences(sources: &[Source], common: &[String]) -> Vec<&'static str> {
    let differ =
        |what: &dyn Fn(&Results) -> String| sources.windows(2).any(|p| what(&p[0].results) != what(&p[1].results));
    let found = [
        ("currency", differ(&|r| r.scenario.currency.clone())),
        ("weeks", differ(&|r| r.scenario.weeks.to_string())),
        ("start", differ(&|r| r.scenario.start.clone())),
        ("futures", differ(&|r| r.futures.to_string())),
        ("fixed_assumptions", differ(&|r| r.fixed_assumptions.to_string())),
        ("evidence", differ(&|r| r.scenario.evidence.clone())),
        ("programs", sources.iter().any(|s| s.results.programs.len() != common.len())),
        ("same_inputs", sources.len() > 1 && !differ(&|r| r.scenario.hash.clone())),
    ];
    found.into_iter().filter(|(_, is)| *is).map(|(word, _)| word).collect()
}

fn programs(sources: &[Source], common: &[String]) -> Vec<Program> {
    let mut ids: Vec<&str> = Vec::new();
    for program in sources.iter().flat_map(|s| &s.results.programs) {
        if !ids.contains(&program.id.as_str()) {
            ids.push(&program.id);
        }
    }
    ids.into_iter().filter_map(|id| program(sources, common, id)).collect()
}

fn program(sources: &[Source], common: &[String], id: &str) -> Option<Program> {
    let found = |s: &Source| s.results.programs.iter().find(|p| p.id == id).cloned();
    let first = sources.iter().find_map(found)?;
    let at: Vec<Option<Cell>> = sources.iter().map(|s| found(s).map(|p| cell(&s.results, &p, common))).collect();
    let mut ranks: Vec<usize> = at.iter().flatten().filter_map(|c| c.rank).collect();
    ranks.dedup();
    let whose: [(&'static str, fn(&Cell) -> &Estimate); 3] =
        [("tsv", |c| &c.tsv), ("brand_profit", |c| &c.brand_profit), ("retailer_profit", |c| &c.retailer_profit)];
    let turns = |value: &fn(&Cell) -> &Estimate| {
        let is = |wanted| at.iter().flatten().any(|c| direction(value(c)) == wanted);
        is(Direction::Up) && is(Direction::Down)
    };
    Some(Program {
        id: id.to_owned(),
        rank_changes: ranks.len() > 1,
        sign_changes: whose.iter().filter(|(_, value)| turns(value)).map(|(word, _)| *word).collect(),
        name: first.name,
        name_vi: first.name_vi,
        at,
    })
}

fn cell(results: &Results, program: &ProgramResult, common: &[String]) -> Cell {
    let base = results.baseline.system_profit.mean;
    let each = |e: &Estimate| per_household(e, results.scenario.households);
    Cell {
        rank: rank(results, &program.id, common),
        per_household: PerHousehold {
            tsv: each(&program.tsv),
            brand_profit: each(&program.brand_profit),
            retailer_profit: each(&program.retailer_profit),
        },
        share_of_base: (base > 0.0).then(|| program.tsv.mean / base),
        tsv: program.tsv.clone(),
        brand_profit: program.brand_profit.clone(),
        retailer_profit: program.retailer_profit.clone(),
        cost: program.cost.clone(),
        roi_system: program.roi_system.clone(),
        roi_brand: program.roi_brand.clone(),
        roi_retailer: program.roi_retailer.clone(),
    }
}

fn per_household(estimate: &Estimate, households: u64) -> Estimate {
    let each = |value: f64| value / households.max(1) as f64;
    Estimate {
        mean: each(estimate.mean),
        p05: each(estimate.p05),
        p95: each(estimate.p95),
        mc_error: estimate.mc_error.map(each),
        ..estimate.clone()
    }
}

/// Rank of a program among the common ones; programs that the account ranks alike share it.
fn rank(results: &Results, id: &str, common: &[String]) -> Option<usize> {
    let ranks: Vec<(usize, &str)> = common_ranks(results, common);
    let (own, _) = ranks.iter().find(|(_, other)| *other == id)?;
    Some(1 + ranks.iter().filter(|(rank, _)| rank < own).count())
}

/// Ranks among all programs of an account, of those that are common.
fn common_ranks<'a>(results: &'a Results, common: &[String]) -> Vec<(usize, &'a str)> {
    let is_common = |r: &Ranked<'_>| common.contains(&r.program.id);
    ranked(results).into_iter().filter(is_common).map(|r| (r.rank, r.program.id.as_str())).collect()
}
