//! Joint business plans: each wrong file with its messages; and files broken at random.

use super::{broken, compare, mutate};
use omnisim::scenario::jbp::{Checked, check_text, starter};
use omnisim::scenario::load::{self, text_of};
use omnisim::scenario::render;
use omnisim::scenario::template::STARTER;
use rand::rngs::SmallRng;
use rand::{RngExt, SeedableRng};
use std::fs;

/// Scenarios by the names that the plans of the folder use.
fn scenario_of(name: &str) -> load::Checked {
    let sound = fs::read_to_string(broken().join("00-sound.toml")).expect("text");
    match name {
        "no-programs.toml" => {
            let end = sound.find("[[program]]").expect("a program");
            load::check_text(name, &sound[..end])
        }
        "unsound.toml" => load::check_text(name, &sound.replace("weeks = 13", "weeks = 0")),
        "starter.toml" => load::check_text(name, STARTER),
        _ => load::check_text(name, &sound),
    }
}

fn check(text: &str) -> Checked {
    check_text("plan.jbp.toml", text, &scenario_of)
}

fn shown(checked: &Checked) -> String {
    render::plain(&checked.report.diagnostics, &checked.report.source_name, &checked.report.text)
}

#[test]
fn every_wrong_plan_gives_exactly_its_messages() {
    let mut all = String::new();
    for name in ["empty", "shape", "unsound", "wrong"] {
        let text = fs::read_to_string(broken().join(format!("jbp/{name}.jbp.toml"))).expect("text");
        let checked = check(&text);
        assert!(checked.jbp.is_none(), "{name}");
        all += &format!("==== {name}\n{}\n", shown(&checked));
    }
    let difference = compare(&broken().join("184-joint-business-plans.txt"), &all);
    assert!(difference.is_none(), "{}", difference.unwrap_or_default());
}

#[test]
fn the_plan_that_is_written_is_sound_in_both_languages() {
    let scenario = scenario_of("starter.toml").scenario.expect("sound");
    for vietnamese in [false, true] {
        let text = starter(&scenario, "starter.toml", vietnamese);
        let checked = check(&text);
        assert!(checked.report.diagnostics.is_empty(), "{}", shown(&checked));
        let jbp = checked.jbp.expect("a plan");
        assert_eq!(jbp.spec.jbp.programs.len(), scenario.spec.program.len());
        assert_eq!(jbp.planned.spec.program.len(), scenario.spec.program.len());
        assert_eq!(jbp.planned.spec.plan.len(), 1, "and all of them together");
    }
}

#[test]
fn plans_broken_at_random_end_in_a_plan_or_an_error() {
    let scenario = scenario_of("starter.toml").scenario.expect("sound");
    let whole = starter(&scenario, "starter.toml", true);
    let mut luck = SmallRng::seed_from_u64(20_270_207);
    let (mut sound, mut refused) = (0, 0);
    for round in 0..1_500 {
        let mut bytes = whole.as_bytes().to_vec();
        for _ in 0..luck.random_range(1..4) {
            mutate(&mut bytes, &mut luck);
        }
        let Ok(text) = text_of(bytes) else { continue };
        let checked = check_text("fuzz", &text, &|_| scenario_of("market.toml"));
        let errors = checked.report.diagnostics.iter().filter(|d| d.is_error()).count();
        assert_eq!(checked.jbp.is_none(), errors > 0, "round {round}: {}", shown(&checked));
        assert!(errors == 0 || !shown(&checked).is_empty());
        if errors == 0 { sound += 1 } else { refused += 1 }
    }
    assert!(sound + refused > 1_000 && refused > 500, "{sound} sound, {refused} refused");
}
