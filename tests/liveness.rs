//! Every field of the format moves at least one number of the results: a value that nobody reads is found here.
//!
//! Fields are read from the JSON Schema, so a new one is tested by itself as soon as `everything.toml` sets it, and
//! is named as missing until then.

#[path = "liveness/bench.rs"]
mod bench;
#[path = "liveness/fields.rs"]
mod fields;
#[path = "liveness/moves.rs"]
mod moves;
#[path = "liveness/parts.rs"]
mod parts;
#[path = "liveness/still.rs"]
mod still;

use bench::{Answer, Bench};
use fields::{Kind, fields};
use std::collections::BTreeMap;
use still::{Still, still};

/// Answers that break the rule: fields that move nothing, and listed ones that do move something.
fn breaches(answers: &BTreeMap<String, Answer>, still: &Still) -> Vec<String> {
    let found = answers.iter().filter_map(|(name, answer)| match (answer, still.get(name)) {
        (Answer::Moves, Some(why)) => Some(format!("{name}: moves results, but is listed as still ({why})")),
        (Answer::Nothing, None) => Some(format!("{name}: moves no result")),
        (Answer::Refused(why), None) => Some(format!("{name}: no other value is accepted: {why}")),
        _ => None,
    });
    let gone = still.keys().filter(|name| !answers.contains_key(*name));
    found.chain(gone.map(|name| format!("{name}: listed as still, but not set"))).collect()
}

fn none(found: &[String], what: &str) {
    assert!(found.is_empty(), "{} {what}:\n{}", found.len(), found.join("\n"));
}

#[test]
fn the_liveness_scenario_sets_every_field_of_the_format() {
    none(&Bench::everything().unset(&fields()), "fields that tests/liveness/everything.toml does not set");
}

#[test]
fn every_field_moves_a_result() {
    let still = still();
    none(&breaches(&Bench::everything().answers(&still), &still), "fields that break the rule");
}

#[test]
fn every_part_of_delivery_and_funding_moves_results_for_every_mechanic_or_is_warned_about() {
    let breaches = parts::breaches(Bench::everything(), &still());
    none(&breaches, "parts of a tactic that do nothing without a word from the check, or of which it says so in vain");
}

/// The control: what is switched off by another setting is found, and so are lists that are not true.
#[test]
fn a_field_that_does_nothing_is_named() {
    let off = Bench::edited(|document| {
        let tactics = document["program"][0]["tactic"].as_array_mut().expect("tactics");
        let coupon = tactics.iter_mut().find_map(|tactic| tactic["mechanic"].get_mut("app-coupon"));
        coupon.expect("a coupon")["qr_at_display"] = toml::Value::Boolean(false);
    });
    let one = |bench: &Bench, field: &str| BTreeMap::from([(field.to_owned(), bench.answer_of(field))]);
    let scans = "behaviour.qr_scan";
    assert_eq!(breaches(&one(&off, scans), &Still::new()), [format!("{scans}: moves no result")]);
    assert_eq!(breaches(&one(Bench::everything(), scans), &Still::new()), [""; 0]);

    let listed = |field: &str| Still::from([(field.to_owned(), "said so")]);
    let moving = breaches(&one(Bench::everything(), scans), &listed(scans));
    assert_eq!(moving, [format!("{scans}: moves results, but is listed as still (said so)")]);
    assert_eq!(breaches(&BTreeMap::new(), &listed("old")), ["old: listed as still, but not set"]);

    let mut format = fields();
    format.insert("channel.made_up".to_owned(), Kind::Number);
    assert!(Bench::everything().unset(&format).contains(&"channel.made_up".to_owned()));
}
