//! Published numbers: has any result of the shipped scenarios moved?
//!
//! `UPDATE_GOLDEN=1 cargo test --test golden` rewrites the files and fails, so that nobody rewrites them unseen.

use omnisim::experiment::{Options, Reps, compare};
use omnisim::scenario::{check_path, render};
use std::fs;
use std::path::Path;

/// Futures of a golden run.
const FUTURES: u32 = 2;
/// Small enough for every test run; the same mechanisms as in a large one.
const SETS: [(&str, &str); 2] = [("scenario.shoppers", "600"), ("scenario.seed", "1")];

/// Results of a scenario as text.
fn results(scenario: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios").join(scenario);
    let sets: Vec<(String, String)> = SETS.iter().map(|(p, v)| ((*p).to_owned(), (*v).to_owned())).collect();
    let checked = check_path(&path, &sets);
    let problems = render::plain(&checked.diagnostics, scenario, &checked.text);
    let scenario = checked.scenario.unwrap_or_else(|| panic!("{problems}"));
    let options = Options {
        reps: Reps::Fixed(FUTURES),
        fixed_assumptions: false,
        programs: Vec::new(),
        journeys: false,
        memory: None,
    };
    let comparison = compare(&scenario, &options, &|_| true).unwrap_or_else(|error| panic!("{error}"));
    serde_json::to_string_pretty(&comparison.results).expect("results are JSON") + "\n"
}

/// The first lines that differ, with their numbers.
fn differences(expected: &str, found: &str) -> String {
    const SHOWN: usize = 20;
    let lines = expected.lines().zip(found.lines()).enumerate().filter(|(_, (a, b))| a != b);
    let shown: Vec<String> = lines.take(SHOWN).map(|(n, (a, b))| format!("{}: {a}\n  now {b}", n + 1)).collect();
    let (before, after) = (expected.lines().count(), found.lines().count());
    format!("{}\n{before} lines before, {after} now", shown.join("\n"))
}

fn check(scenario: &str) {
    let name = Path::new(scenario).file_stem().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(format!("{name}.json"));
    let found = results(scenario);
    let expected = fs::read_to_string(&golden).unwrap_or_default();
    if found == expected {
        return;
    }
    let update = std::env::var_os("UPDATE_GOLDEN").is_some();
    if update {
        fs::create_dir_all(golden.parent().unwrap_or(&golden)).expect("folder can be made");
        fs::write(&golden, &found).expect("golden file can be written");
    }
    let word = if update { "rewritten; read the difference and run again" } else { "see UPDATE_GOLDEN=1" };
    panic!("numbers of {scenario} moved ({word}):\n{}", differences(&expected, &found));
}

#[test]
fn numbers_of_the_quickstart_are_those_published() {
    check("quickstart.toml");
}

#[test]
fn numbers_of_the_tet_shampoo_case_are_those_published() {
    check("cases/tet-shampoo.toml");
}

#[test]
fn a_moved_number_is_shown_with_its_line() {
    let shown = differences("{\n  \"a\": 1,\n  \"b\": 2\n}\n", "{\n  \"a\": 1,\n  \"b\": 3\n}\n");
    assert!(shown.contains("3:   \"b\": 2\n  now   \"b\": 3"), "{shown}");
}
