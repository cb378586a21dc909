//! The command line as people and scripts meet it: files, streams, exit codes, languages, Ctrl-C.

#[path = "cli/compare.rs"]
mod compare;

#[path = "cli/jbp.rs"]
mod jbp;

#[path = "cli/paired.rs"]
mod paired;

#[path = "cli/run_folders.rs"]
mod run_folders;

use assert_cmd::Command;
use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;
use std::sync::OnceLock;
use tempfile::TempDir;

/// A small run of the starter, two futures.
const SMALL: [&str; 10] = [
    "-r",
    "2",
    "--shoppers",
    "300",
    "--weeks",
    "8",
    "--set",
    "scenario.warm_up_weeks=2",
    "--set",
    "scenario.households=300000",
];

/// The program in a folder, with an environment that does not depend on who runs the tests.
fn omnisim(folder: &Path) -> Command {
    let mut command = assert_cmd::cargo::cargo_bin_cmd!("omnisim");
    command.current_dir(folder).env("LC_ALL", "C.UTF-8");
    for name in ["OMNISIM_LANG", "NO_COLOR", "LANG", "LC_CTYPE"] {
        command.env_remove(name);
    }
    command
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    omnisim(folder).args(arguments).output().expect("omnisim starts")
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).expect("UTF-8")
}

/// Checks the exit code and returns stdout and stderr.
fn check(folder: &Path, arguments: &[&str], code: i32) -> (String, String) {
    let output = run(folder, arguments);
    let (out, err) = (text(&output.stdout), text(&output.stderr));
    assert_eq!(output.status.code(), Some(code), "{arguments:?}\n{out}\n{err}");
    assert!(!err.contains("panicked"), "{err}");
    (out, err)
}

/// A folder with the starter in `plan`.
fn project() -> TempDir {
    let folder = TempDir::new().expect("folder");
    let (out, _) = check(folder.path(), &["init", "plan"], 0);
    assert!(out.contains("omnisim run plan"), "says what to do next: {out}");
    assert!(folder.path().join("plan/scenario.toml").is_file() && folder.path().join("plan/README.md").is_file());
    folder
}

/// A finished run that tests may read: its folder, stdout and stderr.
fn finished() -> &'static (TempDir, String, String) {
    static FINISHED: OnceLock<(TempDir, String, String)> = OnceLock::new();
    FINISHED.get_or_init(|| {
        let folder = project();
        let (out, err) = check(folder.path(), &[&["run", "plan", "--out", "first"], &SMALL[..]].concat(), 0);
        (folder, out, err)
    })
}

fn files_below(folder: &Path) -> BTreeSet<PathBuf> {
    let mut found = BTreeSet::new();
    for entry in fs::read_dir(folder).expect("folder").flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(files_below(&path));
        } else {
            found.insert(path);
        }
    }
    found
}

fn json(path: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(path).expect("file")).expect("JSON")
}

#[test]
fn the_starter_runs_as_it_is_and_leaves_results_tables_and_charts_in_both_languages() {
    let (folder, out, err) = finished();
    let written = folder.path().join("first");
    let results = json(&written.join("results.json"));
    assert_eq!(results["schema"], "omnisim.results/1");
    assert_eq!((&results["futures"], results["programs"].as_array().map(Vec::len)), (&Value::from(2), Some(4)));
    let manifest = json(&written.join("manifest.json"));
    assert!(manifest["threads"].is_number() && manifest["seconds"].is_number(), "{manifest}");
    assert!(fs::read_to_string(written.join("summary.txt")).is_ok_and(|t| t.len() > 200));
    let files = files_below(&written);
    assert!(files.iter().all(|f| fs::metadata(f).is_ok_and(|m| m.len() > 0)), "no file is empty");
    let count = |part: &str, end: &str| {
        let within = written.join(part);
        files.iter().filter(|f| f.starts_with(&within) && f.extension().is_some_and(|e| e == end)).count()
    };
    assert!(count("tables", "csv") >= 3, "{files:?}");
    let charts = count("charts/en", "svg");
    assert!(charts >= 3, "{files:?}");
    assert_eq!([count("charts/en", "png"), count("charts/vi", "svg"), count("charts/vi", "png")], [charts; 3]);
    assert!(out.contains("Wrote first/") && err.contains("futures"), "results on stdout, progress on stderr");
    assert!(!out.contains("run 2/2") && !err.contains("Wrote"), "and not the other way round");
    let left: Vec<_> = fs::read_dir(folder.path()).expect("folder").flatten().map(|e| e.file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().contains("writing")), "no half folder: {left:?}");
}

#[test]
fn json_is_one_document_on_stdout_equal_to_the_results_file() {
    let (folder, ..) = finished();
    let asked = ["run", "plan", "--json", "--no-report", "--color", "always", "--threads", "1"];
    let (out, _) = check(folder.path(), &[&asked[..], &SMALL].concat(), 0);
    let document: Value = serde_json::from_str(&out).expect("one JSON document and nothing else");
    assert_eq!(document, json(&folder.path().join("first/results.json")));
    assert!(!out.contains('\u{1b}'), "no colours in a document");
    let (plain, _) = check(folder.path(), &[&["run", "plan", "--plain", "--no-report"], &SMALL[..]].concat(), 0);
    assert!(plain.lines().all(|line| line.contains('\t')), "{plain}");
}

#[test]
fn results_do_not_depend_on_threads_and_do_depend_on_the_seed() {
    let (folder, ..) = finished();
    let ask = |more: &[&str]| {
        let asked = [&["run", "plan", "--json", "--no-report", "-q", "-p", "B"], more, &SMALL[..]].concat();
        check(folder.path(), &asked, 0).0
    };
    let one = ask(&["--threads", "1"]);
    assert_eq!(one, ask(&["--threads", "2"]));
    assert_ne!(one, ask(&["--seed", "2"]));
    for word in ["threads", "seconds", folder.path().to_str().unwrap_or("/tmp")] {
        assert!(!one.contains(word), "`{word}` belongs into the manifest");
    }
}

#[test]
fn wrong_usage_ends_with_2() {
    let (folder, ..) = finished();
    let cases: [(&[&str], &str); 6] = [
        (&["run", "plan", "-r", "1", "-p", "Z", "--no-report", "--shoppers", "100"], "known programs: A, B, C, D"),
        (&["run", "plan", "-r", "many"], "--reps"),
        (&["run", "plan", "-r", "0"], "--reps"),
        (&["run", "plan", "--set", "scenario.weeks"], "PATH=VALUE"),
        (&["run", "plan", "--wekks", "3"], "--weeks"),
        (&["fly"], "fly"),
    ];
    for (arguments, part) in cases {
        let (out, err) = check(folder.path(), arguments, 2);
        assert!(out.is_empty() && err.contains(part), "{arguments:?}: {err}");
    }
}

#[test]
fn an_invalid_scenario_ends_with_3_and_a_missing_one_with_5() {
    let (folder, ..) = finished();
    let broken = fs::read_to_string(folder.path().join("plan/scenario.toml")).expect("starter");
    fs::write(folder.path().join("broken.toml"), broken.replace("depth = \"30%\"", "depth = 30")).expect("file");
    let (out, err) = check(folder.path(), &["run", "broken.toml"], 3);
    assert!(out.is_empty() && err.contains("depth") && err.contains("broken.toml"), "{err}");
    let (out, _) = check(folder.path(), &["check", "broken.toml"], 3);
    assert!(out.contains("invalid: broken.toml"), "{out}");
    let (_, err) = check(folder.path(), &["run", "plan", "--set", "scenario.weeks=0"], 3);
    assert!(err.contains("weeks") && err.contains("--set"), "{err}");
    let (_, err) = check(folder.path(), &["run", "nowhere.toml"], 5);
    assert!(err.contains("nowhere.toml"), "{err}");
    let (_, err) = check(folder.path(), &["init", "plan"], 5);
    assert!(err.contains("--force"), "{err}");
    check(folder.path(), &["init", "plan", "--force"], 0);
}

#[test]
fn check_and_dry_run_simulate_and_write_nothing() {
    let folder = project();
    let before = files_below(folder.path());
    // A run of this size takes hours; a check of it is over at once.
    let huge = ["--shoppers", "200_000", "--weeks", "104", "-r", "2000"];
    let (out, _) = check(folder.path(), &["check", "plan"], 0);
    assert!(out.contains("ok: plan: 4 programs") && out.contains("0 errors"), "{out}");
    let (out, _) = check(folder.path(), &[&["run", "plan", "-n"], &huge[..]].concat(), 0);
    assert!(out.contains("2000 futures") && out.contains("200000 shoppers"), "{out}");
    assert!(out.contains("Memory: about ") && out.contains(" MB for each future"), "{out}");
    assert_eq!(files_below(folder.path()), before);
}

#[test]
fn memory_bounds_what_runs_side_by_side_and_is_told_at_the_end() {
    let folder = project();
    let run = |memory: &str, out: &str| {
        let bound =
            ["run", "plan", "--threads", "2", "-r", "3", "--memory", memory, "--out", out, "--shoppers", "4_000"];
        let short = ["--weeks", "8", "--set", "scenario.warm_up_weeks=4"];
        let (_, err) = check(folder.path(), &[&bound[..], &short[..]].concat(), 0);
        let written = |file: &str| json(&folder.path().join(out).join(file));
        (err, written("manifest.json")["memory"].clone(), written("results.json"))
    };
    let (said, used, results) = run("4GB", "wide");
    assert_eq!(used["futures_side_by_side"], 2, "{used}");
    assert!(!said.contains("warning[memory]"), "{said}");
    let (warned, narrow, same) = run("1MB", "narrow");
    assert_eq!(narrow["futures_side_by_side"], 1, "{narrow}");
    assert!(warned.contains("warning[memory]") && warned.contains("more than the 1.0 MB"), "{warned}");
    assert_eq!(results, same);
    if cfg!(target_os = "linux") {
        assert!(said.contains("peak memory ") && said.contains(" per shopper and world"), "{said}");
        assert!(used["peak_bytes"].as_u64().is_some_and(|bytes| bytes > 10_000_000), "{used}");
    }
    let (_, err) = check(folder.path(), &["run", "plan", "--memory", "plenty"], 2);
    assert!(err.contains("write 4GB, 500MB or 25%"), "{err}");
}

/// The estimate of a future is what a run of it takes, within a third, on top of what the program takes by itself.
#[cfg(target_os = "linux")]
#[test]
fn the_memory_estimated_for_a_future_is_what_it_takes() {
    let folder = project();
    fs::write(folder.path().join("supplied.toml"), {
        let text = fs::read_to_string(folder.path().join("plan/scenario.toml")).expect("starter");
        format!("{text}\n[supply]\n")
    })
    .expect("file");
    let peak = |(scenario, explain): (&str, &str), shoppers: &str| {
        let shape =
            ["run", scenario, "--threads", "1", "-r", "1", "--out", "run", "--overwrite", "--keep-journeys", "none"];
        let size = ["--shoppers", shoppers, "--weeks", "8", "--set", "scenario.warm_up_weeks=8", "--explain", explain];
        check(folder.path(), &[&shape[..], &size[..]].concat(), 0);
        let memory = json(&folder.path().join("run/manifest.json"))["memory"].clone();
        let of = |name: &str| memory[name].as_f64().expect("number");
        (of("peak_bytes"), of("estimated_bytes_per_future"))
    };
    // The worlds that explain a result may take more than those that give it. With fewer shoppers writing the report takes most.
    for scenario in [("plan", "1"), ("supplied.toml", "0")] {
        let ((few, few_estimated), (many, many_estimated)) = (peak(scenario, "20_000"), peak(scenario, "60_000"));
        let ratio = (many_estimated - few_estimated) / (many - few);
        assert!((0.75..1.33).contains(&ratio), "{scenario:?}: estimated {many_estimated} of {many}, {ratio}");
    }
}

#[test]
fn explain_speaks_both_languages_and_suggests_what_was_meant() {
    let folder = TempDir::new().expect("folder");
    let explain = |arguments: &[&str]| check(folder.path(), arguments, 0).0;
    let english = explain(&["explain", "tsv"]);
    let vietnamese = explain(&["explain", "tsv", "--lang", "vi"]);
    assert!(english.to_lowercase().contains("total system value"), "{english}");
    assert_ne!(english, vietnamese);
    assert!(vietnamese.contains("hệ thống"), "{vietnamese}");
    for term in ["unknown-product", "later_weeks", "coupon_load", "trust-loss", "assumptions"] {
        assert!(explain(&["explain", term]).len() > term.len() + 10, "{term}");
    }
    assert!(explain(&["explain"]).lines().count() > 50, "all terms");
    let (out, err) = check(folder.path(), &["explain", "later_weaks"], 2);
    assert!(out.is_empty() && err.contains("did you mean `later_weeks`?"), "{err}");
}

#[test]
fn validate_prints_one_document_writes_its_page_and_names_unknown_facts() {
    let folder = project();
    let small = ["validate", "--facts", "A29,tet-season", "--seeds", "1", "--quick"];
    let page = ["--report", "pages/facts.html"];
    let (out, err) = check(folder.path(), &[&small[..], &["--json"], &page].concat(), 0);
    let document: Value = serde_json::from_str(&out).expect("one JSON document");
    assert_eq!(document["schema"], "omnisim.validate/1");
    let metrics = document["metrics"].as_array().expect("metrics");
    assert_eq!(metrics.len(), 11, "seven of empty shelves, four of the festival");
    for key in ["fact", "metric", "tier", "value", "spread", "lo", "hi", "pass", "reason"] {
        assert!(metrics.iter().all(|m| m.get(key).is_some()), "{key}");
    }
    assert!(err.contains("facts.html"), "{err}");
    let html = fs::read_to_string(folder.path().join("pages/facts.html")).expect("the page");
    assert!(html.contains("oos-response") && html.contains("Kantar Worldpanel"), "facts with their sources");
    let (out, _) = check(folder.path(), &[&small[..], &["--lang", "vi", "-q"]].concat(), 0);
    assert!(out.contains("đạt"), "{out}");
    let (_, err) = check(folder.path(), &["validate", "--facts", "tet-saeson"], 2);
    assert!(err.contains("tet-season"), "{err}");
    check(folder.path(), &["validate", "--seeds", "8-1"], 2);
}

#[test]
fn validate_measures_the_users_own_market_as_warnings() {
    let folder = project();
    let (out, _) = check(folder.path(), &["validate", "plan", "--quick", "--json", "-q"], 0);
    let document: Value = serde_json::from_str(&out).expect("one JSON document");
    let metrics = document["metrics"].as_array().expect("metrics");
    assert!(metrics.len() > 20, "{out}");
    assert!(metrics.iter().all(|m| m["value"].is_number()), "what cannot be measured here is left out");
    assert!(document["scenario"].as_str().is_some_and(|id| !id.is_empty()), "{}", document["scenario"]);
    check(folder.path(), &["validate", "no-such-plan"], 5);
}

#[test]
fn version_completions_and_schema_are_there_for_scripts() {
    let folder = TempDir::new().expect("folder");
    let (version, _) = check(folder.path(), &["--version"], 0);
    assert_eq!(version.trim(), format!("omnisim {}", env!("CARGO_PKG_VERSION")));
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let (script, err) = check(folder.path(), &["completions", shell], 0);
        assert!(script.contains("omnisim") && script.len() > 500 && err.is_empty(), "{shell}");
    }
    let (schema, _) = check(folder.path(), &["schema", "scenario"], 0);
    let schema: Value = serde_json::from_str(&schema).expect("JSON");
    assert_eq!(schema["additionalProperties"], Value::Bool(false), "unknown keys are errors");
    assert!(schema["properties"]["program"].is_object());
    let (greeting, _) = check(folder.path(), &[], 0);
    assert!(greeting.contains("omnisim init"), "without a command it says what to do first");
}

#[test]
fn an_older_run_is_kept_unless_overwriting_is_asked_for() {
    let folder = project();
    let old = folder.path().join("mine");
    let again = |more: &[&'static str]| [&["run", "plan", "--out", "mine", "-p", "A"], more, &SMALL[..]].concat();
    check(folder.path(), &again(&[]), 0);
    let before: Vec<(PathBuf, Vec<u8>)> =
        files_below(&old).into_iter().map(|f| (f.clone(), fs::read(f).expect("file"))).collect();
    let (_, err) = check(folder.path(), &again(&["--seed", "9"]), 5);
    assert!(err.contains("mine") && err.contains("exists"), "{err}");
    let after: Vec<(PathBuf, Vec<u8>)> =
        files_below(&old).into_iter().map(|f| (f.clone(), fs::read(f).expect("file"))).collect();
    assert!(before == after, "the old run is as it was");
    check(folder.path(), &again(&["--seed", "9", "--overwrite"]), 0);
    assert_eq!(json(&old.join("results.json"))["seed"], 9);
    // What is no run is never replaced.
    let (_, err) = check(folder.path(), &[&["run", "plan", "--out", "plan", "--overwrite"], &SMALL[..]].concat(), 5);
    assert!(err.contains("plan") && folder.path().join("plan/scenario.toml").is_file(), "{err}");
}

#[test]
fn quiet_leaves_stderr_empty() {
    let (folder, ..) = finished();
    let (out, err) = check(folder.path(), &[&["run", "plan", "-q", "--no-report"], &SMALL[..]].concat(), 0);
    assert!(err.is_empty() && !out.is_empty(), "{err}");
}

#[test]
fn a_vietnamese_locale_gives_vietnamese_results_and_lang_wins_over_it() {
    let (folder, english, _) = finished();
    let ask = |name: &str, value: &str, more: &[&str]| {
        let mut command = omnisim(folder.path());
        command.env(name, value).args(["run", "plan", "--no-report"]).args(SMALL).args(more);
        text(&command.output().expect("omnisim starts").stdout)
    };
    let table = |text: &str| text.split("\n Wrote").next().unwrap_or_default().trim().to_owned();
    let vietnamese = ask("LC_ALL", "vi_VN.UTF-8", &[]);
    assert!(vietnamese.contains("hệ thống"), "{vietnamese}");
    assert_eq!(vietnamese, ask("OMNISIM_LANG", "vi", &[]));
    assert_eq!(table(&ask("LC_ALL", "vi_VN.UTF-8", &["--lang", "en"])), table(english));
    let mut greeting = omnisim(folder.path());
    let greeting = text(&greeting.env("LC_ALL", "vi_VN.UTF-8").output().expect("starts").stdout);
    assert!(greeting.contains("mô phỏng"), "{greeting}");
}

#[cfg(unix)]
mod unix {
    use super::{SMALL, check, finished, json, text};
    use serde_json::Value;
    use std::io::{BufRead, BufReader, Read};
    use std::process::{Command, Stdio};

    fn spawn(arguments: &[&str]) -> std::process::Child {
        let folder = finished().0.path();
        let mut command = Command::new(env!("CARGO_BIN_EXE_omnisim"));
        command.current_dir(folder).env("LC_ALL", "C.UTF-8").env_remove("OMNISIM_LANG").args(arguments);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("omnisim starts")
    }

    #[test]
    fn a_reader_that_has_seen_enough_is_no_error() {
        let many = [&["run", "plan", "--json", "--no-report"], &SMALL[..]].concat();
        for arguments in [&["explain"][..], &["schema", "scenario"], &["completions", "bash"], &many] {
            let mut child = spawn(arguments);
            drop(child.stdout.take());
            let mut err = String::new();
            child.stderr.take().expect("stderr").read_to_string(&mut err).expect("text");
            let status = child.wait().expect("ends");
            assert!(!err.contains("panicked") && !err.contains("error"), "{arguments:?}: {err}");
            assert_eq!(status.code(), Some(0), "{arguments:?}");
        }
    }

    #[test]
    fn ctrl_c_keeps_the_futures_that_are_finished() {
        let small = &SMALL[2..];
        // Far more futures than could end between the first line of progress and the signal.
        let mut child = spawn(&[&["run", "plan", "-p", "A", "--out", "stopped", "-r", "1500"], small].concat());
        let mut stderr = BufReader::new(child.stderr.take().expect("stderr"));
        let mut line = String::new();
        while !line.starts_with("run ") {
            line.clear();
            assert!(stderr.read_line(&mut line).expect("text") > 0, "ended without progress");
        }
        let killed = Command::new("kill").args(["-INT", &child.id().to_string()]).status().expect("kill");
        assert!(killed.success());
        let mut rest = String::new();
        stderr.read_to_string(&mut rest).expect("text");
        let output = child.wait_with_output().expect("ends");
        assert_eq!(output.status.code(), Some(130), "{rest}");
        assert!(rest.contains("stopped") && rest.contains("are kept"), "{rest}");
        assert!(text(&output.stdout).contains("Wrote stopped/"));
        let folder = finished().0.path();
        let results = json(&folder.join("stopped/results.json"));
        let kept = results["futures"].as_u64().expect("a number");
        assert!((1..1500).contains(&kept), "{kept}");
        assert_eq!(json(&folder.join("stopped/manifest.json"))["stopped_early"], Value::Bool(true));
        // What was kept is what a run of so many futures says.
        let count = kept.to_string();
        let (same, _) = check(
            folder,
            &[&["run", "plan", "-p", "A", "--json", "--no-report", "--explain", "0", "-r", count.as_str()], small]
                .concat(),
            0,
        );
        assert_eq!(serde_json::from_str::<Value>(&same).expect("JSON"), results);
    }
}

#[test]
fn plans_are_credited_by_program_and_programs_by_leg_when_asked() {
    let folder = project();
    let path = folder.path().join("plan/scenario.toml");
    let starter = fs::read_to_string(&path).expect("starter");
    let plan = "\n[[plan]]\nid = \"year\"\nname = \"Two together\"\nprograms = [\"D\", \"A\"]\n";
    fs::write(&path, starter + plan).expect("written");
    let (dry, _) = check(folder.path(), &["run", "plan", "-n", "--by-program"], 0);
    assert!(dry.contains("4 programs + 1 plans + "), "{dry}");
    assert!(dry.contains("further worlds in the first 8 futures"), "{dry}");
    let (bare, _) = check(folder.path(), &["run", "plan", "-n", "--explain", "0"], 0);
    assert!(!bare.contains("further worlds"), "{bare}");
    let asked = ["run", "plan", "--by-program", "--explain", "1", "-p", "year", "--json", "-o", "out"];
    let (out, err) = check(folder.path(), &[&asked[..], &SMALL].concat(), 0);
    let document: Value = serde_json::from_str(&out).expect("one document");
    assert_eq!(document["programs"].as_array().map(Vec::len), Some(2), "the plan brings its programs along");
    assert_eq!(document["plans"][0]["by_program"].as_array().map(Vec::len), Some(2));
    assert!(document["programs"].as_array().expect("list").iter().all(|p| p["legs"].is_array()));
    assert!(err.contains(" worlds"), "progress counts the arms: {err}");
    let summary = fs::read_to_string(folder.path().join("out/summary.txt")).expect("summary");
    for part in ["Two together", "Credit in plan", "Legs of", "Profit and loss", "Lãi lỗ"] {
        assert!(summary.contains(part), "{part}: {summary}");
    }
    let credits = fs::read_to_string(folder.path().join("out/tables/plan_credits.csv")).expect("table");
    assert_eq!(credits.lines().count(), 4, "{credits}");
    check(folder.path(), &["run", "plan", "-p", "yeer"], 2);
}
