//! `compare RUN RUN`: paired differences of two runs of one market, and what is refused or falls back.

use super::{SMALL, check, finished, json, project};
use serde_json::Value;
use std::fs;
use std::path::Path;
use std::sync::OnceLock;
use tempfile::TempDir;

/// A folder with the finished run of two futures (`first`), one of three futures in which only a cheaper program B runs
/// (`cheaper`), and one of another seed (`other`); of each what `compare` reads.
fn shelf() -> &'static TempDir {
    static SHELF: OnceLock<TempDir> = OnceLock::new();
    SHELF.get_or_init(|| {
        let folder = project();
        let run = |more: &[&str]| {
            let arguments = [&["run", "plan"], &SMALL[2..], &["--explain", "0", "-p", "B"], more].concat();
            check(folder.path(), &arguments, 0);
        };
        let depth = "program.B.tactic.voucher.mechanic.app-coupon.depth=15%";
        run(&["-r", "3", "--set", depth, "--out", "cheaper"]);
        run(&["-r", "1", "--seed", "9", "--out", "other"]);
        copy(&finished().0.path().join("first"), &folder.path().join("first"));
        folder
    })
}

/// What `compare` reads of a run folder.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to.join("data")).expect("folder");
    for name in ["results.json", "manifest.json", "scenario.toml", "data/futures.bin"] {
        fs::copy(from.join(name), to.join(name)).expect("file");
    }
}

fn compare(more: &[&str]) -> String {
    let (out, err) = check(shelf().path(), &[&["compare"], more].concat(), 0);
    assert_eq!(err, "", "nothing to note");
    out
}

fn document(more: &[&str]) -> Value {
    serde_json::from_str(&compare(&[more, &["--json"]].concat())).expect("JSON")
}

fn mean(measure: &Value, part: &str) -> f64 {
    measure[part]["mean"].as_f64().expect("a mean")
}

const AMOUNTS: [&str; 3] = ["tsv", "brand_profit", "retailer_profit"];

#[test]
fn a_run_beside_itself_differs_by_exactly_nothing_and_says_so() {
    let json = document(&["first", "first/results.json"]);
    assert_eq!((&json["schema"], &json["futures"]), (&"omnisim.paired/1".into(), &2.into()));
    let programs = json["programs"].as_array().expect("programs");
    assert_eq!(programs.len(), 4);
    for measure in programs.iter().flat_map(|p| AMOUNTS.map(|amount| &p[amount])) {
        assert_eq!(measure["verdict"], "same");
        for part in ["mean", "p05", "p95", "mc_error", "p_positive"] {
            assert_eq!(measure["difference"][part], 0.0, "{part}: {measure}");
        }
    }
    let text = compare(&["first", "first"]);
    assert!(text.contains("A, B, C and D: exactly the same in both runs."), "{text}");
    assert!(text.contains("The scenarios are the same."), "{text}");
}

#[test]
fn runs_whose_program_differs_in_one_value_are_paired_over_their_common_futures() {
    let json = document(&["first", "cheaper"]);
    assert_eq!((&json["futures"], &json["runs"][1]["futures"]), (&2.into(), &3.into()));
    assert_eq!(json["only"], serde_json::json!([["A", "C", "D"], []]));
    let change = &json["changes"][0];
    assert_eq!(
        (&change["first"], &change["second"], &change["is_of_programs"]),
        (&"25%".into(), &"15%".into(), &true.into())
    );
    let program = &json["programs"][0];
    assert_eq!((json["changes"].as_array().map(Vec::len), &program["id"]), (Some(1), &"B".into()));
    let results = self::json(&shelf().path().join("first/results.json"));
    let alone = results["programs"].as_array().expect("programs").iter().find(|p| p["id"] == "B").expect("B");
    for amount in AMOUNTS {
        let measure = &program[amount];
        assert_eq!(mean(measure, "difference"), mean(measure, "second") - mean(measure, "first"), "{amount}");
        assert_eq!(mean(measure, "first"), alone[amount]["mean"].as_f64().expect("a mean"), "as in its own results");
    }
    let sides = mean(&program["brand_profit"], "difference") + mean(&program["retailer_profit"], "difference");
    assert_eq!(sides, mean(&program["tsv"], "difference"));
    assert_ne!(sides, 0.0);
    let back = document(&["cheaper", "first"]);
    assert_eq!(mean(&back["programs"][0]["tsv"], "difference"), -sides);
    let text = compare(&["first", "cheaper"]);
    for part in ["2 common futures", "app-coupon.depth   25%   15%", "of 2 futures", "Only in run 1: A, C and D."] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert_eq!(compare(&["first", "cheaper", "--csv"]).lines().count(), 1 + 3);
}

#[test]
fn vietnamese_output_has_no_english_words() {
    let text = compare(&["first", "cheaper", "--lang", "vi"]);
    assert!(text.contains("Chênh lệch theo cặp") && text.contains("Toàn hệ thống"), "{text}");
    let english = ["the", "run", "of", "and", "futures", "system", "brand", "retailer", "gains", "clear", "program"];
    let words = text.split(|c: char| c.is_whitespace() || ",:;()[]".contains(c));
    assert!(words.clone().all(|word| !english.contains(&word)), "{text}");
}

#[test]
fn programs_stand_in_the_order_that_was_asked_for() {
    for (by, amount) in ["tsv", "brand", "retailer"].into_iter().zip(AMOUNTS) {
        let json = document(&["cheaper", "first", "--by", by]);
        assert_eq!(json["by"], by);
        let programs = json["programs"].as_array().expect("programs").iter();
        let differences: Vec<f64> = programs.map(|p| mean(&p[amount], "difference")).collect();
        assert!(differences.is_sorted_by(|a, b| a >= b), "{differences:?}");
    }
    let (_, err) = check(shelf().path(), &["compare", "first", "first", "--by", "tsv", "--no-require-comparable"], 0);
    assert!(err.contains("note: --by orders paired differences"), "{err}");
}

#[test]
fn another_seed_is_refused_with_what_to_do() {
    let folder = shelf().path();
    let (out, err) = check(folder, &["compare", "first", "other"], 2);
    assert!(out.is_empty() && err.starts_with("error: these runs differ in more than their programs"), "{err}");
    for part in ["seed   1         9", "omnisim run other/scenario.toml --like first", "--no-require-comparable"] {
        assert!(err.contains(part), "{part}: {err}");
    }
    let (_, err) = check(folder, &["compare", "first", "other", "--lang", "vi"], 2);
    assert!(err.contains("hạt giống") && err.contains("gợi ý: chạy lại"), "{err}");
    let (out, _) = check(folder, &["compare", "first", "other", "--no-require-comparable"], 0);
    assert!(out.contains("The same programs, account by account"), "{out}");
}

#[test]
fn futures_that_are_missing_damaged_or_of_another_run_fall_back_with_a_note() {
    let folder = TempDir::new().expect("folder");
    for name in ["first", "second"] {
        copy(&shelf().path().join("first"), &folder.path().join(name));
    }
    let file = folder.path().join("second/data/futures.bin");
    let falls_back = |why: &str| {
        let (out, err) = check(folder.path(), &["compare", "first", "second"], 0);
        assert!(err.contains("note: ") && err.contains(why) && err.contains("unpaired"), "{err}");
        assert!(out.contains("The same programs, account by account"), "{out}");
    };
    let whole = fs::read(&file).expect("futures");
    fs::write(&file, &whole[..whole.len() / 2]).expect("file");
    falls_back("second/data/futures.bin` cannot be read: the file is damaged");
    fs::copy(shelf().path().join("cheaper/data/futures.bin"), &file).expect("file");
    falls_back("does not belong to the results beside it");
    fs::remove_file(&file).expect("file");
    falls_back("there is no `second/data/futures.bin`");
    // Accounts are different markets: nothing is refused, and nothing needs a note.
    let results = folder.path().join("second/results.json");
    let mut other = json(&results);
    other["scenario"]["id"] = "another-account".into();
    fs::write(&results, other.to_string()).expect("file");
    let (out, err) = check(folder.path(), &["compare", "first", "second"], 0);
    assert!(err.is_empty() && out.contains("account by account"), "{err}");
}
