//! What holds for every file of the folder, whoever adds it.

use crate::twins::{Future, checked, folder, sound};
use omnisim::ledger::{Ledger, Line, Party};
use omnisim::scenario::render;
use omnisim::scenario::schema::scenario_schema;
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::fs;

/// A scenario of one question stays small.
const MOST_SHOPPERS: u64 = 2_000;
const MOST_WEEKS: u32 = 16;
const MOST_WARM_UP: u32 = 13;
/// As few shoppers and futures as show that anything moves.
const FEW: &str = "500";
const FUTURES: u32 = 2;

/// Mechanics that the format knows, by the keys of `MechanicSpec` in its JSON Schema.
fn mechanics() -> BTreeSet<String> {
    let schema = scenario_schema();
    let variants = schema["definitions"]["MechanicSpec"]["oneOf"].as_array().expect("one table per mechanic").clone();
    let keys = variants.iter().flat_map(|v| v["properties"].as_object().into_iter().flat_map(|p| p.keys().cloned()));
    keys.collect()
}

/// Files of the folder without their ending.
fn files() -> Vec<String> {
    let entries = fs::read_dir(folder()).expect("folder").flatten();
    let stem = |path: std::path::PathBuf| {
        let is_scenario = path.extension().is_some_and(|e| e == "toml");
        is_scenario.then(|| path.file_stem().map(|s| s.to_string_lossy().into_owned()))?
    };
    let mut files: Vec<String> = entries.filter_map(|entry| stem(entry.path())).collect();
    files.sort();
    files
}

/// Mechanics without a file of their name.
fn missing(mechanics: &BTreeSet<String>, files: &[String]) -> Vec<String> {
    mechanics.iter().filter(|m| !files.contains(m)).cloned().collect()
}

#[test]
fn every_mechanic_of_the_format_has_a_scenario_of_its_name() {
    let mut known = mechanics();
    assert!(known.len() >= 17 && known.contains("price-cut"), "{known:?}");
    assert_eq!(missing(&known, &files()), [""; 0], "add scenarios/mechanics/<mechanic>.toml");
    // The control: a mechanic that nobody has written down is named.
    known.insert("made-up".to_owned());
    assert_eq!(missing(&known, &files()), ["made-up"]);
}

/// What is wrong with the head, size and mechanic of a file.
fn faults(name: &str) -> Vec<String> {
    let found = checked(name, &[]);
    let mut faults = Vec::new();
    let mut hold = |holds: bool, what: &str| {
        if !holds {
            faults.push(format!("{name}: {what}"));
        }
    };
    hold(found.diagnostics.is_empty(), &render::plain(&found.diagnostics, name, &found.text));
    let Some(scenario) = found.scenario else { return faults };
    let head = &scenario.spec.scenario;
    let first = found.text.lines().next().unwrap_or_default();
    hold(first.starts_with("# ") && first.contains('?'), "line 1 is no comment that asks the question");
    hold(head.question.as_deref().is_some_and(|q| q.ends_with('?')), "question is not set");
    hold(head.name_vi.is_some(), "name_vi is not set");
    hold(head.id == name, "id is not the name of the file");
    hold(found.text.contains("Assumption: "), "no assumption is marked");
    hold(u64::from(scenario.shoppers) <= MOST_SHOPPERS, "too many shoppers for a small scenario");
    hold(head.weeks <= MOST_WEEKS && scenario.warm_up_weeks <= MOST_WARM_UP, "too many weeks for a small scenario");
    let uses = |p: &omnisim::scenario::ProgramSpec, mechanic: &str| {
        let json = serde_json::to_value(&p.tactic).expect("JSON");
        json.as_array().is_some_and(|tactics| tactics.iter().any(|t| t["mechanic"].get(mechanic).is_some()))
    };
    if mechanics().contains(name) {
        hold(scenario.spec.program.first().is_some_and(|p| uses(p, name)), "its first program does not use it");
    }
    hold(scenario.spec.program.iter().all(|p| p.name_vi.is_some()), "a program has no name_vi");
    faults
}

#[test]
fn every_scenario_asks_a_question_marks_its_assumptions_is_small_and_has_no_warning() {
    let found: Vec<String> = files().iter().flat_map(|name| faults(name)).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// Cells of the books in which money appears or vanishes.
fn unbalanced(ledger: &Ledger) -> usize {
    let places = |c| (0..ledger.shape.products()).map(Some).chain([None]).map(move |p| (c, p));
    let of = |week: &omnisim::ledger::WeekBook| {
        let cells = (0..ledger.shape.channels()).flat_map(places);
        let sum = |line, c, p| Party::ALL.iter().map(|&party| week.received(line, c, p, party)).sum::<i128>();
        cells.map(|(c, p)| Line::ALL.iter().filter(|&&line| sum(line, c, p) != 0).count()).sum::<usize>()
    };
    ledger.weeks.iter().map(of).sum()
}

/// What is wrong with a small run of a file.
fn run_faults(name: &str) -> Vec<String> {
    let scenario = sound(name, &[("scenario.shoppers", FEW)]);
    let mut faults = Vec::new();
    let mut moved = vec![false; scenario.spec.program.len()];
    for number in 0..FUTURES {
        let future = Future::of(&scenario, number);
        let open: usize = future.ends().map(|end| unbalanced(&end.ledger)).sum();
        if open > 0 {
            faults.push(format!("{name}: {open} cells of the books do not balance"));
        }
        for (index, moves) in moved.iter_mut().enumerate() {
            let (impact, id) = (future.impact(index), &future.programs[index].id);
            if impact.brand_profit + impact.retailer_profit != impact.tsv || impact.bridge.total() != impact.tsv {
                faults.push(format!("{name}: parts of program `{id}` do not add up"));
            }
            *moves |= impact.tsv != 0 || impact.incremental_units != 0;
        }
    }
    let idle = moved.iter().zip(&scenario.spec.program).filter(|(moves, _)| !**moves);
    faults.extend(idle.map(|(_, program)| format!("{name}: program `{}` moves nothing", program.id)));
    faults
}

#[test]
fn every_scenario_runs_balances_and_every_program_moves_units_or_money() {
    let found: Vec<String> = files().par_iter().flat_map(|name| run_faults(name)).collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}
