//! Plans and legs as text: what runs together, what that adds, and who gets credit.

use super::accounts::{aligned, explained};
use super::i18n::{Key, Lang};
use super::names;
use super::numbers::MoneyUnit;
use super::verdict;
use crate::experiment::results::{Estimate, PlanResult, ProgramResult, Results};

/// Longest name in the first column.
const NAME_COLUMNS: usize = 34;

/// Plans, their credits and the legs of programs; empty when the document has none of them.
#[must_use]
pub fn plans(results: &Results, unit: &MoneyUnit, lang: Lang) -> String {
    let mut text = String::new();
    if !results.plans.is_empty() {
        text.push_str(&format!("\n{}", table(results, unit, lang)));
        text.push_str(&comparison(results, lang));
    }
    for plan in results.plans.iter().filter(|p| !p.by_program.is_empty()) {
        text.push_str(&credits(results, plan, unit, lang));
    }
    // A program of one tactic is that tactic.
    for program in results.programs.iter().filter(|p| p.legs.iter().filter(|l| l.spent_in.is_some()).count() > 1) {
        text.push_str(&legs(results, program, unit, lang));
    }
    text
}

/// Mean and range of a difference.
fn with_range(results: &Results, value: &Estimate, unit: &MoneyUnit, lang: Lang) -> [String; 2] {
    let range = if results.futures > 1 { unit.range(value.p05, value.p95, lang) } else { String::new() };
    [unit.change(value.mean, lang), range]
}

/// One line per plan, best for the system first.
fn table(results: &Results, unit: &MoneyUnit, lang: Lang) -> String {
    let head = [
        Key::ColumnPlan,
        Key::ColumnPrograms,
        Key::ColumnCost,
        Key::ColumnSystem,
        Key::ColumnRange,
        Key::ColumnBrand,
        Key::ColumnRetailer,
        Key::ColumnAlone,
        Key::ColumnInteraction,
    ];
    let mut lines = vec![head.map(|key| key.text(lang).to_owned()).to_vec()];
    let ranked = results.plan_ranking.iter().filter_map(|id| results.plans.iter().find(|p| p.result.id == *id));
    for plan in ranked {
        let result = &plan.result;
        let [tsv, range] = with_range(results, &result.tsv, unit, lang);
        lines.push(vec![
            names::shorten(&names::program(result, lang), NAME_COLUMNS),
            names::shorten(&plan.programs.join(" "), NAME_COLUMNS),
            unit.level(result.cost.mean, lang),
            tsv,
            range,
            unit.change(result.brand_profit.mean, lang),
            unit.change(result.retailer_profit.mean, lang),
            unit.change(plan.sum_alone.mean, lang),
            unit.change(plan.interaction.mean, lang),
        ]);
    }
    aligned(&lines)
}

/// The best plan against the next.
fn comparison(results: &Results, lang: Lang) -> String {
    let name = |id: &str| {
        let plan = results.plans.iter().find(|p| p.result.id == id);
        plan.map_or_else(|| names::clean(id), |p| names::program_short(&p.result, lang))
    };
    let say = |pair: &crate::experiment::results::Pair| {
        let ahead = verdict::hundred(pair.p_better);
        let word = verdict::verdict_word(&pair.verdict, lang);
        let slots = [("p", name(&pair.better)), ("q", name(&pair.worse)), ("k", ahead), ("verdict", word)];
        let slots: Vec<(&str, &str)> = slots.iter().map(|(slot, value)| (*slot, value.as_str())).collect();
        format!("   {}\n", Key::SayPlans.fill(lang, &slots))
    };
    if results.futures < 2 { String::new() } else { results.plan_pairs.iter().map(say).collect() }
}

fn credits(results: &Results, plan: &PlanResult, unit: &MoneyUnit, lang: Lang) -> String {
    let head = [
        Key::ColumnProgram,
        Key::ColumnCredit,
        Key::ColumnRange,
        Key::ColumnBrand,
        Key::ColumnRetailer,
        Key::ColumnAloneOne,
    ];
    let mut lines = vec![head.map(|key| key.text(lang).to_owned()).to_vec()];
    for credit in &plan.by_program {
        let program = results.programs.iter().find(|p| p.id == credit.program);
        let name = program.map_or_else(|| names::clean(&credit.program), |p| names::program(p, lang));
        let [tsv, range] = with_range(results, &credit.credit.tsv, unit, lang);
        lines.push(vec![
            names::shorten(&name, NAME_COLUMNS),
            tsv,
            range,
            unit.change(credit.credit.brand_profit.mean, lang),
            unit.change(credit.credit.retailer_profit.mean, lang),
            unit.change(credit.alone.mean, lang),
        ]);
    }
    if let Some(rest) = &plan.not_credited {
        let [tsv, range] = with_range(results, &rest.tsv, unit, lang);
        let sides = [&rest.brand_profit, &rest.retailer_profit].map(|e| unit.change(e.mean, lang));
        let name = explained("not_credited", lang);
        lines.push([name, tsv, range].into_iter().chain(sides).collect());
    }
    let title = Key::CreditsOf.fill(lang, &[("p", &names::program_short(&plan.result, lang))]);
    format!("\n {title}\n{}", aligned(&lines))
}

fn legs(results: &Results, program: &ProgramResult, unit: &MoneyUnit, lang: Lang) -> String {
    let head = [Key::ColumnTactic, Key::ColumnSpentIn, Key::ColumnCost, Key::ColumnCredit, Key::ColumnRange];
    let mut lines = vec![head.map(|key| key.text(lang).to_owned()).to_vec()];
    for leg in &program.legs {
        let name = if leg.spent_in.is_some() { names::clean(&leg.tactic) } else { explained(&leg.tactic, lang) };
        let place = leg.spent_in.as_deref().map(|id| names::channel(results, id, lang)).unwrap_or_default();
        let cost = if leg.spent_in.is_some() { unit.level(leg.cost.mean, lang) } else { String::new() };
        let [tsv, range] = with_range(results, &leg.tsv, unit, lang);
        lines.push(vec![names::shorten(&name, NAME_COLUMNS), names::shorten(&place, 16), cost, tsv, range]);
    }
    let basis = program.leg_basis.as_ref();
    let method = basis.map_or_else(String::new, |b| explained(&b.method, lang));
    let futures = basis.map_or(0, |b| b.futures);
    let slots = [("p", names::program_short(program, lang)), ("method", method)];
    let title = Key::LegsOf.fill(lang, &slots.each_ref().map(|(k, v)| (*k, v.as_str())));
    let of = Key::ProbeFutures.fill(lang, &[("k", &futures.to_string()), ("n", &results.futures.to_string())]);
    format!("\n {title}. {of}\n{}", aligned(&lines))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;
    use crate::report::sentences::table_unit;

    #[test]
    fn plans_credits_and_legs_are_told_and_nothing_is_without_them() {
        let results = sample::with_plan();
        for lang in Lang::ALL {
            let text = plans(&results, &table_unit(&results), lang);
            let interaction = Key::ColumnInteraction.text(lang);
            assert!(text.contains(interaction) && text.contains("voucher"), "{text}");
            assert!(text.contains(&explained("not_credited", lang)), "{text}");
            assert!(plans(&sample::tie(), &table_unit(&results), lang).is_empty());
        }
    }
}
