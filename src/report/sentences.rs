//! What the numbers say, in sentences chosen by rules on the data.

use super::i18n::{Key, Lang};
use super::names::{self, program_short};
use super::numbers::{self, MoneyUnit, money, signed_percent};
use super::ranking::{self, Ranked, ranked};
use super::verdict::{self, Direction, direction};
use crate::experiment::results::{Estimate, ProgramResult, Results};

/// The message of the whole document in one sentence without a full stop.
#[must_use]
pub fn headline(results: &Results, lang: Lang) -> String {
    let ranked = ranked(results);
    let Some(best) = ranked.first() else { return Key::HeadNone.text(lang).to_owned() };
    let name = program_short(best.program, lang);
    let leaders = leaders(&ranked);
    match direction(&best.program.tsv) {
        _ if ranked.len() > 1 && ranked.iter().all(|r| direction(&r.program.tsv) == Direction::Down) => {
            let loss = amount(results, best.program.tsv.mean.abs(), lang);
            let count = ranked.len().to_string();
            Key::HeadAllBad.fill(lang, &[("n", &count), ("p", &name), ("x", &loss)])
        }
        Direction::Up if leaders.len() > 1 => {
            let (people, values) = tied_slots(results, &leaders, lang);
            Key::HeadTie.fill(lang, &[("p", &people), ("x", &values)])
        }
        Direction::Up => winner(results, &ranked, lang),
        Direction::Down => {
            let loss = amount(results, best.program.tsv.mean.abs(), lang);
            Key::HeadOneBad.fill(lang, &[("p", &name), ("x", &loss)])
        }
        Direction::Zero => Key::HeadNothing.fill(lang, &[("p", &name)]),
        Direction::Unclear => no_difference(Key::MetricSystem, &name, lang),
    }
}

/// “No clear difference in … between … and no program”.
#[must_use]
pub fn no_difference(metric: Key, program: &str, lang: Lang) -> String {
    let slots = [("metric", metric.text(lang)), ("p", program), ("q", Key::NoProgram.text(lang))];
    Key::NoDifference.fill(lang, &slots)
}

fn winner(results: &Results, ranked: &[Ranked<'_>], lang: Lang) -> String {
    let best = ranked[0].program;
    let name = program_short(best, lang);
    let gain = gain(results, &best.tsv, lang).replace('+', "");
    let favourite = ranking::favourite(ranked).filter(|f| direction(&f.tsv) == Direction::Down);
    match (best.scorecard.label.as_str(), favourite) {
        ("missed", _) => {
            let home = names::channel(results, &best.home, lang);
            let missed = verdict::label_percent(&best.scorecard, lang);
            Key::HeadClearMissed.fill(lang, &[("p", &name), ("x", &gain), ("home", &home), ("m", &missed)])
        }
        (_, Some(favourite)) if ranking::is_upside_down(ranked) => {
            let loss = amount(results, favourite.tsv.mean.abs(), lang);
            Key::HeadReversal.fill(lang, &[("c", &program_short(favourite, lang)), ("x", &loss)])
        }
        _ => Key::HeadClear.fill(lang, &[("p", &name), ("x", &gain)]),
    }
}

/// Every sentence under the decision table, most important first.
#[must_use]
pub fn sentences(results: &Results, lang: Lang) -> Vec<String> {
    let ranked = ranked(results);
    let mut said = Vec::new();
    if ranked.is_empty() {
        said.push(format!("{}.", Key::HeadNone.text(lang)));
        let profit = amount(results, results.baseline.system_profit.mean, lang);
        said.push(Key::Baseline.fill(lang, &[("profit", &profit)]));
    } else {
        said.extend(lead(results, &ranked, lang));
        said.extend(unclear(&ranked, lang));
        said.extend(would_have(results, &ranked, lang));
        said.extend(funded(results, &ranked, lang));
        said.extend(noise(results, &ranked, lang));
    }
    said.extend(super::supplied::sentences(results, lang));
    said.push(simulation_error(results, lang));
    said.extend(precision(results, lang));
    if verdict::evidence_word(results, Lang::En) == Key::Illustrative.text(Lang::En) {
        said.push(Key::SayIllustrative.text(lang).to_owned());
    }
    said
}

fn lead(results: &Results, ranked: &[Ranked<'_>], lang: Lang) -> Option<String> {
    let best = ranked[0].program;
    let name = program_short(best, lang);
    let change = gain(results, &best.tsv, lang);
    let leaders = leaders(ranked);
    let is_told_elsewhere = match direction(&best.tsv) {
        Direction::Zero => true,
        Direction::Unclear => results.futures > 1,
        Direction::Up | Direction::Down => false,
    };
    if is_told_elsewhere {
        return None;
    }
    if best.tsv.mean < 0.0 && ranked.len() > 1 {
        let loss = amount(results, best.tsv.mean.abs(), lang);
        return Some(Key::SayAllBad.fill(lang, &[("x", &loss), ("p", &name)]));
    }
    if results.futures <= 1 {
        return Some(Key::SayOneFuture.fill(lang, &[("p", &name), ("x", &change)]));
    }
    if leaders.len() > 1 {
        let (people, values) = tied_slots(results, &leaders, lang);
        let ahead = ranking::pair(results, &leaders[0].id, &leaders[1].id).map_or(f64::NAN, |p| p.p_better);
        let slots = [("p", people.as_str()), ("x", &values), ("a", &name), ("k", &verdict::hundred(ahead))];
        return Some(Key::SayTie.fill(lang, &slots));
    }
    let next = ranked.get(1).and_then(|r| Some((r.program, ranking::pair(results, &best.id, &r.program.id)?)));
    let Some((second, pair)) = next else {
        let above = verdict::futures_above_zero(&best.tsv);
        return Some(Key::SaySingle.fill(lang, &[("p", &name), ("x", &change), ("k", &above)]));
    };
    let (other, ahead) = (program_short(second, lang), verdict::hundred(pair.p_better));
    let word = verdict::verdict_word(&pair.verdict, lang);
    let slots = [("p", name.as_str()), ("x", &change), ("q", &other), ("k", &ahead), ("verdict", &word)];
    Some(Key::SayLead.fill(lang, &slots))
}

fn unclear(ranked: &[Ranked<'_>], lang: Lang) -> Vec<String> {
    let is_open = |r: &&Ranked<'_>| direction(&r.program.tsv) == Direction::Unclear;
    let say = |r: &Ranked<'_>| {
        let (name, above) = (program_short(r.program, lang), verdict::futures_above_zero(&r.program.tsv));
        Key::SayUnclear.fill(lang, &[("p", &name), ("k", &above)])
    };
    ranked.iter().filter(is_open).map(say).collect()
}

/// What the scorecards of the winning programs would have done, one sentence per home channel.
fn would_have(results: &Results, ranked: &[Ranked<'_>], lang: Lang) -> Vec<String> {
    let mut by_home: Vec<(&str, Vec<String>)> = Vec::new();
    for program in ranked.iter().map(|r| r.program).filter(|p| direction(&p.tsv) == Direction::Up) {
        let name = program_short(program, lang);
        let percent = verdict::label_percent(&program.scorecard, lang);
        let piece = match program.scorecard.label.as_str() {
            "missed" => Key::PieceMissed,
            "flips_to_positive" => Key::PieceRejected,
            "overstated" => Key::PieceOverstated,
            _ => continue,
        };
        let piece = piece.fill(lang, &[("p", &name), ("m", &percent)]);
        match by_home.iter_mut().find(|(home, _)| *home == program.home) {
            Some((_, pieces)) => pieces.push(piece),
            None => by_home.push((&program.home, vec![piece])),
        }
    }
    let say = |(home, pieces): (&str, Vec<String>)| {
        let slots = [("home", names::channel(results, home, lang)), ("what", names::list(&pieces, lang))];
        Key::WouldHave.fill(lang, &[(slots[0].0, &slots[0].1), (slots[1].0, &slots[1].1)])
    };
    by_home.into_iter().map(say).collect()
}

fn funded(results: &Results, ranked: &[Ranked<'_>], lang: Lang) -> Vec<String> {
    let mut praised: Vec<&ProgramResult> = ranked.iter().map(|r| r.program).collect();
    praised.retain(|p| p.scorecard.net.mean > 0.0 && direction(&p.tsv) == Direction::Down);
    praised.sort_by_key(|p| p.scorecard.rank);
    if praised.is_empty() {
        return Vec::new();
    }
    let people: Vec<String> = praised.iter().map(|p| program_short(p, lang)).collect();
    let loss = amount(results, praised.iter().map(|p| p.tsv.mean).sum::<f64>().abs(), lang);
    let key = if praised.len() == 1 { Key::SayFundedOne } else { Key::SayFunded };
    let mut said = vec![key.fill(lang, &[("p", &names::list(&people, lang)), ("x", &loss)])];
    if ranking::is_upside_down(ranked) {
        said.push(Key::SayReversal.text(lang).to_owned());
    }
    said
}

/// Programs without any effect show how large the claims of the instruments are by chance alone.
fn noise(results: &Results, ranked: &[Ranked<'_>], lang: Lang) -> Vec<String> {
    let is_empty = |r: &&Ranked<'_>| direction(&r.program.tsv) == Direction::Zero;
    let say = |r: &Ranked<'_>| {
        let name = program_short(r.program, lang);
        // Members who buy more are no chance: that claim comes back in every future.
        let by_chance = r.program.instruments.iter().filter(|i| !i.id.starts_with("members"));
        let readings = by_chance.map(|i| &i.incremental_profit).chain([&r.program.scorecard.claim]);
        let ends = readings.flat_map(|e| [e.p05.abs(), e.p95.abs(), e.mean.abs()]).filter(|v| v.is_finite());
        let largest = ends.fold(0.0, f64::max);
        if largest == 0.0 {
            return Key::SayNothing.fill(lang, &[("p", &name)]);
        }
        Key::SayNoise.fill(lang, &[("p", &name), ("x", &amount(results, largest, lang))])
    };
    ranked.iter().filter(is_empty).map(say).collect()
}

fn simulation_error(results: &Results, lang: Lang) -> String {
    let unit = table_unit(results);
    let largest = |errors: &dyn Fn(&ProgramResult) -> Vec<Option<f64>>| {
        let all = results.programs.iter().flat_map(errors).flatten().filter(|e| e.is_finite());
        all.reduce(f64::max).map(|e| unit.level((e / unit.step()).ceil() * unit.step(), lang))
    };
    let total = largest(&|p| vec![p.tsv.mc_error]);
    let others =
        largest(&|p| [&p.cost, &p.brand_profit, &p.retailer_profit, &p.scorecard.net].map(|e| e.mc_error).to_vec());
    match (total, others) {
        (Some(total), Some(others)) if results.futures > 1 => {
            Key::SayError.fill(lang, &[("x", &total), ("y", &others)])
        }
        _ => Key::SayNoError.text(lang).to_owned(),
    }
}

/// The simulation error that `--reps auto` looks at, largest of all totals, in percent of the profit without programs.
fn precision(results: &Results, lang: Lang) -> Option<String> {
    /// Decimals of the percentage, always rounded up.
    const DECIMALS: usize = 3;
    let errors = results.programs.iter().chain(results.plans.iter().map(|p| &p.result)).map(|p| p.tsv.mc_error);
    let largest = errors.flatten().filter(|e| e.is_finite()).reduce(f64::max)?;
    let profit = results.baseline.system_profit.mean.abs();
    // An error of 0 means that nothing differs in any future: no precision to speak of.
    let share = (profit > 0.0 && largest > 0.0 && results.futures > 1).then(|| largest / profit)?;
    let percent = (share * 1e5).ceil() / 1e3;
    let (share, futures) = (numbers::fixed(percent, DECIMALS, lang), numbers::count(f64::from(results.futures), lang));
    Some(Key::SayPrecision.fill(lang, &[("z", &format!("{share}%")), ("n", &futures)]))
}

/// The unit of every amount of the decision table.
#[must_use]
pub fn table_unit(results: &Results) -> MoneyUnit {
    let shown = |p: &ProgramResult| {
        let means = [&p.cost, &p.brand_profit, &p.retailer_profit, &p.scorecard.net].map(|e| e.mean);
        means.into_iter().chain([p.tsv.mean, p.tsv.p05, p.tsv.p95])
    };
    let programs: Vec<f64> = results.programs.iter().flat_map(shown).collect();
    let values = if programs.is_empty() { vec![results.baseline.system_profit.mean] } else { programs };
    MoneyUnit::fitting(values, &results.scenario.currency)
}

/// The change as a share of the profit without programs; as money when that is not above zero.
#[must_use]
pub fn gain(results: &Results, change: &Estimate, lang: Lang) -> String {
    let base = results.baseline.system_profit.mean;
    if base > 0.0 && base.is_finite() {
        return signed_percent(change.mean / base, lang);
    }
    MoneyUnit::fitting([change.mean], &results.scenario.currency).signed_amount(change.mean, lang)
}

fn amount(results: &Results, value: f64, lang: Lang) -> String {
    money(value, &results.scenario.currency, lang)
}

fn leaders<'a>(ranked: &[Ranked<'a>]) -> Vec<&'a ProgramResult> {
    ranked.iter().filter(|r| r.rank == 1).map(|r| r.program).collect()
}

fn tied_slots(results: &Results, leaders: &[&ProgramResult], lang: Lang) -> (String, String) {
    let people: Vec<String> = leaders.iter().map(|p| program_short(p, lang)).collect();
    let values: Vec<String> = leaders.iter().map(|p| gain(results, &p.tsv, lang)).collect();
    (names::list(&people, lang), names::list(&values, lang))
}
