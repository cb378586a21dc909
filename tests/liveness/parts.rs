//! Every part of delivery and funding, tried on every mechanic: either it moves a result, or the check says that it
//! does nothing.

use super::bench::{Bench, SIZES};
use super::fields::{Kind, Place};
use super::moves::shown;
use super::still::Still;
use omnisim::scenario::diagnostic::Diagnostic;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use toml::Value;

/// Keys of a tactic and their values.
type Sets = &'static [(&'static str, &'static str)];

/// Values that leave nearly nothing of a tactic, so that none of them is too mild to be seen: by part, what else has to
/// be set for it, and the values.
const BINDING: &[(&str, Sets, &[&str])] = &[
    ("delivery.audience", &[], &["lapsed", "members", "app-users"]),
    ("delivery.caps.budget", &[], &["0", "1_000_000"]),
    ("delivery.caps.per_day", &[], &["4_000", "1"]),
    ("delivery.caps.per_shopper", &[], &["1"]),
    ("delivery.caps.units", &[], &["4_000", "1"]),
    ("delivery.compliance", &[], &["0%"]),
    ("delivery.executed", &[], &["0%"]),
    ("delivery.formats", &[], &["[\"hypermarket\"]", "[\"mini\"]"]),
    ("delivery.reach", &[], &["1%", "50%"]),
    ("delivery.segments", &[], &["[\"family\"]", "[\"saver\"]"]),
    ("delivery.weekdays", &[], &["[\"saturday\"]", "[\"monday\"]"]),
    ("delivery.where.app", &[], &["true", "false"]),
    ("delivery.where.bought_within_weeks", &[], &["1"]),
    ("delivery.where.member", &[], &["true", "false"]),
    ("delivery.where.not_bought_within_weeks", &[], &["520"]),
    ("delivery.where.points_from", &[], &["100%"]),
    ("delivery.where.purchases_from", &[], &["255"]),
    ("delivery.where.purchases_to", &[], &["0"]),
    ("funding.brand", &[], &["0%"]),
    ("funding.brand_cap", &[], &["0", "1_000"]),
    ("funding.how", &[], &["bill-back", "off-invoice"]),
    ("funding.lump_sum", &[("funding.how", "lump-sum"), ("funding.lump_sum", "1")], &["900_000_000"]),
    ("funding.over_plan", &[("funding.planned_units", "1")], &["account", "split"]),
    ("funding.planned_units", &[], &["1"]),
];

/// A part of a tactic that the check accepts, tried on one mechanic.
struct Pair<'b> {
    mechanic: &'b str,
    part: String,
    values: Vec<String>,
    with: Sets,
}

/// Parts of delivery and funding that no tactic of a mechanic sets in the document, and that do nothing although the
/// check is silent; and those of which the check says that they do nothing, although they move a result.
pub fn breaches(bench: &Bench, still: &Still) -> Vec<String> {
    let alone = alone(bench);
    let is_still = |one: &Diagnostic| bench.places.iter().any(|p| p.at == one.path && still.contains_key(&p.field));
    let said = bench.said(&[]).into_iter().filter(|one| says_no_effect(one) && !is_still(one));
    let in_vain = said.map(|one| one.message);
    let pairs = pairs(bench, &alone);
    let found: Vec<String> = pairs.par_iter().filter_map(|pair| breach(pair, &alone[pair.mechanic])).collect();
    in_vain.chain(found).collect()
}

/// Every tactic alone, by mechanic.
fn alone(bench: &Bench) -> BTreeMap<String, Vec<Bench>> {
    let mut alone: BTreeMap<String, Vec<Bench>> = BTreeMap::new();
    for place in bench.places.iter().filter(|p| p.field == "program.tactic.id") {
        let mut index = place.at.split('.').filter_map(|step| step.split(['[', ']']).nth(1)?.parse().ok());
        let (program, tactic) = (index.next().expect("a program"), index.next().expect("a tactic"));
        alone.entry(bench.mechanic_of(place)).or_default().push(bench.alone(program, tactic));
    }
    alone
}

/// What no tactic of a mechanic sets, and [`super::every_field_moves_a_result`] therefore does not try.
fn pairs<'b>(bench: &Bench, alone: &'b BTreeMap<String, Vec<Bench>>) -> Vec<Pair<'b>> {
    let set: BTreeSet<String> = bench.places.iter().map(|place| bench.called(place)).collect();
    let is_part = |p: &&Place| ["delivery.", "funding."].iter().any(|s| part_of(p).is_some_and(|k| k.starts_with(s)));
    let parts: BTreeMap<&str, &Value> = bench
        .places
        .iter()
        .filter(|p| p.kind != Kind::Word)
        .filter(is_part)
        .filter_map(|p| Some((part_of(p)?, &p.value)))
        .collect();
    let mut pairs = Vec::new();
    for mechanic in alone.keys() {
        for (part, value) in &parts {
            if !set.contains(&format!("program.tactic.{part} of {mechanic}")) {
                let known = BINDING.iter().find(|(name, ..)| name == part);
                let values =
                    known.map_or_else(|| vec![shown(value)], |(.., all)| all.iter().map(|&v| v.to_owned()).collect());
                let with = known.map_or(&[][..], |(_, with, _)| with);
                pairs.push(Pair { mechanic, part: (*part).to_owned(), values, with });
            }
        }
    }
    pairs
}

fn part_of(place: &Place) -> Option<&str> {
    place.field.strip_prefix("program.tactic.")
}

fn says_no_effect(one: &Diagnostic) -> bool {
    one.code == "no-effect"
}

/// What is wrong with a pair.
fn breach(pair: &Pair<'_>, tactics: &[Bench]) -> Option<String> {
    let warned = tactics.iter().all(|tactic| pair.values.iter().all(|value| is_warned_about(pair, tactic, value)));
    // A few shoppers are enough to see what is said to do nothing; the others get as many as they need.
    let sizes = if warned { 0..1 } else { 0..SIZES.len() };
    let mut tried = sizes.flat_map(|size| tactics.iter().map(move |tactic| (size, tactic)));
    let moves = tried.any(|(size, tactic)| moves(pair, tactic, size));
    let name = format!("{} of {}", pair.part, pair.mechanic);
    match (warned, moves) {
        (true, true) => Some(format!("{name}: moves results, and the check says that it does nothing")),
        (false, false) => Some(format!("{name}: does nothing, and the check says nothing of it")),
        _ => None,
    }
}

/// Does the check say of this part, or of the table that it stands in, that it does nothing.
fn is_warned_about(pair: &Pair<'_>, tactic: &Bench, value: &str) -> bool {
    let sets = sets(pair, Some(value));
    let at = format!("program[0].tactic[0].{}", pair.part);
    let found = tactic.said(&borrowed(&sets));
    let concerns = |one: &Diagnostic| at == one.path || at.starts_with(&format!("{}.", one.path));
    found.iter().any(|one| says_no_effect(one) && concerns(one))
}

fn moves(pair: &Pair<'_>, tactic: &Bench, size: usize) -> bool {
    let of_tactic = &tactic.places[0];
    let place = Place { at: "program[0]".to_owned(), field: "program".to_owned(), ..of_tactic.clone() };
    let run = |value: Option<&str>| tactic.run(size, &place, &borrowed(&sets(pair, value)));
    let Ok(before) = run(None) else { return false };
    pair.values.iter().any(|value| run(Some(value)).is_ok_and(|after| after != before))
}

/// What is set for a value of a part; without a value, what else it needs.
fn sets(pair: &Pair<'_>, value: Option<&str>) -> Vec<(String, String)> {
    let at = |key: &str| format!("program[0].tactic[0].{key}");
    let with = pair.with.iter().map(|(key, value)| (at(key), (*value).to_owned()));
    with.chain(value.map(|value| (at(&pair.part), value.to_owned()))).collect()
}

fn borrowed(sets: &[(String, String)]) -> Vec<(&str, &str)> {
    sets.iter().map(|(path, value)| (path.as_str(), value.as_str())).collect()
}
