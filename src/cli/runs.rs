//! `runs`: what run folders hold, what differs between them, and their removal.

use super::args::RunsCommand;
use super::terminal::Terminal;
use super::{Ending, Failure};
use crate::experiment::results::Results;
use crate::report::runs::{NamedRun, difference, list};
use crate::report::{names, run_folder, table};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Exit code for files.
const FILES: u8 = 5;

/// Runs one of the commands.
///
/// # Errors
/// A folder that is no run or cannot be read or removed (5); a removal without `--yes` (2).
pub fn runs(command: &RunsCommand, terminal: &Terminal) -> Ending {
    let text = match command {
        RunsCommand::List { dir } => list_of(dir, terminal)?,
        RunsCommand::Show { run } => table::decision_text(&open(run, terminal)?.1, terminal.lang),
        RunsCommand::Diff { first, second } => {
            difference(&named(first, terminal)?, &named(second, terminal)?, terminal.lang)
        }
        RunsCommand::Rm { run, yes } => remove(run, *yes, terminal)?,
    };
    terminal.result(&text);
    Ok(ExitCode::SUCCESS)
}

/// The folder and the results of a run that the command line names by its folder or its `results.json`.
///
/// # Errors
/// There is no run there, or it cannot be read (5).
pub(super) fn open(path: &Path, terminal: &Terminal) -> Result<(PathBuf, Results), Failure> {
    let Some(file) = run_folder::results_file(path) else {
        let shown = path.display();
        return Err(Failure::new(
            FILES,
            terminal.lang.pick(
                format!(
                    "`{shown}` is no run folder and no results.json\n\
                     hint: omnisim runs list shows the runs in output/; omnisim run SCENARIO makes one"
                ),
                format!(
                    "`{shown}` không phải thư mục kết quả chạy và không phải results.json\n\
                     gợi ý: omnisim runs list liệt kê các lần chạy trong output/; omnisim run KỊCH-BẢN tạo một lần chạy"
                ),
            ),
        ));
    };
    let results = run_folder::read(&file).map_err(|error| Failure::new(FILES, error))?;
    let folder = file.parent().map(Path::to_path_buf).unwrap_or_default();
    Ok((folder, results))
}

fn named(path: &Path, terminal: &Terminal) -> Result<NamedRun, Failure> {
    let (folder, results) = open(path, terminal)?;
    Ok(NamedRun { name: name_of(path), results, manifest: run_folder::manifest(&folder) })
}

/// Last part of a path, or all of it when it has none, as for `..`.
pub(super) fn name_of(path: &Path) -> String {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    name.unwrap_or_else(|| path.display().to_string())
}

fn list_of(dir: &Path, terminal: &Terminal) -> Result<String, Failure> {
    let folders = run_folder::list(dir).map_err(|error| Failure::new(FILES, error))?;
    let mut runs = Vec::new();
    for folder in folders {
        match open(&folder, terminal) {
            Ok((_, results)) => runs.push((name_of(&folder), results)),
            Err(failure) => {
                let word = terminal.lang.pick("left out", "bỏ qua");
                terminal.note(&format!("{word}: {}", failure.text));
            }
        }
    }
    if runs.is_empty() {
        let shown = names::clean(&dir.display().to_string());
        return Ok(terminal.lang.pick(
            format!("no runs in `{shown}`; omnisim run SCENARIO makes one\n"),
            format!("chưa có lần chạy nào trong `{shown}`; omnisim run KỊCH-BẢN tạo một lần chạy\n"),
        ));
    }
    Ok(list(&runs, terminal.lang))
}

fn remove(run: &Path, yes: bool, terminal: &Terminal) -> Result<String, Failure> {
    let failed = |error: run_folder::ReportError| Failure::new(error.exit_code(), error);
    run_folder::check_removal(run).map_err(failed)?;
    let shown = run.display();
    if !yes {
        return Err(Failure::new(
            2,
            terminal.lang.pick(
                format!("`{shown}` is a run folder and is still there; add --yes to remove it with all that is in it"),
                format!("`{shown}` là thư mục kết quả chạy và vẫn còn đó; thêm --yes để xóa nó cùng mọi thứ bên trong"),
            ),
        ));
    }
    run_folder::remove(run).map_err(failed)?;
    Ok(format!("{} {shown}\n", terminal.lang.pick("Removed", "Đã xóa")))
}
