//! What is made from a finished run: exported tables, single charts, and the folder of runs itself.

use super::{check, files_below, finished, json};
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// A place of its own to write to, and the path of the finished run.
fn place() -> (TempDir, String) {
    let run = finished().0.path().join("first").display().to_string();
    (TempDir::new().expect("folder"), run)
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).expect("file")
}

#[test]
fn a_run_folder_has_a_workbook_and_a_parquet_file_beside_every_table() {
    let first = finished().0.path().join("first");
    let book = fs::read(first.join("results.xlsx")).expect("workbook");
    assert!(book.starts_with(b"PK"), "a workbook is a zip");
    for table in ["programs", "bridge", "pnl", "by_week"] {
        assert!(first.join(format!("tables/{table}.csv")).is_file());
        assert!(fs::read(first.join(format!("data/{table}.parquet"))).is_ok_and(|f| f.starts_with(b"PAR1")), "{table}");
    }
}

#[test]
fn exported_tables_are_those_of_the_run_folder() {
    let (folder, run) = place();
    let (out, _) = check(folder.path(), &["export", &run, "--format", "csv", "-o", "text"], 0);
    assert!(out.contains("Wrote text/"), "{out}");
    for file in files_below(&folder.path().join("text")) {
        let name = file.file_name().expect("name").to_string_lossy().into_owned();
        assert_eq!(read(&file), read(&Path::new(&run).join("tables").join(&name)), "{name}");
    }
    let count = |part: &str| files_below(&folder.path().join(part)).len();
    check(folder.path(), &["export", &run, "--format", "parquet", "-o", "data"], 0);
    assert_eq!(count("data"), count("text"));
    assert!(folder.path().join("data/journeys.parquet").is_file());
    check(folder.path(), &["export", &run, "--format", "xlsx", "-o", "deep/book.xlsx"], 0);
    let (book, same) = (folder.path().join("deep/book.xlsx"), Path::new(&run).join("results.xlsx"));
    assert!(fs::read(book).expect("book") == fs::read(same).expect("book"), "the workbook of the run");
    let (out, _) = check(folder.path(), &["export", &run, "--format", "json", "-o", "-"], 0);
    let document: serde_json::Value = serde_json::from_str(&out).expect("one document");
    let results = json(&Path::new(&run).join("results.json"));
    assert_eq!(document["programs"][0]["tsv_mean"], results["programs"][0]["tsv"]["mean"]);
}

#[test]
fn long_tables_of_the_first_future_are_parquet_files_that_export_reads_back_when_asked() {
    let (folder, run) = place();
    for table in ["ledger", "observed", "observed_channels", "observed_offers", "observed_spend", "truth", "journeys"] {
        assert!(Path::new(&run).join(format!("data/{table}.parquet")).is_file(), "{table}");
        assert!(table == "journeys" || !Path::new(&run).join(format!("tables/{table}.csv")).exists(), "{table}");
    }
    let (out, _) = check(folder.path(), &["export", &run, "--format", "csv", "--table", "ledger", "-o", "-"], 0);
    assert!(out.starts_with("world,week,channel,product,line,party,amount\nbaseline,-1,"), "{}", &out[..200]);
    let (out, _) = check(folder.path(), &["export", &run, "--format", "json", "--table", "truth", "-o", "-"], 0);
    let document: serde_json::Value = serde_json::from_str(&out).expect("one document");
    assert!(document["truth"][0]["week"].is_i64() && document["truth"][0]["incremental_packs"].is_number());
    check(folder.path(), &["export", &run, "--format", "parquet", "--table", "truth", "-o", "t.parquet"], 0);
    assert!(fs::read(folder.path().join("t.parquet")).is_ok_and(|f| f.starts_with(b"PAR1")));
    let (_, err) = check(folder.path(), &["export", &run, "--format", "xlsx", "--table", "ledger"], 2);
    assert!(err.contains("csv or parquet"), "{err}");
}

#[test]
fn a_run_is_repeated_from_its_folder_alone() {
    let (folder, run) = place();
    let manifest = json(&Path::new(&run).join("manifest.json"));
    let scenario = format!("{run}/scenario.toml");
    assert_eq!(manifest["scenario_text"].as_str(), Some(read(Path::new(&scenario)).as_str()));
    assert_eq!(manifest["repeat"], "omnisim run first/scenario.toml --like first");
    check(folder.path(), &["run", &scenario, "--like", &run, "-o", "again"], 0);
    let same = |name: &str| read(&folder.path().join("again").join(name)) == read(&Path::new(&run).join(name));
    assert!(same("results.json") && same("tables/journeys.csv"));
    // What is said on the command line wins, and a repetition can itself be repeated.
    let more = [
        "run",
        "again/scenario.toml",
        "--like",
        "again",
        "-r",
        "1",
        "--seed",
        "9",
        "-p",
        "B",
        "--weeks",
        "6",
        "-o",
        "b",
    ];
    let (_, err) = check(folder.path(), &more, 0);
    assert!(err.contains("results differ"), "{err}");
    let other = json(&folder.path().join("b/results.json"));
    assert_eq!((&other["futures"], &other["seed"], &other["scenario"]["weeks"]), (&1.into(), &9.into(), &6.into()));
    assert_eq!((other["programs"].as_array().map(Vec::len), &other["scenario"]["shoppers"]), (Some(1), &300.into()));
    check(folder.path(), &["run", "b/scenario.toml", "--like", "b", "-o", "c"], 0);
    let [b, c] = ["b", "c"].map(|run| read(&folder.path().join(run).join("results.json")));
    assert_eq!(b, c);
}

#[test]
fn a_shorter_run_is_continued_from_its_folder() {
    let (folder, run) = place();
    let scenario = format!("{run}/scenario.toml");
    let (_, err) = check(folder.path(), &["run", &scenario, "--resume", &run, "-r", "3", "-o", "longer"], 0);
    assert!(!err.contains("note:"), "{err}");
    check(folder.path(), &["run", &scenario, "--like", &run, "-r", "3", "-o", "whole"], 0);
    for name in ["results.json", "data/futures.bin", "data/ledger.parquet", "tables/journeys.csv"] {
        let [a, b] = ["longer", "whole"].map(|run| fs::read(folder.path().join(run).join(name)).expect("file"));
        assert!(a == b, "{name}");
    }
    let other = ["run", &scenario, "--resume", &run, "-r", "3", "--seed", "5", "-o", "other"];
    let (_, err) = check(folder.path(), &other, 5);
    assert!(
        err.contains("futures.bin") && err.contains("another seed: 1 there, 5 here") && err.contains("hint"),
        "{err}"
    );
    fs::remove_file(folder.path().join("whole/data/futures.bin")).expect("file");
    let (_, err) = check(folder.path(), &["run", &scenario, "--resume", "whole", "-r", "4", "-o", "other"], 5);
    assert!(err.contains("there is no `whole/data/futures.bin`"), "{err}");
    assert!(!folder.path().join("other").exists());
}

#[test]
fn a_model_that_does_not_say_how_it_was_made_is_refused() {
    let (folder, run) = place();
    let scenario = format!("{run}/scenario.toml");
    let (_, err) = check(folder.path(), &["run", &scenario, "--like", "nowhere"], 5);
    assert!(err.contains("nowhere") && err.contains("omnisim runs list"), "{err}");
    fs::create_dir(folder.path().join("old")).expect("folder");
    fs::copy(Path::new(&run).join("results.json"), folder.path().join("old/results.json")).expect("file");
    fs::write(folder.path().join("old/manifest.json"), "{\"seed\": 1}").expect("file");
    let (_, err) = check(folder.path(), &["run", &scenario, "--like", "old"], 5);
    assert!(err.contains("old/manifest.json") && err.contains("missing field") && err.contains("hint"), "{err}");
}

#[test]
fn vietnamese_csv_opens_in_a_vietnamese_spreadsheet() {
    let (folder, run) = place();
    let asked = ["export", &run, "--format", "csv", "--csv-locale", "vi", "--table", "programs,growth", "-o", "vi"];
    check(folder.path(), &asked, 0);
    assert_eq!(files_below(&folder.path().join("vi")).len(), 2);
    let text = read(&folder.path().join("vi/growth.csv"));
    assert!(text.starts_with("\u{feff}program;penetration_mean;"), "{text}");
    let plain = read(&Path::new(&run).join("tables/growth.csv"));
    let fields = |text: &str, between: char| text.lines().nth(1).map(|l| l.split(between).map(str::to_owned).collect());
    let (vi, c): (Vec<String>, Vec<String>) = (fields(&text, ';').expect("row"), fields(&plain, ',').expect("row"));
    assert_eq!(vi.iter().map(|f| f.replace(',', ".")).collect::<Vec<_>>(), c);
}

#[test]
fn one_table_goes_to_stdout_or_to_a_file() {
    let (folder, run) = place();
    let one = ["export", &run, "--format", "csv", "--table", "programs"];
    let (out, _) = check(folder.path(), &[&one[..], &["-o", "-"]].concat(), 0);
    assert_eq!(out, read(&Path::new(&run).join("tables/programs.csv")));
    check(folder.path(), &[&one[..], &["-o", "a.csv"]].concat(), 0);
    assert_eq!(out, read(&folder.path().join("a.csv")));
}

#[test]
fn exports_that_cannot_be_are_refused_with_what_to_do() {
    let (folder, run) = place();
    let cases: [(&[&str], i32, &str); 7] = [
        (&["--format", "csv", "--table", "progams"], 2, "did you mean `programs`"),
        (&["--format", "xls"], 2, "xlsx"),
        (&["--format", "xlsx", "--csv-locale", "vi"], 2, "--format csv"),
        (&["--format", "xlsx", "-o", "folder"], 2, ".xlsx"),
        (&["--format", "csv", "-o", "-"], 2, "--table NAME"),
        (&["--format", "parquet", "--table", "growth", "-o", "-"], 2, "--out"),
        (&["--format", "xlsx", "--table", "journeys"], 2, "csv or parquet"),
    ];
    for (more, code, part) in cases {
        let (out, err) = check(folder.path(), &[&["export", &run], more].concat(), code);
        assert!(out.is_empty() && err.contains(part), "{more:?}: {err}");
    }
    let (_, err) = check(folder.path(), &["export", "nowhere", "--format", "csv"], 5);
    assert!(err.contains("nowhere") && err.contains("omnisim runs list"), "{err}");
    assert!(files_below(folder.path()).is_empty(), "nothing is written");
}

#[test]
fn plot_draws_one_chart_and_suggests_what_was_meant() {
    let (folder, run) = place();
    check(folder.path(), &["plot", &run, "lens-gap"], 0);
    assert_eq!(read(&folder.path().join("lens-gap.svg")), read(&Path::new(&run).join("charts/en/lens-gap.svg")));
    let (out, _) = check(folder.path(), &["plot", &run, "bridge", "-p", "B", "-o", "b.png", "--lang", "vi"], 0);
    assert!(out.contains("Đã ghi b.png"), "{out}");
    let same = Path::new(&run).join("charts/vi/bridge-B.png");
    assert!(
        fs::read(folder.path().join("b.png")).expect("png") == fs::read(same).expect("png"),
        "the chart of the run"
    );
    let cases: [(&[&str], &str); 5] = [
        (&["lens-gaps"], "did you mean `lens-gap`"),
        (&["bridge"], "programs: A, B, C, D"),
        (&["bridge", "-p", "Z"], "its programs: A, B, C, D"),
        (&["matrix", "-o", "m.pdf"], ".svg and .png"),
        (&["matrix", "--scale", "90"], "0.5 to 8"),
    ];
    for (more, part) in cases {
        let (out, err) = check(folder.path(), &[&["plot", &run], more].concat(), 2);
        assert!(out.is_empty() && err.contains(part), "{more:?}: {err}");
    }
}

/// A folder of runs: two small copies of the finished run, one of them changed, and something that is no run.
fn shelf() -> TempDir {
    let (folder, run) = place();
    for (name, seed) in [("b-later", 9), ("a-first", 1)] {
        let copy = folder.path().join("output").join(name);
        fs::create_dir_all(&copy).expect("folder");
        let mut results = json(&Path::new(&run).join("results.json"));
        results["seed"] = seed.into();
        fs::write(copy.join("results.json"), results.to_string()).expect("file");
        fs::write(copy.join("manifest.json"), format!("{{\"seed\": {seed}, \"seconds\": {seed}}}")).expect("file");
    }
    let thesis = folder.path().join("output/thesis");
    fs::create_dir_all(&thesis).expect("folder");
    fs::write(thesis.join("chapter.txt"), "years of work").expect("file");
    folder
}

#[test]
fn runs_are_listed_by_name_shown_and_compared() {
    let folder = shelf();
    let (out, _) = check(folder.path(), &["runs", "list"], 0);
    let at = |word: &str| out.find(word).unwrap_or_else(|| panic!("{word}: {out}"));
    assert!(at("a-first") < at("b-later") && !out.contains("thesis") && out.contains("TSV"), "{out}");
    let (shown, _) = check(folder.path(), &["runs", "show", "output/a-first", "--lang", "vi"], 0);
    let summary = read(&Path::new(&place().1).join("summary.txt"));
    assert!(summary.contains(shown.trim_end()), "{shown}");
    let (out, _) = check(folder.path(), &["runs", "diff", "output/a-first", "output/b-later/results.json"], 0);
    assert!(out.contains("seed") && !out.contains("seconds") && out.contains("Difference"), "{out}");
    check(folder.path(), &["runs", "list", "nowhere"], 5);
    let (out, _) = check(folder.path(), &["runs", "list", "output/thesis"], 0);
    assert!(out.contains("no runs"), "{out}");
}

#[test]
fn only_a_run_folder_is_removed_and_only_when_it_is_meant() {
    let folder = shelf();
    let output = folder.path().join("output");
    let (_, err) = check(folder.path(), &["runs", "rm", "output/a-first"], 2);
    assert!(err.contains("--yes") && output.join("a-first/results.json").is_file(), "{err}");
    for other in ["output/thesis", "output", "output/a-first/results.json", "nowhere"] {
        check(folder.path(), &["runs", "rm", other, "--yes"], 5);
    }
    assert!(output.join("thesis/chapter.txt").is_file() && output.join("a-first/results.json").is_file());
    check(folder.path(), &["runs", "rm", "output/a-first", "--yes"], 0);
    assert!(!output.join("a-first").exists() && output.join("b-later/results.json").is_file());
}
