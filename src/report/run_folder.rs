//! Run folders: the only place of the report that touches files.
//!
//! Everything is written into a sibling with a temporary name and renamed at the end, so a full disk or a crash
//! leaves either the old folder or the new one, never half of one.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::accounts::accounts;
use super::charts;
use super::csv::Locale;
use super::export::{self, ExportError, Format};
use super::html;
use super::i18n::Lang;
use super::journeys::table as journeys_table;
use super::records;
use super::svg::ChartError;
use super::table;
use crate::experiment::results::records::Records;
use crate::experiment::results::{RESULTS_SCHEMA, Results};

/// The results document of a run folder.
const RESULTS_FILE: &str = "results.json";
/// What the caller keeps about the run.
const MANIFEST_FILE: &str = "manifest.json";
/// The sample of journeys.
const JOURNEYS_FILE: &str = "tables/journeys.csv";

/// The scenario as its file was when it was run.
pub const SCENARIO_FILE: &str = "scenario.toml";

/// Finished futures, to be continued by a longer run.
pub const FUTURES_FILE: &str = "data/futures.bin";

/// The page of a run folder.
pub const REPORT_FILE: &str = "report.html";

/// Pixels per point of the PNG files: 1920 across.
const PNG_SCALE: f32 = 2.0;

/// A run folder could not be written.
#[derive(Debug, thiserror::Error)]
pub enum ReportError {
    /// The folder is there and may not be replaced.
    #[error("folder `{0}` exists already; choose another name or allow overwriting")]
    Exists(PathBuf),
    /// The folder to be replaced holds something other than a run.
    #[error("folder `{0}` is not a run folder, so it is not overwritten; choose another name")]
    NotARun(PathBuf),
    /// The folder to be removed holds something other than a run.
    #[error(
        "folder `{0}` is not a run folder, so it is not removed; a run folder holds results.json and manifest.json"
    )]
    NotRemoved(PathBuf),
    /// The path has no last part to name a folder after.
    #[error("`{0}` does not name a folder")]
    NoName(PathBuf),
    /// Writing failed; nothing was changed.
    #[error("cannot write `{path}`: {source}")]
    Write {
        /// What was being written.
        path: PathBuf,
        /// Why it failed.
        source: io::Error,
    },
    /// A table could not be turned into a file.
    #[error(transparent)]
    Export(#[from] ExportError),
    /// A chart failed.
    #[error(transparent)]
    Chart(#[from] ChartError),
    /// The results could not be turned into JSON.
    #[error("results cannot be written as JSON: {0}")]
    Encode(#[from] serde_json::Error),
}

/// Results could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// Reading failed.
    #[error("cannot read `{path}`: {source}")]
    Read {
        /// What was being read.
        path: PathBuf,
        /// Why it failed.
        source: io::Error,
    },
    /// The text is not a results document.
    #[error("`{path}` holds no results: {source}")]
    NotResults {
        /// What was read.
        path: PathBuf,
        /// Why it is none.
        source: serde_json::Error,
    },
    /// The document has another format.
    #[error("`{path}` holds `{found}`, needed is `{RESULTS_SCHEMA}`; run the scenario again with this version")]
    OtherFormat {
        /// What was read.
        path: PathBuf,
        /// The format that it names.
        found: String,
    },
}

/// The results document of a run folder or of a file, when the path names one.
#[must_use]
pub fn results_file(path: &Path) -> Option<PathBuf> {
    let inside = path.join(RESULTS_FILE);
    let is_document = path.is_file() && path.extension().is_some_and(|e| e == "json");
    if inside.is_file() { Some(inside) } else { is_document.then(|| path.to_path_buf()) }
}

/// Reads a results document.
///
/// # Errors
/// The file cannot be read, or is no results document of this format.
pub fn read(file: &Path) -> Result<Results, ReadError> {
    let path = file.to_path_buf();
    let text = fs::read_to_string(file).map_err(|source| ReadError::Read { path: path.clone(), source })?;
    let document: serde_json::Value =
        serde_json::from_str(&text).map_err(|source| ReadError::NotResults { path: path.clone(), source })?;
    let schema = document.get("schema").and_then(serde_json::Value::as_str).unwrap_or("no format");
    if schema != RESULTS_SCHEMA {
        return Err(ReadError::OtherFormat { path, found: super::names::clean(schema) });
    }
    serde_json::from_value(document).map_err(|source| ReadError::NotResults { path, source })
}

/// The sample of journeys in a run folder as CSV text; none when it was not kept.
///
/// # Errors
/// The file is there and cannot be read.
pub fn journeys(dir: &Path) -> Result<Option<String>, ReadError> {
    let path = dir.join(JOURNEYS_FILE);
    match fs::read_to_string(&path) {
        Ok(text) => Ok(Some(text)),
        Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(ReadError::Read { path, source }),
    }
}

/// A file of a run folder by its path inside; none when it is not there.
///
/// # Errors
/// The file is there and cannot be read.
pub fn file(dir: &Path, name: &str) -> Result<Option<Vec<u8>>, ReadError> {
    let path = dir.join(name);
    match fs::read(&path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(ReadError::Read { path, source }),
    }
}

/// The manifest of a run folder; nothing when there is none that can be read.
#[must_use]
pub fn manifest(dir: &Path) -> serde_json::Value {
    let text = fs::read_to_string(dir.join(MANIFEST_FILE)).unwrap_or_default();
    serde_json::from_str(&text).unwrap_or_default()
}

/// The run folders directly inside a folder, in order of their names.
///
/// # Errors
/// The folder cannot be read.
pub fn list(root: &Path) -> Result<Vec<PathBuf>, ReadError> {
    let unreadable = |source| ReadError::Read { path: root.to_path_buf(), source };
    let mut found = Vec::new();
    for entry in fs::read_dir(root).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        // Folders that are being written, or were set aside, have names with a point in front.
        let is_hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if !is_hidden && is_run(&path) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// May this folder be removed as a run.
///
/// # Errors
/// It is no folder, a link to one, or holds no run.
pub fn check_removal(dir: &Path) -> Result<(), ReportError> {
    let found = at(dir, fs::symlink_metadata(dir))?;
    if found.is_dir() && is_run(dir) { Ok(()) } else { Err(ReportError::NotRemoved(dir.to_owned())) }
}

/// Removes a run folder with all that is in it.
///
/// # Errors
/// It is no run folder, or cannot be removed.
pub fn remove(dir: &Path) -> Result<(), ReportError> {
    check_removal(dir)?;
    at(dir, fs::remove_dir_all(dir))
}

impl ReportError {
    /// Exit code of the command line: 5 for files, 1 for what should not happen.
    #[must_use]
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Exists(_) | Self::NotARun(_) | Self::NotRemoved(_) | Self::NoName(_) | Self::Write { .. } => 5,
            Self::Chart(_) | Self::Export(_) | Self::Encode(_) => 1,
        }
    }
}

/// A finished run folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The folder.
    pub dir: PathBuf,
    /// Files by path inside the folder, with their size in bytes, in order of their names.
    pub files: Vec<(String, u64)>,
}

/// What a run folder keeps beside the results.
#[derive(Clone, Debug, Default)]
pub struct Beside<'a> {
    /// The sample of journeys as CSV text, if it was recorded.
    pub journeys: Option<&'a str>,
    /// The first future as rows.
    pub records: Option<&'a Records>,
    /// Further files by path inside the folder.
    pub files: Vec<(String, Vec<u8>)>,
}

/// `<root>/<scenario id>-<first six hex digits of a hash of scenario, seed and futures>`.
#[must_use]
pub fn default_dir(output_root: &Path, results: &Results) -> PathBuf {
    let keep = |c: char| if c.is_ascii_alphanumeric() || matches!(c, '-' | '_') { c } else { '-' };
    let id: String = results.scenario.id.chars().take(60).map(keep).collect();
    let id = id.trim_matches('-');
    let id = if id.is_empty() { "run" } else { id };
    let key = format!("{}/{}/{}", results.scenario.hash, results.seed, results.futures);
    output_root.join(format!("{id}-{:06x}", fnv(key.as_bytes()) >> 40))
}

/// FNV-1a over 64 bits (Fowler, Noll, Vo); names folders, protects nothing.
fn fnv(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Writes a run folder: results, manifest, summary, tables and charts in both languages.
///
/// * `beside`: what is kept beside the results
/// * `manifest`: seed, versions, times and whatever else the caller wants to keep
/// * `overwrite`: replaces an older run in the same place
///
/// # Errors
///
/// [`ReportError`] when the folder exists, is not a run folder, or anything cannot be drawn or written; in all
/// cases what was there before stays as it was.
pub fn write(
    results: &Results,
    beside: &Beside<'_>,
    manifest: &serde_json::Value,
    dir: &Path,
    overwrite: bool,
) -> Result<Written, ReportError> {
    check_target(dir, overwrite)?;
    let files = contents(results, beside, manifest)?;
    let fresh = sibling(dir, "writing")?;
    let place = if overwrite { replace } else { put_in_place };
    let outcome = fill(&fresh, &files).and_then(|()| place(&fresh, dir));
    if outcome.is_err() {
        let _ = fs::remove_dir_all(&fresh);
    }
    outcome?;
    let files = files.into_iter().map(|(path, bytes)| (path, bytes.len() as u64)).collect();
    Ok(Written { dir: dir.to_owned(), files })
}

/// Writes one text file, folders above it included; what stood there is replaced when all is written.
///
/// # Errors
///
/// When the folder cannot be made or the file not written; in that case what was there stays as it was.
pub fn write_file(path: &Path, text: &str) -> Result<(), ReportError> {
    write_bytes(path, text.as_bytes())
}

/// Writes one file that need not be text, in the same way as [`write_file`].
///
/// # Errors
///
/// Those of [`write_file`].
pub fn write_bytes(path: &Path, bytes: &[u8]) -> Result<(), ReportError> {
    let fresh = sibling(path, "writing")?;
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty());
    let written = folder.map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(&fresh, bytes));
    let outcome = written.and_then(|()| fs::rename(&fresh, path));
    if outcome.is_err() {
        let _ = fs::remove_file(&fresh);
    }
    outcome.map_err(|source| ReportError::Write { path: path.to_owned(), source })
}

/// May a run be written to this folder; asked before a long run, so that none is lost.
///
/// # Errors
///
/// When the folder exists and may not be replaced, or is not a run folder.
pub fn check_target(dir: &Path, overwrite: bool) -> Result<(), ReportError> {
    match fs::symlink_metadata(dir) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(source) => Err(ReportError::Write { path: dir.to_owned(), source }),
        Ok(_) if !overwrite => Err(ReportError::Exists(dir.to_owned())),
        Ok(found) if found.is_dir() && is_run_or_empty(dir) => Ok(()),
        Ok(_) => Err(ReportError::NotARun(dir.to_owned())),
    }
}

fn is_run(dir: &Path) -> bool {
    [MANIFEST_FILE, RESULTS_FILE].iter().all(|name| dir.join(name).is_file())
}

fn is_run_or_empty(dir: &Path) -> bool {
    is_run(dir) || fs::read_dir(dir).is_ok_and(|mut entries| entries.next().is_none())
}

/// Every file of the folder by its path with forward slashes, in order of the paths.
fn contents(
    results: &Results,
    beside: &Beside<'_>,
    manifest: &serde_json::Value,
) -> Result<Vec<(String, Vec<u8>)>, ReportError> {
    let mut files = vec![
        (RESULTS_FILE.to_owned(), pretty(results)?),
        (MANIFEST_FILE.to_owned(), pretty(manifest)?),
        ("summary.txt".to_owned(), summary(results).into_bytes()),
    ];
    let tables = export::tables(results, None)?;
    for (folder, format) in [("tables/", Format::Csv(Locale::C)), ("data/", Format::Parquet), ("", Format::Xlsx)] {
        let made = export::files(results, &tables, format)?;
        files.extend(made.into_iter().map(|(name, bytes)| (format!("{folder}{name}"), bytes)));
    }
    if let Some(text) = beside.journeys {
        let table = journeys_table(text).map_err(ExportError::from)?;
        let made = export::files(results, &[table], Format::Parquet)?;
        files.extend(made.into_iter().map(|(name, bytes)| (format!("data/{name}"), bytes)));
        files.push((JOURNEYS_FILE.to_owned(), text.as_bytes().to_vec()));
    }
    for (name, made) in beside.records.map(records::files).unwrap_or_default() {
        let bytes = made.map_err(|source| ExportError::Parquet { name, source })?;
        files.push((format!("data/{name}.parquet"), bytes));
    }
    files.extend(beside.files.iter().cloned());
    if !results.programs.is_empty() {
        files.push((REPORT_FILE.to_owned(), html::page(results, &[], html::Audience::Joint)?.into_bytes()));
    }
    for lang in Lang::ALL {
        let charts = charts::all(results, lang)?;
        let pictures: Result<Vec<Vec<u8>>, ChartError> = charts.par_iter().map(|chart| chart.png(PNG_SCALE)).collect();
        for (chart, png) in charts.into_iter().zip(pictures?) {
            let path = format!("charts/{}/{}", lang.code(), chart.file);
            files.push((format!("{path}.png"), png));
            files.push((format!("{path}.svg"), chart.file_svg().into_bytes()));
        }
    }
    files.sort_by(|a, b| a.0.cmp(&b.0));
    Ok(files)
}

fn pretty(value: &impl serde::Serialize) -> Result<Vec<u8>, ReportError> {
    let mut bytes = serde_json::to_vec_pretty(value)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// Both languages, Vietnamese first; then the profit and loss accounts, which are long.
fn summary(results: &Results) -> String {
    let (summaries, accounts) =
        (Lang::ALL.map(|lang| table::summary(results, lang)), Lang::ALL.map(|lang| accounts(results, lang)));
    let parts: Vec<String> = summaries.into_iter().chain(accounts).filter(|text| !text.is_empty()).collect();
    parts.join(&format!("\n{}\n\n", "─".repeat(72)))
}

fn sibling(dir: &Path, purpose: &str) -> Result<PathBuf, ReportError> {
    let name = dir.file_name().ok_or_else(|| ReportError::NoName(dir.to_owned()))?;
    let mut hidden = std::ffi::OsString::from(".");
    hidden.push(name);
    hidden.push(format!(".{purpose}-{}", std::process::id()));
    Ok(dir.with_file_name(hidden))
}

fn fill(fresh: &Path, files: &[(String, Vec<u8>)]) -> Result<(), ReportError> {
    if fresh.exists() {
        at(fresh, fs::remove_dir_all(fresh))?;
    }
    at(fresh, fs::create_dir_all(fresh))?;
    for (name, bytes) in files {
        let path = fresh.join(name);
        if let Some(folder) = path.parent() {
            at(folder, fs::create_dir_all(folder))?;
        }
        let mut file = at(&path, fs::File::create(&path))?;
        at(&path, file.write_all(bytes))?;
        if !name.contains('/') {
            at(&path, file.sync_all())?;
        }
    }
    Ok(())
}

/// Renames the new folder into place; a folder that appeared there meanwhile stays.
fn put_in_place(fresh: &Path, dir: &Path) -> Result<(), ReportError> {
    at(dir, fs::rename(fresh, dir))
}

/// Renames the new folder into place; an older one is set aside first and comes back if that fails.
fn replace(fresh: &Path, dir: &Path) -> Result<(), ReportError> {
    if !dir.exists() {
        return put_in_place(fresh, dir);
    }
    let old = sibling(dir, "old")?;
    at(dir, fs::rename(dir, &old))?;
    let renamed = fs::rename(fresh, dir);
    if renamed.is_err() {
        let _ = fs::rename(&old, dir);
    } else {
        let _ = fs::remove_dir_all(&old);
    }
    at(dir, renamed)
}

fn at<T>(path: &Path, outcome: io::Result<T>) -> Result<T, ReportError> {
    outcome.map_err(|source| ReportError::Write { path: path.to_owned(), source })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::sample;

    fn bytes(dir: &Path, written: &Written) -> Vec<Vec<u8>> {
        written.files.iter().map(|(name, _)| fs::read(dir.join(name)).expect("file")).collect()
    }

    #[test]
    fn the_same_results_give_the_same_bytes() {
        let root = tempfile::tempdir().expect("folder");
        let results = sample::win();
        let manifest = serde_json::json!({"seed": 7});
        let (a, b) = (root.path().join("a"), root.path().join("b"));
        let first =
            write(&results, &Beside { journeys: Some("shopper,path\n"), ..Beside::default() }, &manifest, &a, false)
                .expect("writes");
        let second =
            write(&results, &Beside { journeys: Some("shopper,path\n"), ..Beside::default() }, &manifest, &b, false)
                .expect("writes");
        assert_eq!(first.files, second.files);
        assert!(bytes(&a, &first) == bytes(&b, &second), "files differ");
        let json = fs::read(a.join("results.json")).expect("json");
        assert!(json == pretty(&results).expect("json"), "results.json is the document itself");
        serde_json::from_slice::<Results>(&json).expect("parses");
        assert_eq!(fs::read_dir(root.path()).expect("list").count(), 2, "nothing temporary is left");
    }

    #[test]
    fn an_existing_folder_is_replaced_only_when_asked_and_only_if_it_is_a_run() {
        let root = tempfile::tempdir().expect("folder");
        let dir = root.path().join("run");
        let results = sample::zero_programs();
        let go = |overwrite| write(&results, &Beside::default(), &serde_json::Value::Null, &dir, overwrite);
        go(false).expect("writes");
        assert!(matches!(go(false), Err(ReportError::Exists(_))));
        go(true).expect("replaces");
        let other = root.path().join("thesis");
        fs::create_dir(&other).expect("folder");
        fs::write(other.join("chapter.txt"), "years of work").expect("file");
        let refused = write(&results, &Beside::default(), &serde_json::Value::Null, &other, true);
        assert!(matches!(refused, Err(ReportError::NotARun(_))));
        assert!(other.join("chapter.txt").exists());
    }

    #[test]
    fn only_run_folders_are_listed_and_removed() {
        let root = tempfile::tempdir().expect("folder");
        let results = sample::zero_programs();
        for name in ["b", "a", ".c.writing-1"] {
            write(&results, &Beside::default(), &serde_json::json!({"seed": 7}), &root.path().join(name), false)
                .expect("writes");
        }
        let thesis = root.path().join("thesis");
        fs::create_dir(&thesis).expect("folder");
        fs::write(thesis.join("results.json"), "years of work").expect("file");
        assert_eq!(list(root.path()).expect("lists"), ["a", "b"].map(|name| root.path().join(name)));
        assert_eq!(manifest(&root.path().join("a"))["seed"], 7);
        assert!(manifest(&thesis).is_null());
        assert!(matches!(remove(&thesis), Err(ReportError::NotRemoved(_))));
        assert!(matches!(remove(root.path()), Err(ReportError::NotRemoved(_))));
        assert_eq!(remove(&root.path().join("none")).map_err(|e| e.exit_code()), Err(5));
        remove(&root.path().join("a")).expect("removes");
        assert_eq!(list(root.path()).expect("lists").len(), 1);
        assert!(thesis.join("results.json").is_file());
    }

    #[test]
    fn a_write_that_fails_leaves_nothing_behind() {
        let root = tempfile::tempdir().expect("folder");
        fs::write(root.path().join("file"), "not a folder").expect("file");
        let results = sample::zero_programs();
        let below = root.path().join("file").join("run");
        let failed =
            write(&results, &Beside::default(), &serde_json::Value::Null, &below, false).expect_err("cannot write");
        assert_eq!(failed.exit_code(), 5);
        assert_eq!(fs::read_dir(root.path()).expect("list").count(), 1);
    }

    #[test]
    fn names_of_folders_cannot_leave_the_output_root() {
        let mut results = sample::win();
        results.scenario.id = "../../etc/x y".into();
        let dir = default_dir(Path::new("output"), &results);
        assert_eq!(dir.parent(), Some(Path::new("output")));
        let name = dir.file_name().and_then(|n| n.to_str()).unwrap_or_default();
        assert!(name.starts_with("etc-x-y-") && name.len() == "etc-x-y-".len() + 6, "{name}");
    }
}
