//! Joint business plans and guardrails on the command line.

use super::{check, project, text};
use serde_json::Value;
use std::fs;

/// Makes the starter small enough for a test.
fn shrink(folder: &std::path::Path) {
    let file = folder.join("plan/scenario.toml");
    let text = fs::read_to_string(&file).expect("scenario");
    let keep = |line: &&str| !["shoppers = ", "weeks = ", "warm_up_weeks = "].iter().any(|key| line.starts_with(key));
    let small: Vec<&str> = text.lines().filter(keep).collect();
    let small = small.join("\n").replacen("[scenario]", "[scenario]\nshoppers = 300\nweeks = 8\nwarm_up_weeks = 2", 1);
    fs::write(&file, small).expect("written");
}

#[test]
fn a_plan_is_written_checked_and_printed_in_both_languages() {
    let folder = project();
    shrink(folder.path());
    for (lang, word, status) in [("en", "Joint business plan", "P(hit)"), ("vi", "Kế hoạch kinh doanh chung", "P(đạt)")]
    {
        let file = format!("plan/{lang}.jbp.toml");
        let (out, _) = check(folder.path(), &["jbp", "new", &file, "--lang", lang], 0);
        assert!(out.contains(&file), "{out}");
        assert!(fs::read_to_string(folder.path().join(&file)).is_ok_and(|t| t.contains(word)));
        check(folder.path(), &["jbp", "new", &file], 5);
        let (out, _) = check(folder.path(), &["jbp", "check", &file, "--strict"], 0);
        assert!(out.starts_with("ok: "), "{out}");
        let sheet = format!("{lang}.json");
        let (out, err) = check(folder.path(), &["jbp", "print", &file, "-r", "2", "--lang", lang, "--out", &sheet], 0);
        assert!(out.is_empty() && err.contains(&sheet), "{out}{err}");
        let (out, _) = check(folder.path(), &["jbp", "print", &file, "--results", &sheet, "--lang", lang], 0);
        assert!(out.contains(word) && out.contains(status), "{out}");
        for (end, start) in [("html", "<!DOCTYPE html>"), ("md", "# "), ("csv", "side,kpi"), ("txt", " ")] {
            let written = format!("{lang}.{end}");
            check(folder.path(), &["jbp", "print", &file, "--results", &sheet, "--lang", lang, "--out", &written], 0);
            let text = fs::read_to_string(folder.path().join(written)).expect("written");
            assert!(text.starts_with(start), "{end}: {text}");
        }
    }
    check(folder.path(), &["jbp", "print", "plan/en.jbp.toml", "--out", "sheet.pdf"], 2);
    let (out, _) = check(folder.path(), &["schema", "jbp"], 0);
    let schema: Value = serde_json::from_str(&out).expect("JSON");
    assert!(schema["properties"]["target"].is_object());
}

#[test]
fn names_in_a_plan_cannot_break_out_of_a_page_or_a_table() {
    let folder = project();
    shrink(folder.path());
    check(folder.path(), &["jbp", "new", "plan/jbp.toml"], 0);
    let file = folder.path().join("plan/jbp.toml");
    let evil = "<script>alert(1)</script> | =1+1 [x](y)";
    let text = fs::read_to_string(&file).expect("plan");
    let changed: Vec<String> = text
        .lines()
        .map(|l| if l.starts_with("account = ") { format!("account = \"{evil}\"") } else { l.to_owned() })
        .collect();
    fs::write(&file, changed.join("\n")).expect("written");
    check(folder.path(), &["jbp", "print", "plan/jbp.toml", "-r", "1", "--out", "s.json"], 0);
    for end in ["html", "md"] {
        let out = format!("s.{end}");
        check(folder.path(), &["jbp", "print", "plan/jbp.toml", "--results", "s.json", "--out", &out], 0);
        let text = fs::read_to_string(folder.path().join(out)).expect("written");
        assert!(!text.contains("<script>") && text.contains("&lt;script&gt;"), "{end}");
    }
}

#[test]
fn a_broken_rule_stops_a_check_and_a_run_unless_it_is_ignored() {
    let folder = project();
    shrink(folder.path());
    let file = folder.path().join("plan/scenario.toml");
    let sound = fs::read_to_string(&file).expect("scenario");
    let rule = |kind: &str, level: &str| {
        format!("{sound}\n[[guardrail]]\nid = \"KA-7\"\nlevel = \"{level}\"\nwhy = \"as agreed\"\nkind.{kind}\n")
    };
    let run = ["run", "plan", "-r", "1", "--out", "o", "--overwrite"];
    fs::write(&file, rule("max-depth = { limit = \"1%\" }", "stop")).expect("written");
    let (out, _) = check(folder.path(), &["check", "plan", "--format", "plain"], 3);
    assert!(out.contains("error[guardrail]: guardrail `KA-7` (max-depth)") && out.contains("as agreed"), "{out}");
    check(folder.path(), &run, 3);
    let (out, _) = check(folder.path(), &[&run[..], &["--ignore-guardrails"]].concat(), 0);
    assert!(out.contains("KA-7"), "{out}");
    let csv = fs::read_to_string(folder.path().join("o/tables/guardrails.csv")).expect("table");
    assert!(csv.starts_with("id,kind,level,program,held,value,limit") && csv.contains("KA-7,max-depth,stop"), "{csv}");
    fs::write(&file, rule("max-depth = { limit = \"1%\" }", "warn")).expect("written");
    check(folder.path(), &["check", "plan"], 0);
    fs::write(&file, rule("min-tsv = { limit = 800000000000 }", "stop")).expect("written");
    check(folder.path(), &["check", "plan"], 0);
    check(folder.path(), &run, 6);
    let results = text(&fs::read(folder.path().join("o/results.json")).expect("results"));
    let results: Value = serde_json::from_str(&results).expect("JSON");
    assert_eq!(results["guardrails"][0]["held"], false);
    check(folder.path(), &[&run[..], &["--ignore-guardrails"]].concat(), 0);
}
