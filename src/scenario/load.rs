//! Reads scenario files, and writes the starter project. The only code of the project that reads scenarios from disk.

use super::check::Scenario;
use super::diagnostic::{Diagnostic, Severity, shown};
use super::jbp;
use super::rest;
use super::rules::check_rules;
use super::set::set;
use super::shape::check_shape;
use super::spec::ScenarioSpec;
use super::template::{README, STARTER};
use super::tree::Node;
use serde::Deserialize;
use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

/// Largest file that is read.
const LARGEST: u64 = 5_000_000;

/// The file that a project folder holds.
const FILE_IN_FOLDER: &str = "scenario.toml";

/// What a check found, and the scenario when it found no error.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The scenario; present exactly when no diagnostic is an error.
    pub scenario: Option<Scenario>,
    /// Every problem, by its place in the file.
    pub diagnostics: Vec<Diagnostic>,
    /// Name of the file for messages.
    pub source_name: String,
    /// Text that the spans count in.
    pub text: String,
}

impl Checked {
    fn failed(source_name: String, text: String, diagnostics: Vec<Diagnostic>) -> Self {
        Self { scenario: None, diagnostics, source_name, text }
    }
}

/// Checks the scenario in a file or a project folder, after setting values from outside.
#[must_use]
pub fn check_path(path: &Path, sets: &[(String, String)]) -> Checked {
    checked_path(path, |name, text| check_text_with(name, text, sets))
}

/// The same, but guardrails of level stop only warn.
#[must_use]
pub fn check_path_ignoring_guardrails(path: &Path, sets: &[(String, String)]) -> Checked {
    checked_path(path, |name, text| {
        let (spec, mut found) = spec_of(text, sets);
        let broken = found.iter_mut().filter(|one| one.code == "guardrail");
        broken.for_each(|one| one.severity = Severity::Warning);
        finished(name, text, spec, found)
    })
}

/// Checks the joint business plan in a file, and the scenario that it names.
#[must_use]
pub fn check_jbp_path(path: &Path, ignore_guardrails: bool) -> jbp::Checked {
    let failed = |found: Diagnostic| jbp::Checked {
        jbp: None,
        report: Checked::failed(path.display().to_string(), String::new(), vec![found]),
    };
    let text = match read_text(path) {
        Ok(text) => text,
        Err(found) => return failed(*found),
    };
    let folder = path.parent().map(Path::to_path_buf).unwrap_or_default();
    let check = if ignore_guardrails { check_path_ignoring_guardrails } else { check_path };
    jbp::check_text(&path.display().to_string(), &text, &|name| check(&folder.join(name), &[]))
}

/// Reads a text file as it is named.
///
/// # Errors
/// When it cannot be read, is empty, too large or not UTF-8.
pub fn read_text(path: &Path) -> Result<String, Box<Diagnostic>> {
    let mut bytes = Vec::new();
    let opened = fs::File::open(path).and_then(|f| f.take(LARGEST + 1).read_to_end(&mut bytes));
    opened.map_err(|problem| cannot_read(path, &problem))?;
    text_of(bytes)
}

/// Writes a new file; one that is there is kept unless `force` is set.
///
/// # Errors
/// When the file exists and `force` is not set, or it cannot be written.
pub fn write_new(path: &Path, text: &str, force: bool) -> Result<(), Box<Diagnostic>> {
    let name = shown(&path.display().to_string());
    if !force && path.exists() {
        let found = Diagnostic::error("file-exists", "", format!("`{name}` is already there"));
        return Err(Box::new(found.with_hint("choose another name, or overwrite it with --force")));
    }
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty());
    let written = folder.map_or(Ok(()), fs::create_dir_all).and_then(|()| write_whole(path, text));
    written
        .map_err(|problem| Box::new(Diagnostic::error("cannot-write", "", format!("cannot write `{name}`: {problem}"))))
}

fn checked_path(path: &Path, check: impl Fn(&str, &str) -> Checked) -> Checked {
    match read_file(path) {
        Ok((file, text)) => check(&file.display().to_string(), &text),
        Err(found) => Checked::failed(path.display().to_string(), String::new(), vec![*found]),
    }
}

/// Reads the text of a scenario file; a folder is taken as a project that holds `scenario.toml`.
///
/// # Errors
/// When there is no file, it cannot be read, is empty, too large or not UTF-8.
pub fn read_file(path: &Path) -> Result<(PathBuf, String), Box<Diagnostic>> {
    let file = file_of(path)?;
    let mut bytes = Vec::new();
    let opened = fs::File::open(&file).and_then(|f| f.take(LARGEST + 1).read_to_end(&mut bytes));
    opened.map_err(|problem| cannot_read(&file, &problem))?;
    let text = text_of(bytes)?;
    Ok((file, text))
}

/// The text in the bytes of a file.
///
/// # Errors
/// When it is empty, too large, not UTF-8, or holds NUL characters.
pub fn text_of(bytes: Vec<u8>) -> Result<String, Box<Diagnostic>> {
    if bytes.len() as u64 > LARGEST {
        let message = format!("the file is larger than {} MB", LARGEST / 1_000_000);
        return Err(Box::new(Diagnostic::error("file-too-large", "", message)));
    }
    let wide = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    if let Some(at) = bytes.iter().position(|&b| b == 0).filter(|_| !wide) {
        let message = format!("byte {at} is NUL, so this is not a text file");
        return Err(Box::new(Diagnostic::error("not-utf8", "", message)));
    }
    let text =
        String::from_utf8(bytes).map_err(|error| not_utf8(error.as_bytes(), error.utf8_error().valid_up_to()))?;
    let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
    if text.trim().is_empty() {
        let found = Diagnostic::error("empty-file", "", "the file is empty");
        return Err(Box::new(found.with_hint("omnisim init my-plan writes a scenario to start from")));
    }
    Ok(text)
}

fn not_utf8(bytes: &[u8], at: usize) -> Box<Diagnostic> {
    let line = bytes[..at].iter().filter(|&&b| b == b'\n').count() + 1;
    let message = format!("the file is not UTF-8: byte {at}, in line {line}, cannot be read");
    Box::new(Diagnostic::error("not-utf8", "", message).with_hint("save the file again with the encoding UTF-8"))
}

fn cannot_read(path: &Path, problem: &io::Error) -> Box<Diagnostic> {
    let name = shown(&path.display().to_string());
    let found = match problem.kind() {
        io::ErrorKind::NotFound => Diagnostic::error("no-such-file", "", format!("there is no file `{name}`")),
        _ => Diagnostic::error("cannot-read", "", format!("cannot read `{name}`: {problem}")),
    };
    Box::new(found)
}

/// The file itself, or the scenario inside a project folder.
fn file_of(path: &Path) -> Result<PathBuf, Box<Diagnostic>> {
    let kind = fs::metadata(path).map_err(|problem| {
        let found = cannot_read(path, &problem);
        let near = neighbours(path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new(".")));
        let wanted = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        Box::new((*found).with_known(&wanted, near.iter().map(String::as_str)))
    })?;
    let inside = path.join(FILE_IN_FOLDER);
    match (kind.is_file(), kind.is_dir(), inside.is_file()) {
        (true, ..) => Ok(path.to_owned()),
        (_, true, true) => Ok(inside),
        (_, true, false) => {
            let name = shown(&path.display().to_string());
            let mut found =
                Diagnostic::error("is-a-folder", "", format!("`{name}` is a folder without {FILE_IN_FOLDER}"));
            found.known = neighbours(path);
            found.hint = Some(match found.known.first() {
                Some(first) => format!("name the file, such as {}", path.join(first).display()),
                None => format!("omnisim init {name} writes a scenario to start from"),
            });
            Err(Box::new(found))
        }
        _ => Err(Box::new(Diagnostic::error("cannot-read", "", "this is neither a file nor a folder"))),
    }
}

/// The TOML files of a folder, a few of them.
fn neighbours(folder: &Path) -> Vec<String> {
    const MOST: usize = 8;
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().take(1000);
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let mut names: Vec<String> = names.filter(|name| name.ends_with(".toml")).collect();
    names.sort();
    names.truncate(MOST);
    names
}

/// Checks a scenario text.
///
/// ```
/// let checked = omnisim::scenario::load::check_text("my.toml", "[scenario]\nid = 7\n");
/// assert!(checked.scenario.is_none());
/// assert!(checked.diagnostics.iter().any(|d| d.code == "wrong-type"));
/// ```
#[must_use]
pub fn check_text(name: &str, text: &str) -> Checked {
    check_text_with(name, text, &[])
}

/// Reads a scenario from TOML text.
///
/// # Errors
/// The errors as plain text.
pub fn from_text(text: &str) -> Result<Scenario, String> {
    let checked = check_text("scenario", text);
    checked.scenario.ok_or_else(|| super::render::plain(&checked.diagnostics, "scenario", text))
}

/// Checks a scenario text after setting values, such as `("scenario.weeks", "13")`.
///
/// Tables in lists are addressed by their id, links by `from.to`, anything by `[index]`. A value is TOML if it
/// can be read so, and text otherwise.
#[must_use]
pub fn check_text_with(name: &str, text: &str, sets: &[(String, String)]) -> Checked {
    let (spec, found) = spec_of(text, sets);
    finished(name, text, spec, found)
}

fn finished(name: &str, text: &str, spec: Option<ScenarioSpec>, mut found: Vec<Diagnostic>) -> Checked {
    found.sort_by_key(|one| one.span.as_ref().map_or(usize::MAX, |span| span.start));
    let scenario = spec.filter(|_| !found.iter().any(Diagnostic::is_error)).map(Scenario::from_sound);
    Checked { scenario, diagnostics: found, source_name: name.to_owned(), text: text.to_owned() }
}

fn spec_of(text: &str, sets: &[(String, String)]) -> (Option<ScenarioSpec>, Vec<Diagnostic>) {
    let mut tree = match Node::parse(text) {
        Ok(tree) => tree,
        Err(found) => return (None, found),
    };
    let mut found = Vec::new();
    let mut places = Vec::new();
    for (path, value) in sets {
        match set(&mut tree, path, value) {
            Ok(place) => places.push((place, path.as_str())),
            Err(one) => found.push(*one),
        }
    }
    found.extend(check_shape(&tree));
    let mut spec = None;
    if found.is_empty() {
        match ScenarioSpec::deserialize(tree.to_toml()) {
            Ok(read) => {
                found = check_rules(&read, &tree);
                found.retain(|one| one.is_error() || !read.scenario.allow.iter().any(|code| code == one.code));
                spec = Some(read);
            }
            Err(error) => found.push(unread(text, &error)),
        }
    } else {
        let more = rest::problems(&tree, &found);
        found.extend(more);
    }
    found.iter_mut().for_each(|one| name_set(one, &places));
    (spec, found)
}

/// Says of a problem with a value from outside where it was set, as no line of the file holds it.
fn name_set(one: &mut Diagnostic, places: &[(String, &str)]) {
    let inside =
        |place: &str| one.path.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']));
    if let Some((_, path)) = places.iter().rev().find(|(place, _)| one.span.is_none() && inside(place)) {
        one.message += &format!(" (set with --set `{}`)", shown(path));
    }
}

/// A value that the check of shape let pass and the reader refuses.
fn unread(text: &str, error: &toml::de::Error) -> Diagnostic {
    let located = toml::from_str::<ScenarioSpec>(text).err();
    let span = located.and_then(|e| e.span()).or(Some(0..text.len().min(1)));
    Diagnostic::error("cannot-be-read", "", error.message().to_owned()).at(span)
}

/// Writes the starter project: `scenario.toml` and `README.md`. Returns the files written.
///
/// # Errors
/// When one of the files exists and `force` is not set, or a file cannot be written.
pub fn write_starter(folder: &Path, force: bool) -> Result<Vec<PathBuf>, Box<Diagnostic>> {
    let files = [(folder.join(FILE_IN_FOLDER), STARTER), (folder.join("README.md"), README)];
    if let Some((file, _)) = files.iter().find(|(file, _)| !force && file.exists()) {
        let message = format!("`{}` is already there", shown(&file.display().to_string()));
        let found = Diagnostic::error("file-exists", "", message);
        return Err(Box::new(found.with_hint("choose another folder, or overwrite it with --force")));
    }
    let cannot_write = |path: &Path, problem: io::Error| {
        let message = format!("cannot write `{}`: {problem}", shown(&path.display().to_string()));
        Box::new(Diagnostic::error("cannot-write", "", message))
    };
    fs::create_dir_all(folder).map_err(|problem| cannot_write(folder, problem))?;
    for (file, text) in &files {
        write_whole(file, text).map_err(|problem| cannot_write(file, problem))?;
    }
    Ok(files.into_iter().map(|(file, _)| file).collect())
}

/// Writes under a temporary name first, so that a full disk leaves no half file.
fn write_whole(path: &Path, text: &str) -> io::Result<()> {
    let temporary = path.with_extension("part");
    let mut file = fs::File::create(&temporary)?;
    file.write_all(text.as_bytes()).and_then(|()| file.sync_all())?;
    fs::rename(&temporary, path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_that_are_no_text_are_refused_with_their_place() {
        let check = |bytes: &[u8], code: &str, part: &str| {
            let found = text_of(bytes.to_vec()).expect_err("refused");
            assert_eq!(found.code, code);
            assert!(found.message.contains(part), "{}", found.message);
        };
        check(b"a = 1\nb = \"\xff\"\n", "not-utf8", "byte 11, in line 2");
        check(b"a\0b", "not-utf8", "byte 1 is NUL");
        check(b" \n", "empty-file", "empty");
        check(&vec![b'#'; 5_000_001], "file-too-large", "5 MB");
        assert_eq!(text_of(b"\xef\xbb\xbfa = 1".to_vec()).expect("text"), "a = 1");
    }

    #[test]
    fn deep_nesting_is_an_error_and_not_a_crash() {
        for (open, close) in [("[", "]"), ("{a=", "}")] {
            let text = format!("x = {}1{}", open.repeat(100_000), close.repeat(100_000));
            let checked = check_text("t", &text);
            assert_eq!(checked.diagnostics.first().map(|d| d.code), Some("too-deep"), "{open}");
        }
    }
}
