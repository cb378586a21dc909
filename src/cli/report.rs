//! `report`: the page of a finished run, for other readers or in one language.

use super::args::{Languages, Readers, ReportArgs};
use super::terminal::Terminal;
use super::{Ending, Failure};
use crate::report::html::{self, Audience};
use crate::report::i18n::Lang;
use crate::report::run_folder;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Makes the page of a run.
///
/// # Errors
/// There is no run at the path, or files cannot be read or written (5); a chart cannot be drawn (1).
pub fn report(args: &ReportArgs, terminal: &Terminal) -> Ending {
    let file = run_folder::results_file(&args.run).ok_or_else(|| {
        let path = args.run.display();
        Failure::new(
            5,
            format!("`{path}` is no run: expected a folder with results.json, such as `run` writes below output/"),
        )
    })?;
    let results = run_folder::read(&file).map_err(|e| Failure::new(5, e))?;
    let audience = match args.audience {
        Readers::Joint => Audience::Joint,
        Readers::Brand => Audience::Brand,
        Readers::Retailer => Audience::Retailer,
    };
    let langs: &[Lang] = match args.languages {
        Languages::En => &[Lang::En],
        Languages::Vi => &[Lang::Vi],
        Languages::Both => &[],
    };
    let page = html::page(&results, langs, audience).map_err(|e| Failure::new(1, e))?;
    let out = args.out.clone().unwrap_or_else(|| usual_place(&file, audience));
    run_folder::write_file(&out, &page).map_err(|e| Failure::new(e.exit_code(), e))?;
    let (word, megabytes) = (terminal.lang.pick("Wrote", "Đã ghi"), page.len() as f64 / 1e6);
    terminal.result(&format!("{word} {} ({megabytes:.1} MB)\n", out.display()));
    Ok(ExitCode::SUCCESS)
}

/// Beside the results; each reader has a file of their own, so that none is sent by mistake.
fn usual_place(results: &Path, audience: Audience) -> PathBuf {
    let name = match audience {
        Audience::Joint => run_folder::REPORT_FILE.to_owned(),
        Audience::Brand | Audience::Retailer => format!("report-{}.html", audience.id()),
    };
    results.with_file_name(name)
}
