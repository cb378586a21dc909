//! `compare RUN RUN`: paired differences of two runs of one market from the futures that they keep.

use super::args::{CompareArgs, OrderBy};
use super::like::word;
use super::runs::name_of;
use super::terminal::Terminal;
use super::{Failure, runs};
use crate::experiment::kept::{self, Opened};
use crate::experiment::paired::{Side, apart, belongs, differing_worlds, paired as pair};
use crate::experiment::results::Results;
use crate::experiment::results::paired::{By, Change};
use crate::report::changes::changes;
use crate::report::paired::{Refused, csv, refusal, text};
use crate::report::{names, run_folder};
use crate::scenario::load::check_path_ignoring_guardrails;
use serde_json::Value;
use std::path::{Path, PathBuf};

/// A run folder as it was named.
struct Folder {
    path: PathBuf,
    name: String,
    results: Results,
    manifest: Value,
}

/// The paired differences of exactly two run folders as the text that was asked for; nothing when accounts are to be
/// laid side by side.
///
/// # Errors
/// Two runs of one account that differ in more than their programs (2); results that cannot be read (5).
pub(super) fn paired(args: &CompareArgs, terminal: &Terminal) -> Result<Option<String>, Failure> {
    let side_by_side = || {
        if args.by.is_some() {
            terminal.note(terminal.lang.pick(
                "note: --by orders paired differences, and these accounts are not paired\n",
                "lưu ý: --by chỉ sắp xếp chênh lệch theo cặp; các khách hàng này không theo cặp\n",
            ));
        }
        Ok(None)
    };
    let [first, second] = args.accounts.as_slice() else { return side_by_side() };
    let are_folders = [first, second].into_iter().all(|path| is_run_folder(path));
    if args.no_require_comparable || !are_folders {
        return side_by_side();
    }
    let folders = [read(first, terminal)?, read(second, terminal)?];
    let [one, two] = &folders;
    let is_one_account = one.results.scenario.id == two.results.scenario.id;
    let opened = match (futures(one), futures(two)) {
        (Ok(a), Ok(b)) => [a, b],
        (Err(why), _) | (_, Err(why)) if is_one_account => {
            terminal.note(&terminal.lang.pick(
                format!("note: {}; the runs stand side by side, unpaired\n", why.0),
                format!("lưu ý: {}; hai lần chạy được đặt cạnh nhau, không theo cặp\n", why.1),
            ));
            return side_by_side();
        }
        _ => return side_by_side(),
    };
    let [a, b] =
        [0, 1].map(|k| Side { name: &folders[k].name, results: &folders[k].results, samples: &opened[k].samples });
    let apart = apart(a.results, b.results);
    let worlds = apart.is_empty().then(|| differing_worlds(a.samples, b.samples));
    let changes = scenario_changes([one, two]);
    if worlds != Some(0) {
        if !is_one_account {
            return side_by_side();
        }
        let common = a.samples.len().min(b.samples.len());
        let [like, anyway] = commands([one, two], changes.as_deref().unwrap_or_default());
        let refused = Refused {
            names: [a.name, b.name],
            apart: &apart,
            worlds: worlds.map(|k| (k, common)),
            changes: changes.as_deref().unwrap_or_default(),
            like: &like,
            anyway: &anyway,
        };
        return Err(Failure::new(2, refusal(&refused, terminal.lang).trim_end()));
    }
    let mut document = pair([&a, &b], order(args.by));
    if document.programs.is_empty() {
        return Err(Failure::new(
            2,
            terminal
                .lang
                .pick("the two runs have no program in common", "hai lần chạy không có chương trình nào chung"),
        ));
    }
    document.changes = changes;
    Ok(Some(match (args.json, args.csv) {
        (true, _) => format!("{}\n", serde_json::to_string_pretty(&document).map_err(|e| Failure::new(1, e))?),
        (_, true) => csv(&document),
        _ => text(&document, [&one.manifest, &two.manifest], terminal.lang),
    }))
}

fn order(by: Option<OrderBy>) -> By {
    match by {
        None | Some(OrderBy::Tsv) => By::Tsv,
        Some(OrderBy::Brand) => By::Brand,
        Some(OrderBy::Retailer) => By::Retailer,
    }
}

/// Is it a run folder, or the `results.json` of one.
fn is_run_folder(path: &Path) -> bool {
    let folder = path.parent().and_then(run_folder::results_file);
    path.is_dir() && run_folder::results_file(path).is_some() || folder.is_some_and(|file| file == path)
}

fn read(path: &Path, terminal: &Terminal) -> Result<Folder, Failure> {
    let (folder, results) = runs::open(path, terminal)?;
    let manifest = run_folder::manifest(&folder);
    Ok(Folder { name: name_of(&folder), path: folder, results, manifest })
}

/// The futures that a run keeps, or in both languages why there are none.
fn futures(folder: &Folder) -> Result<Opened, (String, String)> {
    let file = folder.path.join(run_folder::FUTURES_FILE);
    let shown = names::clean(&file.display().to_string());
    let bytes = run_folder::file(&folder.path, run_folder::FUTURES_FILE);
    let bytes = bytes.map_err(|error| (error.to_string(), format!("không đọc được `{shown}`")))?;
    let missing = || (format!("there is no `{shown}`"), format!("không có `{shown}`"));
    let opened = kept::open(&bytes.ok_or_else(missing)?)
        .map_err(|error| (format!("`{shown}` cannot be read: {error}"), format!("không đọc được `{shown}`")))?;
    let results = &folder.results;
    let side = Side { name: &folder.name, results, samples: &opened.samples };
    let is_theirs = opened.scenario == results.scenario.hash
        && (opened.seed, opened.fixed_assumptions) == (results.seed, results.fixed_assumptions);
    if is_theirs && belongs(&side) {
        return Ok(opened);
    }
    Err((
        format!("`{shown}` does not belong to the results beside it"),
        format!("`{shown}` không thuộc về kết quả nằm cạnh nó"),
    ))
}

/// Values in which the scenarios of two runs differ; nothing when one of them cannot be made again.
fn scenario_changes([one, two]: [&Folder; 2]) -> Option<Vec<Change>> {
    Some(changes(&resolved(one)?, &resolved(two)?))
}

/// The scenario of a run with the values that were set from outside.
fn resolved(folder: &Folder) -> Option<Value> {
    let sets: Vec<(String, String)> = sets(folder).filter_map(|set| set.split_once('=')).map(owned).collect();
    let checked = check_path_ignoring_guardrails(&folder.path.join(run_folder::SCENARIO_FILE), &sets);
    let scenario = checked.scenario.filter(|s| s.hash() == folder.results.scenario.hash)?;
    serde_json::to_value(&scenario.spec).ok()
}

fn owned((path, value): (&str, &str)) -> (String, String) {
    (path.to_owned(), value.to_owned())
}

/// What was set from outside, `PATH=VALUE`.
fn sets(folder: &Folder) -> impl Iterator<Item = &str> {
    folder.manifest["set"].as_array().into_iter().flatten().filter_map(Value::as_str)
}

/// The commands that run the second with the settings of the first, and that show both without a verdict.
fn commands([one, two]: [&Folder; 2], changes: &[Change]) -> [String; 2] {
    let [first, second] = [one, two].map(|folder| word(&folder.path));
    let scenario = word(&two.path.join(run_folder::SCENARIO_FILE));
    // Settings of the first come with it; what the second sets of its programs must be said again.
    let is_of_programs = |set: &&str| {
        let path = set.split('=').next().unwrap_or_default();
        changes.iter().any(|change| change.is_of_programs && change.path == path)
    };
    let own: String = sets(two).filter(is_of_programs).map(|set| format!(" --set {}", word(Path::new(set)))).collect();
    [
        format!("omnisim run {scenario} --like {first}{own}"),
        format!("omnisim compare {first} {second} --no-require-comparable"),
    ]
}
