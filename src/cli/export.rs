//! `export`: the tables of a run as files.

use super::args::{CsvLocale, ExportArgs, ExportFormat};
use super::runs::open;
use super::terminal::Terminal;
use super::{Ending, Failure, did_you_mean};
use crate::report::cells::Table;
use crate::report::csv::Locale;
use crate::report::export::{self, ExportError, Format};
use crate::report::i18n::Lang;
use crate::report::{records, run_folder};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Exit code for files.
const FILES: u8 = 5;

/// Writes tables of a run.
///
/// # Errors
/// An unknown table, or an output that does not fit the format (2); files (5).
pub fn export(args: &ExportArgs, terminal: &Terminal) -> Ending {
    let lang = terminal.lang;
    let format = format(args, lang)?;
    let (folder, results) = open(&args.run, terminal)?;
    let journeys = run_folder::journeys(&folder).map_err(|error| Failure::new(FILES, error))?;
    let mut tables = export::tables(&results, journeys.as_deref()).map_err(failure)?;
    tables.extend(records(&folder, &args.tables)?);
    let tables = chosen(tables, &args.tables, lang)?;
    if let Some(name) = args.tables.iter().find(|name| format == Format::Xlsx && export::is_long(name)) {
        return Err(Failure::new(
            2,
            lang.pick(
                format!("`{name}` has more rows than a sheet holds; export it with --format csv or parquet"),
                format!("`{name}` có nhiều dòng hơn một trang tính; hãy xuất bằng --format csv hoặc parquet"),
            ),
        ));
    }
    let target = target(args, format, &folder, tables.len(), lang)?;
    let files = export::files(&results, &tables, format).map_err(failure)?;
    write(&target, files, terminal)
}

/// The long tables of the first future that were asked for; they are left out when nothing is.
fn records(folder: &Path, asked: &[String]) -> Result<Vec<Table>, Failure> {
    let mut tables = Vec::new();
    for name in records::NAMES.into_iter().filter(|name| asked.iter().any(|a| a == name)) {
        let file = run_folder::file(folder, &format!("data/{name}.parquet"));
        if let Some(bytes) = file.map_err(|error| Failure::new(FILES, error))? {
            tables.push(export::record(name, bytes).map_err(failure)?);
        }
    }
    Ok(tables)
}

fn format(args: &ExportArgs, lang: Lang) -> Result<Format, Failure> {
    let locale = match args.csv_locale {
        CsvLocale::C => Locale::C,
        CsvLocale::Vi => Locale::Vi,
    };
    let format = match args.format {
        ExportFormat::Xlsx => Format::Xlsx,
        ExportFormat::Csv => Format::Csv(locale),
        ExportFormat::Parquet => Format::Parquet,
        ExportFormat::Json => Format::Json,
    };
    let is_csv = matches!(format, Format::Csv(_));
    if locale == Locale::Vi && !is_csv {
        return Err(Failure::new(
            2,
            lang.pick(
                "--csv-locale is for --format csv; the other formats hold plain numbers, which every program reads",
                "--csv-locale chỉ dùng với --format csv; các dạng khác chứa số thuần mà chương trình nào cũng đọc được",
            ),
        ));
    }
    Ok(format)
}

fn failure(error: ExportError) -> Failure {
    let is_damaged = matches!(error, ExportError::Journeys(_) | ExportError::Records { .. });
    let code = if is_damaged { FILES } else { 1 };
    Failure::new(code, error)
}

/// The tables that were asked for, in their usual order; all of them when none was.
fn chosen(tables: Vec<Table>, asked: &[String], lang: Lang) -> Result<Vec<Table>, Failure> {
    for name in asked {
        if tables.iter().any(|table| table.name == name) {
            continue;
        }
        let mut known: Vec<&str> = tables.iter().map(|t| t.name).collect();
        known.extend(records::NAMES.iter().filter(|long| !asked.iter().any(|a| a == *long)));
        let hint = did_you_mean(name, known.iter(), lang);
        let known = known.join(", ");
        return Err(Failure::new(
            2,
            lang.pick(
                format!("the run has no table `{name}`{hint}\n  its tables: {known}"),
                format!("lần chạy này không có bảng `{name}`{hint}\n  các bảng: {known}"),
            ),
        ));
    }
    let is_asked = |table: &Table| asked.is_empty() || asked.iter().any(|name| name == table.name);
    Ok(tables.into_iter().filter(is_asked).collect())
}

/// Where the files go.
enum Target {
    Stdout,
    File(PathBuf),
    Folder(PathBuf),
}

/// One file when the output has the ending of the format, else a folder.
fn target(args: &ExportArgs, format: Format, run: &Path, tables: usize, lang: Lang) -> Result<Target, Failure> {
    let Some(out) = &args.out else { return Ok(Target::Folder(run.join("export"))) };
    let ending = format.extension();
    let is_file = out.extension().is_some_and(|e| e.eq_ignore_ascii_case(ending));
    let is_stdout = out.as_os_str() == "-";
    if !is_file && !is_stdout {
        if format.is_one_file() {
            let shown = out.display();
            return Err(Failure::new(
                2,
                lang.pick(
                    format!("--out is `{shown}`, expected a file ending in .{ending}"),
                    format!("--out là `{shown}`, cần một tệp có đuôi .{ending}"),
                ),
            ));
        }
        return Ok(Target::Folder(out.clone()));
    }
    if !format.is_one_file() && tables != 1 {
        return Err(Failure::new(
            2,
            lang.pick(
                format!("{tables} tables do not fit one file; choose one with --table NAME, or a folder with --out DIR"),
                format!("{tables} bảng không vào chung một tệp; chọn một bảng bằng --table TÊN, hoặc một thư mục bằng --out THƯ-MỤC"),
            ),
        ));
    }
    if is_stdout && matches!(format, Format::Xlsx | Format::Parquet) {
        return Err(Failure::new(
            2,
            lang.pick(
                format!("a .{ending} file is not text; name a file with --out"),
                format!("tệp .{ending} không phải văn bản; hãy nêu tên tệp bằng --out"),
            ),
        ));
    }
    Ok(if is_stdout { Target::Stdout } else { Target::File(out.clone()) })
}

fn write(target: &Target, files: Vec<(String, Vec<u8>)>, terminal: &Terminal) -> Ending {
    let (count, size) = (files.len(), files.iter().map(|(_, bytes)| bytes.len()).sum::<usize>());
    for (name, bytes) in files {
        let path = match target {
            Target::Stdout => {
                terminal.result(&String::from_utf8_lossy(&bytes));
                continue;
            }
            Target::File(path) => path.clone(),
            Target::Folder(folder) => folder.join(name),
        };
        run_folder::write_bytes(&path, &bytes).map_err(|error| Failure::new(error.exit_code(), error))?;
    }
    let (wrote, kilobytes) = (terminal.lang.pick("Wrote", "Đã ghi"), size.div_ceil(1000));
    match target {
        Target::Stdout => {}
        Target::File(path) => terminal.result(&format!("{wrote} {}  ({kilobytes} kB)\n", path.display())),
        Target::Folder(folder) => {
            let files = terminal.lang.pick(if count == 1 { "file" } else { "files" }, "tệp");
            terminal.result(&format!("{wrote} {}/  ({count} {files}, {kilobytes} kB)\n", folder.display()));
        }
    }
    Ok(ExitCode::SUCCESS)
}
