//! `compare`: accounts from files and run folders, in both languages, as a table, a document and a spreadsheet.

use super::{check, finished, omnisim};
use omnisim::scenario::load::check_path;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

fn case(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/cases").join(name)
}

const HYPER: &str = "same-plan-hyper.toml";
const MINIMART: &str = "same-plan-minimart.toml";

#[test]
fn the_two_accounts_of_the_case_have_word_for_word_the_same_plan() {
    let spec = |name| check_path(&case(name), &[]).scenario.expect("a sound scenario").spec;
    let (hyper, minimart) = (spec(HYPER), spec(MINIMART));
    assert_eq!(json(&hyper.program), json(&minimart.program));
    assert_eq!(json(&hyper.category), json(&minimart.category), "the same catalogue");
    assert_ne!(json(&hyper.segment), json(&minimart.segment), "other shoppers");
    assert_ne!(json(&hyper.channel), json(&minimart.channel), "other stores");
}

fn json<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("JSON")
}

/// The two accounts of the case, small, as the document.
fn document(folder: &Path, extra: &[&str]) -> String {
    let paths = [HYPER, MINIMART].map(|name| case(name).display().to_string());
    let small = ["compare", &paths[0], &paths[1], "-r", "2", "--shoppers", "300", "--quiet"];
    let (out, _) = check(folder, &[&small[..], extra].concat(), 0);
    out
}

#[test]
fn a_plan_at_two_accounts_stands_side_by_side_in_money_and_per_household() {
    let folder = tempfile::tempdir().expect("folder");
    let json: Value = serde_json::from_str(&document(folder.path(), &["--json"])).expect("JSON");
    assert_eq!(json["schema"], "omnisim.side-by-side/1");
    let households: Vec<f64> =
        json["accounts"].as_array().expect("accounts").iter().filter_map(|a| a["households"].as_f64()).collect();
    assert_eq!(households, [400_000.0, 240_000.0]);
    let programs = json["programs"].as_array().expect("programs");
    assert_eq!(programs.len(), 4);
    for program in programs {
        for (cell, households) in program["at"].as_array().expect("cells").iter().zip(&households) {
            let mean = |path: &str| cell.pointer(path).and_then(Value::as_f64).expect("a mean");
            let (total, each) = (mean("/tsv/mean"), mean("/per_household/tsv/mean"));
            assert!((total - each * households).abs() <= 1e-6 * total.abs().max(1.0), "{total} and {each}");
            assert!((mean("/brand_profit/mean") + mean("/retailer_profit/mean") - total).abs() <= 2.0);
        }
    }
    for copied in json["copies"].as_array().expect("copies") {
        let to = copied["to"].as_u64().expect("an account") as usize;
        let tsv = |id: &Value| {
            let program = programs.iter().find(|p| p["id"] == *id).expect("a program");
            program["at"][to]["tsv"]["mean"].as_f64().expect("a mean")
        };
        let loss = copied["loss"].as_f64().expect("a loss");
        assert!(loss >= 0.0 && (loss - (tsv(&copied["own_best"]) - tsv(&copied["program"]))).abs() < 1.0, "{copied}");
    }
    let text = document(folder.path(), &[]);
    for part in ["400,000 households", "240,000 households", "per household", "of the order of programs (6 pairs)"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let vietnamese = document(folder.path(), &["--lang", "vi"]);
    assert!(vietnamese.contains("400.000 hộ") && vietnamese.contains("Kệ đầu dãy"), "{vietnamese}");
    let csv = document(folder.path(), &["--csv"]);
    let rows: Vec<usize> = csv.lines().map(|line| line.split(',').count()).collect();
    assert_eq!(rows.len(), 1 + 4 * 2, "{csv}");
    assert!(rows.iter().all(|columns| *columns == rows[0]), "{csv}");
}

#[test]
fn other_currencies_and_horizons_are_said_and_run_folders_are_read() {
    let (folder, _, _) = finished();
    let folder = folder.path();
    let other = fs::read_to_string(folder.join("first/results.json")).expect("results");
    let mut other: Value = serde_json::from_str(&other).expect("JSON");
    other["scenario"]["currency"] = "USD".into();
    other["scenario"]["weeks"] = 26.into();
    other["scenario"]["hash"] = "another".into();
    fs::write(folder.join("other.json"), other.to_string()).expect("file");
    let (text, _) = check(folder, &["compare", "first", "other.json"], 0);
    assert!(text.contains("! Currencies differ") && text.contains("! Horizons differ in length"), "{text}");
    assert!(text.contains("VND") && text.contains("USD"), "{text}");
    let (text, _) = check(folder, &["compare", "first", "first/results.json", "--no-require-comparable"], 0);
    assert!(text.contains("the same inputs") && text.contains("best program everywhere"), "{text}");
    let asked = ["compare", "first", "first", "--no-require-comparable", "--json"];
    let json: Value = serde_json::from_str(&check(folder, &asked, 0).0).expect("JSON");
    assert_eq!(json["differences"], serde_json::json!(["same_inputs"]));
    assert_eq!(json["order_agreement"][0]["share"], 1.0);
    assert!(json["copies"].as_array().expect("copies").iter().all(|c| c["loss"] == 0.0), "{json}");
}

#[test]
fn what_is_no_account_is_refused() {
    let folder = tempfile::tempdir().expect("folder");
    let dir = folder.path();
    fs::write(dir.join("old.json"), "{\"schema\": \"omnisim.results/0\"}").expect("file");
    fs::write(dir.join("half.json"), "{").expect("file");
    let (_, err) = check(dir, &["compare", "old.json", "half.json"], 3);
    assert!(err.contains("`omnisim.results/0`, needed is `omnisim.results/1`"), "{err}");
    let (_, err) = check(dir, &["compare", "half.json", "old.json"], 3);
    assert!(err.contains("holds no results"), "{err}");
    check(dir, &["compare", "nowhere.toml", "old.json"], 5);
    omnisim(dir).args(["compare", "old.json"]).assert().code(2);
}
