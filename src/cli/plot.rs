//! `plot`: one chart of a run as SVG or PNG.

use super::args::PlotArgs;
use super::runs::open;
use super::terminal::Terminal;
use super::{Ending, Failure, did_you_mean};
use crate::experiment::results::Results;
use crate::report::charts::{Kind, draw};
use crate::report::run_folder;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Pixels per point that a PNG may have: a slide needs 2 or 3, and memory grows with the square.
const SCALES: std::ops::RangeInclusive<f32> = 0.5..=8.0;

/// Form of the picture.
#[derive(Clone, Copy)]
enum Form {
    Svg,
    Png,
}

/// Draws a chart.
///
/// # Errors
/// An unknown chart, program or ending, or a scale out of range (2); files (5).
pub fn plot(args: &PlotArgs, terminal: &Terminal) -> Ending {
    let form = args.out.as_deref().map_or(Ok(Form::Svg), |path| form_of(path, terminal))?;
    if !SCALES.contains(&args.scale) {
        let (scale, low, high) = (args.scale, SCALES.start(), SCALES.end());
        return Err(Failure::new(
            2,
            terminal.lang.pick(
                format!("--scale is `{scale}`, allowed are {low} to {high} pixels per point"),
                format!("--scale là `{scale}`, cho phép từ {low} đến {high} điểm ảnh mỗi point"),
            ),
        ));
    }
    let kind = Kind::from_id(&args.chart).ok_or_else(|| unknown_chart(&args.chart, terminal))?;
    let (_, results) = open(&args.run, terminal)?;
    let program = program_of(&results, kind, args.program.as_deref(), terminal)?;
    let chart = draw(&results, kind, program, terminal.lang).map_err(|error| Failure::new(2, error))?;
    let path = args.out.clone().unwrap_or_else(|| PathBuf::from(format!("{}.svg", chart.file)));
    let bytes = match form {
        Form::Svg => chart.file_svg().into_bytes(),
        Form::Png => chart.png(args.scale).map_err(|error| Failure::new(1, error))?,
    };
    run_folder::write_bytes(&path, &bytes).map_err(|error| Failure::new(error.exit_code(), error))?;
    let wrote = terminal.lang.pick("Wrote", "Đã ghi");
    terminal.result(&format!("{wrote} {}\n  {}\n", path.display(), chart.title));
    Ok(ExitCode::SUCCESS)
}

fn form_of(path: &Path, terminal: &Terminal) -> Result<Form, Failure> {
    let ending = path.extension().map(|e| e.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        Some("svg") => Ok(Form::Svg),
        Some("png") => Ok(Form::Png),
        _ => {
            let shown = path.display();
            Err(Failure::new(
                2,
                terminal.lang.pick(
                    format!("--out is `{shown}`, known endings are .svg and .png"),
                    format!("--out là `{shown}`, đuôi tệp hợp lệ là .svg và .png"),
                ),
            ))
        }
    }
}

fn unknown_chart(chart: &str, terminal: &Terminal) -> Failure {
    let known: Vec<&str> = Kind::ALL.into_iter().map(Kind::id).collect();
    let hint = did_you_mean(chart, known.iter(), terminal.lang);
    let known = known.join(", ");
    Failure::new(
        2,
        terminal.lang.pick(
            format!("no chart is called `{chart}`{hint}\n  known charts: {known}"),
            format!("không có biểu đồ nào tên `{chart}`{hint}\n  các biểu đồ: {known}"),
        ),
    )
}

/// The program that the chart is drawn for; none for charts of all programs.
fn program_of<'a>(
    results: &'a Results,
    kind: Kind,
    asked: Option<&'a str>,
    terminal: &Terminal,
) -> Result<Option<&'a str>, Failure> {
    let lang = terminal.lang;
    let known: Vec<&str> = results.programs.iter().map(|p| p.id.as_str()).collect();
    let all = known.join(", ");
    match (asked, known.as_slice()) {
        (_, []) => Err(Failure::new(
            2,
            lang.pick("the run has no programs to draw", "lần chạy này không có chương trình để vẽ"),
        )),
        (Some(id), known) if !known.contains(&id) => {
            let hint = did_you_mean(id, known.iter(), lang);
            Err(Failure::new(
                2,
                lang.pick(
                    format!("the run has no program `{id}`{hint}\n  its programs: {all}"),
                    format!("lần chạy này không có chương trình `{id}`{hint}\n  các chương trình: {all}"),
                ),
            ))
        }
        (Some(id), _) => {
            if !kind.is_per_program() {
                terminal.note(&lang.pick(
                    format!("note: chart `{}` shows all programs, so --program changes nothing\n", kind.id()),
                    format!("lưu ý: biểu đồ `{}` hiện mọi chương trình nên --program không thay đổi gì\n", kind.id()),
                ));
            }
            Ok(Some(id))
        }
        (None, [only]) => Ok(Some(only)),
        (None, _) if kind.is_per_program() => Err(Failure::new(
            2,
            lang.pick(
                format!("chart `{}` shows one program; name it with --program\n  programs: {all}", kind.id()),
                format!(
                    "biểu đồ `{}` hiện một chương trình; hãy nêu tên bằng --program\n  các chương trình: {all}",
                    kind.id()
                ),
            ),
        )),
        (None, _) => Ok(None),
    }
}
